import { parseDocument } from 'yaml';
import { type Given, nothingGiven, readGiven } from './given.ts';

/** A longer block isn't front matter but a text that happens to begin with a line of dashes. */
const longest = 16_000;

/**
 * Takes YAML front matter (between lines of three dashes at the top) off a text. Faults become notes and leave the
 * text as it is; aliases and tags are refused, so that a small block can't become a large one.
 */
export function takeFrontMatter(text: string): { given: Given; body: string; notes: string[] } {
  const opening = /^\ufeff?---[ \t]*\r?\n/.exec(text);
  if (!opening) return { given: nothingGiven, body: text, notes: [] };
  const rest = text.slice(opening[0].length, opening[0].length + longest);
  const closing = /^(?:---|\.\.\.)[ \t]*\r?$/m.exec(rest);
  if (!closing) return { given: nothingGiven, body: text, notes: [] };
  const block = rest.slice(0, closing.index);
  const body = text.slice(opening[0].length + closing.index + closing[0].length);
  const bare = { given: nothingGiven, body, notes: ['the front matter could not be read'] };
  try {
    const document = parseDocument(block, {
      schema: 'core',
      uniqueKeys: false,
      strict: false,
      logLevel: 'silent',
    });
    const fields: unknown = document.toJS({ maxAliasCount: 0 });
    if (fields === null) return { given: nothingGiven, body, notes: [] };
    if (typeof fields !== 'object' || Array.isArray(fields)) {
      // A sentence between two rules is text, not front matter.
      return { given: nothingGiven, body: text, notes: [] };
    }
    const named = fields as Record<string, unknown>;
    const given = readGiven(named);
    const notes = document.errors.length > 0 ? ['the front matter has faults'] : [];
    if (named.date !== undefined && named.date !== null && given.date === null)
      notes.push('the date in the front matter could not be read');
    if (named.url !== undefined && named.url !== null && given.url === null)
      notes.push('the url in the front matter is not a web address');
    return { given, body, notes };
  } catch {
    return bare;
  }
}
