const minute = 60_000;

/** Milliseconds since the epoch of a date and time; null when there is no such moment. `offset` is minutes east of UTC. */
export function build(
  y: number,
  m: number,
  d: number,
  h: number,
  mi: number,
  s: number,
  offset: number,
): number | null {
  if (m < 1 || m > 12 || d < 1 || h > 24 || mi > 59 || s > 60) return null;
  if (h === 24 && (mi > 0 || s > 0)) return null;
  const midnight = Date.UTC(y, m - 1, d);
  if (new Date(midnight).getUTCMonth() !== m - 1) return null;
  return midnight + h * 60 * minute + mi * minute + Math.min(s, 59) * 1000 - offset * minute;
}

/** "+0300", "+03:00", "+03", "-700", "Z" as minutes east of UTC; null when out of range (the widest in use is +14:00). */
export function readOffset(text: string): number | null {
  if (/^z$/i.test(text)) return 0;
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.slice(1).replace(':', '');
  const hours = Number(digits.length <= 2 ? digits : digits.slice(0, -2));
  const minutes = digits.length <= 2 ? 0 : Number(digits.slice(-2));
  return hours > 14 || minutes > 59 ? null : sign * (hours * 60 + minutes);
}

/** Two-digit years as RFC 2822 section 4.3 reads them. */
export function fullYear(year: number): number {
  return year < 50 ? 2000 + year : 1900 + year;
}

/** A matched number; 0 for a part that was not matched. */
export function num(text: string | undefined): number {
  return text === undefined ? 0 : Number(text);
}

/** The zeros of the decimal digits that dates are written with beside ASCII: Arabic, Persian, the Indic scripts, Thai. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xe50];

/** Digits of other scripts as ASCII. */
export function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0e59]/g, char => {
    const code = char.charCodeAt(0);
    const zero = zeros.find(z => code >= z && code <= z + 9);
    return zero === undefined ? char : String(code - zero);
  });
}
