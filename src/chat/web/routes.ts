import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Answer } from '../../../commands/command.ts';
import { commands } from '../../../commands/index.ts';
import type { Choice } from '../../model/form.ts';
import { findAsset } from './assets.ts';
import { drawForm, readForm } from './command-form.ts';
import { type CommandView, drawCommandView } from './command-view.ts';
import { completeLine } from './completing.ts';
import { drawDeskView, drawSourcesView, healthParts } from './desk-view.ts';
import { drawDigestsView, drawDigestView } from './digests-view.ts';
import { type Drawing, drawView } from './draw-view.ts';
import { type FeedParts, writeAtom, writeJsonFeed, writeRss } from './feeds.ts';
import { createGuard, refuse, securityHeaders } from './guard.ts';
import { checkReadiness } from './health.ts';
import { type Html, html } from './html.ts';
import { createKeptFiles } from './kept-files.ts';
import { drawPage } from './layout.ts';
import type { Live } from './live.ts';
import { drawArticleView, drawStoryView } from './story-view.ts';
import { type PageOptions, pageCaller, type ViewParts } from './surroundings.ts';
import { drawToday, readDress } from './today-view.ts';
import { drawTrendView } from './trend-view.ts';
import { pageWords } from './words.ts';

/** The longest form taken, in bytes: an article pasted into `add`. */
const mostBytes = 1_048_576;
const storiesInFeed = 50;

const commandViews: readonly CommandView[] = [
  {
    command: 'latest',
    title: pageWords.stories,
    path: '/stories',
    options: ['language', 'topic', 'person', 'count'],
    defaults: { count: 10 },
  },
  {
    command: 'search',
    title: pageWords.search,
    path: '/search',
    options: ['query', 'language', 'topic', 'person', 'from', 'to'],
  },
  {
    command: 'timeline',
    title: pageWords.timeline,
    path: '/timeline',
    options: ['from', 'to', 'person', 'topic', 'language'],
  },
];

