/** A language and how well a text fits it, 0 to 1. */
export interface Judgement {
  /** ISO 639-1. */
  language: string;
  score: number;
}

/** Judges a text by letter groups; for scripts that many languages share. */
export type Judge = (text: string) => Judgement[];

/**
 * Loads the statistics of eld (Apache-2.0, its smallest table): a quarter of a second and 90 MB, so only when an article
 * needs it (see `LanguageDetector.needsJudge`).
 * @returns a judge whose best language comes first
 */
export async function loadJudge(): Promise<Judge> {
  const { eld } = await import('eld/extrasmall');
  eld.enableTextCleanup(false);
  return text => {
    const scores = eld.detect(text).getScores();
    return Object.entries(scores)
      .map(([language, score]) => ({ language, score }))
      .sort((a, b) => b.score - a.score);
  };
}
