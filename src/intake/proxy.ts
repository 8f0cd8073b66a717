/** Proxies as the settings give them. */
export interface Proxies {
  http: string | null;
  https: string | null;
  /** Hosts asked directly: "example.org" and all below it, ".example.org", "host:port", "10.0.0.1", or "*". */
  not: string[];
}

/** The proxy for an address; null for none. NO_PROXY is read as curl reads it, ports included. */
export function chooseProxy(url: URL, proxies: Proxies | undefined): string | null {
  if (!proxies) return null;
  const proxy = url.protocol === 'https:' ? proxies.https : proxies.http;
  if (!proxy) return null;
  const host = url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  for (const entry of proxies.not) {
    if (entry === '*') return null;
    const match = /^(?:\*?\.)?(.+?)(?::(\d{1,5}))?$/.exec(entry.trim().toLowerCase());
    // An IPv6 address is all colons; it stands whole.
    const [name, only] = /^\[?[0-9a-f]*:(?=[0-9a-f.]*:)[0-9a-f:.]*\]?$/.test(entry)
      ? [entry.replace(/^\[|\]$/g, ''), undefined]
      : [match?.[1], match?.[2]];
    if (name === undefined || (only !== undefined && only !== port)) continue;
    if (host === name || host.endsWith(`.${name}`)) return null;
  }
  return proxy;
}
