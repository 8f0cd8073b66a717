import type { Beat, Entity, Form } from '../beat/beat.ts';
import type { LanguageTag } from '../model/item.ts';
import type { Mention, Span } from '../model/reading.ts';
import { type Folded, fold } from './fold.ts';
import {
  endOfMention,
  hasProclitics,
  innerStem,
  isProclitic,
  isUnspaced,
  longestProclitic,
  mayBegin,
  stemOf,
} from './inflection.ts';
import { standsForGovernment } from './metonyms.ts';
import { baseLanguage, dash, foldForm, gap, mixForms, parseForm } from './name-forms.ts';
import { anyEnding, createNameTree } from './name-tree.ts';
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

type FormKind = 'full' | 'bare' | 'blocked' | 'pair';

interface Compiled {
  kind: FormKind;
  /** Place of the entity in the beat; -1 for pairs. */
  entity: number;
  language: string;
  script: Script;
  length: number;
  exact: boolean;
  prefix: boolean;
  cut: boolean;
  scoped: boolean;
  /** Set when upper and lower case must be as written. */
  cased: string | null;
}

interface Hit {
  form: Compiled;
  start: number;
  end: number;
}

/** Makes a matcher for a beat: every form is compiled once. */
export function createMatcher(beat: Beat): Matcher {
  const tree = createNameTree();
  const forms: Compiled[] = [];
  const exact = new Map<string, Set<number>>();
  const byId = new Map(beat.entities.map(entity => [entity.id, entity]));

  beat.entities.forEach((entity, index) => {
    const latin: string[] = [];
    const others: { path: string; language: string }[] = [];
    const addAll = (lists: Record<LanguageTag, Form[]> | undefined, kind: FormKind) => {
      for (const [language, list] of Object.entries(lists ?? {}))
        for (const form of list) {
          const path = addForm(form, kind, index, baseLanguage(language));
          if (path === null || kind !== 'full') continue;
          if (/^[a-z]/.test(path)) latin.push(path);
          else others.push({ path, language: baseLanguage(language) });
        }
    };
    addAll(entity.forms, 'full');
    addAll(entity.bare, 'bare');
    for (const blocked of entity.blocked ?? []) addForm(blocked, 'blocked', index, '*');
    if (entity.kind === 'person')
      for (const mixed of new Set(latin.flatMap(a => others.flatMap(b => mixForms(a, b.path)))))
        addPath(mixed, { ...plainForm('full', index, '*', mixed) });
  });
  for (const [language, list] of Object.entries(beat.pairs))
    for (const form of list) addForm(form, 'pair', -1, baseLanguage(language));

  function plainForm(kind: FormKind, entity: number, language: string, path: string): Compiled {
    const last = path.slice(path.lastIndexOf(gap) + 1);
    return {
      kind,
      entity,
      language,
      script: scriptOf(last.codePointAt(last.length - 1) ?? 0),
      length: path.replaceAll(gap, '').length,
      exact: false,
      prefix: false,
      cut: false,
      scoped: false,
      cased: null,
    };
  }

  function addForm(form: Form, kind: FormKind, entity: number, language: string): string | null {
    const parsed = parseForm(form);
    if (parsed === null) return null;
    const path = foldForm(parsed.written, { language, dashes: kind === 'pair' ? 'keep' : 'gap' });
    if (path === '') return null;
    const compiled: Compiled = {
      ...plainForm(kind, entity, language, path),
      exact: parsed.exact,
      prefix: parsed.prefix,
      scoped: parsed.scoped,
      cased: parsed.cased ? parsed.written.replace(/[-\s·・]+/g, gap) : null,
    };
    addPath(path, compiled);
    if (kind === 'full' || kind === 'bare') {
      const known = exact.get(path) ?? new Set();
      exact.set(path, known.add(entity));
    }
    if (!parsed.exact && !parsed.prefix && !path.includes(dash)) {
      const stem = stemOf(path, compiled.script, language);
      if (stem !== null) addPath(stem, { ...compiled, cut: true });
      if (compiled.script === 'Cyrl' && path.includes(gap)) {
        const words = path.split(gap);
        const last = words.pop() as string;
        const loose = words.map(word => innerStem(word) + (word.length < 4 ? '' : anyEnding)).join(gap);
        addPath(loose + gap + last, compiled);
        const cut = stemOf(last, 'Cyrl', language);
        if (cut !== null) addPath(loose + gap + cut, { ...compiled, cut: true });
      }
    }
    return path;
  }

  function addPath(path: string, compiled: Compiled): void {
    tree.add(path, forms.push(compiled) - 1);
  }

  function scan(original: string, language: LanguageTag, given?: Folded): Scan {
    const base = baseLanguage(language);
    const folded = given ?? fold(original, { accents: base === 'vi' ? 'keep' : 'fold' });
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
        ? bestAt(original, folded, i, script, base, seen)
        : null;
      if (best === null) {
        i = isUnspaced(script) || script === 'Hang' || script === 'Zyyy' ? i + 1 : endOfWord(text, i, script);
        continue;
      }
      take(best, result, seen);
      if (best.form.kind === 'pair') {
        const inner = insidePair(original, folded, best, base, seen);
        for (const hit of inner) take(hit, result, seen);
      }
      previousEnd = best.end;
      i = Math.max(best.end, i + 1);
    }
    settleMetonyms(result, text, base);
    return result;
  }

  function take(hit: Hit, result: Scan, seen: Map<number, number>): void {
    if (hit.form.kind === 'blocked') return;
    const span = { start: result.folded.at(hit.start), end: endIn(result.folded, hit.end) };
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
  ): Hit[] {
    const hits: Hit[] = [];
    let previousEnd = -1;
    for (let i = pair.start; i < pair.end; ) {
      const script = scriptOf(folded.text.charCodeAt(i));
      const hit = mayBegin(folded.text, i, script, previousEnd)
        ? bestAt(original, folded, i, script, base, seen, pair.end)
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
    before = Number.POSITIVE_INFINITY,
  ): Hit | null {
    const text = folded.text;
    let best: Hit | null = null;
    const tryFrom = (from: number) =>
      tree.walk(text, from, (value, end) => {
        const form = forms[value] as Compiled;
        if (form.scoped && form.language !== base) return;
        if (form.kind === 'bare' && !seen.has(form.entity)) return;
        if (form.kind === 'pair' && before !== Number.POSITIVE_INFINITY) return;
        const stop = form.script === 'Zyyy' ? end : endOfMention(text, end, form, base);
        if (stop < 0 || stop > before) return;
        if (best !== null && !beats(form, stop, best, base, seen)) return;
        if (form.cased !== null && !sameCase(original, folded, from, end, form.cased)) return;
        best = { form, start: from, end: stop };
      });
    tryFrom(start);
    if (hasProclitics(script))
      for (let size = 1; size <= longestProclitic; size++)
        if (isProclitic(script, text.slice(start, start + size))) tryFrom(start + size);
    return best;
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
      const ids = new Set<number>(exact.get(path) ?? []);
      if (ids.size === 0)
        for (const tag of ['en', 'pl', 'tr', 'vi']) {
          const { mentions } = scan(words, tag);
          const only = mentions.length === 1 ? mentions[0] : undefined;
          if (only !== undefined && only.end - only.start >= words.trim().length)
            ids.add(beat.entities.findIndex(entity => entity.id === only.entity));
        }
      if (ids.size === 0 && path.length >= 2)
        for (const value of tree.under(path, 200)) {
          const form = forms[value] as Compiled;
          if (form.entity >= 0 && form.kind !== 'blocked') ids.add(form.entity);
        }
      return [...ids].map(index => (beat.entities[index] as Entity).id);
    },
    entity: id => byId.get(id),
  };
}

function withTexts(text: string, mentions: Mention[]): Mention[] {
  for (const mention of mentions) mention.text = text.slice(mention.start, mention.end);
  return mentions;
}

/** The end in the original: after the last folded letter and any sign dropped behind it that belongs to it, but no invisible ones. */
function endIn(folded: Folded, end: number): number {
  return folded.at(end);
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
