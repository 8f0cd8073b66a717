import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { type House, makeHouse } from '../helpers/house.ts';
import { hostileFile, openHousePage, plainViews, type RunningPage } from '../helpers/page.ts';

/** Where Debian and others keep the browser; BROWSER names another. */
const executablePath = [
  process.env.BROWSER,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find(path => path !== undefined && existsSync(path));
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const views = [...plainViews, '/stories/1', '/stories/6', '/articles/6'];

/** Longer than any view takes, on a machine busy with other things. */
const patience = 240_000;

/** What went wrong in the browser: scripts that failed or were refused, requests to elsewhere. */
let faults: string[] = [];
let house: House;
let bot: RunningPage;
let browser: Browser;

// Without a browser on the machine there is nothing to try: `apt-get install chromium`, or name one in BROWSER.
describe.skipIf(executablePath === undefined)('the page in a real browser', () => {
  beforeAll(async () => {
    house = makeHouse();
    writeFileSync(join(house.seeds, 'hostile.md'), hostileFile);
    bot = await openHousePage(house);
    browser = await chromium.launch({ executablePath: executablePath as string, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    await bot?.bot.stop();
    house?.remove();
  });

  async function open(
    path: string,
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<{ page: Page; context: BrowserContext }> {
    faults = [];
    // The Content Security Policy stays in force: axe is given to the page by the debugger, not by the page itself.
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.on('pageerror', error => faults.push(error.message));
    page.on('console', message => message.type() === 'error' && faults.push(message.text()));
    page.on('dialog', dialog => {
      faults.push(`a dialog opened: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', request => {
      if (!request.url().startsWith(bot.address)) faults.push(`asked elsewhere: ${request.url()}`);
    });
    await page.goto(bot.address + path);
    await page.evaluate('document.fonts.ready.then(() => null)');
    return { page, context };
  }

  const sizes = [
    ['a desk', { width: 1280, height: 900 }],
    ['a phone', { width: 360, height: 740 }],
  ] as const;

  describe.each(sizes)('on %s', (_name, viewport) => {
    test.each(['light', 'dark'] as const)(
      'every view is whole, readable and well-behaved in %s',
      async colorScheme => {
        for (const path of views) {
          const { page, context } = await open(path, { viewport, colorScheme });
          await page.evaluate(axeSource);
          const grave = await page.evaluate<string[]>(findGraveFaults);
          expect([path, grave]).toEqual([path, []]);
          expect([path, await page.evaluate<string[]>(findOverflow)]).toEqual([path, []]);
          const picture = readPicture(await page.screenshot());
          expect([path, picture.width, isBlank(picture)]).toEqual([path, viewport.width, false]);
          expect([path, picture.brightness > 128 ? 'light' : 'dark']).toEqual([path, colorScheme]);
          expect([path, faults]).toEqual([path, []]);
          await context.close();
        }
      },
      patience,
    );
  });

  test('every command is answered from the box', async () => {
    const { page, context } = await open('/sources');
    const box = page.getByLabel(/^Command/);
    for (const command of commands) {
      const line = command.name === 'add' ? 'add' : (command.examples[0] ?? command.name);
      const before = await page.locator('#answers > .answer').count();
      await box.fill(line);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
      await page.locator('#answers > .answer').nth(before).waitFor();
      const words = await page.locator('#answers > .answer').first().innerText();
      expect([command.name, words.trim().length > 5]).toEqual([command.name, true]);
      expect([command.name, /operator finds it in the log/.test(words)]).toEqual([command.name, false]);
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  test('suggestions are taken with the keyboard', async () => {
    const { page, context } = await open('/sources');
    const box = page.getByRole('combobox');
    await box.pressSequentially('time');
    await page.getByRole('option', { name: /^timeline/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await box.inputValue()).toBe('timeline ');
    await box.pressSequentially('person:Шой');
    await page.getByRole('option', { name: /Shoigu/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await box.getAttribute('aria-activedescendant')).toBe('suggestion-0');
    await page.keyboard.press('Tab');
    expect(await box.inputValue()).toBe('timeline person:"Sergei Shoigu" ');
    expect(faults).toEqual([]);
    await context.close();
  });

  test('pages are turned in place, and More opens the story above, in every dress', async () => {
    for (const dress of ['page', 'discord', 'slack']) {
      const { page, context } = await open(`/?as=${dress}`);
      await page.locator('main').getByRole('button', { name: 'More', exact: true }).first().click();
      await page.locator('#answers h2').first().waitFor();
      expect(await page.evaluate('document.activeElement.tagName')).toBe('H2');
      expect([dress, faults]).toEqual([dress, []]);
      await context.close();
    }
    const { page, context } = await open('/stories?count=2');
    await page.getByRole('button', { name: 'Older ›' }).click();
    await page.getByText('2 / 3').waitFor();
    expect(await page.getByText('1 / 3').count()).toBe(0);
    await context.close();
  });

  test('an article dropped into the folder appears by itself, a hostile one as words', async () => {
    const { page, context } = await open('/');
    await page.locator('#live[data-state="open"]').waitFor();
    writeFileSync(
      join(house.seeds, 'second-hostile.md'),
      hostileFile
        .replace('10,000 troops', '3,000 engineers')
        .replace('Lavrov in Pyongyang', 'Putin in Moscow'),
    );
    const story = page.locator('#live [data-story]').first();
    await story.waitFor();
    expect(await story.innerText()).toContain('<script>alert(1)</script>');
    expect(await page.locator('#live script, #live img').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('without script every view and the command box still work', async () => {
    const { page, context } = await open('/', { javaScriptEnabled: false });
    await page.getByLabel(/^Command/).fill('latest count:2');
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText('1 / 3').waitFor();
    await page.getByRole('button', { name: 'Older ›' }).click();
    await page.getByText('2 / 3').waitFor();
    await page.getByRole('link', { name: 'Trend' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Trend');
    await context.close();
  });

  test('the keyboard reaches the content past the navigation', async () => {
    const { page, context } = await open('/stories');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(`document.activeElement.closest('main') !== null`)).toBe(true);
    await context.close();
  });

  test('Devanagari and Cyrillic are drawn with letters, not boxes, where the machine has no fonts for them', async () => {
    const { page, context } = await open('/');
    const widths = await page.evaluate<number[]>(`
      const pen = document.createElement('canvas').getContext('2d');
      pen.font = getComputedStyle(document.body).font;
      [...'कभरशइ'].map(letter => Math.round(pen.measureText(letter).width * 10));
    `);
    // A missing letter is a box of one width; these five differ.
    expect(new Set(widths).size).toBeGreaterThan(2);
    await context.close();
  });
});

/** Run in the page: what axe finds serious or critical. */
const findGraveFaults = `(async () => {
  const { violations, passes } = await axe.run();
  if (passes.length < 10) return ['axe did not run'];
  return violations
    .filter(each => each.impact === 'serious' || each.impact === 'critical')
    .map(each => each.id + ': ' + each.nodes.map(node => node.html).join(' | '));
})()`;

/** Run in the page: elements that reach beyond the window and can't be scrolled into view in a frame of their own. */
const findOverflow = `(() => {
  const wrong = [];
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) wrong.push('the page is ' + wide + ' wide');
  for (const element of document.querySelectorAll('main *, header *')) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || element.closest('.wide, pre, .diff, svg, .hidden, [hidden]')) continue;
    if (box.right > innerWidth + 1 || box.left < -1) wrong.push(element.outerHTML.slice(0, 120));
  }
  return wrong.slice(0, 5);
})()`;

interface Picture {
  width: number;
  height: number;
  /** Mean of all channels, 0 to 255. */
  brightness: number;
  /** How many different colours stand in each of sixteen bands from top to bottom. */
  colours: number[];
}

/** Reads a PNG as Chromium writes it: 8 bits, RGB or RGBA, not interlaced (W3C PNG, §9 filters). */
function readPicture(png: Buffer): Picture {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = png[25] === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const bands = Array.from({ length: 16 }, () => new Set<number>());
  let above = new Uint8Array(stride);
  let sum = 0;
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] as number;
    const line = new Uint8Array(stride);
    for (let x = 0; x < stride; x += 1) {
      const left = x < channels ? 0 : (line[x - channels] as number);
      const up = above[x] as number;
      const corner = x < channels ? 0 : (above[x - channels] as number);
      const guess =
        filter === 1
          ? left
          : filter === 2
            ? up
            : filter === 3
              ? (left + up) >> 1
              : filter === 4
                ? paeth(left, up, corner)
                : 0;
      line[x] = (raw[y * (stride + 1) + 1 + x] as number) + guess;
      if (channels === 3 || x % 4 !== 3) sum += line[x] as number;
    }
    const band = bands[Math.floor((y * 16) / height)] as Set<number>;
    for (let x = 0; x < stride; x += channels)
      band.add(((line[x] as number) << 16) | ((line[x + 1] as number) << 8) | (line[x + 2] as number));
    above = line;
  }
  return { width, height, brightness: sum / (width * height * 3), colours: bands.map(band => band.size) };
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)] as const;
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Words and their smoothed edges bring many colours: a picture whose upper half has few is empty. */
function isBlank({ colours }: Picture): boolean {
  return colours.slice(0, 8).filter(count => count > 8).length < 3;
}
