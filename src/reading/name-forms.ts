import type { Form } from '../beat/beat.ts';
import type { LanguageTag } from '../model/item.ts';
import { fold } from './fold.ts';
import { isDigit, isLetterOrMark, isMark } from './script.ts';

/** A form of the beat's data with its signs read off (see `Form` in beat.ts). */
export interface ParsedForm {
  /** As written, without signs. */
  written: string;
  exact: boolean;
  cased: boolean;
  scoped: boolean;
  prefix: boolean;
}

/** Reads the signs of a form. Gives null for a form without a single letter or digit. */
export function parseForm(form: Form): ParsedForm | null {
  let start = 0;
  let exact = false;
  let cased = false;
  let scoped = false;
  for (; start < form.length; start++) {
    const sign = form[start];
    if (sign === '=') exact = true;
    else if (sign === '^') cased = true;
    else if (sign === '@') scoped = true;
    else break;
  }
  const prefix = form.endsWith('*');
  const written = form
    .slice(start, prefix ? -1 : undefined)
    .normalize('NFC')
    .trim();
  if (!hasLetterOrDigit(written)) return null;
  return { written, exact, cased, scoped, prefix };
}

function hasLetterOrDigit(written: string): boolean {
  for (let i = 0; i < written.length; i++) {
    const code = written.charCodeAt(i);
    if (isDigit(code) || (isLetterOrMark(code) && !isMark(code))) return true;
  }
  return false;
}

/** The first subtag: "zh-Hant" → "zh". Accents matter in Vietnamese, so its forms keep them. */
export function baseLanguage(language: LanguageTag): string {
  const cut = language.indexOf('-');
  return (cut < 0 ? language : language.slice(0, cut)).toLowerCase();
}

/** The sign that stands for a space, a dash or a middle dot between the words of a name. */
export const gap = ' ';
/** The sign for a dash that must be a dash (in pairs: "रूस-उत्तर कोरिया"). */
export const dash = '-';

/** Whether a folded code unit may part the words of one name. */
export function isGap(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x2d ||
    code === 0xb7 ||
    code === 0x30fb ||
    code === 0x2022 ||
    code === 0x3d ||
    code === 0x2027
  );
}

/** Folds a form for the name tree: gaps unified; dashes kept only where `dashes` says they matter. */
export function foldForm(written: string, options: { language: string; dashes?: 'keep' | 'gap' }): string {
  const folded = fold(written, { accents: options.language === 'vi' ? 'keep' : 'fold' }).text;
  return joinGaps(folded, options.dashes ?? 'gap');
}

/** Stands between forms that are folded at once; no form holds it. */
const border = '\u0002';

/** The same for many forms of one language at once, many times quicker than one by one. */
export function foldForms(
  written: string[],
  options: { language: string; dashes?: 'keep' | 'gap' },
): string[] {
  const together = written.join(border);
  const folded = fold(together, { accents: options.language === 'vi' ? 'keep' : 'fold' }).text.split(border);
  if (folded.length !== written.length) return written.map(one => foldForm(one, options));
  return folded.map(one => joinGaps(one, options.dashes ?? 'gap'));
}

function joinGaps(folded: string, dashes: 'keep' | 'gap'): string {
  if (!/[-·・•=‧ ]/.test(folded)) return folded;
  let out = '';
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    if (dashes === 'keep' && code === 0x2d) out += dash;
    else if (isGap(code)) {
      if (out !== '' && !out.endsWith(gap)) out += gap;
    } else out += folded[i];
  }
  return out.trimEnd();
}

/**
 * Spellings that mix scripts, as code-mixed news writes them: "Kim Jong उन" from "Kim Jong Un" and "किम जोंग उन".
 * Every cut between the words is tried both ways round.
 */
export function mixForms(latin: string, other: string): string[] {
  const left = latin.split(gap);
  const right = other.split(gap);
  if (left.length !== right.length || left.length < 2 || left.length > 4) return [];
  const mixed: string[] = [];
  for (let cut = 1; cut < left.length; cut++) {
    mixed.push([...left.slice(0, cut), ...right.slice(cut)].join(gap));
    mixed.push([...right.slice(0, cut), ...left.slice(cut)].join(gap));
  }
  return mixed;
}
