import { openArchive } from '../src/archive/open.ts';
import { silentLog } from '../src/log.ts';

/**
 * What a process of its own needs to serve an archive, printed in bytes: it opens the archive named, shows pages of every
 * language and searches. The measuring process can't tell, for it also holds the vocabulary of the corpus.
 */
const [url, ...words] = process.argv.slice(2);
const archive = await openArchive({ url: url as string, log: silentLog });
for (const language of ['hi', 'ru', 'ko', 'en', 'gu']) {
  let cursor: string | null = null;
  for (let page = 0; page < 20; page += 1) {
    ({ next: cursor } = await archive.latest({ limit: 10, languages: [language, 'uk'], cursor }));
    if (cursor === null) break;
  }
}
for (const word of words) await archive.search({ groups: [[[word]]], without: [], limit: 10 });
process.stdout.write(String(process.memoryUsage.rss()));
await archive.close();
