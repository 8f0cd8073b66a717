import { type Attack, write } from './pumps.ts';

/** Lengths tried one after another, in characters: what doubles its work with each character is known by the first ones. */
const lengths = [16, 20, 24, 28, 60, 120, 200, 400];
/** The length judged by growth: long enough for 2,000 repetitions of what is pumped, within bounds. */
const judged = ({ pump }: Attack) => Math.min(40_000, Math.max(8_000, 2_000 * pump.length));
/** Less processor time than this, in milliseconds, at that length is far below what a quadratic expression takes. */
const quick = 2;
/** More than this at any length is too slow, and no longer text is tried. */
const slow = 100;
/** Twice the text costs twice the time where it is linear, four times where it is quadratic. */
const mostGrowth = 2.8;

/** Milliseconds of processor time of one use of the expression, as the code uses it: all matches with `g`, else one. */
function cost(expression: RegExp, text: string): number {
  const from = process.cpuUsage();
  if (expression.global) for (const _ of text.matchAll(expression));
  else {
    expression.lastIndex = 0;
    expression.test(text);
  }
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

const least = (expression: RegExp, text: string) => Math.min(...[1, 2, 3].map(() => cost(expression, text)));

/** Null when the time grows with the length of the text and no faster, else what was measured. */
export function measureGrowth(expression: RegExp, attack: Attack): string | null {
  for (const length of lengths) {
    const spent = cost(expression, write(attack, length));
    if (spent > slow) return `${Math.round(spent)} ms at ${length} characters`;
  }
  const length = judged(attack);
  if (cost(expression, write(attack, length)) < quick) return null;
  const one = least(expression, write(attack, length));
  if (one < quick) return null;
  const growth = least(expression, write(attack, 2 * length)) / one;
  return growth > mostGrowth ? `×${growth.toFixed(1)} for twice the text` : null;
}
