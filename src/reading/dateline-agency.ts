import { agencyOf, type DatelineClues, findWithin, isUnnamed, nameOf } from './dateline-clues.ts';
import type { OpeningPlace } from './dateline-place.ts';

/** An agency as read from a dateline and where it ends. */
export interface ReadAgency {
  name: string;
  end: number;
}

/** Longest stretch in brackets that can be an agency. */
const longestAgency = 40;
const inBrackets = /^[\s,.،]{0,2}(?:[-–—] ?)?(?:[([（]([^()[\]（）\n]{2,60})[)\]）]|\/([^/\n]{2,40})\/)/u;
/** "Корр. ТАСС", "Кар. БЕЛТА": who wrote for the agency is left out. */
const correspondent = /^(?:корр|кар|кор)\.\s*/iu;

/** "(AFP)", "/ТАСС/", " - (د ب أ)": what stands in brackets behind place or date. */
export function bracketsAt(
  clues: DatelineClues,
  at: number,
): { words: string; start: number; end: number } | null {
  const match = inBrackets.exec(clues.text.slice(at, at + 80));
  if (match === null) return null;
  const words = ((match[1] ?? match[2]) as string).trim();
  return { words, start: at, end: at + match[0].length };
}

/** The agency that words in brackets name; of several ("ANP/AFP") the first, else the words as written. */
export function agencyIn(clues: DatelineClues, words: string, start: number, end: number): string {
  const { agency } = findWithin(clues, start, end);
  const before = agency === null ? '' : clues.text.slice(start, agency.start);
  const first = (/^[^/,;&]*?(?= - |[/,;&])/u.exec(words)?.[0] ?? '').trim();
  if (first !== '' && (agency === null || /\p{L}/u.test(before)))
    return agencyOf(first) ?? (agency === null || isAcronym(first) ? first : nameOf(clues, agency));
  return agency === null ? words.replace(correspondent, '') : nameOf(clues, agency);
}

function isAcronym(words: string): boolean {
  return /^\p{L}{2,6}$/u.test(words);
}

/** Whether brackets behind a day end the dateline: with an agency that is known, before a parting sign, or behind a sure place. */
export function closesDateline(
  clues: DatelineClues,
  brackets: { words: string; start: number; end: number },
  place: OpeningPlace,
): boolean {
  const { words, start, end } = brackets;
  if (findWithin(clues, start, end).agency !== null || agencyOf(words) !== null || isUnnamed(words))
    return true;
  return (place.known && place.alone) || /^\s?[.:–—―।۔-]/u.test(clues.text.slice(end, end + 2));
}

/** Whether brackets right after a place hold an agency: one that is known, "Agency", or a short name in capitals ("dpa") before a dash. */
export function isAgencyLike(
  clues: DatelineClues,
  brackets: { words: string; start: number; end: number },
  place: OpeningPlace,
): boolean {
  const { start, end } = brackets;
  const inner = findWithin(clues, start, end);
  if (inner.agency !== null || (inner.date !== null && place.known)) return true;
  if (brackets.words.length > longestAgency) return false;
  // full-width letters are letters too
  const words = brackets.words.normalize('NFKC');
  if (place.known && place.alone && (isUnnamed(words) || agencyOf(words) !== null)) return true;
  const next = clues.text.slice(end, end + 3);
  if (words !== brackets.words && /^[A-Z]+$/.test(words) && place.known) return true;
  // "سیول (ویب ڈیسک) …": Urdu papers need no sign
  if (place.known && place.alone && /^[\p{Script=Arabic}\p{M} .]{3,18}$/u.test(words)) return true;
  if (!/^\s?(?:[–—―:।۔-]|--)/u.test(next)) return false;
  return (
    /^[A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*){0,2}$/.test(words) ||
    /^[a-z]{3}$/.test(words) ||
    /^[\p{Lu}/ ]+$/u.test(words) ||
    (!/[A-Za-z]/.test(words) && (place.known || (place.name ?? '').split(' ').length <= 3))
  );
}

/** "— РИА Новости.", ". INTERFAX.RU -", ", Укрінформ.", "- ایرنا -", ", एजेंसी।": an agency without brackets. */
export function bareAgency(
  clues: DatelineClues,
  at: number,
  dated: boolean,
  place: OpeningPlace,
): ReadAgency | null {
  const rest = clues.text.slice(at, at + 80);
  return (
    namedAgency(clues, at, dated || place.known) ??
    shortAgency(rest, at, dated) ??
    webAddress(rest, at, place) ??
    capitalAgency(rest, at, dated, place)
  );
}

