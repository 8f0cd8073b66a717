/** The languages in which the bot speaks for itself. What articles say stays in their own. */
export const tongues = ['en', 'hi', 'gu', 'ru', 'ko'] as const;

export type Tongue = (typeof tongues)[number];

/** The language of a locale ("ru-RU", "ko", "en_GB.UTF-8") when it is one of ours, else null. */
export function readTongue(locale: string | null | undefined): Tongue | null {
  const primary = /^[a-z]{2,3}(?![a-z])/i.exec(locale ?? '')?.[0].toLowerCase();
  return tongues.find(tongue => tongue === primary) ?? null;
}
