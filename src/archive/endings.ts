import type { Outcome } from '../model/outcome.ts';
import type { Database } from './database.ts';

/** So many code points of an ending are kept; what is longer is compared with the row itself. */
const kept = 32;

/** The end of a text, backwards: what ends alike lies together. By code points, for half a one can't be written. */
function turn(text: string): string {
  return [...text.slice(-2 * kept)].slice(-kept).reverse().join('');
}

/** Makes an outcome findable by the ends of its id, its locator and its address. */
export async function indexEndings(
  db: Database,
  outcome: number,
  names: Pick<Outcome, 'id' | 'locator' | 'url'>,
): Promise<void> {
  const endings = new Set([names.id, names.locator, names.url ?? ''].map(turn));
  // A file's id is the end of its locator: one row finds both.
  const apart = [...endings].filter(
    ending => ending !== '' && ![...endings].some(other => other !== ending && other.startsWith(ending)),
  );
  await db.insert(
    'INSERT INTO outcome_endings (ending, outcome)',
    apart.map(ending => [ending, outcome]),
    'ON CONFLICT DO NOTHING',
  );
}

/** Between which endings those lie that end with a reference: from the first to before the second. */
export function findEndings(reference: string): [from: string, to: string] {
  const from = turn(reference);
  // The last code point there is, a noncharacter: it comes after whatever else could follow.
  return [from, `${from}\u{10ffff}`];
}
