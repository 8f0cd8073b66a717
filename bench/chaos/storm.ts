import type { Chance } from './chance.ts';

/**
 * What befalls one request. `apply` says when the platform carries it out (ms after it came; null: never), `answer`
 * what the bot hears of it and when.
 */
export interface Weather {
  name: string;
  apply: number | null;
  answer:
    | { kind: 'truth'; after: number }
    | { kind: 'status'; status: number }
    | { kind: 'limit'; global: boolean; seconds: number }
    | { kind: 'cut'; after: number }
    /** Headers, half of the body, and then the platform's side of the line is closed. */
    | { kind: 'half' };
}

export const calm: Weather = { name: 'none', apply: 0, answer: { kind: 'truth', after: 0 } };

/** No request is carried out later than this after it came (ms): what both platforms are trusted with. */
export const latestLandingMs = 100_000;

/** What befalls a message that is sent. */
export function drawSending(chance: Chance, share: number): Weather {
  if (chance.next() >= share) return calm;
  const soon = () => chance.between(100, 9_000);
  const long = () => chance.between(16_000, latestLandingMs);
  const name = chance.weigh({
    'answered late': 2,
    'applied late': 2,
    'answered after the client gave up': 2,
    'applied after the client gave up': 2,
    'applied, line cut': 3,
    'line cut, applied later': 3,
    'line cut before': 2,
    '500 after applying': 2,
    '502 after applying': 2,
    '502 before': 2,
    '429 of the route': 3,
    '429 of the whole bot': 1,
    'half-closed after applying': 2,
  });
  switch (name) {
    case 'answered late':
      return { name, apply: 0, answer: { kind: 'truth', after: soon() } };
    case 'applied late': {
      const after = soon();
      return { name, apply: after, answer: { kind: 'truth', after } };
    }
    case 'answered after the client gave up':
      return { name, apply: 0, answer: { kind: 'truth', after: 20_000 } };
    case 'applied after the client gave up':
      return { name, apply: long(), answer: { kind: 'cut', after: 60_000 } };
    case 'applied, line cut':
      return { name, apply: 0, answer: { kind: 'cut', after: 0 } };
    case 'line cut, applied later':
      return { name, apply: long(), answer: { kind: 'cut', after: chance.between(0, 5_000) } };
    case 'line cut before':
      return { name, apply: null, answer: { kind: 'cut', after: 0 } };
    case '500 after applying':
      return { name, apply: 0, answer: { kind: 'status', status: 500 } };
    case '502 after applying':
      return { name, apply: 0, answer: { kind: 'status', status: 502 } };
    case '502 before':
      return { name, apply: null, answer: { kind: 'status', status: 502 } };
    case '429 of the route':
      return { name, apply: null, answer: { kind: 'limit', global: false, seconds: chance.between(1, 20) } };
    case '429 of the whole bot':
      return { name, apply: null, answer: { kind: 'limit', global: true, seconds: chance.between(1, 5) } };
    case 'half-closed after applying':
      return { name, apply: 0, answer: { kind: 'half' } };
  }
}

/** What befalls any other request: looking through a channel, connecting. */
export function drawAsking(chance: Chance, share: number): Weather {
  if (chance.next() >= share) return calm;
  const name = chance.weigh({
    'asked: 503': 2,
    'asked: line cut': 2,
    'asked: 429': 1,
    'asked: half-closed': 1,
    'asked: late': 2,
  });
  switch (name) {
    case 'asked: 503':
      return { name, apply: null, answer: { kind: 'status', status: 503 } };
    case 'asked: line cut':
      return { name, apply: null, answer: { kind: 'cut', after: 0 } };
    case 'asked: 429':
      return { name, apply: null, answer: { kind: 'limit', global: false, seconds: chance.between(1, 10) } };
    case 'asked: half-closed':
      return { name, apply: 0, answer: { kind: 'half' } };
    case 'asked: late':
      return { name, apply: 0, answer: { kind: 'truth', after: chance.between(100, 9_000) } };
  }
}
