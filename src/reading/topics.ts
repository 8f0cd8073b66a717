import { type Facts, inside } from './facts.ts';
import type { VocabularyHit } from './vocabulary.ts';

const most = 6;
/** Weight of one stretch that speaks for a topic, by where it stands; a topic needs the sum below. */
const weights = { title: 3, lead: 2, body: 1 };
const enough = 2;

/** Topic ids, strongest first: every sentence votes once for each topic its words speak for, title and opening more. */
export function findTopics(facts: Facts): string[] {
  return rank(facts, facts.topicHits)
    .filter(([, score]) => score >= enough)
    .slice(0, most)
    .map(([id]) => id);
}

/** Ids with their weight, heaviest first; ties in the order of first mention. */
export function rank(
  facts: Facts,
  hits: VocabularyHit[],
  sentences = Number.POSITIVE_INFINITY,
): [string, number][] {
  const scores = new Map<string, number>();
  const vote = (span: { start: number; end: number }, weight: number) => {
    for (const id of new Set(inside(hits, span).map(hit => hit.id)))
      scores.set(id, (scores.get(id) ?? 0) + weight);
  };
  if (facts.title.end > facts.title.start) vote(facts.title, weights.title);
  facts.sentences.slice(0, sentences).forEach((sentence, index) => {
    vote(sentence, index < 2 ? weights.lead : weights.body);
  });
  return [...scores].sort((a, b) => b[1] - a[1]);
}
