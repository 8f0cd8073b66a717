import type { Log } from '../log.ts';
import type { Story } from '../model/article.ts';
import type { Timestamp } from '../model/item.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Archive, Entry } from './archive.ts';
import { findArticle, loadRevisions } from './articles.ts';
import { findStoriesAbout, findStoriesByDay } from './by-day.ts';
import {
  findStoryOfMessage,
  findStoryOfThread,
  loadAction,
  loadFact,
  loadThread,
  saveAction,
  saveFact,
  saveThread,
} from './chat.ts';
import { listCorrections, loadCorrection } from './corrections.ts';
import { loadCounts } from './counts.ts';
import { countCoverage, countMentions } from './coverage.ts';
import type { Database } from './database.ts';
import { listDigests, loadDigest, loadLastDigest, writeDigest } from './digests.ts';
import {
  findNewestCorrection,
  findStaleDigests,
  isAnyStale,
  keepDrawn,
  keepEdits,
  loadShown,
} from './drawn-digests.ts';
import { loadFeedState, saveFeedState } from './feed-states.ts';
import {
  addFeed,
  listFeedChanges,
  listFeeds,
  loadFeedsVersion,
  pauseFeed,
  removeFeed,
  resumeFeed,
  seedFeeds,
  setFeedFull,
} from './feeds.ts';
import { addFollow, findFollowedReports, keepFollowNote, listFollows, removeFollow } from './follows.ts';
import { findCandidates } from './grouping.ts';
import { judgeStory, mergeStories, moveArticles, splitStory, undoCorrection } from './judgement.ts';
import { loadJudgement } from './judgements.ts';
import { keepEntries, recallItem } from './keep.ts';
import { findLatest } from './latest.ts';
import { openDatabase } from './opening.ts';
import {
  findDoubtfulDeliveries,
  findDueDeliveries,
  insertDelivery,
  listDeliveries,
  markDelivery,
} from './outbox.ts';
import { countOutcomes, findOutcomes, keepUnreadable } from './outcomes.ts';
import { keepPoll, notePausesTold } from './polls.ts';
import { searchArticles } from './search.ts';
import { listSources, noteSource } from './sources.ts';
import { listTitles, loadStory } from './stories.ts';
import { resolveStory } from './story-links.ts';
import {
  addSubscription,
  listSubscriptions,
  loadSubscription,
  pauseSubscription,
  removeSubscription,
} from './subscriptions.ts';
import {
  countThreadOrders,
  findUntoldReports,
  forgetThread,
  keepThreadNotes,
  listThreads,
} from './thread-notes.ts';
import { findNewestReport, findStoriesInWindow } from './windows.ts';

/** The archive in one SQLite file, with what only this store offers. */
export interface SqliteArchive extends Archive {
  /** Keeps many items in one transaction, in order: all or none. For imports, where one disk flush per item is the cost. */
  keepMany(entries: Entry[], at: Timestamp): Promise<Outcome[]>;
}

/**
 * Opens the archive in a file, made with its folder when there is none, or in memory.
 * Throws ArchiveError, and leaves the file as it is, when it is damaged, another program's, or of a newer version.
 * @param options.path a file path, or ":memory:"
 * @param options.rankedTogether how many of the newest hits a search ranks together; for tests with few articles
 */
