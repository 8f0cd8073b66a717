import type { Article, Revision, Story } from '../model/article.ts';
import type {
  Delivery,
  Digest,
  DrawnDigest,
  NewDelivery,
  StaleDigest,
  StoryThread,
  UntoldReports,
  Window,
} from '../model/digest.ts';
import type { Feed, FeedChange, FeedPause } from '../model/feed.ts';
import type { FeedState } from '../model/feed-state.ts';
import type { Follow, FollowedReport, NewFollow } from '../model/follow.ts';
import type { SourceHealth } from '../model/health.ts';
import type { Item, LanguageTag, Source, Timestamp } from '../model/item.ts';
import type { Correction, Corrector, Judgement, Person } from '../model/judgement.ts';
import type { Outcome } from '../model/outcome.ts';
import type { GroupKey, Reading } from '../model/reading.ts';
import type {
  Channel,
  DigestOrder,
  Filter,
  NewSubscription,
  Pause,
  PlatformName,
  Subscription,
  SubscriptionChange,
} from '../model/subscription.ts';
import type { KeptTranslation } from '../model/translation.ts';

export type { FeedState } from '../model/feed-state.ts';

/** What `latest` and digests ask for. Everything is optional; times are first-seen times. */
export interface StoryQuery {
  languages?: LanguageTag[];
  topics?: string[];
  /** Entity id. */
  person?: string;
  /** Stories with a report first seen at or after this. */
  since?: Timestamp;
  minimumReports?: number;
  limit: number;
  /** From `StoryPage.next`; stable while new articles arrive. */
  cursor?: string | null;
}

export interface StoryPage {
  stories: Story[];
  /** All that match, over all pages. */
  total: number;
  /** Give it back for the next page; null at the end. */
  next: string | null;
}

/** What a timeline asks for: stories whose first report is dated to a day of this range (ISO dates, both included). */
export interface DatedStoryQuery {
  from: string;
  to: string;
  languages?: LanguageTag[];
  topics?: string[];
  /** Entity id. */
  person?: string;
  limit: number;
  /** From `StoryPage.next`. */
  cursor?: string | null;
}

/** Terms are made by reading/terms from what the person typed; the archive never sees raw text. */
export interface SearchQuery {
  /** Each group must be met by one of its alternatives; an alternative is a run of adjacent terms (length 1 for a word). */
  groups: string[][][];
  /** None of these runs may occur. */
  without: string[][];
  languages?: LanguageTag[];
  topics?: string[];
  person?: string;
  from?: Timestamp;
  to?: Timestamp;
  limit: number;
  cursor?: string | null;
}

export interface SearchHit {
  article: Article;
  score: number;
}

export interface SearchPage {
  hits: SearchHit[];
  total: number;
  next: string | null;
}

/** What a chart of coverage asks for. An article counts for the day it was published, else the day it was first seen (UTC). */
export interface CoverageQuery {
  /** ISO dates, both included. */
  from: string;
  to: string;
  /** Counts for each language or topic, or all together. An article on two topics counts for both. */
  split: 'none' | 'language' | 'topic';
  /** Only articles that name this entity, are in this language ("zh" means both scripts), are on this topic. */
  person?: string;
  language?: LanguageTag;
  topic?: string;
}

export interface Coverage {
  /** Days in order; `part` is the language tag or topic id, empty when not split. */
  counts: { day: string; part: string; articles: number }[];
  /** Backfilled articles of no known day: they stand nowhere in the chart. */
  undated: number;
}

/** How often someone or something is named in all coverage. */
export interface Mentions {
  articles: number;
  /** Most often first. */
  languages: Record<LanguageTag, number>;
  /** By the day of publication. */
  first: Article | null;
  last: Article | null;
}

