import { parentPort, workerData } from 'node:worker_threads';
import { parseFeedHere } from './feed-here.ts';
import type { FeedHints } from './feed-shape.ts';

/** The thread in which large feeds are read: one feed, one answer, and it ends. */
const { bytes, hints } = workerData as { bytes: Uint8Array; hints: FeedHints };
parentPort?.postMessage(await parseFeedHere(bytes, hints));
