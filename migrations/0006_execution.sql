-- A window of a measure knows the event it hangs on and how far its tasks are.
ALTER TABLE roadmap_occurrence ADD COLUMN event_id INTEGER;                         -- dated event it hangs on; empty: dated by the term itself
ALTER TABLE roadmap_occurrence ADD COLUMN tasks_total INTEGER NOT NULL DEFAULT 0;   -- its tasks, counted anew at every change
ALTER TABLE roadmap_occurrence ADD COLUMN tasks_in_work INTEGER NOT NULL DEFAULT 0; -- of them begun
ALTER TABLE roadmap_occurrence ADD COLUMN tasks_review INTEGER NOT NULL DEFAULT 0;  -- of them waiting for the controller
ALTER TABLE roadmap_occurrence ADD COLUMN tasks_done INTEGER NOT NULL DEFAULT 0;    -- of them accepted
ALTER TABLE roadmap_occurrence ADD COLUMN tasks_cancelled INTEGER NOT NULL DEFAULT 0; -- of them taken off with a reason

-- Whom a party of a roadmap stands for: who gets its tasks.
CREATE TABLE executor (
  party_id INTEGER PRIMARY KEY REFERENCES roadmap_party (id) ON DELETE CASCADE,
  rule TEXT NOT NULL CHECK (rule IN ('node', 'all_schools', 'all_kindergartens', 'schools_with_signs', 'people', 'external')),
  node_id INTEGER REFERENCES node (id),        -- of rule node
  label TEXT NOT NULL DEFAULT '',              -- the body inside the node: «Методический центр»; name shown for people and external
  list TEXT NOT NULL DEFAULT '',               -- of rule schools_with_signs: kind of school_list
  account_id INTEGER REFERENCES account (id),  -- who gets the tasks; required by rule people
  controller_id INTEGER REFERENCES account (id),  -- who accepts them
  lead INTEGER NOT NULL DEFAULT 0,             -- 1: leads wherever it is named; else the first named party does
  chosen INTEGER NOT NULL DEFAULT 0            -- 1: set by a person; else found by the words of its name
);

-- Who controls a whole plan, or one measure of it.
CREATE TABLE plan_controller (
  roadmap_id INTEGER NOT NULL REFERENCES roadmap (id) ON DELETE CASCADE,
  measure_id INTEGER NOT NULL,                 -- 0: the whole plan
  account_id INTEGER NOT NULL REFERENCES account (id),
  PRIMARY KEY (roadmap_id, measure_id)
);

-- Named lists of schools a condition of a plan means: with signs of non-objectivity, with low results.
CREATE TABLE school_list (
  id INTEGER PRIMARY KEY,
  node_id INTEGER NOT NULL REFERENCES node (id),  -- municipality
  kind TEXT NOT NULL,                          -- 'signs', 'low_results'
  source TEXT NOT NULL,                        -- 'computed', or what the official list is called
  updated_at TEXT NOT NULL,                    -- UTC moment, ISO 8601
  updated_by TEXT NOT NULL,                    -- name shown to people
  UNIQUE (node_id, kind)
);

-- Schools of a list.
CREATE TABLE school_list_member (
  list_id INTEGER NOT NULL REFERENCES school_list (id) ON DELETE CASCADE,
  node_id INTEGER NOT NULL REFERENCES node (id),
  PRIMARY KEY (list_id, node_id)
);

-- Tasks: what one executor has to do in one window of a measure.
CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  roadmap_id INTEGER NOT NULL,                 -- of its measure, for quick lists
  occurrence_id INTEGER NOT NULL REFERENCES roadmap_occurrence (id) ON DELETE CASCADE,
  party_id INTEGER NOT NULL,                   -- the party of the plan it was made for
  node_id INTEGER NOT NULL REFERENCES node (id),  -- organisation that performs
  label TEXT NOT NULL DEFAULT '',              -- the body inside the organisation; empty: the organisation itself
  account_id INTEGER,                          -- the person it is given to; NULL: anybody of the organisation
  part TEXT NOT NULL,                          -- 'lead' or 'co'
  status TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'in_work', 'review', 'done', 'cancelled')),
  starts TEXT NOT NULL,                        -- first day
  due TEXT NOT NULL,                           -- last day
  moved INTEGER NOT NULL DEFAULT 0,            -- 1: has days of its own, does not follow its window
  touched INTEGER NOT NULL DEFAULT 0,          -- 1: somebody worked on it; a new spread leaves it alone
  live INTEGER NOT NULL DEFAULT 1,             -- 0: its window was taken out of the plan; kept for its history
  actual_result TEXT NOT NULL DEFAULT '',      -- what came out, against the expected result of the measure
  cancel_reason TEXT NOT NULL DEFAULT '',
  row_version INTEGER NOT NULL DEFAULT 1,      -- grows with every change
  UNIQUE (occurrence_id, node_id, label)
);
CREATE INDEX task_roadmap ON task (roadmap_id, due);
CREATE INDEX task_node ON task (node_id, due);
CREATE INDEX task_account ON task (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX task_touched ON task (roadmap_id) WHERE touched = 1;

-- Papers that show a task was done. Never deleted: removal is a mark.
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  task_id INTEGER NOT NULL REFERENCES task (id),
  kind TEXT NOT NULL,                          -- of catalog/papers/kinds.yaml; 'other'
  title TEXT NOT NULL,
  number TEXT NOT NULL DEFAULT '',             -- of the act
  dated TEXT NOT NULL DEFAULT '',              -- its day, ISO
  link TEXT NOT NULL DEFAULT '',               -- address where it is published
  note TEXT NOT NULL DEFAULT '',
  file_sha256 TEXT NOT NULL DEFAULT '',        -- of a file in the store; empty for a reference
  file_name TEXT NOT NULL DEFAULT '',
  size INTEGER NOT NULL DEFAULT 0,             -- bytes
  scan TEXT NOT NULL DEFAULT '',               -- what the antivirus said
  added_at TEXT NOT NULL,                      -- UTC moment, ISO 8601
  added_by_id INTEGER,                         -- account; NULL for the command line
  added_by TEXT NOT NULL,                      -- name shown to people
  removed_at TEXT,                             -- NULL: it counts
  removed_by TEXT,
  removed_reason TEXT
);
CREATE INDEX evidence_task ON evidence (task_id);
CREATE INDEX evidence_file ON evidence (file_sha256) WHERE file_sha256 <> '';

