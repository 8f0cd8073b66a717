/**
 * Loaded into the bot before its own code (`node --import`): gives it the fast clock, sets that clock on or back when
 * told to, and kills it with SIGKILL at the step it is told.
 */
import { isMainThread } from 'node:worker_threads';
import { type ClockSetting, installClock } from './clock.ts';
import { type Step, watchSteps, watchWrites } from './steps.ts';

const { CHAOS_CLOCK, CHAOS_STEP } = process.env;
if (CHAOS_CLOCK !== undefined) {
  const clock = installClock(JSON.parse(CHAOS_CLOCK) as ClockSetting);
  if (isMainThread && process.channel) {
    process.on('message', told => clock.shift((told as { shift: number }).shift));
    // Being told must not keep the bot from ending.
    process.channel.unref();
  }
}
if (CHAOS_STEP !== undefined && isMainThread) {
  const [wanted, nth] = CHAOS_STEP.split(':') as [Step, string];
  let left = Number(nth);
  const come = () => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
  if ((wanted as string) === 'write') watchWrites(come);
  else watchSteps(step => step === wanted && come());
}
