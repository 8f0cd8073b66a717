import type { Coverage, CoverageQuery } from '../archive/archive.ts';

export type Unit = 'day' | 'week' | 'month';

/** A stretch of days, both included (ISO dates). */
export interface Period {
  from: string;
  to: string;
}

/** What is counted apart: a language, a topic, or everything. */
export interface SeriesPart {
  /** Language tag or topic id; empty when nothing is counted apart; "other" for all that is too small to be shown alone. */
  id: string;
  /** One number for each period. */
  values: number[];
  total: number;
}

/** Counts of articles over time, ready to be drawn. */
export interface Series {
  unit: Unit;
  periods: Period[];
  /** The largest first, "other" last. */
  parts: SeriesPart[];
  /** For each period, articles over all parts; an article on two topics counts for both. */
  totals: number[];
  total: number;
}

export const otherPart = 'other';

/** Days up to about six weeks, weeks up to a year and a half, months beyond: 30 to 80 bars can be told apart. */
export function chooseUnit({ from, to }: Pick<CoverageQuery, 'from' | 'to'>): Unit {
  const days = Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days + 1;
  return days <= 45 ? 'day' : days <= 550 ? 'week' : 'month';
}

/**
 * Gathers counts a day into periods and into the largest parts.
 * @param mostParts as many parts stand alone; the rest are "other"
 */
export function makeSeries(
  coverage: Pick<Coverage, 'counts'>,
  range: { from: string; to: string },
  unit: Unit,
  mostParts: number,
): Series {
  const periods = listPeriods(range, unit);
  const byPart = new Map<string, number[]>();
  let at = 0;
  // Counts come in the order of days.
  for (const { day, part, articles } of coverage.counts) {
    if (day < range.from || day > range.to) continue;
    while (at < periods.length - 1 && day > (periods[at] as Period).to) at += 1;
    let values = byPart.get(part);
    if (values === undefined) {
      values = periods.map(() => 0);
      byPart.set(part, values);
    }
    values[at] = (values[at] as number) + articles;
  }
  const parts = [...byPart]
    .map(([id, values]) => ({ id, values, total: sum(values) }))
    .sort((a, b) => b.total - a.total || (a.id < b.id ? -1 : 1));
  const shown = parts.slice(0, mostParts);
  const rest = parts.slice(mostParts);
  if (rest.length > 0) {
    const values = periods.map((_, index) => sum(rest.map(part => part.values[index] as number)));
    shown.push({ id: otherPart, values, total: sum(values) });
  }
  const totals = periods.map((_, index) => sum(shown.map(part => part.values[index] as number)));
  return { unit, periods, parts: shown, totals, total: sum(totals) };
}

/** Weeks begin on Monday (ISO 8601), months on the first; the first and last period end with the range. */
function listPeriods({ from, to }: { from: string; to: string }, unit: Unit): Period[] {
  const last = Temporal.PlainDate.from(to);
  const periods: Period[] = [];
  let start = Temporal.PlainDate.from(from);
  while (Temporal.PlainDate.compare(start, last) <= 0) {
    const next =
      unit === 'day'
        ? start.add({ days: 1 })
        : unit === 'week'
          ? start.add({ days: 8 - start.dayOfWeek })
          : start.with({ day: 1 }).add({ months: 1 });
    const end = next.subtract({ days: 1 });
    periods.push({
      from: start.toString(),
      to: (Temporal.PlainDate.compare(end, last) < 0 ? end : last).toString(),
    });
    start = next;
  }
  return periods;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
