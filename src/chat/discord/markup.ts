import type { TextRun } from '../../model/view.ts';
import { findCuts } from '../fit.ts';

/** Embeddings, overrides, isolates and marks: article text could use them to show words in a false order. */
const bidiControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const otherControls = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff]/g;
const lineBreaks = /\r\n|[\r\u000b\u000c\u0085\u2028\u2029]/g;

/** Longest address put behind words; longer ones would eat the room of a message for nothing a reader sees. */
const longestAddress = 1500;

/**
 * Makes outside text fit to be shown: well-formed, its lines parted by "\n" only, without control characters
 * and without bidirectional controls. Joiners (U+200C, U+200D) stay: Persian and emoji need them.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(lineBreaks, '\n')
    .replaceAll('\t', ' ')
    .replace(otherControls, '')
    .replace(bidiControls, '');
}

/** The same on one line: every run of white space becomes one space, none at the ends. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

/** What acts anywhere on a line: styles, code, links, mentions, moments, ":smile:", automatic links. */
const livingSigns = /[\\*_~|`<[\]]|@(?=everyone|here)|:(?=\/|[\w+~-]+:)|(?<=\])\(/gi;
/** What acts only where a line begins: headings, quotes, lists. */
const openingSigns = /^(\s*)(?:([-+>#])|(\d+)(?=[.)]))/;

/**
 * Escapes one line of plain text so that Discord shows exactly its characters: no markdown, mention, timestamp,
 * emoji short name or automatic link has force in it. Source of the signs: support.discord.com "Markdown Text 101"
 * and docs.discord.com reference §Message Formatting; a backslash before any ASCII punctuation shows it as it is.
 * "](" is broken up even when its bracket is escaped: a link before it on the line would stretch to it.
 * A "#" at the end is escaped because headings drop it. What needs no escape stays bare: every sign costs room.
 * @param atStart the text begins a line
 */
export function escapeMarkdown(text: string, atStart: boolean): string {
  let escaped = text.replace(livingSigns, '\\$&');
  if (atStart) {
    escaped = escaped.replace(openingSigns, (_all, space: string, sign = '', digits = '') =>
      digits === '' ? `${space}\\${sign}` : `${space}${digits}\\`,
    );
  }
  const done = atStart && text.trim() === '#';
  return text.endsWith('#') && !done ? `${escaped.slice(0, -1)}\\#` : escaped;
}

/**
 * The address in a form that can stand in a masked link, or null when it is no http(s) address or too long.
 * Signs that would end the link early are percent-encoded, which leaves its meaning.
 */
