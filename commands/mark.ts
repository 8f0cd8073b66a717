import { sayJudgement } from '../src/digest/judgement-words.ts';
import { type JudgementKind, judgementKinds, judgementSigns } from '../src/model/judgement.ts';
import { usageError } from '../src/wording/faults.ts';
import { plainAnswer } from './answers.ts';
import { nameOption, textOption } from './arguments.ts';
import type { Command, OptionValues } from './command.ts';
import { confirm, demandStory, toCorrector } from './correcting.ts';
import { FieldError } from './field-error.ts';
import { markForm } from './mark-form.ts';

/** The word that takes a mark away. */
const none = 'none';
const words: readonly string[] = [...judgementKinds, none];

/** Says of a story that it is verified, disputed, a duplicate or off-beat. */
export const mark: Command = {
  name: 'mark',
  form: markForm,
  description: 'Mark a story verified, disputed, duplicate or off-beat, or take its mark away',
  rights: 'manager',
  options: [
    {
      name: 'story',
      description: "The story's number, as shown with #, or an article's id",
      type: 'string',
      required: true,
      positional: true,
      suggests: 'story',
    },
    {
      name: 'as',
      description: 'What it is; off-beat stories leave lists and digests',
      type: 'string',
      choices: [
        ...judgementKinds.map(kind => ({ name: `${judgementSigns[kind]} ${kind}`, value: kind })),
        { name: 'no mark', value: none },
      ],
    },
    {
      name: 'of',
      description: 'For a duplicate: the story it repeats',
      type: 'string',
      suggests: 'story',
    },
    { name: 'note', description: 'A few words on why, shown with the mark', type: 'string' },
  ],
  examples: ['mark 12 verified', 'mark 12 as:disputed note:"denied by Moscow"', 'mark 12 as:duplicate of:7'],
  async run(options, context) {
    const { wanted, as, note } = readMark(options);
    const story = await demandStory(wanted, context);
    const of = nameOption(options, 'of');
    if (of !== '' && as !== 'duplicate') throw new FieldError('of', usageError('mark.ofOnly'));
    if (as === 'duplicate' && of === '') throw new FieldError('of', usageError('mark.ofNeeded'));
    const said =
      as === none
        ? null
        : {
            kind: as as JudgementKind,
            note,
            duplicateOf: of === '' ? null : (await demandStory(of, context)).id,
          };
    const correction = await context.archive.judgeStory(story.id, said, toCorrector(context), context.now);
    const { say } = context;
    const title =
      said === null
        ? say('mark.titleNone', { id: story.id })
        : say('mark.title', { id: story.id, mark: sayJudgement(said, say) });
    if (correction === null) return plainAnswer(title, say('mark.already'), { correction: null });
    return confirm(title, correction, [story], context);
  },
};

/** "12 verified two sources agree" says the same as `12 as:verified note:"two sources agree"`. */
function readMark(options: OptionValues): { wanted: string; as: string; note: string | null } {
  const note = textOption(options, 'note');
  const given = textOption(options, 'as');
  const typed = nameOption(options, 'story');
  if (given !== null) return { wanted: typed, as: given, note };
  const match = /^(\S+)\s+(\S+)(?:\s+(.+))?$/su.exec(typed);
  const as = match?.[2]?.toLowerCase() ?? '';
  if (match === null || !words.includes(as)) throw usageError('mark.usage', { words: words.join(', ') });
  return { wanted: match[1] as string, as, note: note ?? match[3] ?? null };
}
