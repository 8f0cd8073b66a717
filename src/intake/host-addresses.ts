import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { FetchError } from '../errors.ts';
import { isPublicAddress } from './address.ts';

export interface HostAddress {
  address: string;
  family: number;
}

/** Makes what finds, and checks, the addresses of a host; `allowHosts` may be on a private network. */
export function createAddressFinder(options: {
  allowHosts?: string[];
  lookup?: (host: string) => Promise<HostAddress[]>;
}): (url: URL, signal: AbortSignal, proxied: boolean) => Promise<HostAddress[]> {
  const allowed = new Set((options.allowHosts ?? []).map(host => host.trim().toLowerCase()).filter(Boolean));
  const lookup = options.lookup ?? (host => systemLookup(host, { all: true }));

  /**
   * Decides where a host may be connected to: its checked addresses. Behind a proxy it is the proxy that looks the host
   * up, and this machine may not be able to; what it can find out must still be public.
   */
  return async (url: URL, signal: AbortSignal, proxied: boolean): Promise<HostAddress[]> => {
    const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
    const port = url.port || (url.protocol === 'https:' ? '443' : '80');
    const free = allowed.has(host) || allowed.has(`${host}:${port}`) || allowed.has(`[${host}]:${port}`);
    if (free && proxied) return [];
    const found = isIP(host)
      ? [{ address: host, family: isIP(host) }]
      : await withSignal(lookup(host), signal).catch(error => {
          if (proxied && !signal.aborted && host !== 'localhost' && !host.endsWith('.localhost')) return [];
          throw error;
        });
    if (found.length === 0 && !proxied) throw new FetchError(`${host} has no address`, { kind: 'network' });
    if (!free && !found.every(entry => isPublicAddress(entry.address)))
      throw new FetchError(`${host} is not on the public internet; FEED_ALLOW_HOSTS can allow it`, {
        kind: 'refused',
      });
    return found;
  };
}

/** Answers every look-up with the addresses that were checked, so that a second answer of the DNS changes nothing. */
export function pinTo(addresses: HostAddress[]): LookupFunction {
  return (_host, options, callback) => {
    const first = addresses[0] as HostAddress;
    if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  };
}

/** The work, given up as soon as the signal says so. */
export function withSignal<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
