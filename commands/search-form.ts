import { textOption } from './arguments.ts';
import type { CommandForm } from './command.ts';
import { chosenOf, offerLanguages, offerTopics } from './form-choices.ts';

/** The form in which coverage is searched with filters. */
export const searchForm: CommandForm = {
  fields: ['query', 'language', 'topic', 'person', 'from'],
  offeredFor: options => textOption(options, 'query') === null,
  async make(options, context) {
    const { say } = context;
    return {
      title: say('form.search'),
      submit: say('form.search'),
      keeps: {},
      fields: [
        {
          kind: 'text',
          name: 'query',
          label: say('form.words'),
          hint: say('form.wordsHint'),
          value: textOption(options, 'query') ?? '',
          required: true,
          lines: 'one',
          most: 400,
        },
        {
          kind: 'choices',
          name: 'language',
          label: say('form.languages'),
          hint: say('form.all'),
          ...(await offerLanguages(chosenOf(options, 'language') ?? [], context)),
        },
        {
          kind: 'choices',
          name: 'topic',
          label: say('form.topics'),
          hint: say('form.all'),
          ...offerTopics(chosenOf(options, 'topic') ?? [], context),
        },
        {
          kind: 'text',
          name: 'person',
          label: say('form.person'),
          hint: say('form.personHint'),
          value: textOption(options, 'person') ?? '',
          required: false,
          lines: 'one',
          most: 200,
        },
        {
          kind: 'text',
          name: 'from',
          label: say('form.since'),
          hint: say('form.sinceHint'),
          value: textOption(options, 'from') ?? '',
          required: false,
          lines: 'one',
          most: 40,
        },
      ],
    };
  },
};
