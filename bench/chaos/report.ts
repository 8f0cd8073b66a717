import { printRows } from '../table.ts';
import type { IntakeReport } from './intake.ts';
import type { RunReport } from './run.ts';

/** Prints what a run found. @returns whether all was well */
export function printReport(
  report: RunReport,
  run: { seconds: number; speed: number; seed: number },
): boolean {
  const { verdicts, ledger, kills, faults, connections } = report;
  printRows(
    'Deliveries',
    verdicts.map(verdict => ({
      platform: verdict.platform,
      owed: verdict.owed,
      delivered: verdict.delivered,
      lost: verdict.lost.length,
      twice: verdict.twice.length,
      'out of order': verdict.outOfOrder.length,
      'of nobody': verdict.strange.length,
      'to deleted channels': verdict.refused,
      connections: connections.get(verdict.platform),
    })),
  );
  printRows('Ledger', [{ digests: ledger.digests, reports: ledger.reports, faults: ledger.faults.length }]);
  printRows('Ends of the bot', toRows(kills));
  printRows('Faults planted', toRows(faults));
  const wrong = [
    ...verdicts.flatMap(({ platform, lost, twice, outOfOrder, strange }) => [
      ...lost.map(what => `lost on ${platform}: ${what}`),
      ...twice.map(what => `twice on ${platform}: ${what}`),
      ...outOfOrder.map(what => `out of order on ${platform}: ${what}`),
      ...strange.map(what => `owed by nobody on ${platform}: ${what}`),
    ]),
    ...ledger.faults.map(what => `ledger: ${what}`),
    ...report.violations.map(what => `a platform would have refused: ${what}`),
    ...report.ownEnds.map(what => `the bot ended by itself: ${what}`),
    ...(report.open > 0 ? [`${report.open} messages were still open when the run was given up`] : []),
  ];
  printWrong(wrong, report.dir);
  const well = wrong.length === 0;
  process.stdout.write(
    `\n${well ? 'Nothing lost, nothing twice, order kept.' : 'NOT WELL.'} Seed ${run.seed}, ${Math.round(run.seconds)} s at ${run.speed} times the speed.\n`,
  );
  return well;
}

/** Prints what became of files and feed items. @returns whether all was well */
export function printIntake(report: IntakeReport): boolean {
  printRows('Intake', [
    {
      files: report.files,
      'killed meanwhile': report.killsWithFiles,
      'feed items': report.items,
      'killed then': report.killsWithFeed,
      articles: report.articles,
      ...report.outcomes,
      wrong: report.wrong.length,
    },
  ]);
  printWrong(report.wrong, report.dir);
  const well = report.wrong.length === 0;
  process.stdout.write(
    `\n${well ? 'Every article once, every file explained.' : 'NOT WELL.'} ${Math.round(report.seconds)} s.\n`,
  );
  return well;
}

function printWrong(wrong: string[], dir: string | null): void {
  const shown = 40;
  for (const line of wrong.slice(0, shown)) process.stdout.write(`\n  ${line}`);
  if (wrong.length > shown) process.stdout.write(`\n  and ${wrong.length - shown} more`);
  if (dir !== null) process.stdout.write(`\n  kept: ${dir}\n`);
}

function toRows(counts: Map<string, number>): { what: string; times: number }[] {
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, times]) => ({ what, times }));
}
