import type { Beat } from '../beat/beat.ts';
import type { Item } from '../model/item.ts';
import type { DateMention, Figure, Reading, Span } from '../model/reading.ts';
import { writeBrief } from './brief.ts';
import { dayOf } from './civil.ts';
import { findOpeningDateline } from './dateline-opening.ts';
import { findDates } from './dates.ts';
import { settleDate } from './dates-settle.ts';
import { countEntities, ownMentions } from './entities.ts';
import { findEvent, heaviestKind } from './event.ts';
import type { Facts } from './facts.ts';
import { findFigures } from './figures.ts';
import { fingerprint } from './fingerprint.ts';
import { fold } from './fold.ts';
import { groupKey } from './group-key.ts';
import type { Judge } from './judge.ts';
import { gatherClues } from './known-events.ts';
import { createLanguageDetector } from './language.ts';
import { baseLanguage } from './name-forms.ts';
import { dropNamedWords } from './named-words.ts';
import { createMatcher, type Matcher } from './names.ts';
import { createOffices } from './offices.ts';
import { datePublication } from './published.ts';
import { findQuotes } from './quotes.ts';
import { judgeRelevance } from './relevance.ts';
import { findStructure, type Structure } from './structure.ts';
import { summarise } from './summary.ts';
import { makeTerms } from './terms.ts';
import { findTopics } from './topics.ts';
import { createVocabularyFinder, type VocabularyHit } from './vocabulary.ts';

/** Reads articles. Pure: the same item always gives the same reading; nothing is fetched, kept or waited for. */
export interface Reader {
  read(item: Item, options?: ReadOptions): Reading;
  /** What is found in an item before anything is concluded from it: what the judgements are fitted and measured on. */
  facts(item: Item): Facts;
  /** Whether this item's language is in doubt that only a judge can settle. */
  needsJudge(item: Item): boolean;
  /** The names of the beat, for search and filters. */
  matcher: Matcher;
  /** The same matcher's `find`. */
  match: Matcher['find'];
}

export interface ReadOptions {
  /** How many sentences the summary may have; default: three at most, or fewer when they are long. */
  sentences?: number;
}

/**
 * Makes a reader for a beat.
 * @param options.judge tells apart languages of one script where letters and words leave doubt; null works without, less
 *   surely; a holder may be filled later, when `needsJudge` says so
 */
