import { textOption } from './arguments.ts';
import type { CommandForm } from './command.ts';
import { chosenOf, offerLanguages, offerTopics } from './form-choices.ts';

/** The form in which coverage is searched with filters. */
export const searchForm: CommandForm = {
  fields: ['query', 'language', 'topic', 'person', 'from'],
  offeredFor: options => textOption(options, 'query') === null,
  async make(options, context) {
    return {
      title: 'Search',
      submit: 'Search',
      keeps: {},
      fields: [
        {
          kind: 'text',
          name: 'query',
          label: 'Words',
          hint: 'In any script; "phrases", -not; Shoigu also finds शोइगु and Шойгу',
          value: textOption(options, 'query') ?? '',
          required: true,
          lines: 'one',
          most: 400,
        },
        {
          kind: 'choices',
          name: 'language',
          label: 'Languages',
          hint: 'None chosen: all',
          ...(await offerLanguages(chosenOf(options, 'language') ?? [], context)),
        },
        {
          kind: 'choices',
          name: 'topic',
          label: 'Topics',
          hint: 'None chosen: all',
          ...offerTopics(chosenOf(options, 'topic') ?? [], context),
        },
        {
          kind: 'text',
          name: 'person',
          label: 'Person or body',
          hint: 'Only articles that name it, in any script',
          value: textOption(options, 'person') ?? '',
          required: false,
          lines: 'one',
          most: 200,
        },
        {
          kind: 'text',
          name: 'from',
          label: 'Since',
          hint: 'First seen from then on: 7d, 2026-11-01',
          value: textOption(options, 'from') ?? '',
          required: false,
          lines: 'one',
          most: 40,
        },
      ],
    };
  },
};
