import type { Beat, Entity } from '../src/beat/beat.ts';
import { sayJudgement } from '../src/digest/judgement-words.ts';
import { nameTopic } from '../src/digest/wording.ts';
import type { Story } from '../src/model/article.ts';
import { foldText } from '../src/reading/fold.ts';
import { parseForm } from '../src/reading/name-forms.ts';
import { makeQuery } from '../src/reading/query.ts';
import type { CommandContext, OptionValues, SuggestionKind } from './command.ts';

/** Something an option may be filled with: what people see, and what is then typed for them. */
export interface Suggestion {
  name: string;
  value: string;
}

/** So many can be shown at once (Discord's limit). */
const mostSuggestions = 25;

/** Titles of so many of the newest stories are looked through letter by letter; older ones are found by whole words. */
const titlesLookedThrough = 1500;

/**
 * What an option may be filled with, given what has been typed so far, in any script.
 * @param others the command's other options as far as they are filled in
 */
export async function suggest(
  kind: SuggestionKind,
  typed: string,
  others: OptionValues,
  context: CommandContext,
): Promise<Suggestion[]> {
  switch (kind) {
    case 'story':
      return suggestStories(typed.trim(), context);
    case 'person':
      return suggestNames(typed, context);
    case 'topic':
      return continueList(typed, last => suggestTopics(last, context));
    case 'feed':
      return suggestFeeds(typed, context);
    case 'report':
      return continueList(typed, last => suggestReports(last, others, context));
  }
}

/** Of a list parted by commas only the last part is still being typed. */
async function continueList(
  typed: string,
  find: (last: string) => Promise<Suggestion[]> | Suggestion[],
): Promise<Suggestion[]> {
  const parts = typed.split(/[,;،、，]/u);
  const last = (parts.pop() ?? '').trim();
  const before = parts.map(part => part.trim()).filter(part => part !== '');
  const found = await find(last);
  return found
    .filter(one => !before.includes(one.value))
    .map(({ name, value }) => ({
      name: [...before, name].join(', '),
      value: [...before, value].join(','),
    }))
    .slice(0, mostSuggestions);
}

