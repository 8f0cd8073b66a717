import { dayOf } from '../src/digest/wording.ts';
import { UsageError } from '../src/errors.ts';
import type { LanguageTag, Timestamp } from '../src/model/item.ts';
import { ScheduleFault } from '../src/model/schedule.ts';
import type { Subscription } from '../src/model/subscription.ts';
import { languagesFor } from '../src/reading/language-names.ts';
import { readMoment } from '../src/reading/moment.ts';
import { usageError } from '../src/wording/faults.ts';
import type { CommandContext, OptionDefinition, OptionValues } from './command.ts';
import { FieldError } from './field-error.ts';

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

/** The parts of a list as people write it, commas of any script between them. */
export const listed = (text: string | null): string[] =>
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
    const found = languagesFor(word);
    if (found.length === 0) {
      throw usageError('language.unknown', { word });
    }
    return found;
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
      throw usageError('topic.unknown', { word, topics: topics.map(topic => topic.id).join(', ') });
    }
    return found.id;
  });
}

/** The entity a typed name means, in any script and spelling; null when none was typed. Throws UsageError when it is unknown or could be several. */
export function parsePerson(text: string | null, context: CommandContext): string | null {
  if (text === null) return null;
  const found = context.names.resolve(text);
  if (found.length === 0) {
    throw usageError('name.unknown', { word: text });
  }
  if (found.length > 1) {
    const names = found
      .slice(0, 8)
      .map(id => context.beat.entities.find(entity => entity.id === id)?.name ?? id);
    throw usageError('name.several', { word: text, names: names.join(', ') });
  }
  return found[0] as string;
}

/** The entities that typed names mean, parted by commas. Throws UsageError. */
export function parsePeople(text: string | null, context: CommandContext): string[] {
  return [...new Set(listed(text).map(name => parsePerson(name, context) as string))];
}

/**
 * A moment as people type it ("24h", "7d", "yesterday", "2026-11-20"), in the given zone.
 * `edge: 'end'` gives the end of a day, month or year instead of its beginning. Throws UsageError that says how to write it.
 */
export function parseMoment(
  text: string,
  now: Timestamp,
  timeZone: string,
  edge: 'start' | 'end' = 'start',
): Timestamp {
  const moment = readMoment(text, { now, timeZone, edge });
  if (moment !== null) return moment;
  throw usageError('time.unknown', { word: text });
}

/**
 * The first and last day of a range of days (ISO dates, both included), from the options `from` and `to`, in the zone.
 * Without them it ends today and begins so many days before its end. Throws UsageError when it is turned round.
 */
export function readDays(
  options: OptionValues,
  context: CommandContext,
  defaultDays: number,
): { from: string; to: string } {
  const { now, timeZone } = context;
  const typedFrom = textOption(options, 'from');
  const typedTo = textOption(options, 'to');
  const to =
    typedTo === null ? dayOf(now, timeZone) : lastDayBefore(parseMoment(typedTo, now, timeZone, 'end'));
  const from =
    typedFrom === null
      ? Temporal.PlainDate.from(to).subtract({ days: defaultDays }).toString()
      : dayOf(parseMoment(typedFrom, now, timeZone), timeZone);
  if (from > to) throw usageError('days.turned', { from, to });
  return { from, to };

  /** The end of a day is the first moment of the next one. */
  function lastDayBefore(end: Timestamp): string {
    return dayOf(new Date(Date.parse(end) - 1).toISOString(), timeZone);
  }
}

/** Reads an option with a parser whose faults are meant for people. */
export function readWords<T>(options: OptionValues, name: string, parse: (text: string) => T): T | null {
  const text = textOption(options, name);
  if (text === null) return null;
  try {
    return parse(text);
  } catch (error) {
    throw new FieldError(name, toUsage(error as Error));
  }
}

/** A parser's fault as people are told it: a whole sentence. */
function toUsage(error: Error): UsageError {
  if (error instanceof UsageError) return error;
  if (error instanceof ScheduleFault) return usageError(`schedule.${error.kind}`, { word: error.word });
  return new UsageError(`${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`);
}
