import { UsageError } from '../src/errors.ts';
import type { LanguageTag, Timestamp } from '../src/model/item.ts';
import type { Subscription } from '../src/model/subscription.ts';
import type { CommandContext, OptionDefinition, OptionValues } from './command.ts';

/** Languages that news of a beat may come in: what a typed language name is looked up in. */
const knownLanguages: readonly LanguageTag[] = (
  'en hi gu ru ko ja zh zh-Hans zh-Hant uk be bg sr mk kk mn mr ne bn pa ta te kn ml or ur fa ar he ps th vi id ms ' +
  'de fr es it pt nl pl cs sk hu ro tr el sv no da fi et lv lt sl hr sq hy ka az uz ky tg my km lo si am sw tl'
).split(' ');

const englishNames = new Intl.DisplayNames('en', { type: 'language' });

/** The option as trimmed text, or null when it was not given or is empty. */
export function textOption(options: OptionValues, name: string): string | null {
  const value = options[name];
  if (value === undefined) return null;
  const text = String(value).trim();
  return text === '' ? null : text;
}

/** The option as the name of one thing: quotation marks around the whole of it are not a part of it. */
export function nameOption(options: OptionValues, name: string): string {
  const text = textOption(options, name) ?? '';
  return /^["“”„«'‘’](.+)["“”»'‘’]$/su.exec(text)?.[1]?.trim() ?? text;
}

/** The option as a number, or the fall-back. */
export function numberOption(options: OptionValues, name: string, fallback: number): number {
  const value = Number(options[name]);
  return Number.isFinite(value) && options[name] !== undefined ? value : fallback;
}

/** How much a digest says of each story. */
export const formOption: OptionDefinition = {
  name: 'form',
  description: 'Full (with sentences from the articles) or compact',
  type: 'string',
  choices: [
    { name: 'full', value: 'full' },
    { name: 'compact', value: 'compact' },
  ],
};

/** The chosen form; full when none was. */
export function readForm(options: OptionValues): Subscription['form'] {
  return textOption(options, 'form') === 'compact' ? 'compact' : 'full';
}

const listed = (text: string | null): string[] =>
  text === null
    ? []
    : text
        .split(/[,;،、，]+/u)
        .map(word => word.trim())
        .filter(word => word !== '');

/**
 * Language tags from tags or names in English or in the language itself, parted by commas: "hi, Russian, 한국어".
 * "zh" means both Chinese scripts. Throws UsageError naming the word that isn't a language.
 */
export function parseLanguages(text: string | null): LanguageTag[] {
  const tags = listed(text).flatMap(word => {
    const wanted = word.toLocaleLowerCase('en');
    const found = knownLanguages.filter(
      tag =>
        tag.toLowerCase() === wanted ||
        englishNames.of(tag)?.toLowerCase() === wanted ||
        new Intl.DisplayNames(tag, { type: 'language' }).of(tag)?.toLocaleLowerCase(tag) === wanted,
    );
    if (found.length === 0) {
      throw new UsageError(
        `“${word}” is not a language I know. Write a name or tag such as Hindi, ru or ko.`,
      );
    }
    return found.includes('zh') ? ['zh', 'zh-Hans', 'zh-Hant'] : found;
  });
  return [...new Set(tags)];
}

/** Topic ids from ids or English names, parted by commas. Throws UsageError with the list of topics. */
export function parseTopics(text: string | null, context: CommandContext): string[] {
  const topics = context.beat.topics;
  return listed(text).map(word => {
    const wanted = word.toLowerCase().replace(/[\s_]+/g, '-');
    const exact = topics.find(
      topic => topic.id === wanted || topic.name.toLowerCase() === word.toLowerCase(),
    );
    const found =
      exact ??
      topics.find(
        topic => topic.id.startsWith(wanted) || topic.name.toLowerCase().includes(word.toLowerCase()),
      );
    if (!found) {
      throw new UsageError(
        `“${word}” is not a topic. Topics are: ${topics.map(topic => topic.id).join(', ')}.`,
      );
    }
    return found.id;
  });
}

/** The entity a typed name means, in any script and spelling; null when none was typed. Throws UsageError when it is unknown or could be several. */
export function parsePerson(text: string | null, context: CommandContext): string | null {
  if (text === null) return null;
  const found = context.names.resolve(text);
  if (found.length === 0) {
    throw new UsageError(
      `I know no person or body called “${text}”. Try the family name, or search for the words instead.`,
    );
  }
  if (found.length > 1) {
    const names = found
      .slice(0, 8)
      .map(id => context.beat.entities.find(entity => entity.id === id)?.name ?? id);
    throw new UsageError(`“${text}” could be ${names.join(', ')}. Please give the full name.`);
  }
  return found[0] as string;
}

/**
 * A moment from "24h", "7d", "2w", "today", "yesterday", "2026-11", "2026-11-20" or "2026-11-20 08:30", in the given zone.
 * `edge: 'end'` gives the end of a day or month instead of its beginning. Throws UsageError that says how to write it.
 */
export function parseMoment(
  text: string,
  now: Timestamp,
  timeZone: string,
  edge: 'start' | 'end' = 'start',
): Timestamp {
  const wanted = text.trim().toLowerCase();
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone);
  const stamp = (moment: Temporal.ZonedDateTime) =>
    moment.toInstant().toString({ smallestUnit: 'millisecond' });
  const dayAt = (date: Temporal.PlainDate) =>
    stamp((edge === 'end' ? date.add({ days: 1 }) : date).toZonedDateTime(timeZone));

  const span = /^(\d{1,4})\s*(h|hours?|d|days?|w|weeks?|m|months?)$/.exec(wanted);
  if (span) {
    const amount = Number(span[1]);
    const unit = ({ h: 'hours', d: 'days', w: 'weeks', m: 'months' } as const)[
      span[2]?.[0] as 'h' | 'd' | 'w' | 'm'
    ];
    return stamp(local.subtract({ [unit]: amount }));
  }
  if (/^\d{4}-\d{2}-\d{2}t[\d:.]+z$/.test(wanted))
    return stamp(Temporal.Instant.from(wanted.toUpperCase()).toZonedDateTimeISO(timeZone));
  if (wanted === 'today') return dayAt(local.toPlainDate());
  if (wanted === 'yesterday') return dayAt(local.toPlainDate().subtract({ days: 1 }));
  try {
    if (/^\d{4}-\d{2}$/.test(wanted)) {
      const month = Temporal.PlainYearMonth.from(wanted);
      return stamp(
        (edge === 'end' ? month.add({ months: 1 }) : month).toPlainDate({ day: 1 }).toZonedDateTime(timeZone),
      );
    }
    if (/^\d{4}-\d{2}-\d{2}$/.test(wanted)) return dayAt(Temporal.PlainDate.from(wanted));
    if (/^\d{4}-\d{2}-\d{2}[t ]\d{1,2}:\d{2}$/.test(wanted)) {
      return stamp(
        Temporal.PlainDateTime.from(wanted.replace(' ', 'T').toUpperCase()).toZonedDateTime(timeZone),
      );
    }
  } catch {
    // An impossible day such as 2026-02-31 gets the same advice.
  }
  throw new UsageError(
    `“${text}” is not a time I understand. Write 24h, 7d, 2w, today, yesterday or a date like 2026-11-20.`,
  );
}
