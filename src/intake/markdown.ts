import { cleanBody, cleanLine } from './clean.ts';
import { htmlToText } from './html-text.ts';

/**
 * Turns Markdown into plain text: marks go, words stay; wrapped lines of a paragraph become one.
 * @returns the text, and the first heading (taken out of the text) when the document begins with one
 */
export function stripMarkdown(source: string): { text: string; heading: string | null } {
  const lines = source.split(/\r\n?|\n/);
  const blocks: string[] = [];
  let paragraph: string[] = [];
  let heading: string | null = null;
  let fence: string | null = null;

  const flush = () => {
    if (paragraph.length > 0) blocks.push(join(paragraph));
    paragraph = [];
  };
  const addHeading = (words: string) => {
    flush();
    const plain = stripInline(words);
    if (plain === '') return;
    if (heading === null && blocks.length === 0) heading = cleanLine(plain);
    else blocks.push(plain);
  };

  for (const raw of lines) {
    const line = raw.replace(/^(?: {0,3}> ?){1,20}/, '');
    const fenced = /^ {0,3}(`{3,}|~{3,})/.exec(line);
    if (fence !== null) {
      if (fenced && (fenced[1] as string).startsWith(fence)) {
        fence = null;
        flush();
      } else blocks.push(raw);
      continue;
    }
    if (fenced) {
      flush();
      fence = (fenced[1] as string).slice(0, 3);
      continue;
    }
    if (line.trim() === '') {
      flush();
      continue;
    }
    const atx = /^ {0,3}#{1,6}(?:[ \t]+|$)(.*)$/.exec(line);
    if (atx) {
      addHeading((atx[1] as string).replace(/[ \t]#+[ \t]*$/, ''));
      continue;
    }
    if (/^ {0,3}(?:=+|-+)[ \t]*$/.test(line) && paragraph.length > 0) {
      const words = paragraph;
      paragraph = [];
      addHeading(words.join(' '));
      continue;
    }
    if (line.length < 200 && /^ {0,3}(?:[-*_][ \t]*){3,}$/.test(line)) {
      flush();
      continue;
    }
    // Addresses of links by reference, and the ruler of a table.
    if (/^ {0,3}\[[^\]]{1,200}\]:\s/.test(line) || /^[ \t|:-]{3,}$/.test(line)) continue;
    const item = /^[ \t]{0,12}(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)$/.exec(line);
    if (item) {
      flush();
      paragraph.push(stripInline((item[1] as string).replace(/^\[[ xX]\][ \t]+/, '')));
      continue;
    }
    const hardBreak = line.endsWith('  ') || line.endsWith('\\');
    paragraph.push(stripInline(line.replace(/\\$/, '')));
    if (hardBreak) flush();
  }
  flush();
  const joined = blocks.filter(block => block !== '').join('\n\n');
  return {
    text: cleanBody(
      /<\/?[a-z][^<>]{0,2000}>/i.test(joined) ? htmlToText(joined.replaceAll('\n\n', '<p>')) : joined,
    ),
    heading,
  };
}

function stripInline(source: string): string {
  // Cells of a table; split, because a pattern with spaces on both sides takes the square of their number.
  const line = source.includes('|')
    ? source
        .split('|')
        .map(cell => cell.trim())
        .filter(Boolean)
        .join('  ')
    : source;
  return line
    .replace(/!\[([^[\]]{0,500})\]\([^()\s]{0,2000}(?:\s+"[^"]{0,300}")?\)/g, '')
    .replace(/\[([^[\]]{1,1000})\]\([^()\s]{0,2000}(?:\s+["'][^"']{0,300}["'])?\)/g, '$1')
    .replace(/\[([^[\]]{1,1000})\]\[[^\]]{0,200}\]/g, '$1')
    .replace(/<((?:https?:\/\/|mailto:)[^<>\s]{1,2000})>/g, '$1')
    .replace(/(`{1,3})([^`]{1,2000})\1/g, '$2')
    .replace(/(\*{1,3})(?=\S)([^*]{1,5000})\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([^_]{1,5000})\1(?![\p{L}\p{N}_])/gu, '$2')
    .replace(/~~([^~]{1,5000})~~/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|<>~-])/g, '$1')
    .trim();
}

/** Wrapped lines become one; between letters of scripts written without spaces none is put in. */
function join(lines: string[]): string {
  return lines.reduce((all, line) => {
    if (all === '') return line;
    const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}、。，]$/u.test(
      all,
    );
    return unspaced && /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(line)
      ? all + line
      : `${all} ${line}`;
  }, '');
}
