-- A case of objectivity: a school was asked about a sign; the sign stands in it as it was known.
CREATE TABLE objectivity_case (
  id INTEGER PRIMARY KEY,
  school INTEGER NOT NULL REFERENCES node (id),
  method TEXT NOT NULL,                  -- id of a method of signs, or other: told in words
  title TEXT NOT NULL,                   -- the sign in words
  year INTEGER NOT NULL,
  procedure TEXT NOT NULL,               -- of the sign, empty: several
  grade INTEGER NOT NULL,                -- of the sign, 0: several
  subject TEXT NOT NULL,                 -- of the sign, empty: several
  posterior REAL,                        -- of Vekha's method; NULL of others
  reply_days INTEGER NOT NULL,           -- working days the school had to answer
  reply_to TEXT NOT NULL,                -- ISO day, the last one to answer
  account INTEGER NOT NULL,              -- who opened it: nobody else of the office sees it before it is published; 0: the owner of the folder
  recorded_at TEXT NOT NULL,             -- UTC
  actor TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL             -- UTC moment it was removed, empty while it stands
);
CREATE INDEX objectivity_case_school ON objectivity_case (school, year);

-- What the sign of a case rests on, word for word as it was computed that day.
CREATE TABLE case_fact (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES objectivity_case (id),
  sign TEXT NOT NULL,                    -- overstated_mean, border_bunching …
  title TEXT NOT NULL,
  exam TEXT NOT NULL,                    -- in words, or empty
  works INTEGER NOT NULL,
  words TEXT NOT NULL                    -- the figures of the sign
);
CREATE INDEX case_fact_case ON case_fact (case_id, id);

-- What was done with a case; the newest row of a kind that holds is in force, measures are several.
CREATE TABLE case_step (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES objectivity_case (id),
  kind TEXT NOT NULL,                    -- reply, publish, causes, recommend, measure, recheck, close
  choice TEXT NOT NULL,                  -- stand of a reply, causes by commas, outcome
  words TEXT NOT NULL,
  due TEXT NOT NULL,                     -- ISO day of a recommendation or measure, or empty
  reference INTEGER NOT NULL,            -- measure of a plan or re-check, 0: none
  recorded_at TEXT NOT NULL,             -- UTC
  actor TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL             -- UTC moment it was taken back, empty while it holds
);
CREATE INDEX case_step_case ON case_step (case_id, id);

-- A selective re-check of works of one exam. Nothing of it goes into the facts or out to other systems.
CREATE TABLE recheck (
  id INTEGER PRIMARY KEY,
  node INTEGER NOT NULL REFERENCES node (id),  -- municipality
  name TEXT NOT NULL,
  procedure TEXT NOT NULL,
  year INTEGER NOT NULL,
  grade INTEGER NOT NULL,
  subject TEXT NOT NULL,
  share REAL NOT NULL,                   -- of the works of schools that are not marked, 0–1; 0: by number
  number INTEGER NOT NULL,               -- of those works, when it is not by share
  strata TEXT NOT NULL,                  -- none, school, mark
  seed INTEGER NOT NULL,                 -- of the drawing: the same seed draws the same works
  gap INTEGER NOT NULL,                  -- points of the total from which a third expert marks the work
  pool INTEGER NOT NULL,                 -- works the random part was drawn from
  left_out INTEGER NOT NULL,             -- works without points of tasks, which cannot be compared
  recorded_at TEXT NOT NULL,             -- UTC
  actor TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL             -- UTC moment it was removed, empty while it stands
);

-- The tasks works of a re-check consist of; variants may differ.
CREATE TABLE recheck_paper (
  id INTEGER PRIMARY KEY,
  recheck INTEGER NOT NULL REFERENCES recheck (id),
  unit INTEGER NOT NULL,                 -- stored points are points times this
  tasks TEXT NOT NULL,                   -- names by lines
  maxima TEXT NOT NULL                   -- highest points by commas, 0 unknown
);
CREATE INDEX recheck_paper_recheck ON recheck_paper (recheck, id);

-- One work of a re-check with the points it had when it was drawn.
CREATE TABLE recheck_work (
  id INTEGER PRIMARY KEY,
  recheck INTEGER NOT NULL REFERENCES recheck (id),
  code TEXT NOT NULL,                    -- all an expert sees of whose work it is
  paper INTEGER NOT NULL REFERENCES recheck_paper (id),
  school INTEGER NOT NULL REFERENCES node (id),
  class_name TEXT NOT NULL,
  pupil TEXT NOT NULL,                   -- code of the pupil inside the school; never a name
  variant TEXT NOT NULL,
  ground TEXT NOT NULL,                  -- marked: of a marked school, random: drawn
  total INTEGER NOT NULL,
  points TEXT NOT NULL                   -- of the tasks by commas; below 0 there were none
);
CREATE INDEX recheck_work_recheck ON recheck_work (recheck, id);

-- Who marks works again.
CREATE TABLE recheck_expert (
  id INTEGER PRIMARY KEY,
  recheck INTEGER NOT NULL REFERENCES recheck (id),
  name TEXT NOT NULL,
  school INTEGER REFERENCES node (id),   -- where they teach: works of it are never theirs; NULL: nowhere here
  account INTEGER NOT NULL,              -- 0: the organiser enters their sheet
  recorded_at TEXT NOT NULL,             -- UTC
  actor TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL             -- UTC moment they were taken off, empty while they mark
);
CREATE INDEX recheck_expert_recheck ON recheck_expert (recheck, id);

-- What was done with a re-check: works given out, given to third experts, closed.
CREATE TABLE recheck_step (
  id INTEGER PRIMARY KEY,
  recheck INTEGER NOT NULL REFERENCES recheck (id),
  kind TEXT NOT NULL,                    -- assign, third, finish
  recorded_at TEXT NOT NULL,             -- UTC
  actor TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL             -- UTC moment it was taken back, empty while it holds
);
CREATE INDEX recheck_step_recheck ON recheck_step (recheck, id);

-- A work given to an expert; it holds while its step holds.
CREATE TABLE recheck_assignment (
  id INTEGER PRIMARY KEY,
  step INTEGER NOT NULL REFERENCES recheck_step (id),
  work INTEGER NOT NULL REFERENCES recheck_work (id),
  expert INTEGER NOT NULL REFERENCES recheck_expert (id)
);
CREATE INDEX recheck_assignment_step ON recheck_assignment (step, id);
CREATE INDEX recheck_assignment_work ON recheck_assignment (work);

-- Points an expert gave; the newest row of an assignment that holds is in force.
CREATE TABLE recheck_reading (
  id INTEGER PRIMARY KEY,
  assignment INTEGER NOT NULL REFERENCES recheck_assignment (id),
  points TEXT NOT NULL,                  -- of the tasks by commas, times the unit of the paper
  recorded_at TEXT NOT NULL,             -- UTC
  actor TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL             -- UTC moment it was taken back, empty while it holds
);
CREATE INDEX recheck_reading_assignment ON recheck_reading (assignment, id);
