-- Roadmaps: plans imported from a file, each for one organisation.
CREATE TABLE roadmap (
  id INTEGER PRIMARY KEY,
  node_id INTEGER NOT NULL REFERENCES node (id),
  title TEXT NOT NULL,
  period_from TEXT,                 -- first day; empty when the plan names no period
  period_to TEXT,                   -- last day
  file_name TEXT NOT NULL,          -- without folders
  file_sha256 TEXT NOT NULL,        -- of the file's bytes, hex
  imported_at TEXT NOT NULL,        -- UTC moment, ISO 8601
  imported_by_id INTEGER,           -- account; empty for the command line
  imported_by TEXT NOT NULL         -- name shown to people
);
CREATE INDEX roadmap_node ON roadmap (node_id);

-- Headings of a roadmap in the order of the source.
CREATE TABLE roadmap_section (
  roadmap_id INTEGER NOT NULL REFERENCES roadmap (id),
  position INTEGER NOT NULL,        -- from 0
  number TEXT NOT NULL,             -- "2.1", "II" or empty
  title TEXT NOT NULL,
  path TEXT NOT NULL,               -- "II / 2.1"
  depth INTEGER NOT NULL,           -- 0 at the top
  PRIMARY KEY (roadmap_id, position)
);

-- Measures of a roadmap in the order of the source.
CREATE TABLE roadmap_measure (
  id INTEGER PRIMARY KEY,
  roadmap_id INTEGER NOT NULL REFERENCES roadmap (id),
  position INTEGER NOT NULL,        -- from 0
  section INTEGER NOT NULL,         -- position of its section; -1 outside any
  number TEXT NOT NULL,             -- as printed, without the last dot
  text TEXT NOT NULL,
  term_raw TEXT NOT NULL,           -- the term, verbatim
  term_kind TEXT NOT NULL,          -- how it was read: fixed_month, yearly, raw …
  term_explanation TEXT NOT NULL,   -- how its dates came about, in Russian
  term_unsure INTEGER NOT NULL,     -- 1: a rule of thumb was used, a person should look
  result TEXT NOT NULL,             -- expected result
  place TEXT NOT NULL               -- «строка 14» of the source
);
CREATE INDEX roadmap_measure_roadmap ON roadmap_measure (roadmap_id, position);

-- Documents a measure leaves behind.
CREATE TABLE roadmap_document (
  measure_id INTEGER NOT NULL REFERENCES roadmap_measure (id),
  position INTEGER NOT NULL,        -- from 0
  name TEXT NOT NULL,
  PRIMARY KEY (measure_id, position)
);

-- Parties of a roadmap: who answers, under one short name each.
CREATE TABLE roadmap_party (
  id INTEGER PRIMARY KEY,
  roadmap_id INTEGER NOT NULL REFERENCES roadmap (id),
  name TEXT NOT NULL,               -- short, unique within the roadmap
  full_name TEXT NOT NULL,
  UNIQUE (roadmap_id, name)
);

-- Other spellings of a party in the same source.
CREATE TABLE roadmap_party_alias (
  party_id INTEGER NOT NULL REFERENCES roadmap_party (id),
  alias TEXT NOT NULL,
  PRIMARY KEY (party_id, alias)
);

-- Which parties answer for a measure, in the order of the source.
CREATE TABLE roadmap_responsible (
  measure_id INTEGER NOT NULL REFERENCES roadmap_measure (id),
  position INTEGER NOT NULL,        -- from 0
  party_id INTEGER NOT NULL REFERENCES roadmap_party (id),
  PRIMARY KEY (measure_id, position)
);

-- Dated tasks of measures.
CREATE TABLE roadmap_occurrence (
  id INTEGER PRIMARY KEY,
  measure_id INTEGER NOT NULL REFERENCES roadmap_measure (id),
  starts TEXT NOT NULL,             -- first day of the window
  due TEXT NOT NULL,                -- last day of the window
  status TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'in_work', 'done', 'cancelled')),
  evidence TEXT NOT NULL DEFAULT '' -- what shows that it was done
);
CREATE INDEX roadmap_occurrence_measure ON roadmap_occurrence (measure_id);
CREATE INDEX roadmap_occurrence_due ON roadmap_occurrence (due);

-- History of the tasks: each change of status, so that it can be seen and undone.
CREATE TABLE roadmap_status_change (
  id INTEGER PRIMARY KEY,
  occurrence_id INTEGER NOT NULL REFERENCES roadmap_occurrence (id),
  at TEXT NOT NULL,                 -- UTC moment, ISO 8601
  actor TEXT NOT NULL,              -- name shown to people
  status_before TEXT NOT NULL,
  status_after TEXT NOT NULL,
  evidence_before TEXT NOT NULL,
  evidence_after TEXT NOT NULL
);
CREATE INDEX roadmap_status_change_occurrence ON roadmap_status_change (occurrence_id);

-- What was noticed when the source was read.
CREATE TABLE roadmap_issue (
  roadmap_id INTEGER NOT NULL REFERENCES roadmap (id),
  position INTEGER NOT NULL,        -- from 0
  code TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
  table_number INTEGER NOT NULL,    -- 1-based table of the document, 0 for a text
  row_number INTEGER NOT NULL,      -- 1-based row or line, 0 when it is about the whole plan
  message TEXT NOT NULL,            -- in Russian
  PRIMARY KEY (roadmap_id, position)
);
