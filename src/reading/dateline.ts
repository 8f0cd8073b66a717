import type { Dateline } from '../model/reading.ts';
import {
  agencyOf,
  type DatelineClues,
  findWithin,
  hasDay,
  isUnnamed,
  makeDateline,
  nameOf,
} from './dateline-clues.ts';
import { type OpeningPlace, placeAtStart } from './dateline-place.ts';
import { readBracketed, readWire } from './dateline-wires.ts';
import type { FoundDate } from './dates.ts';

export type { DatelineClues } from './dateline-clues.ts';

/** Longest stretch in brackets that can be an agency. */
const longestAgency = 40;
/** What may stand between place, date, agency and the story. */
const afterPlace = /^ ?[,.:،。]? ?(?:[(/] ?)?(?:في )?/u;
const closing = /^[\s.]{0,2}(?:[।.:：–—―-]{1,3}|\)[\s]?[।.:：–—―-]{0,3})?[\s]?/u;
const inBrackets = /^[\s,.]{0,2}[(/[（]([^()/[\]（）\n]{2,40})[)/\]）]/u;

/**
 * Finds the dateline a report opens with ("ПХЕНЬЯН, 21 марта. /ТАСС/.", "(서울=연합뉴스) 홍길동 기자 =", "सियोल, २९ जुलाई ।").
 * @returns null when the text opens with its story
 */
export function findDateline(clues: DatelineClues): Dateline | null {
  let from = clues.from;
  while (from < clues.text.length && /[\s\u200b\ufeff*_>]/.test(clues.text[from] as string)) from++;
  const opening = clues.text.slice(from, from + 240);
  return (
    readBracketed(clues, opening, from) ??
    readWire(clues, opening, from) ??
    readAgencyFirst(clues, opening, from) ??
    readDayFirst(clues, from) ??
    readSpaced(clues, opening, from)
  );
}

/** "(ANSA) - MOSCA, 21 MAR -", "(Reuters) -", "(એજન્સી) સિઓલ, તા.૨૧". */
function readAgencyFirst(clues: DatelineClues, opening: string, from: number): Dateline | null {
  const match = /^[(（]([^()（）\n]{2,40})[)）](\s?[-–—:]{1,2})?\s{0,2}/u.exec(opening);
  if (match === null) return null;
  const [all, words, sign] = match as unknown as [string, string, string | undefined];
  const named = findWithin(clues, from, from + all.length).agency;
  const agency = named === null ? agencyOf(words) : nameOf(clues, named);
  if (agency === null && !isUnnamed(words)) return null;
  const at = from + all.length;
  const rest = readSpaced(clues, clues.text.slice(at, at + 240), at);
  if (rest !== null) {
    const text = clues.text.slice(from, rest.end);
    return { ...rest, start: from, text, agency: rest.agency ?? agency };
  }
  return sign === undefined || agency === null
    ? null
    : makeDateline(clues, { start: from, end: at }, null, agency, null);
}

/** "21 марта, Минск /Корр. БЕЛТА/.", "21.03. Warszawa (PAP) -": the day before the place. */
function readDayFirst(clues: DatelineClues, from: number): Dateline | null {
  const date = clues.dates.find(one => one.start === from);
  if (date === undefined || !hasDay(date)) return null;
  const gap = /^[\s,.]{1,3}/u.exec(clues.text.slice(date.end, date.end + 4));
  if (gap === null) return null;
  const at = date.end + gap[0].length;
  const rest = readSpaced(clues, clues.text.slice(at, at + 240), at, true);
  if (rest === null || rest.day !== null || rest.agency === null) return null;
  return makeDateline(clues, { start: from, end: rest.end }, rest.place, rest.agency, date);
}

