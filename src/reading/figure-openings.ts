import { isDigit, isLetterOrMark, scriptOf } from './script.ts';

/** Not inside a word, a version, a time or a designation: "KN-23", "9K720", "12:30", "#4". */
export function opensNumber(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  if (before === 0x20) return !designations.test(text.slice(Math.max(0, at - 16), at));
  if (before === 0x23 || before === 0x2116 || before === 0x5f || before === 0x40) return false;
  const earlier = at > 1 ? text.charCodeAt(at - 2) : 0x20;
  if (before === 0x2d || before === 0x2f) return !isLetterOrMark(earlier) && !isDigit(earlier);
  if (before === 0x3a || before === 0x2e || before === 0x2c) return !isDigit(earlier);
  if (!isLetterOrMark(before)) return true;
  // "و100": and, with, for
  if ('وفبلک'.includes(String.fromCharCode(before))) return !isLetterOrMark(earlier);
  const script = scriptOf(before);
  return (
    script === 'Hani' || script === 'Hira' || script === 'Kana' || script === 'Hang' || script === 'Thai'
  );
}

/** Words that name what stands behind them by a number. */
const designations =
  /(?<![\p{L}\p{M}])(?:no\.?|nr\.?|article|art\.?|resolution|unit|office|bureau|room|page|section|chapter|paragraph|route|highway|flight|type|mark|hwasong|pukguksong|kn|iskander|su|mig|tu|il|№|статья|статье|статьи|статтi|ст\.?|резолюция|резолюции|резолюцией|пункт|пункте|рейс|объект|артикул|अनुच्छेद|धारा|प्रस्ताव|संख्या|કલમ|ઠરાવ|artikel|resolucion|resolution|articulo|articolo|risoluzione|artykul|rezolucja|madde|pasal|resolusi|अनुच्छेद|المادة|القرار|ماده|قطعنامه|covid|dprk|g|b|a|f|t|m) $/u;
