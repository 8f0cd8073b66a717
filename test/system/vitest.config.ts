import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const report = process.env.TEST_REPORT;

/** What needs the machine's own programs (a browser, PostgreSQL) or minutes of time: `npm run test:system`. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/system/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
});
