import dayNumbers from './data/date-numbers.json' with { type: 'json' };
import { figureNouns } from './data/figure-nouns.ts';
import { type FigureWords, figureWords } from './data/figure-words.ts';
import { functionWords } from './data/function-words.ts';
import { alternatives, letter, split, toPattern } from './figure-patterns.ts';
import { fold } from './fold.ts';

/** What one language says about numbers and what they count, compiled. Patterns work on folded text. */
export interface FigureLexicon {
  language: string;
  /** Numbers under a hundred and the scales above. */
  small: Map<string, number>;
  /** "साढ़े", "buçuk": they add to the number beside them. */
  added: Map<string, number>;
  scales: Map<string, number>;
  bare: ReadonlySet<string>;
  /** Sticky: any number word, with no letters behind it but an ending of the language. */
  word: RegExp;
  /** By the first two code units of a word: whether a number word may begin so. */
  begins: Uint8Array;
  /** The words number words begin with; null where endings are written to them. */
  openings: ReadonlySet<string> | null;
  /** How the thousands are grouped: whether "10.000" is ten thousand, and whether a common space groups. */
  dotGroups: boolean;
  commaDecimal: boolean;
  spaceGroups: boolean;
  /** Groups 1, 2, 3: about, at least, at most; the end of the stretch before a number. */
  before: RegExp;
  /** The same right behind a number. */
  after: RegExp;
  /** What joins the ends of a range. */
  to: RegExp;
  /** Of those, the words that do so only after "between". */
  and: ReadonlySet<string>;
  paired: RegExp;
  vague: RegExp;
  /** The first noun of a stretch, the longest at its place. */
  noun: RegExp;
  idOf(word: string): string;
  /** Sticky: the nouns that tell what became of people. */
  fate: RegExp;
  between: RegExp;
  /** A word that takes the number away. */
  barrier: RegExp;
  functionWords: ReadonlySet<string>;
}

/** Languages that write "1,5" for one and a half. */
const commaDecimal = new Set(
  'ru uk be bg sr de fr es it pt pl nl sv no da fi cs sk hu ro tr id vi el hr kk'.split(' '),
);
const dotGroups = new Set('de es it pt nl tr id vi el da ro sr hr'.split(' '));
const spaceGroups = new Set('ru uk be bg sr fr pl cs sk sv no fi hu es pt de it nl da el kk'.split(' '));

/** What a scale may carry in writing: the number ends before it. */
const endings: Record<string, string> = {
  gu: 'થી|ની|ના|નો|નું|ને|માં|થીય|જેટલા|એક',
  mr: 'ांहून|हून|ांपेक्षा|पेक्षा|ाहून|ांच्या|ांवर',
  ne: 'भन्दा|को|का',
  bn: 'ের|েরও|র|রও|জন|টি|টিরও|জনের|জনেরও',
  pa: 'ਤੋਂ',
  ta: '[\\p{L}\\p{M}]{1,12}',
  te: '[\\p{L}\\p{M}]{1,12}',
  tr: "'?(?:den|dan|ten|tan|e|a|i|in|u|un|lik|er)",
  hi: 'से|ी|ों',
  ar: '[هة]',
};

const symbols: Record<string, string> = {
  $: 'USD',
  us$: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '₩': 'KRW',
  '₽': 'RUB',
  '₹': 'INR',
  '₴': 'UAH',
  '₺': 'TRY',
  '฿': 'THB',
  '₫': 'VND',
};

const made = new Map<string, FigureLexicon>();

/** The lexicon of a language, compiled at first use; a language without data knows figures, signs of money and codes only. */
export function figureLexicon(language: string): FigureLexicon {
  const known = made.get(language);
  if (known !== undefined) return known;
  const lexicon = compile(language);
  made.set(language, lexicon);
  return lexicon;
}

const fates = ['killed', 'wounded', 'casualties', 'prisoners'];

