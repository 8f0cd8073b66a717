import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const dir = mkdtempSync(join(tmpdir(), 'dprk-russia-clone-'));
const clone = join(dir, 'clone');
const environment = { ...process.env, NO_COLOR: '1', NODE_COMPILE_CACHE: undefined, TEST_REPORT: undefined };

const npm = (...args: string[]) =>
  execFileSync('npm', args, {
    cwd: clone,
    env: environment,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

describe('a newcomer with nothing but npm', () => {
  beforeAll(() => {
    execFileSync('git', ['clone', '--quiet', root, clone]);
    npm('ci', '--no-audit', '--no-fund');
  }, 300_000);
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('npm start shows the digest of the five articles, and a dropped sixth', async () => {
    const bot = spawn('npm', ['start'], { cwd: clone, env: environment, detached: true });
    let out = '';
    const says = (words: string) =>
      new Promise<void>((done, fail) => {
        const hear = () => out.includes(words) && done();
        bot.stdout.on('data', chunk => {
          out += chunk;
          hear();
        });
        bot.once('exit', () => fail(new Error(out)));
        hear();
      });
    await says('npm run -s cli -- latest');
    expect(out.match(/^\d\. (HI हिन्दी|GU ગુજરાતી) /gm)).toHaveLength(5);
    writeFileSync(
      join(clone, 'seeds/sixth.md'),
      '---\ntitle: Лавров прибыл в Пхеньян\ndate: 2026-11-20\n---\nМинистр иностранных дел России Сергей Лавров прибыл в Пхеньян и встретился с лидером КНДР Ким Чен Ыном.\n',
    );
    await says('RU русский');
    bot.removeAllListeners('exit');
    const ended = new Promise(done => bot.once('close', done));
    process.kill(-(bot.pid as number), 'SIGINT');
    await ended;
  });

  test('the commands of README answer', () => {
    expect(npm('run', '-s', 'cli', '--', 'latest')).toContain('Лавров прибыл в Пхеньян');
    expect(npm('run', '-s', 'cli', '--', 'search', 'Shoigu')).toContain('शोइगु');
    expect(npm('run', '-s', 'cli', '--', 'doctor')).toContain('All is well.');
  });

  test('the seed articles are the ones that were given, byte for byte', () => {
    expect(
      execFileSync('git', ['status', '--porcelain', '--', 'seeds'], { cwd: clone, encoding: 'utf8' }),
    ).toBe('?? seeds/sixth.md\n');
  });
});
