import { nameTopic } from '../src/digest/wording.ts';
import type { Choice } from '../src/model/form.ts';
import type { Action } from '../src/model/view.ts';
import { anything, mostChoices, selectAction } from './answers.ts';
import { textOption } from './arguments.ts';
import type { CommandContext, OptionValues } from './command.ts';

/** A menu stands under a list of more stories than this; fewer have their buttons close at hand. */
const storiesWithoutMenu = 3;

/** "Open a story…", under a long list of them. */
export async function storyMenu(
  context: CommandContext,
  stories: { id: number; title: string; languages: readonly string[]; brief: string | null }[],
): Promise<Action[]> {
  if (stories.length <= storiesWithoutMenu) return [];
  const choices = new Map<number, Choice>();
  for (const { id, title, brief, languages } of stories)
    choices.set(id, { label: `#${id} ${brief ?? title}`, value: `${id}`, description: languages.join(', ') });
  const opens = { command: 'story', options: {}, fills: 'story' };
  return selectAction(context, context.say('menu.story'), opens, [...choices.values()]);
}

/** Menus that narrow a list to one topic or language, or widen it again; each begins at the first page. */
export async function filterMenus(
  context: CommandContext,
  command: string,
  options: OptionValues,
): Promise<Action[]> {
  const { say, beat, archive } = context;
  const { cursor: _cursor, trail: _trail, ...asked } = options;
  const topics = beat.topics.map(topic => ({ label: nameTopic(topic.id, beat, say), value: topic.id }));
  const { languages } = await archive.counts();
  const names = new Intl.DisplayNames([say.tongue], { type: 'language', fallback: 'code' });
  const tongues = Object.entries(languages)
    .sort(([, a], [, b]) => b - a)
    .filter(([tag]) => tag !== 'und')
    .map(([tag]) => ({ label: names.of(tag) ?? tag, value: tag }));
  const menu = async (fills: 'topic' | 'language', all: string, placeholder: string, choices: Choice[]) => {
    const { [fills]: _, ...others } = asked;
    const offered = [{ label: all, value: anything }, ...choices.slice(0, mostChoices - 1)];
    const run = { command, options: others, fills };
    return choices.length < 2
      ? []
      : selectAction(context, placeholder, run, offered, textOption(asked, fills));
  };
  return [
    ...(await menu('topic', say('menu.allTopics'), say('menu.topic'), topics)),
    ...(await menu('language', say('menu.allLanguages'), say('menu.language'), tongues)),
  ];
}
