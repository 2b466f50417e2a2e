-- Batches: one import each; only committed ones are seen. The works themselves live in the columnar store.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice, so that facts of a killed import cannot be mistaken
  state TEXT NOT NULL CHECK (state IN ('pending', 'committed', 'taken_back')),
  kind TEXT NOT NULL,                    -- 'file', 'demo'
  started_at TEXT NOT NULL,              -- UTC moment, ISO 8601
  committed_at TEXT NOT NULL DEFAULT '',
  taken_back_at TEXT NOT NULL DEFAULT '',
  cleared_at TEXT NOT NULL DEFAULT '',   -- when its works were removed for certain; empty while they may be there
  actor TEXT NOT NULL                    -- name shown to people
);

-- The files of a batch; the digest recognises a file that comes again.
CREATE TABLE batch_file (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  position INTEGER NOT NULL,             -- order in the batch, from 1
  name TEXT NOT NULL,                    -- file name as the person knows it
  sha256 TEXT NOT NULL,                  -- lower-case hex
  form TEXT NOT NULL,                    -- form of the catalogue it was read by
  PRIMARY KEY (batch_id, position)
);
CREATE INDEX batch_file_sha256 ON batch_file (sha256);

-- How many works of each school in each exam a batch holds.
CREATE TABLE batch_exam (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  procedure TEXT NOT NULL,               -- «ВПР», «ОГЭ», «ЕГЭ»
  year INTEGER NOT NULL,                 -- calendar year of the campaign
  grade INTEGER NOT NULL,
  subject TEXT NOT NULL,                 -- nominative name
  school_id INTEGER NOT NULL REFERENCES node (id),
  works INTEGER NOT NULL,                -- rows of pupils
  participants INTEGER NOT NULL,         -- counted in statistics
  absent INTEGER NOT NULL,
  PRIMARY KEY (batch_id, procedure, year, grade, subject, school_id)
);
CREATE INDEX batch_exam_exam ON batch_exam (procedure, year, grade, subject);

-- Organisations a batch made or named, so that taking it back leaves no residue.
CREATE TABLE batch_node (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  node_id INTEGER NOT NULL,              -- may be gone after the batch was taken back
  made INTEGER NOT NULL,                 -- 1: the batch created it, 0: it only learned its name
  old_name TEXT NOT NULL DEFAULT '',     -- name before, when made is 0
  new_name TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (batch_id, node_id)
);
