import type { Archive } from '../../archive/archive.ts';
import type { Timestamp } from '../../model/item.ts';

/** The schedule wakes every minute; silent for longer than this it is stuck. */
const mostSilenceMs = 120_000;
/** An archive that answers later than this doesn't answer. */
const archiveMs = 2_000;

export interface HealthParts {
  archive: Pick<Archive, 'fact'>;
  platforms(): { name: string; state: string }[];
  /** When the schedule last ended its minute's work. */
  tickedAt(): Timestamp;
  now(): Timestamp;
}

/** Whether the bot really does its work, part by part. */
export interface Readiness {
  ready: boolean;
  /** "ok", or what is wrong; never a secret. */
  parts: Record<string, string>;
}

/** Ready only when the archive answers, the schedule has woken in the last two minutes, and every platform is connected. */
export async function checkReadiness({ archive, platforms, tickedAt, now }: HealthParts): Promise<Readiness> {
  const parts: Record<string, string> = { archive: await askArchive(archive) };
  const silence = Date.parse(now()) - Date.parse(tickedAt());
  parts.schedule = silence <= mostSilenceMs ? 'ok' : `silent for ${Math.round(silence / 1000)} s`;
  for (const { name, state } of platforms())
    parts[name] = /^(?:connected|ready|listening)\b/.test(state) ? 'ok' : (state.split(':')[0] as string);
  return { ready: Object.values(parts).every(part => part === 'ok'), parts };
}

async function askArchive(archive: Pick<Archive, 'fact'>): Promise<string> {
  const late = Promise.withResolvers<string>();
  const timer = setTimeout(() => late.resolve('does not answer'), archiveMs);
  const answer = archive.fact('beat').then(
    () => 'ok',
    () => 'refuses',
  );
  const said = await Promise.race([answer, late.promise]);
  clearTimeout(timer);
  return said;
}
