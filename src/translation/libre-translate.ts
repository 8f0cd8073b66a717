import type { Fetcher } from '../intake/fetch.ts';
import { askJson, badAnswer, isTexts, joinPath } from './ask.ts';
import type { Engine } from './engine.ts';

/** LibreTranslate, own or hosted: POST /translate (https://docs.libretranslate.com/api/operations/translate/). */
export function createLibreTranslate(options: { door: Fetcher; url: string; key: string | null }): Engine {
  const url = joinPath(options.url, '/translate');
  return {
    name: 'LibreTranslate',
    identity: ['libretranslate', '', '1'],
    async translate(texts, from, to, signal) {
      const asked = {
        q: texts,
        source: from,
        target: to,
        format: 'text',
        ...(options.key === null ? {} : { api_key: options.key }),
      };
      const answer = (await askJson(options.door, url, asked, { key: null, signal })) as {
        translatedText?: unknown;
      } | null;
      if (!isTexts(answer?.translatedText, texts.length)) throw badAnswer();
      return answer.translatedText;
    },
  };
}
