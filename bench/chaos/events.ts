import type { Chance } from './chance.ts';
import type { Life } from './life.ts';
import type { Place } from './place.ts';

/** Things that happen to platforms and clock while the bot lives or not; each ends by itself. */
export interface Events {
  /** Lets things happen until stopped; then everything is well again. */
  stop(): void;
  /** The bot's clock differs from everybody's by so many milliseconds now. */
  shifted(): number;
  happened: Map<string, number>;
}

const minute = 60_000;

export function startEvents(options: {
  chance: Chance;
  places: Place[];
  life(): Life | null;
  removed: Set<string>;
  /** Called with each fault's name. */
  note(name: string): void;
}): Events {
  const { chance, places, note } = options;
  const happened = new Map<string, number>();
  const undo = new Set<() => void>();
  let shifted = 0;
  let timer: NodeJS.Timeout | undefined;
  const later = (ms: number, work: () => void) => {
    const end = () => {
      undo.delete(end);
      clearTimeout(waiting);
      work();
    };
    const waiting = setTimeout(end, ms);
    undo.add(end);
  };
  const shift = (ms: number) => {
    shifted += ms;
    options.life()?.shift(ms);
  };
  const isLiving = (place: Place) => place.channels.filter(channel => !options.removed.has(channel));

  function happen(): void {
    const place = chance.pick(places);
    const name = chance.weigh({
      'connection dropped': 3,
      'connection dead but open': 3,
      'permission lost for a while': 3,
      'token refused for a while': 1,
      'clock set on': 2,
      'clock set back': 2,
      'channel deleted': options.removed.size < places.length ? 1 : 0,
    });
    note(name);
    switch (name) {
      case 'connection dropped':
        place.dropSockets();
        return;
      case 'connection dead but open':
        place.freezeSockets();
        return;
      case 'permission lost for a while': {
        const channel = chance.pick(isLiving(place));
        place.setAllowed(channel, false);
        later(chance.between(2, 15) * minute, () => place.setAllowed(channel, true));
        return;
      }
      case 'token refused for a while':
        place.setToken(false);
        later(chance.between(30, 150) * 1_000, () => place.setToken(true));
        return;
      case 'clock set on':
      case 'clock set back': {
        const ms = chance.pick([20_000, 3 * minute, 10 * minute]) * (name === 'clock set on' ? 1 : -1);
        shift(ms);
        later(chance.between(1, 4) * minute, () => shift(-ms));
        return;
      }
      case 'channel deleted': {
        if (places.some(one => one === place && one.channels.some(channel => options.removed.has(channel))))
          return;
        const channel = place.channels.at(-1) as string;
        options.removed.add(channel);
        place.remove(channel);
      }
    }
  }
  const next = () => {
    timer = setTimeout(() => {
      happen();
      next();
    }, chance.between(15, 90) * 1_000);
  };
  next();
  return {
    stop() {
      clearTimeout(timer);
      for (const end of [...undo]) end();
    },
    shifted: () => shifted,
    happened,
  };
}
