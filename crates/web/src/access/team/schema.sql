-- Accounts of team mode, beside the record and never in it.
CREATE TABLE IF NOT EXISTS account (
  id TEXT PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE COLLATE NOCASE,
  role TEXT NOT NULL,
  salt BLOB NOT NULL,
  hash BLOB NOT NULL,
  secret BLOB NOT NULL,
  -- The last step of the one-time codes that was used: no code works twice.
  step INTEGER NOT NULL,
  made INTEGER NOT NULL,
  disabled INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS invitation (
  code BLOB PRIMARY KEY,
  role TEXT NOT NULL,
  secret BLOB NOT NULL,
  until INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS session (
  token BLOB PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  begun INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  -- When password and code were last given.
  fresh INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS audit (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  event TEXT NOT NULL,
  account TEXT NOT NULL,
  detail TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE TRIGGER IF NOT EXISTS audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS audit_is_never_shortened BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
