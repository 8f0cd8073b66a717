import type { Archive } from '../src/archive/archive.ts';
import type { Channel } from '../src/model/subscription.ts';
import { readTongue, type Tongue } from '../src/wording/languages.ts';
import { type Speaker, speakerOf } from '../src/wording/speaker.ts';
import type { Caller } from './command.ts';

type Facts = Pick<Archive, 'fact' | 'saveFact'>;

function channelFact({ platform, id }: Channel): string {
  return `language of channel ${platform}:${id}`;
}

function personFact({ platform, userId }: Pick<Caller, 'platform' | 'userId'>): string {
  return `language of person ${platform}:${userId}`;
}

/** The language that was chosen for what is posted in a channel; null when none was. */
export async function chosenForChannel(archive: Facts, channel: Channel): Promise<Tongue | null> {
  return readTongue(await archive.fact(channelFact(channel)));
}

/** The language that a person has chosen for answers to them; null when none was, or it was left to the platform again. */
export async function chosenByPerson(archive: Facts, caller: Caller): Promise<Tongue | null> {
  return readTongue(await archive.fact(personFact(caller)));
}

/** Keeps what was chosen for a channel. */
export async function chooseForChannel(archive: Facts, channel: Channel, tongue: Tongue): Promise<void> {
  await archive.saveFact(channelFact(channel), tongue);
}

/** Keeps what a person has chosen; null leaves it to the platform again. */
export async function chooseForPerson(archive: Facts, caller: Caller, tongue: Tongue | null): Promise<void> {
  await archive.saveFact(personFact(caller), tongue ?? '');
}

/** The language of an answer to one person: their choice, else their platform's, else the channel's, else the default. */
export async function tongueOf(archive: Facts, caller: Caller, fallback: Tongue): Promise<Tongue> {
  return (
    (await chosenByPerson(archive, caller)) ??
    readTongue(caller.locale) ??
    (caller.channel === null ? null : await chosenForChannel(archive, caller.channel)) ??
    fallback
  );
}

/** Who speaks in a channel: the language it has chosen, else the default. */
export async function speakerIn(archive: Facts, channel: Channel, fallback: Tongue = 'en'): Promise<Speaker> {
  return speakerOf((await chosenForChannel(archive, channel)) ?? fallback);
}
