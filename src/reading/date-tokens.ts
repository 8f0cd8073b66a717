import type { Span } from '../model/reading.ts';
import { isDigit, isLetterOrMark } from './script.ts';

export interface Token extends Span {
  text: string;
  kind: 'number' | 'word' | 'sign';
}

/** Cuts folded text into numbers, words and single signs. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < text.length; ) {
    const start = i;
    const code = text.charCodeAt(i++);
    if (code === 0x20) continue;
    let kind: Token['kind'] = 'sign';
    if (isDigit(code)) {
      kind = 'number';
      while (i < text.length && isDigit(text.charCodeAt(i))) i++;
    } else if (isWordPart(code)) {
      while (i < text.length && isWordPart(text.charCodeAt(i))) i++;
      if (code !== apostrophe || i > start + 1) kind = 'word';
    }
    tokens.push({ text: text.slice(start, i), kind, start, end: i });
  }
  return tokens;
}

const apostrophe = 0x27;

function isWordPart(code: number): boolean {
  return isLetterOrMark(code) || code === apostrophe;
}
