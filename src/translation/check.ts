import type { LanguageTag } from '../model/item.ts';
import type { Mention } from '../model/reading.ts';
import type { Matcher } from '../reading/names.ts';
import { findOtherNumber } from '../reading/same-numbers.ts';
import { countScripts, type Script } from '../reading/script.ts';

/** A piece of an article with what an engine made of it. */
export interface Pair {
  source: string;
  translation: string;
}

/** Of the length of the source, in letters: so much less or more is no translation of it. A syllable or a Han character is many letters. */
const bounds = { least: 0.2, most: 3, mostFromSyllables: 8, leastToSyllables: 0.08, slack: 30 };

const syllables = new Set<Script>(['Hani', 'Hang', 'Hira', 'Kana']);

/** The scripts that a language's script (ISO 15924, as Intl names it) is written with, where they are several. */
const written: Readonly<Record<string, readonly Script[]>> = {
  Hans: ['Hani'],
  Hant: ['Hani'],
  Jpan: ['Hani', 'Hira', 'Kana'],
  Kore: ['Hang', 'Hani'],
};

/**
 * Says of each pair why its translation must not be shown; null where nothing speaks against it. Names and numbers of the source
 * must be in the translation: those of the beat that have forms in the target language. All pairs are of one article, so that a name
 * given whole in one may be short in another.
 */
export function checkTranslations(
  pairs: readonly Pair[],
  from: LanguageTag,
  to: LanguageTag,
  names: Pick<Matcher, 'find' | 'entity'>,
): (string | null)[] {
  const named = {
    here: findInEach(
      pairs.map(pair => pair.source),
      from,
      names,
    ),
    there: findInEach(
      pairs.map(pair => pair.translation),
      to,
      names,
    ),
  };
  const namedAnywhere = new Set(named.here.flat());
  const hasForms = (id: string, language: string) =>
    (names.entity(id)?.forms[base(language)]?.length ?? 0) > 0;
  return pairs.map((pair, index) => {
    const plain = checkShape(pair, from, to);
    if (plain !== null) return plain;
    const there = new Set(named.there[index]);
    const lost = named.here[index]?.find(id => hasForms(id, to) && !there.has(id));
    if (lost !== undefined) return `a name is missing: ${lost}`;
    const added = named.there[index]?.find(
      id => names.entity(id)?.kind === 'person' && hasForms(id, from) && !namedAnywhere.has(id),
    );
    if (added !== undefined) return `a name was added: ${added}`;
    const number = findOtherNumber(pair.source, from, pair.translation, to);
    if (number !== null) return `a number ${number.missing ? 'is missing' : 'was added'}: ${number.value}`;
    return null;
  });
}

function checkShape({ source, translation }: Pair, from: LanguageTag, to: LanguageTag): string | null {
  const letters = countScripts(translation);
  const total = [...letters.values()].reduce((sum, n) => sum + n, 0);
  if (total === 0) return 'it is empty';
  const flat = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\p{P}\p{Z}]+/gu, ' ')
      .trim();
  if (flat(source) === flat(translation)) return 'it is the source text';
  const own = scriptsOf(to);
  const right = own.reduce((sum, script) => sum + (letters.get(script) ?? 0), 0);
  if (right < total / 2) return 'it is not in the script of the language asked for';
  const dense = (text: string) =>
    [...countScripts(text)].some(([script, n]) => syllables.has(script) && n > text.length / 4);
  const most = bounds.slack + source.length * (dense(source) ? bounds.mostFromSyllables : bounds.most);
  const least = source.length * (dense(translation) ? bounds.leastToSyllables : bounds.least);
  if (translation.length > most) return 'it is far too long';
  if (translation.length < least) return 'it is far too short';
  if (/https?:|www\.|@(?:everyone|here|channel)\b/i.test(translation) && !/https?:|www\.|@/i.test(source))
    return 'it has an address that the source has not';
  return base(from) === base(to) ? 'it is in the same language' : null;
}

/** The entities named in each of several texts, read as one. */
function findInEach(texts: string[], language: LanguageTag, names: Pick<Matcher, 'find'>): string[][] {
  const found: Mention[] = names.find(texts.join('\n\n'), language);
  let start = 0;
  return texts.map(text => {
    const end = start + text.length;
    const own = found.filter(one => one.start >= start && one.start < end).map(one => one.entity);
    start = end + 2;
    return [...new Set(own)];
  });
}

function scriptsOf(language: LanguageTag): readonly Script[] {
  const script = new Intl.Locale(language).maximize().script ?? 'Latn';
  return written[script] ?? [script as Script];
}

/** The language without script and region: "zh" of "zh-Hant". */
export function base(language: LanguageTag): string {
  return language.split('-')[0]?.toLowerCase() ?? language;
}
