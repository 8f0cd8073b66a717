import { UsageError } from '../errors.ts';
import type { Timestamp } from '../model/item.ts';
import type { Change, Correction, Corrector, Judgement, Move } from '../model/judgement.ts';
import { forgetApart, keepApart, listApart } from './apart.ts';
import {
  findLaterOfSame,
  isAnyPinned,
  keepUndoData,
  loadCorrection,
  loadUndoData,
  markUndone,
  pinArticles,
  recordCorrection,
  unpinArticles,
} from './corrections.ts';
import type { Database } from './database.ts';
import { loadJudgement, saysTheSame, writeJudgement } from './judgements.ts';
import { applyMoves, beginStory, findPlaces, listMembers } from './moves.ts';
import { rebuildStories } from './stories.ts';
import { resolveStory } from './story-links.ts';

/** Moves articles into a story, or (null) into a new one. See `Archive.moveArticles`. */
export function moveArticles(
  db: Database,
  articleKeys: number[],
  toStoryId: number | null,
  by: Corrector | null,
  at: Timestamp,
): Correction | null {
  const places = findPlaces(db, articleKeys);
  const missing = articleKeys.find(key => !places.some(place => place.key === key));
  if (missing !== undefined) throw new UsageError(`There is no article ${missing}.`);
  const to = toStoryId === null ? null : demandStory(db, toStoryId);
  const moving = places.filter(place => place.storyId !== to);
  const [first] = moving;
  if (first === undefined) return null;
  if (by === null && isAnyPinned(db, articleKeys)) return null;
  if (to === null && isWhole(db, moving)) {
    if (by === null) return null;
    throw new UsageError(
      `That is all of story ${first.storyId}: there is nothing to part it from. Name only some of its reports.`,
    );
  }
  const target = to ?? beginStory(db);
  const moves = moving.map(({ key, storyId }) => ({ articleKey: key, from: storyId, to: target }));
  return regroup(
    db,
    { kind: to === null ? 'split' : 'move', storyId: first.storyId, toStoryId: target, moves },
    by,
    at,
  );
}

/** Whether these are all the articles of one story. */
function isWhole(db: Database, moving: { storyId: number }[]): boolean {
  const storyId = moving[0]?.storyId as number;
  return moving.every(one => one.storyId === storyId) && listMembers(db, storyId).length === moving.length;
}

/** Makes two stories one. See `Archive.mergeStories`. */
export function mergeStories(
  db: Database,
  from: number,
  into: number,
  by: Corrector | null,
  at: Timestamp,
): Correction | null {
  const [source, target] = [demandStory(db, from), demandStory(db, into)];
  if (source === target) return null;
  if (by === null && listApart(db, target).includes(source)) return null;
  const moves = listMembers(db, source).map(articleKey => ({ articleKey, from: source, to: target }));
  return regroup(db, { kind: 'merge', storyId: source, toStoryId: target, moves }, by, at);
}

/** Parts articles of a story from it, into a new one. See `Archive.splitStory`. */
export function splitStory(
  db: Database,
  storyId: number,
  articleKeys: number[],
  by: Corrector | null,
  at: Timestamp,
): Correction | null {
  const id = demandStory(db, storyId);
  const members = listMembers(db, id);
  const foreign = articleKeys.find(key => !members.includes(key));
  if (foreign !== undefined) throw new UsageError(`Article ${foreign} is not in story ${id}.`);
  return moveArticles(db, articleKeys, null, by, at);
}

/** Says something of a story, or (null) nothing any more. See `Archive.judgeStory`. */
export function judgeStory(
  db: Database,
  storyId: number,
  said: Pick<Judgement, 'kind' | 'note' | 'duplicateOf'> | null,
  by: Corrector,
  at: Timestamp,
): Correction | null {
  const id = demandStory(db, storyId);
  const duplicateOf = said?.kind === 'duplicate' ? demandOther(db, id, said.duplicateOf) : null;
  const before = loadJudgement(db, id);
  const after: Judgement | null =
    said === null ? null : { kind: said.kind, note: said.note, duplicateOf, by: by.person, at };
  if (saysTheSame(before, after)) return null;
  writeJudgement(db, id, after);
  rebuildStories(db, [id]);
  const number = recordCorrection(db, { kind: 'mark', storyId: id, before, after }, by, at);
  return loadCorrection(db, number);
}

