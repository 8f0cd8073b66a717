import { calendarMonths } from './data/date-calendars.ts';
import numbers from './data/date-numbers.json' with { type: 'json' };
import extras from './data/date-words.json' with { type: 'json' };
import type { Calendar } from './date-calendars.ts';
import { casesOf, monthNamesOf, shortNamesOf, weekdayNamesOf } from './date-names.ts';
import { fold } from './fold.ts';
import { baseLanguage } from './name-forms.ts';

/** What one language says about dates beyond month and weekday names; see data/date-words.json. */
interface Extra {
  months?: Record<string, string[]>;
  weekdays?: Record<string, string[]>;
  ambiguous?: string[];
  /** Names of months that are commoner as other words, in scripts without capitals: months only beside a day. */
  dayOnly?: string[];
  lead?: string[];
  days?: Record<string, number>;
  years?: Record<string, number>;
  monthsAgo?: Record<string, number>;
  weeks?: Record<string, number>;
  previous?: string[];
  coming?: string[];
  after?: Record<string, number>;
  ago?: string[];
  agoBefore?: string[];
  units?: Partial<Record<Unit, string[]>>;
  /** Units that mean one where no number stands: "неделю назад". */
  singleUnits?: string[];
  /** Units that say "ago" themselves: "दिवसांपूर्वी". */
  unitsAgo?: Partial<Record<Unit, string[]>>;
  numbers?: Record<string, number>;
  /** "this" before a weekday: the one of this week. */
  current?: string[];
  /** "in", "через": so much time from now. */
  within?: string[];
}

export type Unit = 'day' | 'week' | 'month' | 'year';

export type DateWord =
  | { kind: 'month'; value: number; short: boolean; calendar?: Calendar }
  | { kind: 'weekday'; value: number; short: boolean }
  | { kind: 'relative'; unit: Unit; value: number };

/** The date words of one language, folded. */
export interface DateLexicon {
  language: string;
  /** By first word; longest phrase first. */
  phrases: Map<string, { words: string[]; means: DateWord }[]>;
  /** How the names that may take an ending begin: two letters settle most words at once. */
  beginnings: ReadonlySet<string>;
  /** By the first two code units of a word (`beginningOf`): 1 when any date word begins so, 2 when only a number in words does. */
  known: Uint8Array;
  ambiguous: ReadonlySet<string>;
  dayOnly: ReadonlySet<string>;
  lead: ReadonlySet<string>;
  /** "last", "next" before a weekday or month. */
  direction: Map<string, number>;
  /** The first words of those of two words: only they need be looked up together with the next. */
  directionPairs: Set<string>;
  /** "dernier" after one. */
  directionAfter: Map<string, number>;
  ago: ReadonlySet<string>;
  agoBefore: string[];
  units: Map<string, Unit>;
  unitsAgo: Map<string, Unit>;
  singleUnits: ReadonlySet<string>;
  /** "two" in "two days ago". */
  numbers: Map<string, number>;
  /** Days of the month in words, of one to three words joined by spaces. */
  daysInWords: Map<string, number>;
  /** Each word of those, to settle most questions at once. */
  dayWords: ReadonlySet<string>;
  current: ReadonlySet<string>;
  within: string[];
}

const made = new Map<string, DateLexicon>();

/** The lexicon of a language, made at first use: names from the platform's own locale data, extras from the table. */
export function dateLexicon(language: string): DateLexicon {
  const base = baseLanguage(language);
  const known = made.get(base);
  if (known !== undefined) return known;
  const lexicon = makeLexicon(base);
  made.set(base, lexicon);
  return lexicon;
}

/** A small number for how a word begins; different beginnings may share one. */
export function beginningOf(text: string, at: number): number {
  return (text.charCodeAt(at) * 67 + (at + 1 < text.length ? text.charCodeAt(at + 1) : 0)) & 0xfff;
}