function compile(language: string): FigureLexicon {
  const words: FigureWords = figureWords[language] ?? { scales: 'million=1e6|billion=1e9' };
  const even = (form: string) => {
    const folded = fold(form, { accents: language === 'vi' ? 'keep' : 'fold' }).text;
    return language === 'el' ? dropTonos(folded) : folded;
  };
  const small = new Map<string, number>();
  const added = new Map<string, number>();
  const scales = new Map<string, number>();
  const days = (dayNumbers as Record<string, { cardinals: string[] }>)[language]?.cardinals ?? [];
  days.forEach((forms, index) => {
    for (const form of forms.split('|'))
      if (index > 0 || form.length > 1) small.set(even(form).replaceAll('-', ' '), index + 1);
  });
  small.delete('a');
  small.delete('an');
  const fill = (list: string | undefined, into: Map<string, number>) => {
    for (const entry of split(list)) {
      const at = entry.lastIndexOf('=');
      const value = entry.slice(at + 1);
      const form = even(entry.slice(0, at)).replaceAll('-', ' ');
      if (/^[+-]/.test(value)) added.set(form, Number(value));
      else into.set(form, Number(value));
    }
  };
  fill(words.small, small);
  fill(words.scales, scales);
  const bare = new Set(split(words.bare).map(form => even(form).replaceAll('-', ' ')));
  for (const form of bare) if (!scales.has(form)) scales.set(form, bareValue(form, scales, small));
  if (language === 'de') addGerman(small, scales, bare);
  const forms = [...small.keys(), ...added.keys(), ...scales.keys()];
  const begins = new Uint8Array(0x1000);
  for (const form of forms) begins[beginning(form, 0)] = 1;
  const ending = endings[language];
  const boundary = `(?=(?:${ending ?? '\\b\\B'})?(?!${letter}))`;
  const nouns = figureNouns[language] ?? {};
  const ids = new Map<string, string>();
  const stems: [RegExp, string][] = [];
  const patterns: string[] = [];
  for (const [id, list] of Object.entries(nouns))
    for (const raw of split(list)) {
      const form = even(raw);
      patterns.push(form);
      if (form.includes('*')) stems.push([new RegExp(`^${toPattern(form)}$`, 'u'), id]);
      else if (!ids.has(form)) ids.set(form, id);
    }
  const left = language === 'ar' ? '(?<![\\p{L}\\p{M}\\d])[وفبل]?(?:ال|لل)?' : '(?<![\\p{L}\\p{M}\\d])';
  const own = patterns.length === 0 ? 'usd' : alternatives(patterns);
  const phrases = (list: string | undefined) => alternatives(split(list).map(even));
  const fateWords = fates.flatMap(id => split(nouns[id]).map(even));
  return {
    language,
    small,
    added,
    scales,
    bare,
    word: new RegExp(`(?:${alternatives(forms).replaceAll(' ', '[ -]')})${boundary}`, 'uy'),
    begins,
    openings: ending === undefined ? new Set(forms.map(form => form.split(' ')[0] as string)) : null,
    dotGroups: dotGroups.has(language),
    commaDecimal: commaDecimal.has(language),
    spaceGroups: spaceGroups.has(language),
    before: new RegExp(
      `(?<!${letter})(?:(${phrases(words.about)})|(${phrases(words.over)})|(${phrases(words.under)}))[ '-]*(?:(?:a|the|a total of|total|सौ)? ?)$`,
      'u',
    ),
    after: new RegExp(
      ` ?'?(?:(${phrases(words.aboutAfter)})|(${phrases(words.overAfter)}|\\+)|(${phrases(words.underAfter)}))(?!${letter})`,
      'uy',
    ),
    to: new RegExp(` ?[-~] ?| (?:${phrases([words.to, words.and].join('|'))}) `, 'uy'),
    and: new Set(split(words.and).map(even)),
    paired: new RegExp(`(?<!${letter})(?:${phrases(words.paired)}) ?$`, 'u'),
    vague: new RegExp(`(?<!${letter})(?:${phrases(words.vague)}) ?$`, 'u'),
    noun: new RegExp(
      `${left}(${own}|usd|eur|rub|krw|cny|jpy|inr)(?!${letter}|'s(?!${letter})|' )|us\\$|[$€£₩₽₹₴₺]`,
      'u',
    ),
    idOf(word) {
      const code = symbols[word];
      if (code !== undefined) return code;
      const exact = ids.get(word);
      if (exact !== undefined) return exact;
      for (const [stem, id] of stems) if (stem.test(word)) return id;
      return word.length === 3 ? word.toUpperCase() : '';
    },
    fate: new RegExp(`${left}(${alternatives(fateWords)})(?!${letter})`, 'u'),
    between: new RegExp(`^(?:${alternatives(split(words.between).map(even))})$`, 'u'),
    barrier: new RegExp(`^(?:${alternatives(split(words.other).map(even))})$|%`, 'u'),
    functionWords: new Set(
      Object.values(functionWords).flatMap(table => (table[language] ?? '').split(/\s+/).map(even)),
    ),
  };
}

const bareGreek: Record<string, string> = {
  ά: 'α',
  έ: 'ε',
  ή: 'η',
  ί: 'ι',
  ό: 'ο',
  ύ: 'υ',
  ώ: 'ω',
  ϊ: 'ι',
  ϋ: 'υ',
  ΐ: 'ι',
  ΰ: 'υ',
};

/** Greek without its accents, letter for letter: folding keeps them. */
export function dropTonos(folded: string): string {
  return folded.replace(/[άέήίόύώϊϋΐΰ]/g, sign => bareGreek[sign] as string);
}

function bareValue(form: string, scales: Map<string, number>, small: Map<string, number>): number {
  const parts = form.split(' ');
  const last = scales.get(parts.at(-1) as string) ?? 1;
  const half = parts.slice(0, -1).some(part => small.get(part) === 0.5);
  return half ? last / 2 : last;
}

/** "zwölftausend", "dreihunderttausend": written as one word. */
function addGerman(small: Map<string, number>, scales: Map<string, number>, bare: Set<string>): void {
  const add = (form: string, value: number) => {
    scales.set(form, value);
    bare.add(form);
  };
  for (const [form, value] of [...small]) {
    if (value < 1 || !Number.isInteger(value) || form.includes(' ')) continue;
    const stem = value === 1 ? 'ein' : form;
    add(`${stem}tausend`, value * 1e3);
    if (value > 9) continue;
    add(`${stem}hundert`, value * 100);
    add(`${stem}hunderttausend`, value * 1e5);
  }
  add('hunderttausend', 1e5);
}

/** A small number for how a word begins; different beginnings may share one. */
export function beginning(text: string, at: number): number {
  return (text.charCodeAt(at) * 67 + (at + 1 < text.length ? text.charCodeAt(at + 1) : 0)) & 0xfff;
}
