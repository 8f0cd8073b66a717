import { dayMarks, dayNouns, links, ordinals } from './data/date-particles.ts';
import type { Token } from './date-tokens.ts';
import type { DateLexicon } from './date-words.ts';
import { absolute, type Got } from './dates-figures.ts';
import { phraseAt } from './dates-phrases.ts';
import { readTime } from './dates-times.ts';

/** "Friday the 15th", "lundi 21,": a number that counts nothing. */
export function readBareDay(tokens: Token[], i: number, weekday: number): Got | null {
  const { text, end } = tokens[i] as Token;
  const day = Number(text);
  if (text.length > 2 || day < 1 || day > 31) return null;
  const after = tokens[i + 1];
  const ordinal = after?.start === end && after.kind === 'word' && ordinals.has(after.text);
  const to = ordinal ? i + 1 : i;
  const next = tokens[to + 1];
  const closed =
    next === undefined ||
    (next.kind === 'sign' && /^[,;!?)]$/.test(next.text)) ||
    isStop(tokens, to + 1) ||
    (next.kind === 'word' && readTime(tokens, to + 1) !== null);
  if (!closed && !(ordinal && i > weekday + 1)) return null;
  return { from: i, to, when: absolute(null, null, day) };
}

/** A full stop that ends the sentence, and no decimal or clock. */
function isStop(tokens: Token[], i: number): boolean {
  const [stop, next] = [tokens[i], tokens[i + 1]];
  return stop?.text === '.' && (next === undefined || next.start > stop.end);
}

/** "21 числа", "21 तारीख को", "on the 21st,", "20th of next month". */
export function readDayOfMonth(tokens: Token[], i: number, lexicon: DateLexicon, free: number): Got | null {
  const { text, end } = tokens[i] as Token;
  if (text.length > 2) return null;
  const day = Number(text);
  if (day < 1 || day > 31) return null;
  let at = i + 1;
  // "geçen ayın 20'sinde"
  if (lexicon.language === 'tr' && /^'[a-z]{1,5}$/.test(tokens[at]?.text ?? '') && tokens[at]?.start === end)
    return { from: i, to: at, when: absolute(null, null, day) };
  if (tokens[at]?.text === '-' && ordinals.has(tokens[at + 1]?.text ?? '')) at++;
  const marked = tokens[at]?.text ?? '';
  const ordinal = ordinals.has(marked) && !dayNouns.has(marked) && (tokens[at] as Token).start <= end + 1;
  if (ordinal) at++;
  const noun = tokens[at];
  if (
    noun?.kind === 'word' &&
    dayNouns.has(noun.text) &&
    phraseAt(tokens, at + 1, lexicon)?.means.kind !== 'month'
  )
    return monthOf(tokens, i, at, day, lexicon) ?? { from: i, to: at, when: absolute(null, null, day) };
  const of = monthOf(tokens, i, at - 1, day, lexicon);
  if (of !== null) return of;
  const on = i - 2 >= free && tokens[i - 1]?.text === 'the' && tokens[i - 2]?.text === 'on';
  const mark = tokens[i - 1]?.text === '.' ? i - 2 : i - 1;
  if (mark >= free && dayMarks.has(tokens[mark]?.text ?? '') && phraseAt(tokens, at, lexicon) === null)
    return { from: mark, to: at - 1, when: absolute(null, null, day) };
  if (lexicon.language !== 'en' || !ordinal || !on) return null;
  const next = tokens[at];
  if (next !== undefined && next.kind !== 'sign') return null;
  return { from: i, to: at - 1, when: absolute(null, null, day) };
}

/** "… of next month" behind a day. */
function monthOf(tokens: Token[], from: number, last: number, day: number, lexicon: DateLexicon): Got | null {
  for (let k = last + 1; k <= last + 2 && tokens[k]?.kind === 'word'; k++) {
    const phrase = phraseAt(tokens, k, lexicon);
    if (phrase?.means.kind === 'relative' && phrase.means.unit === 'month')
      return {
        from,
        to: phrase.to,
        when: { kind: 'relative', unit: 'month', offset: phrase.means.value, month: null, day },
      };
    if (phrase !== null || !links.has((tokens[k] as Token).text)) return null;
  }
  return null;
}
