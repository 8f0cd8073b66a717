import type { LanguageTag } from '../model/item.ts';

/** A server that translates. Adding one is a file with this shape and a line in open.ts. */
export interface Engine {
  /** As people see it: "LibreTranslate". */
  readonly name: string;
  /** Provider, model and version of the prompt: what makes two translations of one text differ. */
  readonly identity: readonly string[];
  /**
   * Translates pieces of one article, in order.
   * @returns as many as were given, or null when what came is no translation of them (nobody's outage: it isn't asked again)
   * @throws FetchError when the server can't be reached, refuses or answers something else
   */
  translate(
    texts: string[],
    from: LanguageTag,
    to: LanguageTag,
    signal: AbortSignal,
  ): Promise<string[] | null>;
}
