import type { Facts } from './facts.ts';
import type { VocabularyHit } from './vocabulary.ts';

/**
 * Leaves out the words that are part of a name: "Workers' Party" tells of no workers, "Eastern Economic Forum"
 * of no forum. Names of countries keep theirs. Both lists in text order.
 */
export function dropNamedWords(
  hits: VocabularyHit[],
  { mentions, entity }: Pick<Facts, 'mentions' | 'entity'>,
): VocabularyHit[] {
  const names = mentions.filter(mention => entity(mention.entity)?.kind !== 'country');
  let at = 0;
  return hits.filter(hit => {
    while (at < names.length && (names[at]?.end as number) <= hit.start) at++;
    const name = names[at];
    return name === undefined || hit.start < name.start || hit.end > name.end;
  });
}