/** A story as grouping sees it. */
export interface StoryCandidate {
  storyId: number;
  members: {
    articleKey: number;
    key: GroupKey;
    published: string | null;
    firstSeen: Timestamp;
    minhash: number[];
    /** A person put it where it is: grouping leaves it there. */
    pinned: boolean;
  }[];
  /** Numbers of the stories that a person held for other ones than this: never to be made one with it by grouping. */
  apart: number[];
}

/** Which lines of the audit list are asked for; all conditions must be met. */
export interface CorrectionQuery {
  /** Made in this channel. */
  channel?: Channel;
  /** Of this story, under any number it has had. */
  storyId?: number;
  /** Only what a person did and nobody has taken back. */
  standing?: boolean;
  /** Only those before this number. */
  before?: number;
  limit: number;
}

/** What the archive knows of an item before it is read. */
export interface KnownItem {
  /** The article with this very content, if any. */
  sameContent: Article | null;
  /** The article that this source and locator (or url) gave before, if any. */
  sameOrigin: Article | null;
  /** How this very content ended before, when it made no article (off-beat). */
  earlierOutcome: Outcome | null;
}

/** What to keep for an item that was read. One transaction: article, revision, story, terms, origin and outcome together. */
export type Entry =
  | { kind: 'stored'; item: Item; reading: Reading; storyId: number | null; reasons: string[] }
  | { kind: 'revised'; item: Item; reading: Reading; articleKey: number; reasons: string[] }
  | { kind: 'duplicate'; item: Item; content: string; articleKey: number; reasons: string[] }
  | { kind: 'off-beat'; item: Item; reading: Reading; reasons: string[] };

/** What a button does, kept under a short id. */
export interface ActionState {
  command: string;
  options: Record<string, string | number | boolean>;
}

/** The one door to everything kept. Every method is atomic and safe against a kill at any instant. */
export interface Archive {
  // — items —
  /** What is known of an item by its content fingerprint, its origin (source and locator) and its address. */
  recall(content: string, sourceId: string, locator: string, url: string | null): Promise<KnownItem>;
  /**
   * Keeps an item that was read. `storyId: null` in a `stored` entry starts a new story; a story that was merged meanwhile
   * is met where it went. Throws ArchiveError.
   */
  keep(entry: Entry, at: Timestamp): Promise<Outcome>;
  /** Keeps an outcome for something that never became an item (unreadable). */
  keepUnreadable(
    unreadable: { source: Source; locator: string; id: string; reason: string },
    at: Timestamp,
  ): Promise<Outcome>;
  /** Outcomes whose id, locator or url equals (or, failing that, ends with) the reference; newest first, at most `limit`. */
  outcomesOf(reference: string, limit?: number): Promise<Outcome[]>;
  /** Counts of outcomes by kind since a moment. */
  outcomeCounts(since?: Timestamp): Promise<Record<string, number>>;

  // — articles and stories —
  article(reference: string | number): Promise<Article | null>;
  revisions(articleKey: number): Promise<Revision[]>;
  /** For the number of a story that went into another, that other: then its `id` is not the one asked for. */
  story(id: number): Promise<Story | null>;
  /** Newest report first; without stories marked off-beat. */
  latest(query: StoryQuery): Promise<StoryPage>;
  /** Stories in the order of the days they began, the earliest first; those of no known day are left out. */
  storiesByDay(query: DatedStoryQuery): Promise<StoryPage>;
  /** The numbers of the stories about each of some dated events of the beat; days as ISO dates. */
  storiesAbout(events: { id: string; from: string; to: string }[]): Promise<Record<string, number[]>>;
  /** What the newest stories are called, the newest report first; without those marked off-beat. Quick: no article is read. */
  storyTitles(limit: number): Promise<Pick<Story, 'id' | 'title' | 'brief'>[]>;
  /** Every story with its articles in order of id: for export and evaluation. Streams. */
  everyStory(): AsyncIterable<Story>;
  search(query: SearchQuery): Promise<SearchPage>;
  /** Stories grouping should compare with: members seen or published near the given days, sharing an entity, known event or lead term. */
  candidates(key: GroupKey, near: { from: Timestamp; to: Timestamp }): Promise<StoryCandidate[]>;
  counts(): Promise<{
    articles: number;
    stories: number;
    languages: Record<LanguageTag, number>;
    newest: Timestamp | null;
  }>;

