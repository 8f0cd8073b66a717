import type { QuietHours } from '../src/model/quiet-hours.ts';
import { parseTimes } from '../src/model/schedule.ts';
import { usageError } from '../src/wording/faults.ts';

/** "22:00-07:00". Throws UsageError that says how to write it. */
export function parseQuiet(text: string): QuietHours {
  const [from, to, ...more] = text.split(/-|–|to/u).map(part => part.trim());
  if (from === undefined || to === undefined || more.length > 0)
    throw usageError('follow.hours', { word: text });
  const [first] = parseTimes(from);
  const [last] = parseTimes(to);
  if (first === last) throw usageError('follow.sameHours');
  return { from: first as string, to: last as string };
}
