import words from './data/report-words.json' with { type: 'json' };
import { fold } from './fold.ts';
import { baseLanguage } from './name-forms.ts';
import { isLetterOrMark, scriptOf } from './script.ts';

type Table = keyof typeof words;

const folded = new Map<string, string[]>();

/** The words of a table for a language, folded; empty when the table has none for it. */
export function reportWords(table: Table, language: string): string[] {
  const base = baseLanguage(language);
  const key = `${table} ${base}`;
  const known = folded.get(key);
  if (known !== undefined) return known;
  const list = (words[table] as Record<string, string[]>)[base] ?? [];
  const made = list.map(word => fold(word, { accents: base === 'vi' ? 'keep' : 'fold' }).text);
  folded.set(key, made);
  return made;
}

/** Whether any word of the table begins a word of the folded text (anywhere in scripts without spaces). */
export function saysAny(table: Table, language: string, foldedText: string): boolean {
  return reportWords(table, language).some(word => {
    for (let at = foldedText.indexOf(word); at >= 0; at = foldedText.indexOf(word, at + 1)) {
      const script = scriptOf(word.charCodeAt(0));
      if (script === 'Hang' || script === 'Hani' || script === 'Hira' || script === 'Kana') return true;
      if (at === 0 || !isLetterOrMark(foldedText.charCodeAt(at - 1))) return true;
    }
    return false;
  });
}