  /** Articles a day, for charts and timelines. */
  coverage(query: CoverageQuery): Promise<Coverage>;
  /** How often an entity of the beat is named. */
  mentions(entity: string): Promise<Mentions>;

  // — people's judgement —
  /**
   * Moves articles into a story, or with null into a new one. What a person moves is pinned and written into the audit
   * list; the stories it leaves are held apart from the one it goes to. `by: null` is grouping itself: it moves nothing
   * that is pinned.
   * Null: nothing to do, or grouping may not. Throws UsageError when an article or story isn't there, or would be a whole
   * story moved into a new one.
   */
  moveArticles(
    articleKeys: number[],
    toStoryId: number | null,
    by: Corrector | null,
    at: Timestamp,
  ): Promise<Correction | null>;
  /**
   * Puts all articles of `from` into `into`; the number of `from` leads there from now on, and its threads are found where
   * `into` has none. Grouping (`by: null`) may not join stories held apart: null. Throws UsageError.
   */
  mergeStories(from: number, into: number, by: Corrector | null, at: Timestamp): Promise<Correction | null>;
  /** Parts some articles of a story from it, into a new one (`toStoryId` of the change). Throws UsageError. */
  splitStory(
    storyId: number,
    articleKeys: number[],
    by: Corrector | null,
    at: Timestamp,
  ): Promise<Correction | null>;
  /**
   * Keeps what a person says of a story, in place of what was said before; with null nothing is said any more.
   * Null: that is what is said already. Throws UsageError when the story, or the one it repeats, isn't there.
   */
  judgeStory(
    storyId: number,
    said: Pick<Judgement, 'kind' | 'note' | 'duplicateOf'> | null,
    by: Corrector,
    at: Timestamp,
  ): Promise<Correction | null>;
  /**
   * Takes back a correction by its number; that is a line of the audit list too. Articles that joined a merged story since
   * stay in it; those that joined a story made by a split go along. Throws UsageError when it is not there, was undone, or
   * a later one changed the same.
   */
  undoCorrection(number: number, by: Corrector, at: Timestamp): Promise<Correction>;
  /** What was last said of a story, under any number it has had. */
  judgement(storyId: number): Promise<Judgement | null>;
  correction(number: number): Promise<Correction | null>;
  /** The audit list, newest first. */
  corrections(query: CorrectionQuery): Promise<Correction[]>;

  // — sources —
  noteSource(
    source: Source,
    result: { at: Timestamp; problem: string | null; paused?: boolean },
  ): Promise<void>;
  /** How every source that is read fares; `forSubscription` says whose knowledge of pauses `pauseTold` tells of. */
  sources(forSubscription?: number): Promise<SourceHealth[]>;
  feedState(url: string): Promise<FeedState | null>;
  saveFeedState(state: FeedState): Promise<void>;
  /**
   * Keeps what a poll came to: what polling knows of the feed, how it fares, whether it is paused. A pause that begins
   * owes the messages that `notice` makes of it, once. What a person decided meanwhile stands.
   */
  keepPoll(
    poll: {
      state: FeedState;
      source: Source;
      at: Timestamp;
      problem: string | null;
      pause: FeedPause | null;
    },
    notice: (pause: FeedPause) => NewDelivery[],
  ): Promise<void>;

