import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Platform } from '../../../src/chat/platform.ts';
import { renderView } from '../../../src/chat/slack/render.ts';
import type { ViewFile } from '../../../src/model/view.ts';
import { type FakeSlack, startFakeSlack } from '../../helpers/fake-slack/fake-slack.ts';
import { createEcho, createPlatform, makeView, readWords } from './fixtures.ts';

const csv: ViewFile = {
  name: 'stories.csv',
  mediaType: 'text/csv',
  bytes: new TextEncoder().encode('story,title\r\n1,शोइगु\r\n'),
  alt: null,
};
const picture: ViewFile = {
  name: 'trend.png',
  mediaType: 'image/png',
  bytes: new Uint8Array([137, 80, 78, 71]),
  alt: 'Reports a day, <!channel> is only text',
};

let slack: FakeSlack;
let platform: Platform;
let files: ViewFile[] = [];

beforeAll(async () => {
  slack = await startFakeSlack();
  platform = createPlatform(slack);
  await platform.start(
    createEcho(() => makeView({ files, actions: [{ kind: 'share', id: 'share-1', label: 'Share' }] })),
  );
});
afterAll(async () => {
  await platform.stop();
  expect(slack.violations).toEqual([]);
  await slack.close();
});
beforeEach(() => {
  slack.requests.length = 0;
});

const completions = () =>
  slack.requests.filter(request => request.method === 'files.completeUploadExternal').map(({ body }) => body);
/** Asks, and gives what the person was told. */
async function ask(...given: ViewFile[]) {
  files = given;
  const before = slack.responses().length;
  await slack.command('latest', { user: slack.users.bob, channel: slack.channels.news });
  const [told] = await slack.waitFor(() => slack.responses().slice(before), 'the answer');
  return told as NonNullable<typeof told>;
}

describe('files of an answer in Slack', () => {
  test('a picture is uploaded for nobody else and drawn in the private answer', async () => {
    const told = await ask(picture);
    const image = told.blocks.find(block => block.type === 'image');
    expect(image).toMatchObject({ slack_file: { id: expect.stringMatching(/^F/) } });
    expect(image.alt_text).toContain('Reports a day');
    expect(image.alt_text).not.toContain('<!channel>');
    expect(completions().map(body => body.channel_id)).toEqual([undefined]);
  });

  test('any other file goes into the direct talk with whoever asked, and the answer says so', async () => {
    const told = await ask(csv);
    expect(readWords(told)).toContain('stories.csv: sent to you as a direct message.');
    const opened = slack.requests.find(request => request.method === 'conversations.open');
    expect(opened?.body.users).toBe(slack.users.bob);
    expect(completions()[0]?.channel_id).toMatch(/^D/);
  });

  test('a shared answer has its picture for everyone', async () => {
    const told = await ask(picture);
    await slack.press(told, 'Share', { user: slack.users.bob, channel: slack.channels.news });
    const shared = await slack.waitFor(async () =>
      (await slack.messages(slack.channels.news)).filter(message =>
        message.blocks.some(block => block.type === 'image'),
      ),
    );
    expect(shared).toHaveLength(1);
  });

  test('without the permission the answer comes all the same and says what is missing', async () => {
    slack.fail(
      'files.getUploadURLExternal',
      { kind: 'error', error: 'missing_scope', needed: 'files:write' },
      9,
    );
    const told = await ask(picture, csv);
    slack.faults.clear();
    expect(readWords(told)).toContain('Reports a day');
    expect(readWords(told)).toContain('files:write');
  });

  test('a picture without an id is said in words, one with an id is drawn once', () => {
    const view = makeView({ files: [picture] });
    expect(JSON.stringify(renderView(view))).toContain('Reports a day');
    const drawn = renderView(view, new Map([['trend.png', 'F123']]));
    expect(drawn.flatMap(message => message.blocks).filter(block => block.type === 'image')).toHaveLength(1);
  });
});
