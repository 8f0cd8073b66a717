import type { Token } from './date-tokens.ts';
import type { DateLexicon } from './date-words.ts';
import { absolute, type Got } from './dates-figures.ts';

/** "ngày 21 tháng 3 năm 2025", "tháng 6/2024", "21/3". */
export function readVietnamese(tokens: Token[], i: number, lexicon: DateLexicon): Got | null {
  if (lexicon.language !== 'vi') return null;
  const number = (at: number, most: number) => {
    const token = tokens[at];
    if (token?.kind !== 'number' || Number(token.text) > most || Number(token.text) < 1) return null;
    return Number(token.text);
  };
  let at = i;
  if (tokens[at]?.text === 'ngày') at++;
  let day = number(at, 31);
  if (day !== null && tokens[at + 1]?.text === '/') {
    const month = number(at + 2, 12);
    if (month !== null && tokens[at + 3]?.text !== '/')
      return { from: i, to: at + 2, when: absolute(null, month, day) };
  }
  if (day !== null) at++;
  if (tokens[at]?.text !== 'tháng' && tokens[at]?.text !== 'thg') return null;
  const named = readMonthNumber(tokens, at + 1, lexicon);
  if (named === null) return null;
  const { month } = named;
  let { to } = named;
  let next = to + 1;
  if (day === null) {
    const after = number(next, 31);
    if (after !== null && tokens[next + 1]?.text !== '/' && tokens[next + 1]?.text !== ':') {
      day = after;
      to = next++;
    }
  }
  if (
    tokens[next]?.text === 'năm' ||
    tokens[next]?.text === '/' ||
    tokens[next]?.text === ',' ||
    tokens[next]?.text === '-'
  )
    next++;
  let year = number(next, 2199);
  if (year !== null && year >= 1800) to = next;
  else year = null;
  if (year === null && tokens[to + 1]?.text === 'năm') {
    const side = tokens[to + 2]?.text;
    const offset = side === 'ngoái' ? -1 : side === 'nay' ? 0 : null;
    if (offset !== null)
      return { from: i, to: to + 2, when: { kind: 'relative', unit: 'year', offset, month, day } };
  }
  return { from: i, to, when: absolute(year, month, day) };
}

/** "3", "ba", "mười hai", "giêng", "chạp". */
function readMonthNumber(
  tokens: Token[],
  at: number,
  lexicon: DateLexicon,
): { month: number; to: number } | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'number') {
    const month = Number(token.text);
    return month >= 1 && month <= 12 ? { month, to: at } : null;
  }
  if (token.text === 'giêng') return { month: 1, to: at };
  if (token.text === 'chạp') return { month: 12, to: at };
  const two = lexicon.daysInWords.get(`${token.text} ${tokens[at + 1]?.text}`);
  if (two !== undefined) return { month: two, to: at + 1 };
  const one = token.text === 'một' ? 1 : lexicon.daysInWords.get(token.text);
  return one === undefined ? null : { month: one, to: at };
}
