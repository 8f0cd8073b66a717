import type { Vocabulary } from '../beat/beat.ts';
import type { Span } from '../model/reading.ts';
import decoys from './data/decoys.json' with { type: 'json' };
import { isUnspaced } from './inflection.ts';
import { baseLanguage, foldForm } from './name-forms.ts';
import { createNameTree } from './name-tree.ts';
import { isLetterOrMark, scriptOf } from './script.ts';

/** A word of a vocabulary found in the folded text. */
export interface VocabularyHit extends Span {
  /** Id of the topic or event kind. */
  id: string;
}

/** Finds the words of several vocabularies in folded text, longest first; one stretch may speak for several. */
export interface VocabularyFinder {
  find(folded: string, language: string): VocabularyHit[];
}

/**
 * Compiles vocabularies. Their words are stems: any ending of the same script may follow; a word of one or two Latin or
 * Cyrillic letters must stand alone. Words count in texts of every language of their script except where that language
 * has its own list (`=` means that nothing may follow), so that a stem of one language is no false friend in another.
 */
export function createVocabularyFinder(vocabularies: Vocabulary[]): VocabularyFinder {
  const tree = createNameTree();
  const words: { id: string; language: string; short: boolean }[] = [];
  const languages = new Set<string>();
  for (const { id, words: lists } of vocabularies)
    for (const [language, list] of Object.entries(lists)) {
      const base = baseLanguage(language);
      languages.add(base);
      for (const word of list) {
        const path = foldForm(word.replace(/\*$/, '').replace(/^[=^@]+/, ''), { language: base });
        if (path !== '')
          tree.add(
            path,
            words.push({
              id,
              language: base,
              short: word.includes('=') || (path.length <= 2 && isSpaced(path)),
            }) - 1,
          );
      }
    }
  // Longer words that only begin like one of ours: "दौरान" (during) is no "दौरा" (visit).
  for (const [language, list] of Object.entries(decoys))
    for (const word of list)
      tree.add(foldForm(word, { language }), words.push({ id: '', language, short: false }) - 1);

  return {
    find(folded, language) {
      const base = baseLanguage(language);
      const own = languages.has(base);
      const hits: VocabularyHit[] = [];
      let i = 0;
      while (i < folded.length) {
        const code = folded.charCodeAt(i);
        const script = scriptOf(code);
        if (script === 'Zyyy') {
          i++;
          continue;
        }
        let longest = 0;
        let best: VocabularyHit[] = [];
        tree.walk(folded, i, (value, end) => {
          const word = words[value] as (typeof words)[number];
          if (own && word.language !== base) return;
          if (word.short && isLetterOrMark(folded.charCodeAt(end))) return;
          if (end < longest) return;
          if (end > longest) best = [];
          longest = end;
          if (!best.some(hit => hit.id === word.id)) best.push({ id: word.id, start: i, end });
        });
        hits.push(...best.filter(hit => hit.id !== ''));
        if (isUnspaced(script) || script === 'Hang') i = longest > i ? longest : i + 1;
        else {
          i = Math.max(longest, i + 1);
          while (i < folded.length && isLetterOrMark(folded.charCodeAt(i))) i++;
        }
      }
      return hits;
    },
  };
}

function isSpaced(path: string): boolean {
  const script = scriptOf(path.charCodeAt(0));
  return script === 'Latn' || script === 'Cyrl';
}
