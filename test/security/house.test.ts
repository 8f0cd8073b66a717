import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type permissionBits, postingNeeds } from '../../src/chat/discord/permissions.ts';
import { nodesOf, readSources, root } from './expressions.ts';

const sources = readSources();

describe('what the sources never do', () => {
  test('no text is run as a program, and no other program is started', () => {
    const wrong: string[] = [];
    for (const { path, tree, text } of sources)
      for (const node of nodesOf(tree)) {
        const callee = (node.callee as { name?: string } | undefined)?.name;
        if (/^(?:Call|New)Expression$/.test(node.type) && /^(?:eval|Function)$/.test(callee ?? ''))
          wrong.push(`${path}: ${callee}`);
        if (/^Import(?:Declaration|Expression)$/.test(node.type)) {
          const from = (node.source as { value?: unknown }).value;
          if (/^(?:node:)?(?:child_process|vm|cluster|repl|inspector)$/.test(String(from)))
            wrong.push(`${path}: ${from}`);
        }
        if (node.type === 'CallExpression' && /^set(?:Timeout|Interval)$/.test(callee ?? '')) {
          const [first] = node.arguments as { type: string; start: number; end: number }[];
          if (first && /Literal$/.test(first.type))
            wrong.push(`${path}: ${text.slice(first.start, first.end)}`);
        }
      }
    expect(wrong).toEqual([]);
  });

  test('what is put into SQL by a template is a fragment of our own, never a value', () => {
    const wrong: string[] = [];
    for (const { path, tree, text } of sources.filter(one => one.path.startsWith('src/')))
      for (const node of nodesOf(tree)) {
        if (node.type !== 'TemplateLiteral' || !isSql(text.slice(node.start, node.end))) continue;
        for (const part of node.expressions as { start: number; end: number }[]) {
          const written = text.slice(part.start, part.end).replace(/\s+/g, ' ');
          if (!isFragment(written)) wrong.push(`${path}: ${written}`);
        }
      }
    expect(wrong).toEqual([]);
  });
});

function isSql(text: string): boolean {
  return /\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|PRAGMA|CREATE|ALTER|DROP|MATCH|FROM|WHERE|VALUES|TRUNCATE)\b/.test(
    text,
  );
}

/** Names of constants and of conditions that are written out in the same file, with `?` wherever a value belongs. */
const fragments = new Set(
  'wholeArticle wholeDelivery currentStory where order part from noDay condition conflict row fits old before dates rankingDay sql applicationId mostCandidates schema patience planner idleLimit settings lock places mark now query countedWhole listOnce step.number'.split(
    ' ',
  ),
);

/**
 * Such a name; a piece the dialect writes of a constant; question marks, one for each value; a choice between constants;
 * conditions by their `sql`; a number's limit; a step's own name with its quotes doubled.
 */
function isFragment(written: string): boolean {
  return (
    fragments.has(written) ||
    /^(?:db\.)?sql\.(?:numbers|texts|dayNumber)\('[^']*'\)$/.test(written) ||
    /^db\.sql\.texts\([\w.]+ === '\w+' \? '[\w.]+' : '[\w.]+'\)$/.test(written) ||
    /^[\w.]+\.map\(\(\) => '\?'\)\.join\(', '\)$/.test(written) ||
    /^(?:listPlaceholders|where|dayOfArticle)\(.*\)$/.test(written) ||
    /^(?:parts\[0\]\?\.sql|conditions\.map\(one => one\.sql\)\.join\(' AND '\))$/.test(written) ||
    /^[\w.|!=' ]+ \? (?:"[^"]*"|'[^']*'|\w+|`[^`]*`) : (?:"[^"]*"|'[^']*'|\w+)$/.test(written) ||
    written === `limit === undefined ? '' : \` LIMIT \${limit}\`` ||
    written === `step.name.replaceAll("'", "''")`
  );
}

describe('docs/security.md and least permissions', () => {
  const page = readFileSync(join(root, 'docs/security.md'), 'utf8');
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  /** Rows of the table under a heading: what is asked for, and why. */
  const rows = (heading: string) => {
    const from = page.indexOf(`### ${heading}\n`);
    expect(from, heading).toBeGreaterThan(0);
    const part = page.slice(from + 4).split(/\n##/)[0] as string;
    return [...part.matchAll(/^\| `?([^`|]+?)`? \| (.+?) \|$/gm)]
      .map(([, name, why]) => ({ name: name as string, why: why as string }))
      .slice(1)
      .filter(row => !/^-+$/.test(row.name));
  };

  test('every file that the page names is there', () => {
    const named = [...page.matchAll(/`((?:src|commands|test|bench)\/[\w./-]+)`/g)].map(
      match => match[1] as string,
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(path => !existsSync(join(root, path)))).toEqual([]);
  });

  test('Slack: every scope of the manifest stands in the table with its reason, and no other', () => {
    const manifest = parse(readFileSync(join(root, 'slack-manifest.yaml'), 'utf8'));
    const table = rows('Slack');
    expect(table.map(row => row.name).sort()).toEqual([...manifest.oauth_config.scopes.bot].sort());
    for (const row of table) expect(row.why.length, row.name).toBeGreaterThan(20);
    expect(manifest.oauth_config.scopes.user).toBeUndefined();
  });

  test('Discord: the table, README and what posting checks agree', () => {
    const table = rows('Discord');
    const asked = /permissions ([\s\S]*?);/.exec(readme)?.[1] ?? '';
    const named = [...asked.matchAll(/\*([^*]+)\*/g)].map(match => (match[1] as string).replace(/\s+/g, ' '));
    const permissions = table.map(row => row.name);
    expect(permissions.sort()).toEqual(named.sort());
    const spoken: Record<keyof typeof permissionBits, string | null> = {
      // What people need who order digests, not the bot.
      manageGuild: null,
      viewChannel: 'View Channels',
      sendMessages: 'Send Messages',
      readMessageHistory: 'Read Message History',
      sendMessagesInThreads: 'Send Messages in Threads',
    };
    for (const need of [...postingNeeds(false), ...postingNeeds(true)])
      expect(permissions).toContain(spoken[need]);
    for (const row of table) expect(row.why.length, row.name).toBeGreaterThan(20);
    expect(permissions).not.toContain('Administrator');
  });
});
