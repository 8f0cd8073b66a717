import type { Beat, Entity } from '../beat/beat.ts';
import type { LanguageTag } from '../model/item.ts';
import type { Mention, Span } from '../model/reading.ts';
import { type Folded, fold } from './fold.ts';
import {
  endOfMention,
  hasProclitics,
  isProclitic,
  isUnspaced,
  longestProclitic,
  mayBegin,
} from './inflection.ts';
import { standsForGovernment } from './metonyms.ts';
import { baseLanguage, foldForm, gap } from './name-forms.ts';
import { type Compiled, createNameStore } from './name-store.ts';
import { isLetterOrMark, type Script, scriptOf } from './script.ts';

/** Finds the beat's names in texts of any language. */
export interface Matcher {
  /** Names in text order, leftmost-longest, never overlapping; offsets into `text`. */
  find(text: string, language: LanguageTag): Mention[];
  /** The same, and where words name both sides at once ("북러"). */
  scan(text: string, language: LanguageTag, folded?: Folded): Scan;
  /**
   * Entity ids a typed name may mean, in any script or spelling, likeliest first:
   * exact names, else names inflected, else names that begin so.
   */
  resolve(words: string): string[];
  entity(id: string): Entity | undefined;
}

export interface Scan {
  mentions: Mention[];
  pairs: Span[];
  /** The folded text the scan went over. */
  folded: Folded;
  /** For each mention, its place in the folded text. */
  places: Span[];
}

/** So many forms are looked at when only the beginning of a name is typed. */
const mostBeginnings = 200;

interface Hit {
  form: Compiled;
  start: number;
  end: number;
}

/** Which short forms a text's first line may use before the full name is seen. */
interface Headline {
  allows(entity: number, start: number): boolean;
  /** Whether short forms turned down in the first pass are meant after all; from then on they are allowed. */
  mayHoldShortNames(mentions: Mention[]): boolean;
}

/** How long a first line may be, and how far below it the full name may follow, in letters. */
const longestHeadline = 250;
const nearHeadline = 600;

