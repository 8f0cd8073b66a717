import { type CountingWords, signs } from './data/figure-words-unspaced.ts';
import { fates } from './figure-kinds.ts';
import { alternatives, split } from './figure-patterns.ts';
import { fold } from './fold.ts';

/** The counting words of a language, compiled for folded text. */
export type CounterLexicon = ReturnType<typeof compileCounter>;

/** Compiles what a language counts by and with. */
export function compileCounter(language: string, words: CountingWords) {
  const even = (form: string) => fold(form, { accents: language === 'vi' ? 'keep' : 'fold' }).text;
  const list = (source: string) => split(source).map(even);
  const spaced = language === 'vi';
  const edge = spaced ? '(?![\\p{L}\\p{M}])' : '';
  const style = { dotGroups: spaced, commaDecimal: spaced, spaceGroups: spaced };
  const digits = table(signs[language]?.digits, even);
  const scales = table(signs[language]?.scales, even);
  const small = table(words.small, even);
  const digitWord = new RegExp(`(?:${alternatives([...digits.keys(), ...small.keys()])})${edge}`, 'uy');
  const scaleWord = new RegExp(` ?(${alternatives([...scales.keys()])})${edge}`, 'uy');
  const starts = new Uint8Array(0x10000);
  for (const form of [...digits.keys(), ...small.keys(), ...scales.keys()]) starts[form.charCodeAt(0)] = 1;
  const openings = new Set([...small.keys(), ...scales.keys()]);
  const to = new RegExp(` ?[-~～〜] ?| ?(?:${alternatives(list(words.to))}) ?`, 'uy');
  const lead = spaced ? '(?<![\\p{L}\\p{M}])' : '';
  const before = new RegExp(
    `${lead}(?:(${alternatives(list(words.about))})|(${alternatives(list(words.over))})|(${alternatives(list(words.under))})) ?$`,
    'u',
  );
  const behind = `(?:(${alternatives(list(words.aboutAfter))})|(${alternatives(list(words.overAfter))})|(${alternatives(list(words.underAfter))}))`;
  const after = new RegExp(` ?${behind}${edge}`, 'uy');
  const vague = new RegExp(`(?:${alternatives(list(words.vague))}) ?$`, 'u');
  const other = new RegExp(
    ` ?(?:${words.other
      .split('|')
      .sort((a, b) => b.length - a.length)
      .map(even)
      .join('|')})${edge}`,
    'uy',
  );
  const measured = Object.entries(words.measures).flatMap(([id, forms]) =>
    list(forms).map(form => [form, id] as const),
  );
  const measureOf = new Map(measured);
  const counters = [...list(words.persons), ...list(words.pieces)];
  const counting = new RegExp(` ?(${alternatives([...counters, ...measureOf.keys()])})${edge}`, 'uy');
  const ofPersons = new Set(list(words.persons));
  const nounOf = new Map<string, string>();
  for (const [id, forms] of Object.entries(words.nouns))
    for (const form of list(forms)) if (!nounOf.has(form)) nounOf.set(form, id);
  const nouns = alternatives([...nounOf.keys()]);
  const joint = words.joint
    .split('|')
    .sort((a, b) => b.length - a.length)
    .map(even)
    .join('|');
  const nounAfter = new RegExp(`(?:(?!(?:${nouns})${edge})(?:${joint}| )){0,6}(${nouns})${edge}`, 'uy');
  const nounBefore = new RegExp(
    `${lead}(${nouns})(?:${words.lead}| |${alternatives([...list(words.about), ...list(words.over), ...list(words.under)])}){0,4}$`,
    'u',
  );
  const fateNouns = [...fates].flatMap(id => list(words.nouns[id] ?? ''));
  const fate = new RegExp(`(${alternatives(fateNouns)})`, 'u');
  const first = language === 'ko' || spaced;
  return {
    language,
    own: words.own,
    spaced,
    style,
    digits,
    scales,
    small,
    digitWord,
    scaleWord,
    starts,
    openings,
    to,
    before,
    after,
    vague,
    other,
    measureOf,
    counting,
    ofPersons,
    nounOf,
    nounAfter,
    nounBefore,
    fate,
    first,
  };
}

function table(source: string | undefined, even: (form: string) => string): Map<string, number> {
  return new Map(
    split(source).map(entry => {
      const at = entry.lastIndexOf('=');
      return [even(entry.slice(0, at)), Number(entry.slice(at + 1))];
    }),
  );
}
