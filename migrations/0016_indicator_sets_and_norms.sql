-- A number values of an indicator are held against, approved by an act. Columns that are empty or 0 mean any.
CREATE TABLE indicator_norm (
  id INTEGER PRIMARY KEY,
  indicator TEXT NOT NULL,               -- id of the definition
  kind TEXT NOT NULL,                    -- norm, target
  school TEXT NOT NULL,                  -- code of the school
  year INTEGER NOT NULL,
  grade INTEGER NOT NULL,
  subject TEXT NOT NULL,
  value REAL NOT NULL,                   -- in the unit of the indicator
  margin REAL,                           -- within it a value is nearly there; empty: while its interval reaches the norm
  act TEXT NOT NULL,
  act_date TEXT NOT NULL,                -- ISO day
  clause TEXT NOT NULL,                  -- «п. 5.1», or empty
  recorded_at TEXT NOT NULL,             -- UTC
  actor TEXT NOT NULL,                   -- who wrote it
  withdrawn_at TEXT NOT NULL             -- UTC moment it was taken back, empty while it holds
);
CREATE INDEX indicator_norm_indicator ON indicator_norm (indicator, year);

-- What the organisation put into a slot of a set: the newest row that holds says what stands there.
CREATE TABLE indicator_slot (
  id INTEGER PRIMARY KEY,
  set_id TEXT NOT NULL,                  -- id of the set in the catalogue
  slot TEXT NOT NULL,                    -- its code
  indicator TEXT NOT NULL,               -- id of the definition, empty: the slot waits again
  weight REAL,                           -- empty: as the catalogue says
  ground TEXT NOT NULL,                  -- act or remark it rests on
  recorded_at TEXT NOT NULL,             -- UTC
  actor TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL             -- UTC moment it was taken back, empty while it holds
);
CREATE INDEX indicator_slot_set ON indicator_slot (set_id, id);

-- A set approved by an act, with its definitions as they were on that day: reports keep the version they used.
CREATE TABLE indicator_approval (
  id INTEGER PRIMARY KEY,
  set_id TEXT NOT NULL,
  version INTEGER NOT NULL,              -- 1, 2, … of the set
  act TEXT NOT NULL,
  act_date TEXT NOT NULL,                -- ISO day
  clause TEXT NOT NULL,
  content TEXT NOT NULL,                 -- JSON: the set with its slots and the definitions in them
  recorded_at TEXT NOT NULL,             -- UTC
  actor TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL             -- UTC moment it was taken back, empty while it holds
);
CREATE INDEX indicator_approval_set ON indicator_approval (set_id, version);
