/** What a feed taught us about itself, as JSON beside its state: only the intake reads it, so it needs no columns of its own. */
export const feedMemory = 'ALTER TABLE feed_states ADD COLUMN memory TEXT;';
