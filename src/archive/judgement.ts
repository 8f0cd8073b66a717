import type { Timestamp } from '../model/item.ts';
import type { Change, Correction, Corrector, Judgement, Move } from '../model/judgement.ts';
import { usageError } from '../wording/faults.ts';
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
  type UndoData,
  unpinArticles,
} from './corrections.ts';
import type { Database } from './database.ts';
import { filterInTurn, mapInTurn } from './in-turn.ts';
import { loadJudgement, saysTheSame, writeJudgement } from './judgements.ts';
import { applyMoves, beginStory, findPlaces, listMembers } from './moves.ts';
import { rebuildStories } from './stories.ts';
import { resolveStory } from './story-links.ts';

/** Moves articles into a story, or (null) into a new one. See `Archive.moveArticles`. */
export async function moveArticles(
  db: Database,
  articleKeys: number[],
  toStoryId: number | null,
  by: Corrector | null,
  at: Timestamp,
): Promise<Correction | null> {
  const places = await findPlaces(db, articleKeys);
  const missing = articleKeys.find(key => !places.some(place => place.key === key));
  if (missing !== undefined) throw usageError('archive.noArticle', { number: missing });
  const to = toStoryId === null ? null : await demandStory(db, toStoryId);
  const moving = places.filter(place => place.storyId !== to);
  const [first] = moving;
  if (first === undefined) return null;
  if (by === null && (await isAnyPinned(db, articleKeys))) return null;
  if (to === null && (await isWhole(db, moving))) {
    if (by === null) return null;
    throw usageError('archive.wholeStory', { id: first.storyId });
  }
  const target = to ?? (await beginStory(db));
  const moves = moving.map(({ key, storyId }) => ({ articleKey: key, from: storyId, to: target }));
  return await regroup(
    db,
    { kind: to === null ? 'split' : 'move', storyId: first.storyId, toStoryId: target, moves },
    by,
    at,
  );
}

/** Whether these are all the articles of one story. */
async function isWhole(db: Database, moving: { storyId: number }[]): Promise<boolean> {
  const storyId = moving[0]?.storyId as number;
  return (
    moving.every(one => one.storyId === storyId) && (await listMembers(db, storyId)).length === moving.length
  );
}

/** Makes two stories one. See `Archive.mergeStories`. */
export async function mergeStories(
  db: Database,
  from: number,
  into: number,
  by: Corrector | null,
  at: Timestamp,
): Promise<Correction | null> {
  const [source, target] = [await demandStory(db, from), await demandStory(db, into)];
  if (source === target) return null;
  if (by === null && (await listApart(db, target)).includes(source)) return null;
  const moves = (await listMembers(db, source)).map(articleKey => ({ articleKey, from: source, to: target }));
  return await regroup(db, { kind: 'merge', storyId: source, toStoryId: target, moves }, by, at);
}

/** Parts articles of a story from it, into a new one. See `Archive.splitStory`. */
export async function splitStory(
  db: Database,
  storyId: number,
  articleKeys: number[],
  by: Corrector | null,
  at: Timestamp,
): Promise<Correction | null> {
  const id = await demandStory(db, storyId);
  const members = await listMembers(db, id);
  const foreign = articleKeys.find(key => !members.includes(key));
  if (foreign !== undefined) throw usageError('archive.notInStory', { number: foreign, id });
  return await moveArticles(db, articleKeys, null, by, at);
}

/** Says something of a story, or (null) nothing any more. See `Archive.judgeStory`. */
export async function judgeStory(
  db: Database,
  storyId: number,
  said: Pick<Judgement, 'kind' | 'note' | 'duplicateOf'> | null,
  by: Corrector,
  at: Timestamp,
): Promise<Correction | null> {
  const id = await demandStory(db, storyId);
  const duplicateOf = said?.kind === 'duplicate' ? await demandOther(db, id, said.duplicateOf) : null;
  const before = await loadJudgement(db, id);
  const after: Judgement | null =
    said === null ? null : { kind: said.kind, note: said.note, duplicateOf, by: by.person, at };
  if (saysTheSame(before, after)) return null;
  await writeJudgement(db, id, after);
  await rebuildStories(db, [id]);
  const number = await recordCorrection(db, { kind: 'mark', storyId: id, before, after }, by, at);
  return await loadCorrection(db, number);
}

