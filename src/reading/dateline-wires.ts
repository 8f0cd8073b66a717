import type { Dateline } from '../model/reading.ts';
import {
  agencyOf,
  type DatelineClues,
  findWithin,
  firstPlace,
  makeDateline,
  nameOf,
  type Within,
} from './dateline-clues.ts';

/** The forms of East Asian desks: everything in brackets, or place, day and "wire" run together. All patterns are linear. */
const bracketed =
  /^([(（[［【〔])([^()（）[\]［］【】〔〕\n]{2,60})([)）\]］】〕])(\s{0,2}[^=\n.。]{0,40}(?:기자|특파원|통신원|논설위원|위원)\s{0,2}=|\s{0,2}=|\s{0,2}-(?=\s))?/u;
const chineseWire =
  /^[据據]?([\p{Script=Han}]{2,6}?(?:社|网|網|通訊|通讯)|本[报報刊台])?([\p{Script=Han}·]{1,12}?)?(?:(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?(?:[\p{Script=Han}]{0,6}?)(?:电|電|讯|訊|(?<=^[^据據].{0,40}日)(?:报道|報道|報導|消息))/u;
const koreanWire =
  /^[\p{Script=Hangul}]{2,10} (?:\d{1,2}월 ?)?\d{1,2}일발 ?(?:\p{Script=Hangul}{2,8}(?=[ =]))?/u;
/** A paper and its reporter in brackets: "헤럴드경제=홍길동 기자", "이데일리 홍길동 기자". */
const reporter = /^(\p{Script=Hangul}[^\s=]{1,12})(?:=| )[^=]{2,20} (?:기자|특파원)$/u;
/** Who wrote it, by word: what such brackets name is a post, no place. */
const writer = /记者|記者|编译|編譯/u;
/** Words behind "=" that an agency's name has; else they are who wrote it. */
const agencyLike = /社|通信|新聞|ニュース|放送|共同|時事|[A-Za-zＡ-Ｚ]|\p{Script=Hangul}/u;
/** How a bracketed wire ends: "專電", "綜合外電報導". */
const wireEnd = /(?:[电電訊讯]|報導|报道|综合|綜合)$/u;
/** A desk's own agency at the end of its brackets: "モスクワ共同". */
const tail = /(共同通信|共同|時事通信|時事|朝鮮中央通信|朝鮮通信|聯合ニュース|聯合|ロイター)$/u;

/** "(서울=연합뉴스) 홍길동 기자 =", "【モスクワ共同】", "［ソウル 21日 ロイター］", "（中央社莫斯科21日電）". */
export function readBracketed(clues: DatelineClues, opening: string, from: number): Dateline | null {
  const match = bracketed.exec(opening);
  if (match === null) return null;
  const inside = match[2] as string;
  const start = from + (match[1] as string).length;
  const here = findWithin(clues, start, start + inside.length);
  const written = reporter.exec(inside);
  if (written !== null && here.place?.start !== start) {
    const agency = here.agency === null ? (written[1] as string) : nameOf(clues, here.agency);
    return makeDateline(clues, { start: from, end: from + match[0].length }, null, agency, here.date);
  }
  const equals = inside.search(/[=＝]/);
  const lens = /[【〔［]/.test(match[1] as string);
  const opensWithPlace = here.place !== null && here.place.start - start <= 1;
  const ended = tail.exec(inside);
  const wire = wireEnd.test(inside) && (here.place !== null || here.agency !== null || here.date !== null);
  const isDateline =
    equals >= 0 ||
    (lens && (here.date !== null || here.agency !== null || opensWithPlace || ended !== null)) ||
    (opensWithPlace && (here.date !== null || here.agency !== null)) ||
    (wire && here.date !== null);
  if (!isDateline) return null;
  let words = equals < 0 ? beforeFirst(inside, here, start) : inside.slice(0, equals);
  if (ended !== null) words = words.replace(tail, '');
  const isPost = writer.test(inside) && here.date === null;
  const known = !isPost && here.place !== null && (here.place.start - start < 12 || wire);
  // "(AP=연합뉴스)", 【AFP＝時事】: what stands first is no place but who reported it
  const left = equals < 0 ? '' : inside.slice(0, equals).trim();
  const isAgency =
    left !== '' && here.place === null && (agencyOf(left) !== null || here.agency?.start === start);
  const place =
    known && here.place !== null
      ? nameOf(clues, here.place)
      : wire || isPost || isAgency
        ? ''
        : firstPlace(words);
  if (equals < 0 && place === '' && (here.date === null || (here.agency === null && !wire))) return null;
  return makeDateline(clues, { start: from, end: from + match[0].length }, place, agencyIn(), here.date);

  function agencyIn(): string | null {
    // "도쿄 교도=연합뉴스": who reported it stands before who passed it on
    const first = equals < 0 ? null : agencyOf(/\S+$/u.exec(inside.slice(0, equals))?.[0] ?? '');
    if (first !== null) return first;
    if (here.agency !== null) return nameOf(clues, here.agency);
    if (equals >= 0) {
      const behind = inside.slice(equals + 1).trim();
      return agencyLike.test(behind) ? behind : null;
    }
    if (ended !== null) return ended[1] as string;
    return wire ? (/^[\p{Script=Han}]{2,4}社/u.exec(inside)?.[0] ?? null) : null;
  }
}

/** "新华社平壤3月21日电", "本报莫斯科3月21日电", "平壤3月22日电", "평양 3월 22일발 조선중앙통신". */
export function readWire(clues: DatelineClues, opening: string, from: number): Dateline | null {
  const even = opening.replace(/[０-９]/gu, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const korean = koreanWire.exec(even);
  const match = korean === null ? chineseWire.exec(even) : null;
  const length = korean?.[0].length ?? match?.[0].length;
  if (length === undefined) return null;
  const end = from + length;
  const here = findWithin(clues, from, end);
  const place = here.place === null ? null : nameOf(clues, here.place);
  if (match === null) {
    const written = (/^\S+/u.exec(even) as RegExpExecArray)[0];
    return makeDateline(clues, { start: from, end }, place ?? written, agencyName(null), here.date);
  }
  const [, agency, written, , , day] = match;
  if (agency === undefined ? day === undefined : day === undefined && written === undefined) return null;
  if (agency === undefined && place === null && (written?.length ?? 9) > 6) return null;
  return makeDateline(clues, { start: from, end }, place ?? written ?? null, agencyName(agency), here.date);

  function agencyName(words: string | null | undefined): string | null {
    if (here.agency !== null) return nameOf(clues, here.agency);
    return words == null || words.startsWith('本') ? null : (agencyOf(words) ?? words);
  }
}

function beforeFirst(inside: string, here: Within, start: number): string {
  const cuts = [here.agency?.start, here.date?.start]
    .filter(cut => cut !== undefined)
    .map(cut => cut - start);
  return inside.slice(0, Math.max(0, Math.min(inside.length, ...cuts)));
}
