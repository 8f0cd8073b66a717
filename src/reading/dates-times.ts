import type { Token } from './date-tokens.ts';

/**
 * A time of day behind a date: "10:30", "T10:30:15+09:00", ", 10:17 pm".
 * @returns as ISO 8601 has it, with the offset when one is written
 */
export function readTime(tokens: Token[], i: number): { text: string; to: number } | null {
  let at = i;
  const first = tokens[at];
  if (first === undefined) return null;
  if (leads.has(first.text)) at++;
  const [hour, sign, minute] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (hour?.kind !== 'number' || sign?.text !== ':' || minute?.kind !== 'number') return null;
  if (hour.text.length > 2 || Number(hour.text) > 23) return null;
  if (minute.text.length !== 2 || Number(minute.text) > 59) return null;
  let to = at + 2;
  let seconds = '';
  if (tokens[to + 1]?.text === ':' && /^[0-5]\d$/.test(tokens[to + 2]?.text ?? '')) {
    seconds = `:${(tokens[to + 2] as Token).text}`;
    to += 2;
    // thousandths, as machines write them
    if (tokens[to + 1]?.text === '.' && isTouching(tokens, to + 1) && tokens[to + 2]?.kind === 'number')
      to += 2;
  }
  const half = readHalf(tokens, to + 1);
  const hours = half === null ? Number(hour.text) : (Number(hour.text) % 12) + half.hours;
  if (half !== null) to = half.to;
  const zone = readZone(tokens, to);
  return {
    text: `${String(hours).padStart(2, '0')}:${minute.text}${seconds}${zone?.text ?? ''}`,
    to: zone?.to ?? to,
  };
}

const leads: ReadonlySet<string> = new Set(['t', ',', 'at', 'в', 'um', 'a', 'o', 'о', '-', 'klo']);

/** "pm", "p.m." */
function readHalf(tokens: Token[], i: number): { hours: number; to: number } | null {
  const word = tokens[i]?.text;
  if (word === 'am' || word === 'pm') return { hours: word === 'am' ? 0 : 12, to: i };
  if ((word === 'a' || word === 'p') && tokens[i + 1]?.text === '.' && tokens[i + 2]?.text === 'm')
    return { hours: word === 'a' ? 0 : 12, to: i + 2 };
  return null;
}

/** "Z", "+09:00", "+0900", right behind the time. */
function readZone(tokens: Token[], last: number): { text: string; to: number } | null {
  const sign = tokens[last + 1];
  if (sign === undefined || !isTouching(tokens, last + 1)) return null;
  if (sign.text === 'z') return { text: 'Z', to: last + 1 };
  const hours = tokens[last + 2];
  if ((sign.text !== '+' && sign.text !== '-') || hours?.kind !== 'number' || !isTouching(tokens, last + 2))
    return null;
  if (/^\d{4}$/.test(hours.text))
    return { text: `${sign.text}${hours.text.slice(0, 2)}:${hours.text.slice(2)}`, to: last + 2 };
  const minutes = tokens[last + 4];
  if (hours.text.length !== 2 || tokens[last + 3]?.text !== ':' || minutes?.text.length !== 2) return null;
  return { text: `${sign.text}${hours.text}:${minutes.text}`, to: last + 4 };
}

function isTouching(tokens: Token[], i: number): boolean {
  return tokens[i]?.start === tokens[i - 1]?.end;
}
