/** What is counted in persons. */
export const persons = new Set([
  'troops',
  'officers',
  'diplomats',
  'workers',
  'engineers',
  'people',
  'killed',
  'wounded',
  'casualties',
  'prisoners',
  'students',
  'tourists',
]);

/** What became of them. */
export const fates = new Set(['killed', 'wounded', 'casualties', 'prisoners']);

/** What may be measured rather than counted. */
export const substances = new Set(['food', 'oil', 'coal', 'goods', 'shells', 'weapons']);

/** Units of measure by the ids of the word lists. */
export const measures: Record<string, string> = {
  t: 'tonne',
  kg: 'kilogram',
  barrel: 'barrel',
  litre: 'litre',
};

/** Whether an id is a currency code or a unit of measure, not a thing. */
export function isMeasure(id: string): boolean {
  return measures[id] !== undefined || /^[A-Z]{3}$/.test(id);
}
