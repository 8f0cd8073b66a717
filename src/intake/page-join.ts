import type { Item } from '../model/item.ts';
import { identifyAddress, tidyAddress } from '../model/web-address.ts';
import type { ExtractedPage } from './extract-html.ts';
import { doubtArticle } from './page-doubt.ts';
import { asksForPay, endsCut } from './page-phrases.ts';
import { weighLength } from './page-teaser.ts';

/**
 * Joins a feed's item with the article found in its page. What the feed said of title, date, language and authors
 * stays; the page fills what is missing.
 * @param from where the page came from in the end
 * @returns the whole item, or why the teaser has to do
 */
export function joinPage(item: Item, page: ExtractedPage, from: string): { item: Item } | { doubt: string } {
  const asked = item.url ?? from;
  if (new URL(from).pathname === '/' && new URL(asked).pathname !== '/')
    return { doubt: 'its page leads to the front page of its site' };
  const { text, given, found, linked, free } = page;
  const known = holdsNoMore(text, item.text);
  const doubt = known
    ? null
    : doubtArticle({ text, headline: given.title, linked, found, free }, item.text, item.title);
  if (doubt !== null) return { doubt };
  return {
    item: {
      ...item,
      text: known ? item.text : text,
      title: item.title === null || endsCut(item.title) ? (given.title ?? item.title) : item.title,
      url: chooseAddress(asked, from, given.url),
      date: item.date ?? given.date,
      language: item.language ?? given.language,
      authors: item.authors.length > 0 ? item.authors : given.authors,
      outlet: item.outlet ?? given.outlet,
      notes: [
        ...item.notes,
        known ? 'its page holds no more than the feed' : 'the whole text is from its page',
      ],
    },
  };
}

/** So much of a text's beginning tells whether another one is the same. */
const telling = 120;

/** True when the feed had given the whole of a short article: its page begins alike and is hardly longer. */
function holdsNoMore(text: string, feed: string): boolean {
  const plain = (value: string) => value.replace(/\s+/g, ' ').trim();
  const beginning = plain(feed).slice(0, telling);
  return (
    !endsCut(feed) &&
    beginning.length >= 40 &&
    plain(text).includes(beginning) &&
    weighLength(text) < weighLength(feed) * 1.1 &&
    !asksForPay(text)
  );
}

/**
 * The address the page calls its own, if that is on the same site: a page may not pass itself off as another site's.
 * Else where it was found, when the feed's address led to another site; else the feed's.
 */
function chooseAddress(asked: string, from: string, canonical: string | null): string {
  if (canonical !== null && isSameSite(canonical, from) && !isFront(canonical) && isAlike(canonical, from))
    return tidyAddress(canonical);
  return tidyAddress(isSameSite(asked, from) ? asked : from);
}

function isFront(address: string): boolean {
  const { pathname, search } = new URL(address);
  return /^\/(?:index\.\w{1,5})?$/.test(pathname) && search === '';
}

/** A template may give one address for all of a site's pages: the two must have a word or a number of their own in common. */
function isAlike(a: string, b: string): boolean {
  const parts = (address: string) => {
    const { pathname, search } = new URL(address);
    const last = pathname.split('/').filter(Boolean).at(-1) ?? '';
    return {
      last,
      numbers: new Set(`${pathname}${search}`.match(/\d{4,}/g)?.filter(n => !/^(?:19|20)\d\d$/.test(n))),
    };
  };
  const [one, other] = [parts(a), parts(b)];
  return one.last === other.last || [...one.numbers].some(number => other.numbers.has(number));
}

/** The same host, or one below the other, in whatever dress. */
function isSameSite(a: string, b: string): boolean {
  const [one, other] = [a, b].map(address => new URL(identifyAddress(address)).hostname) as [string, string];
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}
