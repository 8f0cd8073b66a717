import { sayChange, sayWho } from '../src/digest/judgement-words.ts';
import { sayMoment } from '../src/digest/wording.ts';
import type { Correction } from '../src/model/judgement.ts';
import type { Text, TextRun } from '../src/model/view.ts';
import { commandAction } from './answers.ts';
import { nameOption, numberOption } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';
import { demandStory } from './correcting.ts';

const defaultCount = 10;

/** Every change people made: who, what, when, before and after. */
export const audit: Command = {
  name: 'audit',
  description: 'Every correction people made: who, what, when, before and after',
  rights: 'manager',
  options: [
    {
      name: 'story',
      description: 'Only corrections of this story',
      type: 'string',
      positional: true,
      suggests: 'story',
    },
    { name: 'count', description: 'How many on a page (10)', type: 'integer', minimum: 1, maximum: 25 },
  ],
  examples: ['audit', 'audit 12'],
  async run(options, context) {
    const { say } = context;
    const size = numberOption(options, 'count', defaultCount);
    const wanted = nameOption(options, 'story');
    const story = wanted === '' ? null : await demandStory(wanted, context);
    const before = numberOption(options, 'before', 0);
    const found = await context.archive.corrections({
      limit: size + 1,
      ...(story === null ? {} : { storyId: story.id }),
      ...(before > 0 ? { before } : {}),
    });
    const shown = found.slice(0, size);
    const last = shown.at(-1);
    const more =
      found.length > size && last
        ? [await commandAction(context, say('button.older'), 'audit', { ...options, before: last.number })]
        : [];
    return {
      view: {
        title: story === null ? say('audit.title') : say('audit.titleOf', { id: story.id }),
        subtitle: null,
        blocks:
          shown.length === 0
            ? [
                {
                  kind: 'text',
                  text: story === null ? say('audit.none') : say('audit.noneOf', { id: story.id }),
                },
              ]
            : [{ kind: 'list', ordered: false, items: shown.map(one => describe(one, context)) }],
        actions: more,
        tone: 'answer',
        fallback: say('n.corrections', { n: shown.length }),
      },
      data: { corrections: shown },
    };
  },
};

function describe(correction: Correction, context: CommandContext): Text {
  const { say } = context;
  const { change, channel } = correction;
  const note = change.kind === 'mark' ? change.after?.note : null;
  const runs: TextRun[] = [
    { text: `${correction.number}. `, bold: true },
    { text: sayChange(change, say) },
    { text: ` · ${sayWho(correction, say)} · ` },
    { text: sayMoment(correction.at, context.timeZone, say), time: correction.at },
  ];
  if (channel !== null && channel.id !== context.caller.channel?.id)
    runs.push({ text: ` · ${channel.platform}:${channel.id}` });
  if (correction.undoneBy !== null)
    runs.push({ text: ` · ${say('audit.undone', { number: correction.undoneBy })}` });
  if (note) runs.push({ text: ` · “${note}”` });
  return runs;
}
