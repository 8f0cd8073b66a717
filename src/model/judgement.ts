import type { Timestamp } from './item.ts';
import type { Channel, PlatformName } from './subscription.ts';

/** Someone who judges: a user of a platform, with the name they had then. */
export interface Person {
  platform: PlatformName;
  id: string;
  name: string;
}

/** Who corrects, and from where. */
export interface Corrector {
  person: Person;
  /** Where it was done; null in a private talk. */
  channel: Channel | null;
}

export type JudgementKind = 'verified' | 'disputed' | 'duplicate' | 'off-beat';

export const judgementKinds: readonly JudgementKind[] = ['verified', 'disputed', 'duplicate', 'off-beat'];

/** The sign of each judgement: shown beside a story, and the reaction that says the same. */
export const judgementSigns: Readonly<Record<JudgementKind, string>> = {
  verified: '✅',
  disputed: '❓',
  duplicate: '🔁',
  'off-beat': '🚫',
};

/** What a person says of a story; a later judgement takes the place of an earlier one. */
export interface Judgement {
  kind: JudgementKind;
  note: string | null;
  /** The story this one repeats, where it was said which; only with `duplicate`. */
  duplicateOf: number | null;
  by: Person;
  at: Timestamp;
}

/** One article's way from a story to another. */
export interface Move {
  articleKey: number;
  from: number;
  to: number;
}

/** What was changed. Numbers of stories are those of that moment. */
export type Change =
  | { kind: 'mark'; storyId: number; before: Judgement | null; after: Judgement | null }
  | {
      kind: 'move' | 'merge' | 'split';
      /** The story whose articles were moved. */
      storyId: number;
      toStoryId: number;
      moves: Move[];
    }
  /** An earlier change was taken back. */
  | { kind: 'undo'; storyId: number; of: number };

/** One line of the audit list. */
export interface Correction {
  number: number;
  change: Change;
  /** Null when grouping itself moved articles. */
  by: Person | null;
  channel: Channel | null;
  at: Timestamp;
  /** The correction that took this one back. */
  undoneBy: number | null;
}