  // — the list of feeds —
  /** Every feed ever listed, removed ones too, in the order they were added. */
  feeds(): Promise<Feed[]>;
  /** Puts those on the list that were never on it, and gives them: what a person removed stays removed. */
  seedFeeds(feeds: readonly { url: string; title: string | null }[], at: Timestamp): Promise<Feed[]>;
  /** Puts a feed on the list, or back on it; false when it is there already. */
  addFeed(feed: { url: string; title: string | null }, by: string, at: Timestamp): Promise<boolean>;
  /** Takes a feed off the list; what came of it stays. False when it isn't there. */
  removeFeed(id: string, by: string, at: Timestamp): Promise<boolean>;
  pauseFeed(id: string, pause: FeedPause): Promise<boolean>;
  /** Ends a pause, whoever made it, and forgets the failures before it; false when there is none. */
  resumeFeed(id: string, by: string, at: Timestamp): Promise<boolean>;
  setFeedFull(id: string, full: Feed['full'], by: string, at: Timestamp): Promise<boolean>;
  /** What was changed in the list, by whom and when, newest first; of one feed, or of all. */
  feedChanges(id: string | null, limit: number): Promise<FeedChange[]>;
  /** Grows with every change people or the settings make to the list. */
  feedsVersion(): Promise<number>;

  // — subscriptions and digests —
  addSubscription(subscription: NewSubscription): Promise<Subscription>;
  subscription(id: number): Promise<Subscription | null>;
  subscriptions(channel?: Channel): Promise<Subscription[]>;
  /** Changes an order; with another schedule it waits for that one's next hour. Null when there is none. */
  changeSubscription(id: number, order: DigestOrder, by: Person, at: Timestamp): Promise<Subscription | null>;
  removeSubscription(id: number, by: Person | null, at: Timestamp): Promise<boolean>;
  /** False when it is paused already: then that pause stands. */
  pauseSubscription(id: number, pause: Pause): Promise<boolean>;
  /** By a person it waits for its next hour then; by itself (null) it takes up what it owes. False when it isn't paused. */
  resumeSubscription(id: number, by: Person | null, at: Timestamp): Promise<boolean>;
  /** What was done to a subscription, newest first; also to one that has ended. */
  subscriptionChanges(id: number, limit: number): Promise<SubscriptionChange[]>;
  /** The newest digest of a subscription; its window's end is where the next begins. */
  lastDigest(subscriptionId: number): Promise<Digest | null>;
  /**
   * What a digest over this window holds: stories with articles first seen (or revised) in it that pass the filter,
   * newest first, none left out; backfilled articles don't count. `toldIn` are stories already told to this subscription.
   */
  storiesInWindow(
    window: Window,
    filter: Filter,
    subscriptionId: number | null,
  ): Promise<{ story: Story; articleKeys: number[]; told: boolean }[]>;
  /**
   * Writes the digest and its deliveries in one transaction and gives it its number.
   * Returns null when this subscription already has a digest whose window ends at or after this one's: it was composed elsewhere.
   * @param drawn how it was drawn, so that it can be drawn again after a correction
   * @param toldPauses the sources whose pause it tells of
   */
  keepDigest(
    digest: Omit<Digest, 'number'>,
    deliveries: (number: number) => NewDelivery[],
    text: (number: number) => string,
    toldPauses?: readonly { sourceId: string; since: Timestamp }[],
    drawn?: (number: number) => DrawnDigest | null,
  ): Promise<Digest | null>;
  /**
   * The digests composed at or after `since` that told a story which was corrected after they were drawn last: their
   * messages are to be edited. A correction made while a digest was being composed counts too.
   */
  staleDigests(since: Timestamp): Promise<StaleDigest[]>;
  /** Owes a stale digest's edits and takes it for up to date with the corrections up to `upTo`, in one transaction. */
  keepEdits(stale: { number: number; upTo: number }, edits: NewDelivery[], at: Timestamp): Promise<void>;
  /** What the messages of a digest show, part by part, or will once the edits that are owed have gone. */
  shownMessages(
    digestNumber: number,
  ): Promise<{ key: string; part: number; payload: unknown; state: Delivery['state'] }[]>;
  digest(number: number): Promise<Digest | null>;
  /** Newest first. */
  digests(subscriptionId: number | null, limit: number): Promise<Digest[]>;