const wordParts = /[\p{L}\p{M}\p{N}']+/gu;

function makeLexicon(language: string): DateLexicon {
  const extra = ((extras as Record<string, Extra>)[language] ?? {}) as Extra;
  const foldWord = (text: string) =>
    fold(text.toLowerCase(), { accents: language === 'vi' ? 'keep' : 'fold' }).text.trim();
  const lexicon: DateLexicon = {
    language,
    phrases: new Map(),
    beginnings: new Set(),
    known: new Uint8Array(1 << 12),
    ambiguous: new Set(extra.ambiguous?.map(foldWord)),
    dayOnly: new Set(extra.dayOnly?.map(foldWord)),
    lead: new Set(extra.lead?.map(foldWord)),
    direction: new Map(),
    directionPairs: new Set(),
    directionAfter: new Map(
      Object.entries(extra.after ?? {}).map(([word, value]) => [foldWord(word), value]),
    ),
    ago: new Set(extra.ago?.map(foldWord)),
    agoBefore: (extra.agoBefore ?? []).map(foldWord),
    units: new Map(),
    unitsAgo: new Map(),
    singleUnits: new Set(extra.singleUnits?.map(foldWord)),
    numbers: new Map(Object.entries(extra.numbers ?? {}).map(([word, value]) => [foldWord(word), value])),
    daysInWords: new Map(),
    dayWords: new Set(),
    current: new Set(extra.current?.map(foldWord)),
    within: (extra.within ?? []).map(foldWord),
  };
  addNumbers(lexicon, foldWord);
  for (const word of extra.previous ?? []) lexicon.direction.set(foldWord(word), -1);
  for (const word of extra.coming ?? []) lexicon.direction.set(foldWord(word), 1);
  for (const words of lexicon.direction.keys())
    if (words.includes(' ')) lexicon.directionPairs.add(words.slice(0, words.indexOf(' ')));
  for (const [unit, words] of Object.entries(extra.units ?? {}))
    for (const word of words) lexicon.units.set(foldWord(word), unit as Unit);

  for (const [unit, words] of Object.entries(extra.unitsAgo ?? {}))
    for (const word of words) lexicon.unitsAgo.set(foldWord(word), unit as Unit);

  const add = (phrase: string, means: DateWord) => {
    const words = foldWord(phrase).match(wordParts);
    if (words === null) return;
    const list = lexicon.phrases.get(words[0] as string) ?? [];
    if (
      list.some(entry => entry.words.length === words.length && entry.words.every((w, i) => w === words[i]))
    )
      return;
    list.push({ words, means });
    list.sort((a, b) => b.words.length - a.words.length);
    lexicon.phrases.set(words[0] as string, list);
  };
  const eachForm = (name: string, means: DateWord) => {
    add(name, means);
    if (!isLongName(means)) return;
    for (const form of casesOf(foldWord(name), language)) add(form, means);
  };
  const monthsLong = namesInScripts(language, tag => monthNamesOf(tag, 'long'));
  const weekdaysLong = namesInScripts(language, tag => weekdayNamesOf(tag, 'long'));
  namesInScripts(language, tag => monthNamesOf(tag, 'short')).forEach((shorts, index) => {
    const value = index + 1;
    for (const name of monthsLong[index] ?? []) eachForm(name, { kind: 'month', value, short: false });
    for (const name of extra.months?.[value] ?? [])
      eachForm(name, { kind: 'month', value, short: name.length <= 3 && /^[a-zа-я]+$/.test(name) });
    for (const name of shorts) add(name.replace(/\.$/, ''), { kind: 'month', value, short: true });
  });
  namesInScripts(language, tag => weekdayNamesOf(tag, 'short')).forEach((shorts, index) => {
    const value = index + 1;
    for (const name of [...(weekdaysLong[index] ?? []), ...(extra.weekdays?.[value] ?? [])])
      eachForm(name, { kind: 'weekday', value, short: false });
    for (const name of shorts) add(name.replace(/\.$/, ''), { kind: 'weekday', value, short: true });
  });
  const addShort = (kind: 'month' | 'weekday', names: string[][]) => {
    for (const { short, value } of shortNamesOf(names.map(forms => forms.map(foldWord))))
      if (!lexicon.phrases.has(short)) add(short, { kind, value, short: true });
  };
  addShort(
    'month',
    monthsLong.map((names, index) => [...names, ...(extra.months?.[index + 1] ?? [])]),
  );
  addShort('weekday', weekdaysLong);
  for (const [calendar, months] of calendarMonths[language] ?? [])
    months.forEach((names, index) => {
      for (const name of names.split('|'))
        for (const form of calendar === 'persian' ? [name, `${name}ماه`] : [name])
          add(form, { kind: 'month', value: index + 1, short: false, calendar });
    });
  const relative: [Record<string, number> | undefined, Unit][] = [
    [extra.days, 'day'],
    [extra.weeks, 'week'],
    [extra.monthsAgo, 'month'],
    [extra.years, 'year'],
  ];
  for (const [table, unit] of relative)
    for (const [phrase, value] of Object.entries(table ?? {})) add(phrase, { kind: 'relative', unit, value });
  const beginnings = [...lexicon.phrases].flatMap(([word, list]) =>
    list.some(({ words }) => words.length === 1) ? [word.slice(0, 3)] : [],
  );
  for (const list of [lexicon.numbers, lexicon.singleUnits])
    for (const word of list.keys()) lexicon.known[beginningOf(word, 0)] = 2;
  for (const list of [lexicon.phrases, lexicon.direction, lexicon.current])
    for (const word of list.keys()) lexicon.known[beginningOf(word, 0)] = 1;
  if (language === 'he')
    for (const word of lexicon.phrases.keys())
      for (const prefix of 'בלמהכ') lexicon.known[beginningOf(prefix + word, 0)] = 1;
  if (language === 'th') lexicon.known[beginningOf('เดือน', 0)] = 1;
  return { ...lexicon, beginnings: new Set(beginnings) };
}

/** Languages written in two scripts have the names of both. */
const otherScripts: Record<string, string> = { sr: 'sr-Latn', uz: 'uz-Cyrl', az: 'az-Cyrl' };

function namesInScripts(language: string, namesOf: (tag: string) => string[][]): string[][] {
  const other = otherScripts[language];
  const more = other === undefined ? [] : namesOf(other);
  return namesOf(language).map((names, index) => [...names, ...(more[index] ?? [])]);
}

function isLongName(means: DateWord): boolean {
  return means.kind !== 'relative' && !means.short;
}

/** Spelled numbers: all of them count days and weeks, those up to 31 may be days of a month. */
function addNumbers(lexicon: DateLexicon, foldWord: (text: string) => string): void {
  const table = (numbers as Record<string, { cardinals: string[]; ordinals?: string[] }>)[lexicon.language];
  const words = new Set<string>();
  const each = (list: string[], to: (phrase: string, value: number) => void) =>
    list.forEach((forms, index) => {
      for (const form of forms.split('|')) to(foldWord(form).replaceAll('-', ' '), index + 1);
    });
  const addDay = (phrase: string, value: number) => {
    lexicon.daysInWords.set(phrase, value);
    for (const word of phrase.split(' ')) words.add(word);
  };
  each(table?.cardinals ?? [], (phrase, value) => {
    if (!phrase.includes(' ')) lexicon.numbers.set(phrase, value);
    // "a March of soldiers", "un mars": one in words is an article more often than a day
    if (value > 1) addDay(phrase, value);
  });
  each(table?.ordinals ?? [], addDay);
  lexicon.dayWords = words;
}
