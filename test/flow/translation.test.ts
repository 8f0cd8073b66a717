import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { examine, type Finding } from '../../src/doctor.ts';
import { silentLog } from '../../src/log.ts';
import { composeDueDigests } from '../../src/schedule.ts';
import { atTerminal } from '../helpers/desk.ts';
import { makeHouse, startHouse } from '../helpers/house.ts';
import { type Answer, type Asked, startTranslationServer } from '../helpers/translation-server.ts';

const title = 'Шойгу прибыл в Пхеньян';
const body =
  'ПХЕНЬЯН, 20 ноября. Секретарь Совета безопасности России Сергей Шойгу прибыл в Пхеньян с визитом. ' +
  'Его встретил Ким Чен Ын, стороны обсудили сотрудничество России и КНДР.';
const english = 'Shoigu arrived in Pyongyang';

/** Knows the title alone. */
const knowsTitle = ({ body: { q } }: Asked): Answer => ({
  body: { translatedText: (q as string[]).map(text => (text === title ? english : text)) },
});

function furnish() {
  const house = makeHouse(false);
  onTestFinished(() => house.remove());
  writeFileSync(join(house.seeds, 'a.txt'), `${title}\n\n${body}\n`);
  return house;
}

async function live(settings: Record<string, string>) {
  const running = await startHouse(furnish(), settings, () => '2026-11-20T23:00:00.000Z');
  onTestFinished(() => running.bot.stop());
  return running;
}

test('what was kept is translated behind everybody’s back; story shows it under the source’s words, with its label', async () => {
  const server = await startTranslationServer(knowsTitle);
  const { core } = await live({ TRANSLATE_URL: server.url });
  const ask = async () => {
    const { view } = await core.router.runLine('story 1', atTerminal);
    return JSON.stringify(view.blocks);
  };
  await vi.waitFor(async () => expect(await ask()).toContain(english));
  const told = await ask();
  expect(told.indexOf(english)).toBeGreaterThan(told.indexOf(title));
  expect(told).toContain('machine translation, LibreTranslate');
  const asked = server.requests.length;
  await ask();
  await core.translator?.idle();
  expect(server.requests).toHaveLength(asked);
});

test('a digest shows what is ready, and never waits for what is not', async () => {
  const server = await startTranslationServer(knowsTitle);
  for (const shown of [true, false]) {
    server.answer = shown ? knowsTitle : () => 'hang';
    const before = server.requests.length;
    const { core } = await live({ TRANSLATE_URL: server.url });
    await vi.waitFor(() => expect(server.requests.length).toBeGreaterThan(before));
    if (shown) await core.translator?.idle();
    const { archive, platforms, translator } = core;
    await composeDueDigests({
      archive,
      platforms,
      translator,
      beatName: 'the beat',
      log: silentLog,
      now: () => '2026-11-21T12:00:00.000Z',
    });
    const text = (await archive.digests(null, 1))[0]?.text ?? '';
    expect(text).toContain(title);
    expect(text.includes(english)).toBe(shown);
    expect(text.includes('machine translation, LibreTranslate')).toBe(shown);
    if (shown) expect(text.indexOf(english)).toBeGreaterThan(text.indexOf(title));
  }
});

test('without a server named nothing of it runs', async () => {
  const server = await startTranslationServer(knowsTitle);
  const { core } = await live({ TRANSLATE_KEY: 'unused', TRANSLATE_TO: 'en' });
  expect(core.translator).toBeNull();
  expect(server.requests).toEqual([]);
});

test('doctor has a sentence translated, says what is wrong, and holds no key', async () => {
  const server = await startTranslationServer(({ body: { q } }) => ({
    body: { translatedText: (q as string[]).map(() => 'Good morning') },
  }));
  const look = async () => {
    const config = parseConfig({
      ...furnish().environment,
      TRANSLATE_URL: server.url,
      TRANSLATE_KEY: 'the-key',
    });
    const findings: Finding[] = [];
    for await (const finding of examine({ config, log: silentLog, now: () => '2026-11-21T09:00:00.000Z' }))
      findings.push(finding);
    return findings.find(one => one.check === 'Translation (LibreTranslate)');
  };
  expect(await look()).toMatchObject({ ok: true, detail: 'translates ru to en' });
  server.answer = () => ({ status: 403, body: 'the-key is wrong' });
  const ill = await look();
  expect(ill).toMatchObject({ ok: false, mend: expect.stringContaining('TRANSLATE_KEY') });
  expect(JSON.stringify(ill)).not.toContain('the-key');
});
