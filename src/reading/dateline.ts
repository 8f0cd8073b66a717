import type { Entity } from '../beat/beat.ts';
import type { Dateline, Mention } from '../model/reading.ts';
import type { FoundDate } from './dates.ts';
import { settledParts } from './dates.ts';

/** What a dateline is read from: everything already found in the text. */
export interface DatelineClues {
  text: string;
  /** Where the body begins: after the title, if the text has one. */
  from: number;
  dates: FoundDate[];
  mentions: Mention[];
  entity(id: string): Entity | undefined;
}

/** Longest place, with a country behind it ("SEOUL, South Korea"), and longest stretch in brackets. */
const longestPlace = 60;
const longestAgency = 40;

const bracketed =
  /^([(（[【〔])([^()（）[\]【】〔〕\n]{2,60})([)）\]】〕])(\s{0,2}[^=\n.。]{0,40}(?:기자|특파원|통신원|논설위원|위원)\s{0,2}=|\s{0,2}=)?/u;
const chineseWire =
  /^([\p{Script=Han}]{2,6}(?:社|网|網|通訊|通讯))([\p{Script=Han}·]{1,12}?)?(?:(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?(?:[\p{Script=Han}]{0,6})(?:电|電|讯|訊)/u;
/** "(Agency)": an agency is meant, none is named. */
const unnamed: ReadonlySet<string> = new Set([
  'एजेंसी',
  'एजेंसियां',
  'एजेंसियाँ',
  'एजेन्सी',
  'वृत्तसंस्था',
  'વૃત્તસંસ્થા',
  'એજન્સી',
  'એજન્સીઓ',
  'সংবাদ সংস্থা',
  'এজেন্সি',
  'agency',
  'agencies',
  'agentur',
  'agences',
  'agencias',
  'агентства',
  'ایجنسی',
  'ایجنسیاں',
]);
/** What may stand between place, date, agency and the story. */
const afterPlace = /^ ?[,.:،。]? ?(?:[(/] ?)?/u;
const closing = /^[\s.]{0,2}(?:[।.:：–—―-]{1,3}|\)[\s]?[।.:：–—―-]{0,3})?[\s]?/u;

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
    readChinese(clues, opening, from) ??
    readSpaced(clues, opening, from)
  );
}

function readBracketed(clues: DatelineClues, opening: string, from: number): Dateline | null {
  const match = bracketed.exec(opening);
  if (match === null) return null;
  const inside = match[2] as string;
  const start = from + (match[1] as string).length;
  const equals = inside.search(/[=＝]/);
  const here = within(clues, start, start + inside.length);
  const lens = (match[1] as string) === '【' || (match[1] as string) === '〔';
  const opensWithPlace = here.place !== null && here.place.start - start <= 1;
  if (
    equals < 0 &&
    !(lens && (here.date !== null || here.agency !== null || opensWithPlace)) &&
    !(opensWithPlace && here.date !== null) &&
    !(opensWithPlace && here.agency !== null)
  )
    return null;
  const written = equals < 0 ? beforeFirst(inside, here, start) : inside.slice(0, equals);
  const place =
    here.place !== null && here.place.start - start < 12 ? nameOf(clues, here.place) : firstPlace(written);
  if (equals < 0 && place === '') return null;
  const agency =
    here.agency === null ? (equals < 0 ? null : inside.slice(equals + 1).trim()) : nameOf(clues, here.agency);
  const end = from + match[0].length;
  return build(clues, from, end, place, agency, here.date);
}

function readChinese(clues: DatelineClues, opening: string, from: number): Dateline | null {
  const match = chineseWire.exec(opening);
  if (match === null || (match[5] === undefined && match[2] === undefined)) return null;
  const end = from + match[0].length;
  const here = within(clues, from, end);
  const place = here.place !== null ? nameOf(clues, here.place) : (match[2] ?? null);
  return build(
    clues,
    from,
    end,
    place,
    here.agency === null ? (match[1] as string) : nameOf(clues, here.agency),
    here.date,
  );
}

