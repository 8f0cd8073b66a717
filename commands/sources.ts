import { fullTexts } from '../src/model/feed.ts';
import { usageError } from '../src/wording/faults.ts';
import { textOption } from './arguments.ts';
import type { Answer, Command, CommandContext, OptionValues } from './command.ts';
import { demandManager } from './rights.ts';
import { addSource, pauseSource, removeSource, resumeSource, setSource } from './source-changes.ts';
import { showSource } from './source-detail.ts';
import { listSources } from './source-list.ts';
import { exportSources, importSources } from './source-opml.ts';
import { testSource } from './source-preview.ts';

type Action = (options: OptionValues, context: CommandContext) => Promise<Answer>;

/** What can be done with sources: the word typed, what Discord offers, and who may. */
const actions: Record<string, { about: string; run: Action; rights: Command['rights'] }> = {
  show: { about: 'one source in detail', run: showSource, rights: 'anyone' },
  test: { about: 'see what would come in', run: testSource, rights: 'manager' },
  add: { about: 'follow a feed', run: addSource, rights: 'manager' },
  remove: { about: 'follow it no more', run: removeSource, rights: 'manager' },
  pause: { about: 'leave it alone for now', run: pauseSource, rights: 'manager' },
  resume: { about: 'end its pause', run: resumeSource, rights: 'manager' },
  set: { about: 'change how it is read', run: setSource, rights: 'manager' },
  export: { about: 'all feeds as OPML', run: exportSources, rights: 'manager' },
  import: { about: 'feeds of an OPML file, only at the terminal', run: importSources, rights: 'manager' },
};

/** Every source with its health, and the list of feeds. */
export const sources: Command = {
  name: 'sources',
  description: 'What is being read, and how well; add, remove, pause, test feeds',
  rights: 'anyone',
  options: [
    {
      name: 'action',
      description: 'What to do (managers; showing is for anyone); left out: all sources with their health',
      type: 'string',
      positional: true,
      choices: Object.entries(actions).map(([value, { about }]) => ({ name: `${value} (${about})`, value })),
    },
    {
      name: 'address',
      description: "The feed's address, its site's, or the name of one on the list",
      type: 'string',
      positional: true,
      suggests: 'feed',
    },
    {
      name: 'full',
      description: 'For set: fetch whole articles where the feed gives a teaser, always, or never',
      type: 'string',
      choices: fullTexts.map(value => ({ name: value, value })),
    },
    { name: 'reason', description: 'For pause: why, for the others to see', type: 'string' },
  ],
  examples: [
    'sources',
    'sources test https://example.org/feed',
    'sources add example.org',
    'sources pause "Example News" reason:"too loud"',
    'sources set https://example.org/feed full:always',
  ],
  async run(options, context) {
    const name = textOption(options, 'action');
    if (name === null) {
      const address = textOption(options, 'address');
      return address === null ? listSources(options, context) : showSource(options, context);
    }
    const action = actions[name];
    if (!action) throw usageError('sources.action', { word: name, actions: Object.keys(actions).join(', ') });
    if (action.rights === 'manager') demandManager(context.caller, `sources ${name}`, context.say);
    return action.run(options, context);
  },
};
