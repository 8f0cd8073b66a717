import type { Archive } from './archive/archive.ts';
import type { LazyReader } from './lazy-reader.ts';
import type { Log } from './log.ts';
import type { Article } from './model/article.ts';
import type { Intake, Item, Timestamp, Unreadable } from './model/item.ts';
import type { Outcome } from './model/outcome.ts';
import type { Reading } from './model/reading.ts';
import { overlap } from './reading/fingerprint.ts';
import { chooseStory } from './reading/grouping.ts';

/** A text that shares less than this with the one it replaces is another article under the same name, not a revision. */
const sameArticleOverlap = 0.1;

/** A text known to be only a part, and shorter than this share of the one kept, takes nobody's place. */
const partialShare = 0.7;

/** Reports further apart than this are never compared: no event is reported so long after. */
const neighbourDays = 10;

export interface PipelineOptions {
  archive: Archive;
  reader: LazyReader;
  log: Log;
  now: () => Timestamp;
  /** Told of every outcome after it is kept. */
  onOutcome?(outcome: Outcome): void;
}

/** Takes what intake hands over, one after another: read → group → keep. */
export interface Pipeline {
  /** Null when the very same thing was handed over before and nothing is new about it. */
  take(intake: Intake): Promise<Outcome | null>;
  /** Settles when all that was handed over has been kept. */
  idle(): Promise<void>;
}

export function createPipeline(options: PipelineOptions): Pipeline {
  const { archive, reader, log, now } = options;
  let queue: Promise<unknown> = Promise.resolve();

  async function process(intake: Intake): Promise<Outcome | null> {
    const outcome =
      intake.kind === 'item' ? await takeItem(intake.item) : await takeUnreadable(intake.unreadable);
    if (outcome) {
      log.info(
        { kind: outcome.kind, id: outcome.id, source: outcome.sourceId, story: outcome.storyId },
        'item taken in',
      );
      options.onOutcome?.(outcome);
    }
    return outcome;
  }

  async function takeUnreadable(unreadable: Unreadable): Promise<Outcome | null> {
    const [last] = await archive.outcomesOf(unreadable.locator, 1);
    const same =
      last?.kind === 'unreadable' &&
      last.sourceId === unreadable.source.id &&
      last.reasons[0] === unreadable.reason;
    return same ? null : archive.keepUnreadable(unreadable, now());
  }

  async function takeItem(given: Item): Promise<Outcome | null> {
    const item = nameOutlet(given);
    const reading = await reader.read(item);
    const { content } = reading.fingerprint;
    const known = await archive.recall(content, item.source.id, item.locator, item.url);

    if (known.sameContent) {
      if (known.sameOrigin?.key === known.sameContent.key) return null;
      const reasons = [`the same text is already kept as ${known.sameContent.id}`];
      return archive.keep(
        { kind: 'duplicate', item, content, articleKey: known.sameContent.key, reasons },
        now(),
      );
    }
    const before = known.sameOrigin;
    if (before && item.partial && item.text.length < before.text.length * partialShare) {
      const reasons = [`a longer text is already kept as ${before.id}`, ...item.notes];
      return archive.keep({ kind: 'duplicate', item, content, articleKey: before.key, reasons }, now());
    }
    if (before && isSameArticle(before, item, reading)) {
      const reasons = ['the text under this name or address has changed', ...item.notes];
      return archive.keep({ kind: 'revised', item, reading, articleKey: before.key, reasons }, now());
    }
    if (!reading.relevance.relevant && item.wantedBy === undefined) {
      const earlier = known.earlierOutcome;
      if (earlier?.sourceId === item.source.id && earlier.locator === item.locator) return null;
      return archive.keep(
        { kind: 'off-beat', item, reading, reasons: [...reading.relevance.reasons, ...item.notes] },
        now(),
      );
    }
    const choice = await group(item, reading);
    const wanted = item.wantedBy === undefined ? [] : [`${item.wantedBy} wanted it kept`];
    const reasons = [...wanted, ...reading.relevance.reasons, ...choice.reasons, ...item.notes];
    const outcome = await archive.keep(
      { kind: 'stored', item, reading, storyId: choice.storyId, reasons },
      now(),
    );
    for (const id of choice.joins) await joinStory(id, outcome);
    return outcome;
  }

  /** Makes one of two stories between which a new report stands. A failure leaves them as they are: two, but whole. */
  async function joinStory(id: number, outcome: Outcome): Promise<void> {
    if (outcome.storyId === null) return;
    const joined = await archive.mergeStories(id, outcome.storyId, null, now());
    if (joined !== null) log.info({ story: outcome.storyId, joined: id }, 'two stories are one');
  }

  async function group(item: Item, reading: Reading) {
    const candidates = await archive.candidates(reading.groupKey, daysAround(reading, item.seen));
    return chooseStory(
      {
        key: reading.groupKey,
        published: reading.published.date,
        firstSeen: item.seen,
        minhash: reading.fingerprint.minhash,
      },
      candidates,
    );
  }

  return {
    take(intake) {
      const done = queue.then(() => process(intake));
      queue = done.catch(() => undefined);
      return done;
    },
    async idle() {
      await queue;
    },
  };
}

/** A dropped file without an outlet of its own is named after the file: "seeds" would say nothing. */
function nameOutlet(item: Item): Item {
  return item.outlet === null && item.source.kind === 'folder' ? { ...item, outlet: item.id } : item;
}

function isSameArticle(before: Article, item: Item, reading: Reading): boolean {
  const sameTitle = reading.titleBasis !== 'derived' && reading.title === before.reading.title;
  return sameTitle || overlap(before.text, item.text) >= sameArticleOverlap;
}

/** The days within which other reports of the same event can lie. */
function daysAround(reading: Reading, seen: Timestamp): { from: Timestamp; to: Timestamp } {
  const days = [reading.groupKey.from, reading.groupKey.to, fullDay(reading.published.date)].filter(
    day => day !== null,
  );
  const first = days.length > 0 ? days.reduce((a, b) => (a < b ? a : b)) : seen.slice(0, 10);
  const last = days.length > 0 ? days.reduce((a, b) => (a > b ? a : b)) : seen.slice(0, 10);
  const from = Temporal.PlainDate.from(first).subtract({ days: neighbourDays });
  const to = Temporal.PlainDate.from(last).add({ days: neighbourDays + 1 });
  return { from: `${from.toString()}T00:00:00.000Z`, to: `${to.toString()}T00:00:00.000Z` };
}

function fullDay(date: string | null): string | null {
  return date !== null && date.length >= 10 ? date.slice(0, 10) : null;
}