export function createReader(options: {
  beat: Beat;
  judge: Judge | null | { current: Judge | null };
}): Reader {
  const { beat } = options;
  const matcher = createMatcher(beat);
  const offices = createOffices(beat);
  const topicWords = createVocabularyFinder(beat.topics);
  const kindWords = createVocabularyFinder(beat.eventKinds);
  const detectLanguage = createLanguageDetector({
    judge: options.judge,
    mask: text => maskNames(matcher, text),
  });

  function read(item: Item, { sentences }: ReadOptions = {}): Reading {
    const { language, confidence } = detectLanguage(item.title, item.text, item.language);
    const { facts, structure, figures } = findFacts(item, language);
    const clues = gatherClues(facts);
    const dating = datePublication(facts, item, clues, offices);
    const relevance = judgeRelevance(facts);
    const named = countEntities(facts);
    const topics = findTopics(facts);
    const event = findEvent(facts, clues, dating, offices);
    const brief = writeBrief(facts, event, dating, relevance.relevant);
    const { boilerplateSpans } = structure;
    const prose = joinRest(boilerplateSpans, item.text.length, (from, to) => item.text.slice(from, to));
    const foldedOf = (from: number, to: number) => facts.foldedBetween(from + facts.shift, to + facts.shift);
    return {
      language,
      languageConfidence: confidence,
      title: structure.title,
      titleBasis: structure.titleBasis,
      published: dating.published,
      dateline: unshift(facts.dateline, facts.shift),
      dates: tellDates(facts, dating.published.basis === 'stated' ? dayOf(dating.published.date) : null),
      relevance,
      ...named,
      topics,
      event,
      brief,
      summary: summarise(structure.body, {
        language,
        title: structure.titleBasis === 'derived' ? null : structure.title,
        foldedOf,
        ...(sentences === undefined ? {} : { sentences }),
      }),
      quotes: findQuotes(item.text, structure.body, ownMentions(facts), nameOfPerson),
      figures,
      boilerplate: structure.boilerplate,
      terms: makeTerms(facts.text, language, facts.mentions, facts.folded).join(' '),
      fingerprint: fingerprint(
        structure.titleBasis === 'given' ? structure.title : null,
        prose,
        language,
        joinRest(boilerplateSpans, item.text.length, foldedOf),
      ),
      groupKey: groupKey(facts, heaviestKind(clues), dating, event, topics),
    };
  }

  /** Title and text are folded and searched once, as one. */
  function findFacts(
    item: Item,
    language: string,
  ): { facts: Facts; structure: Structure; figures: Figure[] } {
    const given = item.title?.trim() ?? '';
    const apart = given !== '' && !item.text.slice(0, given.length + 200).includes(given);
    const shift = apart ? given.length + 1 : 0;
    const text = apart ? `${given}\n${item.text}` : item.text;
    const folded = fold(text, { accents: baseLanguage(language) === 'vi' ? 'keep' : 'fold' });
    const { mentions, pairs, places } = matcher.scan(text, language, folded);
    const dates = findDates(text, language, folded);
    const dateline = findOpeningDateline({ text, from: shift, dates, mentions, entity: matcher.entity });
    const structure = findStructure(item.text, item.title, language, unshift(dateline, shift));
    const title = apart
      ? { start: 0, end: given.length }
      : shifted(structure.titleSpan ?? { start: 0, end: 0 }, 0);
    const toOriginal = (hit: VocabularyHit): VocabularyHit => ({
      ...hit,
      start: folded.at(hit.start),
      end: folded.at(hit.end),
    });
    const facts: Facts = {
      text,
      language,
      title,
      shift,
      sentences: structure.body.map(sentence => ({ ...sentence, ...shifted(sentence, shift) })),
      dateline,
      mentions,
      folded: folded.text,
      foldedBetween: folded.between,
      places,
      pairs,
      dates,
      topicHits: topicWords.find(folded.text, language).map(toOriginal),
      kindHits: dropNamedWords(kindWords.find(folded.text, language).map(toOriginal), {
        mentions,
        entity: matcher.entity,
      }),
      entity: matcher.entity,
      beat,
    };
    const figures = findFigures(text, language, folded, dates, places)
      .filter(figure => figure.start >= shift)
      .map(figure => ({ ...figure, ...shifted(figure, -shift) }))
      .filter(
        figure =>
          !structure.boilerplateSpans.some(span => figure.start < span.end && figure.end > span.start),
      );
    return { facts, structure, figures };
  }

  function nameOfPerson(id: string): string | null {
    const entity = matcher.entity(id);
    return entity?.kind === 'person' ? entity.name : null;
  }

  return {
    read,
    facts: item => findFacts(item, detectLanguage(item.title, item.text, item.language).language).facts,
    needsJudge: item => detectLanguage.needsJudge(item.title, item.text, item.language),
    matcher,
    match: matcher.find,
  };
}

/** Dates as the model has them: settled against the text's own date only when that is stated. */
function tellDates(facts: Facts, reference: string | null): DateMention[] {
  return facts.dates
    .filter(date => date.start >= facts.shift)
    .map(({ when, ...date }) => ({
      ...date,
      start: date.start - facts.shift,
      end: date.end - facts.shift,
      iso: reference === null ? date.iso : (settleDate({ ...date, when }, reference) ?? date.iso),
    }));
}

function maskNames(matcher: Matcher, text: string): string {
  let masked = '';
  let at = 0;
  for (const mention of matcher.find(text, 'und')) {
    masked += text.slice(at, mention.start) + ' '.repeat(mention.end - mention.start);
    at = mention.end;
  }
  return masked + text.slice(at);
}

function shifted(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

function unshift<T extends Span>(span: T | null, by: number): T | null {
  return span === null ? null : { ...span, start: span.start - by, end: span.end - by };
}

/** What is left of a text of this length without these stretches, each piece as `take` gives it. */
function joinRest(without: Span[], length: number, take: (from: number, to: number) => string): string {
  let rest = '';
  let at = 0;
  for (const span of without) {
    rest += take(at, span.start);
    at = span.end;
  }
  return rest + take(at, length);
}
