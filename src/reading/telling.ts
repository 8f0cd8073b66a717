import type { Entity } from '../beat/beat.ts';
import type { Span } from '../model/reading.ts';
import { type Facts, inside, leadOf, sideOf } from './facts.ts';
import { fold } from './fold.ts';
import { baseLanguage } from './name-forms.ts';
import { reportWords, saysAny } from './report-words.ts';

/** A stretch of title or opening that tells of an event, with everyone it names. */
export interface Telling extends Span {
  /** Persons in the order of their first mention, of whatever country. */
  persons: Entity[];
  /** Event kinds its words speak for. */
  kinds: ReadonlySet<string>;
  /** Which of the two sides it names as a country, by name, adjective or pair. */
  sides: [boolean, boolean];
  /** Its words tell of what is to come. */
  ahead: boolean;
  /** Its words leave open whether it happened: may, could, wants, not, a question. */
  hedged: boolean;
  /** Its text, folded. */
  folded: string;
}

/** The title and the first sentences, dateline left out, each with what it tells. */
export function findTellings(facts: Facts, sentences = 2): Telling[] {
  return leadOf(facts, sentences).map(whole => {
    const start =
      facts.dateline !== null && facts.dateline.end > whole.start && facts.dateline.start < whole.end
        ? facts.dateline.end
        : whole.start;
    const span = { start, end: whole.end };
    const persons = new Map<string, Entity>();
    const sides: [boolean, boolean] = [false, false];
    for (const mention of inside(facts.mentions, span)) {
      const entity = facts.entity(mention.entity);
      if (entity?.kind === 'person') persons.set(entity.id, entity);
      const side = entity?.kind === 'country' ? sideOf(facts, entity) : -1;
      if (side >= 0) sides[side as 0 | 1] = true;
    }
    if (inside(facts.pairs, span).length > 0) sides.fill(true);
    const accents = baseLanguage(facts.language) === 'vi' ? 'keep' : 'fold';
    const folded = fold(facts.text.slice(span.start, span.end), { accents }).text;
    return {
      ...span,
      persons: [...persons.values()],
      kinds: new Set(inside(facts.kindHits, span).map(hit => hit.id)),
      sides,
      ahead: saysAny('preview', facts.language, folded) || saysAny('leaving', facts.language, folded),
      folded,
      hedged: saysAny('hedge', facts.language, folded) || /[?？؟]/u.test(folded),
    };
  });
}

/** Whether the language's words for what is ahead and what is unsure are known; without them nothing is told as done. */
export function canTellTense(language: string): boolean {
  return reportWords('preview', language).length > 0 && reportWords('hedge', language).length > 0;
}
