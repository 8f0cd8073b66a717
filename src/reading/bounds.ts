import type { Beat, KnownEvent } from '../beat/beat.ts';
import { monthName, spanOf, spellDate } from './civil.ts';
import type { FoundDate } from './dates.ts';
import { type Facts, inside, leadOf } from './facts.ts';
import { fold } from './fold.ts';
import { daysOf, type EventClues, wordsOf } from './known-events.ts';
import { baseLanguage } from './name-forms.ts';
import { isHeld, type Offices } from './offices.ts';
import { reportWords } from './report-words.ts';

/** Between which days an article can have been written, and why. */
export interface Bounds {
  from: string;
  to: string;
  /** Whether a day agrees with the offices and relative years named. */
  allows(day: string): boolean;
  /** Whether the body dates such days with their year: a report says "in 2019" of what it looks back on, not of its news. */
  isBackground(span: { from: string; to: string }): boolean;
  clues: string[];
}

const earliest = '1945-09-02';

/** Kinds of event that happen once: after them texts look back on them. Visits and meetings recur. */
const lasting: ReadonlySet<string> = new Set([
  'treaty',
  'troops',
  'recognition',
  'veto',
  'summit',
  'launch',
  'nuclear-test',
]);

/**
 * Bounds the time of writing: not before the latest year, dated month or known event the text looks back on, within the
 * offices it gives to persons, in the year that "last year in June" gives when the June event is known, not after `seen`.
 */
export function findBounds(facts: Facts, clues: EventClues, offices: Offices, seen: string): Bounds {
  let from = earliest;
  const said: string[] = [];
  const date = latestDate(facts, seen);
  if (date !== null) {
    from = spanOf(date.iso as string).from;
    said.push(`the text looks back on ${spellDate(date.iso as string)}`);
  }
  const past = latestPast(facts, clues, seen);
  if (past !== null && daysOf(past).from > from) {
    from = daysOf(past).from;
    said.push(`the text knows of "${past.title}" (${spellDate(past.from)})`);
  }
  const opening = leadOf(facts, 2).at(-1)?.end ?? 0;
  const lookedBack = facts.dates
    .filter(
      one =>
        one.start >= opening && one.when.kind === 'absolute' && one.when.year !== null && one.iso !== null,
    )
    .map(one => spanOf((one.iso as string).slice(0, 10)));
  const years = relativeYears(facts, said);
  const held = namedOffices(facts, clues, offices, said);
  return {
    from,
    to: seen,
    allows(day) {
      if (years.length > 0 && !years.includes(Number(day.slice(0, 4)))) return false;
      return held.every(periods => periods.some(office => isHeld(office, day)));
    },
    isBackground: span => lookedBack.some(one => span.from >= one.from && span.to <= one.to),
    clues: said,
  };
}

/** The latest year, month or day named with its year that lies before `seen` and isn't a term ("by 2030"). */
function latestDate(facts: Facts, seen: string): FoundDate | null {
  const terms = reportWords('until', facts.language);
  let latest: FoundDate | null = null;
  for (const date of facts.dates) {
    if (
      date.when.kind !== 'absolute' ||
      date.when.year === null ||
      date.iso === null ||
      date.iso.slice(0, 10) > seen
    )
      continue;
    const before = plainBetween(facts, Math.max(0, date.start - 12), date.start).trimEnd();
    const after = plainBetween(facts, date.end, date.end + 8).trimStart();
    if (terms.some(word => before === word || before.endsWith(` ${word}`) || after.startsWith(word)))
      continue;
    if (latest === null || spanOf(date.iso).from > spanOf(latest.iso as string).from) latest = date;
  }
  return latest;
}

/** The latest known event the text speaks of in the event's own words, with one of its participants in the same sentence. */
function latestPast(facts: Facts, clues: EventClues, seen: string): KnownEvent | null {
  const folded: string[] = [];
  for (const event of lastingEvents(facts.beat)) {
    if (daysOf(event).from > seen) continue;
    const needed = Math.min(2, event.participants.length);
    // most events name someone the text doesn't: only the others' words are looked for
    if (event.participants.filter(id => clues.all.has(id)).length < needed) continue;
    const words = wordsOf(event, facts.language).filter(clues.says);
    if (words.length === 0) continue;
    for (const [index, sentence] of facts.sentences.entries()) {
      folded[index] ??= plainBetween(facts, sentence.start, sentence.end);
      if (!words.some(word => folded[index]?.includes(word))) continue;
      const named = new Set(inside(facts.mentions, sentence).map(mention => mention.entity));
      const present = event.participants.filter(id => named.has(id)).length;
      if (present >= needed) return event;
    }
  }
  return null;
}