function readSpaced(clues: DatelineClues, opening: string, from: number): Dateline | null {
  const place = placeAtStart(clues, opening, from);
  if (place === null) return null;
  let at = from + place.length;
  let date: FoundDate | null = null;
  let agency: string | null = place.agency;
  let dated = false;
  for (let part = 0; part < 3; part++) {
    const rest = clues.text.slice(at, at + 80);
    const gap = afterPlace.exec(rest)?.[0].length ?? 0;
    const next = clues.dates.find(other => other.start >= at && other.start - at <= gap + 1);
    if (
      date === null &&
      next !== undefined &&
      settledParts(next)?.day != null &&
      /^[\s,.:(/،。-]{0,4}$/u.test(clues.text.slice(at, next.start))
    ) {
      date = next;
      at = next.end;
      dated = true;
      continue;
    }
    const bracket = /^[\s,.]{0,2}[(/[]([^()/[\]\n]{2,40})[)/\]]/u.exec(rest);
    if (
      bracket !== null &&
      agency === null &&
      (dated || isAgencyLike(clues, at, at + bracket[0].length, bracket[1] as string))
    ) {
      const inner = within(clues, at, at + bracket[0].length);
      agency = inner.agency === null ? (bracket[1] as string).trim() : nameOf(clues, inner.agency);
      if (inner.date !== null && date === null && settledParts(inner.date)?.day != null) date = inner.date;
      at += bracket[0].length;
      dated = true;
      continue;
    }
    const named = clues.mentions.find(
      mention =>
        mention.start >= at && mention.start - at <= 5 && clues.entity(mention.entity)?.kind === 'agency',
    );
    if (
      agency === null &&
      (dated || place.known) &&
      named !== undefined &&
      /^[\s.,:–—―-]{1,5}$/u.test(clues.text.slice(at, named.start))
    ) {
      const tail = /^[^\n.।]{0,40}[.।:–—-]/u.exec(clues.text.slice(named.end, named.end + 50));
      if (tail === null) break;
      agency = nameOf(clues, named);
      at = named.end + (/^\s?[.–—-]/u.test(tail[0]) ? 0 : tail[0].length - 1);
      dated = true;
      continue;
    }
    const plain = /^[\s.,]{1,3}([A-Z][A-Z.]{3,14})(?= ?[–—-])/.exec(rest);
    if (agency === null && dated && plain !== null) {
      agency = plain[1] as string;
      at += plain[0].length;
      continue;
    }
    break;
  }
  const rest = clues.text.slice(at, at + 12);
  if (!dated) {
    // "SEOUL — ", "सेऊल :": only a known place, or capitals, and a sign that parts it from the story.
    const sign = /^ ?(?:[:：]|[–—―]|--| - | -|-- ?)\s?/u.exec(rest);
    if (sign === null || !(place.known || place.capitals) || place.country || place.length > 40) return null;
    return build(clues, from, at + sign[0].length, place.name, agency, null);
  }
  if (agency === null && date !== null && !/^\s?[।.:：–—―)/-]/u.test(rest)) return null;
  return build(clues, from, at + (closing.exec(rest)?.[0].length ?? 0), place.name, agency, date);
}

