import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, Caller } from '../../commands/command.ts';
import { type Core, openCore } from '../../src/app.ts';
import { operator } from '../../src/chat/terminal/terminal.ts';
import { parseConfig } from '../../src/config.ts';
import { silentLog } from '../../src/log.ts';
import { type FeedServer, startFeedServer } from '../helpers/feed-server.ts';
import { type House, makeHouse } from '../helpers/house.ts';

let house: House;
let server: FeedServer;
let core: Core;
beforeEach(async () => {
  house = makeHouse(false);
  server = await startFeedServer();
  core = await openCore({
    config: parseConfig({ ...house.environment, FEED_ALLOW_HOSTS: server.host }),
    log: silentLog,
    now: () => '2026-11-21T09:00:00.000Z',
  });
});
afterEach(async () => {
  await core.close();
  house.remove();
});

const ask = (line: string, caller: Caller = operator) => core.router.runLine(line, caller);
const words = (answer: Answer) => JSON.stringify(answer.view);
const kinds = (answer: Answer) => (answer.data as { items: { kind: string }[] }).items.map(item => item.kind);

const body =
  'Russian Foreign Minister Sergei Lavrov met North Korean leader Kim Jong Un in Wonsan on Saturday. ' +
  'The two sides spoke of military cooperation between Russia and North Korea, and of the treaty they signed last year. ' +
  'Lavrov handed over a message from President Vladimir Putin and invited Kim to Moscow.';
const article = (title: string, text: string) => ({
  type: 'text/html; charset=utf-8',
  body: `<!doctype html><html lang="en"><head><title>${title}</title></head><body><nav><a href="/">Home</a></nav>
    <article><h1>${title}</h1>${text
      .split('. ')
      .map(sentence => `<p>${sentence}.</p>`)
      .join('')}</article></body></html>`,
});

describe('add', () => {
  test('an address: its page is fetched, read and put into a story, with its outlet and title', async () => {
    server.set('/lavrov', article('Lavrov in Wonsan', body));
    const answer = await ask(`add ${server.url('/lavrov')}`);
    expect(words(answer)).toContain('“Lavrov in Wonsan” is in the archive now (story #1).');
    const kept = await core.archive.article(server.url('/lavrov'));
    expect(kept).toMatchObject({ url: server.url('/lavrov'), backfill: false });
    expect(kept?.text).toContain('invited Kim to Moscow');
    expect(kept?.text).not.toContain('Home');
    expect(kinds(await ask(`add ${server.url('/lavrov')}`))).toEqual(['stored']);
    expect((await core.archive.counts()).articles).toBe(1);
  });

  test('what the site does not wish to be fetched is left, and says what to do', async () => {
    server.set('/robots.txt', { type: 'text/plain', body: 'User-agent: *\nDisallow: /closed' });
    server.set('/closed', article('Closed', body));
    const answer = await ask(`add ${server.url('/closed')}`);
    expect([answer.problem, words(answer).includes('Paste its text instead')]).toEqual(['failure', true]);
    expect(server.asked('/closed')).toBe(0);
  });

  test('addresses inside this network are refused', async () => {
    const answer = await ask('add http://169.254.169.254/latest/meta-data');
    expect(answer.problem).toBe('failure');
  });

  test('pasted text keeps its lines and quotes, and is one article however often it is handed in', async () => {
    const text = `Lavrov "meets" Kim\n\n${body} count:5 it's said`;
    expect(kinds(await ask(`add ${text}`))).toEqual(['stored']);
    expect((await core.archive.latest({ limit: 1 })).stories[0]?.title).toBe('Lavrov "meets" Kim');
    expect(words(await ask(`add ${text}`))).toContain('in the archive already');
    expect((await core.archive.counts()).articles).toBe(1);
  });

  test('what is off the beat is left out with its reason, and kept when someone insists', async () => {
    const text =
      'The city council of Lyon decided on new bicycle lanes along the river. Work begins in spring and ends before the summer holidays, the mayor said.';
    const answer = await ask(`add ${text}`);
    expect(kinds(answer)).toEqual(['off-beat']);
    const keep = answer.view.actions.find(
      action => 'label' in action && action.label === 'Keep it all the same',
    );
    if (keep?.kind !== 'command') throw new Error('no button');
    expect(kinds(await core.router.press(keep.id, operator))).toEqual(['stored']);
    const [outcome] = await core.archive.outcomesOf(
      (await core.archive.latest({ limit: 1 })).stories[0]?.articles[0]?.id ?? '',
    );
    expect(outcome?.reasons[0]).toBe('operator wanted it kept');
  });

  test('a message that names several addresses gives each of them', async () => {
    server.set('/a', article('Lavrov in Wonsan', body));
    const answer = await ask(`add Look at ${server.url('/a')} and ${server.url('/gone')}!`);
    expect(kinds(answer)).toEqual(['stored', 'failed']);
  });

  test('too little to be an article is asked for again; who may not add is told whom to ask', async () => {
    expect((await ask('add something')).problem).toBe('usage');
    const refused = await ask(`add ${body}`, { ...operator, mayManage: false });
    expect(words(refused)).toContain('ask');
    expect((await core.archive.counts()).articles).toBe(0);
  });
});
