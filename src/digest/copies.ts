import type { Article } from '../model/article.ts';
import { isNearDuplicate, type Printed } from '../reading/near-duplicate.ts';
import { english, type Speaker } from '../wording/speaker.ts';

/** A report with the reports of its story that are copies of it. */
export interface Copies {
  /** The one first seen. */
  shown: Article;
  /** The others, in the order they were first seen. */
  copies: Article[];
}

/** Pairs of one story whose texts are compared where fingerprints leave doubt; a digest of many stories must not wait. */
const mostCompared = 1_000;

/**
 * Puts the copies of one text together: reports of one story in one language whose texts are nearly the same. Another
 * language or a revision of the same article is no copy.
 * @returns groups in the order in which `articles` first names one of them
 */
export function groupCopies(articles: readonly Article[]): Copies[] {
  const order = new Map(articles.map((article, index) => [article.key, index]));
  const groups: { printed: Printed; group: Copies }[] = [];
  let compared = 0;
  const seenFirst = [...articles].sort((a, b) => a.firstSeen.localeCompare(b.firstSeen) || a.key - b.key);
  const identical = new Map<string, Copies>();
  for (const article of seenFirst) {
    const { content } = article.reading.fingerprint;
    const key = `${article.reading.language} ${content}`;
    const printed = printOf(article);
    const alike = ({ printed: other, group }: { printed: Printed; group: Copies }) =>
      group.shown.reading.language === article.reading.language &&
      isNearDuplicate(other, printed, () => compared++ < mostCompared);
    const group = identical.get(key) ?? groups.find(alike)?.group;
    if (group === undefined) {
      const made = { shown: article, copies: [] };
      groups.push({ printed, group: made });
      identical.set(key, made);
    } else {
      group.copies.push(article);
      identical.set(key, group);
    }
  }
  const placeOf = ({ shown, copies }: Copies) =>
    Math.min(...[shown, ...copies].map(article => order.get(article.key) as number));
  return groups.map(({ group }) => group).sort((a, b) => placeOf(a) - placeOf(b));
}

/** The outlets of the copies, each once, without the outlet that is shown. */
export function otherOutlets({ shown, copies }: Copies): string[] {
  return [...new Set(copies.map(copy => copy.outlet))].filter(outlet => outlet !== shown.outlet);
}

/** "Yonhap +3 outlets": a report's outlet with the number of those that carry the same text. */
export function sayOutlets(group: Copies, say: Speaker = english): string {
  const others = otherOutlets(group).length;
  if (others === 0) return group.shown.outlet;
  return say('outlets.more', { outlet: group.shown.outlet, n: others });
}

function printOf(article: Article): Printed {
  return {
    get fingerprint() {
      return article.reading.fingerprint;
    },
    language: article.reading.language,
    text() {
      let text = article.text;
      for (const line of article.reading.boilerplate) text = text.replace(line, () => ' ');
      return article.reading.titleBasis === 'given' ? `${article.reading.title}\n${text}` : text;
    },
  };
}
