import robotsParser from 'robots-parser';
import { productToken } from './user-agent.ts';

/** The package's types name a default export; what Node gives is the function itself. */
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

/** A crawler must read at least so much of the file (RFC 9309, 2.5). */
export const largestRobots = 500 * 1024;

/** Rules with `*` are tried at every place of an address: more of them than this are no honest file. */
const mostStarred = 20_000;

/** Addresses beyond this are no articles; matching them against every rule would take too long. */
const longestAddress = 1000;

/** What a robots.txt file says to this program. */
export interface RobotsFile {
  allows(address: string): boolean;
  /** The pause it asks for between two requests, in milliseconds; null when it doesn't say. */
  pauseMs: number | null;
}

/**
 * Reads a robots.txt file (RFC 9309, with the customary Crawl-delay). Null for one that no honest host would write.
 * @param address where the file lies; it speaks of that origin only
 */
export function readRobotsFile(address: string, text: string): RobotsFile | null {
  const ours = keepOurs(text);
  const starred = ours.filter(line => line.includes('*') && !/^user-agent/i.test(line));
  if (starred.reduce((sum, line) => sum + line.length, 0) > mostStarred) return null;
  const rules = parseRobots(address, ours.join('\n'));
  const seconds = rules.getCrawlDelay(productToken);
  return {
    // Its own address is always free to fetch (RFC 9309, 2.2.2).
    allows: page => page.length <= longestAddress && rules.isAllowed(page, productToken) !== false,
    pauseMs: seconds !== undefined && seconds > 0 ? seconds * 1000 : null,
  };
}

/** The lines of the groups that speak of this program or of all, each group named once: the parser copies rules per name. */
function keepOurs(text: string): string[] {
  const kept: string[] = [];
  let names = new Set<string>();
  let naming = false;
  for (const raw of text.slice(0, largestRobots).split(/\r\n?|\n/)) {
    const line = raw.replace(/#.*/, '').trim();
    const [, key = '', value = ''] = /^([a-z-]{1,20})\s*:\s*(.*)$/i.exec(line) ?? [];
    const name = key.toLowerCase();
    if (name === 'user-agent') {
      if (!naming) names = new Set();
      naming = true;
      const agent = value.toLowerCase().replace(/\/.*/, '').trim();
      if ((agent === '*' || agent === productToken) && !names.has(agent)) {
        names.add(agent);
        if (names.size === 1) kept.push('');
        kept.push(`User-agent: ${agent}`);
      }
    } else if (name === 'allow' || name === 'disallow' || name === 'crawl-delay') {
      naming = false;
      if (names.size > 0) kept.push(`${name}: ${value.replace(/\*{2,}/g, '*')}`);
    }
  }
  return kept;
}
