/** A letter or a mark on one. */
export const letter = '[\\p{L}\\p{M}]';

/** The entries of a list parted by "|". */
export function split(list: string | undefined): string[] {
  return (list ?? '').split('|').filter(entry => entry !== '');
}

/** Alternatives, the longest first; of nothing, a pattern that never matches. */
export function alternatives(forms: readonly string[]): string {
  if (forms.length === 0) return '\\b\\B';
  return [...forms]
    .sort((a, b) => b.length - a.length)
    .map(toPattern)
    .join('|');
}

/** A form as a pattern: `*` stands for up to forty letters. */
export function toPattern(form: string): string {
  return form.replace(/[.$+?()[\]{}\\^]/g, '\\$&').replaceAll('*', `${letter}{0,40}`);
}
