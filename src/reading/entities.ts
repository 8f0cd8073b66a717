import type { Entity } from '../beat/beat.ts';
import type { EntityCount, Mention, Span } from '../model/reading.ts';
import unnamed from './data/unnamed-agencies.json' with { type: 'json' };
import type { Facts } from './facts.ts';
import { fold } from './fold.ts';
import { baseLanguage, foldForm } from './name-forms.ts';

/** Everyone and everything of the beat that an article names. */
export interface NamedEntities {
  people: EntityCount[];
  organisations: EntityCount[];
  places: EntityCount[];
  countries: string[];
  metonyms: string[];
  agencies: string[];
}

/**
 * Counts what is named, most named first, equal counts by first mention.
 * Countries are those named outright, by name or adjective, alone or in the name of a body ("Russian Foreign Ministry"); a
 * state of the past is not its successor. A government meant
 * by its capital is a metonym; one of the beat's own sides only where the text names it in no other way.
 */
export function countEntities(facts: Facts): NamedEntities {
  const counts = new Map<string, EntityCount>();
  const countries = new Map<string, number>();
  const metonyms = new Map<string, number>();
  facts.mentions.forEach((mention, index) => {
    const entity = facts.entity(mention.entity);
    if (entity === undefined) return;
    const known = counts.get(entity.id);
    if (known === undefined)
      counts.set(entity.id, {
        id: entity.id,
        name: entity.name,
        count: 1,
        first: Math.max(0, mention.start - facts.shift),
      });
    else known.count++;
    if (entity.country !== null && (entity.kind === 'country' || spellsCountry(facts, entity, index)))
      bump(countries, entity.country);
    if (mention.metonym && entity.governs !== undefined) bump(metonyms, entity.governs);
  });
  if (facts.pairs.length > 0)
    for (const side of facts.beat.sides)
      if (!countries.has(side)) for (const _ of facts.pairs) bump(countries, side);
  const ofKind = (...kinds: Entity['kind'][]) =>
    [...counts.values()]
      .filter(({ id }) => kinds.includes(facts.entity(id)?.kind as Entity['kind']))
      .sort((a, b) => b.count - a.count || a.first - b.first);
  const sides: readonly string[] = facts.beat.sides;
  return {
    people: ofKind('person'),
    organisations: ofKind('organisation', 'bloc'),
    places: ofKind('place'),
    countries: byCount(countries),
    metonyms: byCount(metonyms).filter(code => !sides.includes(code) || !countries.has(code)),
    agencies: [
      ...new Set([...inTextOrder(ofKind('agency')).map(({ name }) => name), ...unnamedAgencies(facts)]),
    ],
  };
}

const foldedCountries = new WeakMap<Entity, string[]>();

/** Whether the name of a body or place, as the text has it, holds its country's name or adjective. */
function spellsCountry(facts: Facts, entity: Entity, index: number): boolean {
  if (entity.kind !== 'organisation' && entity.kind !== 'place') return false;
  const place = facts.places[index] as Span;
  const name = facts.folded.slice(place.start, place.end);
  if (!/[ \p{Script=Han}\p{Script=Hangul}\p{Script=Kana}\p{Script=Thai}]/u.test(name)) return false;
  const country = facts.beat.entities.find(one => one.kind === 'country' && one.country === entity.country);
  if (country === undefined) return false;
  let forms = foldedCountries.get(country);
  if (forms === undefined) {
    forms = Object.entries(country.forms).flatMap(([language, list]) =>
      list.map(form => foldForm(form.replace(/^[=^@]+|\*$/g, ''), { language })),
    );
    forms = [...new Set(forms)].filter(form => form.length >= 2);
    foldedCountries.set(country, forms);
  }
  return forms.some(form => {
    const at = name.indexOf(form);
    return at === 0 || (at > 0 && /[ '’-]/.test(name[at - 1] as string));
  });
}

function inTextOrder(counts: EntityCount[]): EntityCount[] {
  return [...counts].sort((a, b) => a.first - b.first);
}

function bump(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function byCount(counts: Map<string, number>): string[] {
  return [...counts].sort((a, b) => b[1] - a[1]).map(([code]) => code);
}

const foldedUnnamed = new Map<string, string[]>();

/** "Russian news agencies (unnamed)": a country's agencies cited without a name, right behind the country's adjective. */
function unnamedAgencies(facts: Facts): string[] {
  const base = baseLanguage(facts.language);
  let words = foldedUnnamed.get(base);
  if (words === undefined) {
    words = ((unnamed as Record<string, string[]>)[base] ?? []).map(word => fold(word).text);
    foldedUnnamed.set(base, words);
  }
  if (words.length === 0) return [];
  const found = new Set<string>();
  facts.mentions.forEach((mention, index) => {
    const entity = facts.entity(mention.entity);
    if (entity?.kind !== 'country') return;
    const end = (facts.places[index] as Span).end;
    const after = facts.folded.slice(end, end + 30).trimStart();
    if (words.some(word => after.startsWith(word)))
      found.add(`${adjectiveOf(entity)} news agencies (unnamed)`);
  });
  return [...found];
}

/** The English adjective of a country, from its English forms ("Russia" → "Russian"), else its name. */
function adjectiveOf(country: Entity): string {
  const forms = (country.forms.en ?? []).map(form => form.replace(/^[=^@]+|\*$/g, ''));
  return (
    forms.find(form => /(?:an|ese|ish|ian)$/.test(form) && form[0] === form[0]?.toUpperCase()) ?? country.name
  );
}

/** Mentions as offsets into the item's own text; those of a title that isn't part of it are left out. */
export function ownMentions(facts: Facts): Mention[] {
  if (facts.shift === 0) return facts.mentions;
  return facts.mentions
    .filter(mention => mention.start >= facts.shift)
    .map(mention => ({ ...mention, start: mention.start - facts.shift, end: mention.end - facts.shift }));
}
