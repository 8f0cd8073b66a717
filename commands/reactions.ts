import { UsageError } from '../src/errors.ts';
import { type Correction, type JudgementKind, judgementSigns } from '../src/model/judgement.ts';
import type { CommandContext } from './command.ts';
import { toCorrector } from './correcting.ts';

/** The judgement a reaction stands for; null for any other reaction. */
export function readSign(sign: string): JudgementKind | null {
  // Some platforms add the selector that makes a sign colourful (U+FE0F).
  const plain = sign.replace(/\uFE0F/g, '');
  const found = Object.entries(judgementSigns).find(([, own]) => own === plain);
  return (found?.[0] as JudgementKind | undefined) ?? null;
}

/** Marks a story as the command would; a duplicate's other story can be named by the command alone. */
export async function markByReaction(
  kind: JudgementKind,
  storyId: number,
  context: CommandContext,
): Promise<Correction | null> {
  const said = { kind, note: null, duplicateOf: null };
  return context.archive.judgeStory(storyId, said, toCorrector(context), context.now);
}

/** So many of a story's corrections are looked through for the mark that a reaction made. */
const lookedThrough = 50;

/** Takes back the mark this person gave by this sign, if it still is the story's; what was said before stands again. */
export async function takeBackReaction(
  kind: JudgementKind,
  storyId: number,
  context: CommandContext,
): Promise<Correction | null> {
  const { archive, caller } = context;
  const marks = (await archive.corrections({ storyId, standing: true, limit: lookedThrough })).filter(
    one => one.change.kind === 'mark',
  );
  const own = marks.find(
    ({ by, change }) =>
      by?.platform === caller.platform &&
      by.id === caller.userId &&
      change.kind === 'mark' &&
      change.after?.kind === kind,
  );
  if (own === undefined) return null;
  try {
    return await archive.undoCorrection(own.number, toCorrector(context), context.now);
  } catch (error) {
    // Someone has said something else since: that stands.
    if (error instanceof UsageError) return null;
    throw error;
  }
}
