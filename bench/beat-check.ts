import { checkBeat } from '../src/beat/check.ts';
import { openBeat } from '../src/beat/open.ts';

/**
 * Prints what a beat's data hold and every fault in them: `npm run beat:check [-- FOLDER]`, the beat that comes with the bot
 * by default. Exit code 1 when there is a fault.
 */
function reportBeat(): number {
  const beat = openBeat(process.argv[2] ?? null);
  const { entities, offices, events, topics, eventKinds, pairs } = beat;
  const kinds = new Map<string, number>();
  const languages = new Set<string>();
  let forms = 0;
  for (const entity of entities) {
    kinds.set(entity.kind, (kinds.get(entity.kind) ?? 0) + 1);
    for (const [language, list] of Object.entries(entity.forms)) {
      languages.add(language);
      forms += list.length;
    }
  }
  const words = [...topics, ...eventKinds]
    .flatMap(vocabulary => Object.values(vocabulary.words))
    .flat().length;
  const counts: [string, number][] = [
    ...[...kinds].sort(),
    ['name forms', forms],
    ['languages of names', languages.size],
    ['offices', offices.length],
    ['events', events.length],
    ['topics', topics.length],
    ['event kinds', eventKinds.length],
    ['words of topics and event kinds', words],
    ['pair forms', Object.values(pairs).flat().length],
  ];
  for (const [what, count] of counts) console.log(`${String(count).padStart(7)}  ${what}`);
  const faults = checkBeat(beat);
  for (const fault of faults) console.error(fault);
  console.log(faults.length === 0 ? 'No faults.' : `${faults.length} faults.`);
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = reportBeat();
