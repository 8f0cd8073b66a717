/** Whether a subscription wants a note in its channel when a story's thread there gets later reports. */
export const announce = "ALTER TABLE subscriptions ADD COLUMN later_reports TEXT NOT NULL DEFAULT 'thread';";
