import type { Choice } from '../src/model/form.ts';
import { judgementKinds, judgementSigns } from '../src/model/judgement.ts';
import { mostChoices } from './answers.ts';
import { nameOption, textOption } from './arguments.ts';
import type { CommandContext, CommandForm } from './command.ts';
import { demandStory } from './correcting.ts';

/** The form in which a story is marked, with a note and the story it repeats. */
export const markForm: CommandForm = {
  fields: ['as', 'of', 'note'],
  offeredFor: options =>
    options.as === undefined && /^["“”„«]?\S+["“”»]?$/u.test(nameOption(options, 'story')),
  async make(options, context) {
    const story = await demandStory(nameOption(options, 'story'), context);
    const { say } = context;
    const before = story.judgement;
    return {
      title: say('form.markTitle', { id: story.id }),
      submit: say('form.mark'),
      keeps: { story: `${story.id}` },
      fields: [
        {
          kind: 'choice',
          name: 'as',
          label: say('form.storyIs'),
          hint: say('form.storyIsHint'),
          choices: [
            ...judgementKinds.map(kind => ({
              label: `${judgementSigns[kind]} ${say(`mark.${kind}`)}`,
              value: kind,
            })),
            { label: say('mark.none'), value: 'none' },
          ],
          value: textOption(options, 'as') ?? before?.kind ?? null,
          required: true,
        },
        {
          kind: 'choice',
          name: 'of',
          label: say('form.of'),
          hint: say('form.ofHint'),
          choices: await offerStories(story.id, before?.duplicateOf ?? null, context),
          value: textOption(options, 'of') ?? (before?.duplicateOf ? `${before.duplicateOf}` : null),
          required: false,
        },
        {
          kind: 'text',
          name: 'note',
          label: say('form.note'),
          hint: say('form.noteHint'),
          value: textOption(options, 'note') ?? before?.note ?? '',
          required: false,
          lines: 'many',
          most: 1000,
        },
      ],
    };
  },
};

/** The newest stories but this one; the one that it is said to repeat comes first. */
async function offerStories(
  storyId: number,
  repeated: number | null,
  { archive }: CommandContext,
): Promise<Choice[]> {
  const first = repeated === null ? null : await archive.story(repeated);
  const stories = [...(first === null ? [] : [first]), ...(await archive.storyTitles(mostChoices + 1))];
  const choices = new Map<string, Choice>();
  for (const { id, title, brief } of stories)
    if (id !== storyId) choices.set(`${id}`, { label: `#${id} ${brief ?? title}`, value: `${id}` });
  return [...choices.values()].slice(0, mostChoices);
}
