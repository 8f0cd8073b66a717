import { FetchError } from '../errors.ts';

/**
 * Where a redirect leads. User name and password stay with the host they were given for, and never leave TLS.
 * @param shown the address that redirects, fit for people
 * @throws FetchError when it leads nowhere, or elsewhere than to http or https
 */
export function readRedirect(location: string | null, from: URL, shown: string): URL {
  if (!location || !URL.canParse(location, from))
    throw new FetchError(`${shown}: a redirect to nowhere`, { kind: 'redirect' });
  const next = new URL(location, from);
  if (next.protocol !== 'http:' && next.protocol !== 'https:')
    throw new FetchError(`${shown}: a redirect to ${next.protocol.replace(':', '')}`, { kind: 'redirect' });
  const kept = next.hostname === from.hostname && (next.protocol === 'https:' || from.protocol === 'http:');
  if (kept && !next.username && !next.password && (next.port === from.port || next.port === '')) {
    next.username = from.username;
    next.password = from.password;
  }
  return next;
}
