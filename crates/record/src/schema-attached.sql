CREATE TABLE attached (
  n    INTEGER PRIMARY KEY,
  id   BLOB    NOT NULL UNIQUE,
  size INTEGER NOT NULL
) STRICT;
CREATE TABLE piece (
  attached INTEGER NOT NULL REFERENCES attached (n),
  place    INTEGER NOT NULL,
  bytes    BLOB    NOT NULL,
  PRIMARY KEY (attached, place)
) STRICT;
