import type { LanguageTag } from '../model/item.ts';
import {
  chineseWords,
  japaneseOnly,
  japaneseWords,
  notJapanese,
  simplifiedOnly,
  traditionalOnly,
} from './data/han-variants.ts';
import type { LanguageGuess } from './language.ts';

/** Which China writes so; a text that uses neither's own characters goes by what was declared. */
export function guessHan(sample: string, declared: LanguageTag | null): LanguageGuess {
  let simplified = 0;
  let traditional = 0;
  let japanese = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (simplifiedOnly.has(code)) simplified++;
    else if (traditionalOnly.has(code)) traditional++;
    if (japaneseOnly.has(code) && !simplifiedOnly.has(code)) japanese++;
  }
  if (readsJapanese(sample, simplified, japanese)) return { language: 'ja', confidence: 0.8 };
  if (japanese > 0 && japanese >= simplified && japanese >= traditional)
    return { language: 'ja', confidence: 0.8 };
  const said = declared?.toLowerCase() ?? '';
  if (simplified === traditional) {
    if (said === 'ja') return { language: 'ja', confidence: 0.6 };
    const hant = /^zh-(?:hant|tw|hk|mo)/.test(said);
    if (hant || /^zh-(?:hans|cn|sg)/.test(said))
      return { language: hant ? 'zh-Hant' : 'zh-Hans', confidence: 0.8 };
    return { language: 'zh-Hans', confidence: 0.5 };
  }
  const share = Math.max(simplified, traditional) / (simplified + traditional);
  return { language: simplified > traditional ? 'zh-Hans' : 'zh-Hant', confidence: 0.5 + share / 2.1 };
}

/** A headline without kana is Japanese by characters and words of Japan, when none speaks against it. */
function readsJapanese(sample: string, simplified: number, japanese: number): boolean {
  if (simplified > japanese) return false;
  for (let i = 0; i < sample.length; i++) if (notJapanese.has(sample.charCodeAt(i))) return false;
  const count = (words: RegExp) => sample.match(words)?.length ?? 0;
  return japanese + count(japaneseWords) > count(chineseWords);
}
