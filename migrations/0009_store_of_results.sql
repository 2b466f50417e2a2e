-- What a batch holds: works of one school, or figures of one organisation or territory, in one part of one exam. Of
-- holdings alike in everything but the batch the newest one of a replacing batch is seen, and what came after it.
CREATE TABLE holding (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  form TEXT NOT NULL,                    -- empty for works, the kind of form for figures
  procedure TEXT NOT NULL,               -- «ВПР», «ОГЭ», «ЕГЭ»; empty when a form is about none
  year INTEGER NOT NULL,                 -- calendar year of the campaign, 0 none
  grade INTEGER NOT NULL,                -- 0 none
  subject TEXT NOT NULL,                 -- nominative name, empty none
  part TEXT NOT NULL,                    -- wave of an exam held several times a year, empty when held once
  school_id INTEGER NOT NULL,            -- organisation, 0 none; it may be gone after a take-back
  territory TEXT NOT NULL,               -- how the file names what is no organisation of ours, empty otherwise
  works INTEGER NOT NULL,                -- rows of pupils, or figures
  participants INTEGER NOT NULL,         -- counted in statistics
  absent INTEGER NOT NULL,
  annulled INTEGER NOT NULL,
  PRIMARY KEY (batch_id, form, procedure, year, grade, subject, part, school_id, territory)
);
CREATE INDEX holding_exam ON holding (procedure, year, grade, subject, part, school_id);
CREATE INDEX holding_school ON holding (school_id);
INSERT INTO holding (batch_id, form, procedure, year, grade, subject, part, school_id, territory, works, participants, absent, annulled)
SELECT batch_id, '', procedure, year, grade, subject, '', school_id, '', works, participants, absent, 0 FROM batch_exam;

-- 1: for its schools the batch stands instead of what was stored before.
ALTER TABLE batch ADD COLUMN replaces INTEGER NOT NULL DEFAULT 0;

-- Organisations that went with the batch that made them; their numbers are given to nobody else, and questions about what
-- was known before still find their names.
CREATE TABLE node_gone (
  id INTEGER PRIMARY KEY,
  parent_id INTEGER,
  path TEXT NOT NULL,
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  full_name TEXT NOT NULL,
  settlement TEXT NOT NULL,
  attributes TEXT NOT NULL,
  gone_at TEXT NOT NULL                  -- UTC moment, ISO 8601
);

-- What became of organisations; results keep the one they were written in, and a structure of a day is read from here.
CREATE TABLE node_event (
  id INTEGER PRIMARY KEY,
  change TEXT NOT NULL CHECK (change IN ('renamed', 'merged', 'split', 'branch', 'closed')),
  node_id INTEGER NOT NULL REFERENCES node (id),
  other_id INTEGER NOT NULL,             -- who answers for it, or what parted from it; 0 none
  on_day TEXT NOT NULL,                  -- ISO day from which it holds
  until_day TEXT NOT NULL,               -- last ISO day of a branch, empty otherwise
  old_name TEXT NOT NULL,                -- name when the event was recorded
  new_name TEXT NOT NULL,                -- of a renaming
  note TEXT NOT NULL,                    -- act, reason
  recorded_at TEXT NOT NULL,             -- UTC moment, ISO 8601
  actor TEXT NOT NULL,                   -- name shown to people
  withdrawn_at TEXT NOT NULL             -- UTC moment it was found a mistake, empty while it holds
);
CREATE INDEX node_event_node ON node_event (node_id);
