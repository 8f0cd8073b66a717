import type { Beat } from '../src/beat/beat.ts';
import { nextSlot } from '../src/digest/due.ts';
import { sayMoment } from '../src/digest/wording.ts';
import type { Timestamp } from '../src/model/item.ts';
import { saySchedule } from '../src/model/schedule.ts';
import type { DigestOrder, Subscription, SubscriptionChange } from '../src/model/subscription.ts';

/** An order in one or two sentences. */
export function saySubscription(order: DigestOrder, beat: Beat): string {
  const { filter } = order;
  const parts = [
    `A ${order.form} digest ${saySchedule(order.schedule)}`,
    filter.languages.length > 0 ? `in ${filter.languages.join(', ')}` : '',
    filter.topics.length > 0 ? `on ${filter.topics.join(', ')}` : '',
    filter.people.length > 0 ? `naming ${filter.people.map(id => nameOf(id, beat)).join(' or ')}` : '',
    filter.minimumReports > 1 ? `with at least ${filter.minimumReports} reports` : '',
    filter.minimumOutlets > 1 ? `from at least ${filter.minimumOutlets} outlets` : '',
  ].filter(part => part !== '');
  const quietDay =
    order.quietDay === 'say-so' ? 'When nothing is new it says so.' : 'When nothing is new it keeps quiet.';
  const hours = order.quiet === null ? '' : `, but not from ${order.quiet.from} to ${order.quiet.to}`;
  const later =
    order.laterReports === 'announce'
      ? ` Later reports in a story’s thread are announced in the channel${hours}.`
      : '';
  return `${parts.join(', ')}. ${quietDay}${later}`;
}

/** When the next digest comes, or why none does. */
export function sayNext({ schedule, paused }: Subscription, now: Timestamp): string {
  if (paused === null) return `Next: ${sayMoment(nextSlot(schedule, now), schedule.timeZone)}.`;
  return paused.by === null
    ? `Paused: ${paused.reason}`
    : `Paused by ${paused.by.name} since ${sayMoment(paused.at, schedule.timeZone)}.`;
}

/** A line of the history in words. */
export function sayHistory({ at, by, change }: SubscriptionChange, timeZone: string, beat: Beat): string {
  const who = by === null ? 'by the bot' : `by ${by.name}`;
  const what =
    change.kind === 'changed'
      ? `changed ${who}. Before: ${saySubscription(change.before, beat)}`
      : `${change.kind} ${who}.`;
  return `${sayMoment(at, timeZone)}: ${what}`;
}

function nameOf(id: string, beat: Beat): string {
  return beat.entities.find(entity => entity.id === id)?.name ?? id;
}
