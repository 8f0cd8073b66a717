import type { Story } from '../model/article.ts';
import type { Timestamp } from '../model/item.ts';
import { loadArticlesOfStory } from './articles.ts';
import type { Database, Row } from './database.ts';
import { loadJudgement } from './judgements.ts';
import { everyStoryMark, listMarks, moveMarks, openTally, type StoryPlace, type Tally } from './marks.ts';
import { nextStoryNumber, resolveStory } from './story-links.ts';

interface Member {
  key: number;
  language: string;
  title: string;
  title_basis: string;
  brief: string | null;
  event_type: string | null;
  topics: string;
  entities: string;
  published: string | null;
  length: number;
  first_seen: string;
}

/** The story with all its articles; for the number of a story that is no more the one it went into. Null when there is none. */
export async function loadStory(db: Database, id: number): Promise<Story | null> {
  const row =
    (await db.one('SELECT * FROM stories WHERE id = ?', id)) ??
    (await db.one('SELECT * FROM stories WHERE id = ?', await resolveStory(db, id)));
  return row === undefined ? null : await toStory(db, row);
}

/** What the newest stories are called, the newest report first; without hidden ones. */
export async function listTitles(
  db: Database,
  limit: number,
): Promise<Pick<Story, 'id' | 'title' | 'brief'>[]> {
  return await db.all(
    `SELECT id, title, brief FROM stories WHERE hidden = 0
     ORDER BY last_seen DESC, published DESC, id DESC LIMIT ?`,
    Math.max(0, Math.floor(limit)),
  );
}

/** A story of a row of `stories`. */
export async function toStory(db: Database, row: Row): Promise<Story> {
  return {
    id: row.id as number,
    title: row.title as string,
    titleLanguage: row.title_language as string,
    brief: row.brief as string | null,
    eventType: row.event_type as string | null,
    languages: JSON.parse(row.languages as string) as string[],
    topics: JSON.parse(row.topics as string) as string[],
    from: row.from_date as string | null,
    to: row.to_date as string | null,
    firstSeen: row.first_seen as string,
    lastSeen: row.last_seen as string,
    judgement: await loadJudgement(db, row.id as number),
    articles: await loadArticlesOfStory(db, row.id as number),
  };
}

/**
 * Begins a story; its columns are filled by `rebuildStories` once it has an article. The place is the first guess.
 * @param id the number of a story that was no more and is again; a new story gets one that none has had
 */
export async function insertStory(
  db: Database,
  lastSeen: Timestamp,
  published: string,
  id?: number,
): Promise<number> {
  const number = id ?? (await nextStoryNumber(db));
  await db.put(
    `INSERT INTO stories (id, title, title_language, languages, topics, first_seen, last_seen, published, reports, marks,
       hidden)
     VALUES (?1, '', 'und', '[]', '[]', ?2, ?2, ?3, 1, '[]',
       CASE WHEN EXISTS (SELECT 1 FROM judgements WHERE story_id = ?1 AND kind = 'off-beat') THEN 1 ELSE 0 END)`,
    number,
    lastSeen,
    published,
  );
  return number;
}

/**
 * Which report speaks for the story: one with a title of its own (given, or the text's first line) before a derived one,
 * then one whose event is known well enough for a brief, then the longest text, then the first seen, then the first kept.
 */
function compareForLead(a: Member, b: Member): number {
  return (
    Number(a.title_basis === 'derived') - Number(b.title_basis === 'derived') ||
    Number(a.brief === null) - Number(b.brief === null) ||
    b.length - a.length ||
    (a.first_seen < b.first_seen ? -1 : a.first_seen > b.first_seen ? 1 : 0) ||
    a.key - b.key
  );
}

/** Distinct values, the most frequent first; among equals the one met first. */
function rankByFrequency(values: string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.keys()].sort((a, b) => (counts.get(b) as number) - (counts.get(a) as number));
}

/** Makes the rows, marks and sort keys of stories anew from their articles; a story that has none any more is deleted. */
export async function rebuildStories(db: Database, ids: Iterable<number>): Promise<void> {
  const tally = openTally(db);
  for (const id of ids) await rebuildStory(db, tally, id);
  await tally.write();
}

async function rebuildStory(db: Database, tally: Tally, id: number): Promise<void> {
  const members = (
    await db.all<Member>(
      `SELECT key, language, title, title_basis, brief, event_type, topics, entities, published, length, first_seen
       FROM articles WHERE story_id = ?`,
      id,
    )
  ).sort(compareForLead);
  const before = await findPlaceOfMarks(db, id);
  const lead = members[0];
  if (lead === undefined) {
    await hideStory(db, tally, before);
    await db.put('DELETE FROM stories WHERE id = ?', id);
    return;
  }
  const languages = rankByFrequency(members.map(one => one.language));
  const topics = rankByFrequency(members.flatMap(one => JSON.parse(one.topics) as string[]));
  const entities = new Set(members.flatMap(one => JSON.parse(one.entities) as string[]));
  const published = members.flatMap(one => one.published ?? []).sort();
  const seen = members.map(one => one.first_seen).sort();
  const lastSeen = seen.at(-1) as string;
  const newest = published.at(-1) ?? '';
  if (before.marks.length === 0 && !before.hidden) await countStory(tally, 1);
  const marks = before.hidden
    ? await hideStory(db, tally, before)
    : await moveMarks(db, tally, before, {
        marks: listMarks(languages, topics, entities),
        place: { lastSeen, published: newest, id },
      });
  await db.put(
    `UPDATE stories SET title = ?, title_language = ?, brief = ?, event_type = ?, languages = ?, topics = ?,
       from_date = ?, to_date = ?, first_seen = ?, last_seen = ?, published = ?, reports = ?, marks = ? WHERE id = ?`,
    lead.title,
    lead.language,
    members.find(one => one.brief !== null)?.brief ?? null,
    members.find(one => one.event_type !== null)?.event_type ?? null,
    JSON.stringify([lead.language, ...languages.filter(one => one !== lead.language)]),
    JSON.stringify(topics),
    published[0] ?? null,
    published.at(-1) ?? null,
    seen[0] as string,
    lastSeen,
    newest,
    members.length,
    JSON.stringify(marks),
    id,
  );
}

async function countStory(tally: Tally, change: 1 | -1): Promise<void> {
  const [every] = await tally.number([everyStoryMark]);
  tally.count(every as number, change);
}

/** Takes a story out of everything it is found and counted by, search alone excepted. @returns no marks */
async function hideStory(db: Database, tally: Tally, before: PlaceOfMarks): Promise<number[]> {
  if (before.marks.length > 0) await countStory(tally, -1);
  return await moveMarks(db, tally, before, { marks: [], place: before.place });
}

/** The marks a story had when it was last rebuilt, where their rows stand, and whether it shall have none. */
interface PlaceOfMarks {
  marks: number[];
  place: StoryPlace;
  hidden: boolean;
}

async function findPlaceOfMarks(db: Database, id: number): Promise<PlaceOfMarks> {
  const row = (await db.one(
    'SELECT marks, last_seen, published, hidden FROM stories WHERE id = ?',
    id,
  )) as Row;
  return {
    hidden: row.hidden === 1,
    marks: JSON.parse(row.marks as string) as number[],
    place: { lastSeen: row.last_seen as string, published: row.published as string, id },
  };
}
