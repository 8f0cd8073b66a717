import type { LanguageTag } from '../model/item.ts';
import type { Span } from '../model/reading.ts';
import { agencySigns, lineOpeners, pictureCredits, rightsNotices } from './data/boilerplate.ts';
import { foldText } from './fold.ts';
import { isLetterOrMark, scriptOf } from './script.ts';
import { endsSentence, trimSpan } from './sentences.ts';

const longestNotice = 240;

/** A line of fewer letters can be no notice, only a desk's sign at the end. */
const shortestNotice = 3;

/** Any rights notice, in one search. */
const rights = new RegExp(
  rightsNotices.map(notice => notice.replace(/[^\p{L}\p{M} ]/gu, '\\$&')).join('|'),
  'u',
);

/** "Ministers at the airport | Photo: A. Person": a caption with its credit at the end. */
const credit = new RegExp(`[\\s|/(\\[.](?:${pictureCredits})\\s?[:：=]\\s?\\S[^:：\\n]{0,60}$`, 'u');

/** Openers of lines by their first letter, in order of precedence. */
interface Openers {
  byFirst: Map<number, { opener: string; order: number }[]>;
}

/** Desk initials, "read also" lines, credits and notices: what belongs to the page or the desk, not to the article. */
export function isBoilerplate(
  text: string,
  line: Span,
  language: LanguageTag,
  place: { last: boolean; only: boolean },
): boolean {
  const length = line.end - line.start;
  if (length > longestNotice || place.only) return false;
  if (length < shortestNotice && !place.last) return isRightsSign(text.slice(line.start, line.end));
  const folded = foldText(text.slice(line.start, line.end)).trim();
  const bare = folded.replace(/^[\s*•■□▶▷►>:()[\]【】"'|~_=+#-]+/, '');
  const opener = openerOf(folded, bare, language);
  if (opener !== null) {
    // "Copyright law was changed on Monday." is prose: after a single word a notice has no stop and is short
    if (/[ :/=([<@-]/.test(opener) || isDense(text, line)) return length <= 160 || !endsSentence(text, line);
    return length <= 80 && !endsSentence(text, line) && !isLetterOrMark(bare.charCodeAt(opener.length));
  }
  if (rights.test(folded) || isRightsSign(folded)) return true;
  if (credit.test(folded) && !endsSentence(text, line)) return true;
  if (folded.includes('@') || folded.startsWith('http')) {
    if (/^\S{1,24}@\S{2,60}\.\S{2,12}$/.test(folded) || /^https?:\/\/\S+$/.test(folded)) return true;
    if (length < 100 && /기자\s{0,3}=?\s{0,3}\S{0,40}@\S{2,60}$/.test(folded)) return true;
  }
  return place.last && isDeskSign(folded);
}

function isRightsSign(line: string): boolean {
  return /^(?:©|ⓒ|\(c\))/.test(line);
}

/** "पीएसएम/", "(ANI)", "एएनआई/वीएनएस", "- Reuters", "(एजेंसी)". */
function isDeskSign(folded: string): boolean {
  if (folded.length > 40) return false;
  const words = folded.split(/[\s/()[\]—|,.:·-]+/).filter(word => word !== '');
  if (words.length === 0) return /^[-—_=*•.\s#~]+$/.test(folded);
  if (words.length > 5) return false;
  if (folded.includes('/')) return !/\s\S+\s\S+\s/.test(folded) && words.every(word => word.length <= 12);
  return words.every(word => agencySigns.has(word));
}

/** A sign, credit or invitation that hangs on the end of the last paragraph: "… कहा। (ANI)", "… said. (Reporting by …)". */
export function dropTail(text: string, line: Span, into: Span[]): Span {
  const tail = text.slice(Math.max(line.start, line.end - longestNotice), line.end);
  const match =
    /[।.。!?”"」]\s*(\((?:reporting|editing|writing|additional reporting|with inputs|with agency|с использованием|इनपुट)[^()\n]{0,200}\)\.?|\([^\s()]{2,14}\)|(?:-|—|–)\s?[^\s]{2,14})$/i.exec(
      tail,
    );
  if (match === null) return line;
  const sign = match[1] as string;
  const folded = foldText(sign);
  if (!/^\((?:reporting|editing|writing|additional|with |с исп|इनपुट)/.test(folded) && !isDeskSign(folded))
    return line;
  into.push({ start: line.end - sign.length, end: line.end });
  return trimSpan(text, line.start, line.end - sign.length);
}

/** The first opener, in order of precedence, with which the line begins, signs before it left out or not. */
function openerOf(folded: string, bare: string, language: LanguageTag): string | null {
  const { byFirst } = openersFor(language);
  let best: { opener: string; order: number } | null = null;
  for (const line of bare === folded ? [folded] : [folded, bare])
    for (const one of byFirst.get(line.charCodeAt(0)) ?? [])
      if (line.startsWith(one.opener) && (best === null || one.order < best.order)) best = one;
  return best?.opener ?? null;
}

const openers = new Map<string, Openers>();

/** The language's own openers and the English ones; those of all languages where it has none. */
function openersFor(language: LanguageTag): Openers {
  const base = language.split('-')[0] as string;
  const own = lineOpeners[base];
  const key = own === undefined ? '' : base;
  const ready = openers.get(key);
  if (ready !== undefined) return ready;
  const english = lineOpeners.en as string[];
  const lists = own === undefined ? Object.values(lineOpeners) : own === english ? [own] : [own, english];
  const byFirst: Openers['byFirst'] = new Map();
  lists.flat().forEach((opener, order) => {
    const first = opener.charCodeAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), { opener, order }]);
  });
  const made = { byFirst };
  openers.set(key, made);
  return made;
}

/** Whether a line is written in a script whose signs hold more than a letter. */
export function isDense(text: string, line: Span): boolean {
  const script = scriptOf(text.charCodeAt(line.start + Math.floor((line.end - line.start) / 2)));
  return script === 'Hani' || script === 'Hira' || script === 'Kana' || script === 'Hang';
}
