import type { Timestamp } from '../model/item.ts';
import type { KeptTranslation } from '../model/translation.ts';
import type { Database } from './database.ts';

/** The translations kept under these keys, in no order; those without one are left out. */
export async function findTranslations(db: Database, keys: string[]): Promise<KeptTranslation[]> {
  if (keys.length === 0) return [];
  const rows = await db.all<{ key: string; text: string | null; refused: string | null }>(
    `SELECT key, text, refused FROM translations WHERE key IN (SELECT value FROM ${db.sql.texts('?')})`,
    JSON.stringify(keys),
  );
  return rows.map(({ key, text, refused }) => ({ key, text, refused }));
}

/** Keeps translations; one that is there already stands. */
export async function keepTranslations(
  db: Database,
  translations: KeptTranslation[],
  at: Timestamp,
): Promise<void> {
  const own = new Map(translations.map(one => [one.key, one]));
  await db.insert(
    'INSERT INTO translations (key, text, refused, at)',
    [...own.values()].map(({ key, text, refused }) => [key, text, refused, at]),
    'ON CONFLICT (key) DO NOTHING',
  );
}
