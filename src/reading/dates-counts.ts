import { futureWords, rangeWords } from './data/date-particles.ts';
import type { Token } from './date-tokens.ts';
import type { DateLexicon, Unit } from './date-words.ts';
import type { Got } from './dates-figures.ts';

/** A number and its unit, and the last token of both. */
interface Step {
  count: number;
  unit: Unit;
  to: number;
}

/** Nobody counts days, weeks or years back further in news. */
const most = 500;

/** "3 days ago", "दो दिन पहले", "vor 3 Tagen", "il y a trois jours", "через два дня". */
export function readCount(tokens: Token[], i: number, lexicon: DateLexicon): Got | null {
  const { text, kind } = tokens[i] as Token;
  const held = lexicon.unitsAgo.get(tokens[i + 1]?.text ?? '');
  const counted =
    held === undefined ? undefined : kind === 'number' ? Number(text) : lexicon.numbers.get(text);
  if (held !== undefined && counted !== undefined && counted <= most)
    return { from: i, to: i + 1, when: relative(held, -counted) };
  const first = readStep(tokens, i, lexicon);
  if (first === null) return readOne(tokens, i, lexicon);
  const { unit, count, to } = first;
  // "2 weeks and 2 days ago", "il y a un mois et 21 jours"
  const second = smallerStep(tokens, first, lexicon);
  const last = second?.to ?? to;
  const tell = (sign: 1 | -1) => ({
    ...relative(unit, sign * count),
    ...(second === null ? {} : { more: { unit: second.unit, offset: sign * second.count } }),
  });
  if (lexicon.ago.has(tokens[last + 1]?.text ?? '')) return { from: i, to: last + 1, when: tell(-1) };
  const ago = leadAt(tokens, i, lexicon.agoBefore);
  if (ago !== null) return { from: ago, to: last, when: tell(-1) };
  const within = leadAt(tokens, i, lexicon.within);
  if (within !== null && unit !== 'year' && looksAhead(tokens, within, lexicon))
    return { from: within, to: last, when: tell(1) };
  return null;
}

/** "And" between two counts, or a comma. */
const joins: ReadonlySet<string> = new Set([...rangeWords].filter(word => word !== '-').concat(','));

const sizes: Record<Unit, number> = { day: 1, week: 7, month: 30, year: 365 };

/** A count of a smaller unit right behind one, with at most one small word or comma between. */
function smallerStep(tokens: Token[], first: Step, lexicon: DateLexicon): Step | null {
  const touching = readStep(tokens, first.to + 1, lexicon);
  const joined = joins.has(tokens[first.to + 1]?.text ?? '') ? readStep(tokens, first.to + 2, lexicon) : null;
  const second = touching ?? joined;
  return second !== null && sizes[second.unit] < sizes[first.unit] ? second : null;
}

const relative = (unit: Unit, offset: number) => ({
  kind: 'relative' as const,
  unit,
  offset,
  month: null,
  day: null,
  counted: true as const,
});

/** "неделю назад", "قبل أسبوع": one, without saying so. */
function readOne(tokens: Token[], i: number, lexicon: DateLexicon): Got | null {
  const unit = lexicon.units.get((tokens[i] as Token).text);
  if (unit === undefined) return null;
  if (lexicon.ago.has(tokens[i + 1]?.text ?? '') && lexicon.singleUnits.has((tokens[i] as Token).text))
    return { from: i, to: i + 1, when: relative(unit, -1) };
  const ago = lexicon.singleUnits.has((tokens[i] as Token).text)
    ? leadAt(tokens, i, lexicon.agoBefore)
    : null;
  return ago === null ? null : { from: ago, to: i, when: relative(unit, -1) };
}

function readStep(tokens: Token[], i: number, lexicon: DateLexicon): Step | null {
  const token = tokens[i];
  if (token === undefined || token.kind === 'sign') return null;
  const count = token.kind === 'number' ? Number(token.text) : lexicon.numbers.get(token.text);
  if (count === undefined || count > most) return null;
  // "a couple of days"
  const at = token.text === 'couple' && tokens[i + 1]?.text === 'of' ? i + 2 : i + 1;
  const unit = lexicon.units.get(tokens[at]?.text ?? '');
  return unit === undefined ? null : { count, unit, to: at };
}

/** Where a lead of one or more words that ends before a token begins. */
function leadAt(tokens: Token[], i: number, leads: readonly string[]): number | null {
  for (const lead of leads) {
    const words = lead.split(' ');
    if (words.every((word, k) => tokens[i - words.length + k]?.text === word)) return i - words.length;
  }
  return null;
}

/** "In two weeks" may also be how long it took; English and German say which by the verb. */
function looksAhead(tokens: Token[], at: number, lexicon: DateLexicon): boolean {
  if (lexicon.language !== 'en' && lexicon.language !== 'de') return true;
  if (at === 0) return true;
  for (let k = at - 1; k >= Math.max(0, at - 12); k--) {
    const { text, kind } = tokens[k] as Token;
    if (text === '.' || text === '!' || text === '?') return false;
    if (kind === 'word' && futureWords.has(text)) return true;
  }
  return false;
}