  // — outbox —
  enqueue(deliveries: NewDelivery[], at: Timestamp): Promise<void>;
  /** Pending deliveries of a platform that may go now, at most one per channel (the earliest part first; none while an earlier part or an in-doubt row of that channel is open). */
  dueDeliveries(platform: PlatformName, now: Timestamp): Promise<Delivery[]>;
  /** Rows left `sending` or `in-doubt`: a crash or an unclear answer. */
  doubtfulDeliveries(platform: PlatformName): Promise<Delivery[]>;
  /** Durable before it returns; false when the row is no longer in one of the states `from`. */
  markDelivery(
    id: number,
    from: Delivery['state'][],
    change: {
      state: Delivery['state'];
      at: Timestamp;
      notBefore?: Timestamp;
      messageId?: string;
      error?: string;
    },
  ): Promise<boolean>;
  deliveries(query: {
    digestNumber?: number;
    states?: Delivery['state'][];
    limit: number;
  }): Promise<Delivery[]>;

  // — follows —
  /** From the next report on. Null when the channel follows that already. */
  addFollow(follow: NewFollow): Promise<Follow | null>;
  /** In the order they were made. */
  follows(channel?: Channel): Promise<Follow[]>;
  removeFollow(id: number): Promise<boolean>;
  /** First sights and revisions on what is followed since it was told last, in order, and up to which report that is. */
  followedReports(follow: Follow): Promise<{ upTo: number; reports: FollowedReport[] }>;
  /** Owes the messages and takes the follow for told up to a report, in one transaction; false when it was told elsewhere meanwhile. */
  keepFollowNote(follow: Follow, upTo: number, notes: NewDelivery[], at: Timestamp): Promise<boolean>;

  // — chat —
  /** A story's discussion thread in a channel. */
  thread(storyId: number, channel: Channel): Promise<string | null>;
  saveThread(storyId: number, channel: Channel, threadId: string, at: Timestamp): Promise<void>;
  /** The threads of a story, one for each channel. */
  threadsOf(storyId: number): Promise<StoryThread[]>;
  /**
   * First sights and revisions, in order, that the threads of their stories have not been told of; and the number of the
   * newest report of all. Backfilled articles are none. Null when nothing came since the threads were told last.
   */
  untoldReports(): Promise<UntoldReports | null>;
  /** Owes the threads their notes and takes them for told, in one transaction; nothing when somebody else did meanwhile. */
  keepThreadNotes(
    untold: Pick<UntoldReports, 'after' | 'upTo'>,
    notes: NewDelivery[],
    at: Timestamp,
  ): Promise<void>;
  /** A thread is no more: its stories have none there, and may get another. */
  forgetThread(platform: PlatformName, threadId: string): Promise<void>;
  /** How many orders for a thread of this story in this channel have been carried out or given up. */
  threadsOrdered(storyId: number, channel: Channel): Promise<number>;
  /** The story whose thread this is, by the platform's id of the thread; null when it is none's. */
  storyOfThread(platform: PlatformName, threadId: string): Promise<number | null>;
  /** The one story that a message of ours speaks of, or whose thread began with it; null for any other message. */
  storyOfMessage(channel: Channel, messageId: string): Promise<number | null>;
  /** Keeps what a button does under a short id (the same state gives the same id). */
  saveAction(state: ActionState, at: Timestamp): Promise<string>;
  action(id: string): Promise<ActionState | null>;

  // — machine translations —
  /** Those kept under these keys, in no order. */
  translations(keys: string[]): Promise<KeptTranslation[]>;
  /** One that is there already stands. */
  keepTranslations(translations: KeptTranslation[], at: Timestamp): Promise<void>;

  // — small facts of the process ("commands registered with hash …") —
  fact(name: string): Promise<string | null>;
  saveFact(name: string, value: string): Promise<void>;

  close(): Promise<void>;
}