export async function openSqliteArchive(options: {
  path: string;
  log: Log;
  rankedTogether?: number;
}): Promise<SqliteArchive> {
  const db = await openDatabase(options.path, options.log);
  const readUpTo = new Map<string, { report: number; correction: number }>();
  return {
    recall: (...item) => db.read(() => recallItem(db, ...item)),
    keep: (entry, at) => db.write(() => keepEntries(db, [entry], at)[0] as Outcome),
    keepMany: (entries, at) => db.write(() => keepEntries(db, entries, at)),
    keepUnreadable: (unreadable, at) => db.write(() => keepUnreadable(db, unreadable, at)),
    outcomesOf: (reference, limit = 20) => db.read(() => findOutcomes(db, reference, limit)),
    outcomeCounts: since => db.read(() => countOutcomes(db, since)),

    article: reference => db.read(() => findArticle(db, reference)),
    revisions: key => db.read(() => loadRevisions(db, key)),
    story: id => db.read(() => loadStory(db, id)),
    latest: query => db.read(() => findLatest(db, query)),
    storiesByDay: query => db.read(() => findStoriesByDay(db, query)),
    storiesAbout: events => db.read(() => findStoriesAbout(db, events)),
    storyTitles: limit => db.read(() => listTitles(db, limit)),
    everyStory: () => streamStories(db),
    search: query => db.read(() => searchArticles(db, query, options.rankedTogether)),
    candidates: (key, near) => db.read(() => findCandidates(db, key, near)),
    counts: () => db.read(() => loadCounts(db)),

    coverage: query => db.read(() => countCoverage(db, query)),
    mentions: entity => db.read(() => countMentions(db, entity)),

    moveArticles: (...move) => db.write(() => moveArticles(db, ...move)),
    mergeStories: (...merge) => db.write(() => mergeStories(db, ...merge)),
    splitStory: (...split) => db.write(() => splitStory(db, ...split)),
    judgeStory: (...judgement) => db.write(() => judgeStory(db, ...judgement)),
    undoCorrection: (...undo) => db.write(() => undoCorrection(db, ...undo)),
    judgement: id => db.read(() => loadJudgement(db, resolveStory(db, id))),
    correction: number => db.read(() => loadCorrection(db, number)),
    corrections: query => db.read(() => listCorrections(db, query)),

    noteSource: (source, result) => db.write(() => noteSource(db, source, result)),
    sources: forSubscription => db.read(() => listSources(db, forSubscription)),
    feedState: url => db.read(() => loadFeedState(db, url)),
    saveFeedState: state => db.write(() => saveFeedState(db, state)),
    keepPoll: (poll, notice) => db.write(() => keepPoll(db, poll, notice)),

    feeds: () => db.read(() => listFeeds(db)),
    seedFeeds: (feeds, at) => db.write(() => seedFeeds(db, feeds, at)),
    addFeed: (...feed) => db.write(() => addFeed(db, ...feed)),
    removeFeed: (...removal) => db.write(() => removeFeed(db, ...removal)),
    pauseFeed: (id, pause) => db.write(() => pauseFeed(db, id, pause)),
    resumeFeed: (...resumption) => db.write(() => resumeFeed(db, ...resumption)),
    setFeedFull: (...setting) => db.write(() => setFeedFull(db, ...setting)),
    feedChanges: (id, limit) => db.read(() => listFeedChanges(db, id, limit)),
    feedsVersion: () => db.read(() => loadFeedsVersion(db)),

    addSubscription: subscription => db.write(() => addSubscription(db, subscription)),
    subscription: id => db.read(() => loadSubscription(db, id)),
    subscriptions: channel => db.read(() => listSubscriptions(db, channel)),
    removeSubscription: id => db.write(() => removeSubscription(db, id)),
    pauseSubscription: (id, paused) => db.write(() => pauseSubscription(db, id, paused)),
    lastDigest: id => db.read(() => loadLastDigest(db, id)),
    storiesInWindow: (window, filter, subscriptionId) =>
      db.read(() => {
        if (subscriptionId !== null) {
          const composing = `${subscriptionId} ${window.to}`;
          // The first reading counts: a report that came after it may be missing from the digest composed of it.
          if (!readUpTo.has(composing))
            readUpTo.set(composing, {
              report: findNewestReport(db),
              correction: findNewestCorrection(db),
            });
          // A reading that no digest followed is forgotten in the end.
          if (readUpTo.size > 10_000) readUpTo.delete(readUpTo.keys().next().value as string);
        }
        return findStoriesInWindow(db, window, filter, subscriptionId);
      }),
    keepDigest: async (digest, deliveries, text, toldPauses = [], drawn = () => null) => {
      const composing = `${digest.subscriptionId} ${digest.window.to}`;
      const seen = readUpTo.get(composing) ?? null;
      const kept = await db.write(() => {
        const written = writeDigest(db, digest, deliveries, text, seen?.report ?? null);
        if (written === null) return null;
        notePausesTold(db, digest.subscriptionId, toldPauses);
        const view = drawn(written.number);
        const correction = seen?.correction ?? findNewestCorrection(db);
        if (view !== null) keepDrawn(db, written.number, view, correction, written.composed);
        return written;
      });
      readUpTo.delete(composing);
      return kept;
    },
    staleDigests: async since =>
      // Asked every few seconds: only when there is something to note is the file locked for it.
      (await db.read(() => isAnyStale(db))) ? db.write(() => findStaleDigests(db, since)) : [],
    keepEdits: (...edits) => db.write(() => keepEdits(db, ...edits)),
    shownMessages: number => db.read(() => loadShown(db, number)),
    digest: number => db.read(() => loadDigest(db, number)),
    digests: (subscriptionId, limit) => db.read(() => listDigests(db, subscriptionId, limit)),

    enqueue: (deliveries, at) =>
      db.write(() => {
        for (const delivery of deliveries) insertDelivery(db, delivery, null, at);
      }),
    dueDeliveries: (platform, now) => db.read(() => findDueDeliveries(db, platform, now)),
    doubtfulDeliveries: platform => db.read(() => findDoubtfulDeliveries(db, platform)),
    markDelivery: (id, from, change) => db.write(() => markDelivery(db, id, from, change)),
    deliveries: query => db.read(() => listDeliveries(db, query)),

    addFollow: follow => db.write(() => addFollow(db, follow)),
    follows: channel => db.read(() => listFollows(db, channel)),
    removeFollow: id => db.write(() => removeFollow(db, id)),
    followedReports: follow => db.read(() => findFollowedReports(db, follow)),
    keepFollowNote: (...note) => db.write(() => keepFollowNote(db, ...note)),

    thread: (storyId, channel) => db.read(() => loadThread(db, storyId, channel)),
    forgetThread: (...thread) => db.write(() => forgetThread(db, ...thread)),
    threadsOrdered: (...order) => db.read(() => countThreadOrders(db, ...order)),
    threadsOf: id => db.read(() => listThreads(db, id)),
    untoldReports: () => db.read(() => findUntoldReports(db)),
    keepThreadNotes: (...notes) => db.write(() => keepThreadNotes(db, ...notes)),
    storyOfThread: (...thread) => db.read(() => findStoryOfThread(db, ...thread)),
    storyOfMessage: (...message) => db.read(() => findStoryOfMessage(db, ...message)),
    saveThread: (...thread) => db.write(() => saveThread(db, ...thread)),
    saveAction: (state, at) => db.write(() => saveAction(db, state, at)),
    action: id => db.read(() => loadAction(db, id)),

    fact: name => db.read(() => loadFact(db, name)),
    saveFact: (name, value) => db.write(() => saveFact(db, name, value)),

    close: async () => db.close(),
  };
}

/** Every story in order of id, loaded a few at a time: writing goes on between. */
async function* streamStories(db: Database): AsyncGenerator<Story> {
  for (let last = 0; ; ) {
    const ids = await db.read(() =>
      db.all<{ id: number }>('SELECT id FROM stories WHERE id > ? ORDER BY id LIMIT 200', last),
    );
    if (ids.length === 0) return;
    for (const { id } of ids) {
      const story = await db.read(() => loadStory(db, id));
      if (story !== null) yield story;
      last = id;
    }
  }
}
