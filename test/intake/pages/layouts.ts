import type { SampleArticle } from './articles.ts';

/** Page layouts as news sites have them, made up; each gives the source of a page around an article. */
export type Layout = (article: SampleArticle, charset: string) => string;

const items = (texts: string[], path: string) =>
  texts.map((text, n) => `<li><a href="${path}${n}">${text}</a></li>`).join('\n');

const escapeJson = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

/** Semantic elements, JSON-LD with a graph, figure with caption, lists of other stories inside the article. */
export const modern: Layout = (article, charset) => {
  const { chrome, paragraphs, title, language, author } = article;
  const half = Math.ceil(paragraphs.length / 2);
  const p = (texts: string[]) => texts.map(text => `<p class="article__text">${text}</p>`).join('\n');
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="${charset}">
<title>${title} | Example</title>
<link rel="canonical" href="https://news.example/world/2026/story-1">
<meta property="og:title" content="${title}"><meta property="og:type" content="article">
<script type="application/ld+json">${escapeJson({
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'Organization', '@id': 'https://news.example/#org', name: 'Example' },
      { '@type': 'Person', '@id': 'https://news.example/#who', name: author },
      { '@type': 'BreadcrumbList', itemListElement: [] },
      {
        '@type': ['NewsArticle'],
        headline: title,
        datePublished: '2026-03-04T08:15:00+03:00',
        inLanguage: language,
        author: [{ '@id': 'https://news.example/#who' }],
        publisher: { '@id': 'https://news.example/#org' },
        mainEntityOfPage: 'https://news.example/world/2026/story-1',
      },
    ],
  })}</script>
<style>.a{color:red}</style></head><body class="page has-sidebar">
<div id="cookie-consent" class="cookieBanner"><p>${chrome.cookies}</p><button>OK</button></div>
<header class="site-header"><nav><ul>${items(chrome.menu, '/s/')}</ul></nav></header>
<main><article class="article"><header><h1>${title}</h1><div class="byline"><a rel="author" href="/a">${author}</a> <time datetime="2026-03-04T08:15:00+03:00">08:15</time></div></header>
<div class="share-bar"><a href="#">${chrome.share}</a></div>
<figure><img src="/i.jpg" alt=""><figcaption>${chrome.caption}</figcaption></figure>
<div class="article__body">${p(paragraphs.slice(0, half))}
<aside class="related-inline"><h3>${chrome.related}</h3><ul>${items(chrome.links.slice(0, 1), '/r/')}</ul></aside>
${p(paragraphs.slice(half))}</div>
<ul class="tags-list"><li><a href="/t/1">${chrome.menu[1]}</a></li></ul></article>
<section class="recommendations"><h2>${chrome.related}</h2>${chrome.links.map(text => `<article class="card"><h3><a href="/r">${text}</a></h3></article>`).join('')}</section>
<section id="comments"><h2>${chrome.comments}</h2><div class="comment"><p>${chrome.comment}</p></div></section></main>
<aside class="sidebar"><ul>${items(chrome.links, '/b/')}</ul></aside>
<footer><p>${chrome.foot}</p></footer><script>window.dataLayer=[]</script></body></html>`;
};

/** A weblog system's theme: everything in divs, the excerpt's marks, share buttons and related posts after the text. */
export const weblog: Layout = (article, charset) => {
  const { chrome, paragraphs, title, language, author } = article;
  return `<!DOCTYPE html>
<html lang="${language}"><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}">
<title>${title} – Example</title><meta name="author" content="${author}">
<meta property="article:published_time" content="2026-03-04T05:15:00+00:00"><meta property="og:locale" content="${language}">
<link rel="canonical" href="/2026/03/story-1/"></head>
<body class="post-template-default single single-post">
<div id="page"><div id="masthead"><div class="main-navigation"><ul id="primary-menu" class="menu">${items(chrome.menu, '/c/')}</ul></div></div>
<div id="primary"><div id="main"><div id="post-77" class="post type-post hentry">
<h1 class="entry-title">${title}</h1>
<div class="entry-content"><div class="wp-caption"><img src="/w.jpg"><p class="wp-caption-text">${chrome.caption}</p></div>
${paragraphs.map(text => `<p>${text}</p>`).join('\n')}
<p><strong>${chrome.related}:</strong> <a href="/r/9">${chrome.links[0]}</a></p>
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">${chrome.share}</h3><ul>${items(['X', 'Telegram'], '/x/')}</ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>${chrome.related}</h3>${chrome.links.map(text => `<div class="jp-relatedposts-post"><a href="/r">${text}</a></div>`).join('')}</div>
</div></div>
<div id="comments" class="comments-area"><h2 class="comments-title">${chrome.comments}</h2><ol class="comment-list">${`<li class="comment"><article id="div-comment-1" class="comment-body"><div class="comment-content"><p>${chrome.comment} ${chrome.comment}</p></div></article></li>`.repeat(15)}</ol></div>
</div></div><div id="secondary" class="widget-area"><ul>${items(chrome.links, '/p/')}</ul></div>
<div id="colophon" class="site-footer"><p>${chrome.foot}</p></div></div>
<div class="gdpr-overlay"><p>${chrome.cookies}</p></div></body></html>`;
};

/** An old portal: tables, no paragraphs but line breaks, no metadata to speak of. */
export const portal: Layout = (article, charset) => {
  const { chrome, paragraphs, title } = article;
  return `<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=${charset}">
