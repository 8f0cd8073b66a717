import type { LanguageTag, Timestamp } from '../model/item.ts';
import type { Mention } from '../model/reading.ts';
import { koreanParticles } from './data/suffixes.ts';
import { addFilter, filterKeys } from './query-filters.ts';
import { scriptOf } from './script.ts';
import { languagesOf } from './stem.ts';
import { addTerms, entityTerm, isPaired, pairsOf, type Token, tokenize } from './terms.ts';

/** What a person typed, ready for the archive's search. */
export interface Query {
  /** Each group must be met by one of its alternatives; an alternative is a run of adjacent terms. */
  groups: string[][][];
  /** None of these runs may occur. */
  without: string[][];
  filters: {
    languages?: LanguageTag[];
    topics?: string[];
    /** Entity id. */
    person?: string;
    from?: Timestamp;
    /** The first moment no longer asked for. */
    to?: Timestamp;
  };
  /** What could not be understood, each in one plain sentence; the rest of the query still counts. */
  problems: string[];
}

export interface QueryHelp {
  /** Finds the beat's names in what was typed. */
  match(text: string): Mention[];
  /** Entity ids a typed name may mean, likeliest first; without it `person:` uses `match`. */
  resolve?(name: string): string[];
  /** The present, for "since:7d"; without it such words are a problem told. */
  now?: Timestamp;
  /** In which days begin; UTC when left out. */
  timeZone?: string;
}

/** A query longer than this is cut: no one types so much. */
const longestQuery = 500;

const mostGroups = 24;

interface Piece {
  text: string;
  start: number;
  kind: 'words' | 'phrase' | 'or' | 'filter';
  negative: boolean;
  key: string;
}

/**
 * Makes a search out of what a person typed, in any script.
 * Words must all occur, in any form; `"words in quotation marks"` must stand together; `-word` must not occur;
 * `one OR other`; and the filters lang:, topic:, person:, from:, to: and since:.
 * A name of the beat is looked for under all its spellings.
 */
export function makeQuery(typed: string, help: QueryHelp): Query {
  const text = typed.slice(0, longestQuery).toWellFormed();
  const query: Query = { groups: [], without: [], filters: {}, problems: [] };
  let joinNext = false;
  for (const piece of cutPieces(text)) {
    if (piece.kind === 'or') {
      joinNext = query.groups.length > 0;
      continue;
    }
    if (piece.kind === 'filter') {
      addFilter(piece, help, query);
      continue;
    }
    const groups = piece.kind === 'phrase' ? [phraseAlternatives(piece.text)] : wordGroups(piece.text, help);
    const full = groups.filter(group => group.length > 0);
    if (full.length === 0) continue;
    if (piece.negative) for (const group of full) query.without.push(...group);
    else if (joinNext) {
      // "A OR B C": the words after OR belong to it only as far as its next word
      const before = query.groups[query.groups.length - 1] as string[][];
      before.push(...(full[0] as string[][]));
      query.groups.push(...full.slice(1));
    } else query.groups.push(...full);
    joinNext = false;
  }
  query.groups = query.groups.slice(0, mostGroups).map(dedupe);
  query.without = dedupe(query.without);
  return query;
}

/** Parts what was typed at blanks, holding quotations and runs of plain words together (a name may have several). */
function cutPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  const pattern =
    /(-?)([A-Za-z]{2,10}):(?:"([^"]*)"|(\S+))|(-?)["“”„«「『]([^"“”„«»」』]*)["“”»」』]?|(\S+)/g;
  let open: Piece | null = null;
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    const key = (match[2] ?? '').toLowerCase();
    if (match[2] !== undefined && filterKeys.has(key)) {
      pieces.push({
        text: match[3] ?? match[4] ?? '',
        start,
        kind: 'filter',
        negative: match[1] === '-',
        key,
      });
      open = null;
      continue;
    }
    if (match[6] !== undefined) {
      pieces.push({ text: match[6], start, kind: 'phrase', negative: match[5] === '-', key: '' });
      open = null;
      continue;
    }
    const word = match[0];
    if (word === 'OR' || word === '|' || word === '||') {
      pieces.push({ text: '', start, kind: 'or', negative: false, key: '' });
      open = null;
      continue;
    }
    if (word === 'AND' || word === '&') continue;
    if (/^[-−–]./u.test(word)) {
      pieces.push({ text: word.slice(1), start, kind: 'words', negative: true, key: '' });
      open = null;
    } else if (open !== null) open.text += ` ${word}`;
    else {
      open = { text: word, start, kind: 'words', negative: false, key: '' };
      pieces.push(open);
    }
  }
  return pieces;
}

