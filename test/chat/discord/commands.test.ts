import { expect, onTestFinished, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { buildCommandBody, buildMenuBody, registerCommands } from '../../../src/chat/discord/registration.ts';
import { silentLog } from '../../../src/log.ts';
import {
  goodPermissions,
  ids,
  readMessage,
  routes,
  startFakeDiscord,
} from '../../helpers/fake-discord/fake-discord.ts';
import { sampleCommands, sampleStory, sampleView } from '../../helpers/fake-discord/sample.ts';
import { connect, createFacts, createPlatform, createRecorder } from './bench.ts';

const registrations = (discord: { requests: { method: string; path: string }[] }) =>
  discord.requests.filter(request => request.method === 'PUT' && request.path.endsWith('/commands')).length;

test('the command is registered at the first start, and again only when it has changed', async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const facts = createFacts();
  const { router } = createRecorder();

  const first = createPlatform(discord, { facts });
  await first.start(router);
  await first.stop();
  expect(registrations(discord)).toBe(1);
  expect(discord.registeredCommands().map(command => command.name)).toEqual([
    'dprk-russia',
    'Save to archive',
  ]);
  expect(discord.registeredCommands()[0]?.options?.map(option => option.name)).toEqual(['latest', 'help']);

  const second = createPlatform(discord, { facts });
  await second.start(router);
  await second.stop();
  expect(registrations(discord)).toBe(1);

  const changed = createPlatform(discord, { facts, commands: sampleCommands.slice(0, 1) });
  await changed.start(router);
  expect(registrations(discord)).toBe(2);
  expect(discord.violations).toEqual([]);
});

test('with no memory of it, Discord is asked what it has before anything is registered', async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  discord.setCommands([buildMenuBody('Save to archive'), buildCommandBody('dprk-russia', sampleCommands)]);
  const facts = createFacts();
  const platform = createPlatform(discord, { facts });
  await platform.start(createRecorder().router);
  expect(registrations(discord)).toBe(0);
  expect(facts.facts.size).toBe(1);
});

test('when Discord can not be asked what it has, the command is registered all the same', async () => {
  const put: unknown[] = [];
  const outcome = await registerCommands({
    bodies: [buildCommandBody('dprk-russia', [])],
    applicationId: '1',
    rest: {
      get: () => Promise.reject(new Error('404')),
      put: async (_path, data) => put.push(data.body),
    },
    facts: { get: async () => null, set: async () => undefined },
    log: silentLog,
  });
  expect([outcome, put.length]).toEqual(['registered', 1]);
});

test('a registration that fails does not keep the bot from working', async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  discord.faults.plant(routes.registerCommands, { kind: 'status', status: 500 });
  const platform = createPlatform(discord);
  await platform.start(createRecorder().router);
  expect(platform.state().state).toBe('connected');
});

test('required options come first, types and bounds are kept, and anyone in a server may call', () => {
  const body = buildCommandBody('dprk-russia', sampleCommands);
  expect(body.options[0]?.options?.map(option => [option.name, option.type])).toEqual([
    ['topic', 3],
    ['language', 3],
    ['count', 4],
    ['compact', 5],
  ]);
  expect(body.options[0]?.options?.[2]).toMatchObject({ min_value: 1, max_value: 20 });
  expect(body).toMatchObject({ default_member_permissions: null, contexts: [0] });
});

test('a command over a limit is refused when it is built, with its name', () => {
  const [latest] = sampleCommands as [(typeof sampleCommands)[0]];
  const build = (changes: object) => () => buildCommandBody('dprk-russia', [{ ...latest, ...changes }]);
  expect(build({ name: 'Latest' })).toThrow(/\/dprk-russia Latest/);
  expect(build({ description: 'x'.repeat(101) })).toThrow(/1 to 100/);
  expect(build({ options: [latest.options[0], latest.options[0]] })).toThrow(/same name/);
  const wide = Array.from({ length: 25 }, (_, index) => ({
    name: `option-${index}`,
    description: 'd'.repeat(100),
    type: 'string' as const,
    choices: Array.from({ length: 25 }, (_, n) => ({ name: `${n}`.padEnd(40, 'x'), value: 'v' })),
  }));
  expect(build({ options: wide })).toThrow(/8000/);
});

test('a command is acknowledged privately and then answered', async () => {
  const { discord, calls } = await connect(() => sampleView({ blocks: [sampleStory()] }));
  const asked = discord.interact({
    command: 'latest',
    options: { topic: 'arms', count: 3, compact: true },
    user: { name: 'Mira' },
  });
  const answer = await asked.answer();
  expect(asked).toMatchObject({ callbackType: 5, ephemeral: true });
  expect(answer.flags & 64).toBe(64);
  expect(readMessage(answer).text).toContain('शोइगु प्योंगयांग पहुंचे');
  expect(discord.messages()).toEqual([]);
  expect(calls).toMatchObject([
    {
      how: 'run',
      name: 'latest',
      options: { topic: 'arms', count: 3, compact: true },
      caller: {
        platform: 'discord',
        channel: { platform: 'discord', id: ids.channel },
        userName: 'Mira',
        mayManage: false,
        askWhom: 'someone with the Manage Server permission',
      },
    },
  ]);
  expect(discord.violations).toEqual([]);
});

