import type { RichTextElement } from '@slack/types';
import type { Text, TextRun } from '../../model/view.ts';
import { isolateName } from '../direction.ts';
import { slackLimits } from '../limits.ts';

/** Invisible on every screen, no word border: parts what Slack would otherwise read as a command. */
const joiner = '\u2060';

/** The format Slack shows a moment in, in the reader's own zone (docs.slack.dev, formatting message text, "Date formatting"). */
const momentFormat = '{date_short_pretty} {time}';

/**
 * Words from outside made safe to show anywhere: control and direction-override characters dropped (they forge
 * layout), lone surrogates replaced, and what Slack would call people with ("@here", "<!channel>") parted invisibly.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/g, '')
    .toWellFormed()
    .replace(/@(?=(?:here|channel|everyone|group)\b)/gi, `@${joiner}`)
    .replace(/<(?=[!@#])/g, `<${joiner}`);
}

/**
 * Words from outside for a mrkdwn field: `& < >` escaped (docs.slack.dev, "Escaping text"); `* _ ~ \``, which have no
 * escape, shown as their full-width twins where they could format; `:name:` kept from becoming an emoji.
 */
export function escapeMrkdwn(text: string): string {
  return cleanText(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[*_~`]/g, (sign, at: number, whole: string) =>
      sign !== '`' && isWordLetter(whole[at - 1]) && isWordLetter(whole[at + 1])
        ? sign
        : (twins[sign] as string),
    )
    .replace(/:(?=[a-z0-9_+'-]{1,100}:)/gi, `:${joiner}`);
}

const twins: Record<string, string> = { '*': '＊', _: '＿', '~': '～', '`': '｀' };

function isWordLetter(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
}

/** The address if Slack may link to it, else null: http or https, in bounds, and with nothing that could close the link. */
export function safeUrl(url: string | null | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
  const address = parsed.href.replace(/[|<>`"\s\u0080-\uFFFF]/g, encodeURIComponent);
  return address.length <= slackLimits.buttonUrl ? address : null;
}

/** A link in a mrkdwn field; the bare words when the address can't be linked to. */
export function linkMrkdwn(url: string | null, words: string): string {
  const address = safeUrl(url);
  const label = isolateName(escapeMrkdwn(words.replace(/\s+/g, ' ').trim()));
  if (address === null || label === '') return label;
  const link = `<${address.replace(/&/g, '&amp;')}|${label}>`;
  // A link no field could hold would be cut in the middle: better the words alone.
  return link.length <= slackLimits.contextText - besideLink ? link : label;
}

/** Room in a field for what stands beside a link: "12 sources: ", a language tag. */
const besideLink = 200;

/** Text for a mrkdwn field, its looks kept. */
export function writeMrkdwn(text: Text): string {
  return toRuns(text)
    .map(run => {
      const words = escapeMrkdwn(run.text);
      const seconds = toSeconds(run.time);
      if (seconds !== null)
        return `<!date^${seconds}^${momentFormat}|${words.replace(/[|\n]/g, ' ').trim() || ' '}>`;
      if (run.url !== undefined && safeUrl(run.url) !== null) return linkMrkdwn(run.url, run.text);
      if (words.trim() === '' || words.includes('\n')) return words;
      const core = words.trim();
      const start = words.indexOf(core);
      const sign = run.code ? '`' : run.bold || run.mark ? '*' : '';
      return `${words.slice(0, start)}${sign}${core}${sign}${words.slice(start + core.length)}`;
    })
    .join('');
}

/** Text as rich-text nodes: there words are never read as markup, whatever they hold. */
export function writeNodes(text: Text): RichTextElement[] {
  return toRuns(text).flatMap((run): RichTextElement[] => {
    const words = cleanText(run.text);
    if (words === '') return [];
    const style = {
      ...(run.bold || run.mark ? { bold: true } : {}),
      ...(run.code ? { code: true } : {}),
    };
    const styled = Object.keys(style).length > 0 ? { style } : {};
    const seconds = toSeconds(run.time);
    if (seconds !== null)
      return [{ type: 'date', timestamp: seconds, format: momentFormat, fallback: words, ...styled }];
    const address = safeUrl(run.url);
    if (address !== null) return [{ type: 'link', url: address, text: words, ...styled }];
    return [{ type: 'text', text: words, ...styled }];
  });
}

/** The runs of a text, a plain string being one. */
export function toRuns(text: Text): TextRun[] {
  return typeof text === 'string' ? [{ text }] : text;
}

/** Whole seconds of a moment; null when there is none or it is no moment. */
export function toSeconds(time: string | undefined): number | null {
  const value = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isFinite(value) ? Math.floor(value / 1000) : null;
}

/** Undoes Slack's escaping of what a person typed (docs.slack.dev, "Escaping text"). */
export function unescapeTyped(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}