/** Makes a matcher for a beat: each form is compiled once, when a text first has its script. */
export function createMatcher(beat: Beat): Matcher {
  const store = createNameStore(beat);
  const { tree } = store;
  const byId = new Map(beat.entities.map(entity => [entity.id, entity]));

  function scan(original: string, language: LanguageTag, given?: Folded): Scan {
    const base = baseLanguage(language);
    const folded = given ?? fold(original, { accents: base === 'vi' ? 'keep' : 'fold' });
    const text = folded.text;
    store.prepare(text);
    const headline = createHeadline(original, folded);
    const result = scanOnce(original, folded, base, headline);
    if (!headline.mayHoldShortNames(result.mentions)) return settled(result, text, base);
    return settled(scanOnce(original, folded, base, headline), text, base);
  }

  function settled(result: Scan, text: string, base: string): Scan {
    settleMetonyms(result, text, base);
    return result;
  }

  function scanOnce(original: string, folded: Folded, base: string, headline: Headline): Scan {
    const text = folded.text;
    const result: Scan = { mentions: [], pairs: [], folded, places: [] };
    const seen = new Map<number, number>();
    let previousEnd = -1;
    let i = 0;
    while (i < text.length) {
      const script = scriptOf(text.charCodeAt(i));
      if (script === 'Zyyy' && !tree.starts(text.charCodeAt(i))) {
        i++;
        continue;
      }
      const best = mayBegin(text, i, script, previousEnd)
        ? bestAt(original, folded, i, script, base, seen, headline)
        : null;
      if (best === null) {
        i = isUnspaced(script) || script === 'Hang' || script === 'Zyyy' ? i + 1 : endOfWord(text, i, script);
        continue;
      }
      take(best, result, seen);
      if (best.form.kind === 'pair') {
        const inner = insidePair(original, folded, best, base, seen, headline);
        for (const hit of inner) take(hit, result, seen);
      }
      previousEnd = best.end;
      i = Math.max(best.end, i + 1);
    }
    return result;
  }

  /**
   * Headlines shorten names that the text below spells out: "किम ने पुतिन को लिखा". In the first line a short form counts
   * when the full one follows near by, and that of one side's leader beside the other's.
   */
  function createHeadline(original: string, folded: Folded): Headline {
    const stop = original.indexOf('\n');
    const isApart = stop >= 0 && stop <= longestHeadline;
    const end = isApart ? stop : original.length <= longestHeadline ? original.length : 0;
    const turnedDown = new Set<number>();
    let counting = false;
    return {
      allows(entity, start) {
        if (folded.at(start) >= end) return false;
        if (!counting) turnedDown.add(entity);
        return counting && turnedDown.has(entity);
      },
      mayHoldShortNames(mentions) {
        for (const entity of turnedDown)
          if (!isMeant(entity, mentions, end, isApart)) turnedDown.delete(entity);
        counting = true;
        return turnedDown.size > 0;
      },
    };
  }

  function isMeant(index: number, mentions: Mention[], end: number, isApart: boolean): boolean {
    const one = beat.entities[index] as Entity;
    const isLeader = (other: Entity | undefined) => other?.kind === 'person' && other.everPresent === true;
    return mentions.some(({ entity, start }) => {
      if (entity === one.id) return isApart && start < end + nearHeadline;
      const other = byId.get(entity);
      return start < end && isLeader(one) && isLeader(other) && other?.country !== one.country;
    });
  }

  function take(hit: Hit, result: Scan, seen: Map<number, number>): void {
    if (hit.form.kind === 'blocked') return;
    const span = { start: result.folded.at(hit.start), end: result.folded.at(hit.end) };
    if (hit.form.kind === 'pair') {
      result.pairs.push(span);
      return;
    }
    seen.set(hit.form.entity, (seen.get(hit.form.entity) ?? 0) + 1);
    const entity = beat.entities[hit.form.entity] as Entity;
    result.mentions.push({ ...span, entity: entity.id, text: '', metonym: false });
    result.places.push({ start: hit.start, end: hit.end });
  }

  /** The names inside a pair ("रूस" and "उत्तर कोरिया" in "रूस-उत्तर कोरिया"); none when it is one word ("북러"). */
  function insidePair(
    original: string,
    folded: Folded,
    pair: Hit,
    base: string,
    seen: Map<number, number>,
    headline: Headline,
  ): Hit[] {
    const hits: Hit[] = [];
    let previousEnd = -1;
    for (let i = pair.start; i < pair.end; ) {
      const script = scriptOf(folded.text.charCodeAt(i));
      const hit = mayBegin(folded.text, i, script, previousEnd)
        ? bestAt(original, folded, i, script, base, seen, headline, pair.end)
        : null;
      if (hit === null || hit.form.kind === 'blocked') i++;
      else {
        hits.push(hit);
        previousEnd = hit.end;
        i = hit.end;
      }
    }
    return hits;
  }

  /** The longest name that begins here and is allowed to. `before` bars pairs and whatever ends later. */
  function bestAt(
    original: string,
    folded: Folded,
    start: number,
    script: Script,
    base: string,
    seen: Map<number, number>,
    headline: Headline,
    before = Number.POSITIVE_INFINITY,
  ): Hit | null {
    const text = folded.text;
    let best = bestFrom(start, null);
    if (hasProclitics(script))
      for (let size = 1; size <= longestProclitic; size++)
        if (isProclitic(script, text.slice(start, start + size))) best = bestFrom(start + size, best);
    return best;

    function bestFrom(from: number, sofar: Hit | null): Hit | null {
      const found = tree.walk(text, from);
      let first = sofar;
      for (let i = 0; i < found.count; i++) {
        const form = store.form(found.values[i] as number);
        const end = found.ends[i] as number;
        if (form.scoped && form.language !== base) continue;
        if (form.kind === 'bare' && !seen.has(form.entity) && !headline.allows(form.entity, from)) continue;
        if (form.kind === 'pair' && before !== Number.POSITIVE_INFINITY) continue;
        const stop = form.script === 'Zyyy' ? end : endOfMention(text, end, form, base);
        if (stop < 0 || stop > before) continue;
        if (first !== null && !beats(form, stop, first, base, seen)) continue;
        // "…the party leader ⏎ Kim Jong Un": a short form doesn't reach over the end of a line into a full name.
        if (form.kind === 'bare' && original.slice(folded.at(from), folded.at(stop)).includes('\n')) continue;
        if (form.cased !== null && !sameCase(original, folded, from, end, form.cased)) continue;
        first = { form, start: from, end: stop };
      }
      return first;
    }
  }

  function beats(form: Compiled, stop: number, best: Hit, base: string, seen: Map<number, number>): boolean {
    if (stop !== best.end) return stop > best.end;
    const rank = (f: Compiled) =>
      (f.kind === 'pair' ? 0 : f.kind === 'blocked' ? 8 : f.kind === 'full' ? 4 : 0) +
      (f.language === base ? 2 : 0) +
      (f.kind === 'bare' ? Math.min(0.9, (seen.get(f.entity) ?? 0) / 100) : 0);
    return rank(form) > rank(best.form);
  }

  function settleMetonyms(result: Scan, text: string, base: string): void {
    const { mentions, places } = result;
    for (let i = 0; i < mentions.length; i++) {
      const entity = byId.get((mentions[i] as Mention).entity);
      if (entity?.governs === undefined) continue;
      const isCapital = (at: number) => byId.get(mentions[at]?.entity ?? '')?.governs !== undefined;
      (mentions[i] as Mention).metonym = standsForGovernment(text, places, i, isCapital, base, entity.kind);
    }
  }

  /** Entities with a name that begins so: those with least left to type first, then in the beat's order. */
  function beginningWith(path: string): number[] {
    const rows = tree.under(path, mostBeginnings, value => {
      const { entity, kind, mixed } = store.form(value);
      return entity >= 0 && kind !== 'blocked' && !mixed;
    });
    return rows.flatMap(row => row.map(value => store.form(value).entity).sort((a, b) => a - b));
  }

  return {
    find(text, language) {
      return withTexts(text, scan(text, language).mentions);
    },
    scan(text, language, folded) {
      const result = scan(text, language, folded);
      withTexts(text, result.mentions);
      return result;
    },
    resolve(words) {
      const path = foldForm(words, { language: '*' });
      if (path === '') return [];
      store.prepare(path);
      const ids = new Set<number>(store.exact(path));
      if (ids.size === 0)
        for (const tag of ['en', 'pl', 'tr', 'vi']) {
          const { mentions } = scan(words, tag);
          const only = mentions.length === 1 ? mentions[0] : undefined;
          if (only !== undefined && only.end - only.start >= words.trim().length)
            ids.add(beat.entities.findIndex(entity => entity.id === only.entity));
        }
      if (ids.size === 0 && path.length >= 2) for (const index of beginningWith(path)) ids.add(index);
      return [...ids].map(index => (beat.entities[index] as Entity).id);
    },
    entity: id => byId.get(id),
  };
}

function withTexts(text: string, mentions: Mention[]): Mention[] {
  for (const mention of mentions) mention.text = text.slice(mention.start, mention.end);
  return mentions;
}

function endOfWord(text: string, from: number, script: Script): number {
  let i = from + 1;
  while (i < text.length && isLetterOrMark(text.charCodeAt(i)) && scriptOf(text.charCodeAt(i)) === script)
    i++;
  return i;
}

function sameCase(original: string, folded: Folded, start: number, end: number, written: string): boolean {
  const here = original.slice(folded.at(start), folded.at(end)).replace(/[-\s·・]+/g, gap);
  return here === written || here.normalize('NFC') === written;
}
