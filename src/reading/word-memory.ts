/** What is known of words met before, found by their letters where they stand in a text. */
export interface WordMemory<T> {
  /** What is known of the word between two places of a text; made when it is first met. */
  at(text: string, from: number, to: number): T;
}

/** A full memory is simply begun anew. */
const limit = 16_000;
const slotCount = 1 << 15;

/**
 * Makes a memory, since articles repeat their words. To cut each word out and ask a Map takes three times as long: every
 * string cut anew must first be hashed by the engine.
 * @param make must give the same for the same word always
 */
export function createWordMemory<T>(make: (word: string) => T): WordMemory<T> {
  /** For each hash one more than the place of the first word that has it, or comes next; 0 for none. */
  const slots = new Uint16Array(slotCount);
  let words: string[] = [];
  let known: T[] = [];
  return {
    at(text, from, to) {
      let hash = 0;
      for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
      let slot = (hash ^ (hash >>> 15)) & (slotCount - 1);
      for (; slots[slot] !== 0; slot = (slot + 1) & (slotCount - 1)) {
        const place = (slots[slot] as number) - 1;
        const word = words[place] as string;
        if (word.length === to - from && text.startsWith(word, from)) return known[place] as T;
      }
      const word = text.slice(from, to);
      const made = make(word);
      if (words.length >= limit) {
        slots.fill(0);
        words = [];
        known = [];
        slot = (hash ^ (hash >>> 15)) & (slotCount - 1);
      }
      known.push(made);
      slots[slot] = words.push(word);
      return made;
    },
  };
}