/** An agency that the beat knows. */
function namedAgency(clues: DatelineClues, at: number, sure: boolean): ReadAgency | null {
  const named = clues.mentions.find(
    mention =>
      mention.start >= at && mention.start - at <= 5 && clues.entity(mention.entity)?.kind === 'agency',
  );
  if (named === undefined) return null;
  const gap = clues.text.slice(at, named.start);
  if (!/^[\s.,،:•|–—―-]{1,5}$/u.test(gap)) return null;
  const after = clues.text.slice(named.end, named.end + 50);
  // behind a place that nobody knows, only "Jakarta, CNN Indonesia -- "
  if (!sure)
    return /^[,،]/u.test(gap) && /^[\p{L} ]{0,12}\s?(?:--|[–—-])\s/u.test(after)
      ? {
          name: nameOf(clues, named),
          end: named.end + (/^[\p{L} ]*/u.exec(after)?.[0].trimEnd().length ?? 0),
        }
      : null;
  const tail = /^[^\n.।۔]{0,40}[.।۔:|–—-]/u.exec(after);
  if (tail === null) return null;
  // "INTERFAX.RU -"
  const domain = /^\.\p{Lu}{2,3}(?=\s?[–—-])|^\.\p{Ll}{2,3}(?=\s[–—-])/u.exec(after);
  if (domain !== null) return { name: nameOf(clues, named), end: named.end + domain[0].length };
  const end = named.end + (/^\s?[.–—-]/u.test(tail[0]) ? 0 : tail[0].length - 1);
  return { name: nameOf(clues, named), end };
}

/** A form that only datelines use, or "agency": ", एजेंसी।", "-سانا ", " م واس ". */
function shortAgency(rest: string, at: number, dated: boolean): ReadAgency | null {
  const between =
    /^\s?(?:[,،:–—•|-]\s?)([\p{L}\p{M}. ]{2,20}?)(?=\s?(?:[।۔:–—|]|--|-\s))/u.exec(rest) ??
    /^-([\p{L}\p{M}]{2,14})(?=\s)/u.exec(rest) ??
    (dated ? /^\s?(?:م )?[،,]?\s?([\p{L}\p{M}]{2,14})(?=[\s:])/u.exec(rest) : null);
  if (between === null) return null;
  const words = between[1] as string;
  return agencyOf(words) === null && !isUnnamed(words) ? null : { name: words, end: at + between[0].length };
}

/** ", KOMPAS.com -" */
function webAddress(rest: string, at: number, place: OpeningPlace): ReadAgency | null {
  const address = /^, ?([\p{L}\p{N}-]{2,20}\.(?:com|co\.id|id|net|ru|org))(?=\s?[–—-])/iu.exec(rest);
  if (address === null || !(place.known || place.capitals)) return null;
  return { name: address[1] as string, end: at + address[0].length };
}

/** Between two dashes, or in capitals before a parting sign. */
function capitalAgency(rest: string, at: number, dated: boolean, place: OpeningPlace): ReadAgency | null {
  const between = /^\s?[–—•-]\s?([\p{L}\p{M}]{2,14})(?=\s?[–—-]\s)/u.exec(rest);
  if (between !== null && dated && place.known)
    return { name: between[1] as string, end: at + between[0].length };
  const plain = /^(?:[\s.,]{1,3}(?:ИА )?|\s?[•–—-]\s)(\p{Lu}[\p{Lu}.]{1,14})(?=\s?[–—-]|\.\s)/u.exec(rest);
  if (plain !== null && (dated || (place.known && /^\s?•/u.test(rest))))
    return { name: (plain[1] as string).replace(/\.$/u, ''), end: at + plain[0].length };
  // "— прайм.", "— р-спорт, автор."
  const small = dated ? /^\s?[—–]\s?(\p{Ll}[\p{Ll}-]{2,13})(?:, [^.\n]{2,40})?\.(?=\s)/u.exec(rest) : null;
  if (small !== null) return { name: small[1] as string, end: at + small[0].length - 1 };
  const mixed = dated ? /^\. (\p{Lu}\p{L}{2,14})(?=\s[-–—]\s)/u.exec(rest) : null;
  return mixed === null ? null : { name: mixed[1] as string, end: at + mixed[0].length };
}
