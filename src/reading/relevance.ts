import type { Mention, Relevance, Span } from '../model/reading.ts';
import { type Facts, inside, leadOf, sideOf } from './facts.ts';
import { isCoordination } from './metonyms.ts';

/** From this score on an article belongs to the beat. */
export const relevantFrom = 0.5;

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
interface Meeting {
  first: number;
  second: number;
  /** Distinct third countries. */
  others: number;
  pair: boolean;
  /** Words of dealing: an event kind or topic. */
  dealing: boolean;
}

/**
 * Whether an article is about dealings between the two sides, not merely one that names both.
 * What counts is where they stand together: in the title, in the opening sentences, in one sentence with a word of
 * dealing, or as a pair ("북러"); a single mention of one side deep in a text about the other, and lists of countries, don't.
 */
export function judgeRelevance(facts: Facts): Relevance {
  const reasons: string[] = [];
  const title = meet(facts, facts.title);
  const sentences = facts.sentences.map(sentence => meet(facts, sentence));
  const all = total([title, ...sentences]);
  const names = facts.beat.sides.map(code => nameOfSide(facts, code));
  if (!all.pair && (all.first === 0 || all.second === 0)) {
    const absent = all.first === 0 ? (all.second === 0 ? names.join(' or ') : names[0]) : names[1];
    return { relevant: false, score: 0, reasons: [`does not name ${absent}`] };
  }
  let score = 0;
  const add = (points: number, reason: string) => {
    score += points;
    reasons.push(reason);
  };
  const lead = leadOf(facts, 2).slice(facts.title.end > facts.title.start ? 1 : 0);
  const opening = sentences.slice(0, lead.length);
  if (title.pair) add(0.6, 'the title names both sides as a pair');
  else if (isBoth(title)) add(lessFor(title.others, [0.5, 0.35, 0.25]), 'the title names both sides');
  const together = sentences.filter(isBoth);
  const first = opening.filter(isBoth).sort((a, b) => a.others - b.others)[0];
  if (first !== undefined)
    add(lessFor(first.others, [0.45, 0.4, 0.3, 0.3, 0.1]), 'the opening names both sides in one sentence');
  else if (isBoth(total(opening))) add(0.2, 'the opening names both sides');
  else if (isBoth(total([title, ...opening]))) add(0.2, 'title and opening together name both sides');
  const dealing = together.filter(one => one.dealing && one.others <= 2).length;
  if (dealing > 0)
    add(Math.min(0.3, 0.1 * dealing), `${count(dealing, 'sentence')} of dealings between them`);
  else if (together.length > 0 && total([title, ...opening]).dealing)
    add(0.05, 'the opening speaks of dealings');
  const pairs = facts.pairs.length - (title.pair ? 1 : 0);
  if (pairs > 0) add(Math.min(0.2, 0.1 * pairs), 'names them as a pair');
  const least = Math.min(all.first, all.second);
  if (least >= 3) add(0.15, `names each side at least ${least} times`);
  if (together.length >= 2 && together.length >= sentences.length / 2) add(0.1, 'most sentences name both');
  if (together.length === 0 && !isBoth(title)) add(-0.25, 'never names both sides in one sentence');
  const body = total(sentences);
  if (isBoth(title) && !title.pair && sentences.length > 0 && (body.first === 0 || body.second === 0))
    add(-0.15, 'the text itself is about one side');
  if (least === 1 && !isBoth(title) && first === undefined) add(-0.2, 'names one side only in passing');
  if (sentences.length > 8 && together.length / sentences.length < 0.1 && !isBoth(title))
    add(-0.2, 'most of it is about something else');
  if (all.others >= 6 && !isBoth(title)) add(-0.15, `a round-up: names ${all.others} other countries`);
  score = Math.round(Math.max(0, Math.min(1, score)) * 100) / 100;
  return { relevant: score >= relevantFrom, score, reasons };
}

function meet(facts: Facts, span: Span): Meeting {
  const meeting: Meeting = { first: 0, second: 0, others: 0, pair: false, dealing: false };
  if (span.end <= span.start) return meeting;
  const others = new Set<string>();
  for (const mention of inside(facts.mentions, span)) {
    const entity = facts.entity(mention.entity);
    const side = sideOf(facts, entity);
    if (side === 0) meeting.first++;
    else if (side === 1) meeting.second++;
    else if (entity?.country != null && entity.kind !== 'agency') others.add(entity.country);
  }
  meeting.others = others.size + (others.size > 0 && isListed(facts, inside(facts.mentions, span)) ? 1 : 0);
  meeting.pair = inside(facts.pairs, span).length > 0 || facesOther(facts, inside(facts.mentions, span));
  meeting.dealing =
    inside(facts.kindHits, span).some(hit => !ofOne.has(hit.id)) ||
    inside(facts.topicHits, span).some(hit => ofTwo.has(hit.id));
  return meeting;
}

/** Two sides parted by nothing but a dash or an "and": "रूस-उत्तर कोरिया", "Russia–North Korea". */
function facesOther(facts: Facts, mentions: Mention[]): boolean {
  for (let i = 0; i + 1 < mentions.length; i++) {
    const [a, b] = [mentions[i] as Mention, mentions[i + 1] as Mention];
    const [x, y] = [facts.entity(a.entity), facts.entity(b.entity)];
    if (x?.kind !== 'country' || y?.kind !== 'country') continue;
    const sides = [sideOf(facts, x), sideOf(facts, y)];
    if (sides[0] === -1 || sides[1] === -1 || sides[0] === sides[1]) continue;
    if (/^[-‐‑–—·・/]$/u.test(facts.text.slice(a.end, b.start))) return true;
  }
  return false;
}

/** Whether a side stands in a row with a third country: "China and Russia also voted". */
function isListed(facts: Facts, mentions: Mention[]): boolean {
  for (let i = 0; i + 1 < mentions.length; i++) {
    const [a, b] = [mentions[i] as Mention, mentions[i + 1] as Mention];
    const [x, y] = [facts.entity(a.entity), facts.entity(b.entity)];
    if (x?.kind !== 'country' || y?.kind !== 'country') continue;
    if ((sideOf(facts, x) === -1) === (sideOf(facts, y) === -1)) continue;
    if (isCoordination(facts.text.slice(a.end, b.start))) return true;
  }
  return false;
}

function isBoth(meeting: Meeting): boolean {
  return meeting.pair || (meeting.first > 0 && meeting.second > 0);
}

function total(meetings: Meeting[]): Meeting {
  const sum: Meeting = { first: 0, second: 0, others: 0, pair: false, dealing: false };
  for (const one of meetings) {
    sum.first += one.first;
    sum.second += one.second;
    sum.others = Math.max(sum.others, one.others);
    sum.pair ||= one.pair;
    sum.dealing ||= one.dealing;
  }
  return sum;
}

/** The points for so many third countries in the same stretch: the more, the less it is about the two. */
function lessFor(others: number, points: number[]): number {
  return points[Math.min(others, points.length - 1)] as number;
}

function nameOfSide(facts: Facts, code: string): string {
  return (
    facts.beat.entities.find(entity => entity.kind === 'country' && entity.country === code)?.name ?? code
  );
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
