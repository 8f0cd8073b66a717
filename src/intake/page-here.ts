import { decode } from './decode.ts';
import { type ExtractedPage, extractHtml } from './extract-html.ts';

/** A page as it came. */
export interface PageJob {
  bytes: Uint8Array;
  /** The Content-Type header. */
  contentType: string | null;
  /** Where it came from in the end. */
  url: string;
}

export type ReadPage = { page: ExtractedPage } | { problem: string };

/** Finds the article in a page's bytes in this thread, however long that takes. Never throws. */
export function readPageHere(job: PageJob): ReadPage {
  try {
    const decoded = decode(job.bytes, { contentType: job.contentType, kind: 'html' });
    return 'problem' in decoded ? { problem: decoded.problem } : { page: extractHtml(decoded.text, job.url) };
  } catch {
    // A library gave up on hostile input (its stack, its limits).
    return { problem: 'its page is too odd to be read' };
  }
}
