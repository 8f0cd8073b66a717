import { setTimeout as delay } from 'node:timers/promises';
import { chosenForChannel } from '../commands/tongues.ts';
import type { Archive } from './archive/archive.ts';
import type { Config } from './config.ts';
import { openTranslationDoor } from './door.ts';
import type { Log } from './log.ts';
import type { Timestamp } from './model/item.ts';
import type { Outcome } from './model/outcome.ts';
import type { Translator } from './model/translation.ts';
import type { Matcher } from './reading/names.ts';
import type { Engine } from './translation/engine.ts';

/** How often what is still missing is looked for: after a restart, an outage, a day whose characters were spent. */
const everyMs = 5 * 60_000;

/** Reports older than this are translated only when somebody asks for their story. */
const dayMs = 86_400_000;

const noFilter = { languages: [], topics: [], people: [], minimumReports: 1, minimumOutlets: 1 };

/** The engine that the settings name; null when translation is off: then none of its code is loaded. */
export async function openEngine(config: Config, now: () => Timestamp, log?: Log): Promise<Engine | null> {
  const { translateUrl: url, translateKey: key } = config;
  if (url === null) return null;
  const door = openTranslationDoor(config, url, now, log);
  if (config.translateKind === 'openai') {
    const { createOpenAiCompatible } = await import('./translation/openai-compatible.ts');
    return createOpenAiCompatible({ door, url, key, model: config.translateModel as string });
  }
  const { createLibreTranslate } = await import('./translation/libre-translate.ts');
  return createLibreTranslate({ door, url, key });
}

/** Into which language is translated for a reader whose bot speaks `tongue`. */
export function targetOf(config: Pick<Config, 'translateTo' | 'interfaceLanguage'>, tongue: string): string {
  return tongue === config.interfaceLanguage ? (config.translateTo ?? tongue) : tongue;
}

/** The translator that the settings ask for; null when translation is off. */
export async function openTranslator(
  config: Config,
  parts: { archive: Archive; names: Matcher; now: () => Timestamp; log: Log },
): Promise<Translator | null> {
  const engine = await openEngine(config, parts.now, parts.log);
  if (engine === null) return null;
  const { createTranslator } = await import('./translation/translator.ts');
  return createTranslator({
    ...parts,
    engine,
    targetFor: tongue => targetOf(config, tongue),
    charactersADay: config.translateCharacters,
    pause: (ms, signal) => delay(ms, undefined, { signal }),
  });
}

export interface TranslatingOptions {
  archive: Archive;
  translator: Translator;
  defaultTongue: string;
  now: () => Timestamp;
  log: Log;
}

/** Has what is kept translated for every channel that will be told of it. */
export interface Translating {
  /** Hears of every outcome. */
  note(outcome: Outcome): void;
  /** Looks for what is missing of the last day. */
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

export function startTranslating(options: TranslatingOptions): Translating {
  const { archive, translator, now, log } = options;

  /** The languages of all channels that are told anything. */
  async function listTongues(): Promise<Set<string>> {
    const told = [...(await archive.subscriptions()), ...(await archive.follows())];
    const tongues = new Set<string>();
    for (const { channel } of told)
      tongues.add((await chosenForChannel(archive, channel)) ?? options.defaultTongue);
    return tongues;
  }

  let work = Promise.resolve();
  const enqueue = (step: () => Promise<void>): Promise<void> => {
    work = work
      .then(step)
      .catch(error => log.error({ err: error }, 'what is to be translated could not be looked up'));
    return work;
  };
  const sweep = () =>
    enqueue(async () => {
      // A window's end is not in it, and what was kept this very moment shall be.
      const to = new Date(Date.parse(now()) + 1).toISOString();
      const from = new Date(Date.parse(to) - dayMs).toISOString();
      const tongues = await listTongues();
      const entries = await archive.storiesInWindow({ from, to }, noFilter, null);
      for (const { story, articleKeys } of entries) {
        const fresh = new Set(articleKeys);
        translator.want(
          story.articles.filter(article => fresh.has(article.key)),
          tongues,
        );
      }
    });
  const timer = setInterval(sweep, everyMs);
  timer.unref();
  void sweep();
  return {
    note(outcome) {
      const key = outcome.articleKey;
      if (key === null || (outcome.kind !== 'stored' && outcome.kind !== 'revised')) return;
      void enqueue(async () => {
        const article = await archive.article(key);
        if (article !== null && !article.backfill) translator.want([article], await listTongues());
      });
    },
    sweep,
    async stop() {
      clearInterval(timer);
      await work;
      await translator.stop();
    },
  };
}
