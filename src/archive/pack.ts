import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { GroupKey, Reading } from '../model/reading.ts';

/** What is left of a reading once its fingerprint and group key lie in columns of their own. */
type Rest = Omit<Reading, 'fingerprint' | 'groupKey'>;

/** A reading as it lies in the archive, in three columns and the article's `content`. */
export interface PackedReading {
  reading: Uint8Array;
  content: string;
  minhash: Uint8Array;
  groupKey: string;
}

/** Level 1: a reading repeats the article's words several times over, so the fastest level already finds most of it. */
const options = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Packs a reading without loss, as compressed JSON; what grouping compares is left out, it has columns of its own. */
export function packReading(reading: Reading): Uint8Array {
  const { fingerprint: _fingerprint, groupKey: _groupKey, ...rest } = reading;
  return zstdCompressSync(JSON.stringify(rest), options);
}

/** The reverse of `packReading`, with what lay beside it. */
export function unpackReading(packed: PackedReading): Reading {
  const rest = JSON.parse(zstdDecompressSync(packed.reading).toString('utf8')) as Rest;
  return {
    ...rest,
    fingerprint: { content: packed.content, minhash: unpackMinhash(packed.minhash) },
    groupKey: JSON.parse(packed.groupKey) as GroupKey,
  };
}

/** Unsigned 32-bit numbers as bytes, lowest first: a third of their size as JSON. */
export function packMinhash(minhash: number[]): Uint8Array {
  const bytes = Buffer.alloc(minhash.length * 4);
  for (const [index, value] of minhash.entries()) bytes.writeUInt32LE(value >>> 0, index * 4);
  return bytes;
}

/** The reverse of `packMinhash`. */
export function unpackMinhash(packed: Uint8Array): number[] {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  return Array.from({ length: packed.byteLength / 4 }, (_, index) => view.getUint32(index * 4, true));
}
