import type { FigureLexicon } from './figure-lexicon.ts';

/** Signs that part a number from what follows; a full stop inside "1.5" is none. */
export const clauseEnd = /[.;:!?।|()[\]"«»“”„\n—،؛؟۔]|, ?/;

/** Words that join; behind an unknown word they begin another noun: "50 institutions and persons". */
export const conjunctions = new Set(
  'and or и или і та й або और या અને કે आणि र ও এবং ਅਤੇ மற்றும் మరియు اور و او ve veya und oder et ou y o e ed oppure i lub και dan atau'.split(
    ' ',
  ),
);

/** What became of people, said right behind them or right before their number: "600 soldiers were killed", "погибли 600". */
export function fateOf(
  text: string,
  lead: string,
  end: number,
  lexicon: FigureLexicon,
): { id: string; end: number } | null {
  // "3,000 of the 11,000 soldiers were killed"
  if (/\d[^\p{L}\d.;:!?।|]*(?: \p{L}+){1,2} $/u.test(lead)) return null;
  const behind = clause(text.slice(end, end + 32));
  const after = lexicon.fate.exec(behind);
  if (after !== null && isNear(behind.slice(0, after.index), lexicon))
    return { id: lexicon.idOf(after[1] as string), end: end + after.index + after[0].length };
  const sentence = lead.slice(
    Math.max(0, ...[...lead.matchAll(/[.;:!?।|,()"]/g)].map(mark => mark.index + 1)),
  );
  const told = [...sentence.matchAll(new RegExp(lexicon.fate.source, 'gu'))].slice(-2);
  const found = told.at(-1);
  if (found === undefined) return null;
  const words = sentence.slice(found.index + found[0].length).match(/[\p{L}\p{M}]+/gu) ?? [];
  const near = words.length === 0 || lexicon.before.test(sentence.slice(found.index + found[0].length));
  if (!near || words.length > 3) return null;
  const [id, other] = [found, told[0] as RegExpExecArray].map(one => lexicon.idOf(one[1] as string)) as [
    string,
    string,
  ];
  // "killed and wounded"
  const both = id !== other && found.index - (told[0] as RegExpExecArray).index < 16;
  return { id: both ? 'casualties' : id, end: 0 };
}

/** Where "killed or wounded" ends; null when only one of them is said. */
export function otherFate(text: string, end: number, id: string, lexicon: FigureLexicon): number | null {
  const behind = clause(text.slice(end, end + 24));
  const next = lexicon.fate.exec(behind);
  if (next === null || lexicon.idOf(next[1] as string) === id) return null;
  const words = behind.slice(0, next.index).match(/[\p{L}\p{M}\d]+/gu) ?? [];
  const joined =
    words.length === 1 && !/\d/.test(words[0] as string) && !conjunctionless.has(words[0] as string);
  return joined ? end + next.index + next[0].length : null;
}

/** Words between two fates that don't join them: "wounded soldiers killed". */
const conjunctionless: ReadonlySet<string> = new Set(['were', 'soldiers', 'of']);

function isNear(between: string, lexicon: FigureLexicon): boolean {
  const words = between.match(/[\p{L}\p{M}]+/gu) ?? [];
  return (
    words.length <= 2 &&
    words.every(
      word =>
        !conjunctions.has(word) &&
        (word.length <= 3 || lexicon.between.test(word) || lexicon.functionWords.has(word)),
    )
  );
}

/** The stretch up to the end of its clause. */
export function clause(stretch: string): string {
  const stop = clauseEnd.exec(stretch)?.index;
  return stop === undefined ? stretch : stretch.slice(0, stop);
}
