import { decodeHTML, decodeHTMLAttribute } from 'entities';

/** Numeric references to no character (NUL, controls, surrogates, beyond Unicode) are left out, as the characters are. */
function dropInvalid(text: string): string {
  return text.replace(
    /&#(?:[xX]([0-9a-fA-F]{1,16})|([0-9]{1,16}));?/g,
    (whole, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      const sound =
        code === 9 ||
        code === 10 ||
        code === 13 ||
        (code >= 32 && code < 0xd800) ||
        (code > 0xdfff && code <= 0x10ffff && (code & 0xfffe) !== 0xfffe);
      return sound ? whole : '';
    },
  );
}

/** In addresses `&copy=3` is a parameter, not a sign; elsewhere entities may lack their semicolon. */
export function decodeText(
  data: string,
  name: string,
  entities: Map<string, string>,
  repaired: Set<string>,
): string {
  const expanded = data.includes('&#') ? dropInvalid(expand(data, entities)) : expand(data, entities);
  if (/&(?![a-zA-Z][a-zA-Z0-9]{1,30};|#)/.test(expanded)) repaired.add('bare ampersands');
  return name === 'link' || name === 'guid' || name === 'id' || name === 'comments'
    ? decodeHTMLAttribute(expanded)
    : decodeHTML(expanded);
}

function expand(text: string, entities: Map<string, string>): string {
  if (entities.size === 0) return text;
  return text.replace(/&([A-Za-z_][\w.-]{0,60});/g, (whole, name: string) => entities.get(name) ?? whole);
}

/**
 * Takes the DOCTYPE out and keeps its harmless entities: short ones that hold no other entity and no address.
 * Nothing is ever fetched or expanded twice.
 */
export function takeDoctype(
  source: string,
  repaired: Set<string>,
): { text: string; entities: Map<string, string> } {
  const entities = new Map<string, string>();
  const clean = source.includes('\0') ? source.replaceAll('\0', '') : source;
  const start = clean.slice(0, 100_000).search(/<!DOCTYPE/i);
  if (start < 0) return { text: clean, entities };
  let depth = 0;
  let end = start;
  for (; end < clean.length && end < start + 200_000; end += 1) {
    const char = clean[end];
    if (char === '[') depth += 1;
    else if (char === ']') depth -= 1;
    else if (char === '>' && depth <= 0) break;
  }
  if (clean[end] !== '>') return { text: clean, entities };
  const doctype = clean.slice(start, end + 1);
  for (const match of doctype.matchAll(
    /<!ENTITY\s+([A-Za-z_][\w.-]{0,60})\s+(?:"([^"<&%]{0,300})"|'([^'<&%]{0,300})')\s*>/g,
  )) {
    if (entities.size < 200) entities.set(match[1] as string, (match[2] ?? match[3]) as string);
  }
  if (doctype.includes('[')) repaired.add('declarations in the DOCTYPE');
  return { text: clean.slice(0, start) + clean.slice(end + 1), entities };
}

/** Attributes with lower-case names and their entities decoded; an address keeps its `&copy=`. */
export function readAttributes(
  raw: Record<string, string>,
  entities: Map<string, string>,
): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null);
  for (const name in raw) {
    const value = raw[name] as string;
    const plain = value.includes('&') ? decodeHTMLAttribute(expand(value, entities)) : value;
    attributes[name.toLowerCase()] = plain;
  }
  return attributes;
}
