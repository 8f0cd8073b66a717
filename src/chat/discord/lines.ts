import type { LanguageTag } from '../../model/item.ts';
import type { Block, Extract, SourceLink, StoryBlock, Text, TextRun } from '../../model/view.ts';
import { directionMark, hasRightToLeft, isolateName, startsRightToLeft } from '../direction.ts';
import { languageLabel } from '../fit.ts';
import { canCarryLink, cleanLine, cleanText, type Line, linkAddress } from './markup.ts';

const dot: TextRun = { text: ' · ' };

/** Runs made clean and parted at their line breaks: one list of runs for each line. */
export function toLines(text: Text): TextRun[][] {
  const lines: TextRun[][] = [[]];
  for (const run of typeof text === 'string' ? [{ text }] : text) {
    for (const [index, part] of cleanText(run.text).split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ ...run, text: part });
    }
  }
  return lines.filter(runs => runs.some(run => run.text.trim() !== ''));
}

/** The lines of a block that is no story and has no picture of its own. */
export function blockLines(
  block: Exclude<Block, StoryBlock | { kind: 'divider' } | { kind: 'code' }>,
): Line[] {
  switch (block.kind) {
    case 'heading':
      return [{ sign: '### ', runs: [{ text: cleanLine(block.text) }] }];
    case 'text':
      return toLines(block.text).map(runs => ({ sign: '', runs }));
    case 'note':
      return toLines(block.text).map(runs => ({ sign: '-# ', runs }));
    case 'extract': {
      const caption = block.caption === null ? '' : cleanLine(block.caption);
      const label = languageRun(block.extract.language);
      const head: Line = { sign: '-# ', runs: caption === '' ? [label] : [{ text: caption }, dot, label] };
      return [head, ...extractLines(block.extract)];
    }
    case 'fields':
      return block.fields.flatMap(field => fieldLines(cleanLine(field.name), toLines(field.value)));
    case 'list':
      return block.items.flatMap((item, index) => itemLines(toLines(item), block.ordered ? index + 1 : null));
  }
}

/**
 * A story: small line with its place and languages; title; brief; extracts; small line with status, date and outlets.
 * Digits never follow a right-to-left word on a line: there they would change places with it.
 */
export function storyLines(story: StoryBlock): Line[] {
  const place: TextRun[] = story.position === null ? [] : [{ text: String(story.position), bold: true }];
  const languages = story.languages.length === 0 ? [story.titleLanguage] : story.languages;
  const head = joinRuns([place, ...languages.map(tag => [languageRun(tag)])]);
  const title = cleanLine(story.title);
  const titleAddress = canCarryLink(title) ? linkAddress(story.url) : null;
  const brief = story.brief === null ? [] : toLines(story.brief);
  return [
    { sign: '-# ', runs: head },
    {
      sign: '### ',
      runs: [
        { text: directionMark(title, story.titleLanguage) },
        titleAddress === null ? { text: title } : { text: title, url: titleAddress },
      ],
    },
    ...brief.map(runs => ({ sign: '', runs })),
    ...markLines(story),
    ...story.extracts.flatMap(extract => [...captionLines(extract, story), ...extractLines(extract)]),
    { sign: '-# ', runs: storyFoot(story, titleAddress) },
  ];
}

/** Above words of another language, or that aren't the article's own, which they are. */
function captionLines({ language, caption }: Extract, story: StoryBlock): Line[] {
  if (caption !== undefined)
    return [{ sign: '-# ', runs: [languageRun(language), { text: ` · ${cleanLine(caption)}` }] }];
  return language === story.titleLanguage ? [] : [{ sign: '-# ', runs: [languageRun(language)] }];
}

/** What a person said of it, and below, alone on its lines, their note. */
function markLines({ mark }: StoryBlock): Line[] {
  if (!mark) return [];
  return [
    { sign: '', runs: [{ text: cleanLine(mark.text), bold: true }] },
    ...(mark.note === null ? [] : toLines(mark.note).map(runs => ({ sign: '-# ', runs }))),
  ];
}

