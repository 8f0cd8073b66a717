import { Parser } from 'htmlparser2';
import { cleanBody, cleanLine } from './clean.ts';
import { isWild, stripTags, tameHtml } from './tame.ts';

/** Elements whose words aren't part of what a reader sees. */
const silent = new Set(
  'script style noscript template iframe object embed svg math canvas select textarea button form nav head title'.split(
    ' ',
  ),
);

/** Elements that stand on lines of their own. */
const blocks = new Set(
  'address article aside blockquote caption center dd div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/**
 * Turns HTML into plain text as a reader sees it: entities decoded, scripts and forms left out, each block on its own
 * line with paragraphs parted by an empty one. Takes linear time whatever comes.
 */
export function htmlToText(html: string): string {
  if (!/[<&]/.test(html)) return cleanBody(html);
  if (isWild(html)) return cleanBody(stripTags(html).replace(/[ \t]+/g, ' '));
  const parts: string[] = [];
  let hush = 0;
  let pre = 0;
  const parser = new Parser(
    {
      onopentagname(name) {
        if (silent.has(name)) hush += 1;
        if (hush > 0) return;
        if (name === 'br') parts.push('\n');
        else if (name === 'pre') pre += 1;
        if (blocks.has(name))
          parts.push(name === 'li' || name === 'tr' ? '\n' : name === 'td' || name === 'th' ? ' ' : '\n\n');
      },
      ontext(text) {
        if (hush === 0) parts.push(pre > 0 ? text : text.replace(/\s+/g, ' '));
      },
      onclosetag(name) {
        if (silent.has(name)) hush = Math.max(0, hush - 1);
        else if (name === 'pre') pre = Math.max(0, pre - 1);
        if (
          hush === 0 &&
          blocks.has(name) &&
          name !== 'li' &&
          name !== 'td' &&
          name !== 'th' &&
          name !== 'tr'
        )
          parts.push('\n\n');
      },
    },
    { decodeEntities: true },
  );
  parser.write(tameHtml(html));
  parser.end();
  return cleanBody(
    parts
      .join('')
      .split('\n')
      .map(line => line.replace(/[ \t]+/g, ' ').trim())
      .join('\n'),
  );
}

/** The same on one line: for titles and names. */
export function htmlToLine(html: string): string {
  return /[<&]/.test(html) ? cleanLine(htmlToText(html)) : cleanLine(html);
}
