/**
 * The Snowball stemmer for Russian (snowballstem.org/algorithms/russian/stemmer.html) over folded words (ё is е), with
 * one change: a final -ов or -ев is taken off whatever ending hid it, so that "Петров" and "Петрова" meet.
 */
const vowel = /[аеиоуыэюя]/;
const gerund = /(?:[ая](вшись|вши|в)|(ившись|ывшись|ивши|ывши|ив|ыв))$/;
const adjective = /(?:ими|ыми|его|ого|ему|ому|ее|ие|ые|ое|ей|ий|ый|ой|ем|им|ым|ом|их|ых|ую|юю|ая|яя|ою|ею)$/;
const participle = /(?:[ая](ющ|нн|вш|ем|щ)|(ующ|ивш|ывш))$/;
const verb =
  /(?:[ая](ешь|йте|ете|нно|ла|на|ли|ло|но|ет|ют|ны|ть|й|л|ем|н)|(уйте|ейте|ила|ыла|ена|ите|или|ыли|ило|ыло|ено|ует|уют|ены|ить|ыть|ишь|ей|уй|ил|ыл|им|ым|ен|ят|ит|ыт|ую|ю))$/;
const noun =
  /(?:иями|ями|ами|ией|иям|ием|иях|ев|ов|ие|ье|еи|ии|ей|ой|ий|ям|ем|ам|ом|ах|ях|ию|ью|ия|ья|а|е|и|й|о|у|ы|ь|ю|я)$/;

/** The stem of a folded Russian word. */
export function stemRussian(word: string): string {
  const first = word.search(vowel);
  if (first < 0) return word;
  const head = word.slice(0, first + 1);
  let rest = word.slice(first + 1);
  const dropped = dropGrouped(rest, gerund);
  if (dropped !== null) rest = dropped;
  else {
    rest = rest.replace(/(?:ся|сь)$/, '');
    const bare = rest.replace(adjective, '');
    if (bare !== rest) rest = dropGrouped(bare, participle) ?? bare;
    else rest = dropGrouped(rest, verb) ?? rest.replace(noun, '');
  }
  if (rest.endsWith('и')) rest = rest.slice(0, -1);
  if (word.length - rest.length > 0)
    rest = rest.replace(/(?:ость|ост)$/, ending => (hasSecondRegion(head, rest, ending) ? '' : ending));
  if (rest.endsWith('нн')) rest = rest.slice(0, -1);
  rest = rest.replace(/(?:ейше|ейш)$/, '').replace(/ь$/, '');
  if (rest.length > 3) rest = rest.replace(/[ое]в$/, '');
  return head + rest;
}

/** Endings of the first group stay behind their а or я; those of the second fall whole. */
function dropGrouped(rest: string, pattern: RegExp): string | null {
  const match = pattern.exec(rest);
  if (match === null) return null;
  const ending = match[1] ?? match[2] ?? '';
  return rest.slice(0, rest.length - ending.length);
}

/** Whether the ending lies in R2: after the second change from vowel to consonant. */
function hasSecondRegion(head: string, rest: string, ending: string): boolean {
  const word = head + rest;
  const match = /^[^аеиоуыэюя]*[аеиоуыэюя]+[^аеиоуыэюя]+[аеиоуыэюя]+[^аеиоуыэюя]/.exec(word);
  return match !== null && match[0].length <= word.length - ending.length;
}
