import type { PageDocument, PageElement } from './page-document.ts';

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

/** What pages call the parts around an article, in class names and ids: whole words, or beginnings of them. */
const named = new RegExp(
  `(?:^|[\\s_-])(?:${[
    'nav(?:bar|igation)?',
    'menu',
    'breadcrumbs?',
    'cookies?',
    'consent',
    'gdpr',
    'cmp',
    'onetrust',
    'comments?(?:-?(?:list|area|section|form|block))?',
    'disqus',
    'replies',
    'share(?:bar|s|d|-?(?:bar|buttons|links|tools))?',
    'sharing',
    'socials?',
    'social-?(?:share|links|bar|media)',
    'related(?:-?\\w+)?',
    'recommend(?:ed|ations?)?',
    'read-?(?:more|also|next)',
    'see-?also',
    'more-?(?:news|stories|on)',
    'most-?(?:read|viewed|popular)',
    'popular',
    'trending',
    'latest(?:-?news)?',
    'outbrain',
    'taboola',
    'newsletter',
    'subscri(?:be|ption)',
    'promo(?:tion)?s?',
    'advert(?:s|isement|ising)?',
    'ads?',
    'banner',
    'sponsor(?:ed)?',
    'paywall',
    'sidebar',
    'widget-?area',
    'footer',
    'toolbar',
    'skip-?link',
    'tags?(?:-?(?:list|cloud))',
    'author-?(?:bio|box|info|card)',
    'copyright',
    'caption',
    'photo-?(?:credit|caption)',
    'img-?caption',
    'wp-caption-text',
    'print-?only',
    'hidden',
    'sr-only',
    'visually-hidden',
    'screen-reader-text',
    'pagination',
    'pager',
    'rating',
    'feedback',
    'app-?(?:banner|download)',
    'inread',
    'teaser-?list',
  ].join('|')})(?:$|[\\s_-])`,
  'i',
);

/** What a name like those may still hold: the article itself. */
const holds = 'article, h1, [itemprop~="articleBody"]';

/**
 * Takes what surrounds an article out of a page: navigation, cookie walls, share bars, comments, lists of other stories,
 * captions of pictures. A part that holds the headline, or a great share of the page's words, stays whatever it is called.
 */
export function dropChrome(document: PageDocument): void {
  const body = document.body;
  if (!body) return;
  const all = body.textContent?.length ?? 0;
  const drop = (element: PageElement, share: number) => {
    if (element === body || element.querySelector(holds)) return;
    if ((element.textContent?.length ?? 0) > all * share) return;
    element.remove();
  };
  for (const element of [...body.querySelectorAll(never)]) drop(element, 0.5);
  for (const element of [...body.querySelectorAll('[class],[id]')]) {
    if (element.localName === 'p' || element.localName === 'body' || element.localName === 'article')
      continue;
    const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
    if (names.length < 1000 && named.test(names.replace(/([a-z\d])([A-Z])/g, '$1-$2'))) drop(element, 0.4);
  }
}
