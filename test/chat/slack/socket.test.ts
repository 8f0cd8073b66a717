import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Platform } from '../../../src/chat/platform.ts';
import type { View } from '../../../src/model/view.ts';
import { type FakeSlack, startFakeSlack } from '../../helpers/fake-slack/fake-slack.ts';
import { createEcho, createPlatform, makeDelivery, makeStory, makeView, readWords } from './fixtures.ts';

let slack: FakeSlack;
let platform: Platform;
let release: (() => void) | null = null;

const router = createEcho(async asked => {
  if (asked.includes('"slow"')) await new Promise<void>(done => (release = done));
  if (asked.includes('"broken"')) throw new Error('secret inner words');
  if (asked.includes('"long"')) return longView();
  if (asked.includes('"menu"'))
    return makeView({
      blocks: [
        makeStory({
          actions: [
            { kind: 'command', id: 'details-1', label: 'Show details' },
            { kind: 'command', id: 'timeline-1', label: 'Show timeline' },
            { kind: 'link', url: 'https://example.org/a', label: 'Open article' },
          ],
        }),
      ],
    });
  if (asked === 'press gone')
    return makeView({
      title: 'Too old',
      tone: 'problem',
      blocks: [{ kind: 'text', text: 'This button is stale.' }],
    });
  return makeView({
    title: asked.slice(0, 100),
    blocks: [
      makeStory({ actions: [{ kind: 'command', id: 'story-1', label: 'More' }] }),
      { kind: 'text', text: asked },
    ],
    actions: [
      { kind: 'label', label: '1 / 2' },
      { kind: 'command', id: 'page-2', label: 'Older ›' },
      { kind: 'share', id: 'share-1', label: 'Share' },
      { kind: 'command', id: 'gone', label: 'Stale' },
      { kind: 'link', url: 'https://example.org/web', label: 'Web' },
    ],
  });
});

function longView(): View {
  const blocks = Array.from({ length: 90 }, (_, index) => ({
    kind: 'text' as const,
    text: `Paragraph ${index}. ${'A sentence of some length. '.repeat(30)}`,
  }));
  return makeView({ title: 'Long', blocks });
}

beforeAll(async () => {
  slack = await startFakeSlack();
  platform = createPlatform(slack);
  await platform.start(router);
});

afterAll(async () => {
  await platform?.stop();
  await slack?.close();
});

const since = (start: number) => slack.responses().slice(start);

