/** Names of months and weekdays, from the platform's own locale data (CLDR). */

/** For each month its names as they stand alone and inside a date (genitive), with digits left out. */
export function monthNamesOf(language: string, style: 'long' | 'short'): string[][] {
  const formats = [
    { month: style },
    { month: style, day: 'numeric' } as const,
    { month: style, year: 'numeric' } as const,
  ].map(options => formatOf(language, options));
  return Array.from({ length: 12 }, (_, index) => {
    const when = new Date(Date.UTC(2024, index, 15));
    const names = new Set<string>();
    for (const format of formats) {
      const name = format?.formatToParts(when).find(part => part.type === 'month')?.value;
      if (name !== undefined && !/\p{N}/u.test(name)) names.add(name);
    }
    return [...names];
  });
}

/** For each weekday from Monday its name; nothing for names of one letter. */
export function weekdayNamesOf(language: string, style: 'long' | 'short'): string[][] {
  const format = formatOf(language, { weekday: style });
  return Array.from({ length: 7 }, (_, index) => {
    const name = format?.format(new Date(Date.UTC(2024, 0, index + 1)));
    return name === undefined || name.length < 2 ? [] : [name];
  });
}

function formatOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat | null {
  try {
    if (Intl.DateTimeFormat.supportedLocalesOf(language).length === 0) return null;
    return new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { ...options, timeZone: 'UTC' });
  } catch {
    return null;
  }
}

const slavicCyrillic = new Set(['ru', 'uk', 'be', 'bg', 'sr', 'mk']);
const slavicLatin = new Set(['pl', 'cs', 'sk', 'hr', 'sl', 'bs', 'sr']);

/** Case forms of a folded month or weekday name where the language has them. */
export function casesOf(name: string, language: string): string[] {
  if (name.includes(' ')) return [];
  if (slavicCyrillic.has(language) && /[\u0400-\u04ff]/.test(name)) {
    const stem = name.replace(/[аяеоиыіьйу]$/u, '');
    // "новембар", "новембра": the vowel before the last consonant goes
    if (/ар$/u.test(name)) return ['а', 'у', 'ом'].map(ending => `${name.slice(0, -2)}р${ending}`);
    if (/[оа]к$/u.test(name)) return ['а', 'у', 'ом'].map(ending => `${name.slice(0, -2)}к${ending}`);
    return ['а', 'я', 'у', 'ю', 'е', 'і', 'ы', 'и', 'ь', 'ом', 'ем', 'ам', 'ого'].map(
      ending => stem + ending,
    );
  }
  if (slavicLatin.has(language)) {
    if (language === 'sr' && name.endsWith('ar'))
      return ['a', 'u', 'om'].map(ending => `${name.slice(0, -2)}r${ending}`);
    if (/(?:ek|ak)$/.test(name))
      return ['a', 'u', 'em', 'om'].map(ending => `${name.slice(0, -2)}k${ending}`);
    const stem = name.replace(/[aeiouy]$/, '');
    return ['a', 'u', 'e', 'y', 'i', 'em', 'ie', 'om', 'o'].map(ending => stem + ending);
  }
  if (language === 'fi') return [`${name}ta`, `${name}ssa`, `${name}na`, `${name}n`];
  return [];
}

/**
 * The ways desks cut names short ("листоп", "fév", "вів"): every beginning of three letters or more that only one name has;
 * of two names of which one begins the other ("červen", "červenec"), the shorter has it.
 * @param names the forms of each month or weekday in order
 * @returns each with its number from 1
 */
export function shortNamesOf(names: string[][]): { short: string; value: number }[] {
  const found = new Map<string, number>();
  names.forEach((forms, index) => {
    for (const name of forms) {
      if (!/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{4,}$/u.test(name)) continue;
      for (let length = 3; length < name.length; length++) {
        const short = name.slice(0, length);
        const known = found.get(short);
        if (known === undefined) found.set(short, index + 1);
        else if (known !== index + 1 && !names[known - 1]?.some(other => name.startsWith(other)))
          found.set(short, 0);
      }
    }
  });
  return [...found].flatMap(([short, value]) => (value === 0 ? [] : [{ short, value }]));
}
