import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodesOf, readSources, root, type SyntaxNode } from './expressions.ts';
import { measureGrowth } from './growth.ts';
import { makeAttacks } from './pumps.ts';

/** Where an expression is attacked the most that is reported. */
function findSlow(expression: RegExp): string | null {
  for (const attack of makeAttacks(expression)) {
    const growth = measureGrowth(expression, attack);
    if (growth !== null)
      return `/${expression.source}/${expression.flags} ${growth}: ${JSON.stringify(attack)}`;
  }
  return null;
}

describe('no regular expression takes more than linear time', () => {
  test('the measure knows quadratic and exponential expressions, and linear ones', () => {
    expect(findSlow(/\s+$/)).toContain('/\\s+$/');
    expect(findSlow(/(a+)+$/)).not.toBeNull();
    expect(findSlow(/^(?:\w+\s?)*$/u)).not.toBeNull();
    expect(findSlow(/^(a|a)*$/)).not.toBeNull();
    expect(findSlow(/<script.*?>/gs)).not.toBeNull();
    expect(findSlow(/<[^<>]*>/g)).toBeNull();
    expect(findSlow(/^\s+|(?<!\s)\s+$/)).toBeNull();
  });

  test('those written in the sources', () => {
    const seen = new Map<string, { path: string; expression: RegExp }>();
    for (const { path, tree } of readSources())
      for (const node of nodesOf(tree)) {
        if (node.type !== 'Literal' || !node.regex) continue;
        const { pattern, flags } = node.regex as { pattern: string; flags: string };
        const key = `/${pattern}/${flags}`;
        if (!seen.has(key)) seen.set(key, { path, expression: new RegExp(pattern, flags) });
      }
    expect(seen.size).toBeGreaterThan(500);
    const slow = [...seen.values()].flatMap(({ path, expression }) => {
      const found = findSlow(expression);
      return found === null ? [] : [`${path}: ${found}`];
    });
    expect(slow).toEqual([]);
  }, 120_000);

  test('those that reading makes of its tables', async () => {
    const Plain = globalThis.RegExp;
    const made = new Map<string, RegExp>();
    globalThis.RegExp = new Proxy(Plain, {
      construct(target, [source, flags]) {
        const expression = new target(source, flags);
        made.set(`/${expression.source}/${expression.flags}`, expression);
        return expression;
      },
    });
    try {
      for (const name of readdirSync(join(root, 'src/reading')))
        if (name.endsWith('.ts')) await import(join(root, 'src/reading', name));
      const { findFigures } = await import('../../src/reading/figures.ts');
      const { fold } = await import('../../src/reading/fold.ts');
      const { figureNouns } = await import('../../src/reading/data/figure-nouns.ts');
      const { countingWords } = await import('../../src/reading/data/figure-words-unspaced.ts');
      for (const language of new Set([...Object.keys(figureNouns), ...Object.keys(countingWords)]))
        findFigures('3,000', language, fold('3,000'), []);
    } finally {
      globalThis.RegExp = Plain;
    }
    expect(made.size).toBeGreaterThan(100);
    expect([...made.values()].map(findSlow).filter(found => found !== null)).toEqual([]);
  }, 120_000);

  test('elsewhere none is made of anything but names of our own', () => {
    const places = readSources()
      .filter(({ path }) => !path.startsWith('src/reading/'))
      .flatMap(({ path, tree }) =>
        [...nodesOf(tree)].flatMap(node => {
          const isMade = ['NewExpression', 'CallExpression'].includes(node.type);
          const [first] = (node.arguments ?? []) as SyntaxNode[];
          return isMade && (node.callee as SyntaxNode).name === 'RegExp' && first?.type !== 'Literal'
            ? [path]
            : [];
        }),
      );
    expect(new Set(places)).toEqual(
      new Set([
        // Names of options of our own commands.
        'src/chat/command-line.ts',
        // The bot's own id, as Slack gave it.
        'src/chat/slack/answers.ts',
        // Scripts whose letters are served.
        'src/chat/web/assets.ts',
        // "rel", "type" and the like.
        'src/intake/feed-links.ts',
        // Class names of a page's furniture.
        'src/intake/page-chrome.ts',
        // Days of the week.
        'src/model/schedule-words.ts',
      ]),
    );
  });

  test('that for mentions of the bot, and that for parameters of a Link header', () => {
    expect(findSlow(/<@U0BOT(?:\|[^<>]*)?>/g)).toBeNull();
    expect(findSlow(/;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i)).toBeNull();
  });
});