/** The story that is repeated; null where it was not said which. */
async function demandOther(db: Database, storyId: number, other: number | null): Promise<number | null> {
  if (other === null) return null;
  const id = await demandStory(db, other);
  if (id === storyId) throw usageError('archive.ownDuplicate', { id: storyId });
  return id;
}

async function demandStory(db: Database, id: number): Promise<number> {
  const current = await resolveStory(db, id);
  if ((await db.one('SELECT 1 FROM stories WHERE id = ?', current)) === undefined)
    throw usageError('archive.noStory', { id });
  return current;
}

type Regrouping = Extract<Change, { moves: Move[] }>;

/** Carries out a regrouping, writes it down, and keeps what a person decided by it. */
async function regroup(
  db: Database,
  change: Regrouping,
  by: Corrector | null,
  at: Timestamp,
): Promise<Correction | null> {
  const number = await recordCorrection(db, change, by, at);
  const sources = [...new Set(change.moves.map(move => move.from))];
  await applyMoves(db, change.moves);
  const emptied = await filterInTurn(sources, async id => (await resolveStory(db, id)) !== id);
  let pins: UndoData['pins'] = [];
  if (by !== null) {
    const settled =
      change.kind === 'move'
        ? change.moves.map(move => move.articleKey)
        : // Who parts or joins two stories has spoken of every report in them.
          (await mapInTurn([change.toStoryId, ...sources], id => listMembers(db, id))).flat();
    pins = await pinArticles(db, settled, number);
    if (change.kind !== 'merge')
      for (const id of sources) if (!emptied.includes(id)) await keepApart(db, id, change.toStoryId, number);
  }
  await keepUndoData(db, number, { pins, emptied });
  return await loadCorrection(db, number);
}

/** Takes back a correction. See `Archive.undoCorrection`. */
export async function undoCorrection(
  db: Database,
  number: number,
  by: Corrector,
  at: Timestamp,
): Promise<Correction> {
  const correction = await loadCorrection(db, number);
  if (correction === null) throw usageError('archive.noCorrection', { number });
  if (correction.undoneBy !== null) throw usageError('archive.undoneAlready', { number });
  const { change } = correction;
  if (change.kind === 'undo') throw usageError('archive.undoing', { number });
  const later = await findLaterOfSame(db, correction);
  if (later !== null) throw usageError('archive.laterFirst', { number: later });
  const undoing = await recordCorrection(db, { kind: 'undo', storyId: change.storyId, of: number }, by, at);
  await markUndone(db, number, undoing);
  if (change.kind === 'mark') {
    await writeJudgement(db, change.storyId, change.before);
    if ((await resolveStory(db, change.storyId)) === change.storyId)
      await rebuildStories(db, [change.storyId]);
  } else {
    const back = await takeBack(db, correction.number, change);
    // A person who takes back what grouping did has judged the same.
    if (correction.by === null) {
      await pinArticles(
        db,
        back.map(move => move.articleKey),
        undoing,
      );
      for (const move of back)
        if ((await resolveStory(db, move.from)) === move.from)
          await keepApart(db, move.from, move.to, undoing);
    }
  }
  return (await loadCorrection(db, undoing)) as Correction;
}

/** Moves articles back to where they were; what has joined a story that the correction made goes along. */
async function takeBack(db: Database, number: number, change: Regrouping): Promise<Move[]> {
  const { pins, emptied } = await loadUndoData(db, number);
  for (const id of emptied) if ((await resolveStory(db, id)) !== id) await beginStory(db, id);
  await unpinArticles(db, pins, number);
  await forgetApart(db, number);
  const origins = new Map(change.moves.map(move => [move.articleKey, move.from]));
  const made = (await resolveStory(db, change.toStoryId)) === change.toStoryId && change.kind === 'split';
  const since = made
    ? await filterInTurn(
        await listMembers(db, change.toStoryId),
        async key => !origins.has(key) && !(await isAnyPinned(db, [key])),
      )
    : [];
  const places = await findPlaces(db, [...origins.keys(), ...since]);
  const moves = await mapInTurn(places, async ({ key, storyId }) => ({
    articleKey: key,
    from: storyId,
    to: await resolveStory(db, origins.get(key) ?? change.storyId),
  }));
  const back = moves.filter(move => move.from !== move.to);
  await applyMoves(db, back);
  return back;
}
