/** The judge doesn't know these languages and takes them for their kin, by so much less. */
export const kinOf: Record<string, [string, number][]> = {
  'Deva hi': [
    ['ne', 0.8],
    ['bho', 0.82],
    ['mag', 0.82],
    ['mai', 0.8],
    ['sa', 0.8],
  ],
  'Deva mr': [
    ['ne', 0.8],
    ['sa', 0.9],
  ],
  'Latn ms': [['id', 1.12]],
  'Latn hr': [['sr-Latn', 0.99]],
  'Latn sl': [['sr-Latn', 0.6]],
  'Arab ur': [
    ['pnb', 0.9],
    ['skr', 0.9],
  ],
  'Arab fa': [
    ['ps', 0.7],
    ['sd', 0.6],
  ],
  'Arab ar': [['ps', 0.6]],
  'Cyrl ru': [
    ['mn', 0.7],
    ['kk', 0.9],
    ['ky', 0.9],
    ['tg', 0.7],
    ['tt', 0.8],
  ],
  'Cyrl sr': [['mk', 0.85]],
  'Cyrl bg': [
    ['mk', 0.85],
    ['mn', 0.6],
    ['tg', 0.6],
  ],
  'Cyrl uk': [
    ['kk', 0.7],
    ['mn', 0.6],
  ],
  'Cyrl be': [
    ['kk', 0.8],
    ['mn', 0.8],
    ['ky', 0.8],
  ],
};
