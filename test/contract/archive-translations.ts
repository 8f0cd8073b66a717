import { expect, test } from 'vitest';
import { at, type OpenArchive, useArchive } from './archive-setup.ts';

/** What engines made of titles and sentences. */
export function describeTranslations(open: OpenArchive): void {
  const place = useArchive(open);
  const made = { key: 'a1', text: 'Шойгу прибыл в Пхеньян', refused: null };
  const refused = { key: 'b2', text: null, refused: 'a number is missing: 10000' };

  test('what was made or refused is found under its key, what was not asked is left out', async () => {
    const { archive } = place;
    await archive.keepTranslations([made, refused], at(20));
    const found = await archive.translations(['b2', 'c3', 'a1']);
    expect(found.toSorted((a, b) => a.key.localeCompare(b.key))).toEqual([made, refused]);
    expect(await archive.translations([])).toEqual([]);
  });

  test('the first one kept under a key stands, also within one keeping', async () => {
    const { archive } = place;
    await archive.keepTranslations([made], at(20));
    await archive.keepTranslations([{ ...made, text: 'another' }, refused, refused], at(21));
    expect(await archive.translations(['a1'])).toEqual([made]);
    expect(await archive.translations(['b2'])).toEqual([refused]);
    await archive.keepTranslations([], at(21));
  });
}
