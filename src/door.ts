import type { Config } from './config.ts';
import { createFetcher, type Fetcher } from './intake/fetch.ts';
import type { Log } from './log.ts';
import type { Timestamp } from './model/item.ts';

/** What the settings say of going out. */
export type DoorSettings = Pick<
  Config,
  'contact' | 'feedAllowHosts' | 'httpProxy' | 'httpsProxy' | 'noProxy'
>;

/** The one door out as the settings want it: contact, proxies, and who may be asked on a private network. */
export function openDoor(config: DoorSettings, now: () => Timestamp, log?: Log): Fetcher {
  return createFetcher({
    now,
    contact: config.contact,
    allowHosts: config.feedAllowHosts,
    proxies: { http: config.httpProxy, https: config.httpsProxy, not: config.noProxy },
    ...(log === undefined ? {} : { log }),
  });
}

/** The door to the translation server that the settings name: that host, and no other, may be on a private network. */
export function openTranslationDoor(
  config: Pick<Config, 'contact' | 'httpProxy' | 'httpsProxy' | 'noProxy' | 'translateSeconds'>,
  url: string,
  now: () => Timestamp,
  log?: Log,
): Fetcher {
  const { hostname, port, protocol } = new URL(url);
  return createFetcher({
    now,
    contact: config.contact,
    allowHosts: [`${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`],
    proxies: { http: config.httpProxy, https: config.httpsProxy, not: config.noProxy },
    timeoutMs: config.translateSeconds * 1000,
    maxBytes: 256 * 1024,
    ...(log === undefined ? {} : { log }),
  });
}
