/** Parameters that say how a reader came, not what is read: of analytics, mail and social services. */
const tracking =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|mkt_tok|_openstat|_hsenc|_hsmi|vero_id|oly_enc_id|oly_anon_id|rb_clickid|s_cid|ns_mchannel|ns_source|ns_campaign|ns_linkname|ns_fee|at_medium|at_campaign|at_custom\d|at_link_\w+|at_format|at_ptr_name|at_bbc_team|wt_mc|wt_zmc|wtrid|pk_campaign|pk_kwd|pk_source|pk_medium|mtm_\w+|piwik_\w+|hsctatracking|cmpid|ocid|smid|spm|xtor|feedtype|feedname|ftag|guccounter|guce_referrer\w*)$/i;

/** Sub-domains that show the same pages in another dress. */
const dress = /^(?:www\d?|m|mobile|amp)\./;

/**
 * An address fit to be shown and followed: tracking parameters, fragment, user name and password are taken out; nothing
 * else changes. What is no web address comes back as it is.
 */
export function tidyAddress(address: string): string {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return address;
  const url = new URL(address);
  const plain = !url.search && !url.hash && !url.username && !url.password;
  if (plain) return address;
  url.username = '';
  url.password = '';
  // "#!" once meant a page of its own.
  if (!url.hash.startsWith('#!')) url.hash = '';
  // The parameters that stay keep their spelling: rewriting them could change what the server gives.
  const kept = url.search
    .slice(1)
    .split('&')
    .filter(part => part !== '' && !tracking.test(part.split('=', 1)[0] as string));
  url.search = kept.join('&');
  return url.href;
}

/**
 * What makes two addresses the same page: besides what `tidyAddress` takes out, http or https, `www.`, `m.`, `mobile.`
 * or `amp.` before a host, and a slash at the end make no difference. Only for comparing, never for following.
 */
export function identifyAddress(address: string): string {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return address;
  const url = new URL(tidyAddress(address));
  const host = url.hostname.replace(/\.$/, '');
  const bare = host.replace(dress, '');
  // "m.to" is a site of its own; so is what stands before a bare top-level domain.
  const name = bare.includes('.') ? bare : host;
  const port = url.port ? `:${url.port}` : '';
  const path = url.pathname.replace(/(?<!\/)\/+$/, '') || '/';
  return `https://${name}${port}${path}${url.search}${url.hash}`;
}

/** An address fit for people and logs: no user name, no password. Throws TypeError for what is no address. */
export function hidePassword(address: string): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href;
}
