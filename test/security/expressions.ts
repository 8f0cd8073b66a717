import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseAst } from 'vitest/node';

export const root = resolve(import.meta.dirname, '../..');

/** A node of the syntax tree (ESTree). */
export interface SyntaxNode {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** Our sources: path from the root, text and syntax tree. */
export function readSources(): { path: string; text: string; tree: SyntaxNode }[] {
  return ['src', 'commands'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
      .map(entry => {
        const path = relative(root, join(entry.parentPath, entry.name));
        const text = readFileSync(join(root, path), 'utf8');
        return { path, text, tree: parseAst(text, { lang: 'ts' }) as unknown as SyntaxNode };
      }),
  );
}

/** Every node of a tree, parents before children. */
export function* nodesOf(value: unknown): Generator<SyntaxNode> {
  if (Array.isArray(value)) for (const each of value) yield* nodesOf(each);
  else if (value !== null && typeof value === 'object' && !(value instanceof RegExp)) {
    if (typeof (value as SyntaxNode).type === 'string') yield value as SyntaxNode;
    for (const each of Object.values(value)) yield* nodesOf(each);
  }
}
