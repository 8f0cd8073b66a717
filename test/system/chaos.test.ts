import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { root } from '../helpers/house.ts';

function chaos(...args: string[]) {
  const run = spawnSync(process.execPath, ['bench/chaos.ts', '--seed', '3', ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: 280_000,
  });
  return { code: run.status, out: run.stdout + run.stderr };
}

test('in a storm, killed at every turn, it delivers each message once and in order', {
  timeout: 300_000,
}, () => {
  const { code, out } = chaos('--deliveries', '40', '--channels', '8', '--short', '--files', '0');
  expect(out).toContain('Nothing lost, nothing twice, order kept.');
  expect([code, out.match(/^ {2}(?:discord|slack) +\d+ +\d+ +0 +0 +0 +0/gm)?.length]).toEqual([0, 2]);
});

test('killed while it takes in a folder and a feed, it keeps every article once', {
  timeout: 300_000,
}, () => {
  const { code, out } = chaos('--deliveries', '0', '--channels', '1', '--short', '--files', '80');
  expect(out).toContain('Every article once, every file explained.');
  expect(code).toBe(0);
});
