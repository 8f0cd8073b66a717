import type { Choice, Field } from '../src/model/form.ts';
import { writeSchedule } from '../src/model/schedule-words.ts';
import type { DigestOrder } from '../src/model/subscription.ts';
import type { CommandForm, OptionValues } from './command.ts';
import { chosenOf, offerLanguages, offerTopics, typed } from './form-choices.ts';
import { defaultOrder, demandSubscription } from './subscription-options.ts';

/** Least numbers of outlets that can be chosen; others can be typed as an option. */
const outletsOffered = [2, 3, 5];

/** The form of a new subscription, or of one that is changed. */
export const subscribeForm: CommandForm = {
  fields: ['at', 'language', 'topic', 'person', 'manner'],
  offeredFor: options => Object.keys(options).every(name => name === 'number'),
  async make(options, context) {
    const number = options.number === undefined ? undefined : Number(options.number);
    const before = number === undefined ? null : await demandSubscription(number, context);
    const base = before ?? defaultOrder(context);
    return {
      title: before === null ? 'New subscription' : `Subscription #${before.id}`,
      submit: before === null ? 'Subscribe' : 'Save',
      keeps: { whole: true, ...(number === undefined ? {} : { number }) },
      fields: [
        ...(context.caller.channel === null && before === null ? [channelField] : []),
        {
          kind: 'text',
          name: 'at',
          label: 'When',
          hint: 'Days, times and time zone: weekdays 08:30, 18:00 Europe/Berlin',
          value: typed(options, 'at') ?? writeSchedule(base.schedule),
          required: true,
          lines: 'one',
          most: 200,
        },
        {
          kind: 'choices',
          name: 'language',
          label: 'Languages',
          hint: 'Only stories reported in these; none chosen: all',
          ...(await offerLanguages(chosenOf(options, 'language') ?? base.filter.languages, context)),
        },
        {
          kind: 'choices',
          name: 'topic',
          label: 'Topics',
          hint: 'Only stories on these; none chosen: all',
          ...offerTopics(chosenOf(options, 'topic') ?? base.filter.topics, context),
        },
        {
          kind: 'text',
          name: 'person',
          label: 'People and bodies',
          hint: 'Only stories that name one of these, in any script, parted by commas',
          value:
            typed(options, 'person') ??
            base.filter.people
              .map(id => context.beat.entities.find(one => one.id === id)?.name ?? id)
              .join(', '),
          required: false,
          lines: 'one',
          most: 400,
        },
        offerManner(options, base),
      ],
    };
  },
};

const channelField: Field = {
  kind: 'channel',
  name: 'channel',
  label: 'Channel',
  hint: 'Where the digests are to go; the bot must be in it',
};

/** How a digest is told, in one field: five are all that Discord's forms hold. */
function offerManner(options: OptionValues, base: DigestOrder): Field {
  const { minimumOutlets } = base.filter;
  const outlets = [...new Set([...outletsOffered, ...(minimumOutlets > 1 ? [minimumOutlets] : [])])];
  const choices: Choice[] = [
    { label: 'Compact', value: 'compact', description: 'Without sentences from the articles' },
    { label: 'Keep quiet when nothing is new', value: 'keep-quiet' },
    { label: 'Announce later reports', value: 'announce', description: 'A short note in the channel' },
    ...outlets
      .sort((a, b) => a - b)
      .map(count => ({ label: `At least ${count} outlets`, value: `outlets-${count}` })),
  ];
  const now = [
    ...(base.form === 'compact' ? ['compact'] : []),
    ...(base.quietDay === 'keep-quiet' ? ['keep-quiet'] : []),
    ...(base.laterReports === 'announce' ? ['announce'] : []),
    ...(minimumOutlets > 1 ? [`outlets-${minimumOutlets}`] : []),
  ];
  const values = chosenOf(options, 'manner') ?? now;
  return {
    kind: 'choices',
    name: 'manner',
    label: 'How it is told',
    hint: 'None chosen: in full, also when nothing is new',
    choices,
    values,
  };
}
