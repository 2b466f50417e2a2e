-- The journal: one row for every change of the records, written by the store itself.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,                 -- UTC moment, ISO 8601
  account_id INTEGER,               -- who, when signed in; empty for the command line
  actor TEXT NOT NULL,              -- name shown to people
  reason TEXT NOT NULL              -- why, in Russian
);

-- Organisations: one tree region → municipality → school or kindergarten; a scope is a subtree.
CREATE TABLE node (
  id INTEGER PRIMARY KEY,
  parent_id INTEGER REFERENCES node (id),
  path TEXT NOT NULL,               -- "/1/7/": ids from the root, so that a subtree is a prefix
  kind TEXT NOT NULL CHECK (kind IN ('region', 'municipality', 'school', 'kindergarten')),
  code TEXT NOT NULL,               -- digits of the ФИС ОКО login for schools; own code otherwise
  name TEXT NOT NULL,               -- short name shown in lists
  full_name TEXT NOT NULL DEFAULT '',
  settlement TEXT NOT NULL DEFAULT '' CHECK (settlement IN ('', 'town', 'village')),
  attributes TEXT NOT NULL DEFAULT '{}',  -- context data as JSON
  UNIQUE (kind, code)
);
CREATE INDEX node_path ON node (path);
CREATE INDEX node_parent ON node (parent_id);