/** Every address of the page. */
export function createRoutes(options: PageOptions, live: Live): Hono {
  const app = new Hono();
  const guard = createGuard(options);
  const caller = pageCaller(options.loopback);
  const parts: ViewParts = {
    options,
    caller,
    context: () => options.contextFor(caller),
    files: createKeptFiles(),
    drawing: (files = new Map()): Drawing => ({ files, press: drawButton, choose: drawMenu }),
  };

  function drawButton(id: string, label: string, look: Parameters<Drawing['press']>[2] = {}): Html {
    if (look.disabled !== undefined)
      return html`<button type="button" disabled title="${look.disabled}">${label}</button>`;
    return html`<form method="post" action="${look.form ? '/form' : '/press'}"${look.turns ? html` data-turns` : ''}><input type="hidden" name="form-token" value="${guard.formToken}"><input type="hidden" name="id" value="${id}"><button${look.primary ? html` class="primary"` : ''}><bdi>${label}</bdi></button></form>`;
  }
  function drawMenu(id: string, label: string, choices: readonly Choice[], chosen: string | null): Html {
    return html`<form method="post" action="/choose"><input type="hidden" name="form-token" value="${guard.formToken}"><input type="hidden" name="id" value="${id}"><select name="value" aria-label="${label}">${choices.map(
      choice =>
        html`<option value="${choice.value}"${choice.value === chosen ? html` selected` : ''}>${choice.label}</option>`,
    )}</select> <button>${pageWords.show}</button></form>`;
  }
  const show = (context: Context, title: string, body: Html, line = '') =>
    context.html(drawPage({ title, path: context.req.path, body, formToken: guard.formToken, line }));
  const showAnswer = (context: Context, answer: Answer, line = '') => {
    const drawing = parts.drawing(parts.files.keep(answer.view.files ?? []));
    const drawn = html`<div class="answer">${drawView(answer.view, drawing)}</div>`;
    return context.req.header('x-fragment')
      ? context.html(drawn)
      : show(context, answer.view.title, drawn, line);
  };

  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) context.header(name, value);
    if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store');
  });
  app.onError((error, context) => {
    options.log.error({ err: error, path: context.req.path }, 'a view of the page failed');
    return refuse(context, 500, pageWords.wrong);
  });
  app.notFound(context => refuse(context, 404, pageWords.notFound));

  app.get('/healthz', context => context.json({ alive: true }));
  app.get('/readyz', async context => {
    const { ready, parts: states } = await checkReadiness(healthParts(parts));
    return context.json(guard.isAdmitted(context) ? { ready, parts: states } : { ready }, ready ? 200 : 503);
  });
  app.get('/assets/:name', async context => {
    const asset = await findAsset(context.req.param('name'));
    if (asset === null) return refuse(context, 404, pageWords.notFound);
    return context.body(asset.bytes, 200, {
      'content-type': asset.mediaType,
      'cache-control': asset.lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  });
  const limit = bodyLimit({
    maxSize: mostBytes,
    onError: context => refuse(context, 413, pageWords.tooLarge),
  });
  app.post('/enter', limit, guard.enter);

  app.use(guard.admit);

  app.get('/', async context =>
    show(context, pageWords.today, await drawToday(readDress(context.req.query('as')), parts)),
  );
  for (const view of commandViews)
    app.get(view.path, async context =>
      show(context, view.title, await drawCommandView(view, context.req.query(), parts)),
    );
  app.get('/trend', async context =>
    show(context, pageWords.trend, await drawTrendView(context.req.query(), parts)),
  );
  app.get('/sources', async context => show(context, pageWords.sources, await drawSourcesView(parts)));
  app.get('/desk', async context => show(context, pageWords.desk, await drawDeskView(parts)));

  app.get('/stories/:id{[0-9]{1,12}}', async context => {
    const id = Number(context.req.param('id'));
    const story = await parts.context().archive.story(id);
    if (story === null) return refuse(context, 404, pageWords.noStory);
    // It went into another one; an undo may bring it back, so nobody should remember this.
    if (story.id !== id) return context.redirect(`/stories/${story.id}`, 302);
    return show(context, story.title, await drawStoryView(story, parts));
  });
  app.get('/articles/:key{[0-9]{1,12}}', async context => {
    const article = await parts.context().archive.article(Number(context.req.param('key')));
    if (article === null) return refuse(context, 404, pageWords.noArticle);
    return show(context, article.reading.title, await drawArticleView(article, parts));
  });

  app.get('/digests', async context => show(context, pageWords.digests, await drawDigestsView(parts)));
  app.get('/digests/:number{[0-9]{1,9}}', async context => {
    const digest = await parts.context().archive.digest(Number(context.req.param('number')));
    if (digest === null) return refuse(context, 404, pageWords.notFound);
    const dress = readDress(context.req.query('as'));
    return show(
      context,
      `${pageWords.digests} #${digest.number}`,
      await drawDigestView(digest, dress, parts),
    );
  });

  app.get('/feed.rss', async context =>
    context.body(writeRss(await gatherFeed(context, parts)), 200, {
      'content-type': 'application/rss+xml; charset=utf-8',
    }),
  );
  app.get('/feed.atom', async context =>
    context.body(writeAtom(await gatherFeed(context, parts)), 200, {
      'content-type': 'application/atom+xml; charset=utf-8',
    }),
  );
  app.get('/feed.json', async context =>
    context.body(writeJsonFeed(await gatherFeed(context, parts)), 200, {
      'content-type': 'application/feed+json; charset=utf-8',
    }),
  );

  app.get('/suggest', async context => {
    const line = context.req.query('line') ?? '';
    return context.json(await completeLine(line, { commands, router: options.router, caller }));
  });
  app.get('/live', context => live.watch() ?? context.body(null, 503));
  app.get('/files/:id/:name', context => {
    const file = parts.files.find(context.req.param('id'));
    if (file === null) return refuse(context, 404, pageWords.noFile);
    const shown = file.mediaType === 'image/png';
    return context.body(new Uint8Array(file.bytes), 200, {
      'content-type': shown ? file.mediaType : 'application/octet-stream',
      'content-disposition': `${shown ? 'inline' : 'attachment'}; filename="${file.name.replace(/[^\w.-]/g, '_')}"`,
      'cache-control': 'private, max-age=3600',
    });
  });

  app.post('/command', limit, guard.demandOwnForm, async context => {
    const { line } = await context.req.parseBody();
    const typed = (typeof line === 'string' ? line : '').trim().replace(/^\/?dprk-russia(?:\s+|$)/, '');
    return showAnswer(context, await options.router.runLine(typed === '' ? 'help' : typed, caller), typed);
  });
  app.post('/press', limit, guard.demandOwnForm, async context => {
    const { id } = await context.req.parseBody();
    return showAnswer(context, await options.router.press(typeof id === 'string' ? id : '', caller));
  });
  app.post('/choose', limit, guard.demandOwnForm, async context => {
    const { id, value } = await context.req.parseBody();
    return showAnswer(context, await options.router.choose(String(id ?? ''), String(value ?? ''), caller));
  });
  app.post('/form', limit, guard.demandOwnForm, async context => {
    const { id } = await context.req.parseBody();
    const opened = await options.router.openForm(String(id ?? ''), caller);
    if ('answer' in opened) return showAnswer(context, opened.answer);
    const drawn = html`<div class="answer">${drawForm(opened.form, guard.formToken)}</div>`;
    return context.req.header('x-fragment') ? context.html(drawn) : show(context, opened.form.title, drawn);
  });
  app.post('/submit', limit, guard.demandOwnForm, async context => {
    const { id, values } = readForm(await context.req.parseBody({ all: true }));
    return showAnswer(context, (await options.router.submit(id, values, caller)).answer);
  });
  return app;
}

/** The stories of the feeds, with addresses as whoever asks reached us. */
async function gatherFeed(context: Context, parts: ViewParts): Promise<FeedParts> {
  const { archive, beat, now } = parts.context();
  const { stories } = await archive.latest({ limit: storiesInFeed });
  const secure = context.req.header('x-forwarded-proto') === 'https';
  return {
    title: beat.name,
    origin: `${secure ? 'https' : 'http'}://${context.req.header('host')}`,
    archiveId: await identifyArchive(parts),
    stories,
    now,
  };
}

const factName = 'identity of the feeds';

async function identifyArchive(parts: ViewParts): Promise<string> {
  const { archive } = parts.context();
  const known = await archive.fact(factName);
  if (known !== null) return known;
  await archive.saveFact(factName, randomUUID());
  return (await archive.fact(factName)) as string;
}
