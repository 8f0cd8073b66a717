import type { Timestamp } from '../src/model/item.ts';
import type { TextRun } from '../src/model/view.ts';

/** A sentence in which a moment stands, with the moment as a run of its own: platforms can show it in the reader's zone. */
export function withMoment(sentence: string, words: string, time: Timestamp): TextRun[] {
  const at = sentence.indexOf(words);
  if (at < 0) return [{ text: sentence }];
  const runs: TextRun[] = [
    { text: sentence.slice(0, at) },
    { text: words, time },
    { text: sentence.slice(at + words.length) },
  ];
  return runs.filter(run => run.text !== '');
}
