import type { Chance } from './chance.ts';

const places = ['Vladivostok', 'Pyongyang', 'Rason', 'Moscow', 'Khasan', 'Wonsan', 'Khabarovsk', 'Nampo'];
const guests = [
  'Sergei Lavrov',
  'Choe Son Hui',
  'Alexander Kozlov',
  'Kim Jong Un',
  'Sergei Shoigu',
  'Yun Jong Ho',
];
const things = [
  'rail freight',
  'coal',
  'fishing',
  'tourism',
  'medicine',
  'timber',
  'farming',
  'bridges',
  'air links',
];
const acts = ['discussed', 'agreed on', 'signed a protocol on', 'reviewed', 'postponed', 'welcomed'];

/** A short report of its own about Russia and the DPRK; no two with different numbers are alike. */
export function writeReport(number: number, chance: Chance): string {
  const [guest, other] = [chance.pick(guests), chance.pick(guests)];
  const [place, thing, act] = [chance.pick(places), chance.pick(things), chance.pick(acts)];
  const code = number.toString(36).toUpperCase().padStart(4, '0');
  return `Report ${code}: Russia and North Korea ${act} ${thing} in ${place}

${guest} and ${other} ${act} ${thing} between Russia and the Democratic People's Republic of Korea in ${place}, said communique ${code}. The delegations of Moscow and Pyongyang will meet ${number + 2} more times; ${1000 + number} tonnes of goods crossed the Tumen river this season, protocol ${code} adds.
`;
}
