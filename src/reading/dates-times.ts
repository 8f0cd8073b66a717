import { zoneOffsets, zonePhrases } from './data/date-zones.ts';
import type { Token } from './date-tokens.ts';
import { foldText } from './fold.ts';

/** After these a full stop parts hours and minutes: "kl. 10.30", "pukul 10.30". */
const dotLeads: ReadonlySet<string> = new Set(['kl', 'klo', 'pukul', 'ore', 'alle']);

interface Read {
  text: string;
  to: number;
}

/**
 * A time of day behind a date: "10:30", "T10:30:15+09:00", ", 10:17 pm", "à 10h30", "10:30 GMT", "в 10:30 по московскому времени".
 * @returns as ISO 8601 has it, with the offset when one is written or its zone is named
 */
export function readTime(tokens: Token[], i: number): Read | null {
  const first = tokens[i];
  if (first === undefined) return null;
  let at = i;
  let dotted = false;
  for (let steps = 0; steps < 3 && leads.has(tokens[at]?.text ?? ''); steps++) {
    dotted ||= dotLeads.has((tokens[at] as Token).text);
    at++;
  }
  const clock = readClock(tokens, at, dotted);
  if (clock === null) return null;
  let { to } = clock;
  const half = readHalf(tokens, to + 1);
  if (half === null && !clock.sure) return null;
  if (half !== null) to = half.to;
  else if (hourWords.has(tokens[to + 1]?.text ?? '')) to++;
  const hours = half === null ? clock.hours : (clock.hours % 12) + half.hours;
  const zone = readZone(tokens, to);
  return {
    text: `${String(hours).padStart(2, '0')}:${clock.rest}${zone?.text ?? ''}`,
    to: zone?.to ?? to,
  };
}

/** What stands between a day and its time, folded: "г. в", "a las", "alle ore", "को". */
const leads: ReadonlySet<string> = new Set(
  foldText(
    't , ، . - : at в у о um a o klo kl as às las alle ore om v la los г р на pukul को रोजी এ அன்று کو في الساعة ساعت เวลา στις ж',
  ).split(' '),
);
/** "10:30 Uhr": said once more that it is a time. */
const hourWords: ReadonlySet<string> = new Set([
  'uhr',
  'h',
  'hrs',
  'hours',
  'часов',
  'години',
  'годин',
  'बजे',
  'pukul',
]);

/** "10:30:15", "10h30", "10 h"; a bare hour is sure only with am or pm. */
function readClock(
  tokens: Token[],
  at: number,
  dotted: boolean,
): { hours: number; rest: string; to: number; sure: boolean } | null {
  const [hour, sign, minute] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (hour?.kind !== 'number' || hour.text.length > 2 || Number(hour.text) > 23) return null;
  const hours = Number(hour.text);
  const isMinute = minute?.kind === 'number' && /^[0-5]\d$/.test(minute.text);
  if (sign?.text === 'h') {
    const near = isMinute && (minute as Token).start - sign.end <= 1;
    return { hours, rest: near ? (minute as Token).text : '00', to: near ? at + 2 : at + 1, sure: true };
  }
  if (sign?.text !== ':' && !(dotted && sign?.text === '.'))
    return { hours, rest: '00', to: at, sure: false };
  if (!isMinute) return null;
  if (sign.text === '.' && (minute as Token).start > sign.end) return null;
  let to = at + 2;
  let rest = (minute as Token).text;
  if (tokens[to + 1]?.text === ':' && /^[0-5]\d$/.test(tokens[to + 2]?.text ?? '')) {
    rest += `:${(tokens[to + 2] as Token).text}`;
    to += 2;
    // thousandths, as machines write them
    if (tokens[to + 1]?.text === '.' && isTouching(tokens, to + 1) && tokens[to + 2]?.kind === 'number')
      to += 2;
  }
  return { hours, rest, to, sure: true };
}

const halves: Record<string, 'am' | 'pm'> = { ص: 'am', م: 'pm' };

/** "pm", "p.m.", "μ.μ." */
function readHalf(tokens: Token[], i: number): { hours: number; to: number } | null {
  const word = tokens[i]?.text;
  const half = /^(am|pm)(?:$|\P{Script=Latin})/u.exec(word ?? '')?.[1] ?? halves[word ?? ''];
  if (half !== undefined) return { hours: half === 'am' ? 0 : 12, to: i };
  // "π.μ.", "μ.μ."
  if ((word === 'μ' || word === 'π') && tokens[i + 1]?.text === '.' && tokens[i + 2]?.text === 'μ')
    return { hours: word === 'π' ? 0 : 12, to: tokens[i + 3]?.text === '.' ? i + 3 : i + 2 };
  if ((word === 'a' || word === 'p') && tokens[i + 1]?.text === '.' && tokens[i + 2]?.text === 'm')
    return { hours: word === 'a' ? 0 : 12, to: tokens[i + 3]?.text === '.' ? i + 3 : i + 2 };
  return null;
}

/** "Z", "+09:00", " +0900", "GMT", "(UTC+3)", "по московскому времени". */
function readZone(tokens: Token[], last: number): Read | null {
  const next = tokens[last + 1];
  if (next === undefined) return null;
  if (next.text === 'z' && isTouching(tokens, last + 1)) return { text: 'Z', to: last + 1 };
  if (isTouching(tokens, last + 1) || next.text === '+') {
    const offset = readOffset(tokens, last + 1);
    if (offset !== null) return offset;
  }
  const open = next.text === '(';
  const at = open ? last + 2 : last + 1;
  const named = readNamed(tokens, at);
  if (named === null) return null;
  if (!open) return named;
  return tokens[named.to + 1]?.text === ')' ? { text: named.text, to: named.to + 1 } : null;
}

function readNamed(tokens: Token[], at: number): Read | null {
  const words = [tokens[at], tokens[at + 1], tokens[at + 2]].map(token => token?.text ?? '');
  for (const length of [3, 2]) {
    const phrase = zonePhrases[words.slice(0, length).join(' ')];
    if (phrase !== undefined) return { text: phrase, to: at + length - 1 };
  }
  const zone = zoneOffsets[words[0] as string];
  if (zone === undefined) return null;
  return (zone === 'Z' ? readOffset(tokens, at + 1) : null) ?? { text: zone, to: at };
}

/** "+09:00", "+0900", "+9" right behind UTC. */
function readOffset(tokens: Token[], i: number): Read | null {
  const [sign, hours, colon, minutes] = [tokens[i], tokens[i + 1], tokens[i + 2], tokens[i + 3]];
  if ((sign?.text !== '+' && sign?.text !== '-') || hours?.kind !== 'number' || !isTouching(tokens, i + 1))
    return null;
  if (/^[01]\d[0-5]\d$/.test(hours.text))
    return { text: `${sign.text}${hours.text.slice(0, 2)}:${hours.text.slice(2)}`, to: i + 1 };
  if (hours.text.length > 2 || Number(hours.text) > 14) return null;
  if (colon?.text === ':' && /^[0-5]\d$/.test(minutes?.text ?? ''))
    return { text: `${sign.text}${hours.text.padStart(2, '0')}:${minutes?.text}`, to: i + 3 };
  const behindName = tokens[i - 1]?.kind === 'word';
  return behindName ? { text: `${sign.text}${hours.text.padStart(2, '0')}:00`, to: i + 1 } : null;
}

function isTouching(tokens: Token[], i: number): boolean {
  return tokens[i]?.start === tokens[i - 1]?.end;
}
