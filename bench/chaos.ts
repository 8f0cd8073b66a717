/**
 * Kills the bot and breaks its platforms while it delivers, then counts what arrived: `npm run chaos`.
 *   --deliveries N   messages to be owed on each platform before the storm ends (200)
 *   --seed S         of everything random (1)
 *   --channels N     on each platform (20)
 *   --speed N        seconds of the run's clock in one of the machine's (20)
 *   --short          without the day off and the change to winter time
 *   --files N        of the folder that is taken in, before; 0 for none (10,000)
 *   --keep           keeps the folder of the run
 * Ends with 1 when anything was lost, came twice or out of order.
 */
import { parseArgs } from 'node:util';
import { installClock } from './chaos/clock.ts';

const number = (value: string | undefined) => Number(value);
const { values } = parseArgs({
  args: process.argv.slice(2).filter(word => word !== '--'),
  options: {
    deliveries: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    channels: { type: 'string', default: '20' },
    speed: { type: 'string', default: '20' },
    files: { type: 'string', default: '10000' },
    short: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});
function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
}
const { printIntake, printReport } = await import('./chaos/report.ts');
let well = true;
if (number(values.files) > 0) {
  // By the machine's own clock, which the deliveries don't keep.
  const { runIntake } = await import('./chaos/intake.ts');
  const intake = { files: number(values.files), seed: number(values.seed), keep: values.keep, progress };
  well = printIntake(await runIntake(intake));
}
if (number(values.deliveries) > 0) {
  const began = Date.now();
  const clock = installClock({ speed: number(values.speed), at: began, shows: began });
  // Loaded only now, so that everything lives by this clock.
  const { runDeliveries } = await import('./chaos/run.ts');
  const realBegin = performance.now();
  const report = await runDeliveries({
    deliveries: number(values.deliveries),
    seed: number(values.seed),
    channels: number(values.channels),
    clock,
    calendar: !values.short,
    keep: values.keep,
    progress,
  });
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  const seconds = (performance.now() - realBegin) / number(values.speed) / 1_000;
  well = printReport(report, { seconds, speed: number(values.speed), seed: number(values.seed) }) && well;
}
process.exitCode = well ? 0 : 1;
