import type { Beat, Entity, KnownEvent, Office, Vocabulary } from './beat.ts';
import { daysOf } from './lookup.ts';

/**
 * Finds the faults of a beat's data, each as one plain sentence; an empty list means the data hold together. Run by
 * `npm run beat:check` and by the tests, since the files are too long to be proof-read.
 */
export function checkBeat(beat: Beat): string[] {
  const ids = new Set(beat.entities.map(entity => entity.id));
  const kinds = new Set(beat.eventKinds.map(kind => kind.id));
  return [
    ...checkIds('entity', beat.entities),
    ...checkIds('topic', beat.topics),
    ...checkIds('event kind', beat.eventKinds),
    ...checkIds('event', beat.events),
    ...beat.sides
      .filter(side => !beat.entities.some(({ kind, country }) => kind === 'country' && country === side))
      .map(side => `The side ${side} has no country among the entities.`),
    ...beat.entities.flatMap(checkEntity),
    ...beat.entities
      .filter(({ within }) => within !== undefined && !ids.has(within))
      .map(({ id, within }) => `Entity "${id}" lies within the unknown "${within}".`),
    ...checkSharedForms(beat.entities),
    ...checkBlocked(beat.entities),
    ...beat.offices.flatMap(office => checkOffice(office, ids)),
    ...beat.events.flatMap(event => checkEvent(event, beat, ids, kinds)),
    ...[...beat.topics, ...beat.eventKinds].flatMap(checkVocabulary),
    ...checkWords('The pairs', beat.pairs),
  ];
}

function checkIds(what: string, list: { id: string }[]): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const { id } of list) {
    if (seen.has(id)) faults.push(`The ${what} id "${id}" is given twice.`);
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
      faults.push(`The ${what} id "${id}" is not lower-case words with dashes.`);
    seen.add(id);
  }
  return faults;
}

function checkEntity(entity: Entity): string[] {
  const who = `Entity "${entity.id}"`;
  const faults = checkWords(who, entity.forms);
  if (entity.bare) faults.push(...checkWords(`${who} (bare)`, entity.bare));
  for (const code of [entity.country, entity.governs])
    if (code && !isRegion(code)) faults.push(`${who} has the unknown country code "${code}".`);
  if (entity.kind === 'country' && entity.country === null)
    faults.push(`${who} is a country without a code.`);
  for (const text of entity.blocked ?? [])
    if (!hasLetterOrDigit(text)) faults.push(`${who} has a blocked text without a letter or digit.`);
  return faults;
}

/** Two entities may share a form only where one of them has it as a bare form, which counts after a full name. */
function checkSharedForms(entities: Entity[]): string[] {
  const faults: string[] = [];
  const owners = new Map<string, string>();
  for (const { id, forms } of entities)
    for (const [language, list] of Object.entries(forms))
      for (const form of list) {
        const key = `${language} ${formKey(form)}`;
        const owner = owners.get(key);
        if (owner !== undefined && owner !== id)
          faults.push(`"${form}" (${language}) stands for both "${owner}" and "${id}".`);
        owners.set(key, owner ?? id);
      }
  return faults;
}

/** A blocked text that is another entity's own name would hide that entity; the longer name wins without it. */
function checkBlocked(entities: Entity[]): string[] {
  const owners = new Map<string, string>();
  for (const { id, forms } of entities)
    for (const form of Object.values(forms).flat()) owners.set(formKey(form).toLowerCase(), id);
  return entities.flatMap(({ id, blocked = [] }) =>
    blocked
      .filter(text => owners.has(formKey(text).toLowerCase()))
      .map(
        text => `"${text}", blocked for "${id}", is a name of "${owners.get(formKey(text).toLowerCase())}".`,
      ),
  );
}

function checkOffice(office: Office, ids: Set<string>): string[] {
  const what = `The office "${office.title}" of "${office.person}"`;
  const faults = checkWords(what, office.words);
  if (!ids.has(office.person)) faults.push(`${what} names a person the beat doesn't know.`);
  for (const date of [office.from, office.to])
    if (date !== null && !/^\d{4}-\d{2}-\d{2}$/.test(date))
      faults.push(`${what} has "${date}" where a day is needed.`);
  if (office.from !== null && office.to !== null && office.from > office.to)
    faults.push(`${what} ends before it begins.`);
  if (office.source.trim() === '') faults.push(`${what} has no source.`);
  return faults;
}

function checkEvent(event: KnownEvent, beat: Beat, ids: Set<string>, kinds: Set<string>): string[] {
  const what = `The event "${event.id}"`;
  const faults = event.words ? checkWords(what, event.words) : [];
  const from = daysOf(event.from);
  const to = daysOf(event.to);
  if (from === null || to === null)
    return [...faults, `${what} has a date that is none: ${event.from}, ${event.to}.`];
  if (from.from > to.to) faults.push(`${what} ends before it begins.`);
  if (!kinds.has(event.type)) faults.push(`${what} is of the unknown kind "${event.type}".`);
  if (event.place !== null && !ids.has(event.place))
    faults.push(`${what} is at the unknown place "${event.place}".`);
  if (event.source.trim() === '') faults.push(`${what} has no source.`);
  for (const participant of event.participants) {
    if (!ids.has(participant)) faults.push(`${what} has the unknown participant "${participant}".`);
    const offices = beat.offices.filter(({ person }) => person === participant);
    const held = offices.some(
      office => (office.from ?? '') <= to.to && (office.to === null || office.to >= from.from),
    );
    if (offices.length > 0 && !held)
      faults.push(`${what}: "${participant}" has offices, but none on ${event.from}.`);
  }
  return faults;
}

function checkVocabulary(vocabulary: Vocabulary): string[] {
  const what = `"${vocabulary.id}"`;
  if (Object.keys(vocabulary.words).length === 0) return [`${what} has no words.`];
  return checkWords(what, vocabulary.words);
}

function checkWords(what: string, words: Record<string, string[]>): string[] {
  const faults: string[] = [];
  for (const [language, list] of Object.entries(words)) {
    if (!isLanguage(language)) faults.push(`${what} has the unknown language tag "${language}".`);
    if (list.length === 0) faults.push(`${what} has an empty list for ${language}.`);
    if (new Set(list).size < list.length) faults.push(`${what} has a word twice in ${language}.`);
    for (const form of list) {
      if (!hasLetterOrDigit(form))
        faults.push(`${what} has a form without a letter or digit in ${language}.`);
      if (form !== form.normalize('NFC') || form !== form.trim())
        faults.push(`${what}: "${form}" (${language}) is not trimmed NFC text.`);
    }
  }
  return faults;
}

/** What a form stands for, without its signs; the case counts only where the form says so. */
function formKey(form: string): string {
  const signs = /^[=^@]*/.exec(form)?.[0] ?? '';
  const text = form.slice(signs.length).replace(/\*$/, '');
  return signs.includes('^') ? text : text.toLowerCase();
}

function hasLetterOrDigit(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function isLanguage(tag: string): boolean {
  try {
    return (
      Intl.getCanonicalLocales(tag)[0] === tag &&
      new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag) !== undefined
    );
  } catch {
    return false;
  }
}

function isRegion(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code)) return false;
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined;
}
