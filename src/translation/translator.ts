import { createHash } from 'node:crypto';
import type { Archive } from '../archive/archive.ts';
import type { Log } from '../log.ts';
import type { Article } from '../model/article.ts';
import type { LanguageTag, Timestamp } from '../model/item.ts';
import type { KeptTranslation, Translator } from '../model/translation.ts';
import type { Matcher } from '../reading/names.ts';
import { base, checkTranslations } from './check.ts';
import type { Engine } from './engine.ts';
import { createGuard, isAboutText } from './guard.ts';

/** So many requests run at the same time. */
const atOnce = 2;

/** More articles than this don't wait: whoever looks over what is missing brings them again. */
const mostWaiting = 2000;

/** A title or sentence longer than this is no title or sentence. */
const longestPiece = 2000;

/** Languages or texts a server won't take are offered again after this. */
const pairRestMs = 60 * 60_000;

export interface TranslatorOptions {
  archive: Pick<Archive, 'translations' | 'keepTranslations' | 'fact' | 'saveFact'>;
  engine: Engine;
  names: Pick<Matcher, 'find' | 'entity'>;
  /** Into which language for a reader whose bot speaks `tongue`. */
  targetFor(tongue: string): LanguageTag;
  charactersADay: number;
  now: () => Timestamp;
  log: Log;
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

interface Job {
  article: Article;
  to: LanguageTag;
}

/** Translates in the background what is wanted and not yet kept; refusals are kept too, so that nothing is paid for twice. */
export function createTranslator(options: TranslatorOptions): Translator {
  const { archive, engine, names, now, log } = options;
  const stopping = new AbortController();
  const waiting = new Map<string, Job>();
  const running = new Set<Promise<void>>();
  const resting = new Map<string, number>();
  const guard = createGuard({
    now,
    charactersADay: options.charactersADay,
    pause: options.pause,
    spent: {
      load: () => archive.fact('characters translated'),
      save: value => archive.saveFact('characters translated', value),
    },
  });

  const keyOf = (text: string, from: LanguageTag, to: LanguageTag): string =>
    createHash('sha256')
      .update(JSON.stringify([...engine.identity, base(from), to, text.normalize('NFC')]))
      .digest('hex');

  const findKept = async (keys: string[]): Promise<Map<string, KeptTranslation>> =>
    new Map((await archive.translations([...new Set(keys)])).map(one => [one.key, one]));

  async function translate({ article, to }: Job): Promise<void> {
    const from = article.reading.language;
    const pieces = piecesOf(article);
    const keys = pieces.map(text => keyOf(text, from, to));
    const kept = await findKept(keys);
    const missing = pieces.filter((_, index) => !kept.has(keys[index] as string));
    if (missing.length === 0) return;
    const asked = await guard.run(
      missing.reduce((sum, text) => sum + text.length, 0),
      () => engine.translate(missing, base(from), to, stopping.signal),
      stopping.signal,
    );
    if (asked === null) return;
    const made = asked.answer;
    if (made === null) {
      const refused = 'the answer is no translation';
      log.info({ article: article.key, to, reason: refused }, 'a translation is refused');
      await archive.keepTranslations(
        missing.map(text => ({ key: keyOf(text, from, to), text: null, refused })),
        now(),
      );
      return;
    }
    const fresh = new Map(missing.map((text, index) => [text, clean(made[index] as string)]));
    const pairs = pieces.map((source, index) => ({
      source,
      translation: fresh.get(source) ?? kept.get(keys[index] as string)?.text ?? '',
    }));
    const verdicts = checkTranslations(pairs, from, to, names);
    const results = pairs.flatMap(({ source, translation }, index): KeptTranslation[] => {
      if (!fresh.has(source)) return [];
      const refused = verdicts[index] ?? null;
      return [{ key: keys[index] as string, text: refused === null ? translation : null, refused }];
    });
    const refused = results.filter(one => one.refused !== null);
    for (const one of refused)
      log.info({ article: article.key, to, reason: one.refused }, 'a translation is refused');
    await archive.keepTranslations(results, now());
  }

  async function work(job: Job): Promise<void> {
    const pair = `${base(job.article.reading.language)}>${job.to}`;
    try {
      await translate(job);
    } catch (error) {
      if (stopping.signal.aborted) return;
      if (isAboutText(error)) resting.set(pair, Date.parse(now()) + pairRestMs);
      log.warn(
        { err: error, article: job.article.key, pair },
        'an article could not be translated: its own words stand alone',
      );
    }
  }

  function pump(): void {
    while (running.size < atOnce && !stopping.signal.aborted) {
      const next = waiting.entries().next().value;
      if (next === undefined) return;
      waiting.delete(next[0]);
      const job: Promise<void> = work(next[1]).finally(() => {
        running.delete(job);
        pump();
      });
      running.add(job);
    }
  }

  return {
    async prepared(articles, tongue) {
      const to = options.targetFor(tongue);
      const keys = articles
        .filter(article => isForeign(article, to))
        .flatMap(article => piecesOf(article).map(text => keyOf(text, article.reading.language, to)));
      const kept = await findKept(keys);
      return {
        language: to,
        engine: engine.name,
        of: (text, from) => kept.get(keyOf(text.trim(), from, to))?.text ?? null,
      };
    },
    want(articles, tongues) {
      if (!guard.isOpen()) return;
      for (const to of new Set([...tongues].map(options.targetFor))) {
        for (const article of articles) {
          const rest = resting.get(`${base(article.reading.language)}>${to}`) ?? 0;
          if (!isForeign(article, to) || Date.parse(now()) < rest || waiting.size >= mostWaiting) continue;
          waiting.set(`${article.key} ${to}`, { article, to });
        }
      }
      pump();
    },
    state: () => ({ ...guard.state(), state: `${guard.state().state} (${engine.name})` }),
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
    async stop() {
      stopping.abort();
      waiting.clear();
      await Promise.all(running);
    },
  };
}

function isForeign({ reading }: Article, to: LanguageTag): boolean {
  return reading.language !== 'und' && base(reading.language) !== base(to);
}

/** What is translated of an article: its title and the sentences of its summary. */
function piecesOf({ reading }: Article): string[] {
  const texts = [reading.title, ...reading.summary.map(sentence => sentence.text)].map(text => text.trim());
  return [...new Set(texts)].filter(text => /\p{L}/u.test(text) && text.length <= longestPiece);
}

/** One line without control and direction characters: what an engine sends is as foreign as any article. */
function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}
