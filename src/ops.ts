import type { Platform } from './chat/platform.ts';
import { composeFeedNotice } from './digest/feed-notice.ts';
import type { FeedsOptions } from './feeds.ts';
import type { NewDelivery } from './model/digest.ts';
import type { Channel } from './model/subscription.ts';
import type { View } from './model/view.ts';
import { deliveryKey } from './schedule.ts';
import type { Speaker } from './wording/speaker.ts';

/** Makes the messages to OPS_CHANNEL about feeds that have paused themselves; none where no such channel is set. */
export function createFeedNotice(options: {
  channel: Channel | null;
  platforms: ReadonlyMap<string, Platform>;
  timeZone: string;
  /** The language of the messages; English when left out. */
  say?: Speaker;
}): NonNullable<FeedsOptions['notice']> {
  const { channel, platforms, timeZone, say } = options;
  return (source, pause, failingSince) => {
    const platform = channel && platforms.get(channel.platform);
    if (!channel || !platform) return [];
    const view = composeFeedNotice(source, pause, failingSince, timeZone, say);
    return toMessages(view, `${source.id} ${pause.by} ${pause.since}`, channel, platform);
  };
}

function toMessages(view: View, about: string, channel: Channel, platform: Platform): NewDelivery[] {
  return platform.render(view).map((payload, index) => ({
    key: deliveryKey(`${channel.platform}:${channel.id}|notice ${about}|${index + 1}`),
    channel,
    payload,
    label: view.title,
    part: index + 1,
  }));
}
