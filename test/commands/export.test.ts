import Papa from 'papaparse';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../commands/command.ts';
import { type Desk, openDesk, reader } from '../helpers/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

const fileOf = (answer: Answer) => {
  const [file] = answer.view.files ?? [];
  if (file === undefined) throw new Error('no file');
  return { ...file, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes) };
};
const rowsOf = (answer: Answer) =>
  Papa.parse<Record<string, string>>(fileOf(answer).text.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data;

describe('export', () => {
  test('the newest stories as CSV that a spreadsheet opens, with citations', async () => {
    const story = await desk.keep(
      'ru.txt',
      { text: 'Шойгу прибыл.', url: 'https://tass.ru/1', outlet: 'TASS' },
      { language: 'ru', title: 'Шойгу прибыл в Пхеньян' },
    );
    await desk.keep('en.txt', { text: 'Shoigu arrived.' }, { title: 'Shoigu arrives' }, story);
    const answer = await desk.ask('export');
    expect(fileOf(answer)).toMatchObject({
      name: 'dprk-russia-stories-2026-11-21.csv',
      mediaType: 'text/csv',
    });
    expect(fileOf(answer).text.startsWith('\ufeff')).toBe(true);
    const [row] = rowsOf(answer);
    expect(row).toMatchObject({ story: String(story), reports: '2' });
    expect(row?.citations).toContain('TASS, “Шойгу прибыл в Пхеньян” [ru], 20 Nov 2026, https://tass.ru/1');
    expect(row?.citations?.split('\n')).toHaveLength(2);
  });

  test('what a search finds, one row an article', async () => {
    await desk.keep('a.txt', { text: 'Artillery shells were counted.' }, { title: 'Shells' });
    await desk.keep('b.txt', { text: 'A train left.' }, { title: 'Train' });
    const answer = await desk.ask('export shells');
    expect(rowsOf(answer).map(row => row.article)).toEqual(['a.txt']);
  });

  test('no cell is a formula, whatever a headline says', async () => {
    const hostile = ['=HYPERLINK("http://x")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1'];
    for (const [index, title] of hostile.entries())
      await desk.keep(`${index}.txt`, { text: `${title} ${index}`, outlet: title }, { title });
    for (const line of ['export', 'export language:en'])
      for (const row of rowsOf(await desk.ask(line)))
        for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  test('quotes, commas, line breaks and every script come back as they were', async () => {
    const title = 'He said: "शोइगु, 쇼이구"\nкитайская 朝鲜;';
    await desk.keep('a.txt', { text: 'text' }, { title });
    expect(rowsOf(await desk.ask('export'))[0]?.title).toBe(title);
    const [line] = fileOf(await desk.ask('export format:jsonl')).text.split('\n');
    expect(JSON.parse(line as string)).toMatchObject({ title, languages: ['en'] });
  });

  test('in Markdown outside text has no force', async () => {
    await desk.keep(
      'a.txt',
      { text: 'text', url: 'https://x.example/a_b(c)?q=<b>' },
      { title: '# *bold* [link](http://evil) <script> 1. item' },
    );
    const { text, name } = fileOf(await desk.ask('export format:markdown'));
    expect(name).toMatch(/\.md$/);
    expect(text).toContain('## \\# \\*bold\\* \\[link\\]\\(http://evil\\) \\<script\\>');
    expect(text).toContain('<https://x.example/a_b(c)?q=%3Cb%3E>');
  });

  test('at most as many as asked, and says how many there are', async () => {
    for (let n = 0; n < 7; n += 1)
      await desk.keep(`${n}.txt`, { text: `text ${n}` }, { title: `Title ${n}` });
    const answer = await desk.ask('export count:3');
    expect(rowsOf(answer)).toHaveLength(3);
    expect(JSON.stringify(answer.view)).toContain('7 match; the newest 3 are in the file');
  });

  test('who may not manage is told whom to ask, and an empty archive gives no file', async () => {
    expect((await desk.ask('export', reader)).view.tone).toBe('problem');
    expect((await desk.ask('export')).view.files).toBeUndefined();
  });
});