/** The words before the first date, bracket or parting sign, when they can be a place. */
function placeAtStart(
  clues: DatelineClues,
  opening: string,
  from: number,
): {
  name: string | null;
  length: number;
  known: boolean;
  capitals: boolean;
  country: boolean;
  agency: string | null;
} | null {
  const date = clues.dates.find(other => other.start >= from && other.start - from <= longestPlace);
  const bracket = opening.search(/[([/]/u);
  const parting = opening.search(/ ?(?:[:：।]|[–—―]|--| - )/u);
  const limits = [date === undefined ? -1 : date.start - from, bracket, parting].filter(limit => limit > 0);
  let limit = Math.min(...limits, longestPlace + 1);
  if (limit > longestPlace) return null;
  let words = opening.slice(0, limit).replace(/[\s,.:،。(]+$/u, '');
  if (words.includes('/') === false && opening[limit] === '/') {
    // "Moskau/Pjöngjang (dpa)"
    const both = /^[\p{L}\p{M} -]{2,30}\/[\p{L}\p{M} -]{2,30}(?= ?[(–—-])/u.exec(opening);
    if (both !== null) {
      words = both[0].trimEnd();
      limit = words.length;
    }
  }
  if (words === '' || /[\n!?"“”«»]/u.test(words) || /\p{N}/u.test(words)) return null;
  if (
    words.split(/\s+/u).length > 5 ||
    /[.](?=\s?\p{L})/u.test(words.replace(/\b\p{Lu}\.(?:\p{Lu}\.)*/gu, ''))
  ) {
    const dotted = /^([\p{L}\p{M}-]{2,30})\./u.exec(words);
    if (dotted === null) return null;
  }
  const end = from + words.length;
  const here = within(clues, from, end);
  const known = here.place !== null && here.place.start === from && here.place.end <= end + 1;
  const agencyFirst = here.agency !== null && here.agency.start === from;
  if (here.place === null && !agencyFirst && opensWithPerson(clues, from)) return null;
  return {
    name: agencyFirst ? null : known ? nameOf(clues, here.place as Mention) : firstPlace(words),
    length: words.length,
    known,
    capitals: words.length >= 3 && words === words.toUpperCase() && words !== words.toLowerCase(),
    country: here.place !== null && clues.entity(here.place.entity)?.kind === 'country',
    agency: agencyFirst ? nameOf(clues, here.agency as Mention) : null,
  };
}

/** Whether brackets right after a place hold an agency: one the beat knows, or a short name in capitals ("dpa", "एजेंसी" need a date before). */
function isAgencyLike(clues: DatelineClues, start: number, end: number, words: string): boolean {
  const inside = within(clues, start, end);
  if (inside.agency !== null) return true;
  if (words.length > longestAgency) return false;
  if (!/^\s?(?:[–—―:-]|--)/u.test(clues.text.slice(end, end + 3))) return false;
  return (
    /^[A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*){0,2}$/.test(words) ||
    /^[a-z]{3}$/.test(words) ||
    /^[\p{Lu}/ ]+$/u.test(words) ||
    !/[A-Za-z]/.test(words)
  );
}

function within(
  clues: DatelineClues,
  start: number,
  end: number,
): { place: Mention | null; agency: Mention | null; date: FoundDate | null } {
  const inside = clues.mentions.filter(mention => mention.start >= start && mention.end <= end + 1);
  const ofKind = (...kinds: Entity['kind'][]) =>
    inside.find(mention => kinds.includes(clues.entity(mention.entity)?.kind as Entity['kind'])) ?? null;
  return {
    place: ofKind('place') ?? ofKind('country'),
    agency: ofKind('agency'),
    date:
      clues.dates.find(
        date => date.start >= start && date.end <= end + 1 && settledParts(date)?.day != null,
      ) ?? null,
  };
}

function opensWithPerson(clues: DatelineClues, from: number): boolean {
  const first = clues.mentions.find(mention => mention.start === from);
  return first !== undefined && clues.entity(first.entity)?.kind === 'person';
}

function beforeFirst(
  inside: string,
  here: { agency: Mention | null; date: FoundDate | null },
  start: number,
): string {
  const cuts = [here.agency?.start, here.date?.start]
    .filter(cut => cut !== undefined)
    .map(cut => cut - start);
  return inside.slice(0, Math.max(0, Math.min(inside.length, ...cuts)));
}

/** The first of several places ("모스크바·서울", "Moskau/Pjöngjang", "SEOUL, South Korea"). */
function firstPlace(words: string): string {
  return (words.split(/[·・/,，]/u)[0] as string).trim();
}

function nameOf(clues: DatelineClues, mention: Mention): string {
  return clues.entity(mention.entity)?.name ?? mention.text;
}

function build(
  clues: DatelineClues,
  start: number,
  end: number,
  place: string | null,
  agency: string | null,
  date: FoundDate | null,
): Dateline {
  let to = Math.min(end, clues.text.length);
  const written = clues.text.slice(start, to).trimEnd();
  to = start + written.length;
  const parts = date === null ? null : settledParts(date);
  const named = agency !== null && unnamed.has(agency.toLowerCase()) ? null : agency;
  return {
    start,
    end: to,
    text: written,
    place: place === '' ? null : place,
    month: parts?.month ?? null,
    day: parts?.day ?? null,
    year: parts?.year ?? null,
    agency: named,
  };
}
