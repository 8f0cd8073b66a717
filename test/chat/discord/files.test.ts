import { expect, test } from 'vitest';
import { renderView } from '../../../src/chat/discord/render.ts';
import type { View, ViewFile } from '../../../src/model/view.ts';
import { readMessage } from '../../helpers/fake-discord/fake-discord.ts';
import { sampleView } from '../../helpers/fake-discord/sample.ts';
import { connect } from './bench.ts';

const csv: ViewFile = {
  name: 'stories.csv',
  mediaType: 'text/csv',
  bytes: new TextEncoder().encode('story,title\r\n1,शोइगु\r\n'),
  alt: null,
};
const picture: ViewFile = {
  name: 'trend.png',
  mediaType: 'image/png',
  bytes: new Uint8Array([137, 80, 78, 71, 0, 255]),
  alt: 'Reports a day; @everyone is only text here',
};
const view = (...files: ViewFile[]): View => ({ ...sampleView(), files });

test('a private answer uploads its files and shows them', async () => {
  const { discord } = await connect(() => view(picture, csv));
  const answer = await discord.interact({ command: 'latest' }).answer();
  const sent = discord.requests.find(request => request.files.length > 0);
  expect(sent?.files.map(file => [file.name, [...file.bytes]])).toEqual([
    ['trend.png', [...picture.bytes]],
    ['stories.csv', [...csv.bytes]],
  ]);
  const shown = JSON.stringify(answer.components);
  expect(shown).toContain('"media":{"url":"attachment://trend.png"}');
  expect(shown).toContain('"file":{"url":"attachment://stories.csv"}');
  expect(readMessage(answer).text).not.toBe('');
  expect(discord.violations).toEqual([]);
});

test('a shared answer brings its files along for everyone', async () => {
  const share = { kind: 'share' as const, id: 's1', label: 'Share' };
  const { discord } = await connect(() => ({ ...view(picture), actions: [share] }));
  await discord.interact({ command: 'latest' }).answer();
  discord.press('s|s1');
  await discord.waitFor(() => discord.messages().length > 0, 'the shared message');
  const posted = discord.requests.filter(request => request.method === 'POST' && request.files.length > 0);
  expect(posted.map(request => request.files[0]?.name)).toEqual(['trend.png']);
  expect(discord.violations).toEqual([]);
});

test('a page without a picture takes the place of one that had it', async () => {
  let asked = 0;
  const turn = { kind: 'command' as const, id: 't1', label: 'Older ›' };
  const { discord } = await connect(() => {
    asked += 1;
    const actions = [turn, { kind: 'label' as const, label: '1 / 2' }];
    return asked === 1 ? { ...view(picture), actions } : { ...view(), actions };
  });
  await discord.interact({ command: 'latest' }).answer();
  const turned = await discord.press('p|t1').answer();
  expect(JSON.stringify(turned.components)).not.toContain('attachment://');
  expect(discord.violations).toEqual([]);
});

test('a long answer with files stays within the limits, files with the message that shows them', () => {
  const blocks = Array.from({ length: 60 }, (_, n) => ({ kind: 'text' as const, text: `${n} `.repeat(200) }));
  const payloads = renderView({ ...view(picture, csv), blocks });
  for (const payload of payloads) {
    const shown = [...JSON.stringify(payload.components).matchAll(/attachment:\/\/([\w.]+)/g)].map(m => m[1]);
    expect((payload.files ?? []).map(file => file.name)).toEqual(shown);
  }
  expect(payloads.flatMap(payload => payload.files ?? [])).toHaveLength(2);
});
