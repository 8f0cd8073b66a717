import type { ArticleEvent, Span } from '../model/reading.ts';
import { dayOf, daysBetween } from './civil.ts';
import { settleDate } from './dates-settle.ts';
import { type Facts, inside, sideOf } from './facts.ts';
import { fold } from './fold.ts';
import { daysOf } from './known-events.ts';
import type { Dating } from './published.ts';
import { reportWords } from './report-words.ts';
import type { Telling } from './telling.ts';

/** A day as the brief gives it. */
export interface BriefDate {
  date: string;
  inferred: boolean;
}

/**
 * The day for the brief: one that the telling sentences name for the event (not for the report of it), or the day of the
 * known event it was recognised as. 'contradicts' when that day and the tense can't both be right.
 */
export function dateOfBrief(
  facts: Facts,
  event: ArticleEvent,
  dating: Dating,
  tellings: Telling[],
  ahead: boolean,
): BriefDate | null | 'contradicts' {
  const published = dayOf(dating.published.date);
  const sure = dating.published.basis === 'stated';
  const date = dayOf(event.date);
  if (date === null) return null;
  const named = sure && namesDay(facts, tellings, published, date);
  const known = dating.event !== null && date >= daysOf(dating.event).from && date <= daysOf(dating.event).to;
  if (!named && (!known || isElsewhere(facts, tellings, dating))) return null;
  if (published !== null && sure) {
    if (!ahead && date > published) return 'contradicts';
    if (ahead && date <= published) return null;
    if (Math.abs(daysBetween(date, published)) > 14) return null;
  }
  return { date, inferred: event.dateBasis !== 'stated' || !named };
}

/** Whether the stretches name this one day, and not as the day of a report. */
function namesDay(facts: Facts, tellings: Telling[], published: string | null, day: string): boolean {
  const days = new Set<string>();
  for (const found of tellings.flatMap(one => inside(facts.dates, one))) {
    if (isOfReport(facts, found)) continue;
    const settled = dayOf(published === null ? found.iso : settleDate(found, published));
    if (settled !== null) days.add(settled);
  }
  return days.size === 1 && days.has(day);
}

/** Whether a day is that of the report: "조선중앙통신이 13일", "13일 조선중앙통신이 보도했다", "said on Monday". */
export function isOfReport(facts: Facts, { start, end }: Span): boolean {
  const after = fold(facts.text.slice(end, end + 10)).text;
  const before = fold(facts.text.slice(Math.max(0, start - 14), start)).text;
  if (reportWords('reported', facts.language).some(word => after.includes(word) || before.includes(word)))
    return true;
  const beside = { start: start - agencyReach - longestAgency, end: end + agencyReach };
  return inside(facts.mentions, beside).some(
    mention =>
      facts.entity(mention.entity)?.kind === 'agency' &&
      (mention.start >= end || (mention.end <= start && start - mention.end <= agencyReach)),
  );
}

/** How many letters may part an agency from the day of its report: a space and a particle. */
const agencyReach = 3;
const longestAgency = 40;

/** Whether these sentences put it in another place than the known event it was taken for. */
function isElsewhere(facts: Facts, tellings: Telling[], dating: Dating): boolean {
  const known = dating.event?.place ?? null;
  if (known === null || facts.mentions.some(mention => mention.entity === known)) return false;
  // An envoy's journey is known by the envoy; leaders meet again and again, in other places.
  if (dating.event?.participants.some(id => isEnvoy(facts, id)) === true) return false;
  return tellings
    .flatMap(one => inside(facts.mentions, one))
    .some(mention => {
      const entity = facts.entity(mention.entity);
      return entity?.kind === 'place' && !mention.metonym && sideOf(facts, entity) >= 0;
    });
}

function isEnvoy(facts: Facts, id: string): boolean {
  const entity = facts.entity(id);
  return entity?.kind === 'person' && entity.everPresent !== true;
}
