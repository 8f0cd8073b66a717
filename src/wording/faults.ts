import { type DigestError, RightsError, UsageError } from '../errors.ts';
import type { Key, ValuesOf } from './catalogue.ts';
import { english, type Speaker } from './speaker.ts';

/** A fault in what a person typed: English for the log, told to the person in their own language. */
export function usageError<K extends Key>(key: K, ...values: ValuesOf<K>): UsageError {
  return new UsageError(english(key, ...values), { said: { key, values: values[0] ?? {} } });
}

/** A person may not do this; as `usageError`. */
export function rightsError<K extends Key>(key: K, ...values: ValuesOf<K>): RightsError {
  return new RightsError(english(key, ...values), { said: { key, values: values[0] ?? {} } });
}

/** What an error says to a person, in their language where it is one that the catalogue knows. */
export function sayError(error: DigestError, say: Speaker): string {
  if (error.said === null) return error.forUser;
  return (say as (key: string, values: Record<string, string | number>) => string)(
    error.said.key,
    error.said.values,
  );
}