function readSpaced(clues: DatelineClues, opening: string, from: number, dayRead = false): Dateline | null {
  const place = placeAtStart(clues, opening, from);
  if (place === null) return null;
  let at = from + place.length;
  let date: FoundDate | null = null;
  let { agency } = place;
  let dated = dayRead;
  for (let part = 0; part < 3; part++) {
    const rest = clues.text.slice(at, at + 80);
    const next: FoundDate | null = date === null ? nextDate(clues, at, rest) : null;
    if (next !== null) {
      date = next;
      at = next.end;
      dated = true;
      continue;
    }
    if (agency !== null) break;
    const bracket = inBrackets.exec(rest);
    if (bracket !== null) {
      const [all, words] = bracket as unknown as [string, string];
      if (!dated && !isAgencyLike(clues, at, at + all.length, words, place)) break;
      const inner = findWithin(clues, at, at + all.length);
      agency = inner.agency === null ? words.trim().replace(/^корр\.\s*/iu, '') : nameOf(clues, inner.agency);
      if (date === null && inner.date !== null) ({ date } = inner);
      at += all.length;
      dated = true;
      continue;
    }
    const bare = bareAgency(clues, at, rest, dated, place);
    if (bare === null) break;
    agency = bare.name;
    at = bare.end;
    dated = true;
  }
  const rest = clues.text.slice(at, at + 12);
  if (!dated) {
    // "SEOUL — ", "सेऊल :": only a known place, or capitals, and a sign that parts it from the story.
    const sign = /^ ?(?:[:：]|[–—―]|[|•] |--| - | -|-- ?)\s?/u.exec(rest);
    if (sign === null || !(place.known || place.capitals) || !place.alone) return null;
    if (place.country || place.length > 40) return null;
    return makeDateline(clues, { start: from, end: at + sign[0].length }, place.name, agency, null);
  }
  if (agency === null && date !== null && !isParted(rest, date)) return null;
  const end = at + (closing.exec(rest)?.[0].length ?? 0);
  return makeDateline(clues, { start: from, end }, place.name, agency, date);
}

/** A place and day without agency need a sign before the story; "તા. 21" is a desk's own way to say the day. */
function isParted(rest: string, date: FoundDate): boolean {
  return /^\s?[।.:：–—―)/-]/u.test(rest) || /^(?:તા|दि|दिनांक|ता)\b|^(?:તા|दि|ता)\./u.test(date.text);
}

function nextDate(clues: DatelineClues, at: number, rest: string): FoundDate | null {
  const gap = afterPlace.exec(rest)?.[0].length ?? 0;
  const next = clues.dates.find(other => other.start >= at && other.start - at <= gap + 1);
  if (next === undefined || !hasDay(next)) return null;
  return /^[\s,.:(/،。-]{0,4}(?:في )?$/u.test(clues.text.slice(at, next.start)) ? next : null;
}

/** "— РИА Новости.", ". INTERFAX.RU -", ", Укрінформ.", "- ایرنا -": an agency without brackets. */
function bareAgency(
  clues: DatelineClues,
  at: number,
  rest: string,
  dated: boolean,
  place: OpeningPlace,
): { name: string; end: number } | null {
  const named = clues.mentions.find(
    mention =>
      mention.start >= at && mention.start - at <= 5 && clues.entity(mention.entity)?.kind === 'agency',
  );
  if (
    (dated || place.known) &&
    named !== undefined &&
    /^[\s.,:•–—―-]{1,5}$/u.test(clues.text.slice(at, named.start))
  ) {
    const tail = /^[^\n.।]{0,40}[.।:–—-]/u.exec(clues.text.slice(named.end, named.end + 50));
    if (tail === null) return null;
    const end = named.end + (/^\s?[.–—-]/u.test(tail[0]) ? 0 : tail[0].length - 1);
    return { name: nameOf(clues, named), end };
  }
  const address = /^, ?([\p{L}-]{2,20}\.(?:com|co\.id|id|net|ru|org))(?=\s?[–—-])/iu.exec(rest);
  if (address !== null && (place.known || place.capitals))
    return { name: address[1] as string, end: at + address[0].length };
  // between two dashes or in capitals, before a parting sign
  const between = /^\s?[–—•-]\s?([\p{L}\p{M}]{2,14})(?=\s?[–—-]\s)/u.exec(rest);
  if (between !== null && (agencyOf(between[1] as string) !== null || (dated && place.known)))
    return { name: between[1] as string, end: at + between[0].length };
  const plain = /^(?:[\s.,]{1,3}|\s?[•–—-]\s)(\p{Lu}[\p{Lu}.]{1,14})(?=\s?[–—-]|\.\s)/u.exec(rest);
  if (plain !== null && (dated || (place.known && /^\s?•/u.test(rest))))
    return { name: (plain[1] as string).replace(/\.$/u, ''), end: at + plain[0].length };
  return null;
}

/** Whether brackets right after a place hold an agency: one that is known, "Agency", or a short name in capitals ("dpa") before a dash. */
function isAgencyLike(
  clues: DatelineClues,
  start: number,
  end: number,
  words: string,
  place: OpeningPlace,
): boolean {
  if (findWithin(clues, start, end).agency !== null) return true;
  if (words.length > longestAgency) return false;
  if (place.known && place.alone && (isUnnamed(words) || agencyOf(words) !== null)) return true;
  if (!/^\s?(?:[–—―:।-]|--)/u.test(clues.text.slice(end, end + 3))) return false;
  return (
    /^[A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*){0,2}$/.test(words) ||
    /^[a-z]{3}$/.test(words) ||
    /^[\p{Lu}/ ]+$/u.test(words) ||
    !/[A-Za-z]/.test(words)
  );
}
