import { nameTopic } from '../src/digest/wording.ts';
import type { Choice } from '../src/model/form.ts';
import { mostChoices } from './answers.ts';
import { listed } from './arguments.ts';
import type { CommandContext, OptionValues } from './command.ts';

/** What was typed into the form before, an emptied field too; null when it was not shown yet. */
export function typed(options: OptionValues, name: string): string | null {
  return options[name] === undefined ? null : String(options[name]);
}

/** What was chosen in the form before; null when it was not shown yet. */
export function chosenOf(options: OptionValues, name: string): string[] | null {
  const text = typed(options, name);
  return text === null ? null : listed(text);
}

/** Those that are chosen, then the ones most is reported in. */
export async function offerLanguages(
  values: string[],
  { archive, say }: CommandContext,
): Promise<{ choices: Choice[]; values: string[] }> {
  const { languages } = await archive.counts();
  const byCount = Object.entries(languages).sort(([, a], [, b]) => b - a);
  const tags = [...new Set([...values, ...byCount.map(([tag]) => tag)])].slice(0, mostChoices);
  const names = new Intl.DisplayNames(say.tongue, { type: 'language' });
  return { choices: tags.map(tag => ({ label: sayLanguage(tag, names), value: tag })), values };
}

function sayLanguage(tag: string, names: Intl.DisplayNames): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Those that are chosen, then the others of the beat. */
export function offerTopics(
  values: string[],
  { beat, say }: CommandContext,
): { choices: Choice[]; values: string[] } {
  const order = beat.topics.toSorted((a, b) => Number(values.includes(b.id)) - Number(values.includes(a.id)));
  const choices = order
    .slice(0, mostChoices)
    .map(topic => ({ label: nameTopic(topic.id, beat, say), value: topic.id }));
  return { choices, values: values.filter(id => choices.some(choice => choice.value === id)) };
}
