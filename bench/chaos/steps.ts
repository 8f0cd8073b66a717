import diagnostics from 'node:diagnostics_channel';
import { StatementSync } from 'node:sqlite';

/** Every step of a delivery at which a process can be killed, in their order. */
export const steps = [
  'digest-before',
  'digest-written',
  'digest-kept',
  'sending-before',
  'sending-written',
  'sending-kept',
  'request-before',
  'request-sent',
  'answer-head',
  'answer-whole',
  'sent-before',
  'sent-written',
  'sent-kept',
] as const;

export type Step = (typeof steps)[number];

/** What a statement on the outbox is about, by its words and first value; null for any other statement. */
function subjectOf(sql: string, first: unknown): 'digest' | 'sending' | 'sent' | null {
  if (sql.startsWith('INSERT INTO deliveries')) return 'digest';
  if (!sql.startsWith('UPDATE deliveries SET state')) return null;
  return first === 'sending' || first === 'sent' ? first : null;
}

const sends = /\/channels\/\d+\/messages$|\/chat\.postMessage$/;

/**
 * Calls `reach` at each step of a delivery, in the very call that makes the step: statements on the outbox are watched
 * before they are run, after, and after their transaction; requests by the HTTP client's own diagnostics channels.
 */
export function watchSteps(reach: (step: Step) => void): void {
  const run = StatementSync.prototype.run;
  let open: 'digest' | 'sending' | 'sent' | null = null;
  StatementSync.prototype.run = function (this: StatementSync, ...values: Parameters<typeof run>) {
    const sql = this.sourceSQL.trimStart();
    const subject = subjectOf(sql, values[0]);
    if (subject !== null) reach(`${subject}-before`);
    const result = run.apply(this, values);
    if (subject !== null) {
      open = subject;
      reach(`${subject}-written`);
    } else if (sql === 'COMMIT' && open !== null) {
      const kept = open;
      open = null;
      reach(`${kept}-kept`);
    }
    return result;
  } as typeof run;
  const onRequest = (channel: string, step: Step) =>
    diagnostics.subscribe(channel, message => {
      const { request } = message as { request: { method: string; path: string } };
      if (request.method === 'POST' && sends.test(request.path)) reach(step);
    });
  onRequest('undici:request:create', 'request-before');
  onRequest('undici:request:bodySent', 'request-sent');
  onRequest('undici:request:headers', 'answer-head');
  onRequest('undici:request:trailers', 'answer-whole');
}

/** Calls `reach` before every statement that changes the archive, and before and after every end of a transaction. */
export function watchWrites(reach: () => void): void {
  for (const method of ['run', 'get'] as const) {
    const real = StatementSync.prototype[method] as (...values: unknown[]) => unknown;
    const watched = function (this: StatementSync, ...values: unknown[]) {
      const writes = /^\s*(?:INSERT|UPDATE|DELETE|COMMIT)/.test(this.sourceSQL);
      if (writes) reach();
      const result = real.apply(this, values);
      if (this.sourceSQL === 'COMMIT') reach();
      return result;
    };
    Object.assign(StatementSync.prototype, { [method]: watched });
  }
}
