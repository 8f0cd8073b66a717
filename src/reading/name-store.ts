import type { Beat, Entity, Form } from '../beat/beat.ts';
import { innerStem, stemOf } from './inflection.ts';
import {
  baseLanguage,
  dash,
  foldForms,
  gap,
  isGap,
  mixForms,
  type ParsedForm,
  parseForm,
} from './name-forms.ts';
import { anyEnding, createNameTree, type NameTree } from './name-tree.ts';
import { type Script, scriptOf, scriptsIn } from './script.ts';

/** How a form counts: by itself, only after a full form, as what bars a name, or as the name of both sides at once. */
export type FormKind = 'full' | 'bare' | 'blocked' | 'pair';

/** A form ready for matching. */
export interface Compiled {
  kind: FormKind;
  /** Place of the entity in the beat; -1 for pairs. */
  entity: number;
  language: string;
  /** Of its last letter. */
  script: Script;
  length: number;
  exact: boolean;
  prefix: boolean;
  cut: boolean;
  scoped: boolean;
  /** Set when upper and lower case must be as written. */
  cased: string | null;
  /** Made from two scripts, not written in the beat. */
  mixed: boolean;
}

/** The beat's names, compiled script by script as texts need them: a Hindi article needs no Cyrillic. */
export interface NameStore {
  tree: NameTree;
  /** The form a value of the tree stands for. */
  form(value: number): Compiled;
  /** Makes sure that every name that may stand in this text is in the tree. What was there before changes no answer. */
  prepare(text: string): void;
  /** Entities that have exactly this path as a full or bare form; `prepare` it first. */
  exact(path: string): ReadonlySet<number>;
}

interface Written {
  parsed: ParsedForm;
  kind: FormKind;
  entity: number;
  language: string;
}

