/**
 * Measures reading and feeds on labelled data: `npm run eval [-- FOLDER]`. The data isn't part of the project; the
 * folder is DATA_DIR, or ../shared/data beside it. Without it nothing can be measured, and that is said.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { evaluateDates } from './eval-dates.ts';
import { evaluateDuplicates } from './eval-duplicates.ts';
import { evaluateFeeds } from './eval-feeds.ts';
import { evaluateLanguage } from './eval-language.ts';
import { evaluateReading } from './eval-reading.ts';
import { evaluateSummaries } from './eval-summary.ts';
import { printRows } from './table.ts';

const folder = process.argv[2] ?? process.env.DATA_DIR ?? resolve(import.meta.dirname, '../../shared/data');
if (!existsSync(folder)) {
  process.stdout.write(`skipped: there is no data to measure on in ${folder}\n`);
} else {
  printRows('Language', await evaluateLanguage(folder));
  printRows('Summaries, ROUGE-1 F1', evaluateSummaries(folder));
  printRows('Near-duplicates', evaluateDuplicates(folder));
  printRows('Relevance, datelines, grouping', await evaluateReading(folder));
  printRows('Dates', await evaluateDates(folder));
  printRows('Feeds', await evaluateFeeds(join(folder, 'feeds')));
}
