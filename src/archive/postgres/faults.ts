import { DatabaseError } from 'pg';
import { ArchiveError } from '../../errors.ts';

/** What the client or the server threw, told apart from what the work of a transaction throws. */
export class PostgresFault extends Error {
  /** Five characters of https://www.postgresql.org/docs/current/errcodes-appendix.html, or null where no server spoke. */
  readonly state: string | null;
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.state = cause instanceof DatabaseError ? (cause.code ?? null) : null;
  }
}

/** Whether the connection is of no more use: it broke, or the server is going down or coming up. */
export function isConnectionLost({ state }: PostgresFault): boolean {
  return state === null || state.startsWith('08') || state.startsWith('57P');
}

/** Whether the same transaction may well succeed when it is run anew: it met another one, or waited for too long. */
export function isWorthRetrying(fault: PostgresFault): boolean {
  return ['40001', '40P01', '55P03', '53300'].includes(fault.state ?? '') || isConnectionLost(fault);
}

/** Faults that no waiting mends, though they come while connecting. */
const advice: [states: RegExp, advice: string][] = [
  [/^28/, 'it refuses the user or the password; check them in DATABASE_URL, and pg_hba.conf at the server'],
  [/^3D000/, 'there is no such database; create it, or mend its name in DATABASE_URL'],
  [/^42501/, 'the user may not do this; give it the rights named in docs/operations.md'],
  [/^53100/, 'the disk of the server is full; make room (what was confirmed is safe)'],
  [
    /^53300/,
    'the server has no connection left; raise max_connections, or lower ?connections= in DATABASE_URL',
  ],
  [/^55P03/, 'another process has kept it locked for too long; end that process, or try again'],
  [/^25006/, 'it may only be read; give the address of the primary server'],
  [/^XX/, 'the server reports damage; look into its log before anything is written'],
];

/** Makes an ArchiveError of a fault, saying what to do where that is known. Never holds the address itself. */
export function explainFault(fault: PostgresFault, place: string): ArchiveError {
  const known =
    fault.state === null || isConnectionLost(fault)
      ? `the server cannot be reached (${fault.message}); see that it runs and that DATABASE_URL is right`
      : advice.find(([states]) => states.test(fault.state ?? ''))?.[1];
  return new ArchiveError(
    known === undefined
      ? `The archive ${place} failed: ${fault.message} (${fault.state}).`
      : `The archive ${place}: ${known}.`,
    { forUser: 'The archive cannot be used just now; the operator has been told why.', cause: fault.cause },
  );
}

/** A connection broke while a change was being confirmed, and the server could not be asked what became of it. */
export function explainDoubt(place: string): ArchiveError {
  return new ArchiveError(
    `The archive ${place}: the connection broke while a change was being confirmed, and the server could not be asked since. ` +
      'The change was kept whole or not at all.',
    { forUser: 'It is not certain whether that was kept; look, and do it again if it was not.' },
  );
}
