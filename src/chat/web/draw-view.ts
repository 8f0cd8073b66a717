import type { Choice } from '../../model/form.ts';
import type { Action, Block, Extract, StoryBlock, Text, TextRun, View } from '../../model/view.ts';
import { cleanLine, cleanText, linkAddress } from '../discord/markup.ts';
import { languageLabel } from '../fit.ts';
import { type Html, html, languageOf, words } from './html.ts';
import { pageWords } from './words.ts';

/** What a drawing needs beside the view: how a button is written, and where the files of an answer lie. */
export interface Drawing {
  /** A button that does what the archive keeps under the id. */
  press(
    id: string,
    label: string,
    look?: { primary?: boolean; turns?: boolean; form?: boolean; disabled?: string },
  ): Html;
  /** A menu whose choice does what the archive keeps under the id. */
  choose(id: string, label: string, choices: readonly Choice[], chosen: string | null): Html;
  /** The addresses of the view's files, by name. */
  files: ReadonlyMap<string, string>;
}

/** Draws a view as the page's own: one article element, its title a heading of the given level. */
export function drawView(view: View, drawing: Drawing, level: 2 | 3 = 2): Html {
  const title = words(cleanLine(view.title));
  return html`<article class="view ${view.tone}" lang="${languageOf(view.language ?? 'en')}">
${level === 2 ? html`<h2 tabindex="-1">${title}</h2>` : html`<h3 tabindex="-1">${title}</h3>`}
${view.subtitle === null ? '' : html`<p class="small">${drawText(view.subtitle)}</p>`}
${(view.files ?? []).map(file => drawFile(file.name, file.alt, drawing))}
${view.blocks.map(block => drawBlock(block, drawing))}
${drawActions(view.actions, drawing)}
</article>`;
}

function drawFile(name: string, alt: string | null, { files }: Drawing): Html | string {
  const address = files.get(name);
  if (address === undefined) return '';
  const save = html`<a class="file" href="${address}" download="${name}">${pageWords.save} ${name}</a>`;
  if (alt === null) return html`<p>${save}</p>`;
  return html`<figure><img src="${address}" alt="${cleanLine(alt)}"><figcaption>${save}</figcaption></figure>`;
}

function drawBlock(block: Block, drawing: Drawing): Html {
  switch (block.kind) {
    case 'story':
      return drawStory(block, drawing);
    case 'heading':
      return html`<h3>${words(cleanLine(block.text))}</h3>`;
    case 'text':
      return html`${drawParagraphs(block.text)}`;
    case 'note':
      return html`<div class="small">${drawParagraphs(block.text)}</div>`;
    case 'extract':
      return html`<figure class="extract">${drawExtract(block.extract)}<figcaption>${
        block.caption === null ? '' : html`${words(cleanLine(block.caption))} · `
      }${drawTag(block.extract.language)}</figcaption></figure>`;
    case 'fields':
      return html`<dl>${block.fields.map(
        field => html`<div><dt>${cleanLine(field.name)}</dt><dd>${drawText(field.value)}</dd></div>`,
      )}</dl>`;
    case 'list': {
      const items = block.items.map(item => html`<li dir="auto">${drawText(item)}</li>`);
      return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'code':
      return html`<pre tabindex="0"><code dir="auto">${cleanText(block.text)}</code></pre>`;
    case 'divider':
      return html`<hr>`;
  }
}

/** One story as a line of a list; its number leads to its page. */
export function drawStory(story: StoryBlock, drawing: Drawing): Html {
  const address = linkAddress(story.url);
  const title = words(cleanLine(story.title), story.titleLanguage);
  const languages = story.languages.length === 0 ? [story.titleLanguage] : story.languages;
  return html`<section class="story" data-story="${story.storyId}">
<p class="tags">${story.position === null ? '' : html`<b>${story.position}</b> `}${languages.map(
    tag => html`${drawTag(tag)} `,
  )}${story.status === null ? '' : html`<span class="status">${story.status}</span>`}</p>
<h3><a href="/stories/${story.storyId}">${title}</a></h3>
${story.brief === null ? '' : html`<p class="brief" lang="en">${story.brief}</p>`}
${
  story.mark
    ? html`<p class="mark">${words(cleanLine(story.mark.text))}</p>${
        story.mark.note === null ? '' : words(story.mark.note, null, 'p')
      }`
    : ''
}
${story.extracts.map(extract =>
  extract.caption === undefined
    ? drawExtract(extract)
    : html`<figure class="extract">${drawExtract(extract)}<figcaption>${words(cleanLine(extract.caption))} · ${drawTag(extract.language)}</figcaption></figure>`,
)}
<p class="small">${story.date} · <a href="/stories/${story.storyId}">${pageWords.storyNumber(story.storyId)}</a>${story.sources.map(
    source => {
      const url = linkAddress(source.url);
      const name = words(cleanLine(source.name));
      return html` · ${url === null ? name : html`<a href="${url}" rel="noreferrer noopener">${name}</a>`} ${
        languages.length > 1 ? html`<span class="tag">${source.language.toUpperCase()}</span>` : ''
      }`;
    },
  )}${
    address !== null && !story.sources.some(source => linkAddress(source.url) === address)
      ? html` · <a href="${address}" rel="noreferrer noopener">${pageWords.open}</a>`
      : ''
  }</p>
${drawActions(story.actions, drawing)}
</section>`;
}

/** A language's tag and own name, as everywhere in chat. */
export function drawTag(language: string): Html {
  return html`<span class="tag" dir="ltr">${languageLabel(language)}</span>`;
}

/** An article's own words as a quotation, the search hits marked. */
export function drawExtract({ text, language, marks = [] }: Extract): Html {
  const parts: (Html | string)[] = [];
  let at = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    if (mark.start < at || mark.end <= mark.start) continue;
    parts.push(
      cleanText(text.slice(at, mark.start)),
      html`<mark>${cleanText(text.slice(mark.start, mark.end))}</mark>`,
    );
    at = mark.end;
  }
  parts.push(cleanText(text.slice(at)));
  return quote(parts, language);
}

