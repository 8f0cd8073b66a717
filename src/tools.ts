import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Core } from './app.ts';
import { openBeat } from './beat/open.ts';
import type { Config } from './config.ts';
import { openDoor } from './door.ts';
import { FetchError, UsageError } from './errors.ts';
import { extractFile } from './intake/extract.ts';
import { parseFeed } from './intake/feed.ts';
import { readImport } from './intake/import.ts';
import { createLazyReader } from './lazy-reader.ts';
import type { Intake, Source, Timestamp } from './model/item.ts';
import { outcomeKinds } from './model/outcome.ts';
import type { Reading } from './model/reading.ts';

const fromHand: Source = { id: 'manual:cli', kind: 'manual', name: 'command line' };
const fromImport: Source = { id: 'import', kind: 'import', name: 'import' };

/** Reads files without keeping anything: one object for each article, as the contract of `read --json` says. Throws UsageError. */
export async function* readLines(
  files: string[],
  options: { sentences?: number; maxBytes: number; beatDir: string | null; now: () => Timestamp },
): AsyncGenerator<object> {
  if (files.length === 0) throw new UsageError('Name at least one file: read FILE… --json');
  const reader = createLazyReader(openBeat(options.beatDir));
  const reading = options.sentences === undefined ? {} : { sentences: options.sentences };
  for (const file of files) {
    for await (const intake of openFile(file, options)) {
      if (intake.kind === 'unreadable') {
        const { id, reason } = intake.unreadable;
        yield { ...nameOf(file, id), error: { kind: 'unreadable', message: reason } };
      } else {
        yield { ...nameOf(file, intake.item.id), ...publicReading(await reader.read(intake.item, reading)) };
      }
    }
  }
}

/** An article of a `.jsonl` file bears its id; another file's article bears the file. */
function nameOf(file: string, id: string): object {
  return isLines(file) ? { id } : { id: basename(file), file };
}

const isLines = (file: string): boolean => /\.(jsonl|ndjson)$/i.test(file);

async function* openFile(
  file: string,
  options: { maxBytes: number; now: () => Timestamp },
): AsyncGenerator<Intake> {
  const place = { source: fromHand, locator: file, name: basename(file), seen: options.now() };
  const refuse = (reason: string): Intake => ({
    kind: 'unreadable',
    unreadable: { source: fromHand, locator: file, id: place.name, seen: place.seen, reason },
  });
  if (isLines(file)) {
    try {
      yield* readImport(createReadStream(file), { source: fromHand, now: options.now });
    } catch (error) {
      yield refuse(`The file can't be read (${(error as NodeJS.ErrnoException).code ?? 'unknown fault'}).`);
    }
    return;
  }
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) yield refuse(`The file can't be read (${bytes.code ?? 'unknown fault'}).`);
  else if (bytes.length > options.maxBytes)
    yield refuse(`The file is larger than ${options.maxBytes} bytes.`);
  else yield* extractFile(bytes, place);
}

/** What `read --json` tells: the reading without what only the archive needs. */
function publicReading(reading: Reading): object {
  const { terms: _terms, fingerprint: _fingerprint, groupKey: _groupKey, ...told } = reading;
  return {
    ...told,
    dateline: reading.dateline && {
      place: reading.dateline.place,
      text: reading.dateline.text,
      agency: reading.dateline.agency,
    },
    dates: reading.dates.map(({ text, iso, precision, start, end }) => ({
      text,
      iso,
      precision,
      start,
      end,
    })),
    people: reading.people.map(person => person.name),
    organisations: reading.organisations.map(organisation => organisation.name),
    places: reading.places.map(place => place.name),
    event: reading.event && {
      type: reading.event.type,
      actors: reading.event.actors.map(actor => actor.name),
      place: reading.event.place,
      date: reading.event.date,
    },
  };
}

