import { createRequire } from 'node:module';

/**
 * Packages that only some files and feeds need, loaded when one first does: together they would take half a second and
 * 60 MB of every start. Node loads ES modules this way too (https://nodejs.org/api/modules.html#loading-ecmascript-modules-using-require).
 */
const load = createRequire(import.meta.url);

/** What makes a document of a web page, and what finds the article in it. */
export function loadPageParsers(): {
  parseHTML: typeof import('linkedom').parseHTML;
  Readability: typeof import('@mozilla/readability').Readability;
} {
  const { parseHTML } = load('linkedom') as typeof import('linkedom');
  const { Readability } = load('@mozilla/readability') as typeof import('@mozilla/readability');
  return { parseHTML, Readability };
}

/** What guesses the encoding of undeclared bytes. */
export function loadEncodingDetector(): typeof import('jschardet').detectAll {
  return (load('jschardet') as typeof import('jschardet')).detectAll;
}
