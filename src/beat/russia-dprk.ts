import type { Beat, Entity, KnownEvent, Office, Vocabulary } from './beat.ts';
import agencies from './data/agencies.json' with { type: 'json' };
import countries from './data/countries.json' with { type: 'json' };
import eventKinds from './data/event-kinds.json' with { type: 'json' };
import events from './data/events.json' with { type: 'json' };
import historic from './data/historic.json' with { type: 'json' };
import offices from './data/offices.json' with { type: 'json' };
import organisations from './data/organisations.json' with { type: 'json' };
import pairs from './data/pairs.json' with { type: 'json' };
import people from './data/people.json' with { type: 'json' };
import places from './data/places.json' with { type: 'json' };
import topics from './data/topics.json' with { type: 'json' };

/**
 * Takes what a data file holds as what it is meant to be. The compiler sees a union of literal shapes
 * (one per entity, each with its own languages); `checkBeat` proves the meaning instead.
 */
function read<T>(data: unknown): T {
  return data as T;
}

/** Relations between Russia and the DPRK: the beat this bot follows. */
export const russiaDprk: Beat = {
  id: 'russia-dprk',
  name: 'Russia–DPRK relations',
  sides: ['RU', 'KP'],
  entities: [countries, people, organisations, agencies, places, historic].flatMap(file =>
    read<Entity[]>(file),
  ),
  offices: read<Office[]>(offices),
  events: read<KnownEvent[]>(events),
  topics: read<Vocabulary[]>(topics),
  eventKinds: read<Vocabulary[]>(eventKinds),
  pairs: read<Beat['pairs']>(pairs),
};
