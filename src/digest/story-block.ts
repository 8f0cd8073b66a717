import type { Article, Story } from '../model/article.ts';
import type { LanguageTag } from '../model/item.ts';
import type { Translations } from '../model/translation.ts';
import type { Action, Extract, SourceLink, StoryBlock } from '../model/view.ts';
import { english, type Speaker } from '../wording/speaker.ts';
import { type Copies, groupCopies, sayOutlets } from './copies.ts';
import { toStoryMark } from './judgement-words.ts';
import { sayDate, sayPublished } from './wording.ts';

/** How a story is shown as one line of a digest or a list. */
export interface StoryBlockOptions {
  position: number | null;
  /** `full` has extracts in the source languages, `compact` the brief alone. */
  form: 'full' | 'compact';
  status: string | null;
  timeZone: string;
  actions: Action[];
  /** When given, these reports are shown first (the ones a digest tells). */
  articleKeys?: number[];
  /** In whose language dates, marks and counts are said; English when left out. */
  say?: Speaker;
  /** Machine translations there are; null or left out: none are shown. */
  translations?: Translations | null;
}

/** At most this many languages speak for themselves in one line of a list; the rest are behind "More". */
const extractLanguages = 3;
const sentencesAlone = 2;

/** A story as a block: title and extracts verbatim, the brief in English, the date as it is known, every outlet. */
export function toStoryBlock(story: Story, options: StoryBlockOptions): StoryBlock {
  const told = new Set(options.articleKeys ?? []);
  const articles = [...story.articles].sort((a, b) => Number(told.has(b.key)) - Number(told.has(a.key)));
  const lead = leadArticle(story);
  const say = options.say ?? english;
  return {
    kind: 'story',
    position: options.position,
    storyId: story.id,
    languages: [story.titleLanguage, ...story.languages.filter(language => language !== story.titleLanguage)],
    title: story.title,
    titleLanguage: story.titleLanguage,
    url: lead?.url ?? articles.find(article => article.url !== null)?.url ?? null,
    brief: story.brief,
    extracts: options.form === 'compact' ? [] : pickExtracts(articles, lead, story, options),
    date: sayStoryDate(story, options.timeZone, say),
    sources: groupCopies(articles).map(group => toSourceLine(group, say)),
    mark: toStoryMark(story.judgement, say),
    status: options.status,
    actions: options.actions,
  };
}

/** The article whose title the story bears. */
export function leadArticle(story: Story): Article | null {
  return (
    story.articles.find(
      article => article.reading.title === story.title && article.reading.language === story.titleLanguage,
    ) ??
    story.articles[0] ??
    null
  );
}

/** A report as a link in the line of sources, with the number of outlets that carry the same text. */
function toSourceLine(group: Copies, say: Speaker): SourceLink {
  const { shown, copies } = group;
  return {
    ...toSourceLink(shown),
    name: sayOutlets(group, say),
    url: shown.url ?? copies.find(copy => copy.url !== null)?.url ?? null,
  };
}

/** One article as a link in the line of sources. */
export function toSourceLink(article: Article): SourceLink {
  return { name: article.outlet, url: article.url, language: article.reading.language };
}

/** A story's date in words: its lead's, or from–to over its reports when they differ. */
export function sayStoryDate(story: Story, timeZone: string, say: Speaker = english): string {
  const dated = story.articles.filter(article => article.reading.published.date !== null);
  const lead = leadArticle(story);
  if (dated.length === 0 || lead === null)
    return say('date.unknown', { date: sayDate(story.firstSeen, timeZone, say) });
  const inferred = dated.some(article => article.reading.published.basis === 'inferred');
  const days = [
    ...new Set(dated.map(article => sayDate(article.reading.published.date as string, timeZone, say))),
  ];
  const [only] = days;
  if (only !== undefined && days.length === 1) return inferred ? say('date.inferred', { date: only }) : only;
  if (story.from !== null && story.to !== null) {
    const from = sayDate(story.from, timeZone, say);
    const to = sayDate(story.to, timeZone, say);
    const date = from === to ? from : say('date.span', { from, to });
    return inferred ? say('date.partlyInferred', { date }) : date;
  }
  return sayPublished(lead.reading.published, lead.firstSeen, timeZone, say);
}

/**
 * The first core sentences, verbatim: two of a story with one language, one for each language otherwise; under each its machine
 * translation where there is one, and under the first the title's with it.
 */
function pickExtracts(
  articles: Article[],
  lead: Article | null,
  { title, titleLanguage }: Story,
  { translations, say }: StoryBlockOptions,
): Extract[] {
  const byLanguage = new Map<LanguageTag, Article>();
  for (const article of lead ? [lead, ...articles] : articles) {
    if (!byLanguage.has(article.reading.language)) byLanguage.set(article.reading.language, article);
  }
  const chosen = [...byLanguage.values()].slice(0, extractLanguages);
  const each = chosen.length === 1 ? sentencesAlone : 1;
  return chosen.flatMap(article => {
    const { language, summary } = article.reading;
    const fresh = summary
      .filter(sentence => !says(title, sentence.text))
      .slice(0, each)
      .map(sentence => sentence.text.trim());
    const own: Extract[] = fresh.length === 0 ? [] : [{ text: fresh.join(' '), language }];
    const pieces = article === lead && language === titleLanguage ? [title, ...fresh] : fresh;
    const translated = translateExtract(pieces, language, translations ?? null, say ?? english);
    return translated === null ? own : [...own, translated];
  });
}

/**
 * Machine translations of pieces of an article as one extract, labelled as such; "[…]" stands for pieces without one.
 * @returns null when there are none
 */
export function translateExtract(
  pieces: string[],
  language: LanguageTag,
  translations: Translations | null,
  say: Speaker,
): Extract | null {
  if (translations === null) return null;
  const found = pieces.map(text => translations.of(text, language));
  if (found.every(text => text === null)) return null;
  const said = found.map(text => (text === null ? '[…]' : /[\p{Po}\p{Pf}]$/u.test(text) ? text : `${text}.`));
  return {
    text: said.filter((text, index) => text !== '[…]' || said[index - 1] !== '[…]').join(' '),
    language: translations.language,
    caption: say('translation.by', { engine: translations.engine }),
  };
}

/** Whether a title already says a sentence: all of it, or all but its end mark. */
function says(title: string, sentence: string): boolean {
  const bare = (text: string) => text.replace(/[\p{P}\s]+/gu, ' ').trim();
  return bare(title).includes(bare(sentence));
}

/** "new", "+1 report", "+3 reports": what a digest says beside a story. */
export function sayStatus(told: boolean, newReports: number, say: Speaker = english): string {
  return told ? say('status.more', { n: newReports }) : say('status.new');
}
