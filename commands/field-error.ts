import { type DigestError, UsageError } from '../src/errors.ts';

/** What was given for one option doesn't fit: a form shows the words at that field. */
export class FieldError extends UsageError {
  readonly field: string;
  constructor(field: string, fault: DigestError) {
    super(fault.message, { forUser: fault.forUser, said: fault.said, cause: fault });
    this.field = field;
  }
}

/** Does `work`; should its words be at fault, they are those of this option. */
export function atField<T>(field: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof UsageError && !(error instanceof FieldError)) throw new FieldError(field, error);
    throw error;
  }
}
