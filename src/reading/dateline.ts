import type { Dateline } from '../model/reading.ts';
import { agencyIn, bareAgency, bracketsAt, closesDateline, isAgencyLike } from './dateline-agency.ts';
import {
  agencyOf,
  type DatelineClues,
  findWithin,
  hasDay,
  isUnnamed,
  makeDateline,
  nameOf,
} from './dateline-clues.ts';
import { readFigures } from './dateline-figures.ts';
import { type OpeningPlace, placeAtStart } from './dateline-place.ts';
import { readBracketed, readWire } from './dateline-wires.ts';
import type { FoundDate } from './dates.ts';

/** What may stand between place, date, agency and the story. */
const afterPlace = /^ ?[,.:،।۔]? ?(?:[(/] ?)?(?:في )?/u;
const closing = /^[\s.]{0,2}(?:[।۔.:：–—―-]{1,3}|\)[\s]?[।.:：–—―-]{0,3})?[\s]?/u;
/** Arabic names the day of the other calendar behind it: "… 1448 هـ الموافق 21 نوفمبر 2026 م". */
const sameDay = /^ ?(?:هـ|ه)? ?[،,]? ?(?:الموافق|المصادف) ?(?:ل ?)?$/u;

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
    readDayFirst(clues, opening, from) ??
    readSpaced(clues, opening, from)
  );
}

/** "(ANSA) - MOSCA, 21 MAR -", "(Reuters) -", "(એજન્સી) સિઓલ, તા.૨૧", "एजेंसी, सियोल।", "TEMPO.CO, Jakarta -", "AGI - ". */
function readAgencyFirst(clues: DatelineClues, opening: string, from: number): Dateline | null {
  const match =
    /^[(（]([^()（）\n]{2,40})[)）](\s?[-–—:]{1,2})?\s{0,2}/u.exec(opening) ??
    /^([\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}. ]{1,30}?)(?:[,،]|(\s[-–—]{1,2})|[-–—](?=\s))\s{1,2}/u.exec(opening);
  if (match === null) return null;
  const [all, words, sign] = match as unknown as [string, string, string | undefined];
  const bracketed = /^[(（]/u.test(all);
  const at = from + all.length;
  const named = findWithin(clues, from, at).agency;
  const isWhole = named !== null && (bracketed || isOnly(clues, from, words, named));
  const even = words.normalize('NFKC');
  const isWide = bracketed && even !== words && /^[A-Z]{2,6}$/.test(even);
  const agency = isWhole
    ? nameOf(clues, named)
    : (agencyOf(words) ?? (isAddress(words) || isWide ? even : null));
  if (agency === null && !isUnnamed(words)) return null;
  const rest = readSpaced(clues, clues.text.slice(at, at + 240), at);
  if (rest !== null) {
    const text = clues.text.slice(from, rest.end);
    return { ...rest, start: from, text, agency: rest.agency ?? agency };
  }
  if (agency === null) return null;
  // "Liputan6.com, Jakarta …"
  const place = isAddress(words) && sign === undefined ? findWithin(clues, at, at + 30).place : null;
  if (place !== null && place.start === at)
    return makeDateline(clues, { start: from, end: place.end }, nameOf(clues, place), agency, null);
  // "(CNN) " needs no sign behind it; "AGI - " does, and capitals
  if (!bracketed && (sign === undefined || (words !== words.toUpperCase() && !isAddress(words)))) return null;
  if (
    bracketed &&
    sign === undefined &&
    !isWide &&
    (named === null || !isOnly(clues, from + 1, words, named))
  )
    return null;
  return makeDateline(clues, { start: from, end: at }, null, agency, null);
}

function isOnly(
  clues: DatelineClues,
  from: number,
  words: string,
  named: { start: number; end: number },
): boolean {
  return named.start === from && clues.text.slice(named.end, from + words.length).trim() === '';
}

function isAddress(words: string): boolean {
  return /^[\p{L}\p{N}-]{2,20}\.(?:com|co|co\.id|id|net|ru|org|vn|ua|by)$/iu.test(words);
}

/** "Nov 21 (Reuters) -", "21 марта, Минск /Корр. БЕЛТА/.", "21.03. Warszawa (PAP) -", "५ मंसिर, काठमाडौं ।": the day before the place. */
function readDayFirst(clues: DatelineClues, opening: string, from: number): Dateline | null {
  const date = clues.dates.find(one => one.start === from) ?? readFigures(clues, opening, from);
  if (date === null || !hasDay(date)) return null;
  // "Nov 21 (Reuters) - ": no place at all
  const brackets = bracketsAt(clues, date.end);
  if (brackets !== null) {
    const { agency: named } = findWithin(clues, date.end, brackets.end);
    const sign = closing.exec(clues.text.slice(brackets.end, brackets.end + 12))?.[0] ?? '';
    if ((named === null && !/^\p{Lu}{2,6}$/u.test(brackets.words)) || !/[-–—:।]/u.test(sign)) return null;
    const name = agencyIn(clues, brackets.words, date.end, brackets.end);
    return makeDateline(clues, { start: from, end: brackets.end + sign.length }, null, name, date);
  }
  const gap = /^[\s,.،]{1,3}/u.exec(clues.text.slice(date.end, date.end + 4));
  if (gap === null) return null;
  const at = date.end + gap[0].length;
  const rest = readSpaced(clues, clues.text.slice(at, at + 240), at, true);
  if (rest === null || rest.day !== null) return null;
  const isParted = /[।:–—]$|\s-$/u.test(rest.text) && (rest.place ?? '').split(' ').length <= 3;
  if (rest.agency === null && !isParted) return null;
  return makeDateline(clues, { start: from, end: rest.end }, rest.place, rest.agency, date);
}

