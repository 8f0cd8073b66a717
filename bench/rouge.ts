/** Characters of scripts that part no words; Korean words are parted. */
const token = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu;

/** Words with their marks, composed and small; single characters where words aren't parted. */
export function cutWords(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(token) ?? [];
}

/** ROUGE-1 F1 (Lin, 2004) of words against the reference that fits best, 0 to 1. */
export function rouge1(words: readonly string[], references: readonly (readonly string[])[]): number {
  let best = 0;
  for (const reference of references) {
    const counts = new Map<string, number>();
    for (const word of reference) counts.set(word, (counts.get(word) ?? 0) + 1);
    let shared = 0;
    for (const word of words) {
      const left = counts.get(word) ?? 0;
      if (left === 0) continue;
      shared++;
      counts.set(word, left - 1);
    }
    const all = words.length + reference.length;
    if (all > 0) best = Math.max(best, (2 * shared) / all);
  }
  return best;
}
