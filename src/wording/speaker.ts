import { createRequire } from 'node:module';
import type { Catalogue, Key, ValuesOf } from './catalogue.ts';
import { en } from './en.ts';
import type { Tongue } from './languages.ts';

/** Says things in one language. */
export interface Speaker {
  readonly tongue: Tongue;
  <K extends Key>(key: K, ...values: ValuesOf<K>): string;
}

/** Anything a catalogue may hold, whatever its language. */
export type AnyCatalogue = { readonly [K in Key]: string | { readonly [category: string]: string } };

/** A speaker over a catalogue. @param tongue whose rules for plurals and numbers hold */
export function makeSpeaker(tongue: Tongue, catalogue: AnyCatalogue): Speaker {
  const plurals = new Intl.PluralRules(tongue);
  const numbers = new Intl.NumberFormat(`${tongue}-u-nu-latn`);
  const say = (key: Key, values: Record<string, string | number> = {}): string => {
    const entry = catalogue[key];
    const { n } = values;
    const text =
      typeof entry === 'string' ? entry : (entry[plurals.select(Number(n))] ?? (entry.other as string));
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return name === 'n' && typeof value === 'number' ? numbers.format(value) : String(value);
    });
  };
  return Object.assign(say, { tongue }) as Speaker;
}

/** Loaded when a language is first spoken: most processes speak one or two. */
const load = createRequire(import.meta.url);
const catalogues: { readonly [T in Tongue]: () => Catalogue<T> } = {
  en: () => en,
  hi: () => (load('./hi.ts') as typeof import('./hi.ts')).hi,
  gu: () => (load('./gu.ts') as typeof import('./gu.ts')).gu,
  ru: () => (load('./ru.ts') as typeof import('./ru.ts')).ru,
  ko: () => (load('./ko.ts') as typeof import('./ko.ts')).ko,
};
const speakers = new Map<Tongue, Speaker>();

/** The speaker of a language. */
export function speakerOf(tongue: Tongue): Speaker {
  let speaker = speakers.get(tongue);
  if (speaker === undefined) {
    speaker = makeSpeaker(tongue, catalogues[tongue]());
    speakers.set(tongue, speaker);
  }
  return speaker;
}

/** English: what is said where nobody chose a language. */
export const english: Speaker = speakerOf('en');
