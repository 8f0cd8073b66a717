import type { Beat } from '../src/beat/beat.ts';
import { nextSlot } from '../src/digest/due.ts';
import { nameTopic, sayMoment, saySchedule } from '../src/digest/wording.ts';
import type { Timestamp } from '../src/model/item.ts';
import type { DigestOrder, Subscription, SubscriptionChange } from '../src/model/subscription.ts';
import type { Speaker } from '../src/wording/speaker.ts';

/** Whose beat it is, and who speaks. */
interface Spoken {
  beat: Beat;
  say: Speaker;
}

/** An order in one or two sentences. */
export function saySubscription(order: DigestOrder, { beat, say }: Spoken): string {
  const { filter, quiet } = order;
  const schedule = saySchedule(order.schedule, say);
  const people = filter.people.map(id => nameOf(id, beat));
  const topics = filter.topics.map(id => (say.tongue === 'en' ? id : nameTopic(id, beat, say)));
  const parts = [
    order.form === 'compact'
      ? say('subscription.compact', { schedule })
      : say('subscription.full', { schedule }),
    filter.languages.length > 0 ? say('filter.languages', { languages: filter.languages.join(', ') }) : '',
    topics.length > 0 ? say('filter.topics', { topics: topics.join(', ') }) : '',
    people.length > 0
      ? say('filter.person', {
          name: people.reduce((first, last) => say('subscription.or', { first, last })),
        })
      : '',
    filter.minimumReports > 1 ? say('subscription.minimum', { n: filter.minimumReports }) : '',
    filter.minimumOutlets > 1 ? say('subscription.minimumOutlets', { n: filter.minimumOutlets }) : '',
  ].filter(part => part !== '');
  return [
    say('sentence', { text: parts.join(', ') }),
    order.quietDay === 'say-so' ? say('subscription.saySo') : say('subscription.keepQuiet'),
    ...(order.laterReports !== 'announce'
      ? []
      : [
          quiet === null
            ? say('subscription.announce')
            : say('subscription.announceQuiet', { from: quiet.from, to: quiet.to }),
        ]),
  ].join(' ');
}

/** When the next digest comes, or why none does. */
export function sayNext({ schedule, paused }: Subscription, now: Timestamp, say: Speaker): string {
  const moment = (at: Timestamp) => sayMoment(at, schedule.timeZone, say);
  if (paused === null) return say('subscription.next', { moment: moment(nextSlot(schedule, now)) });
  return paused.by === null
    ? say('subscription.paused', { reason: paused.reason })
    : say('subscription.pausedBy', { name: paused.by.name, moment: moment(paused.at) });
}

/** A line of the history in words. */
export function sayHistory(
  { at, by, change }: SubscriptionChange,
  timeZone: string,
  context: Spoken,
): string {
  const { say } = context;
  const who = by === null ? say('subscription.byBot') : say('subscription.by', { name: by.name });
  const moment = sayMoment(at, timeZone, say);
  return change.kind === 'changed'
    ? say('subscription.historyChanged', { moment, who, before: saySubscription(change.before, context) })
    : say('subscription.history', { moment, who, change: say(`subscription.change.${change.kind}`) });
}

function nameOf(id: string, beat: Beat): string {
  return beat.entities.find(entity => entity.id === id)?.name ?? id;
}
