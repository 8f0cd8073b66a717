import type { FeedManners } from '../model/feed-state.ts';
import { childrenOf, type FeedNode, textOf } from './feed-node.ts';

/** RSS 1.0 Syndication module (https://web.resource.org/rss/1.0/modules/syndication/), in minutes. */
const periods: Record<string, number> = {
  hourly: 60,
  daily: 24 * 60,
  weekly: 7 * 24 * 60,
  monthly: 30 * 24 * 60,
  yearly: 365 * 24 * 60,
};

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** A feed that says it is complete (`itunes:complete`) is still asked once a week: some say it by mistake. */
const complete = 7 * 24 * 60;

/**
 * When a feed wishes to be left alone: `ttl`, `skipHours` and `skipDays` (RSS 2.0, https://www.rssboard.org/rss-specification),
 * `sy:updatePeriod` and `sy:updateFrequency`. Of two wishes the longer one counts. What can't be read is passed over.
 */
export function readManners(channel: FeedNode): FeedManners {
  const one = (name: string) => {
    const found = childrenOf(channel, name)[0];
    return found ? textOf(found).slice(0, 40).trim().toLowerCase() : '';
  };
  const ttl = /^\d{1,7}(?:\.\d+)?$/.test(one('ttl')) ? Number(one('ttl')) : 0;
  const frequency = /^\d{1,5}$/.test(one('sy:updateFrequency')) ? Number(one('sy:updateFrequency')) : 1;
  const period = (periods[one('sy:updatePeriod')] ?? 0) / Math.max(1, frequency);
  const ended = /^(?:yes|true)$/.test(one('itunes:complete')) ? complete : 0;
  const minutes = Math.max(ttl, period, ended);
  const skipHours = listOf(channel, 'skipHours', 'hour')
    // RSS 0.91 counted from 1 to 24.
    .map(text => (/^\d{1,2}$/.test(text) ? Number(text) % 24 : -1))
    .filter(number => number >= 0);
  const skipDays = listOf(channel, 'skipDays', 'day')
    .map(text => days.indexOf(text))
    .filter(number => number >= 0);
  return {
    ttlMinutes: minutes > 0 ? minutes : null,
    ...(skipHours.length > 0 ? { skipHours: [...new Set(skipHours)] } : {}),
    ...(skipDays.length > 0 ? { skipDays: [...new Set(skipDays)] } : {}),
  };
}

function listOf(channel: FeedNode, holder: string, name: string): string[] {
  return childrenOf(channel, holder)
    .slice(0, 3)
    .flatMap(node => node.children.filter(child => typeof child !== 'string' && child.name === name))
    .slice(0, 24)
    .map(node =>
      textOf(node as FeedNode)
        .slice(0, 20)
        .trim()
        .toLowerCase(),
    );
}
