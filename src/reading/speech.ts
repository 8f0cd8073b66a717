import { speechWords } from './data/speech.ts';
import { foldText } from './fold.ts';
import { isLetterOrMark, scriptOf } from './script.ts';

interface SpeechLexicon {
  words: Set<string>;
  /** Beginnings, with their lengths. */
  starts: Set<string>;
  lengths: number[];
  /** The first two letters of each, or its only one: four words in five of a text begin otherwise. */
  openings: Set<number>;
}

const lexicons = new Map<string, SpeechLexicon>();

const eastern = (speechWords.East as string).split(/\s+/);
const thai = (speechWords.Thai as string).split(/\s+/).map(foldText);

/** Whether a stretch holds a word of saying. */
export function hasSpeechWord(stretch: string): boolean {
  const folded = foldText(stretch);
  let start = -1;
  for (let i = 0; i <= folded.length; i++) {
    if (i < folded.length && isLetterOrMark(folded.charCodeAt(i))) {
      if (start < 0) start = i;
      continue;
    }
    // "so-called" says nothing
    if (start >= 0 && folded.charCodeAt(start - 1) !== 0x2d && isSpeechWord(folded, start, i)) return true;
    start = -1;
  }
  return false;
}

function isSpeechWord(folded: string, start: number, end: number): boolean {
  const row = rowOf(folded.charCodeAt(start));
  if (row === 'East') return eastern.some(piece => folded.slice(start, end).includes(piece));
  if (row === 'Thai') return thai.some(piece => folded.slice(start, end).includes(piece));
  const { words, starts, lengths, openings } = lexiconOf(row);
  if (!openings.has(openingOf(folded, start)) && !openings.has(folded.charCodeAt(start))) return false;
  const word = folded.slice(start, end);
  if (words.has(word)) return true;
  return lengths.some(length => word.length >= length && starts.has(word.slice(0, length)));
}

function openingOf(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}

function lexiconOf(row: string): SpeechLexicon {
  const ready = lexicons.get(row);
  if (ready !== undefined) return ready;
  const lexicon: SpeechLexicon = { words: new Set(), starts: new Set(), lengths: [], openings: new Set() };
  for (const entry of (speechWords[row] ?? '').split(/\s+/)) {
    if (entry.endsWith('*')) lexicon.starts.add(foldText(entry.slice(0, -1)));
    else if (entry !== '') lexicon.words.add(foldText(entry));
  }
  lexicon.lengths = [...new Set([...lexicon.starts].map(start => start.length))];
  for (const entry of [...lexicon.words, ...lexicon.starts])
    lexicon.openings.add(entry.length > 1 ? openingOf(entry, 0) : entry.charCodeAt(0));
  lexicons.set(row, lexicon);
  return lexicon;
}

export function rowOf(code: number): string {
  const script = scriptOf(code);
  return script === 'Hani' || script === 'Hira' || script === 'Kana' ? 'East' : script;
}
