import { cleanText } from '../intake/clean.ts';
import type { Article, Story } from '../model/article.ts';
import { citeArticle, listCitation } from './citation.ts';

/** In what form coverage is taken out. */
export type ExportFormat = 'csv' | 'jsonl' | 'markdown';

export const exportFormats: readonly ExportFormat[] = ['csv', 'jsonl', 'markdown'];

const endings: Record<ExportFormat, string> = { csv: 'csv', jsonl: 'jsonl', markdown: 'md' };
const mediaTypes: Record<ExportFormat, string> = {
  csv: 'text/csv',
  jsonl: 'application/jsonl',
  markdown: 'text/markdown',
};

/** The ending of a file's name and its media type. */
export function describeFormat(format: ExportFormat): { ending: string; mediaType: string } {
  return { ending: endings[format], mediaType: mediaTypes[format] };
}

/** One report as a row: every value plain text or a list of it. */
function articleRow(article: Article, timeZone: string) {
  const { reading } = article;
  return {
    article: article.id,
    story: article.storyId,
    language: reading.language,
    title: reading.title,
    brief: reading.brief,
    outlet: article.outlet,
    url: article.url,
    authors: article.authors,
    published: reading.published.date,
    published_basis: reading.published.basis,
    first_seen: article.firstSeen,
    people: reading.people.map(person => person.name),
    organisations: reading.organisations.map(body => body.name),
    places: reading.places.map(place => place.name),
    topics: reading.topics,
    summary: reading.summary.map(sentence => sentence.text.trim()),
    citation: citeArticle(article, timeZone),
  };
}

/** One story as a row. */
function storyRow(story: Story, timeZone: string) {
  return {
    story: story.id,
    title: story.title,
    title_language: story.titleLanguage,
    brief: story.brief,
    judgement: story.judgement?.kind ?? null,
    judgement_note: story.judgement?.note ?? null,
    languages: story.languages,
    topics: story.topics,
    from: story.from,
    to: story.to,
    first_seen: story.firstSeen,
    last_seen: story.lastSeen,
    reports: story.articles.length,
    outlets: [...new Set(story.articles.map(article => article.outlet))],
    citations: story.articles.map(article => citeArticle(article, timeZone)),
  };
}

/** What to take out: stories, or single reports. */
export type Exported = { kind: 'stories'; stories: Story[] } | { kind: 'articles'; articles: Article[] };

/**
 * Coverage as the text of a file. CSV begins with a byte order mark, so that spreadsheets take it for UTF-8; a value that a
 * spreadsheet would take for a formula gets an apostrophe before it (owasp.org "CSV Injection").
 */
export async function writeExport(
  exported: Exported,
  format: ExportFormat,
  timeZone: string,
): Promise<string> {
  if (format === 'markdown') return writeMarkdown(exported, timeZone);
  const rows = (
    exported.kind === 'stories'
      ? exported.stories.map(story => storyRow(story, timeZone))
      : exported.articles.map(article => articleRow(article, timeZone))
  ).map(cleanRow);
  if (format === 'jsonl') return rows.map(row => `${JSON.stringify(row)}\n`).join('');
  const cells = rows.map(row =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, Array.isArray(value) ? value.join('\n') : value]),
    ),
  );
  const { default: Papa } = await import('papaparse');
  return `\ufeff${Papa.unparse(cells, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}

/** Notes of people, names of outlets: nothing that turns a line round or acts on a terminal. */
function cleanRow(row: object): Record<string, unknown> {
  const clean = (value: unknown): unknown =>
    typeof value === 'string' ? cleanText(value) : Array.isArray(value) ? value.map(clean) : value;
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, clean(value)]));
}

function writeMarkdown(exported: Exported, timeZone: string): string {
  const cite = (article: Article) => {
    const link =
      article.url === null
        ? escapeMarkdown(article.id)
        : `<${article.url.replace(/[\s<>]/g, encodeURIComponent)}>`;
    return `- ${escapeMarkdown(listCitation(article, timeZone).join(', '))}, ${link}\n`;
  };
  if (exported.kind === 'articles') return exported.articles.map(cite).join('');
  return exported.stories
    .map(story => {
      const brief = story.brief === null ? '' : `${escapeMarkdown(story.brief)}\n\n`;
      const judged =
        story.judgement === null
          ? ''
          : `Marked ${story.judgement.kind}${story.judgement.note === null ? '' : `: ${escapeMarkdown(story.judgement.note)}`}\n\n`;
      return `## ${escapeMarkdown(story.title)}\n\n${brief}${judged}Story #${story.id} · ${story.languages.join(', ')}\n\n${story.articles.map(cite).join('')}`;
    })
    .join('\n');
}

/** Outside text on one line, without force as Markdown or HTML (CommonMark 0.31, §2.4: any ASCII punctuation may be escaped). */
function escapeMarkdown(text: string): string {
  return cleanText(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>()#+!|~]/g, sign => `\\${sign}`)
    .replace(/^([-=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
