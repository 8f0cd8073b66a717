import type { LanguageTag } from '../model/item.ts';

/** Languages this project reads with rules of its own; names come from the platform's CLDR tables. */
export const knownLanguages: readonly LanguageTag[] =
  `ar az be bg bn bs ca cs da de el en es et fa fi fr gu he hi hr hu hy id it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my ne nl no
  or pa pl ps pt ro ru sd si sk sl sq sr sv sw ta te tg th tr tt uk ur uz vi zh zh-Hans zh-Hant`.split(/\s+/);

const realNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

let byName: Map<string, LanguageTag> | null = null;

/**
 * The tag of a language given by code ("hi", "zh-hant") or by its English or own name ("Hindi", "हिन्दी").
 * @returns null when none is meant
 */
export function languageFor(name: string): LanguageTag | null {
  const key = name.trim().toLowerCase().replaceAll('_', '-');
  if (key === '') return null;
  byName ??= makeNames();
  const known = byName.get(key);
  if (known !== undefined) return known;
  // Any other language the platform has a name for may have come in a feed.
  return /^[a-z]{2,3}$/.test(key) && realNames.of(key) !== undefined ? key : null;
}

/** The tags a person means by the name of a language: Chinese is meant in both its scripts. Empty when none is meant. */
export function languagesFor(name: string): LanguageTag[] {
  const language = languageFor(name);
  if (language === null) return [];
  return language === 'zh' ? ['zh', 'zh-Hans', 'zh-Hant'] : [language];
}

function makeNames(): Map<string, LanguageTag> {
  const names = new Map<string, LanguageTag>();
  const english = new Intl.DisplayNames(['en'], { type: 'language' });
  for (const tag of knownLanguages) {
    names.set(tag.toLowerCase(), tag);
    names.set((english.of(tag) ?? tag).toLowerCase(), tag);
    const own = new Intl.DisplayNames([tag], { type: 'language' }).of(tag);
    if (own !== undefined && !names.has(own.toLowerCase())) names.set(own.toLowerCase(), tag);
  }
  for (const [name, tag] of Object.entries(otherNames)) names.set(name, tag);
  return names;
}

const otherNames: Record<string, LanguageTag> = {
  'zh-cn': 'zh-Hans',
  'zh-sg': 'zh-Hans',
  'zh-tw': 'zh-Hant',
  'zh-hk': 'zh-Hant',
  farsi: 'fa',
  nb: 'no',
  nn: 'no',
  jp: 'ja',
  kr: 'ko',
  cn: 'zh',
  ua: 'uk',
  hindi: 'hi',
  हिंदी: 'hi',
  iw: 'he',
  in: 'id',
};
