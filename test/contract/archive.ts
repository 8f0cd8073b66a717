import { describe } from 'vitest';
import { describeChat } from './archive-chat.ts';
import { describeCoverage } from './archive-coverage.ts';
import { describeDigests } from './archive-digests.ts';
import { describeFollows } from './archive-follows.ts';
import { describeGrouping } from './archive-grouping.ts';
import { describeItems } from './archive-items.ts';
import { describeJudgement } from './archive-judgement.ts';
import { describeOutbox } from './archive-outbox.ts';
import { describeSearch } from './archive-search.ts';
import type { OpenArchive } from './archive-setup.ts';
import { describeSources } from './archive-sources.ts';
import { describeStories } from './archive-stories.ts';
import { describeSubscriptions } from './archive-subscriptions.ts';
import { describeTranslations } from './archive-translations.ts';

/**
 * What every archive must do, whatever lies under it.
 * @param open gives a fresh, empty archive each time
 */
export function describeArchive(name: string, open: OpenArchive): void {
  describe(name, () => {
    describe('items', () => describeItems(open));
    describe('stories', () => describeStories(open));
    describe('search', () => describeSearch(open));
    describe('coverage', () => describeCoverage(open));
    describe('grouping', () => describeGrouping(open));
    describe('judgement', () => describeJudgement(open));
    describe('sources', () => describeSources(open));
    describe('digests', () => describeDigests(open));
    describe('subscriptions', () => describeSubscriptions(open));
    describe('outbox', () => describeOutbox(open));
    describe('follows', () => describeFollows(open));
    describe('chat', () => describeChat(open));
    describe('translations', () => describeTranslations(open));
  });
}
