import type { Change, Correction, Judgement } from '../model/judgement.ts';
import { judgementSigns } from '../model/judgement.ts';
import type { StoryMark } from '../model/view.ts';
import { count } from './wording.ts';

/** "✅ verified", "🔁 duplicate of story #7". */
export function sayJudgement({ kind, duplicateOf }: Pick<Judgement, 'kind' | 'duplicateOf'>): string {
  const of = duplicateOf === null ? '' : ` of story #${duplicateOf}`;
  return `${judgementSigns[kind]} ${kind}${of}`;
}

/** A mark as it stands beside a story; null when nobody said anything. */
export function toStoryMark(judgement: Judgement | null): StoryMark | null {
  if (judgement === null) return null;
  return { text: `${sayJudgement(judgement)}, says ${judgement.by.name}`, note: judgement.note };
}

/** What a correction changed, in words: "put story #12 (2 reports) into story #7". */
export function sayChange(change: Change): string {
  switch (change.kind) {
    case 'mark': {
      const before = change.before === null ? 'no mark' : sayJudgement(change.before);
      const after = change.after === null ? 'no mark' : sayJudgement(change.after);
      return `story #${change.storyId}: ${before} → ${after}`;
    }
    case 'merge':
      return `story #${change.storyId} (${sayReports(change.moves)}) → part of story #${change.toStoryId}`;
    case 'split':
      return `${sayReports(change.moves)} of story #${change.storyId} → a story of their own, #${change.toStoryId}`;
    case 'move': {
      const from = [...new Set(change.moves.map(move => `#${move.from}`))].join(', ');
      return `${sayReports(change.moves)} of story ${from} → story #${change.toStoryId}`;
    }
    case 'undo':
      return `correction ${change.of} undone`;
  }
}

function sayReports(moves: readonly unknown[]): string {
  return count(moves.length, 'report', 'reports');
}

/** Who made a correction: "Mina (slack)"; grouping itself has no name. */
export function sayWho({ by }: Pick<Correction, 'by'>): string {
  return by === null ? 'the grouping itself' : `${by.name} (${by.platform})`;
}
