import type { Series } from './series.ts';
import { count, sayDate } from './wording.ts';

/**
 * What a chart shows, in words: how much in all, against the same number of days before, the fullest period, and who
 * writes most.
 * @param options.names names of the series' parts, in their order
 * @param options.total how many articles there are, each counted once
 * @param options.before how many articles the same number of days before had
 */
export function sayTakeaway(
  series: Series,
  options: { names: string[]; total: number; before: number; timeZone: string },
): string {
  const sentences = [sayTotal(options.total, options.before)];
  const most = Math.max(...series.totals);
  const at = series.totals.indexOf(most);
  const period = series.periods[at];
  if (period !== undefined && series.periods.length > 1) {
    const day = sayDate(period.from, options.timeZone);
    const when =
      series.unit === 'day'
        ? `on ${day}`
        : series.unit === 'week'
          ? `in the week from ${day}`
          : `in ${sayDate(period.from.slice(0, 7), options.timeZone)}`;
    const also = series.totals.filter(total => total === most).length - 1;
    sentences.push(`Most ${when} (${most}${also > 0 ? `, as in ${count(also, 'other', 'others')}` : ''}).`);
  }
  const [first, second] = series.parts;
  if (first !== undefined && second !== undefined) {
    const share = Math.round((100 * first.total) / series.total);
    sentences.push(
      `${options.names[0]} leads with ${share} % (${first.total}), then ${options.names[1]} (${second.total}).`,
    );
  }
  return sentences.join(' ');
}

function sayTotal(reports: number, before: number): string {
  const total = count(reports, 'report', 'reports');
  if (before === 0) return `${total}; none in the same time before.`;
  const change = Math.round((100 * (reports - before)) / before);
  const words =
    change === 0 ? 'as many as' : change > 0 ? `${change} % more than` : `${-change} % fewer than`;
  return `${total}, ${words} in the same time before (${before}).`;
}
