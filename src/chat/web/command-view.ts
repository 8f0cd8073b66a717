import type { OptionDefinition, OptionValues } from '../../../commands/command.ts';
import { commands } from '../../../commands/index.ts';
import { drawView } from './draw-view.ts';
import { type Html, html } from './html.ts';
import type { ViewParts } from './surroundings.ts';
import { pageWords } from './words.ts';

/** A command as a view of its own: a form of some of its options, and what it answers to them. */
export interface CommandView {
  command: string;
  title: string;
  path: string;
  /** The options the form offers, in its order. */
  options: readonly string[];
  /** Options given when nothing is chosen. */
  defaults?: OptionValues;
}

/** The options of a command in an address: those it knows, each made what it should be; empty ones are left out. */
export function readQuery(
  command: string,
  query: Record<string, string>,
  names: readonly string[],
): OptionValues {
  const values: OptionValues = {};
  for (const option of optionsOf(command, names)) {
    const text = query[option.name]?.trim().slice(0, 500);
    if (text === undefined || text === '') continue;
    if (option.type === 'string') {
      if (!option.choices || option.choices.some(choice => choice.value === text)) values[option.name] = text;
    } else if (option.type === 'integer') {
      const number = Number(text);
      if (
        Number.isInteger(number) &&
        number >= (option.minimum ?? number) &&
        number <= (option.maximum ?? number)
      )
        values[option.name] = number;
    } else values[option.name] = text === 'true';
  }
  return values;
}

/** The view of a command; without its needed options only the form is shown. */
export async function drawCommandView(
  view: CommandView,
  query: Record<string, string>,
  parts: ViewParts,
): Promise<Html> {
  const given = readQuery(view.command, query, view.options);
  const lacking = optionsOf(view.command, view.options).some(
    option => option.required && given[option.name] === undefined,
  );
  const form = drawForm(view, given);
  if (lacking) return html`<h1>${view.title}</h1>${form}`;
  const answer = await parts.options.router.run(view.command, { ...view.defaults, ...given }, parts.caller);
  const drawing = parts.drawing(parts.files.keep(answer.view.files ?? []));
  return html`<h1 class="hidden">${view.title}</h1>${form}<div class="answer">${drawView(answer.view, drawing)}</div>`;
}

/** A form that asks the view again with other options. */
export function drawForm({ command, path, options }: CommandView, given: OptionValues): Html {
  return html`<form class="filter" method="get" action="${path}">${optionsOf(command, options).map(
    option =>
      html`<div><label for="o-${option.name}">${option.name}</label>${drawField(option, given[option.name])}</div>`,
  )}<button>${pageWords.show}</button></form>`;
}

function drawField(option: OptionDefinition, given: OptionValues[string] | undefined): Html {
  const id = `o-${option.name}`;
  if (option.choices)
    return html`<select id="${id}" name="${option.name}" aria-describedby="${id}-hint"><option value=""></option>${option.choices.map(
      choice =>
        html`<option value="${choice.value}"${choice.value === given ? html` selected` : ''}>${choice.name}</option>`,
    )}</select><span class="small" id="${id}-hint">${option.description}</span>`;
  const type = option.type === 'integer' ? 'number' : 'text';
  return html`<input id="${id}" name="${option.name}" type="${type}" value="${given ?? ''}" dir="auto" aria-describedby="${id}-hint"${
    option.required ? html` required` : ''
  }><span class="small" id="${id}-hint">${option.description}</span>`;
}

function optionsOf(command: string, names: readonly string[]): OptionDefinition[] {
  const defined = commands.find(each => each.name === command)?.options ?? [];
  return names.flatMap(name => defined.find(option => option.name === name) ?? []);
}
