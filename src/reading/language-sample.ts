import { countScripts, type Script } from './script.ts';

/** Enough to be sure, little enough to be quick. */
const sampleLength = 600;

/** Latin names stand in texts of every script, seldom the other way round; a Han or Hangul sign says more than a letter. */
const weights: Partial<Record<Script, number>> = { Latn: 1, Hani: 4, Hang: 4, Hira: 4, Kana: 3 };

const otherWeight = 2.5;

/** The beginning of an article, without what is no language: addresses and tags. */
export function makeSample(title: string | null, text: string): string {
  const head = title === null ? '' : `${title.slice(0, sampleLength)}\n`;
  const raw = head + text.slice(0, sampleLength);
  return /[@#:/]/.test(raw)
    ? raw.replace(/https?:\/\/\S+|www\.\S+|(?<![\w.])[\w.]+@[\w.]+|[@#][\p{L}\p{M}\p{N}_]+/gu, ' ')
    : raw;
}

/**
 * The script most of a sample is written in; null when it has no letters.
 * @param latin the sample again with names blanked: its Latin letters are counted instead
 */
export function mainScript(sample: string, latin: string = sample): Script | null {
  const counts = countScripts(sample);
  if (latin !== sample) counts.set('Latn', countScripts(latin).get('Latn') ?? 0);
  const east = (counts.get('Hira') ?? 0) + (counts.get('Kana') ?? 0);
  const han = counts.get('Hani') ?? 0;
  // a stray の in a Chinese brand name does not make a text Japanese
  if (east > 0 && han > 0 && east * 12 >= han) {
    counts.set('Hira', east + han);
    counts.delete('Kana');
    counts.delete('Hani');
  }
  let best: Script | null = null;
  let most = 0;
  for (const [script, count] of counts) {
    const weight = count * (weights[script] ?? otherWeight);
    if (weight > most) {
      most = weight;
      best = script;
    }
  }
  return best;
}

/** The text with the letters of other scripts blanked. */
export function keepScript(text: string, script: Script): string {
  const counts = countScripts(text);
  if (counts.size <= 1) return text;
  return text.replace(otherLetters[script] as RegExp, ' ');
}

const otherLetters: Partial<Record<Script, RegExp>> = {
  Deva: /[^\p{Script=Devanagari}\p{M}\P{L}]+/gu,
  Arab: /[^\p{Script=Arabic}\p{M}\P{L}]+/gu,
  Cyrl: /[^\p{Script=Cyrillic}\p{M}\P{L}]+/gu,
  Latn: /[^\p{Script=Latin}\p{M}\P{L}]+/gu,
};
