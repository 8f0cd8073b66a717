import { pathToFileURL } from 'node:url';
import { findDates } from '../src/reading/dates.ts';
import { settleDate } from '../src/reading/dates-settle.ts';
import { linesOf } from './eval-lines.ts';

/** One measured figure: a share from 0 to 1. */
export interface DateRow {
  set: string;
  measure: string;
  value: number;
}

/** The languages whose dates the bot must read best. */
const first = new Set(['hi', 'gu', 'ko', 'ru', 'ja', 'zh', 'bn', 'uk', 'mr', 'en', 'de', 'fr']);

interface Case {
  language: string;
  text: string;
  /** "2025-03-21", or "--03-21" where the words leave the year open. */
  day: string;
  reference: string;
}

/** Cases with one full day, from dateparser's tests and Recognizers-Text's. */
function readCases(dataDir: string): { parser: Case[]; recognizers: Case[] } {
  const parser = linesOf<{
    lang: string | null;
    input: string;
    expected: unknown;
    reference_time: string | null;
  }>(dataDir, 'dates_dateparser.jsonl').flatMap(line =>
    typeof line.expected === 'string' && /^\d{4}-\d\d-\d\d/.test(line.expected)
      ? [
          {
            language: line.lang ?? 'en',
            text: line.input,
            day: line.expected.slice(0, 10),
            reference: /^\d{4}-\d\d-\d\d/.exec(line.reference_time ?? '')?.[0] ?? '2012-11-13',
          },
        ]
      : [],
  );
  const recognizers = linesOf<{
    lang: string;
    input: string;
    expected: { type?: string; values?: { timex?: string }[] }[];
    reference_time: string | null;
  }>(dataDir, 'dates_recognizers.jsonl').flatMap(line =>
    line.expected.flatMap(({ type, values }) => {
      const timex = values?.[0]?.timex ?? '';
      if ((type !== 'date' && type !== 'datetime') || !/^(?:\d{4}|XXXX)-\d\d-\d\d/.test(timex)) return [];
      return [
        {
          language: line.lang,
          text: line.input,
          day: timex.slice(0, 10).replace('XXXX-', '--'),
          reference: line.reference_time?.slice(0, 10) ?? '2016-11-07',
        },
      ];
    }),
  );
  return { parser, recognizers };
}

function isRight({ language, text, day, reference }: Case): boolean {
  return findDates(text, language).some(date =>
    day.startsWith('--') ? date.iso === day : settleDate(date, reference)?.slice(0, 10) === day,
  );
}

/** Measures the finding and settling of days on a folder of evaluation files, by language; absent files give no rows. */
export async function evaluateDates(dataDir: string): Promise<DateRow[]> {
  const { parser, recognizers } = readCases(dataDir);
  return [
    ...shares(
      "dates, dateparser's cases, the twelve languages",
      parser.filter(one => first.has(one.language)),
      false,
    ),
    ...shares("dates, dateparser's cases", parser, true),
    ...shares("dates, recognizers' cases", recognizers, true),
  ];
}

function shares(set: string, cases: Case[], apart: boolean): DateRow[] {
  if (cases.length === 0) return [];
  const counts = new Map<string, { right: number; all: number }>();
  for (const one of cases)
    for (const key of apart ? ['all', one.language] : ['all']) {
      const count = counts.get(key) ?? { right: 0, all: 0 };
      counts.set(key, count);
      count.all++;
      if (isRight(one)) count.right++;
    }
  return [...counts].map(([key, { right, all }]) => ({
    set: `${set}${key === 'all' ? '' : ` in ${key}`} (${all})`,
    measure: 'right day',
    value: right / all,
  }));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [dataDir, show] = process.argv.slice(2);
  if (dataDir === undefined) {
    process.stderr.write('usage: node bench/eval-dates.ts <folder of evaluation files> [--misses]\n');
    process.exitCode = 2;
  } else {
    for (const { set, value } of await evaluateDates(dataDir))
      process.stdout.write(`${set.padEnd(64)} ${value.toFixed(3)}\n`);
    if (show === '--misses') {
      const { parser, recognizers } = readCases(dataDir);
      for (const one of [...parser, ...recognizers])
        if (!isRight(one))
          process.stdout.write(
            `${one.language}\t${one.text}\twanted ${one.day} (told on ${one.reference})\tgot ${findDates(
              one.text,
              one.language,
            )
              .map(date => `${date.text} = ${settleDate(date, one.reference) ?? date.iso}`)
              .join('; ')}\n`,
          );
    }
  }
}
