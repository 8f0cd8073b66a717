import { type Copies, groupCopies, otherOutlets, sayOutlets } from '../../digest/copies.ts';
import { toStoryMark } from '../../digest/judgement-words.ts';
import { sayStoryDate } from '../../digest/story-block.ts';
import { gatherFigures } from '../../digest/story-figures.ts';
import { sayMoment, sayPublished } from '../../digest/wording.ts';
import type { Article, Story } from '../../model/article.ts';
import { cleanLine, linkAddress } from '../discord/markup.ts';
import { diffTexts, drawDiff } from './diff.ts';
import { drawExtract, drawTag } from './draw-view.ts';
import { type Html, html, languageOf, words } from './html.ts';
import type { ViewParts } from './surroundings.ts';
import { pageWords } from './words.ts';

/** So many revised articles show what changed on the story's page; every article's own page shows its own. */
const revisedShown = 6;
const quotesShown = 40;

/** A story whole: what each language and outlet says side by side, figures, quotes, dates, revisions, judgement, threads. */
export async function drawStoryView(story: Story, parts: ViewParts): Promise<Html> {
  const { timeZone } = parts.context();
  const groups = groupCopies(story.articles);
  const languages = [...new Set(groups.map(group => group.shown.reading.language))];
  const mark = toStoryMark(story.judgement);
  const revised = story.articles.filter(article => article.revisions > 1).slice(0, revisedShown);
  return html`<p class="tags">${story.languages.map(tag => html`${drawTag(tag)} `)}</p>
<h1>${words(cleanLine(story.title), story.titleLanguage)}</h1>
${story.brief === null ? '' : html`<p class="brief">${story.brief}</p>`}
<p class="small">${pageWords.storyNumber(story.id)} · ${sayStoryDate(story, timeZone)}</p>
${
  mark === null || story.judgement === null
    ? ''
    : html`<p class="mark">${words(cleanLine(mark.text))} · ${sayMoment(story.judgement.at, timeZone)}</p>${mark.note === null ? '' : words(mark.note, null, 'p')}`
}
${await drawThreads(story, parts)}
<section><h2>${pageWords.sideBySide}</h2><div class="columns">${languages.map(
    language =>
      html`<section class="column"><h3>${drawTag(language)}</h3>${groups
        .filter(group => group.shown.reading.language === language)
        .map(group => drawReport(group, timeZone))}</section>`,
  )}</div></section>
${drawFigures(story.articles)}
${drawQuotes(groups)}
${drawNames(story, parts)}
${
  revised.length === 0
    ? ''
    : html`<section><h2>${pageWords.revisions}</h2>${await Promise.all(revised.map(article => drawRevisions(article, 1, parts)))}</section>`
}`;
}

async function drawThreads(story: Story, parts: ViewParts): Promise<Html | string> {
  const context = parts.context();
  const threads = await context.archive.threadsOf(story.id);
  if (threads.length === 0) return '';
  const items = await Promise.all(
    threads.map(async ({ channel, thread }) => {
      const address = linkAddress(await context.linkTo(channel, thread).catch(() => null));
      const name = `${channel.platform}:${channel.id}`;
      return address === null
        ? html`<li>${name}</li>`
        : html`<li>${name}: <a href="${address}" rel="noreferrer noopener">${pageWords.openThread}</a></li>`;
    }),
  );
  return html`<section><h2>${pageWords.threads}</h2><ul>${items}</ul></section>`;
}

function drawReport(group: Copies, timeZone: string): Html {
  const { shown } = group;
  const { reading } = shown;
  const others = otherOutlets(group);
  const summary = reading.summary.map(sentence => sentence.text.trim()).join(' ');
  return html`<article class="report"><h4><a href="/articles/${shown.key}">${words(cleanLine(reading.title), reading.language)}</a></h4>
<p class="small">${drawOutlet(shown)} · ${sayPublished(reading.published, shown.firstSeen, timeZone)} · <time datetime="${shown.firstSeen}">${sayMoment(shown.firstSeen, timeZone)}</time></p>
${summary === '' ? '' : drawExtract({ text: summary, language: reading.language })}
${drawClues(shown)}
${others.length === 0 ? '' : html`<p class="small">${pageWords.sameTextIn} ${others.map((outlet, at) => html`${at === 0 ? '' : ', '}${words(cleanLine(outlet))}`)}</p>`}
</article>`;
}

/** The outlet's name, linked to the article where it has an address. */
export function drawOutlet(article: Article): Html {
  const address = linkAddress(article.url);
  const name = words(cleanLine(article.outlet));
  return address === null ? name : html`<a href="${address}" rel="noreferrer noopener">${name}</a>`;
}

/** How an article's date is known, clue by clue. */
export function drawClues({ reading: { published } }: Article): Html | string {
  const clues = published.clues.filter(clue => clue !== '');
  if (clues.length === 0) return '';
  return html`<details><summary>${pageWords.dateClues}</summary><ol>${clues.map(clue => html`<li dir="auto">${cleanLine(clue)}</li>`)}</ol></details>`;
}

