import type { Config } from './config.ts';
import { createFetcher, type Fetcher } from './intake/fetch.ts';
import type { Log } from './log.ts';
import type { Timestamp } from './model/item.ts';

/** What the settings say of going out. */
export type DoorSettings = Pick<
  Config,
  'contact' | 'feedAllowHosts' | 'httpProxy' | 'httpsProxy' | 'noProxy'
>;

/** The one door out as the settings want it: contact, proxies, and who may be asked on a private network. */
export function openDoor(config: DoorSettings, now: () => Timestamp, log?: Log): Fetcher {
  return createFetcher({
    now,
    contact: config.contact,
    allowHosts: config.feedAllowHosts,
    proxies: { http: config.httpProxy, https: config.httpsProxy, not: config.noProxy },
    ...(log === undefined ? {} : { log }),
  });
}