async function suggestStories(typed: string, context: CommandContext): Promise<Suggestion[]> {
  const found = new Map<number, Suggestion>();
  const add = (story: { id: number; title: string; brief: string | null }, sign = '') => {
    if (!found.has(story.id) && found.size < mostSuggestions)
      found.set(story.id, {
        name: `#${story.id} ${sign}${story.brief ?? story.title}`,
        value: `${story.id}`,
      });
  };
  const number = /^#?(\d{1,12})$/.exec(typed)?.[1];
  if (number !== undefined) {
    const story = await context.archive.story(Number(number));
    if (story) add(story, signOf(story, context));
  }
  const words = foldText(typed.replace(/^#/, '')).split(/\s+/u).filter(Boolean);
  const wanted = words.length === 0 ? mostSuggestions : titlesLookedThrough;
  for (const title of await context.archive.storyTitles(wanted)) {
    const text = foldTitle(`${title.id} ${title.title} ${title.brief ?? ''}`);
    if (words.every(word => text.includes(word))) add(title);
    if (found.size >= mostSuggestions) break;
  }
  if (found.size < mostSuggestions && words.length > 0)
    for (const id of await searchStories(typed, context)) {
      if (found.has(id) || found.size >= mostSuggestions) continue;
      const story = await context.archive.story(id);
      if (story) add(story, signOf(story, context));
    }
  return [...found.values()];
}

function signOf({ judgement }: Story, { say }: CommandContext): string {
  return judgement === null ? '' : `${sayJudgement(judgement, say)}: `;
}

/** The stories of the articles that hold the words; whole words, names in any spelling. */
async function searchStories(typed: string, context: CommandContext): Promise<number[]> {
  const query = makeQuery(typed, {
    match: text => context.names.find(text, 'und'),
    resolve: words => context.names.resolve(words),
    now: context.now,
    timeZone: context.timeZone,
  });
  if (query.groups.length === 0) return [];
  const { groups, without } = query;
  const page = await context.archive.search({ groups, without, limit: mostSuggestions });
  return [...new Set(page.hits.map(hit => hit.article.storyId))];
}

/** Titles already made even; the same ones are looked through with every letter typed. */
const foldedTitles = new Map<string, string>();

function foldTitle(text: string): string {
  let folded = foldedTitles.get(text);
  if (folded === undefined) {
    folded = foldText(text);
    if (foldedTitles.size >= 4 * titlesLookedThrough) foldedTitles.clear();
    foldedTitles.set(text, folded);
  }
  return folded;
}

/** The reports of the story that is named beside, else of the stories that fit what is typed. */
async function suggestReports(
  typed: string,
  others: OptionValues,
  context: CommandContext,
): Promise<Suggestion[]> {
  const named = Number(/^#?(\d{1,12})$/.exec(String(others.story ?? '').trim())?.[1] ?? Number.NaN);
  const ids = Number.isNaN(named)
    ? (await suggestStories(typed, context)).slice(0, 8).map(one => Number(one.value))
    : [named];
  const word = foldText(typed);
  const found: Suggestion[] = [];
  for (const id of ids)
    for (const article of (await context.archive.story(id))?.articles ?? []) {
      const name = `${article.key} ${article.outlet}: ${article.reading.title}`;
      if (!Number.isNaN(named) && !foldText(name).includes(word)) continue;
      found.push({ name, value: `${article.key}` });
    }
  return found;
}

function suggestTopics(typed: string, { beat, say }: CommandContext): Suggestion[] {
  const word = foldText(typed);
  return beat.topics
    .map(topic => ({
      suggestion: { name: nameTopic(topic.id, beat, say), value: topic.id },
      rank: rankOf(
        word,
        [topic.name, nameTopic(topic.id, beat, say), topic.id, ...Object.values(topic.words).flat()].map(
          foldText,
        ),
      ),
    }))
    .filter(one => one.rank < missed)
    .sort((a, b) => a.rank - b.rank)
    .map(one => one.suggestion);
}

interface NamedEntity {
  entity: Entity;
  /** Each spelling as people write it and made even. */
  spellings: { written: string; folded: string }[];
}

const namesOf = new WeakMap<Beat, NamedEntity[]>();

function listNames(beat: Beat): NamedEntity[] {
  const known = namesOf.get(beat);
  if (known) return known;
  const made = beat.entities
    .filter(entity => entity.kind !== 'historic')
    .map(entity => {
      const forms = Object.values(entity.forms).flatMap(list =>
        list.map(form => parseForm(form)?.written ?? ''),
      );
      const written = [...new Set([entity.name, ...forms])].filter(form => form !== '');
      return { entity, spellings: written.map(one => ({ written: one, folded: foldText(one) })) };
    });
  namesOf.set(beat, made);
  return made;
}

const kindOrder: readonly Entity['kind'][] = [
  'person',
  'organisation',
  'agency',
  'bloc',
  'country',
  'place',
  'historic',
];

/** People first, then bodies, then places; each by how well what is typed begins one of its spellings. */
function suggestNames(typed: string, { beat, names }: CommandContext): Suggestion[] {
  const word = foldText(typed.trim());
  const found: { entity: Entity; written: string; rank: number }[] = [];
  for (const { entity, spellings } of listNames(beat)) {
    let best: { written: string; rank: number } | null = null;
    for (const { written, folded } of spellings) {
      const rank = rankOf(word, [folded]);
      if (rank < (best?.rank ?? missed)) best = { written, rank };
      if (best?.rank === 0) break;
    }
    if (best) found.push({ entity, ...best });
  }
  return found
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        kindOrder.indexOf(a.entity.kind) - kindOrder.indexOf(b.entity.kind) ||
        a.entity.name.localeCompare(b.entity.name, 'en'),
    )
    .slice(0, mostSuggestions)
    .map(({ entity, written }) => ({
      name: written === entity.name ? entity.name : `${entity.name} (${written})`,
      value: isOnly(names.resolve(entity.name), entity) ? entity.name : written,
    }));
}

function isOnly(ids: string[], entity: Entity): boolean {
  return ids.length === 1 && ids[0] === entity.id;
}

const missed = 3;

/** 0: a text begins so; 1: a word in it does; 2: it stands inside; 3: nowhere. */
function rankOf(word: string, texts: string[]): number {
  let best = missed;
  for (const text of texts) {
    if (text.startsWith(word)) return 0;
    if (best > 1 && text.includes(` ${word}`)) best = 1;
    else if (best > 2 && word.length > 1 && text.includes(word)) best = 2;
  }
  return best;
}

async function suggestFeeds(typed: string, context: CommandContext): Promise<Suggestion[]> {
  const words = foldText(typed).split(/\s+/u).filter(Boolean);
  return (await context.archive.sources())
    .filter(({ source, feed }) => {
      const text = foldText(`${source.name} ${source.id}`);
      return feed !== null && words.every(word => text.includes(word));
    })
    .map(({ source }) => ({ name: source.name, value: source.id.replace(/^feed:/, '') }))
    .slice(0, mostSuggestions);
}