/** A stretch folded without accents in every language, Vietnamese too. */
function plainBetween(facts: Facts, start: number, end: number): string {
  return baseLanguage(facts.language) === 'vi'
    ? fold(facts.text.slice(start, end)).text
    : facts.foldedBetween(start, end);
}

const lastingOf = new WeakMap<Beat, KnownEvent[]>();

/** Events that are looked back on by words of their own, the latest first. */
function lastingEvents(beat: Beat): KnownEvent[] {
  const ready = lastingOf.get(beat);
  if (ready !== undefined) return ready;
  const made = beat.events
    .filter(event => event.words !== undefined && lasting.has(event.type))
    .sort((a, b) => (daysOf(a).from < daysOf(b).from ? 1 : daysOf(a).from > daysOf(b).from ? -1 : 0));
  lastingOf.set(beat, made);
  return made;
}

/** "Last year in June" and one known event of some June, named in the same sentence: the year is the one after. */
function relativeYears(facts: Facts, said: string[]): number[] {
  for (const date of facts.dates) {
    if (date.when.kind !== 'relative' || date.when.unit !== 'year' || date.when.month === null) continue;
    const { month, offset } = date.when;
    const sentence = facts.sentences.find(one => date.start >= one.start && date.end <= one.end);
    if (sentence === undefined) continue;
    const named = new Set(inside(facts.mentions, sentence).map(mention => mention.entity));
    const kinds = new Set(inside(facts.kindHits, sentence).map(hit => hit.id));
    const folded = plainBetween(facts, sentence.start, sentence.end);
    const fits = facts.beat.events.filter(
      event =>
        Number(event.from.slice(5, 7)) === month &&
        (kinds.has(event.type) || wordsOf(event, facts.language).some(word => folded.includes(word))) &&
        event.participants.some(id => named.has(id)) &&
        event.participants.every(
          id =>
            named.has(id) || facts.entity(id)?.kind !== 'person' || facts.entity(id)?.everPresent === true,
        ),
    );
    const worded = fits.filter(event => wordsOf(event, facts.language).some(word => folded.includes(word)));
    const years = [
      ...new Set((worded.length > 0 ? worded : fits).map(event => Number(event.from.slice(0, 4)) - offset)),
    ];
    if (years.length === 1) {
      said.push(
        `"${date.text}" (${monthName(month)}) means "${((worded[0] ?? fits[0]) as KnownEvent).title}", so it was written in ${years[0]}`,
      );
      return years;
    }
  }
  return [];
}

/** For each person with a post, the periods in which the post was theirs. */
function namedOffices(
  facts: Facts,
  clues: EventClues,
  offices: Offices,
  said: string[],
): { from: string | null; to: string | null }[][] {
  const byPerson = new Map<string, ReturnType<Offices['named']>>();
  for (const one of offices.named(facts)) {
    const list = byPerson.get(one.office.person);
    if (list === undefined) byPerson.set(one.office.person, [one]);
    else list.push(one);
  }
  const periods: ReturnType<Offices['named']>[number]['office'][][] = [];
  for (const list of byPerson.values()) {
    const distinct = [...new Set(list.map(({ office }) => office))];
    periods.push(distinct);
    const known = distinct.filter(office => office.from !== null || office.to !== null);
    const entity = facts.entity(known[0]?.person ?? '');
    if (
      known.length === 0 ||
      entity === undefined ||
      entity.everPresent === true ||
      !clues.lead.has(entity.id)
    )
      continue;
    said.push(
      `${entity.name} was ${known[0]?.title} ${known.map(office => `${office.from === null ? 'until' : `from ${spellDate(office.from)}${office.to === null ? ' on' : ' to'}`}${office.to === null ? '' : ` ${spellDate(office.to)}`}`).join(' and ')}`,
    );
  }
  return periods;
}
