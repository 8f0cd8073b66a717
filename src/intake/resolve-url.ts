/**
 * Resolves an address found in a document. White space inside (from wrapped lines) is taken out.
 * @returns the absolute address, or null when it is none
 */
export function resolveUrl(value: string, base: string | null): string | null {
  const plain = value.trim().replace(/[\t\n\r]+\s*/g, '');
  if (plain === '') return null;
  // Written as it stands when it is absolute: parsing would change it (a slash more, letters escaped).
  if (/^[a-z][a-z0-9+.-]*:/i.test(plain)) return URL.canParse(plain) ? plain.replaceAll(' ', '%20') : null;
  if (base === null || !URL.canParse(plain, base)) return null;
  return new URL(plain, base).href;
}
