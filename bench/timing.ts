/** One line of the report. */
export interface Row {
  what: string;
  value: string;
  /** Processor time: what the machine's other users don't change. */
  cpu?: string;
  target?: string;
}

const rounds = 200;

/** The middle of some times, and the value below which 95 of 100 lie. */
function describeTimes(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}

/** Milliseconds of processor time this process has used. */
function readCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Times some work, round by round; the first round, in which statements are prepared, is left out. */
export async function time(
  what: string,
  target: string | null,
  work: (round: number) => Promise<unknown>,
  times = rounds,
): Promise<Row> {
  await work(0);
  const taken: number[] = [];
  const cpu = readCpu();
  for (let round = 1; round <= times; round += 1) {
    const begin = performance.now();
    await work(round);
    taken.push(performance.now() - begin);
  }
  return {
    what,
    value: describeTimes(taken),
    cpu: `${((readCpu() - cpu) / times).toFixed(2)} ms`,
    ...(target === null ? {} : { target }),
  };
}

/** Adds up what keeping takes, without what making the articles takes. */
export function openStopwatch() {
  let wall = 0;
  let cpu = 0;
  return {
    async run(work: () => Promise<unknown>): Promise<void> {
      const begin = performance.now();
      const cpuBegin = readCpu();
      await work();
      wall += performance.now() - begin;
      cpu += readCpu() - cpuBegin;
    },
    toRow: (what: string, count: number, target: string): Row => ({
      what,
      value: ((count / wall) * 1000).toFixed(0),
      cpu: `${(cpu / count).toFixed(2)} ms each`,
      target,
    }),
  };
}
