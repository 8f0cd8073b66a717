import type { QuietHours } from '../src/model/quiet-hours.ts';
import { parseTimes } from '../src/model/schedule.ts';

/** "22:00-07:00". Throws an Error that says how to write it. */
export function parseQuiet(text: string): QuietHours {
  const [from, to, ...more] = text.split(/\s*(?:-|–|to)\s*/u);
  if (from === undefined || to === undefined || more.length > 0)
    throw new Error(`“${text}” is no span of hours; write it like 22:00-07:00`);
  const [first] = parseTimes(from);
  const [last] = parseTimes(to);
  if (first === last) throw new Error('quiet hours must end at another time than they begin');
  return { from: first as string, to: last as string };
}
