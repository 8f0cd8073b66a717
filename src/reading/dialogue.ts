import type { Span } from '../model/reading.ts';
import { hasSpeechWord } from './speech.ts';

/** Longer lines are no dialogue. */
const longestLine = 1200;
/** How much of the reporting clause may stand before its verb. */
const verbWithin = 60;

/**
 * Speech set off by dashes, as Russian, Polish and Spanish print it: "— Мы готовы, — сказал Путин. — Начнём завтра." Only
 * a line whose words between dashes report speech is one; a list of points is none.
 * @returns what is said, in order, without dashes
 */
export function findDialogue(text: string): Span[] {
  const spans: Span[] = [];
  for (const line of text.matchAll(/^[ \t]*[—–-] ?(?=[\p{L}«"¿¡])(.*)$/gmu)) {
    const start = line.index + line[0].length - (line[1] as string).length;
    const end = start + (line[1] as string).length;
    if (end - start <= longestLine) spans.push(...splitSpeech(text, { start, end }));
  }
  return spans;
}

/**
 * Parts what is said from the reporting words between dashes.
 * @returns the said parts; none when nothing between dashes reports speech
 */
export function splitSpeech(text: string, span: Span): Span[] {
  const dashes = [...text.slice(span.start, span.end).matchAll(/(?<=[\s,.!?…»"”])[—–-](?=[\s\p{Ll}])/gu)].map(
    found => span.start + found.index,
  );
  const first = dashes[0];
  if (first === undefined) return [];
  const second = dashes[1] ?? span.end;
  if (!hasSpeechWord(text.slice(first + 1, Math.min(second, first + verbWithin)))) return [];
  const said = [trim(text, { start: span.start, end: first })];
  if (dashes[1] !== undefined) said.push(trim(text, { start: second + 1, end: span.end }));
  return said.filter(part => part.end > part.start);
}

/** Without the spaces around and the comma before a dash. */
function trim(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from] as string)) from++;
  while (to > from && /[\s,]/.test(text[to - 1] as string)) to--;
  return { start: from, end: to };
}