test('a long answer goes on in further private messages, in order', async () => {
  const stories = Array.from({ length: 40 }, (_, index) =>
    sampleStory({ position: index + 1, title: `Story number ${index + 1} of them`, titleLanguage: 'en' }),
  );
  const { discord } = await connect(() => sampleView({ blocks: stories }));
  const asked = discord.interact({ command: 'latest' });
  const answer = await asked.answer();
  const parts = await discord.waitFor(() => {
    const all = [answer, ...asked.followUps];
    return all
      .map(part => readMessage(part).text)
      .join('\n')
      .includes('Story number 40')
      ? all
      : null;
  });
  const text = parts.map(part => readMessage(part).text).join('\n');
  const places = stories.map(story => text.indexOf(story.title));
  expect(places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1))).toBe(true);
  expect(parts.every(part => (part.flags & 64) === 64)).toBe(true);
  expect(discord.violations).toEqual([]);
});

test('an archive that takes its time does not delay the acknowledgement', async () => {
  const slow = Promise.withResolvers<void>();
  const { discord } = await connect(async () => {
    await slow.promise;
    return sampleView();
  });
  const asked = discord.interact({ command: 'latest' });
  await discord.waitFor(() => asked.callbackType === 5, 'the acknowledgement');
  expect(asked.acknowledgedAfter).toBeLessThan(3000);
  expect(asked.original).toBeNull();
  slow.resolve();
  expect(readMessage(await asked.answer()).text).toContain('Nothing new.');
});

test('the same interaction twice is answered once', async () => {
  const { discord, calls } = await connect();
  const asked = discord.interact({ command: 'latest' });
  discord.interact({ command: 'latest', id: asked.id });
  await asked.answer();
  await discord.interact({ command: 'help' }).answer();
  expect(calls.map(call => call.name)).toEqual(['latest', 'help']);
});

test('managing needs Manage Server, or the manager role by name or by id', async () => {
  const ask = async (managerRole: string | null, user: object) => {
    const { discord, calls } = await connect(undefined, { managerRole });
    await discord.interact({ command: 'latest', user }).answer();
    return calls[0]?.caller;
  };
  expect((await ask(null, { permissions: 1n << 5n }))?.mayManage).toBe(true);
  expect((await ask(null, { permissions: goodPermissions }))?.mayManage).toBe(false);
  expect((await ask('editors', { roles: [ids.editorRole] }))?.mayManage).toBe(true);
  expect((await ask(ids.editorRole, { roles: [ids.editorRole] }))?.mayManage).toBe(true);
  expect((await ask('@everyone', { roles: [] }))?.mayManage).toBe(false);
  expect(await ask(ids.editorRole, {})).toMatchObject({
    mayManage: false,
    askWhom: 'someone with the Manage Server permission or the role “Editors”',
  });
});

test('a fault in the answer still becomes a kind answer', async () => {
  const { discord } = await connect(() => Promise.reject(new Error('the disk is full')));
  const answer = await discord.interact({ command: 'latest' }).answer();
  const { text } = readMessage(answer);
  expect(text).toContain('Something went wrong');
  expect(text).not.toContain('disk');
});

test('an interaction that has expired is noted, not thrown, and its command is not run', async () => {
  const { discord, calls } = await connect();
  const planted = discord.faults.plant(routes.callback, { kind: 'status', status: 404, code: 10062 });
  discord.interact({ command: 'latest' });
  await planted.met;
  await discord.interact({ command: 'help' }).answer();
  expect(calls.map(call => call.name)).toEqual(['help']);
});

test('an answer is shown although Discord stumbles over it, and no one is left with "thinking…"', async () => {
  const { discord } = await connect();
  discord.faults.plant(routes.edit, { kind: 'status', status: 503 });
  const asked = discord.interact({ command: 'latest' });
  expect(readMessage(await asked.answer()).text).toContain('Nothing new.');
});

test('stopping lets an answer under way be shown', async () => {
  const slow = Promise.withResolvers<void>();
  const { discord, platform } = await connect(async () => {
    await slow.promise;
    return sampleView();
  });
  const asked = discord.interact({ command: 'latest' });
  await discord.waitFor(() => asked.callbackType === 5, 'the acknowledgement');
  const stopped = platform.stop();
  slow.resolve();
  await stopped;
  expect(readMessage(asked.original ?? {}).text).toContain('Nothing new.');
});

test('the commands of this bot are ones Discord takes', async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const platform = createPlatform(discord, { commands });
  await platform.start(createRecorder().router);
  expect(discord.registeredCommands()[0]?.options?.map(option => option.name)).toEqual(
    commands.map(command => command.name),
  );
  expect(discord.violations).toEqual([]);
});
