import { onTestFinished } from 'vitest';
import type { Caller, OptionValues } from '../../../commands/command.ts';
import { createDiscord, type DiscordOptions } from '../../../src/chat/discord/discord.ts';
import type { Router } from '../../../src/chat/platform.ts';
import { silentLog } from '../../../src/log.ts';
import type { Delivery } from '../../../src/model/digest.ts';
import type { View } from '../../../src/model/view.ts';
import { type FakeDiscord, startFakeDiscord } from '../../helpers/fake-discord/fake-discord.ts';
import { sampleCommands, sampleView } from '../../helpers/fake-discord/sample.ts';

export interface Call {
  how: 'run' | 'press' | 'choose' | 'submit';
  name: string;
  options: OptionValues;
  caller: Caller;
}

/** A router that answers as told and remembers what it was asked. */
export function createRecorder(answer: (call: Call) => View | Promise<View> = () => sampleView()) {
  const calls: Call[] = [];
  const reply = async (call: Call) => {
    calls.push(call);
    return { view: await answer(call), data: null };
  };
  const router: Router = {
    run: (name, options, caller) => reply({ how: 'run', name, options, caller }),
    runLine: (line, caller) => reply({ how: 'run', name: line, options: {}, caller }),
    suggest: async () => [],
    react: async () => null,
    press: (id, caller) => reply({ how: 'press', name: id, options: {}, caller }),
    choose: (id, value, caller) => reply({ how: 'choose', name: id, options: { value }, caller }),
    offersForm: () => false,
    form: async (name, options, caller) => ({ answer: await reply({ how: 'run', name, options, caller }) }),
    formOfLine: () => null,
    openForm: async (id, caller) => ({
      answer: await reply({ how: 'press', name: id, options: {}, caller }),
    }),
    submit: async (id, values, caller) => ({
      answer: await reply({ how: 'submit', name: id, options: values, caller }),
      faults: {},
    }),
    home: async caller => (await reply({ how: 'run', name: 'home', options: {}, caller })).view,
  };
  return { router, calls };
}

/** Facts in memory. */
export function createFacts() {
  const facts = new Map<string, string>();
  return {
    facts,
    get: (name: string) => Promise.resolve(facts.get(name) ?? null),
    set: (name: string, value: string) => Promise.resolve(void facts.set(name, value)),
  };
}

export function createPlatform(discord: FakeDiscord, changes: Partial<DiscordOptions> = {}) {
  const platform = createDiscord({
    token: discord.token,
    apiUrl: discord.apiUrl,
    commands: sampleCommands,
    commandName: 'dprk-russia',
    messageMenu: { name: 'Save to archive', command: 'add', option: 'item' },
    managerRole: null,
    log: silentLog,
    now: () => new Date().toISOString(),
    facts: createFacts(),
    ...changes,
  });
  onTestFinished(() => platform.stop());
  return platform;
}

/** A fake Discord and a connected platform, both closed when the test is over. */
export async function connect(
  answer?: (call: Call) => View | Promise<View>,
  changes: Partial<DiscordOptions> = {},
) {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const { router, calls } = createRecorder(answer);
  const platform = createPlatform(discord, changes);
  await platform.start(router);
  return { discord, platform, router, calls };
}

/** A row of the outbox for the fake's channel. */
export function sampleDelivery(payload: unknown, changes: Partial<Delivery> = {}): Delivery {
  const at = new Date().toISOString();
  return {
    id: 1,
    key: 'k20261121a1',
    channel: { platform: 'discord', id: '920000000000000001' },
    payload,
    label: 'digest #12, part 1 of 1',
    digestNumber: 12,
    part: 1,
    state: 'sending',
    attempts: 1,
    lastAttempt: at,
    notBefore: at,
    messageId: null,
    lastError: null,
    created: at,
    edits: null,
    thread: null,
    storyId: null,
    ...changes,
  };
}
