import type { Vocabulary } from '../beat/beat.ts';
import type { Span } from '../model/reading.ts';
import decoys from './data/decoys.json' with { type: 'json' };
import { isUnspaced } from './inflection.ts';
import { baseLanguage, foldForms } from './name-forms.ts';
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

interface Word {
  /** Id of its vocabulary; empty for longer words that only begin like one: "दौरान" (during) is no "दौरा" (visit). */
  id: string;
  /** Place of the vocabulary; -1 for those longer words. */
  at: number;
  language: string;
  /** Nothing may follow. */
  short: boolean;
}

/**
 * Makes a finder; the words of a language are compiled when a text first needs them. Their words are stems: any ending of the same script may follow; a word of one or two Latin or
 * Cyrillic letters must stand alone. Words count in texts of every language of their script except where that language
 * has its own list (`=` means that nothing may follow), so that a stem of one language is no false friend in another.
 */
export function createVocabularyFinder(vocabularies: Vocabulary[]): VocabularyFinder {
  const tree = createNameTree();
  const words: Word[] = [];
  const languages = new Set<string>();
  for (const { words: lists } of vocabularies)
    for (const language of Object.keys(lists)) languages.add(baseLanguage(language));
  const compiled = new Set<string>();

  /** A text in a language with a list of its own needs only that; any other needs all. */
  function prepare(base: string): void {
    for (const language of languages.has(base) ? [base] : [...languages, ...Object.keys(decoys)]) {
      if (compiled.has(language)) continue;
      compiled.add(language);
      vocabularies.forEach((vocabulary, at) => {
        compile(vocabulary, at, language);
      });
      addAll((decoys as Record<string, string[]>)[language] ?? [], language, { id: '', at: -1 });
    }
  }

  function compile({ id, words: lists }: Vocabulary, at: number, base: string): void {
    for (const language in lists)
      if (baseLanguage(language) === base) addAll(lists[language] as string[], base, { id, at });
  }

  function addAll(list: string[], language: string, { id, at }: Pick<Word, 'id' | 'at'>): void {
    const bare = list.map(word => word.replace(/\*$/, '').replace(/^[=^@]+/, ''));
    foldForms(bare, { language }).forEach((path, i) => {
      if (path === '') return;
      const short = id !== '' && ((list[i] as string).includes('=') || (path.length <= 2 && isSpaced(path)));
      tree.add(path, words.push({ id, at, language, short }) - 1);
    });
  }

  return {
    find(folded, language) {
      const base = baseLanguage(language);
      const own = languages.has(base);
      prepare(base);
      const hits: VocabularyHit[] = [];
      let i = 0;
      while (i < folded.length) {
        const code = folded.charCodeAt(i);
        const script = scriptOf(code);
        if (script === 'Zyyy') {
          i++;
          continue;
        }
        const found = tree.walk(folded, i);
        let longest = 0;
        let best: Word[] = [];
        for (let k = 0; k < found.count; k++) {
          const word = words[found.values[k] as number] as Word;
          const end = found.ends[k] as number;
          if (own && word.language !== base) continue;
          if (word.short && isLetterOrMark(folded.charCodeAt(end))) continue;
          if (end < longest) continue;
          if (end > longest) best = [];
          longest = end;
          if (!best.some(one => one.id === word.id)) best.push(word);
        }
        // whatever the order in which languages were compiled
        if (best.length > 1) best.sort((a, b) => a.at - b.at);
        for (const { id } of best) if (id !== '') hits.push({ id, start: i, end: longest });
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
