import type { FigureLexicon } from './figure-lexicon.ts';
import { isDigit } from './script.ts';

/** A number in figures. */
export interface Digits {
  value: number;
  end: number;
  /** Parted into thousands. */
  grouped: boolean;
}

/**
 * Reads digits with their separators: "10,000", "1,00,000", "10.000", "10 000", "10'000", "1.5".
 * @returns null for what is no number: dates, addresses, versions
 */
export function readDigits(
  text: string,
  from: number,
  style: Pick<FigureLexicon, 'dotGroups' | 'commaDecimal' | 'spaceGroups'>,
): Digits | null {
  let at = from;
  while (at < text.length && isDigit(text.charCodeAt(at))) at++;
  const first = at - from;
  if (first > 15) return null;
  let sign = '';
  const groups: number[] = [];
  let end = at;
  while (end + 1 < text.length && groups.length < 6) {
    const char = text[end] as string;
    if (sign === '' ? !",.' ٬٫،".includes(char) : char !== sign) break;
    let to = end + 1;
    while (to < text.length && isDigit(text.charCodeAt(to))) to++;
    const length = to - end - 1;
    if (length === 0) break;
    if ((char === ' ' || char === "'") && length !== 3) break;
    if (char === ' ' && (!style.spaceGroups || first > 3)) break;
    sign = char;
    groups.push(length);
    end = to;
  }
  if (groups.length === 0) return { value: Number(text.slice(from, at)), end: at, grouped: false };
  const bare = (stretch: string) => Number(stretch.replace(/\D/g, ''));
  const thousands = first <= 3 && groups.every(length => length === 3);
  const lakhs =
    (sign === ',' || sign === '٬' || sign === '،') &&
    first <= 2 &&
    groups.at(-1) === 3 &&
    groups.slice(0, -1).every(n => n === 2);
  const zero = text[from] === '0';
  if (
    (thousands || lakhs) &&
    !zero &&
    (groups.length > 1 || !readsAsFraction(text, from, end, sign, style))
  ) {
    const whole = bare(text.slice(from, end));
    const rest =
      /[.,]/.test(text[end] ?? '') && text[end] !== sign
        ? /^[.,](\d{1,2})(?!\d)/.exec(text.slice(end, end + 4))
        : null;
    return rest === null
      ? { value: whole, end, grouped: true }
      : { value: whole + Number(`0.${rest[1]}`), end: end + rest[0].length, grouped: true };
  }
  if (groups.length > 1 || sign === ' ' || sign === "'")
    return groups.length > 1 ? null : { value: bare(text.slice(from, at)), end: at, grouped: false };
  return { value: Number(`${text.slice(from, at)}.${text.slice(at + 1, end)}`), end, grouped: false };
}

/** "3.125" and "3,125" mean other things in other languages; a scale behind speaks for a fraction. */
function readsAsFraction(
  text: string,
  from: number,
  end: number,
  sign: string,
  style: Pick<FigureLexicon, 'dotGroups' | 'commaDecimal'>,
): boolean {
  if (sign === '٫') return true;
  if (sign === '.') return !style.dotGroups && !text.slice(from, end).endsWith('000');
  if (sign === ',')
    return (
      style.commaDecimal &&
      /^ ?(?:м|b|т[рp]|mi|mrd|δισ|δις|εκα)/.test(text.slice(end, end + 5)) &&
      !text.slice(from, end).endsWith('000')
    );
  return false;
}
