import type { Beat, Entity, KnownEvent, Office, Vocabulary } from './beat.ts';

/** A beat with its tables laid open for asking. Pure: it holds the beat and nothing else. */
export interface BeatIndex {
  beat: Beat;
  /** The entity of this id; undefined when the beat has none. */
  entity(id: string): Entity | undefined;
  /** Canonical English name of an entity; the id itself when the beat doesn't know it. */
  nameOf(id: string): string;
  /** Every office of a person, earliest first. */
  officesOf(person: string): Office[];
  /** Every office a person held through the whole of that day, month or year, earliest first. */
  officesOn(person: string, isoDate: string): Office[];
  /**
   * The office a person held on that date: the newest when there were several. Null when none is known, and also when the
   * date is too vague to decide ("2024" for a man who changed his post in May 2024).
   */
  officeOn(person: string, isoDate: string): Office | null;
  /** The known event of this id; undefined when the beat has none. */
  event(id: string): KnownEvent | undefined;
  /** Known events that lie within so many days of a date (a day, month or year), in order of time. */
  eventsNear(isoDate: string, days: number): KnownEvent[];
  /** Known events one of these entities took part in, in order of time. */
  eventsWith(participants: string[]): KnownEvent[];
  /** English name of a topic; the id itself when unknown. */
  topicName(id: string): string;
  /** English name of an event kind; the id itself when unknown. */
  eventKindName(id: string): string;
}

/** The first and last day (ISO) of a year, a month, a day or a timestamp; null for anything else. */
export function daysOf(isoDate: string): { from: string; to: string } | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/.exec(isoDate);
  if (match === null) return null;
  const [, year, month, day] = match as unknown as [string, string, string?, string?];
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return { from: `${year}-${month}-01`, to: `${year}-${month}-${lastDay}` };
  if (Number(day) < 1 || Number(day) > lastDay) return null;
  return { from: `${year}-${month}-${day}`, to: `${year}-${month}-${day}` };
}

/** Lays a beat's tables open. Cheap enough to be made once at start; every answer is a plain look-up. */
export function indexBeat(beat: Beat): BeatIndex {
  const entities = new Map(beat.entities.map(entity => [entity.id, entity]));
  const events = new Map(beat.events.map(event => [event.id, event]));
  const inTime = [...beat.events].sort((a, b) => compareText(a.from, b.from));
  const offices = new Map<string, Office[]>();
  for (const office of beat.offices) {
    const list = offices.get(office.person) ?? [];
    list.push(office);
    offices.set(office.person, list);
  }
  for (const list of offices.values()) list.sort((a, b) => compareText(a.from ?? '', b.from ?? ''));

  function officesOn(person: string, isoDate: string): Office[] {
    const days = daysOf(isoDate);
    if (days === null) return [];
    return (offices.get(person) ?? []).filter(
      ({ from, to }) => (from === null || from <= days.from) && (to === null || days.to <= to),
    );
  }

  return {
    beat,
    entity: id => entities.get(id),
    nameOf: id => entities.get(id)?.name ?? id,
    officesOf: person => [...(offices.get(person) ?? [])],
    officesOn,
    officeOn: (person, isoDate) => officesOn(person, isoDate).at(-1) ?? null,
    event: id => events.get(id),
    eventsNear(isoDate, days) {
      const asked = daysOf(isoDate);
      if (asked === null) return [];
      const from = shiftDay(asked.from, -days);
      const to = shiftDay(asked.to, days);
      return inTime.filter(event => {
        const first = daysOf(event.from)?.from ?? event.from;
        const last = daysOf(event.to)?.to ?? event.to;
        return first <= to && last >= from;
      });
    },
    eventsWith(participants) {
      const wanted = new Set(participants);
      return inTime.filter(event => event.participants.some(id => wanted.has(id)));
    },
    topicName: id => nameIn(beat.topics, id),
    eventKindName: id => nameIn(beat.eventKinds, id),
  };
}

function nameIn(vocabularies: Vocabulary[], id: string): string {
  return vocabularies.find(vocabulary => vocabulary.id === id)?.name ?? id;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function shiftDay(isoDay: string, days: number): string {
  const moment = new Date(`${isoDay}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}
