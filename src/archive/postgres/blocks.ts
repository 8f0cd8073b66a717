import type { KeyRange } from '../term-index.ts';
import { joinLexemes } from './lexemes.ts';

/** So many keys make a block, which is a lexeme of its articles: the index itself then knows old from new. */
const blockSize = 4096;

/** A range over more blocks than this isn't worth naming them. */
const mostBlocks = 64;

function toBlock(key: number): number {
  return Math.floor(Math.max(0, key) / blockSize);
}

/** The lexeme of an article's block. */
export function nameBlock(key: number): string {
  return `:k${toBlock(key)}`;
}

/** That an article is in one of the blocks of a range, for the index. */
export function nameBlocks(low: number, high: number): string {
  const first = toBlock(low);
  const names = Array.from({ length: toBlock(high) - first + 1 }, (_, place) => `:k${first + place}`);
  return joinLexemes(names, '|');
}

/** A query of the index, limited to the blocks of a range where they are few. */
export function limitToBlocks(query: string, { low, high }: KeyRange): string {
  if (high < low || toBlock(high) - toBlock(low) >= mostBlocks) return query;
  return `${query}&${nameBlocks(low, high)}`;
}

/** Ranges that end where this one does, each wider than the one before, up to the whole. */
export function* widen(range: KeyRange): Generator<KeyRange> {
  for (let blocks = 2; blocks <= mostBlocks; blocks *= 4) {
    const low = (toBlock(range.high) - blocks + 1) * blockSize;
    if (low <= range.low) break;
    yield { ...range, low };
  }
  yield range;
}
