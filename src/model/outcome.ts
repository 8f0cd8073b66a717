import type { Timestamp } from './item.ts';

/** How an item ended. Every item ends as one of these, with reasons; nothing is dropped without a row that says why. */
export type OutcomeKind = 'stored' | 'duplicate' | 'revised' | 'off-beat' | 'unreadable';

export const outcomeKinds: readonly OutcomeKind[] = [
  'stored',
  'duplicate',
  'revised',
  'off-beat',
  'unreadable',
];

export interface Outcome {
  kind: OutcomeKind;
  /** In plain words; at least one. */
  reasons: string[];
  sourceId: string;
  locator: string;
  /** The item's id as people see it. */
  id: string;
  url: string | null;
  title: string | null;
  /** Fingerprint of the content; null when unreadable. */
  content: string | null;
  /** The article it became, repeated or revised; null for off-beat and unreadable. */
  articleKey: number | null;
  storyId: number | null;
  at: Timestamp;
}
