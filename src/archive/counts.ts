import type { Archive } from './archive.ts';
import type { Database } from './database.ts';
import { everyStoryMark, findMark } from './marks.ts';

/** How much there is: from the tallies, whatever the size of the archive. Languages with the most articles first. */
export async function loadCounts(db: Database): Promise<Awaited<ReturnType<Archive['counts']>>> {
  const languages = await db.all<{ language: string; articles: number }>(
    'SELECT language, articles FROM article_tally WHERE articles > 0 ORDER BY articles DESC, language',
  );
  return {
    articles: languages.reduce((sum, row) => sum + row.articles, 0),
    // Those marked off-beat are in no count of marks.
    stories:
      ((await findMark(db, everyStoryMark))?.stories ?? 0) +
      ((await db.one<{ n: number }>('SELECT count(*) AS n FROM stories WHERE hidden = 1'))?.n ?? 0),
    languages: Object.fromEntries(languages.map(row => [row.language, row.articles])),
    newest:
      (await db.one<{ seen: string | null }>('SELECT newest AS seen FROM days ORDER BY day DESC LIMIT 1'))
        ?.seen ?? null,
  };
}
