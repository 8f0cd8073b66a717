/** yes, true, on and 1 are true, their opposites false; null for anything else. */
export function readBoolean(value: string): boolean | null {
  if (/^(?:yes|y|true|on|1)$/i.test(value)) return true;
  return /^(?:no|n|false|off|0)$/i.test(value) ? false : null;
}

/** Code points of the digit nought in the scripts our readers type in; nine digits follow each (Unicode, category Nd). */
const noughts = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0xff10];

/** Digits typed on Arabic, Persian, Indic and full-width keyboards as the ones programs read. */
export function toAsciiDigits(value: string): string {
  return value.replace(/\p{Nd}/gu, digit => {
    const code = digit.codePointAt(0) as number;
    const nought = noughts.find(start => code >= start && code <= start + 9);
    return nought === undefined ? digit : String(code - nought);
  });
}