export function linkAddress(url: string | null | undefined): string | null {
  if (url === null || url === undefined || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
  if (parsed.username !== '' || parsed.password !== '') return null;
  const address = parsed.href.replace(
    /[\\()<>|`"'\s[\]]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return address.length > longestAddress ? null : address;
}

/**
 * Whether words can carry a masked link: brackets confuse Discord's link rule, and it refuses to link
 * words that look like an address themselves (they could lie about where it leads).
 */
export function canCarryLink(words: string): boolean {
  return words.trim() !== '' && !/[[\]\\]|:\/\//.test(words);
}

/** A line of a message: its sign ("### ", "-# ", "> ", "- "), and what stands on it. */
export interface Line {
  sign: string;
  runs: TextRun[];
}

/**
 * Draws a line, cut into several lines when it costs more than `room` code units; each of them has the sign
 * (a list sign only the first). Nothing is lost. An empty line gives none. The text must be clean already.
 */
export function drawLine(line: Line, room: number): string[] {
  const runs = line.runs.filter(run => run.text !== '');
  const plain = runs.map(run => run.text).join('');
  if (plain.trim() === '') return [];
  const whole = line.sign + drawRuns(runs);
  if (whole.length <= room) return [whole];
  const costs = sumCosts(runs);
  // A run cut in two is opened anew in the next part.
  const wrapping = Math.max(...runs.map(wrapCost));
  const cuts = findCuts(
    plain,
    room - line.sign.length - wrapping - 2,
    (start, end) => (costs[end] ?? 0) - (costs[start] ?? 0),
  );
  let start = 0;
  return cuts.flatMap((end, index) => {
    const sign = index > 0 && /^(- |\d+\. )/.test(line.sign) ? '' : line.sign;
    const part = drawRuns(sliceRuns(runs, start, end));
    start = end;
    return part.trim() === '' ? [] : [sign + part];
  });
}

/**
 * Draws runs of clean, single-line text; the first of them begins a line. Neighbours that look the same are one,
 * for two touching stretches ("**a****b**") would be read as something else, and signs could meet across them.
 */
export function drawRuns(runs: TextRun[]): string {
  let drawn = '';
  let strong: string[] = [];
  const close = () => {
    const inner = strong.join('');
    strong = [];
    const core = inner.trim();
    drawn += core === '' ? inner : inner.replace(core, () => `**${core}**`);
  };
  for (const run of mergeRuns(runs)) {
    if (run.bold === true) {
      strong.push(drawRun(run, false));
      continue;
    }
    close();
    drawn += drawRun(run, drawn.trim() === '');
  }
  close();
  return drawn;
}

function mergeRuns(runs: TextRun[]): TextRun[] {
  const merged: TextRun[] = [];
  for (const run of runs.map(plainLooks)) {
    const last = merged.at(-1);
    const same =
      last !== undefined &&
      last.time === undefined &&
      run.time === undefined &&
      last.bold === run.bold &&
      last.code === run.code &&
      last.url === run.url;
    if (same) last.text += run.text;
    else merged.push({ ...run });
  }
  return merged;
}

/** The looks that count: code is neither bold nor linked, and what can't be escaped in it makes it plain text. */
function plainLooks(run: TextRun): TextRun {
  if (run.time !== undefined && !Number.isNaN(Date.parse(run.time)))
    return { text: run.text, time: run.time };
  if (run.code === true && !/[`[\]]/.test(run.text)) return { text: run.text, code: true };
  const address = linkAddress(run.url);
  return {
    text: run.text,
    ...(run.bold === true || run.mark === true ? { bold: true } : {}),
    ...(address !== null ? { url: address } : {}),
  };
}

function drawRun(run: TextRun, atStart: boolean): string {
  if (run.time !== undefined) {
    // A text that names an hour means the hour: show it, in the reader's own zone.
    return `<t:${Math.floor(Date.parse(run.time) / 1000)}:${/\d{1,2}[:.]\d{2}/.test(run.text) ? 'f' : 'D'}>`;
  }
  const inner = run.text.trim();
  if (inner === '') return run.text;
  const before = run.text.slice(0, run.text.indexOf(inner));
  const after = run.text.slice(before.length + inner.length);
  if (run.code === true) return `${before}\`${inner}\`${after}`;
  const escaped = escapeMarkdown(inner, atStart);
  return (
    before + (run.url !== undefined && canCarryLink(inner) ? `[${escaped}](${run.url})` : escaped) + after
  );
}

function wrapCost(run: TextRun): number {
  return (linkAddress(run.url)?.length ?? 0) + 24;
}

/** What the text costs from its start to each offset, the wrappings of runs counted where they begin. */
function sumCosts(runs: TextRun[]): number[] {
  const costs = [0];
  let total = 0;
  for (const run of runs) {
    total += wrapCost(run);
    for (let index = 0; index < run.text.length; index += 1) {
      total += /[\\*_~|`<[\]#@:(]/.test(run.text[index] as string) ? 2 : 1;
      costs.push(total);
    }
  }
  return costs;
}

function sliceRuns(runs: TextRun[], start: number, end: number): TextRun[] {
  const slices: TextRun[] = [];
  let at = 0;
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, start - at), Math.max(0, end - at));
    if (text !== '') slices.push({ ...run, text });
    at += run.text.length;
  }
  return slices;
}