function quote(parts: (Html | string)[], language: string): Html {
  return html`<blockquote><p dir="auto" lang="${languageOf(language)}">${parts}</p></blockquote>`;
}

function drawParagraphs(text: Text): Html[] {
  const lines: TextRun[][] = [[]];
  for (const run of toRuns(text))
    for (const [index, part] of cleanText(run.text).split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ ...run, text: part });
    }
  return lines
    .filter(line => line.some(run => run.text.trim() !== ''))
    .map(line => html`<p dir="auto">${line.map(drawRun)}</p>`);
}

/** Text in a line, its looks kept. */
export function drawText(text: Text): Html {
  return html`${toRuns(text).map(drawRun)}`;
}

function toRuns(text: Text): TextRun[] {
  return typeof text === 'string' ? [{ text }] : text;
}

function drawRun(run: TextRun): Html {
  const clean = cleanText(run.text);
  if (run.time !== undefined && !Number.isNaN(Date.parse(run.time)))
    return html`<time datetime="${run.time}">${clean}</time>`;
  let drawn = html`${clean}`;
  if (run.code) drawn = html`<code>${drawn}</code>`;
  if (run.mark) drawn = html`<mark>${drawn}</mark>`;
  if (run.bold) drawn = html`<b>${drawn}</b>`;
  const address = linkAddress(run.url);
  if (address !== null) drawn = html`<a href="${address}" rel="noreferrer noopener">${drawn}</a>`;
  return html`<bdi>${drawn}</bdi>`;
}

/** A row of buttons. Sharing is for channels: here everyone sees the same page, so it is left out. */
function drawActions(actions: Action[], drawing: Drawing): Html | string {
  const shown = actions.filter(action => action.kind !== 'share');
  if (shown.length === 0) return '';
  return html`<div class="actions">${shown.map((action, index) => {
    const beside = shown[index - 1]?.kind === 'label' || shown[index + 1]?.kind === 'label';
    if (action.kind === 'select')
      return drawing.choose(action.id, cleanLine(action.placeholder), action.choices, action.chosen);
    if (action.kind === 'label') return html`<span class="place">${cleanLine(action.label)}</span>`;
    if (action.kind === 'link') {
      const address = linkAddress(action.url);
      const label = words(cleanLine(action.label));
      return address === null
        ? label
        : html`<a class="button" href="${address}" rel="noreferrer noopener">${label}</a>`;
    }
    return drawing.press(action.id, cleanLine(action.label), {
      primary: action.emphasis === 'primary',
      form: action.kind === 'form',
      turns: beside,
    });
  })}</div>`;
}