-- History of tasks: one row for every change, with what was before, so that it can be undone.
CREATE TABLE task_event (
  id INTEGER PRIMARY KEY,
  task_id INTEGER NOT NULL REFERENCES task (id),
  at TEXT NOT NULL,                            -- UTC moment, ISO 8601
  account_id INTEGER,                          -- NULL for the command line
  actor TEXT NOT NULL,                         -- name shown to people
  kind TEXT NOT NULL,                          -- status, move, assign, evidence_added, evidence_removed, evidence_restored, undo
  status_before TEXT NOT NULL,
  status_after TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',               -- reason or remark
  before TEXT NOT NULL DEFAULT '',             -- JSON of what the change replaced
  evidence_id INTEGER REFERENCES evidence (id),
  undoes_id INTEGER REFERENCES task_event (id),    -- of an undo: the change it took back
  undone INTEGER NOT NULL DEFAULT 0            -- 1: was taken back
);
CREATE INDEX task_event_task ON task_event (task_id);

-- What a window of a measure was moved from and to.
CREATE TABLE occurrence_move (
  id INTEGER PRIMARY KEY,
  occurrence_id INTEGER NOT NULL REFERENCES roadmap_occurrence (id) ON DELETE CASCADE,
  at TEXT NOT NULL,                            -- UTC moment, ISO 8601
  actor TEXT NOT NULL,
  starts_before TEXT NOT NULL,
  due_before TEXT NOT NULL,
  starts_after TEXT NOT NULL,
  due_after TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE INDEX occurrence_move_occurrence ON occurrence_move (occurrence_id);

-- Dated anchors that terms hang on: a procedure, the arrival of results, the end of a monitoring.
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  node_id INTEGER NOT NULL REFERENCES node (id),
  kind TEXT NOT NULL,                          -- anchor of core/calendar: 'procedure.start'
  title TEXT NOT NULL,
  date TEXT NOT NULL,                          -- first or only day
  end_date TEXT NOT NULL DEFAULT '',           -- last day; empty: one day
  note TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,                    -- UTC moment, ISO 8601
  created_by TEXT NOT NULL,
  removed_at TEXT,                             -- NULL: it counts
  row_version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX event_node ON event (node_id, kind, date);

-- What each spread did, so that tasks never appear or vanish unexplained.
CREATE TABLE spread_log (
  id INTEGER PRIMARY KEY,
  roadmap_id INTEGER NOT NULL REFERENCES roadmap (id) ON DELETE CASCADE,
  at TEXT NOT NULL,                            -- UTC moment, ISO 8601
  actor TEXT NOT NULL,
  reason TEXT NOT NULL,
  added INTEGER NOT NULL,                      -- tasks made
  withdrawn INTEGER NOT NULL,                  -- untouched tasks taken back
  kept INTEGER NOT NULL                        -- touched tasks whose executor is no longer named
);
CREATE INDEX spread_log_roadmap ON spread_log (roadmap_id);

-- Plans of schools made from a municipal roadmap.
CREATE TABLE school_plan (
  roadmap_id INTEGER PRIMARY KEY REFERENCES roadmap (id) ON DELETE CASCADE,  -- the plan of the school
  municipal_id INTEGER NOT NULL REFERENCES roadmap (id),
  node_id INTEGER NOT NULL REFERENCES node (id),
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'returned')),
  note TEXT NOT NULL DEFAULT '',               -- remark of a return
  changed_at TEXT NOT NULL,                    -- UTC moment, ISO 8601
  changed_by TEXT NOT NULL,
  batch TEXT NOT NULL,                         -- plans made in one go are taken back together
  row_version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (municipal_id, node_id)
);

-- History of the states of school plans.
CREATE TABLE school_plan_event (
  id INTEGER PRIMARY KEY,
  roadmap_id INTEGER NOT NULL REFERENCES roadmap (id) ON DELETE CASCADE,
  at TEXT NOT NULL,                            -- UTC moment, ISO 8601
  actor TEXT NOT NULL,
  state_before TEXT NOT NULL,
  state_after TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX school_plan_event_plan ON school_plan_event (roadmap_id);

-- Work table of a spread: the executors of each set; empty between spreads.
CREATE TABLE spread_set (
  set_key INTEGER NOT NULL,                    -- a party, or minus the number of a school list
  node_id INTEGER NOT NULL,
  label TEXT NOT NULL,
  account_id INTEGER,
  PRIMARY KEY (set_key, node_id, label)
) WITHOUT ROWID;

-- Work table of a spread: which sets answer for each measure; empty between spreads.
CREATE TABLE spread_party (
  measure_id INTEGER NOT NULL,
  position INTEGER NOT NULL,                   -- from 0, the lead first
  party_id INTEGER NOT NULL,
  set_key INTEGER NOT NULL,
  part TEXT NOT NULL,                          -- 'lead' or 'co'
  PRIMARY KEY (measure_id, position)
) WITHOUT ROWID;
