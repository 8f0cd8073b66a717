import type { Change, Correction, Judgement } from '../model/judgement.ts';
import { judgementSigns } from '../model/judgement.ts';
import type { StoryMark } from '../model/view.ts';
import { english, type Speaker } from '../wording/speaker.ts';

/** "✅ verified", "🔁 duplicate of story #7". */
export function sayJudgement(
  { kind, duplicateOf }: Pick<Judgement, 'kind' | 'duplicateOf'>,
  say: Speaker = english,
): string {
  const words =
    kind === 'duplicate' && duplicateOf !== null
      ? say('mark.duplicateOf', { id: duplicateOf })
      : say(`mark.${kind}`);
  return `${judgementSigns[kind]} ${words}`;
}

/** A mark as it stands beside a story; null when nobody said anything. */
export function toStoryMark(judgement: Judgement | null, say: Speaker = english): StoryMark | null {
  if (judgement === null) return null;
  const text = say('mark.says', { mark: sayJudgement(judgement, say), name: judgement.by.name });
  return { text, note: judgement.note };
}

/** What a correction changed, in words: "put story #12 (2 reports) into story #7". */
export function sayChange(change: Change, say: Speaker = english): string {
  const reports = (moves: readonly unknown[]) => say('n.reports', { n: moves.length });
  switch (change.kind) {
    case 'mark': {
      const mark = (said: Judgement | null) => (said === null ? say('mark.none') : sayJudgement(said, say));
      return say('change.mark', {
        id: change.storyId,
        before: mark(change.before),
        after: mark(change.after),
      });
    }
    case 'merge':
      return say('change.merge', {
        id: change.storyId,
        reports: reports(change.moves),
        to: change.toStoryId,
      });
    case 'split':
      return say('change.split', {
        id: change.storyId,
        reports: reports(change.moves),
        to: change.toStoryId,
      });
    case 'move': {
      const from = [...new Set(change.moves.map(move => `#${move.from}`))].join(', ');
      return say('change.move', { from, reports: reports(change.moves), to: change.toStoryId });
    }
    case 'undo':
      return say('change.undo', { number: change.of });
  }
}

/** Who made a correction: "Mina (slack)"; grouping itself has no name. */
export function sayWho({ by }: Pick<Correction, 'by'>, say: Speaker = english): string {
  return by === null ? say('change.grouping') : `${by.name} (${by.platform})`;
}
