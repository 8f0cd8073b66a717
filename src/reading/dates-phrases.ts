import type { Token } from './date-tokens.ts';
import type { DateLexicon, DateWord } from './date-words.ts';
import { isEnding } from './inflection.ts';
import { scriptOf } from './script.ts';

export interface Phrase {
  means: DateWord;
  /** Its last token. */
  to: number;
}

/** The longest date phrase that begins at a token; case endings of the last word are allowed for. */
export function phraseAt(tokens: Token[], i: number, lexicon: DateLexicon): Phrase | null {
  const token = tokens[i];
  if (token === undefined || token.kind !== 'word') return null;
  const list = lexicon.phrases.get(token.text);
  if (list !== undefined)
    for (const entry of list) {
      let at = i + 1;
      let fits = true;
      for (let k = 1; k < entry.words.length; k++) {
        if (tokens[at]?.text === '-' || tokens[at]?.text === '.') at++;
        if (tokens[at]?.text !== entry.words[k]) {
          fits = false;
          break;
        }
        at++;
      }
      if (fits) return { means: entry.means, to: at - 1 };
    }
  if (lexicon.language === 'th') return thaiPhrase(token.text, i, lexicon);
  // "בנובמבר": in, to, from and the are written together with the name
  if (lexicon.language === 'he' && /^[בלמהכ]/.test(token.text) && token.text.length > 3) {
    const entry = lexicon.phrases.get(token.text.slice(1))?.find(({ words }) => words.length === 1);
    if (entry !== undefined) return { means: entry.means, to: i };
  }
  return token.text.length < 4 || !lexicon.beginnings.has(token.text.slice(0, 3))
    ? null
    : endedPhrase(token.text, i, lexicon);
}

/** "જૂનમાં", "Haziran'da", "মার্চে": a name with an ending of its script. */
function endedPhrase(word: string, i: number, lexicon: DateLexicon): Phrase | null {
  const script = scriptOf(word.charCodeAt(0));
  if (script === 'Cyrl' || script === 'Zyyy') return null;
  const apostrophe = word.indexOf("'");
  for (let cut = Math.min(6, word.length - 2); cut >= 1; cut--) {
    const at = word.length - cut;
    const entry = lexicon.phrases.get(word.slice(0, at))?.find(({ words }) => words.length === 1);
    if (entry === undefined || (entry.means.kind !== 'relative' && entry.means.short)) continue;
    if (script === 'Latn' ? apostrophe === at : isEnding(script, word.slice(at), lexicon.language))
      return { means: entry.means, to: i };
  }
  return null;
}

/** Thai runs words together: "เดือนมีนาคมที่ผ่านมา" is "month", "March" and "past". */
function thaiPhrase(word: string, i: number, lexicon: DateLexicon): Phrase | null {
  const from = word.startsWith('เดือน') ? 5 : 0;
  for (let to = Math.min(word.length, from + 12); to >= from + 4; to--) {
    const entry = lexicon.phrases.get(word.slice(from, to))?.find(({ words }) => words.length === 1);
    if (entry !== undefined) return { means: entry.means, to: i };
  }
  return null;
}