function drawFigures(articles: readonly Article[]): Html | string {
  const gathered = gatherFigures(articles);
  if (gathered.length === 0) return '';
  return html`<section><h2>${pageWords.figures}</h2><div class="wide" tabindex="0" role="region" aria-label="${pageWords.figures}"><table><thead><tr><th scope="col">${pageWords.counted}</th><th scope="col">${pageWords.saidValue}</th><th scope="col">${pageWords.saidBy}</th></tr></thead><tbody>${gathered.map(
    ({ counted, values }) =>
      values.map(
        (value, index) =>
          html`<tr>${index === 0 ? html`<th scope="rowgroup" rowspan="${values.length}">${counted}</th>` : ''}<td>${value.text}</td><td>${value.reports.map(
            (report, at) =>
              html`${at === 0 ? '' : ', '}${words(cleanLine(report.outlet))} (${report.language})`,
          )}</td></tr>`,
      ),
  )}</tbody></table></div></section>`;
}

function drawQuotes(groups: readonly Copies[]): Html | string {
  const quotes = groups
    .flatMap(group => group.shown.reading.quotes.map(quote => ({ group, quote })))
    .sort((a, b) => Number(b.quote.speaker !== null) - Number(a.quote.speaker !== null))
    .slice(0, quotesShown);
  if (quotes.length === 0) return '';
  return html`<section><h2>${pageWords.quotes}</h2>${quotes.map(
    ({ group, quote }) =>
      html`<figure class="extract">${drawExtract({ text: quote.text, language: group.shown.reading.language })}<figcaption>${words(cleanLine(quote.speaker ?? pageWords.notNamed))} · ${words(cleanLine(sayOutlets(group)))} ${drawTag(group.shown.reading.language)}</figcaption></figure>`,
  )}</section>`;
}

function drawNames(story: Story, parts: ViewParts): Html | string {
  const { beat } = parts.context();
  const names = new Map<string, number>();
  for (const { reading } of story.articles)
    for (const { name, count } of [...reading.people, ...reading.organisations, ...reading.places])
      names.set(name, (names.get(name) ?? 0) + count);
  const topics = story.topics.map(id => beat.topics.find(topic => topic.id === id)?.name ?? id);
  if (names.size + topics.length === 0) return '';
  const sorted = [...names].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return html`<section><h2>${pageWords.who}</h2><ul class="names">${sorted.map(
    ([name]) => html`<li><a href="/search?${new URLSearchParams({ query: name })}">${name}</a></li>`,
  )}${topics.map(topic => html`<li>${topic}</li>`)}</ul></section>`;
}

/** What changed in an article, the newest change first. @param shown how many changes */
export async function drawRevisions(article: Article, shown: number, parts: ViewParts): Promise<Html> {
  const { archive, timeZone } = parts.context();
  const revisions = [...(await archive.revisions(article.key))].sort((a, b) => b.number - a.number);
  const changes = revisions.slice(0, -1).slice(0, shown);
  return html`<article class="revised"><h3><a href="/articles/${article.key}">${words(cleanLine(article.reading.title), article.reading.language)}</a></h3>${changes.map(
    (later, index) => {
      const earlier = revisions[index + 1] as typeof later;
      const whole = (each: typeof later) => `${each.title}\n\n${each.text}`;
      return html`<h4>${pageWords.version(earlier.number, later.number)} · ${sayMoment(later.seen, timeZone)}</h4>${drawDiff(diffTexts(whole(earlier), whole(later)), languageOf(article.reading.language))}`;
    },
  )}</article>`;
}

/** One article: its whole text, how its date is known, why it is kept, and every change to it. */
export async function drawArticleView(article: Article, parts: ViewParts): Promise<Html> {
  const { timeZone } = parts.context();
  const { reading } = article;
  return html`<p class="tags">${drawTag(reading.language)}</p><h1>${words(cleanLine(reading.title), reading.language)}</h1>
<p class="small">${drawOutlet(article)} · ${sayPublished(reading.published, article.firstSeen, timeZone)} · <a href="/stories/${article.storyId}">${pageWords.storyNumber(article.storyId)}</a></p>
${drawClues(article)}
<details><summary>${pageWords.relevance}</summary><ul>${reading.relevance.reasons.map(reason => html`<li dir="auto">${cleanLine(reason)}</li>`)}</ul></details>
${article.revisions > 1 ? html`<section><h2>${pageWords.revisions}</h2>${await drawRevisions(article, 20, parts)}</section>` : ''}
<section><h2>${pageWords.wholeText}</h2>${article.text
    .split(/\n+/)
    .filter(line => line.trim() !== '')
    .map(line => words(line, reading.language, 'p'))}</section>`;
}
