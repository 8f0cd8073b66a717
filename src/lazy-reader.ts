import type { Beat } from './beat/beat.ts';
import type { Item } from './model/item.ts';
import type { Reading } from './model/reading.ts';
import { type Judge, loadJudge } from './reading/judge.ts';
import { createReader, type Reader, type ReadOptions } from './reading/read.ts';

/** A reader that loads its language judge (a quarter of a second, 90 MB) when an article first needs it; most never do. */
export interface LazyReader {
  read(item: Item, options?: ReadOptions): Promise<Reading>;
  matcher: Reader['matcher'];
}

export function createLazyReader(beat: Beat): LazyReader {
  const judge: { current: Judge | null } = { current: null };
  const reader = createReader({ beat, judge });
  let loading: Promise<void> | null = null;
  return {
    matcher: reader.matcher,
    async read(item, options) {
      if (judge.current === null && reader.needsJudge(item)) {
        loading ??= loadJudge().then(loaded => {
          judge.current = loaded;
        });
        await loading;
      }
      return reader.read(item, options);
    },
  };
}
