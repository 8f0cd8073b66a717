import type { Entity } from '../beat/beat.ts';
import type { Span } from '../model/reading.ts';
import { type Facts, inside, leadOf, sideOf } from './facts.ts';
import { type Joint, joinIn } from './relevance-clues.ts';
import { reportWords, saysAny } from './report-words.ts';

/** A stretch of title or opening that tells of an event, with everyone it names. */
export interface Telling extends Span {
  /** Persons in the order of their first mention, of whatever country. */
  persons: Entity[];
  /** Event kinds its words speak for. */
  kinds: ReadonlySet<string>;
  /** Which of the two sides it names as a country, by name, adjective or pair. */
  sides: [boolean, boolean];
  /** One word names both sides: "북러", "朝俄". */
  namesPair: boolean;
  /** How the two sides and third countries stand in it. */
  joint: Joint;
  /** Its words tell of what is to come. */
  ahead: boolean;
  /** It tells of coming together as the purpose of something else: "arrived to meet Putin". */
  toMeet: boolean;
  /** Its words leave open whether it happened, or what is ahead: may, could, not, a question, "ahead of". */
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
    const namesPair = inside(facts.pairs, span).length > 0;
    if (namesPair) sides.fill(true);
    const folded = facts.foldedBetween(span.start, span.end);
    const said = withoutNames(facts, span);
    const aired = withoutAll(said, 'aside', facts.language);
    const plain = withoutAll(aired, 'purpose', facts.language);
    const ahead =
      saysAny('leaving', facts.language, plain) ||
      (saysAny('preview', facts.language, plain) && !saysAny('nearing', facts.language, plain));
    return {
      ...span,
      persons: [...persons.values()],
      kinds: new Set(inside(facts.kindHits, span).map(hit => hit.id)),
      sides,
      namesPair,
      joint: joinIn(facts, span),
      ahead,
      toMeet: plain !== aired,
      folded,
      hedged:
        saysAny('hedge', facts.language, plain) ||
        (!ahead && saysAny('nearing', facts.language, plain)) ||
        /[?？؟]/u.test(plain),
    };
  });
}

/** The stretch, folded, with its names left out: "Ли Сон Гвон" holds no "ли". */
function withoutNames(facts: Facts, span: Span): string {
  let rest = '';
  let at = span.start;
  for (const mention of inside(facts.mentions, span)) {
    rest += `${facts.foldedBetween(at, Math.max(at, mention.start))} `;
    at = Math.max(at, mention.end);
  }
  return rest + facts.foldedBetween(at, span.end);
}

/** Leaves out a table's phrases, and what only sounds like an invitation: 应…邀请. */
function withoutAll(folded: string, table: 'aside' | 'purpose', language: string): string {
  let rest = folded;
  for (const phrase of reportWords(table, language)) rest = rest.replaceAll(phrase, ' ');
  return table === 'aside' ? rest.replace(/[应應][^，。,.]{0,30}邀[请請]/gu, ' ') : rest;
}

/** Whether the language's words for what is ahead and what is unsure are known; without them nothing is told as done. */
export function canTellTense(language: string): boolean {
  return reportWords('preview', language).length > 0 && reportWords('hedge', language).length > 0;
}
