import type { en } from './en.ts';
import type { Tongue } from './languages.ts';

/** English defines what there is to say; every other catalogue says the same. */
export type English = typeof en;

/** The name of one thing the bot says. */
export type Key = keyof English;

/** The forms that a language's plurals take (Unicode CLDR, cardinal rules). */
export interface PluralForms {
  en: { one: string; other: string };
  hi: { one: string; other: string };
  gu: { one: string; other: string };
  /** `other` is for fractions: "1,5 сообщения". */
  ru: { one: string; few: string; many: string; other: string };
  ko: { other: string };
}

/**
 * Everything the bot says in one language: whole sentences with `{places}` for values; what is counted is `{n}` and has a
 * form for every plural category of the language.
 */
export type Catalogue<T extends Tongue> = {
  readonly [K in Key]: English[K] extends string ? string : Readonly<PluralForms[T]>;
};

type Place<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Place<Rest> : never;
type Written<E> = E extends string ? E : E[keyof E];

/** The values that a sentence needs. A number under `n` is written as the language writes numbers; all else as it stands. */
export type Values<K extends Key> = {
  [P in Place<Written<English[K]>>]: P extends 'n' ? number : string | number;
};

/** The arguments behind a key: none for a sentence without places. */
export type ValuesOf<K extends Key> = [Place<Written<English[K]>>] extends [never] ? [] : [values: Values<K>];
