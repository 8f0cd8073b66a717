import type { Timestamp } from './item.ts';
import type { Channel, Subscription } from './subscription.ts';
import type { View } from './view.ts';

/** Half-open: from ≤ t < to. */
export interface Window {
  from: Timestamp;
  to: Timestamp;
}

/** One story's place in a digest. */
export interface DigestItem {
  storyId: number;
  /** `new`: first told in this channel; `updated`: known there, with new reports. */
  status: 'new' | 'updated';
  /** Keys of the articles first seen (or revised) in the window. */
  articleKeys: number[];
}

/** Numbered; for one subscription and one window of time. */
export interface Digest {
  number: number;
  subscriptionId: number;
  window: Window;
  items: DigestItem[];
  /** The terminal text of it, kept as it was composed. */
  text: string;
  composed: Timestamp;
}

/** `pending → sending → sent | dead`; anything unclear stays `in-doubt` until it is settled. */
export type DeliveryState = 'pending' | 'sending' | 'in-doubt' | 'sent' | 'dead';

/** One message owed to one channel; a row of the outbox. */
export interface Delivery {
  id: number;
  /** At most 25 characters, the same on every try: Discord's nonce, Slack's message metadata. */
  key: string;
  channel: Channel;
  /** The rendered message, ready for the platform (JSON). */
  payload: unknown;
  /** What it is, for logs and people: "digest #12, part 1 of 2". */
  label: string;
  digestNumber: number | null;
  /** Parts of one digest go in this order; a part waits for the one before it. */
  part: number;
  state: DeliveryState;
  attempts: number;
  /** When the last try began. */
  lastAttempt: Timestamp | null;
  /** Not before this. */
  notBefore: Timestamp;
  /** The platform's message id once sent. */
  messageId: string | null;
  /** Why it failed last, without secrets. */
  lastError: string | null;
  created: Timestamp;
  /** For a change to a message posted before: that one's key, and its id once it was sent. Null for a message of its own. */
  edits: { key: string; messageId: string | null } | null;
  /** The thread it goes into, where the platform's threads are no channels of their own. */
  thread: string | null;
  /** The one story it speaks of. */
  storyId: number | null;
}

export type NewDelivery = Pick<Delivery, 'key' | 'channel' | 'payload' | 'label' | 'part'> & {
  /** The key of the delivery whose message this one changes. */
  edits?: string;
  thread?: string | null;
  storyId?: number | null;
};

/** A digest as it was posted, with what is needed to draw it again. */
export interface DrawnDigest {
  view: View;
  channel: Channel;
  form: Subscription['form'];
  timeZone: string;
}

/** A posted digest with a story that people have corrected since. */
export interface StaleDigest {
  number: number;
  /** The newest correction there is. */
  upTo: number;
  drawn: DrawnDigest;
}

/** In place of a message: begin a thread at the message that the delivery `edits`. */
export interface ThreadOrder {
  /** What the thread is called, where threads have names; any length. */
  openThread: string;
}

/** Whether a delivery's payload asks for a thread. */
export function isThreadOrder(payload: unknown): payload is ThreadOrder {
  return typeof (payload as Partial<ThreadOrder> | null)?.openThread === 'string';
}

/** A story's thread in a channel. */
export interface StoryThread {
  channel: Channel;
  /** The platform's id of it. */
  thread: string;
}

/** First sights and revisions that the threads of their stories have not been told of. */
export interface UntoldReports {
  /** The newest report they were told of; null when there never was one. */
  after: number | null;
  /** The newest report there is. */
  upTo: number;
  /** In order; only those of stories that have a thread. */
  reports: { number: number; articleKey: number; storyId: number; revised: boolean }[];
}
