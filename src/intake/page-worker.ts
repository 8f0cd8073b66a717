import { parentPort } from 'node:worker_threads';
import { type PageJob, readPageHere } from './page-here.ts';

/** The thread in which web pages are read, one after another. */
parentPort?.on('message', (job: PageJob) => parentPort?.postMessage(readPageHere(job)));