function readSpaced(clues: DatelineClues, opening: string, from: number, dayRead = false): Dateline | null {
  const place = placeAtStart(clues, opening, from);
  if (place === null) return null;
  // Korean datelines stand in brackets; a sentence may open with place and day
  if (/\p{Script=Hangul}/u.test(place.name ?? '') && !(place.known && place.alone)) return null;
  let at = from + place.length;
  let date: FoundDate | null = null;
  let { agency } = place;
  let dated = dayRead;
  for (let part = 0; part < 4; part++) {
    const rest = clues.text.slice(at, at + 80);
    const next: FoundDate | null = date === null ? nextDate(clues, at, rest) : otherDate(clues, at, date);
    if (next !== null) {
      if (next.when.kind === 'absolute') date = next;
      at = next.end;
      dated = true;
      continue;
    }
    if (agency !== null) break;
    const brackets = bracketsAt(clues, at);
    if (brackets !== null) {
      // "सेऊल (दक्षिण कोरिया) :"
      const inner = findWithin(clues, at, brackets.end);
      if (!dated && inner.agency === null && inner.date === null && inner.place !== null) {
        at = brackets.end;
        continue;
      }
      if (dated ? !closesDateline(clues, brackets, place) : !isAgencyLike(clues, brackets, place)) break;
      agency = agencyIn(clues, brackets.words, at, brackets.end);
      if (date === null) ({ date } = findWithin(clues, at, brackets.end));
      at = brackets.end;
      dated = true;
      continue;
    }
    const bare = bareAgency(clues, at, dated, place);
    if (bare === null) break;
    agency = bare.name;
    at = bare.end;
    dated = true;
  }
  const rest = clues.text.slice(at, at + 12);
  if (!dated) {
    const end = endOfPlaceAlone(rest, place);
    return end === null
      ? null
      : makeDateline(clues, { start: from, end: at + end }, place.name, agency, null);
  }
  if (agency === null && date !== null && (!isParted(clues, rest, date) || !isPlaced(place, date)))
    return null;
  const end = at + (closing.exec(rest)?.[0].length ?? 0);
  return makeDateline(clues, { start: from, end }, place.name, agency, date);
}

/** "SEOUL — ", "सेऊल :": only a known place, or capitals, and a sign that parts it from the story; "काठमाडौं ।" is any place. */
function endOfPlaceAlone(rest: string, place: OpeningPlace): number | null {
  if (!place.alone || place.country || place.length > longestPlaceAlone) return null;
  const sign = /^ ?(?:([:：])|[–—―]|[|•] |--| - | -|-- ?)\s?/u.exec(rest);
  if (sign !== null) {
    // "Москва – столица": in Slavic languages a dash also says "is"
    if (place.known)
      return sign[1] === undefined && isCyrillic(place) && !place.capitals ? null : sign[0].length;
    return place.capitals && sign[1] === undefined && !deskWords.test(place.name ?? '')
      ? sign[0].length
      : null;
  }
  const danda = /^ ?। ?/u.exec(rest);
  if (danda === null) return null;
  return place.known || (place.name ?? '').split(' ').length <= 2 ? danda[0].length : null;
}

function isCyrillic(place: OpeningPlace): boolean {
  return /\p{Script=Cyrillic}/u.test(place.written);
}

/** Capitals that open a headline without being a place. */
const deskWords =
  /^(?:BREAKING|JUST IN|WATCH|LIVE|UPDATED?|EXCLUSIVE|OPINION|ANALYSIS|EXPLAINER|FACTBOX|VIDEO|PHOTOS?|URGENT|ALERT|NEWS|EILMELDUNG|URGENTE?|DIRECT|СРОЧНО|МОЛНИЯ|ОБНОВЛЕНО|ВИДЕО|ФОТО|SON DAKİKA)/u;

const longestPlaceAlone = 40;

/** A place and day without agency need a sign before the story; "તા. 21" is a desk's own way to say the day. */
function isParted(clues: DatelineClues, rest: string, date: FoundDate): boolean {
  if (/^\s?[।۔.:：–—―)/-]/u.test(rest)) return true;
  return (
    deskDay.test(clues.text.slice(Math.max(0, date.start - 8), date.start)) ||
    deskDay.test(date.text.slice(0, 3))
  );
}

const deskDay = /(?:તા|दि|दिनांक|ता)\.? ?$/u;

/** "আগামী ৬-৭": a day without its month needs a place that is one. */
function isPlaced(place: OpeningPlace, date: FoundDate): boolean {
  return place.known || (date.when.kind === 'absolute' && date.when.month !== null);
}

function nextDate(clues: DatelineClues, at: number, rest: string): FoundDate | null {
  const gap = afterPlace.exec(rest)?.[0].length ?? 0;
  const next = clues.dates.find(other => other.start >= at && other.start - at <= gap + 1);
  if (next === undefined || !hasDay(next)) return null;
  return /^[\s,.:(/،।۔-]{0,4}(?:في )?$/u.test(clues.text.slice(at, next.start)) ? next : null;
}

/** Behind the date its weekday ("2026. november 21., szombat"), or the same day by our calendar. */
function otherDate(clues: DatelineClues, at: number, date: FoundDate): FoundDate | null {
  const next = clues.dates.find(other => other.start >= at && other.start - at <= 16);
  if (next === undefined || next === date) return null;
  const gap = clues.text.slice(at, next.start);
  if (next.when.kind === 'weekday') return /^[\s,.(،]{1,3}$/u.test(gap) ? next : null;
  return hasDay(next) && sameDay.test(gap) ? next : null;
}