describe('Slack over Socket Mode', () => {
  test('the menu of a message hands its words to the command, and answers privately', async () => {
    const before = slack.responses().length;
    await slack.shortcut('Read https://example.org/a & <b>', {
      user: slack.users.bob,
      channel: slack.channels.news,
    });
    const [told] = await slack.waitFor(() => slack.responses().slice(before), 'the answer');
    expect(router.asked.at(-1)).toBe('add');
    expect(router.options.at(-1)).toEqual({ item: 'Read https://example.org/a & <b>' });
    expect(told?.to).toBe(slack.users.bob);
  });

  test('a command is answered privately, with the words in blocks and as fall-back', async () => {
    const start = slack.responses().length;
    expect(platform.state().state).toBe('connected');
    await slack.command('latest count:2', { user: slack.users.bob });
    const [answer] = await slack.waitFor(() => since(start), 'an answer');
    expect(answer?.to).toBe(slack.users.bob);
    expect(readWords(answer as never)).toContain('latest {"count":2}');
    expect(answer?.text).toBe('Newest stories');
  });

  test('what Slack escapes and wraps reaches the parser as typed', async () => {
    const start = slack.responses().length;
    await slack.command('latest arms & <nukes> “joint drill” <#C012|news>');
    await slack.waitFor(() => since(start), 'an answer');
    expect(router.asked.at(-1)).toBe(
      `latest ${JSON.stringify({ words: 'arms & <nukes> "joint drill" C012' })}`,
    );
  });

  test('an unknown option gets a helpful answer', async () => {
    const start = slack.responses().length;
    await slack.command('latest --cuont 2');
    const [answer] = await slack.waitFor(() => since(start), 'an answer');
    expect(readWords(answer as never)).toContain('Did you mean “count”?');
  });

  test('a command is acknowledged at once while the archive is slow', async () => {
    const start = slack.responses().length;
    const took = await slack.command('latest slow');
    expect(took).toBeLessThan(1000);
    expect(since(start)).toEqual([]);
    await slack.waitFor(() => release !== null, 'the archive to be asked');
    release?.();
    await slack.waitFor(() => since(start), 'the late answer');
  });

  test('a failure becomes a kind sentence, without its inner words', async () => {
    const start = slack.responses().length;
    await slack.command('latest broken');
    const [answer] = await slack.waitFor(() => since(start), 'an answer');
    expect(readWords(answer as never)).toContain('Please try again');
    expect(JSON.stringify(answer)).not.toContain('secret inner words');
  });

  test('an answer longer than five responses goes on privately in the channel', async () => {
    const start = slack.responses().length;
    await slack.command('latest long');
    const shown = await slack.waitFor(() => {
      const seen = since(start);
      return seen.some(message => readWords(message).includes('Paragraph 89.')) ? seen : [];
    }, 'the last part');
    expect(shown.length).toBeGreaterThan(5);
    const words = shown.map(readWords).join('\n');
    for (let index = 0; index < 90; index += 1) expect(words).toContain(`Paragraph ${index}.`);
    expect(shown.every(message => message.to === slack.users.bob)).toBe(true);
  });

  test('a page turns in place; details come as a message of their own', async () => {
    let start = slack.responses().length;
    await slack.command('latest');
    const [first] = await slack.waitFor(() => since(start), 'an answer');
    start = slack.responses().length;
    await slack.press(first as never, 'Older ›');
    await slack.waitFor(() => since(start), 'the next page');
    expect(first?.replaced).toBe(true);
    expect(router.asked.at(-1)).toBe('press page-2');
    const [second] = since(start);
    start = slack.responses().length;
    await slack.press(second as never, 'More');
    await slack.waitFor(() => since(start), 'the details');
    expect(router.asked.at(-1)).toBe('press story-1');
    expect(second?.replaced).toBe(false);
  });

  test('a button under a message for everyone answers the one who pressed, and leaves the message', async () => {
    const view = makeView({ actions: [{ kind: 'command', id: 'page-9', label: 'Older ›' }] });
    const [message] = platform.render(view) as { text: string; blocks: object[] }[];
    await platform.send({
      ...makeDelivery(platform, slack.channels.desk, 'k-button', view),
      payload: message,
    });
    const posted = (await slack.messages(slack.channels.desk)).at(-1);
    const start = slack.responses().length;
    await slack.press(posted as never, 'Older ›', { user: slack.users.ann });
    const [answer] = await slack.waitFor(() => since(start), 'an answer');
    expect(answer?.to).toBe(slack.users.ann);
    expect(posted?.replaced).toBe(false);
  });

  test('Share posts for everyone, once, saying who; what can’t be shared is said privately', async () => {
    let start = slack.responses().length;
    await slack.command('latest', { channel: slack.channels.desk });
    const [answer] = await slack.waitFor(() => since(start), 'an answer');
    const before = (await slack.messages(slack.channels.desk)).length;
    await slack.press(answer as never, 'Share');
    await slack.press(answer as never, 'Share');
    const posted = await slack.waitFor(
      async () => (await slack.messages(slack.channels.desk)).slice(before),
      'the shared answer',
    );
    expect(posted).toHaveLength(1);
    expect(readWords(posted[0] as never)).toContain('Shared by bob');
    expect(JSON.stringify(posted[0]?.blocks)).not.toContain(':share');

    start = slack.responses().length;
    await slack.command('latest', { channel: slack.channels.outside });
    const [private_] = await slack.waitFor(() => since(start), 'an answer');
    start = slack.responses().length;
    await slack.press(private_ as never, 'Share');
    const [refusal] = await slack.waitFor(() => since(start), 'the refusal');
    expect(readWords(refusal as never)).toContain('/invite @dprk-russia');
  });

  test('a story with several commands has them in a menu beside it', async () => {
    const start = slack.responses().length;
    await slack.command('latest menu');
    const [answer] = await slack.waitFor(() => since(start), 'an answer');
    const asked = router.asked.length;
    await slack.press(answer as never, 'Show timeline');
    await slack.waitFor(() => router.asked.length > asked, 'the menu’s command');
    expect(router.asked.at(-1)).toBe('press timeline-1');
    await slack.press(answer as never, 'Open article');
    await slack.press(answer as never, 'Show details');
    await slack.waitFor(() => router.asked.length > asked + 1, 'the menu’s command');
    expect(router.asked.slice(asked)).toEqual(['press timeline-1', 'press details-1']);
    expect(answer?.replaced).toBe(false);
  });

  test('a link is acknowledged and nothing else; a stale button answers kindly beside the message', async () => {
    let start = slack.responses().length;
    await slack.command('latest');
    const [answer] = await slack.waitFor(() => since(start), 'an answer');
    const asked = router.asked.length;
    await slack.press(answer as never, 'Web');
    start = slack.responses().length;
    await slack.press(answer as never, 'Stale');
    const [stale] = await slack.waitFor(() => since(start), 'an answer');
    expect(readWords(stale as never)).toContain('stale');
    expect(answer?.replaced).toBe(false);
    expect(router.asked.slice(asked)).toEqual(['press gone']);
  });

  test('a mention runs the same line, and answers in its thread', async () => {
    const parent = await slack.post(slack.channels.news, 'a story');
    const start = slack.responses().length;
    await slack.mention('latest count:3', { user: slack.users.ann, thread: parent.ts });
    const [answer] = await slack.waitFor(() => since(start), 'an answer');
    expect(router.asked.at(-1)).toBe('latest {"count":3}');
    expect(answer).toMatchObject({ to: slack.users.ann, thread: parent.ts });

    await slack.press(answer as never, 'Share', { user: slack.users.ann });
    const replies = await slack.waitFor(
      async () =>
        (await slack.messages(slack.channels.news)).filter(
          message => message.thread === parent.ts && message.ts !== parent.ts,
        ),
      'the shared answer',
    );
    expect(readWords(replies[0] as never)).toContain('Shared by ann');
  });

  test('the same request twice is answered once', async () => {
    const start = slack.responses().length;
    const asked = router.asked.length;
    await slack.mention('latest count:4');
    await slack.repeatLast();
    await slack.repeatLast();
    await slack.command('latest count:5');
    await slack.waitFor(() => since(start).length >= 2, 'both answers');
    expect(router.asked.slice(asked)).toEqual(['latest {"count":4}', 'latest {"count":5}']);
  });

  test('admins and the channel’s creator may manage, others learn whom to ask', async () => {
    const ask = async (user: string) => {
      const start = slack.responses().length;
      await slack.command('latest', { user });
      await slack.waitFor(() => since(start), 'an answer');
      return router.callers.at(-1);
    };
    expect(await ask(slack.users.ann)).toMatchObject({ mayManage: true, userName: 'ann', platform: 'slack' });
    expect(await ask(slack.users.admin)).toMatchObject({ mayManage: true });
    expect(await ask(slack.users.bob)).toMatchObject({
      mayManage: false,
      askWhom: 'a workspace admin or the person who created this channel',
      channel: { platform: 'slack', id: slack.channels.news },
    });
  });

  test('asked to reconnect, or cut off, the bot is back at once and answers', async () => {
    for (const loss of [slack.disconnect, slack.dropSockets]) {
      const ever = slack.sockets().ever;
      loss();
      await slack.waitFor(
        () =>
          slack.sockets().ever > ever && slack.sockets().open === 1 && platform.state().state === 'connected',
        'the new connection',
        4000,
      );
      const start = slack.responses().length;
      await slack.command('latest count:7');
      await slack.waitFor(() => since(start), 'an answer');
    }
  });

  test('when reconnecting fails the bot says so and goes on trying', async () => {
    slack.fail('apps.connections.open', { kind: 'status', status: 500 }, 2);
    const seen = new Set<string>();
    slack.dropSockets();
    await slack.waitFor(() => {
      seen.add(platform.state().state);
      return (
        slack.faults.get('apps.connections.open')?.length === 0 && platform.state().state === 'connected'
      );
    }, 'the connection');
    expect(seen).toContain('reconnecting');
  });

  test('nothing that was sent would be refused by Slack', () => {
    expect(slack.violations).toEqual([]);
  });
});
