import { describe, expect, test } from 'vitest';
import { fuzzTargets, runFuzz } from '../../bench/fuzz.ts';

/** Per target; what isn't reached in that time is left to `npm run fuzz`. */
const boundMs = 1500;

describe('mutated documents', () => {
  test.each(fuzzTargets)('%s: no crash, no time-out, nothing harmful comes out', async target => {
    const { run, faults } = await runFuzz(target, { cases: 150, untilMs: performance.now() + boundMs });
    expect(faults).toEqual([]);
    expect(run).toBeGreaterThan(5);
  });
});