/** What the feed intake makes of files and addresses, as the contract of `feed --json` says. Throws UsageError. */
export async function* feedLines(
  sources: string[],
  options: {
    contentType: string | null;
    baseUrl: string | null;
    config: Config;
    now: () => Timestamp;
  },
): AsyncGenerator<object> {
  if (sources.length === 0) throw new UsageError('Name at least one feed: feed FILE_OR_URL… --json');
  const { config, now } = options;
  const fetcher = openDoor(config, now);
  for (const source of sources) {
    try {
      const given = /^https?:\/\//i.test(source)
        ? await fetcher.fetch(source)
        : {
            status: 'ok' as const,
            bytes: new Uint8Array(await readFile(source)),
            contentType: options.contentType,
            url: options.baseUrl,
          };
      if (given.status !== 'ok') continue;
      const contentType = options.contentType ?? given.contentType;
      const baseUrl = options.baseUrl ?? given.url;
      const parsed = await parseFeed(given.bytes, { contentType, baseUrl });
      if ('error' in parsed) yield { source, error: parsed.error };
      else {
        yield { source, feed: parsed.feed };
        for (const item of parsed.items) yield { source, ...item };
      }
    } catch (error) {
      const kind =
        error instanceof FetchError ? error.kind : ((error as NodeJS.ErrnoException).code ?? 'failed');
      yield {
        source,
        error: { kind, message: error instanceof FetchError ? error.message : 'The file can not be read.' },
      };
    }
  }
}

/** Back-fills the archive from JSON lines; prints the outcomes counted. Gives the exit code. Throws UsageError. */
export async function importFile(
  files: string[],
  core: Core,
  options: { json: boolean; now: () => Timestamp; write: (text: string) => void; progress: boolean },
): Promise<number> {
  const [file] = files;
  if (file === undefined || files.length > 1) throw new UsageError('Name one file: import FILE.jsonl');
  const counts: Record<string, number> = Object.fromEntries(outcomeKinds.map(kind => [kind, 0]));
  let unchanged = 0;
  let bytes = 0;
  const input = createReadStream(file);
  const total = await readSize(file);
  const bar = startBar(options.progress);
  input.on('data', chunk => {
    bytes += chunk.length;
  });
  try {
    for await (const intake of readImport(input, { source: fromImport, now: options.now })) {
      const outcome = await core.pipeline.take(intake);
      if (outcome) counts[outcome.kind] = (counts[outcome.kind] ?? 0) + 1;
      else unchanged += 1;
      bar.show(bytes, total);
    }
  } finally {
    bar.end();
  }
  await core.archive.noteSource(fromImport, { at: options.now(), problem: null });
  const summary = { ...counts, unchanged };
  if (options.json) options.write(`${JSON.stringify(summary)}\n`);
  else
    options.write(
      `${Object.entries(summary)
        .map(([kind, number]) => `${kind} ${number}`)
        .join(', ')}\n`,
    );
  return 0;
}

async function readSize(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`There is no file ${file}.`);
  return found.size;
}

/** A progress bar on standard error, drawn at most ten times a second; nothing when nobody looks. */
function startBar(visible: boolean): { show(done: number, total: number): void; end(): void } {
  let last = 0;
  return {
    show(done, total) {
      const time = performance.now();
      if (!visible || time - last < 100) return;
      last = time;
      const share = total === 0 ? 1 : Math.min(1, done / total);
      const full = Math.round(share * 30);
      process.stderr.write(`\r[${'#'.repeat(full)}${'-'.repeat(30 - full)}] ${Math.round(share * 100)} %`);
    },
    end() {
      if (visible) process.stderr.write('\r\u001b[K');
    },
  };
}

/** Every story with the ids of its articles, as the contract of `stories --json` says. */
export async function* storyLines(core: Core): AsyncGenerator<object> {
  for await (const story of core.archive.everyStory()) {
    yield {
      id: story.id,
      title: story.title,
      articles: story.articles.map(article => article.id),
      languages: story.languages,
      from: story.from,
      to: story.to,
    };
  }
}
