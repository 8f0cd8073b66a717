import { type Html, html } from './html.ts';
import { pageWords } from './words.ts';

/** The views, in the order of the navigation. */
const views = [
  ['/', pageWords.today],
  ['/stories', pageWords.stories],
  ['/timeline', pageWords.timeline],
  ['/trend', pageWords.trend],
  ['/search', pageWords.search],
  ['/digests', pageWords.digests],
  ['/sources', pageWords.sources],
  ['/desk', pageWords.desk],
] as const;

export interface Page {
  title: string;
  /** The path shown as current in the navigation. */
  path: string;
  body: Html;
  /** Proof that a form came from this page. */
  formToken: string;
  /** What was typed into the command box, to be typed on. */
  line?: string;
}

/** A whole document around a view: navigation, command box, the place for answers. */
export function drawPage({ title, path, body, formToken, line = '' }: Page): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="form-token" content="${formToken}">
<title>${title} · ${pageWords.name}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/page.css">
<link rel="alternate" type="application/rss+xml" title="RSS" href="/feed.rss">
<link rel="alternate" type="application/atom+xml" title="Atom" href="/feed.atom">
<link rel="alternate" type="application/feed+json" title="JSON Feed" href="/feed.json">
<script type="module" src="/assets/page.js"></script>
</head>
<body>
<a class="skip" href="#content">${pageWords.skip}</a>
<header>
<p class="name"><a href="/">${pageWords.name}</a></p>
<nav aria-label="${pageWords.navigation}"><ul>${views.map(
    ([address, name]) =>
      html`<li><a href="${address}"${address === path ? html` aria-current="page"` : ''}>${name}</a></li>`,
  )}</ul></nav>
<form class="command" method="post" action="/command" role="search" autocomplete="off">
<label for="line">${pageWords.commandLabel}</label>
<div class="row"><input id="line" name="line" value="${line}" placeholder="${pageWords.commandHint}" autocomplete="off" autocapitalize="off" spellcheck="false" dir="auto">
<input type="hidden" name="form-token" value="${formToken}"><button class="primary">${pageWords.run}</button></div>
<ul id="suggestions" role="listbox" aria-label="${pageWords.suggestions}" hidden></ul>
</form>
</header>
<main id="content" tabindex="-1">
<section id="answers" aria-label="${pageWords.answers}" aria-live="polite"></section>
${body}
</main>
<footer><p class="small">${pageWords.feedsOfStories}: <a href="/feed.rss">RSS</a> · <a href="/feed.atom">Atom</a> · <a href="/feed.json">JSON Feed</a></p></footer>
</body>
</html>`;
}

/** A document that only says something: a refusal, a fault, the way to the token. */
export function drawNotice(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${pageWords.name}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/page.css">
</head>
<body><main id="content"><h1>${title}</h1>${body}</main></body>
</html>`;
}
