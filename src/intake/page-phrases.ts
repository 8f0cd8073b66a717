import { consent, missing, payFirst, readAlso, readOn } from './page-words.ts';

const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();
const bare = (text: string) => plain(text).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '');

const composed = (words: string[]) => words.map(one => one.normalize('NFC'));
const endings = composed(readOn);
const paying = composed(payFirst);
const alsoWhole = new Set(composed(readAlso).map(bare));

/** Three dots or their sign, also in brackets, at the end. */
const dots = /(?:(?<!\.)\.{3,}|…)\s*(?:[\])»”"]\s*)?$/;

/** How a teaser ends: with dots, or an invitation to read on; null when it doesn't look cut. */
export function endsCut(text: string): boolean {
  const end = plain(text.slice(-200));
  // "The post … appeared first on …" is what WordPress puts under every excerpt.
  const own = end.replace(/(?:^|\s)the post .{1,180} appeared first on .{1,100}$/u, '').trim();
  if (dots.test(own)) return true;
  const last = own.replace(/[^\p{L}\p{M}\p{N}]+$/u, '');
  return endings.some(words => {
    if (!last.endsWith(words)) return false;
    const before = last.slice(0, -words.length);
    // A single word may end an honest sentence; an invitation stands apart from it.
    return before === '' || (words.includes(' ') ? /[\p{P}\p{S}\s]$/u : /[\p{P}\p{S}]\s*$/u).test(before);
  });
}

/** True for a line that only stands over or before links to other stories. */
export function announcesLinks(line: string): boolean {
  return line.length < 60 && alsoWhole.has(bare(line));
}

/** True for a line that begins as one that leads to another story does: "Read also: …". */
export function leadsAway(line: string): boolean {
  const colon = line.search(/[:：—–|]/);
  return colon > 0 && colon < 40 && alsoWhole.has(bare(line.slice(0, colon)));
}

/** True when the text asks for payment or a password. */
export function asksForPay(text: string): boolean {
  const low = plain(text);
  return paying.some(words => low.includes(words));
}

/** How many of the marks of a consent or robot page the text bears. */
export function countConsent(text: string): number {
  const low = plain(text);
  return consent.filter(words => low.includes(words)).length;
}

/** True for the headline of an error page. */
export function saysMissing(title: string): boolean {
  return missing.test(plain(title));
}
