import type { Choice, Field } from '../src/model/form.ts';
import { writeSchedule } from '../src/model/schedule-words.ts';
import type { DigestOrder } from '../src/model/subscription.ts';
import type { Speaker } from '../src/wording/speaker.ts';
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
    const { say } = context;
    const number = options.number === undefined ? undefined : Number(options.number);
    const before = number === undefined ? null : await demandSubscription(number, context);
    const base = before ?? defaultOrder(context);
    return {
      title: before === null ? say('form.subscribeNew') : say('subscription.number', { id: before.id }),
      submit: before === null ? say('form.subscribe') : say('form.save'),
      keeps: { whole: true, ...(number === undefined ? {} : { number }) },
      fields: [
        ...(context.caller.channel === null && before === null ? [channelField(say)] : []),
        {
          kind: 'text',
          name: 'at',
          label: say('form.when'),
          hint: say('form.whenHint'),
          value: typed(options, 'at') ?? writeSchedule(base.schedule),
          required: true,
          lines: 'one',
          most: 200,
        },
        {
          kind: 'choices',
          name: 'language',
          label: say('form.languages'),
          hint: say('form.languagesHint'),
          ...(await offerLanguages(chosenOf(options, 'language') ?? base.filter.languages, context)),
        },
        {
          kind: 'choices',
          name: 'topic',
          label: say('form.topics'),
          hint: say('form.topicsHint'),
          ...offerTopics(chosenOf(options, 'topic') ?? base.filter.topics, context),
        },
        {
          kind: 'text',
          name: 'person',
          label: say('form.people'),
          hint: say('form.peopleHint'),
          value:
            typed(options, 'person') ??
            base.filter.people
              .map(id => context.beat.entities.find(one => one.id === id)?.name ?? id)
              .join(', '),
          required: false,
          lines: 'one',
          most: 400,
        },
        offerManner(options, base, say),
      ],
    };
  },
};

function channelField(say: Speaker): Field {
  return { kind: 'channel', name: 'channel', label: say('form.channel'), hint: say('form.channelHint') };
}

/** How a digest is told, in one field: five are all that Discord's forms hold. */
function offerManner(options: OptionValues, base: DigestOrder, say: Speaker): Field {
  const { minimumOutlets } = base.filter;
  const outlets = [...new Set([...outletsOffered, ...(minimumOutlets > 1 ? [minimumOutlets] : [])])];
  const choices: Choice[] = [
    { label: say('form.compact'), value: 'compact', description: say('form.compactHint') },
    { label: say('form.keepQuiet'), value: 'keep-quiet' },
    { label: say('form.announce'), value: 'announce', description: say('form.announceHint') },
    ...outlets.sort((a, b) => a - b).map(n => ({ label: say('form.outlets', { n }), value: `outlets-${n}` })),
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
    label: say('form.manner'),
    hint: say('form.mannerHint'),
    choices,
    values,
  };
}
