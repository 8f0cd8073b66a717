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
import type { Database, Store } from './database.ts';
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
  changeSubscription,
  listSubscriptionChanges,
  pauseSubscription,
  removeSubscription,
  resumeSubscription,
} from './subscription-changes.ts';
import { addSubscription, listSubscriptions, loadSubscription } from './subscriptions.ts';
import {
  countThreadOrders,
  findUntoldReports,
  forgetThread,
  keepThreadNotes,
  listThreads,
} from './thread-notes.ts';
import { findTranslations, keepTranslations } from './translations.ts';
import { findNewestReport, findStoriesInWindow } from './windows.ts';

/** An archive, with what only its stores need. */
export interface StoredArchive extends Archive {
  /** Keeps many items in one transaction, in order: all or none. For imports, where one disk flush per item is the cost. */
  keepMany(entries: Entry[], at: Timestamp): Promise<Outcome[]>;
}

/**
 * The archive's door over a store that is open.
 * @param rankedTogether how many of the newest hits a search ranks together; for tests with few articles
 */
export function makeArchive(store: Store, rankedTogether?: number): StoredArchive {
  const readUpTo = new Map<string, { report: number; correction: number }>();
  return {
    recall: (...item) => store.read(db => recallItem(db, ...item)),
    keep: (entry, at) => store.write(db => keepOne(db, entry, at)),
    keepMany: (entries, at) => store.write(db => keepEntries(db, entries, at)),
    keepUnreadable: (unreadable, at) => store.write(db => keepUnreadable(db, unreadable, at)),
    outcomesOf: (reference, limit = 20) => store.read(db => findOutcomes(db, reference, limit)),
    outcomeCounts: since => store.read(db => countOutcomes(db, since)),

    article: reference => store.read(db => findArticle(db, reference)),
    revisions: key => store.read(db => loadRevisions(db, key)),
    story: id => store.read(db => loadStory(db, id)),
    latest: query => store.read(db => findLatest(db, query)),
    storiesByDay: query => store.read(db => findStoriesByDay(db, query)),
    storiesAbout: events => store.read(db => findStoriesAbout(db, events)),
    storyTitles: limit => store.read(db => listTitles(db, limit)),
    everyStory: () => streamStories(store),
    search: query => store.read(db => searchArticles(db, query, rankedTogether)),
    candidates: (key, near) => store.read(db => findCandidates(db, key, near)),
    counts: () => store.read(db => loadCounts(db)),

    coverage: query => store.read(db => countCoverage(db, query)),
    mentions: entity => store.read(db => countMentions(db, entity)),

    moveArticles: (...move) => store.write(db => moveArticles(db, ...move)),
    mergeStories: (...merge) => store.write(db => mergeStories(db, ...merge)),
    splitStory: (...split) => store.write(db => splitStory(db, ...split)),
    judgeStory: (...judgement) => store.write(db => judgeStory(db, ...judgement)),
    undoCorrection: (...undo) => store.write(db => undoCorrection(db, ...undo)),
    judgement: id => store.read(async db => loadJudgement(db, await resolveStory(db, id))),
    correction: number => store.read(db => loadCorrection(db, number)),
    corrections: query => store.read(db => listCorrections(db, query)),

    noteSource: (source, result) => store.write(db => noteSource(db, source, result)),
    sources: forSubscription => store.read(db => listSources(db, forSubscription)),
    feedState: url => store.read(db => loadFeedState(db, url)),
    saveFeedState: state => store.write(db => saveFeedState(db, state)),
    keepPoll: (poll, notice) => store.write(db => keepPoll(db, poll, notice)),

    feeds: () => store.read(db => listFeeds(db)),
    seedFeeds: (feeds, at) => store.write(db => seedFeeds(db, feeds, at)),
    addFeed: (...feed) => store.write(db => addFeed(db, ...feed)),
    removeFeed: (...removal) => store.write(db => removeFeed(db, ...removal)),
    pauseFeed: (id, pause) => store.write(db => pauseFeed(db, id, pause)),
    resumeFeed: (...resumption) => store.write(db => resumeFeed(db, ...resumption)),
    setFeedFull: (...setting) => store.write(db => setFeedFull(db, ...setting)),
    feedChanges: (id, limit) => store.read(db => listFeedChanges(db, id, limit)),
    feedsVersion: () => store.read(db => loadFeedsVersion(db)),

    addSubscription: subscription => store.write(db => addSubscription(db, subscription)),
    subscription: id => store.read(db => loadSubscription(db, id)),
    subscriptions: channel => store.read(db => listSubscriptions(db, channel)),
    changeSubscription: (...change) => store.write(db => changeSubscription(db, ...change)),
    removeSubscription: (...removal) => store.write(db => removeSubscription(db, ...removal)),
    pauseSubscription: (...pause) => store.write(db => pauseSubscription(db, ...pause)),
    resumeSubscription: (...resumption) => store.write(db => resumeSubscription(db, ...resumption)),
    subscriptionChanges: (id, limit) => store.read(db => listSubscriptionChanges(db, id, limit)),
    lastDigest: id => store.read(db => loadLastDigest(db, id)),
    storiesInWindow: (window, filter, subscriptionId) =>
      store.read(async db => {
        if (subscriptionId !== null) {
          const composing = `${subscriptionId} ${window.to}`;
          // The first reading counts: a report that came after it may be missing from the digest composed of it.
          if (!readUpTo.has(composing))
            readUpTo.set(composing, {
              report: await findNewestReport(db),
              correction: await findNewestCorrection(db),
            });
          // A reading that no digest followed is forgotten in the end.
          if (readUpTo.size > 10_000) readUpTo.delete(readUpTo.keys().next().value as string);
        }
        return findStoriesInWindow(db, window, filter, subscriptionId);
      }),
    keepDigest: async (digest, deliveries, text, toldPauses = [], drawn = () => null) => {
      const composing = `${digest.subscriptionId} ${digest.window.to}`;
      const seen = readUpTo.get(composing) ?? null;
      const kept = await store.write(async db => {
        const written = await writeDigest(db, digest, deliveries, text, seen?.report ?? null);
        if (written === null) return null;
        await notePausesTold(db, digest.subscriptionId, toldPauses);
        const view = drawn(written.number);
        const correction = seen?.correction ?? (await findNewestCorrection(db));
        if (view !== null) await keepDrawn(db, written.number, view, correction, written.composed);
        return written;
      });
      readUpTo.delete(composing);
      return kept;
    },
    staleDigests: async since =>
      // Asked every few seconds: only when there is something to note is the file locked for it.
      (await store.read(db => isAnyStale(db))) ? store.write(db => findStaleDigests(db, since)) : [],
    keepEdits: (...edits) => store.write(db => keepEdits(db, ...edits)),
    shownMessages: number => store.read(db => loadShown(db, number)),
    digest: number => store.read(db => loadDigest(db, number)),
    digests: (subscriptionId, limit) => store.read(db => listDigests(db, subscriptionId, limit)),

    enqueue: (deliveries, at) =>
      store.write(async db => {
        for (const delivery of deliveries) await insertDelivery(db, delivery, null, at);
      }),
    dueDeliveries: (platform, now) => store.read(db => findDueDeliveries(db, platform, now)),
    doubtfulDeliveries: platform => store.read(db => findDoubtfulDeliveries(db, platform)),
    markDelivery: (id, from, change) => store.write(db => markDelivery(db, id, from, change)),
    deliveries: query => store.read(db => listDeliveries(db, query)),

    addFollow: follow => store.write(db => addFollow(db, follow)),
    follows: channel => store.read(db => listFollows(db, channel)),
    removeFollow: id => store.write(db => removeFollow(db, id)),
    followedReports: follow => store.read(db => findFollowedReports(db, follow)),
    keepFollowNote: (...note) => store.write(db => keepFollowNote(db, ...note)),

    thread: (storyId, channel) => store.read(db => loadThread(db, storyId, channel)),
    forgetThread: (...thread) => store.write(db => forgetThread(db, ...thread)),
    threadsOrdered: (...order) => store.read(db => countThreadOrders(db, ...order)),
    threadsOf: id => store.read(db => listThreads(db, id)),
    untoldReports: () => store.read(db => findUntoldReports(db)),
    keepThreadNotes: (...notes) => store.write(db => keepThreadNotes(db, ...notes)),
    storyOfThread: (...thread) => store.read(db => findStoryOfThread(db, ...thread)),
    storyOfMessage: (...message) => store.read(db => findStoryOfMessage(db, ...message)),
    saveThread: (...thread) => store.write(db => saveThread(db, ...thread)),
    saveAction: (state, at) => store.write(db => saveAction(db, state, at)),
    action: id => store.read(db => loadAction(db, id)),

    translations: keys => store.read(db => findTranslations(db, keys)),
    keepTranslations: (...kept) => store.write(db => keepTranslations(db, ...kept)),

    fact: name => store.read(db => loadFact(db, name)),
    saveFact: (name, value) => store.write(db => saveFact(db, name, value)),

    close: () => store.close(),
  };
}

async function keepOne(db: Database, entry: Entry, at: Timestamp): Promise<Outcome> {
  return (await keepEntries(db, [entry], at))[0] as Outcome;
}

/** Every story in order of id, loaded a few at a time: writing goes on between. */
async function* streamStories(store: Store): AsyncGenerator<Story> {
  for (let last = 0; ; ) {
    const ids = await store.read(db =>
      db.all<{ id: number }>('SELECT id FROM stories WHERE id > ? ORDER BY id LIMIT 200', last),
    );
    if (ids.length === 0) return;
    for (const { id } of ids) {
      const story = await store.read(db => loadStory(db, id));
      if (story !== null) yield story;
      last = id;
    }
  }
}
