import type { Field, Form, FormValues } from '../../model/form.ts';
import { cleanLine } from '../discord/markup.ts';
import { type Html, html } from './html.ts';

/** What every field's name begins with, so that none can be taken for another part of the form. */
const prefix = 'field:';

/** Draws a command's form, filled in as it stands. */
export function drawForm(form: Form, formToken: string): Html {
  return html`<form class="filled" method="post" action="/submit"><h2 tabindex="-1">${cleanLine(form.title)}</h2>
<input type="hidden" name="form-token" value="${formToken}"><input type="hidden" name="id" value="${form.id}">
${form.fields.map(field => drawField(field))}<button class="primary">${form.submit}</button></form>`;
}

function drawField(field: Field): Html | string {
  // Whoever asks from the page asks from the terminal's own channel; another is named in the command line.
  if (field.kind === 'channel') return '';
  const id = `f-${field.name}`;
  const name = prefix + field.name;
  const hint = field.hint === null ? '' : html`<span class="small" id="${id}-hint">${field.hint}</span>`;
  const told = field.hint === null ? '' : html` aria-describedby="${id}-hint"`;
  if (field.kind === 'choices')
    return html`<fieldset><legend>${field.label}</legend>${hint}${field.choices.map(
      choice =>
        html`<label><input type="checkbox" name="${name}" value="${choice.value}"${field.values.includes(choice.value) ? html` checked` : ''}> ${choice.label}</label>`,
    )}</fieldset>`;
  const needed = field.required ? html` required` : '';
  const control =
    field.kind === 'choice'
      ? html`<select id="${id}" name="${name}"${told}${needed}>${field.required ? '' : html`<option value=""></option>`}${field.choices.map(
          choice =>
            html`<option value="${choice.value}"${choice.value === field.value ? html` selected` : ''}>${choice.label}</option>`,
        )}</select>`
      : field.lines === 'many'
        ? html`<textarea id="${id}" name="${name}" rows="6" maxlength="${field.most}" dir="auto"${told}${needed}>${field.value}</textarea>`
        : html`<input id="${id}" name="${name}" value="${field.value}" maxlength="${field.most}" dir="auto"${told}${needed}>`;
  return html`<div><label for="${id}">${field.label}</label>${control}${hint}</div>`;
}

/** What was filled in, by field; of several boxes the values parted by commas. */
export function readForm(body: Record<string, unknown>): { id: string; values: FormValues } {
  const values: FormValues = {};
  for (const [name, value] of Object.entries(body)) {
    if (!name.startsWith(prefix)) continue;
    const texts = (Array.isArray(value) ? value : [value]).filter(each => typeof each === 'string');
    values[name.slice(prefix.length)] = texts.join(',');
  }
  return { id: typeof body.id === 'string' ? body.id : '', values };
}