function storyFoot(story: StoryBlock, titleAddress: string | null): TextRun[] {
  const address = linkAddress(story.url);
  const linked = titleAddress !== null || story.sources.some(source => linkAddress(source.url) === address);
  const leftFirst = story.sources.toSorted(
    (a, b) => Number(hasRightToLeft(a.name)) - Number(hasRightToLeft(b.name)),
  );
  const sources = leftFirst.flatMap((source, index) => [
    ...(index === 0 ? [] : [{ text: ', ' }]),
    sourceRun(source, titleAddress),
    ...(story.languages.length > 1 ? [{ text: ` ${source.language.toUpperCase()}` }] : []),
  ]);
  return joinRuns([
    story.status === null ? [] : [{ text: cleanLine(story.status), bold: true }],
    [{ text: cleanLine(story.date) }],
    sources,
    address !== null && !linked ? [{ text: 'open', url: address }] : [],
  ]);
}

/** The outlet's name, linked unless the title leads to the same page already. */
function sourceRun(source: SourceLink, titleAddress: string | null): TextRun {
  const text = isolateName(cleanLine(source.name));
  const address = linkAddress(source.url);
  return address === null || address === titleAddress ? { text } : { text, url: address };
}

/** An article's own words as a quotation, each paragraph alone on its line, search hits in bold. */
function extractLines(extract: Extract): Line[] {
  return toLines(markRuns(extract)).map(runs => {
    const mark = directionMark(runs.map(run => run.text).join(''), extract.language);
    return { sign: '> ', runs: mark === '' ? runs : [{ text: mark }, ...runs] };
  });
}

/** Cuts an extract into runs at its marks, widened to whole letters. */
function markRuns(extract: Extract): TextRun[] {
  const { text } = extract;
  const runs: TextRun[] = [];
  let at = 0;
  const marks = (extract.marks ?? []).toSorted((a, b) => a.start - b.start);
  if (marks.length === 0) return [{ text }];
  const letters = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text);
  for (const mark of marks) {
    const start = Math.max(at, letters.containing(mark.start)?.index ?? text.length);
    const last = letters.containing(Math.min(mark.end, text.length) - 1);
    const end = last === undefined ? start : last.index + last.segment.length;
    if (end <= start) continue;
    if (start > at) runs.push({ text: text.slice(at, start) });
    runs.push({ text: text.slice(start, end), mark: true });
    at = end;
  }
  if (at < text.length) runs.push({ text: text.slice(at) });
  return runs;
}

function fieldLines(name: string, value: TextRun[][]): Line[] {
  const label: TextRun = { text: name, bold: true };
  const [first, ...rest] = value;
  if (first === undefined) return [{ sign: '', runs: [label] }];
  const beside = !first.some(run => hasRightToLeft(run.text));
  return [
    ...(beside
      ? [{ sign: '', runs: [label, { text: ' ' }, ...first] }]
      : [
          { sign: '', runs: [label] },
          { sign: '', runs: first },
        ]),
    ...rest.map(runs => ({ sign: '', runs })),
  ];
}

/** A list item; one that runs from right to left stands without bullet, its number on a small line above. */
function itemLines(lines: TextRun[][], number: number | null): Line[] {
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  const others = rest.map(runs => ({ sign: '', runs }));
  if (startsRightToLeft(first.map(run => run.text).join(''))) {
    const above = number === null ? [] : [{ sign: '-# ', runs: [{ text: String(number), bold: true }] }];
    return [...above, { sign: '', runs: first }, ...others];
  }
  return [{ sign: number === null ? '- ' : `${number}. `, runs: first }, ...others];
}

function languageRun(tag: LanguageTag): TextRun {
  return { text: languageLabel(tag), code: true };
}

function joinRuns(groups: TextRun[][]): TextRun[] {
  return groups
    .filter(group => group.some(run => run.text !== ''))
    .flatMap((group, index) => (index === 0 ? group : [dot, ...group]));
}
