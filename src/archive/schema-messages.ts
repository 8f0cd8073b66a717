/**
 * What becomes of messages after they were posted.
 * - `deliveries.edits`: the row whose message this one changes; null for a message of its own. `thread`: the thread it goes
 *   into, where the platform's threads are no channels. `story_id`: the one story it speaks of.
 * - `drawn_digests`: a digest as it was composed, so that a correction can redraw it; `seen` is the last correction that
 *   has gone into its messages. Rows of digests too old to be edited are deleted.
 */
export const messages = `
ALTER TABLE deliveries ADD COLUMN edits INTEGER REFERENCES deliveries (id);
ALTER TABLE deliveries ADD COLUMN thread TEXT;
ALTER TABLE deliveries ADD COLUMN story_id INTEGER;
CREATE INDEX deliveries_edits ON deliveries (edits) WHERE edits IS NOT NULL;
CREATE INDEX deliveries_story ON deliveries (message_id) WHERE story_id IS NOT NULL;
CREATE INDEX deliveries_orders ON deliveries (story_id) WHERE story_id IS NOT NULL;
CREATE INDEX threads_thread ON threads (thread);

CREATE TABLE drawn_digests (
  digest_number INTEGER PRIMARY KEY REFERENCES digests (number), seen INTEGER NOT NULL, composed TEXT NOT NULL,
  drawn TEXT NOT NULL
) STRICT;
CREATE INDEX drawn_digests_seen ON drawn_digests (seen);
CREATE INDEX drawn_digests_composed ON drawn_digests (composed);
`;