/** The story that is repeated; null where it was not said which. */
function demandOther(db: Database, storyId: number, other: number | null): number | null {
  if (other === null) return null;
  const id = demandStory(db, other);
  if (id === storyId) throw new UsageError(`Story ${storyId} cannot be a duplicate of itself.`);
  return id;
}

function demandStory(db: Database, id: number): number {
  const current = resolveStory(db, id);
  if (db.one('SELECT 1 FROM stories WHERE id = ?', current) === undefined)
    throw new UsageError(`There is no story ${id}.`);
  return current;
}

type Regrouping = Extract<Change, { moves: Move[] }>;

/** Carries out a regrouping, writes it down, and keeps what a person decided by it. */
function regroup(db: Database, change: Regrouping, by: Corrector | null, at: Timestamp): Correction | null {
  const number = recordCorrection(db, change, by, at);
  const sources = [...new Set(change.moves.map(move => move.from))];
  applyMoves(db, change.moves);
  const emptied = sources.filter(id => resolveStory(db, id) !== id);
  let pins: ReturnType<typeof pinArticles> = [];
  if (by !== null) {
    const settled =
      change.kind === 'move'
        ? change.moves.map(move => move.articleKey)
        : // Who parts or joins two stories has spoken of every report in them.
          [change.toStoryId, ...sources].flatMap(id => listMembers(db, id));
    pins = pinArticles(db, settled, number);
    if (change.kind !== 'merge')
      for (const id of sources) if (!emptied.includes(id)) keepApart(db, id, change.toStoryId, number);
  }
  keepUndoData(db, number, { pins, emptied });
  return loadCorrection(db, number);
}

/** Takes back a correction. See `Archive.undoCorrection`. */
export function undoCorrection(db: Database, number: number, by: Corrector, at: Timestamp): Correction {
  const correction = loadCorrection(db, number);
  if (correction === null) throw new UsageError(`There is no correction ${number}.`);
  if (correction.undoneBy !== null) throw new UsageError(`Correction ${number} has been undone already.`);
  const { change } = correction;
  if (change.kind === 'undo')
    throw new UsageError(`Correction ${number} was itself an undoing. Make the change again instead.`);
  const later = findLaterOfSame(db, correction);
  if (later !== null)
    throw new UsageError(`Correction ${later} came later and changed the same; undo that one first.`);
  const undoing = recordCorrection(db, { kind: 'undo', storyId: change.storyId, of: number }, by, at);
  markUndone(db, number, undoing);
  if (change.kind === 'mark') {
    writeJudgement(db, change.storyId, change.before);
    if (resolveStory(db, change.storyId) === change.storyId) rebuildStories(db, [change.storyId]);
  } else {
    const back = takeBack(db, correction.number, change);
    // A person who takes back what grouping did has judged the same.
    if (correction.by === null) {
      pinArticles(
        db,
        back.map(move => move.articleKey),
        undoing,
      );
      for (const move of back)
        if (resolveStory(db, move.from) === move.from) keepApart(db, move.from, move.to, undoing);
    }
  }
  return loadCorrection(db, undoing) as Correction;
}

/** Moves articles back to where they were; what has joined a story that the correction made goes along. */
function takeBack(db: Database, number: number, change: Regrouping): Move[] {
  const { pins, emptied } = loadUndoData(db, number);
  for (const id of emptied) if (resolveStory(db, id) !== id) beginStory(db, id);
  unpinArticles(db, pins, number);
  forgetApart(db, number);
  const origins = new Map(change.moves.map(move => [move.articleKey, move.from]));
  const made = resolveStory(db, change.toStoryId) === change.toStoryId && change.kind === 'split';
  const since = made
    ? listMembers(db, change.toStoryId).filter(key => !origins.has(key) && !isAnyPinned(db, [key]))
    : [];
  const back = findPlaces(db, [...origins.keys(), ...since])
    .map(({ key, storyId }) => ({
      articleKey: key,
      from: storyId,
      to: resolveStory(db, origins.get(key) ?? change.storyId),
    }))
    .filter(move => move.from !== move.to);
  applyMoves(db, back);
  return back;
}
