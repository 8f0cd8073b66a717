import { clues, functionWords } from './data/function-words.ts';
import { newsWords } from './data/news-words.ts';
import { fold } from './fold.ts';
import { isLetterOrMark, type Script } from './script.ts';
import { createWordMemory, type WordMemory } from './word-memory.ts';

/** Place of a language among those of its script, and by how much something speaks for it. */
type Clue = [language: number, weight: number];

/** What words, letters, pairs and endings of a script say; built when a script is first met. */
interface Lexicon {
  words: Map<string, Clue[]>;
  endings: Map<string, Clue[]>;
  longestEnding: number;
  letters: Map<number, Clue[]>;
  pairs: Map<number, Clue[]>;
  /** For each code unit whether it is one of the letters or ends a pair: few do, and maps are slow to ask. */
  telling: Uint8Array;
  /** What words met before say, by themselves or by their endings. */
  told: WordMemory<Clue[] | undefined>;
  languages: string[];
}

const lexicons = new Map<Script, Lexicon>();

/** One pass over the text; per word, so that a long text does not drown the judge and a short one is not sure of itself. */
export function scoreClues(folded: string, script: Script): Map<string, number> {
  const lexicon = lexiconOf(script);
  const sums = new Float64Array(lexicon.languages.length);
  let words = 0;
  let start = -1;
  let previous = 0;
  for (let i = 0; i <= folded.length; i++) {
    const code = i < folded.length ? folded.charCodeAt(i) : 0x20;
    if (lexicon.telling[code] === 1) {
      count(lexicon.letters.get(code));
      count(lexicon.pairs.get(pairOf(previous, code)));
    }
    previous = code;
    if (isLetterOrMark(code)) {
      if (start < 0) start = i;
      continue;
    }
    if (start >= 0) {
      words++;
      count(lexicon.told.at(folded, start, code === 0x27 ? i + 1 : i));
    }
    start = -1;
  }
  const scores = new Map<string, number>();
  for (let i = 0; i < sums.length; i++) {
    const sum = sums[i] as number;
    if (sum > 0) scores.set(lexicon.languages[i] as string, sum / Math.max(words, 3));
  }
  return scores;

  function count(found: Clue[] | undefined): void {
    if (found === undefined) return;
    for (const [language, weight] of found) sums[language] = (sums[language] as number) + weight;
  }
}

/** What a word, with the apostrophe behind it if there is one, says itself or by its ending. */
function findClue(word: string, { words, endings, longestEnding }: Lexicon): Clue[] | undefined {
  const known = words.get(word) ?? (word.endsWith("'") ? words.get(word.slice(0, -1)) : undefined);
  if (known !== undefined) return known;
  for (let length = Math.min(longestEnding, word.length - 2); length > 0; length--) {
    const found = endings.get(word.slice(-length));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The share of the words of a Latin text that are small words of some language. */
export function shareOfSmallWords(folded: string): number {
  const { words } = lexiconOf('Latn');
  const all = folded.match(/[\p{L}\p{M}']+/gu) ?? [];
  const small = all.filter(word => word.length > 1 && words.has(word)).length;
  return all.length === 0 ? 0 : small / all.length;
}

function lexiconOf(script: Script): Lexicon {
  const ready = lexicons.get(script);
  if (ready !== undefined) return ready;
  const lists = functionWords[script] ?? {};
  const tells = clues[script] ?? [];
  const languages = [...new Set([...Object.keys(lists), ...tells.map(clue => clue[0])])];
  const owners = new Map<string, number[]>();
  for (const [language, list] of Object.entries(lists)) {
    const all = `${list} ${newsWords[script]?.[language] ?? ''}`;
    for (const word of new Set(fold(all, { accents: 'keep' }).text.split(/ +/)))
      if (word !== '') put(owners, word, languages.indexOf(language));
  }
  const lexicon: Lexicon = {
    words: new Map(),
    endings: new Map(),
    longestEnding: 0,
    letters: new Map(),
    pairs: new Map(),
    telling: new Uint8Array(0x10000),
    told: createWordMemory(word => findClue(word, lexicon)),
    languages,
  };
  // a word that many languages have says little for each
  for (const [word, list] of owners)
    lexicon.words.set(
      word,
      list.map(owner => [owner, 1 / list.length ** 0.8]),
    );
  for (const [language, kind, what, weight] of tells) {
    const entry: Clue = [languages.indexOf(language), weight];
    if (kind === 'letters') for (const letter of what) put(lexicon.letters, letter.charCodeAt(0), entry);
    else
      for (const piece of what.split(' ')) {
        if (kind === 'pairs') put(lexicon.pairs, pairOf(piece.charCodeAt(0), piece.charCodeAt(1)), entry);
        else {
          put(lexicon.endings, piece, entry);
          lexicon.longestEnding = Math.max(lexicon.longestEnding, piece.length);
        }
      }
  }
  for (const letter of lexicon.letters.keys()) lexicon.telling[letter] = 1;
  for (const pair of lexicon.pairs.keys()) lexicon.telling[pair & 0xffff] = 1;
  lexicons.set(script, lexicon);
  return lexicon;
}

/** Two code units as one small whole number, which maps are quickest with. */
function pairOf(first: number, second: number): number {
  return (first << 16) | second;
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
