import type { PageDocument, PageElement } from './page-document.ts';
import { weighLength } from './page-teaser.ts';

/** Elements that never hold an article's words. */
const never = [
  'nav',
  'aside',
  'footer',
  'form',
  'button',
  'dialog',
  'figcaption',
  'menu',
  'template',
  'noscript',
  '[hidden]',
  '[aria-hidden="true"]',
  '[role="navigation"]',
  '[role="banner"]',
  '[role="complementary"]',
  '[role="contentinfo"]',
  '[role="dialog"]',
  '[role="alertdialog"]',
  '[role="search"]',
].join(',');

/** What pages call what readers say, in class names and ids; there may be more of it than of the article. */
const talk =
  /(?:^|\s)(?!(?:no|has|with|open|show|allow)[-_])(?:[\w-]{1,60}[-_])?(?:comments?(?:[-_]?(?:list|area|section|form|block|body|thread|wrap(?:per)?|box))?|disqus(?:[-_]?\w+)?|replies|kommentare?|comentarios|commentaires)(?:$|\s)/i;

/** What they call the other parts around an article. */
const surely = wordsOf([
  'nav(?:bar|igation)?',
  'breadcrumbs?',
  'cookie(?:s|bot)?(?:-?\\w+)?',
  'consent',
  'gdpr',
  'onetrust(?:-?\\w+)?',
  'didomi(?:-?\\w+)?',
  'usercentrics(?:-?\\w+)?',
  'qc-cmp2(?:-?\\w+)?',
  'sp-message(?:-?\\w+)?',
  'share(?:bar|s|d|-?(?:bar|buttons|links|tools))?',
  'sharing',
  'social-?(?:share|links|bar|media)',
  'related(?:-?\\w+)?',
  'recommend(?:ed|ations?)?',
  'read-?(?:also|next)',
  'see-?also',
  'partage',
  'compartir',
  'relacionad[oa]s',
  'publicidad',
  'werbung',
  'anzeige',
  'reklama',
  'more-?(?:news|stories|on)',
  'most-?(?:read|viewed|popular)',
  'outbrain',
  'taboola',
  'advert(?:s|isement|ising)?',
  'widget-?area',
  'footer',
  'skip-?link',
  'tags?(?:-?(?:list|cloud))',
  'author-?(?:bio|box|info|card)',
  'copyright',
  'caption',
  'photo-?(?:credit|caption)',
  'img-?caption',
  'wp-caption-text',
  'sr-only',
  'visually-hidden',
  'screen-reader-text',
  'pagination',
  'pager',
  'app-?(?:banner|download)',
  'inread',
  'teaser-?list',
]);

/** The same, where the name may as well stand at an article's own text: it stays if there is prose in it. */
const likely = wordsOf([
  'menu',
  'read-?more',
  'newsletter',
  'socials?',
  'popular',
  'trending',
  'latest(?:-?news)?',
  'subscri(?:be|ption)',
  'promo(?:tion)?s?',
  'ads?',
  'banner',
  'sponsor(?:ed)?',
  'paywall',
  'sidebar',
  'toolbar',
  'print-?only',
  'hidden',
  'rating',
  'feedback',
]);

/** Paragraphs with names like these are never the article's. */
const lines = wordsOf([
  'caption',
  'photo-?(?:credit|caption)',
  'wp-caption-text',
  'credits?',
  'copyright',
  'related(?:-?\\w+)?',
  'read-?(?:more|also|next)',
  'see-?also',
  'share',
  'tags?',
  'byline',
]);

/** So many paragraphs of so many letters, links not counted, are prose. */
const proseParagraphs = 2;
const proseLetters = 60;

/** What a part that is dropped can't hold. Comments and cards of other stories are often `<article>`s themselves. */
const holds = 'h1, [itemprop~="articleBody"]';

/**
 * Takes what surrounds an article out of a page: navigation, cookie walls, share bars, comments, lists of other stories,
 * captions of pictures. A part that holds the headline, or a great share of the page's words, stays whatever it is called.
 */
export function dropChrome(document: PageDocument): void {
  const body = document.body;
  if (!body) return;
  const all = lengthOf(body);
  const drop = (element: PageElement, share: number) => {
    if (element === body) return;
    if (!element.querySelector(holds) && lengthOf(element) <= all * share) element.remove();
    else forgetNames(element);
  };
  for (const element of [...body.querySelectorAll(never)]) drop(element, 0.5);
  for (const element of [...body.querySelectorAll('[class],[id]')]) {
    const kind = element.localName;
    if (kind === 'body' || kind === 'article') continue;
    const given = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
    if (given.length > 1000) continue;
    const names = given.replace(/([a-z\d])([A-Z])/g, '$1-$2');
    if (kind === 'p') {
      if (lines.test(names) && lengthOf(element) < 300) element.remove();
    } else if (talk.test(names)) drop(element, 0.8);
    else if (surely.test(names)) drop(element, 0.4);
    else if (likely.test(names)) {
      if (hasProse(element)) forgetNames(element);
      else drop(element, 0.4);
    }
  }
}

/** What stays in spite of its name shall not be judged by it again. */
function forgetNames(element: PageElement): void {
  element.removeAttribute('class');
  element.removeAttribute('id');
}

function hasProse(element: PageElement): boolean {
  let found = 0;
  for (const paragraph of element.querySelectorAll('p')) {
    const linked = [...paragraph.querySelectorAll('a')].reduce((sum, link) => sum + lengthOf(link), 0);
    if (weighLength(paragraph.textContent ?? '') - linked >= proseLetters) found += 1;
    if (found >= proseParagraphs) return true;
  }
  return false;
}

function lengthOf(element: PageElement): number {
  return element.textContent?.length ?? 0;
}

/** Matches names that hold one of the words, parted from the rest by white space, hyphen or underscore. */
function wordsOf(words: string[]): RegExp {
  return new RegExp(`(?:^|[\\s_-])(?:${words.join('|')})(?:$|[\\s_-])`, 'i');
}
