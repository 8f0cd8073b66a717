/** The name under which robots.txt files speak of this program (RFC 9309, 2.2.1). */
export const productToken = 'dprk-russia-digest';

/**
 * What every request says of its sender.
 * @param contact where the owner of this bot can be reached: an address or a page
 */
export function userAgentFor(contact: string | null | undefined): string {
  const owner = contact ? `+${contact.replace(/[^\x20-\x7e]|[()]/g, '')}; ` : '';
  return `${productToken}/0.1 (${owner}feed reader)`;
}