/** One group for each name and each other word. */
function wordGroups(text: string, help: QueryHelp): string[][][] {
  const mentions = help.match(text);
  const tokens = tokenize(text, 'und');
  const groups: string[][][] = [];
  const told = new Set<Mention>();
  for (const chunk of joinChunks(text, tokens)) {
    let plain: Token[] = [];
    for (const token of chunk) {
      const inside = mentions.filter(mention => overlaps(mention, token));
      if (inside.length === 0) {
        plain.push(token);
        continue;
      }
      if (plain.length > 0) groups.push(runAlternatives(text, plain));
      plain = [];
      if (isPairedToken(token)) groups.push(...besideNames(text, token, inside));
      for (const mention of inside) {
        if (told.has(mention)) continue;
        told.add(mention);
        groups.push(
          nameAlternatives(
            text,
            mention,
            tokens.filter(other => overlaps(mention, other)),
          ),
        );
      }
    }
    if (plain.length > 0) groups.push(runAlternatives(text, plain));
  }
  return groups;
}

/**
 * A name is looked for under all its spellings; one of several words also as those words. A single word is not: its stem
 * would find "कीवी" (a fruit) for "कीव", and its pairs "북한산" (a mountain) for "북한".
 */
function nameAlternatives(text: string, mention: Mention, tokens: Token[]): string[][] {
  const name = [entityTerm(mention.entity)];
  return tokens.length < 2 || tokens.some(isPairedToken) ? [name] : [name, ...runAlternatives(text, tokens)];
}

function overlaps(mention: Mention, token: Token): boolean {
  return mention.start < token.end && mention.end > token.start;
}

/** Tokens written together without a blank belong to one word ("किम-जोंग", "S400"). */
function joinChunks(text: string, tokens: Token[]): Token[][] {
  const chunks: Token[][] = [];
  for (const token of tokens) {
    const chunk = chunks[chunks.length - 1];
    const previous = chunk?.[chunk.length - 1];
    const apart = previous === undefined || /[\s,;/]/.test(text.slice(previous.end, token.start));
    if (
      chunk === undefined ||
      apart ||
      isPairedToken(token) ||
      (previous !== undefined && isPairedToken(previous))
    )
      chunks.push([token]);
    else chunk.push(token);
  }
  return chunks;
}

/** What is left of a run of pairs beside the names in it: "普京访问朝鲜" also asks for 访问. */
function besideNames(text: string, token: Token, mentions: Mention[]): string[][][] {
  const groups: string[][][] = [];
  let from = token.start;
  for (const mention of [...mentions, null]) {
    const to = mention === null ? token.end : Math.max(from, mention.start);
    for (const rest of tokenize(text.slice(from, to), 'und')) {
      const bare = rest.text.replace(/^[\u3041-\u309f]+|[\u3041-\u309f]+$/g, '');
      if (bare.length > 1 && !koreanParticles.includes(bare)) groups.push(pairAlternatives(bare));
    }
    if (mention !== null) from = Math.max(from, mention.end);
  }
  return groups;
}

/** A run of tokens as the articles of each language would hold it. */
function runAlternatives(text: string, tokens: Token[]): string[][] {
  if (tokens.length === 1 && isPairedToken(first(tokens))) return pairAlternatives(first(tokens).text);
  const languages = new Set<string>(
    tokens.flatMap(token => (token.kind === 'word' ? languagesOf(token.text) : [])),
  );
  if (languages.size === 0) languages.add('und');
  const runs: string[][] = [];
  for (const language of languages) {
    const run: string[] = [];
    // only Vietnamese keeps its accents
    const own =
      language === 'vi' ? tokenize(text.slice(first(tokens).start, tokens.at(-1)?.end), 'vi') : tokens;
    for (const token of own) addTerms(token, language, run);
    runs.push(run);
  }
  return dedupe(runs);
}

/** Pairs that stand together; Korean also without its particle, and with a blank where articles may set one. */
function pairAlternatives(run: string): string[][] {
  const alternatives = [pairsOf(run)];
  if (scriptOf(run.charCodeAt(0)) !== 'Hang') return alternatives;
  const particle = koreanParticles.find(ending => run.endsWith(ending) && run.length - ending.length >= 2);
  if (particle !== undefined) alternatives.push(pairsOf(run.slice(0, -particle.length)));
  for (let cut = 2; cut + 2 <= run.length; cut++)
    alternatives.push([...pairsOf(run.slice(0, cut)), ...pairsOf(run.slice(cut))]);
  return alternatives;
}

function phraseAlternatives(text: string): string[][] {
  const tokens = tokenize(text, 'und');
  return tokens.length === 0 ? [] : runAlternatives(text, tokens);
}

function isPairedToken(token: Token): boolean {
  return token.kind === 'pairs' || isPaired(scriptOf(token.text.charCodeAt(0)));
}

function first(tokens: Token[]): Token {
  return tokens[0] as Token;
}

function dedupe(runs: string[][]): string[][] {
  return [...new Map(runs.map(run => [run.join(' '), run])).values()];
}
