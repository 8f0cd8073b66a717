import { usageError } from '../src/wording/faults.ts';
import type { Tongue } from '../src/wording/languages.ts';
import { readTongue, tongues } from '../src/wording/languages.ts';
import { type Speaker, speakerOf } from '../src/wording/speaker.ts';
import { plainAnswer } from './answers.ts';
import { textOption } from './arguments.ts';
import type { Answer, Command, CommandContext } from './command.ts';
import { demandManager } from './rights.ts';
import { chooseForChannel, chooseForPerson, chosenForChannel } from './tongues.ts';

/** The word that leaves a person's language to their platform again. */
const auto = 'auto';

/** What each language calls itself. */
const ownNames: Readonly<Record<Tongue, string>> = {
  en: 'English',
  hi: 'हिन्दी',
  gu: 'ગુજરાતી',
  ru: 'Русский',
  ko: '한국어',
};

/** Which language the bot speaks: in a channel, or to one person. */
export const speak: Command = {
  name: 'speak',
  description: 'Which language the bot speaks: in this channel, or to you',
  rights: 'anyone',
  options: [
    {
      name: 'language',
      description: 'The language; left out: what it is now',
      type: 'string',
      positional: true,
      choices: [
        ...tongues.map(tongue => ({ name: ownNames[tongue], value: tongue })),
        { name: 'as your app is set (for:me)', value: auto },
      ],
    },
    {
      name: 'for',
      description: 'The channel (for managers), or only you',
      type: 'string',
      positional: true,
      choices: [
        { name: 'channel', value: 'channel' },
        { name: 'me', value: 'me' },
      ],
    },
  ],
  examples: ['speak', 'speak ru', 'speak language:ko for:me'],
  async run(options, context) {
    const wanted = textOption(options, 'language');
    if (wanted === null) return tellNow(context);
    const { archive, caller } = context;
    const personal = textOption(options, 'for') === 'me' || wanted === auto;
    const tongue = readTongue(wanted);
    if (tongue === null && wanted !== auto)
      throw usageError('speak.unknown', { word: wanted, languages: listTongues() });
    if (personal) {
      await chooseForPerson(archive, caller, tongue);
      // Said in the language that was chosen: one sees at once that it works.
      const say = tongue === null ? context.say : speakerOf(tongue);
      const text =
        tongue === null
          ? say('speak.personAuto', { platform: nameOfPlatform[caller.platform] })
          : say('speak.personSet', { language: ownNames[tongue] });
      return answer(say, text, { person: tongue });
    }
    demandManager(caller, 'speak', context.say);
    if (caller.channel === null || tongue === null) throw usageError('speak.place');
    await chooseForChannel(archive, caller.channel, tongue);
    const text = context.say('speak.channelSet', { language: ownNames[tongue] });
    return answer(context.say, text, { channel: tongue });
  },
};

const nameOfPlatform = { discord: 'Discord', slack: 'Slack', terminal: 'terminal' } as const;

async function tellNow(context: CommandContext): Promise<Answer> {
  const { archive, caller, say, defaultTongue } = context;
  const chosen = caller.channel === null ? null : await chosenForChannel(archive, caller.channel);
  const here =
    chosen === null
      ? say('speak.channelDefault', { language: ownNames[defaultTongue] })
      : say('speak.channel', { language: ownNames[chosen] });
  const told = [
    ...(caller.channel === null ? [] : [here]),
    say('speak.person', { language: ownNames[say.tongue] }),
    say('speak.choices', { languages: listTongues() }),
  ];
  return answer(say, told.join(' '), { channel: chosen, person: say.tongue });
}

function answer(say: Speaker, text: string, data: unknown): Answer {
  return plainAnswer(say('speak.title'), text, data);
}

function listTongues(): string {
  return tongues.map(tongue => `${tongue} (${ownNames[tongue]})`).join(', ');
}
