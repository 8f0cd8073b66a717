import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ConfigError } from '../errors.ts';
import type { Beat, Entity, KnownEvent, Office, Vocabulary } from './beat.ts';
import { checkBeat } from './check.ts';
import { russiaDprk } from './russia-dprk.ts';

/** Lists of entities a beat may take along from the one that comes with the bot, each whole. */
const entityLists = {
  countries: (entity: Entity) => entity.kind === 'country' || entity.kind === 'bloc',
  people: (entity: Entity) => entity.kind === 'person',
  organisations: (entity: Entity) => entity.kind === 'organisation',
  agencies: (entity: Entity) => entity.kind === 'agency',
  places: (entity: Entity) => entity.kind === 'place',
  historic: (entity: Entity) => entity.kind === 'historic',
} as const;

/** What `beat.yaml` says of a beat as a whole. */
interface Head {
  id?: unknown;
  name?: unknown;
  sides?: unknown;
  everPresent?: unknown;
  with?: unknown;
}

/**
 * Opens the beat that is to be followed.
 * @param folder a folder with `beat.yaml` (or .json) and any of people, organisations, agencies, places, countries,
 *   historic, offices, events, topics, event-kinds and pairs, as docs/extending.md describes; null: the beat that comes
 *   with the bot
 * Throws ConfigError that names every fault, file by file.
 */
export function openBeat(folder: string | null): Beat {
  if (folder === null) return russiaDprk;
  const faults: string[] = [];
  const head = (readList(folder, 'beat', faults) ?? {}) as Head;
  if (faults.length === 0 && !hasFile(folder, 'beat')) faults.push(`there is no beat.yaml in ${folder}`);
  const taken = listOf(head.with, 'with', faults);
  const known = [...Object.keys(entityLists), 'topics', 'event-kinds'];
  for (const name of taken)
    if (!known.includes(name))
      faults.push(`beat: "${name}" can't be taken along; there are ${known.join(', ')}`);
  const sides = listOf(head.sides, 'sides', faults);
  if (sides.length !== 2) faults.push('beat: sides must be two ISO country codes, such as [AM, AZ]');
  for (const name of ['id', 'name'] as const)
    if (typeof head[name] !== 'string' || head[name] === '') faults.push(`beat: ${name} is missing`);
  const everPresent = new Set(listOf(head.everPresent, 'everPresent', faults));

  const ownEntities = Object.keys(entityLists).flatMap(name =>
    arrayIn<Entity>(folder, name, ['id', 'name', 'kind', 'forms'], faults),
  );
  const own = new Set(ownEntities.map(entity => entity.id));
  const borrowed = russiaDprk.entities.filter(
    entity =>
      !own.has(entity.id) &&
      taken.some(name => entityLists[name as keyof typeof entityLists]?.(entity) === true),
  );
  const vocabulary = (name: 'topics' | 'event-kinds', list: Vocabulary[]) => {
    const mine = arrayIn<Vocabulary>(folder, name, ['id', 'name', 'words'], faults);
    const ids = new Set(mine.map(one => one.id));
    return taken.includes(name) ? [...mine, ...list.filter(one => !ids.has(one.id))] : mine;
  };
  const beat: Beat = {
    id: String(head.id),
    name: String(head.name),
    sides: [sides[0] ?? '', sides[1] ?? ''],
    entities: [...borrowed, ...ownEntities].map(({ everPresent: _, ...entity }) => ({
      ...entity,
      country: entity.country ?? null,
      ...(everPresent.has(entity.id) ? { everPresent: true } : {}),
    })),
    offices: arrayIn<Office>(folder, 'offices', ['person', 'title', 'words', 'source'], faults).map(
      office => ({
        ...office,
        from: office.from ?? null,
        to: office.to ?? null,
      }),
    ),
    events: arrayIn<KnownEvent>(
      folder,
      'events',
      ['id', 'title', 'type', 'from', 'to', 'participants', 'source'],
      faults,
    ).map(event => ({ ...event, place: event.place ?? null })),
    topics: vocabulary('topics', russiaDprk.topics),
    eventKinds: vocabulary('event-kinds', russiaDprk.eventKinds),
    pairs: (readList(folder, 'pairs', faults) ?? {}) as Beat['pairs'],
  };
  for (const id of everPresent)
    if (!beat.entities.some(entity => entity.id === id))
      faults.push(`beat: everPresent names the unknown "${id}"`);
  // Whether the parts fit each other can only be said of parts that are whole.
  if (faults.length === 0) faults.push(...checkBeat(beat));
  if (faults.length > 0) throw new ConfigError(faults.map(fault => ({ name: 'BEAT_DIR', fault })));
  return beat;
}

const endings = ['.yaml', '.yml', '.json'];

function hasFile(folder: string, name: string): boolean {
  return endings.some(ending => existsSync(join(folder, name + ending)));
}

/** What a file of the folder holds; undefined when there is none. JSON is read as the YAML it is. */
function readList(folder: string, name: string, faults: string[]): unknown {
  const ending = endings.find(one => existsSync(join(folder, name + one)));
  if (ending === undefined) return undefined;
  try {
    const text = readFileSync(join(folder, name + ending), 'utf8');
    if (ending === '.json') return JSON.parse(text) as unknown;
    // Needed by few: loaded when one asks.
    const { parse } = createRequire(import.meta.url)('yaml') as typeof import('yaml');
    // Dates stay text: the core schema has none.
    return parse(text, { schema: 'core', maxAliasCount: 100 }) as unknown;
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n');
    faults.push(`${name}${ending} can't be read: ${line}`);
    return undefined;
  }
}

/** The entries of a file that holds a list; each must have these fields. */
function arrayIn<T>(folder: string, name: string, needed: (keyof T & string)[], faults: string[]): T[] {
  const list = readList(folder, name, faults);
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) {
    faults.push(`${name}: a list is needed`);
    return [];
  }
  list.forEach((entry: unknown, index) => {
    const missing = needed.filter(field => (entry as Partial<T> | null)?.[field] == null);
    if (missing.length > 0) {
      const id = (entry as { id?: unknown } | null)?.id;
      faults.push(
        `${name}: ${id === undefined ? `entry ${index + 1}` : `"${id}"`} lacks ${missing.join(', ')}`,
      );
    }
  });
  return list as T[];
}

function listOf(value: unknown, name: string, faults: string[]): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value) && value.every(one => typeof one === 'string')) return value;
  faults.push(`beat: ${name} must be a list of words`);
  return [];
}