/** Makes a store for a beat; nothing is compiled yet. */
export function createNameStore(beat: Beat): NameStore {
  const tree = createNameTree();
  const forms: Compiled[] = [];
  const exact = new Map<string, Set<number>>();
  /** For each script the persons' full forms that may be mixed with those of another script. */
  const mixable = new Map<Script, Map<number, Set<string>>>();
  const mixed = new Set<Script>();
  const none: ReadonlySet<number> = new Set();

  function prepare(text: string): void {
    compile('Zyyy');
    const scripts = scriptsIn(text);
    for (const script of scripts) compile(script);
    if (scripts.includes('Latn')) for (const script of scripts) if (meetsLatin(text, script)) mix(script);
  }

  /** Compiles the forms whose first letter is of this script. */
  function compile(script: Script): void {
    if (mixable.has(script)) return;
    mixable.set(script, new Map());
    const written = formsOf(script);
    const paths: string[] = [];
    for (const accents of [false, true])
      for (const pairs of [false, true]) {
        const places: number[] = [];
        written.forEach((one, i) => {
          if ((one.language === 'vi') === accents && (one.kind === 'pair') === pairs) places.push(i);
        });
        const folded = foldForms(
          places.map(i => (written[i] as Written).parsed.written),
          { language: accents ? 'vi' : '*', dashes: pairs ? 'keep' : 'gap' },
        );
        places.forEach((place, i) => {
          paths[place] = folded[i] as string;
        });
      }
    written.forEach((one, i) => {
      if (paths[i] !== '') addForm(one, paths[i] as string);
    });
  }

  function formsOf(script: Script): Written[] {
    const written: Written[] = [];
    const take = (form: Form, kind: FormKind, entity: number, language: string) => {
      if (scriptOfForm(form) !== script) return;
      const parsed = parseForm(form);
      if (parsed !== null) written.push({ parsed, kind, entity, language });
    };
    const takeAll = (lists: Record<string, Form[]> | undefined, kind: FormKind, entity: number) => {
      for (const language in lists)
        for (const form of lists[language] as Form[]) take(form, kind, entity, baseLanguage(language));
    };
    beat.entities.forEach((entity, index) => {
      takeAll(entity.forms, 'full', index);
      takeAll(entity.bare, 'bare', index);
      for (const blocked of entity.blocked ?? []) take(blocked, 'blocked', index, '*');
    });
    takeAll(beat.pairs, 'pair', -1);
    return written;
  }

  function addForm({ parsed, kind, entity, language }: Written, path: string): void {
    const compiled: Compiled = {
      ...plainForm(kind, entity, language, path),
      exact: parsed.exact,
      prefix: parsed.prefix,
      scoped: parsed.scoped,
      cased: parsed.cased ? parsed.written.replace(/[-\s·・]+/g, gap) : null,
    };
    addPath(path, compiled);
    if (kind === 'full' || kind === 'bare') {
      const known = exact.get(path);
      if (known === undefined) exact.set(path, new Set([entity]));
      else known.add(entity);
    }
    if (!parsed.exact && !parsed.prefix && !path.includes(dash)) addStems(path, compiled);
    if (kind === 'full') noteMixable(path, entity);
  }

  /** The path once more without the letters that its cases change. */
  function addStems(path: string, compiled: Compiled): void {
    const stem = stemOf(path, compiled.script, compiled.language);
    if (stem !== null) addPath(stem, { ...compiled, cut: true });
    if (compiled.script !== 'Cyrl' || !path.includes(gap)) return;
    const words = path.split(gap);
    const last = words.pop() as string;
    const loose = words.map(word => innerStem(word) + (word.length < 4 ? '' : anyEnding)).join(gap);
    addPath(loose + gap + last, compiled);
    const cut = stemOf(last, 'Cyrl', compiled.language);
    if (cut !== null) addPath(loose + gap + cut, { ...compiled, cut: true });
  }

  function noteMixable(path: string, entity: number): void {
    if ((beat.entities[entity] as Entity).kind !== 'person' || !path.includes(gap)) return;
    const paths = mixable.get(scriptOf(path.codePointAt(0) as number));
    const own = paths?.get(entity);
    if (own === undefined) paths?.set(entity, new Set([path]));
    else own.add(path);
  }

  /** Spellings that mix this script with Latin, both compiled before. */
  function mix(script: Script): void {
    if (mixed.has(script)) return;
    mixed.add(script);
    for (const [entity, latin] of mixable.get('Latn') as Map<number, Set<string>>) {
      const others = mixable.get(script)?.get(entity);
      if (others === undefined) continue;
      const known = new Set<string>();
      /** One form for all spellings that end alike. */
      const shared = new Map<string, Compiled>();
      for (const one of latin)
        for (const other of others)
          for (const path of mixForms(one, other)) {
            if (known.has(path)) continue;
            known.add(path);
            const made = { ...plainForm('full', entity, '*', path), mixed: true };
            const key = `${made.script} ${made.length}`;
            const value = shared.get(key) ?? made;
            shared.set(key, value);
            addPath(path, value);
          }
    }
  }

  function addPath(path: string, compiled: Compiled): void {
    if (forms[forms.length - 1] !== compiled) forms.push(compiled);
    tree.add(path, forms.length - 1);
  }

  return {
    tree,
    form: value => forms[value] as Compiled,
    prepare,
    exact: path => exact.get(path) ?? none,
  };
}

/** Whether a word of this script stands next to a Latin one, as in a name that mixes both. */
function meetsLatin(text: string, script: Script): boolean {
  if (script === 'Latn') return false;
  for (let i = 1; i + 1 < text.length; i++) {
    if (!isGap(text.charCodeAt(i))) continue;
    const before = scriptOf(text.charCodeAt(i - 1));
    const after = scriptOf(text.charCodeAt(i + 1));
    if ((before === 'Latn' && after === script) || (before === script && after === 'Latn')) return true;
  }
  return false;
}

/** The script of a form's first letter, its signs left out. */
function scriptOfForm(form: Form): Script {
  let start = 0;
  for (; start < form.length; start++) {
    const code = form.charCodeAt(start);
    if (code !== 0x3d && code !== 0x5e && code !== 0x40) break;
  }
  return scriptOf(form.codePointAt(start) ?? 0);
}

function plainForm(kind: FormKind, entity: number, language: string, path: string): Compiled {
  let length = path.length;
  for (let at = path.indexOf(gap); at >= 0; at = path.indexOf(gap, at + 1)) length--;
  return {
    kind,
    entity,
    language,
    script: scriptOf(path.codePointAt(path.length - 1) ?? 0),
    length,
    exact: false,
    prefix: false,
    cut: false,
    scoped: false,
    cased: null,
    mixed: false,
  };
}
