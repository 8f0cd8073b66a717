import { english, type Speaker } from '../wording/speaker.ts';
import type { Series } from './series.ts';
import { sayDate } from './wording.ts';

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
  say: Speaker = english,
): string {
  const sentences = [sayTotal(options.total, options.before, say)];
  const most = Math.max(...series.totals);
  const at = series.totals.indexOf(most);
  const period = series.periods[at];
  if (period !== undefined && series.periods.length > 1) {
    const date = sayDate(period.from, options.timeZone, say);
    const when =
      series.unit === 'day'
        ? say('trend.onDay', { date })
        : series.unit === 'week'
          ? say('trend.inWeek', { date })
          : say('trend.inMonth', { date: sayDate(period.from.slice(0, 7), options.timeZone, say) });
    const also = series.totals.filter(total => total === most).length - 1;
    sentences.push(
      also > 0 ? say('trend.mostAlso', { when, most, n: also }) : say('trend.most', { when, most }),
    );
  }
  const [first, second] = series.parts;
  if (first !== undefined && second !== undefined) {
    sentences.push(
      say('trend.leads', {
        first: options.names[0] ?? first.id,
        percent: Math.round((100 * first.total) / series.total),
        count: first.total,
        second: options.names[1] ?? second.id,
        next: second.total,
      }),
    );
  }
  return sentences.join(' ');
}

function sayTotal(total: number, before: number, say: Speaker): string {
  if (before === 0) return say('trend.none', { n: total });
  const reports = say('n.reports', { n: total });
  const change = Math.round((100 * (total - before)) / before);
  if (change === 0) return say('trend.same', { reports, before });
  return change > 0
    ? say('trend.more', { reports, percent: change, before })
    : say('trend.fewer', { reports, percent: -change, before });
}
