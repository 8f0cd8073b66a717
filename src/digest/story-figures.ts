import type { Article } from '../model/article.ts';
import type { LanguageTag } from '../model/item.ts';
import type { Figure } from '../model/reading.ts';
import { english, type Speaker } from '../wording/speaker.ts';
import { groupCopies, sayOutlets } from './copies.ts';

/** Everything the reports of a story say of one thing. */
export interface StoryFigures {
  /** "troops", "shells", "money": what is counted. */
  counted: string;
  unit: string;
  /** What is said: the value most reports tell first, then the lesser ones. */
  values: StoryFigure[];
}

/** One value and who reports it. */
export interface StoryFigure {
  /** "10,000", "at least 4,700", "10,000–12,000", "20 billion USD". */
  text: string;
  value: number;
  /** Each report that says so; copies of one text stand behind one outlet: "Yonhap +3 outlets". */
  reports: { outlet: string; language: LanguageTag; articleId: string }[];
}

/**
 * Puts the figures of a story's reports side by side by what is counted, so that one sees who says which. Pure. Where
 * reports differ comes first, then what most of them tell.
 */
export function gatherFigures(articles: readonly Article[], say: Speaker = english): StoryFigures[] {
  const gathered = new Map<string, StoryFigures>();
  for (const group of groupCopies(articles)) {
    const { shown } = group;
    const report = { outlet: sayOutlets(group, say), language: shown.reading.language, articleId: shown.id };
    for (const figure of shown.reading.figures ?? []) {
      const key = `${figure.counted} ${figure.unit}`;
      const about = gathered.get(key) ?? { counted: figure.counted, unit: figure.unit, values: [] };
      gathered.set(key, about);
      const text = sayFigure(figure, say);
      let said = about.values.find(one => one.text === text);
      if (said === undefined) {
        said = { text, value: figure.value, reports: [] };
        about.values.push(said);
      }
      if (!said.reports.some(one => one.articleId === report.articleId)) said.reports.push(report);
    }
  }
  const all = [...gathered.values()];
  for (const about of all)
    about.values.sort((a, b) => b.reports.length - a.reports.length || a.value - b.value);
  return all.sort(
    (a, b) =>
      reporters(b) - reporters(a) || b.values.length - a.values.length || a.counted.localeCompare(b.counted),
  );
}

function reporters({ values }: StoryFigures): number {
  return new Set(values.flatMap(value => value.reports.map(report => report.articleId))).size;
}

/** A figure in words of one language, without what it counts: "about 10,000", "1,500 tonnes", "20 billion USD". */
export function sayFigure({ value, low, high, bound, unit }: Figure, say: Speaker = english): string {
  const bare =
    low === undefined || high === undefined
      ? sayNumber(value, say)
      : `${sayNumber(low, say)}–${sayNumber(high, say)}`;
  const counted = unit === 'person' || unit === 'piece';
  const named = /^[A-Z]{3}$/.test(unit) || value === 1 ? unit : `${unit}s`;
  const number = counted ? bare : `${bare} ${named}`;
  return bound === undefined || bound === 'exact' ? number : say(`figure.${bound}`, { number });
}

const formats = new Map<string, Intl.NumberFormat>();

function sayNumber(value: number, { tongue }: Speaker): string {
  const large = value >= 1e6;
  const key = `${tongue} ${large}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(
      `${tongue}-u-nu-latn`,
      large
        ? { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 3 }
        : { maximumFractionDigits: 2 },
    );
    formats.set(key, format);
  }
  return format.format(value);
}
