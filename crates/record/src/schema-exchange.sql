CREATE TABLE node (
  n      INTEGER PRIMARY KEY,
  device BLOB    NOT NULL,
  author TEXT    NOT NULL
) STRICT;
CREATE TABLE apart (
  id      BLOB    NOT NULL PRIMARY KEY,
  device  BLOB    NOT NULL,
  seq     INTEGER NOT NULL,
  author  TEXT    NOT NULL,
  bytes   BLOB    NOT NULL,
  salt    BLOB,
  payload BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX apart_by_device ON apart (device, seq);
CREATE TABLE bare (
  id BLOB NOT NULL PRIMARY KEY REFERENCES entry (id)
) STRICT, WITHOUT ROWID;
