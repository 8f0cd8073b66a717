import type { Command } from '../../../commands/command.ts';
import type { StoryBlock, View } from '../../../src/model/view.ts';

/** A view of one text; whatever is named replaces the rest. */
export function sampleView(changes: Partial<View> = {}): View {
  return {
    title: 'Latest stories',
    subtitle: null,
    blocks: [{ kind: 'text', text: 'Nothing new.' }],
    actions: [],
    tone: 'answer',
    fallback: 'Latest stories.',
    ...changes,
  };
}

/** A story as a digest shows it. */
export function sampleStory(changes: Partial<StoryBlock> = {}): StoryBlock {
  return {
    kind: 'story',
    position: 1,
    storyId: 1,
    languages: ['hi'],
    title: 'शोइगु प्योंगयांग पहुंचे',
    titleLanguage: 'hi',
    url: 'https://example.org/a',
    brief: "Russia's Security Council secretary met Kim Jong Un in Pyongyang",
    extracts: [{ text: 'रूस की सुरक्षा परिषद के सचिव प्योंगयांग पहुंचे।', language: 'hi' }],
    date: '21 Mar 2025 (inferred)',
    sources: [{ name: 'Samachar', url: 'https://example.org/a', language: 'hi' }],
    status: 'new',
    actions: [{ kind: 'command', id: 'more1', label: 'More' }],
    ...changes,
  };
}

/** Two commands with every kind of option. */
export const sampleCommands: Command[] = [
  {
    name: 'latest',
    description: 'Newest stories',
    options: [
      {
        name: 'language',
        description: 'Only this language',
        type: 'string',
        choices: [{ name: 'Hindi', value: 'hi' }],
      },
      { name: 'count', description: 'How many', type: 'integer', minimum: 1, maximum: 20 },
      { name: 'compact', description: 'One line each', type: 'boolean' },
      { name: 'topic', description: 'Only this topic', type: 'string', required: true },
    ],
    examples: ['latest'],
    rights: 'anyone',
    run: () => Promise.reject(new Error('the router answers in these tests')),
  },
  {
    name: 'help',
    description: 'What I can do',
    options: [],
    examples: ['help'],
    rights: 'anyone',
    run: () => Promise.reject(new Error('the router answers in these tests')),
  },
];
