import { expect, onTestFinished, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { startFakeDiscord } from '../../helpers/fake-discord/fake-discord.ts';
import { createPlatform, createRecorder } from './bench.ts';

test('what is typed is asked with the other options, and the offers fit what Discord takes', async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const asked: unknown[][] = [];
  const router = {
    ...createRecorder().router,
    suggest: async (...call: unknown[]) => {
      asked.push(call.slice(0, 4));
      return [
        { name: `**शोइगु** की ${'बहुत लंबी '.repeat(30)}यात्रा`, value: '12' },
        { name: 'too long to be typed', value: 'x'.repeat(101) },
        ...Array.from({ length: 40 }, (_, n) => ({ name: `Story ${n}`, value: `${n}` })),
      ];
    },
  };
  const platform = createPlatform(discord, { commands });
  await platform.start(router);
  const offered = await discord.type({
    command: 'split',
    option: 'reports',
    typed: '41, ',
    others: { story: '12' },
  });
  expect(asked).toEqual([['split', 'reports', '41, ', { story: '12' }]]);
  expect(offered).toHaveLength(25);
  expect(offered[0]?.name.length).toBeLessThanOrEqual(100);
  expect(offered.map(one => one.value)).not.toContain('x'.repeat(101));
  expect(discord.violations).toEqual([]);
});

test('the options that suggest are registered so', async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const platform = createPlatform(discord, { commands });
  await platform.start(createRecorder().router);
  const command = discord.registeredCommands()[0] as { options: { name: string; options: object[] }[] };
  const merge = command.options.find(one => one.name === 'merge');
  expect(merge?.options).toMatchObject([
    { name: 'story', autocomplete: true },
    { name: 'into', autocomplete: true },
  ]);
  expect(discord.violations).toEqual([]);
});
