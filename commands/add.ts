import type { Outcome } from '../src/model/outcome.ts';
import type { Action, Block } from '../src/model/view.ts';
import { usageError } from '../src/wording/faults.ts';
import { commandAction } from './answers.ts';
import { textOption } from './arguments.ts';
import type { Added, Command, CommandContext, OptionValues } from './command.ts';

/** So many addresses of one message are taken. */
const mostAddresses = 3;
/** With more words than this beside its addresses a text is an article itself, not a pointer to some. */
const wordsOfPointer = 60;
/** In characters: nothing shorter is an article. */
const shortest = 80;

/** An article by its address, or its text; the menu "Save to archive" of a message does the same. */
export const add: Command = {
  name: 'add',
  description: 'Takes an article into the archive, by its address or its text',
  rights: 'manager',
  options: [
    {
      name: 'item',
      description: 'The address of the article, or its whole text',
      type: 'string',
      required: true,
      positional: true,
      verbatim: true,
    },
  ],
  examples: ['add https://example.org/article'],
  async run(options, context) {
    const item = textOption(options, 'item') ?? '';
    const wanted = options.keep === true;
    const addresses = listAddresses(item);
    const words = item.replace(/https?:\/\/\S+/gi, ' ').split(/\s+/u).length;
    const pointer = addresses.length > 0 && words <= wordsOfPointer;
    if (!pointer && item.length < shortest) throw usageError('add.usage');
    const { say } = context;
    const by = context.caller.userName;
    const results: { what: string; added: Added }[] = [];
    if (pointer)
      for (const address of addresses.slice(0, mostAddresses))
        results.push({ what: address, added: await context.add.addAddress(address, by, wanted) });
    else results.push({ what: say('add.theText'), added: await context.add.addText(item, by, wanted) });
    const told = await Promise.all(results.map(result => tell(result, options, context)));
    const left = pointer ? addresses.length - mostAddresses : 0;
    const blocks: Block[] = told.map(one => ({ kind: 'text', text: one.sentence }));
    if (left > 0) blocks.push({ kind: 'note', text: say('add.left', { n: left }) });
    const failed = results.every(result => result.added.kind === 'failed');
    return {
      view: {
        title: say('add.title'),
        subtitle: null,
        blocks,
        actions: told.flatMap(one => one.actions),
        tone: failed ? 'problem' : 'answer',
        fallback: say('add.told', { what: told.map(one => one.sentence).join(' ') }),
      },
      data: { items: told.map((one, index) => ({ what: results[index]?.what, ...one.data })) },
      ...(failed ? { problem: 'failure' as const } : {}),
    };
  },
};

/** Web addresses in a text, each once, without the signs that stand after them. */
function listAddresses(text: string): string[] {
  const found = text.match(/https?:\/\/[^\s<>"|]+/gi) ?? [];
  return [...new Set(found.map(address => address.replace(/(?<![).,;:!?'”»])[).,;:!?'”»]+$/u, '')))].filter(
    address => URL.canParse(address),
  );
}

interface Told {
  sentence: string;
  actions: Action[];
  data: { kind: Outcome['kind'] | 'failed'; story: number | null; reasons: string[] };
}

/** What became of one article, in a sentence, with what can be done next. */
async function tell(
  { what, added }: { what: string; added: Added },
  options: OptionValues,
  context: CommandContext,
): Promise<Told> {
  const { say } = context;
  if (added.kind === 'failed') {
    const values = { what, reason: added.reason };
    return {
      sentence: what.startsWith('http') ? say('add.failedPaste', values) : say('add.failed', values),
      actions: [],
      data: { kind: 'failed', story: null, reasons: [added.reason] },
    };
  }
  const outcome =
    added.kind === 'taken' ? added.outcome : (await context.archive.outcomesOf(added.locator, 1))[0];
  const data = {
    kind: outcome?.kind ?? ('duplicate' as const),
    story: outcome?.storyId ?? null,
    reasons: outcome?.reasons ?? [],
  };
  const title = outcome?.title ?? what;
  if (outcome?.kind === 'off-beat')
    return {
      sentence: say('add.offBeat', { title, reasons: outcome.reasons.join('; ') }),
      actions: [await commandAction(context, say('button.keep'), 'add', { ...options, keep: true })],
      data,
    };
  const story = await context.archive.story(outcome?.storyId ?? -1);
  const actions =
    story === null ? [] : [await commandAction(context, say('button.more'), 'story', { story: story.id })];
  const others = (story?.articles.length ?? 1) - 1;
  const where =
    story === null
      ? ''
      : others > 0
        ? say('add.storyWith', { id: story.id, n: others })
        : say('add.story', { id: story.id });
  const sentence =
    added.kind === 'known' || outcome?.kind === 'duplicate'
      ? say('add.known', { title, where })
      : outcome?.kind === 'revised'
        ? say('add.revised', { title, where })
        : say('add.stored', { title, where });
  return { sentence, actions, data };
}
