import type { Dateline } from '../model/reading.ts';
import { findDateline } from './dateline.ts';
import type { DatelineClues } from './dateline-clues.ts';

/** Lines that may stand before a dateline: a title, who wrote it, a note of the desk. */
const mostLines = 4;
const longestTitle = 250;
const longestNote = 90;
/** A byline in the same line, before a place in capitals: "By Jane Doe and John Roe SEOUL, Nov 21 (Reuters) -". */
const byline =
  /^(?:By|Von|Par|Por|Di|Door|Oleh|Автор:?) (?:[\p{L}.'’,-]{1,30} ){2,9}?(?=\p{Lu}{3,30}[\p{Lu} /.]{0,30}(?:,| ?[(–—-]))/u;

/** "[속보] (서울=연합뉴스)", "(ललित के झा) वाशिंगटन, 18 अक्टूबर (भाषा)". */
const bracketedNote = /^[[【〔(（][^\]】〕)）\n]{1,40}[\]】〕)）] {0,2}/u;

/**
 * Finds the dateline a text opens with, or the first lines after its title, byline or desk's note.
 * @returns null when there is none
 */
export function findOpeningDateline(clues: DatelineClues): Dateline | null {
  let from = clues.from;
  for (let line = 0; line < mostLines; line++) {
    const found = findDateline({ ...clues, from });
    if (found !== null) return found;
    const ahead = clues.text.slice(from, from + longestTitle + 2);
    const by = byline.exec(ahead);
    if (by !== null) {
      const behind = findDateline({ ...clues, from: from + by[0].length });
      if (behind !== null) return behind;
    }
    const note = bracketedNote.exec(ahead);
    if (note !== null) {
      const behind = findDateline({ ...clues, from: from + note[0].length });
      if (behind !== null && (behind.agency !== null || behind.day !== null)) return behind;
    }
    const next = /^([^\n]{4,250})\n+/.exec(ahead);
    if (next === null) return null;
    const words = (next[1] as string).trim();
    if (line > 0 && (words.length > longestNote || /[.!?。।]$/u.test(words))) return null;
    from += next[0].length;
  }
  return null;
}
