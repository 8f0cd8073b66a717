/**
 * Subscriptions that people change.
 * - `scheduled_since`: since when the schedule counts; null: since the order was made. `paused_by` is a person as JSON; null
 *   with a pause of the platform's. `quiet_from` and `quiet_to` are local times.
 * - `subscription_changes` is append only; `change` says as JSON what was before and after.
 */
export const subscriptionChanges = `
ALTER TABLE subscriptions ADD COLUMN scheduled_since TEXT;
ALTER TABLE subscriptions ADD COLUMN paused_by TEXT;
ALTER TABLE subscriptions ADD COLUMN quiet_from TEXT;
ALTER TABLE subscriptions ADD COLUMN quiet_to TEXT;
CREATE TABLE subscription_changes (
  number INTEGER PRIMARY KEY AUTOINCREMENT, subscription_id INTEGER NOT NULL REFERENCES subscriptions (id),
  change TEXT NOT NULL, person TEXT, at TEXT NOT NULL
) STRICT;
CREATE INDEX subscription_changes_of ON subscription_changes (subscription_id, number);
`;
