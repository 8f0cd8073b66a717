import { sayChange } from '../src/digest/judgement-words.ts';
import type { Article, Story } from '../src/model/article.ts';
import type { Correction, Corrector } from '../src/model/judgement.ts';
import type { Block } from '../src/model/view.ts';
import { usageError } from '../src/wording/faults.ts';
import { commandAction } from './answers.ts';
import type { Answer, CommandContext } from './command.ts';
import { findStory } from './story.ts';

/** Who corrects, as the audit list keeps it. */
export function toCorrector({ caller }: CommandContext): Corrector {
  return {
    person: { platform: caller.platform, id: caller.userId, name: caller.userName },
    channel: caller.channel,
  };
}

/** The story that is meant. Throws UsageError when there is none. */
export async function demandStory(wanted: string, context: CommandContext): Promise<Story> {
  const found = await findStory(wanted, context);
  if (found) return found;
  throw usageError('story.unknown', { wanted });
}

/** The articles that are meant, parted by commas or blanks: by number, id, file name or address. Throws UsageError. */
export async function demandArticles(wanted: string, context: CommandContext): Promise<Article[]> {
  const found: Article[] = [];
  // An id may hold blanks: the whole is tried first.
  const whole = await context.archive.article(wanted.trim());
  const names = whole ? [wanted.trim()] : wanted.split(/[\s,;،、，]+/u).filter(name => name !== '');
  for (const name of names) {
    const article = await context.archive.article(name.replace(/^#/, ''));
    if (!article) throw usageError('report.unknown', { word: name });
    if (!found.some(one => one.key === article.key)) found.push(article);
  }
  if (found.length === 0) throw usageError('report.needed');
  return found;
}

/** Says what was changed, to the person alone, with the way back. */
export async function confirm(
  title: string,
  correction: Correction,
  concerned: readonly (Story | Article)[],
  context: CommandContext,
  more: Block[] = [],
): Promise<Answer> {
  const { say } = context;
  const words = sayChange(correction.change, say);
  return {
    view: {
      title,
      subtitle: say('correction.said', { number: correction.number, what: words }),
      blocks: [
        ...concerned.map((one): Block => {
          const { title: text, language } =
            'reading' in one ? one.reading : { title: one.title, language: one.titleLanguage };
          return {
            kind: 'extract',
            extract: { text, language },
            caption:
              'reading' in one
                ? `${say('story.report', { number: one.key })} · ${one.outlet}`
                : say('story.small', { id: one.id }),
          };
        }),
        ...more,
      ],
      actions: [await commandAction(context, say('button.undo'), 'undo', { number: correction.number })],
      tone: 'answer',
      fallback: `${title}: ${words}`,
    },
    data: { correction },
  };
}
