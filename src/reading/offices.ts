import type { Beat, Office } from '../beat/beat.ts';
import { indexBeat } from '../beat/lookup.ts';
import type { Mention, Span } from '../model/reading.ts';
import { addDays, spanOf } from './civil.ts';
import type { Facts } from './facts.ts';
import { fold } from './fold.ts';
import { baseLanguage } from './name-forms.ts';
import { reportWords } from './report-words.ts';

/** Who held which post when, ready for reading. */
export interface Offices {
  /** The office a person held on a day, or — when the day isn't known — the only one the beat knows of. */
  on(person: string, day: string | null): Office | null;
  /** Posts the text gives to persons, next to their names ("रूसी रक्षा मंत्री सर्गेई शोइगु"); former ones are left out. */
  named(facts: Facts): { office: Office; mention: Mention }[];
}

/** How many letters may stand between a title and the name before it or behind it. */
const nearBefore = 4;
const nearAfter = 50;

/** Compiles the offices of a beat. */
export function createOffices(beat: Beat): Offices {
  const index = indexBeat(beat);
  const byPerson = new Map<string, { office: Office; words: Map<string, string[]> }[]>();
  for (const office of beat.offices) {
    const list = byPerson.get(office.person);
    const entry = { office, words: new Map<string, string[]>() };
    if (list === undefined) byPerson.set(office.person, [entry]);
    else list.push(entry);
  }

  /** Dating and event ask for the same article's. */
  let last: { facts: Facts; found: { office: Office; mention: Mention }[] } | null = null;

  return {
    on(person, day) {
      if (day !== null) return index.officeOn(person, day);
      const [only, ...others] = index.officesOf(person);
      return only !== undefined && others.length === 0 ? only : null;
    },
    named(facts) {
      if (last?.facts === facts) return last.found;
      const base = baseLanguage(facts.language);
      const found: { office: Office; mention: Mention }[] = [];
      const former = reportWords('former', base);
      const even = facts.folded.replaceAll('-', ' ');
      facts.mentions.forEach((mention, index) => {
        const list = byPerson.get(mention.entity);
        if (list === undefined) return;
        const place = facts.places[index] as Span;
        const before = even.slice(Math.max(0, place.start - 70), place.start);
        const after = even.slice(place.end, place.end + 70);
        let longest = 0;
        let best: Office[] = [];
        for (const { office, words } of list)
          for (const word of wordsOf(office, words, base)) {
            if (word.length < longest || word === '') continue;
            const left = before.lastIndexOf(word);
            const adjoins = left >= 0 && before.length - left - word.length <= nearBefore;
            const right = after.indexOf(word);
            const follows =
              right >= 0 &&
              right <= nearAfter &&
              /^[,，、(（ ]/u.test(after) &&
              !/[.।。!?;]/u.test(after.slice(0, right));
            if (!adjoins && !(follows && right <= (/^[,，(（]/u.test(after) ? nearAfter : 1))) continue;
            const lead = (
              adjoins
                ? before.slice(Math.max(0, left - 24), left)
                : after.slice(Math.max(0, right - 12), right)
            ).trimEnd();
            if (former.some(one => endsWithWord(lead, one))) continue;
            if (word.length > longest) best = [];
            longest = word.length;
            best.push(office);
          }
        for (const office of best) found.push({ office, mention });
      });
      last = { facts, found };
      return found;
    },
  };
}

/** An office's words in a language, folded when first asked for. */
function wordsOf(office: Office, folded: Map<string, string[]>, base: string): string[] {
  const ready = folded.get(base);
  if (ready !== undefined) return ready;
  const made: string[] = [];
  for (const [language, list] of Object.entries(office.words))
    if (baseLanguage(language) === base)
      for (const word of list)
        made.push(
          fold(word, { accents: base === 'vi' ? 'keep' : 'fold' })
            .text.replaceAll('-', ' ')
            .trim(),
        );
  folded.set(base, made);
  return made;
}

const slackDays = 2;
const stretched = new WeakMap<object, { from: string; to: string }>();

/** Whether the office was held on a day; a report may lag a change of office by two days. */
export function isHeld(office: Pick<Office, 'from' | 'to'>, day: string): boolean {
  let span = stretched.get(office);
  if (span === undefined) {
    span = {
      from: office.from === null ? '' : addDays(spanOf(office.from).from, -slackDays),
      to: office.to === null ? '9999' : addDays(spanOf(office.to).to, slackDays),
    };
    stretched.set(office, span);
  }
  return day >= span.from && day <= span.to;
}

function endsWithWord(text: string, word: string): boolean {
  const last = text.slice(-(word.length + 12));
  return last
    .split(/[\s,]+/u)
    .slice(-2)
    .some(part => part.startsWith(word));
}
