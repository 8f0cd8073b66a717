/** Machine translations by the key of what was asked. `text` is null for one that was refused, and `refused` says why. */
export const translationsSchema = `
CREATE TABLE translations (
  key TEXT PRIMARY KEY, text TEXT, refused TEXT, at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
