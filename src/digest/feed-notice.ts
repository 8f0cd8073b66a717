import type { FeedPause } from '../model/feed.ts';
import type { Source, Timestamp } from '../model/item.ts';
import type { View } from '../model/view.ts';
import { english, type Speaker } from '../wording/speaker.ts';
import { sayMoment } from './wording.ts';

/** The message to whoever runs the bot when a feed has paused itself: which, why, since when, what can be done. */
export function composeFeedNotice(
  source: Source,
  pause: FeedPause,
  failingSince: Timestamp | null,
  timeZone: string,
  say: Speaker = english,
): View {
  const title = say('notice.title', { name: source.name });
  const address = source.id.replace(/^feed:/, '');
  const next = pause.by === 'gone' ? say('notice.gone') : say('notice.circuit');
  return {
    title,
    subtitle: null,
    blocks: [
      {
        kind: 'fields',
        fields: [
          { name: say('notice.cause'), value: pause.reason },
          {
            name: say('notice.pausedSince'),
            value: [{ text: sayMoment(pause.since, timeZone, say), time: pause.since }],
          },
          ...(failingSince === null || failingSince === pause.since
            ? []
            : [
                {
                  name: say('notice.failingSince'),
                  value: [{ text: sayMoment(failingSince, timeZone, say), time: failingSince }],
                },
              ]),
          { name: say('field.address'), value: address },
        ],
      },
      { kind: 'text', text: next },
    ],
    actions: [],
    tone: 'problem',
    fallback: `${title} (${pause.reason})`,
    language: say.tongue,
  };
}