<TITLE>${title}</TITLE></HEAD><BODY bgcolor="#ffffff">
<TABLE width="980" id="topMenu"><TR>${chrome.menu.map((text, n) => `<TD><A href="/m${n}.html">${text}</A></TD>`).join('')}</TR></TABLE>
<TABLE width="980"><TR><TD width="620" valign="top">
<H1>${title}</H1><span class="date">2026-03-04 08:15</span>
<div class="snsShare"><a href="#">${chrome.share}</a></div>
<div id="articleBody"><div class="photo"><img src="a.jpg"><div class="photo-caption">${chrome.caption}</div></div>
${paragraphs.join('<BR><BR>\n')}
</div>
<div class="relatedNews"><b>${chrome.related}</b><ul>${items(chrome.links, '/n/')}</ul></div>
<div class="commentList"><b>${chrome.comments}</b><div>${chrome.comment}</div></div>
</TD><TD width="340" valign="top"><div class="rankingBox popular"><ul>${items(chrome.links, '/k/')}</ul></div></TD></TR></TABLE>
<div id="foot"><div class="copyright">${chrome.foot}</div></div><div class="layer_cookie">${chrome.cookies}</div></BODY></HTML>`;
};

/** Names that say nothing: only the words themselves tell what is the article. */
export const nameless: Layout = (article, charset) => {
  const { chrome, paragraphs, title, language } = article;
  return `<!doctype html><html lang="${language}"><head><meta charset="${charset}"><title>${title}</title>
<meta name="date" content="2026-03-04"></head><body>
<div class="x1"><div class="x2">${chrome.menu.map(text => `<a href="/q">${text}</a>`).join(' ')}</div></div>
<div class="x3"><h1>${title}</h1><div class="x4">${paragraphs.map(text => `<div class="x5"><p>${text}</p></div>`).join('\n')}</div>
<div class="x6"><div>${chrome.related}</div>${chrome.links.map(text => `<div><a href="/z">${text}</a></div>`).join('')}</div></div>
<div class="x7"><a href="/q">${chrome.foot}</a></div></body></html>`;
};

/** A page whose names mislead: the text lies in boxes called after paywall, banner and menu; captions are paragraphs. */
export const misleading: Layout = (article, charset) => {
  const { chrome, paragraphs, title, language } = article;
  const half = Math.ceil(paragraphs.length / 2);
  const p = (texts: string[]) => texts.map(text => `<p>${text}</p>`).join('\n');
  return `<!doctype html><html lang="${language}"><head><meta charset="${charset}"><title>${title}</title></head>
<body class="menu-closed"><form id="aspnetForm" action="/"><div class="page has-banner with-sidebar">
<div class="top-menu"><ul>${items(chrome.menu, '/s/')}</ul></div>
<h1 class="title">${title}</h1>
<div class="article-body paywall"><p class="photo-caption">${chrome.caption}</p>
${p(paragraphs.slice(0, half))}
<div class="promo"><a href="/r/1">${chrome.links[0]}</a></div>
<div class="RelatedLinks"><span>${chrome.related}</span> <a href="/r/2">${chrome.links[1]}</a></div>
<div class="expandable hidden">${p(paragraphs.slice(half))}</div></div>
<div class="CommentsBlock"><p>${chrome.comment}</p><p>${chrome.comment}</p><p>${chrome.comment}</p></div>
<div class="latestNews"><ul>${items([...chrome.links, ...chrome.links], '/l/')}</ul></div>
<div class="cookie-banner"><p>${chrome.cookies}</p></div><div class="page-footer"><p>${chrome.foot}</p></div>
</div></form></body></html>`;
};
