CREATE TABLE entry (
  idx      INTEGER PRIMARY KEY,
  id       BLOB    NOT NULL UNIQUE,
  device   BLOB    NOT NULL,
  seq      INTEGER NOT NULL,
  kind     INTEGER NOT NULL,
  author   TEXT    NOT NULL,
  signed   INTEGER NOT NULL,
  received INTEGER,
  rebuilt  INTEGER NOT NULL,
  key      TEXT,
  bytes    BLOB    NOT NULL
) STRICT;
CREATE INDEX entry_by_key ON entry (author, key) WHERE key IS NOT NULL;
CREATE INDEX entry_by_device ON entry (device, seq);
CREATE TABLE payload (
  id    BLOB NOT NULL PRIMARY KEY REFERENCES entry (id),
  salt  BLOB NOT NULL,
  bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;
