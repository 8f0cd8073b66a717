import type { FeedPause } from '../model/feed.ts';
import type { Source, Timestamp } from '../model/item.ts';
import type { View } from '../model/view.ts';
import { sayMoment } from './wording.ts';

/** The message to whoever runs the bot when a feed has paused itself: which, why, since when, what can be done. */
export function composeFeedNotice(
  source: Source,
  pause: FeedPause,
  failingSince: Timestamp | null,
  timeZone: string,
): View {
  const title = `Feed paused: ${source.name}`;
  const address = source.id.replace(/^feed:/, '');
  const next =
    pause.by === 'gone'
      ? 'It is not asked again. `sources remove` takes it off the list; `sources resume` tries it once more.'
      : 'It is asked seldom whether it is back, and goes on by itself when it is. `sources resume` asks it now.';
  return {
    title,
    subtitle: null,
    blocks: [
      {
        kind: 'fields',
        fields: [
          { name: 'Cause', value: pause.reason },
          {
            name: 'Paused since',
            value: [{ text: sayMoment(pause.since, timeZone), time: pause.since }],
          },
          ...(failingSince === null || failingSince === pause.since
            ? []
            : [
                {
                  name: 'Failing since',
                  value: [{ text: sayMoment(failingSince, timeZone), time: failingSince }],
                },
              ]),
          { name: 'Address', value: address },
        ],
      },
      { kind: 'text', text: next },
    ],
    actions: [],
    tone: 'problem',
    fallback: `${title} (${pause.reason})`,
  };
}
