import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Row } from './table.ts';

const root = resolve(import.meta.dirname, '..');
const rounds = 5;

/** `npm start` with the five seeds and a new archive: time to the first digest, and memory when it stands. Linux only for the memory. */
export async function benchStart(): Promise<Row[]> {
  const times: number[] = [];
  const memories: number[] = [];
  const busy: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const dir = mkdtempSync(join(tmpdir(), 'dprk-russia-bench-'));
    try {
      const { time, memory, cpu } = await startOnce(dir);
      times.push(time);
      memories.push(memory);
      busy.push(cpu);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }
  const worst = (numbers: number[]) => Math.max(...numbers);
  const middle = (numbers: number[]) =>
    [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;
  return [
    {
      what: `npm start to the first digest (median, worst of ${rounds})`,
      value: `${middle(times).toFixed(0)} ms, ${worst(times).toFixed(0)} ms`,
      target: '< 2000 ms',
    },
    {
      what: 'CPU time of that, without npm (median, worst)',
      value: `${middle(busy).toFixed(0)} ms, ${worst(busy).toFixed(0)} ms`,
    },
    {
      what: 'memory then (median, worst)',
      value: `${middle(memories).toFixed(0)} MB, ${worst(memories).toFixed(0)} MB`,
      target: '< 200 MB',
    },
  ];
}

async function startOnce(dir: string): Promise<{ time: number; memory: number; cpu: number }> {
  const begun = performance.now();
  const child = spawn('npm', ['start', '--silent'], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: `file:${join(dir, 'archive.db')}`,
      SEEDS_DIR: 'seeds',
      NO_COLOR: '1',
    },
    detached: true,
  });
  let out = '';
  const time = await new Promise<number>((done, fail) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes('npm run -s cli -- latest')) done(performance.now() - begun);
    });
    child.once('exit', () => fail(new Error(`npm start ended:\n${out}`)));
  });
  const bot = lastOfTree(child.pid as number);
  const memory = memoryOf(bot);
  const cpu = cpuOf(bot);
  child.removeAllListeners('exit');
  const ended = new Promise(done => child.once('exit', done));
  process.kill(-(child.pid as number), 'SIGTERM');
  await ended;
  return { time, memory, cpu };
}

/** The bot's own process: the last in the line of children (npm and a shell stand before it). */
function lastOfTree(pid: number): number {
  let last = pid;
  for (;;) {
    const children = readFileSync(`/proc/${last}/task/${last}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(word => word !== '');
    if (children.length === 0) return last;
    last = Number(children[0]);
  }
}

/** Resident memory of a process in MB. */
function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

/** CPU time of a process in ms: user and system ticks, 100 a second (proc(5)); its name may hold spaces, so count from behind it. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
