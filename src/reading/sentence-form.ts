import type { LanguageTag } from '../model/item.ts';
import { anaphors } from './data/anaphors.ts';
import { foldText } from './fold.ts';
import { isLetterOrMark, scriptOf } from './script.ts';
import { isPaired } from './terms.ts';

/** A first word is looked for in so many letters. */
const opening = 40;

const stops = '।.。!?！？॥۔…؟។|';
const closers = '”"’»」』)]）';

/** Whether the last sign is a stop, closing marks left out; a Korean sentence may end with its verb alone. */
export function endsWithStop(text: string): boolean {
  let last = text.trimEnd().length - 1;
  while (last >= 0 && closers.includes(text.charAt(last))) last--;
  return last >= 0 && (stops.includes(text.charAt(last)) || text.charCodeAt(last) === 0xb2e4);
}

/** A quotation that begins or ends outside the sentence. */
export function hasOpenQuotation(text: string): boolean {
  let curled = 0;
  let angled = 0;
  let cornered = 0;
  let straight = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) straight++;
    // no letter can be a mark
    else if ((code < 0x201c && code !== 0xab && code !== 0xbb) || code > 0x300f) continue;
    else if (code === 0x201c) curled++;
    else if (code === 0x201d) curled--;
    // „ opens in German and Polish, where “ or ” closes
    else if (code === 0x201e) curled += 100;
    else if (code === 0xab) angled++;
    else if (code === 0xbb) angled--;
    else if (code === 0x300c || code === 0x300e) cornered++;
    else if (code === 0x300d || code === 0x300f) cornered--;
  }
  if (curled >= 50) curled = curled % 100 === 99 || curled % 100 === 1 ? 0 : 1;
  return curled !== 0 || angled !== 0 || cornered !== 0 || straight % 2 === 1;
}

/** Whether a folded sentence opens with a word that leans on the sentence before it: "he", "इस", "однако". */
export function leansBack(folded: string, language: LanguageTag): boolean {
  const openers = openersFor(language);
  let from = 0;
  while (from < opening && !isLetterOrMark(folded.charCodeAt(from))) from++;
  let to = from;
  while (to < opening && isLetterOrMark(folded.charCodeAt(to))) to++;
  const word = folded.slice(from, to);
  if (word === '' || openers.has(word)) return word !== '';
  const script = scriptOf(word.charCodeAt(0));
  if (!isPaired(script) || script === 'Hang') return false;
  // unspaced scripts: the first one to four characters
  for (let length = 1; length <= 4; length++) if (openers.has(folded.slice(from, from + length))) return true;
  return false;
}

const openerSets = new Map<string, Set<string>>();

function openersFor(language: LanguageTag): Set<string> {
  const base = language.split('-')[0] as string;
  const ready = openerSets.get(base);
  if (ready !== undefined) return ready;
  const made = new Set((anaphors[base] ?? '').split(/\s+/).map(foldText));
  openerSets.set(base, made);
  return made;
}
