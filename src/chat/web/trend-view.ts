import { drawChart } from '../../digest/chart.ts';
import type { Series } from '../../digest/series.ts';
import { sayDate } from '../../digest/wording.ts';
import { type CommandView, drawForm, readQuery } from './command-view.ts';
import { drawView } from './draw-view.ts';
import { type Html, html, trust } from './html.ts';
import type { ViewParts } from './surroundings.ts';
import { pageWords } from './words.ts';

export const trendView: CommandView = {
  command: 'trend',
  title: pageWords.trend,
  path: '/trend',
  options: ['by', 'unit', 'from', 'to', 'person', 'topic', 'language'],
};

/** What `trend` tells as data. */
interface TrendData {
  unit: Series['unit'];
  by: string;
  total: number;
  periods: Series['periods'];
  parts: Series['parts'];
  /** In the order of the list beside the chart. */
  events: { period: number }[];
}

/** The chart as a drawing whose bars lead to the days they stand for, and the same numbers as a table. */
export async function drawTrendView(query: Record<string, string>, parts: ViewParts): Promise<Html> {
  const given = readQuery('trend', query, trendView.options);
  const answer = await parts.options.router.run('trend', given, parts.caller);
  const { timeZone } = parts.context();
  const form = html`<h1 class="hidden">${trendView.title}</h1>${drawForm(trendView, given)}`;
  const data = answer.data as TrendData;
  if (answer.problem !== undefined || data.total === 0)
    return html`${form}<div class="answer">${drawView(answer.view, parts.drawing())}</div>`;
  const series = toSeries(data);
  const names = series.parts.map(part => nameOf(part.id, data.by, parts));
  const labelOf = (index: number) => sayDate(series.periods[index]?.from ?? '', timeZone);
  const wanted = readQuery('timeline', query, ['person', 'topic', 'language']);
  const svg = drawChart(series, {
    title: typeof answer.view.subtitle === 'string' ? answer.view.subtitle : trendView.title,
    partNames: names,
    labelOf: index => labelOf(index).replace(data.unit === 'month' ? /^1 / : / \d{4}$/, ''),
    events: data.events.map(({ period }, index) => ({ period, number: index + 1 })),
    linkOf: index => {
      const period = series.periods[index] as Series['periods'][number];
      return {
        address: `/timeline?${new URLSearchParams({ ...(wanted as Record<string, string>), ...period })}`,
        words: `${labelOf(index)}: ${series.totals[index]}`,
      };
    },
  });
  // The answer's own picture is drawn larger here; its words stay.
  const { files: _, ...view } = answer.view;
  const alt = answer.view.files?.[0]?.alt ?? view.fallback;
  return html`${form}<div class="answer"><figure class="chart" role="group" aria-label="${alt}">${trust(svg)}</figure>
${drawView(view, parts.drawing())}</div>
<details><summary>${pageWords.tableOfChart}</summary><div class="wide" tabindex="0" role="region" aria-label="${pageWords.tableOfChart}"><table><thead><tr><th scope="col">${pageWords.period}</th>${names.map(
    name => html`<th scope="col">${name}</th>`,
  )}<th scope="col">${pageWords.total}</th></tr></thead><tbody>${series.periods.map(
    (_period, index) =>
      html`<tr><th scope="row">${labelOf(index)}</th>${series.parts.map(part => html`<td>${part.values[index]}</td>`)}<td>${series.totals[index]}</td></tr>`,
  )}</tbody></table></div></details>`;
}

function toSeries({ unit, periods, parts, total }: TrendData): Series {
  const totals = periods.map((_, index) => parts.reduce((sum, part) => sum + (part.values[index] ?? 0), 0));
  return { unit, periods, parts, totals, total };
}

function nameOf(id: string, by: string, parts: ViewParts): string {
  if (id === '') return pageWords.total;
  if (by === 'topic') return parts.context().beat.topics.find(topic => topic.id === id)?.name ?? id;
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(id) ?? id;
  } catch {
    return id;
  }
}
