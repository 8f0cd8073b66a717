import type { Entity } from '../beat/beat.ts';
import type { Mention, Span } from '../model/reading.ts';
import { type Facts, inside, leadOf, sideOf } from './facts.ts';
import { isCoordination } from './metonyms.ts';

/** Kinds of event that one country can do alone. */
const ofOne: ReadonlySet<string> = new Set([
  'statement',
  'accusation',
  'denial',
  'sanctions',
  'missile-test',
  'nuclear-test',
  'drill',
  'appointment',
  'veto',
  'launch',
  'casualty',
]);
/** Topics that are dealings by themselves. */
const ofTwo: ReadonlySet<string> = new Set([
  'summit',
  'diplomacy',
  'treaty',
  'military-cooperation',
  'technology-transfer',
]);

/** What one stretch of text says about the two sides. */
export interface Joint {
  /** Mentions of each side. */
  first: number;
  second: number;
  /** Distinct third countries, and how often they are named. */
  others: number;
  otherMentions: number;
  /** Named as a pair: "북러", "Russia–North Korea", "Moscow and Pyongyang" with no third beside them. */
  pair: boolean;
  /** The two stand next to each other with no third country between. */
  adjacent: boolean;
  /** They stand in one row with a third: "Russia, China and North Korea". */
  row: boolean;
  /** Words of dealing: an event kind or topic of two. */
  dealing: boolean;
}

/** How title, opening and text name the two sides. */
export interface RelevanceClues {
  title: Joint;
  /** The first two sentences. */
  opening: Joint[];
  sentences: Joint[];
  /** The whole article taken as one. */
  all: Joint;
  /** How many stretches, the title included, name both and aren't mere rows of countries. */
  together: number;
  /** How many name them as a pair. */
  pairs: number;
}

/** Gathers what relevance is judged by. */
export function gatherRelevanceClues(facts: Facts): RelevanceClues {
  const title = joinIn(facts, facts.title);
  const body = facts.sentences.length > 0 ? facts.sentences : restOf(facts);
  const sentences = body.map(sentence => joinIn(facts, sentence));
  const opening = Math.max(1, leadOf(facts, 2).length - (isEmpty(facts.title) ? 0 : 1));
  const stretches = [title, ...sentences];
  return {
    title,
    opening: sentences.slice(0, opening),
    sentences,
    all: total(stretches),
    together: stretches.filter(isJoint).length,
    pairs: stretches.filter(one => one.pair).length,
  };
}

/** Whether both sides are named, otherwise than in a row with third countries. */
export function isJoint(one: Joint): boolean {
  return one.pair || (one.first > 0 && one.second > 0 && !one.row);
}

/** Whether both sides are named at all. */
export function namesBoth(one: Joint): boolean {
  return one.pair || (one.first > 0 && one.second > 0);
}

/** Several stretches taken as one. */
export function total(joints: Joint[]): Joint {
  const sum = none();
  for (const one of joints) {
    sum.first += one.first;
    sum.second += one.second;
    sum.others = Math.max(sum.others, one.others);
    sum.otherMentions += one.otherMentions;
    sum.pair ||= one.pair;
    sum.adjacent ||= one.adjacent;
    sum.row ||= one.row;
    sum.dealing ||= one.dealing;
  }
  return sum;
}

/** The whole text behind title and dateline: of a report in one sentence that repeats its title, no sentence is left. */
function restOf(facts: Facts): Span[] {
  const rest = {
    start: Math.max(facts.title.end, facts.dateline?.end ?? 0, facts.shift),
    end: facts.text.length,
  };
  return isEmpty(rest) ? [] : [rest];
}

function none(): Joint {
  return {
    first: 0,
    second: 0,
    others: 0,
    otherMentions: 0,
    pair: false,
    adjacent: false,
    row: false,
    dealing: false,
  };
}

function isEmpty(span: Span): boolean {
  return span.end <= span.start;
}

/** A mention that stands for a country or a side. */
interface Party {
  mention: Mention;
  entity: Entity;
  side: -1 | 0 | 1;
}

/** What a stretch says about the two sides. */
export function joinIn(facts: Facts, span: Span): Joint {
  const one = none();
  if (isEmpty(span)) return one;
  const parties: Party[] = [];
  for (const mention of inside(facts.mentions, span)) {
    const entity = facts.entity(mention.entity);
    if (entity?.country == null || entity.kind === 'agency' || entity.kind === 'historic') continue;
    parties.push({ mention, entity, side: sideOf(facts, entity) });
  }
  const thirds = new Set<string>();
  for (const { entity, side } of parties) {
    if (side === 0) one.first++;
    else if (side === 1) one.second++;
    else {
      one.otherMentions++;
      thirds.add(entity.country as string);
    }
  }
  one.others = thirds.size;
  const rows = rowsOf(facts, parties);
  for (const row of rows) {
    const sides = new Set(row.map(({ side }) => side));
    if (!sides.has(0) && !sides.has(1)) continue;
    if (sides.has(-1)) one.row = true;
    else if (sides.size === 2) one.pair = true;
  }
  if (inside(facts.pairs, span).length > 0) one.pair = true;
  for (let i = 0; i + 1 < parties.length; i++) {
    const sides = [(parties[i] as Party).side, (parties[i + 1] as Party).side];
    if (sides[0] !== -1 && sides[1] !== -1 && sides[0] !== sides[1]) one.adjacent = true;
  }
  one.dealing =
    inside(facts.kindHits, span).some(hit => !ofOne.has(hit.id)) ||
    inside(facts.topicHits, span).some(hit => ofTwo.has(hit.id));
  return one;
}

/** Names of one country that stand together: "俄罗斯总统普京", "Russian President Putin". */
interface Group extends Span {
  side: -1 | 0 | 1;
}

/** How many letters of an office may part the names of one group. */
const withinGroup = 24;

/** Runs of groups parted by nothing but commas, dashes and "and". */
function rowsOf(facts: Facts, parties: Party[]): Group[][] {
  const rows: Group[][] = [];
  let row: Group[] = [];
  let country: string | null = null;
  for (const { mention, entity, side } of parties) {
    const last = row.at(-1);
    const between = last === undefined ? '' : facts.text.slice(last.end, mention.start);
    if (last !== undefined && entity.country === country && /^[\p{L}\p{M}\s]*$/u.test(between)) {
      if (between.length <= withinGroup && !isCoordination(between)) {
        last.end = mention.end;
        continue;
      }
    }
    country = entity.country;
    const isJoined =
      last !== undefined &&
      (isCoordination(between) || (last.side !== -1 && side !== -1 && /^[-‐‑–—·・/]$/u.test(between)));
    if (!isJoined) {
      if (row.length > 1) rows.push(row);
      row = [];
    }
    row.push({ start: mention.start, end: mention.end, side });
  }
  if (row.length > 1) rows.push(row);
  return rows;
}
