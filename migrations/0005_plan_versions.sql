-- Plans are versioned: a roadmap row is one version of a plan, replaced by the next one when an act approves it.
ALTER TABLE roadmap ADD COLUMN plan_id INTEGER REFERENCES roadmap (id);     -- first version of the same plan; its own id for the first
ALTER TABLE roadmap ADD COLUMN version INTEGER NOT NULL DEFAULT 1;          -- 1, 2 … within the plan
ALTER TABLE roadmap ADD COLUMN state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'submitted', 'approved', 'superseded'));
ALTER TABLE roadmap ADD COLUMN based_on_id INTEGER REFERENCES roadmap (id); -- version this one was made from
ALTER TABLE roadmap ADD COLUMN amend_reason TEXT NOT NULL DEFAULT '';       -- why this version was made
ALTER TABLE roadmap ADD COLUMN parent_id INTEGER REFERENCES roadmap (id);   -- municipal roadmap a school plan comes from
ALTER TABLE roadmap ADD COLUMN preamble TEXT NOT NULL DEFAULT '{}';         -- what stands before the table, a JSON object
ALTER TABLE roadmap ADD COLUMN act_kind TEXT NOT NULL DEFAULT '';           -- of the act that approved this version: «приказ»
ALTER TABLE roadmap ADD COLUMN act_number TEXT NOT NULL DEFAULT '';         -- as printed, without «№»
ALTER TABLE roadmap ADD COLUMN act_date TEXT;                               -- ISO day; empty while not approved
ALTER TABLE roadmap ADD COLUMN act_issuer TEXT NOT NULL DEFAULT '';         -- the body that issued the act
ALTER TABLE roadmap ADD COLUMN act_signatory TEXT NOT NULL DEFAULT '';      -- who signed it
ALTER TABLE roadmap ADD COLUMN approved_at TEXT;                            -- UTC moment the approval was recorded
ALTER TABLE roadmap ADD COLUMN approved_by TEXT NOT NULL DEFAULT '';        -- name shown to people
ALTER TABLE roadmap ADD COLUMN removed_at TEXT;                             -- UTC moment it was taken away; can be brought back
ALTER TABLE roadmap ADD COLUMN removed_by TEXT NOT NULL DEFAULT '';         -- name shown to people
ALTER TABLE roadmap ADD COLUMN row_version INTEGER NOT NULL DEFAULT 1;      -- grows with each change of the row
UPDATE roadmap SET plan_id = id;
CREATE INDEX roadmap_plan ON roadmap (plan_id);
CREATE INDEX roadmap_parent ON roadmap (parent_id);

ALTER TABLE roadmap_measure ADD COLUMN origin_id INTEGER REFERENCES roadmap_measure (id);  -- the same measure where it first stood; its own id there
ALTER TABLE roadmap_measure ADD COLUMN row_version INTEGER NOT NULL DEFAULT 1;  -- grows with each change: two people cannot overwrite each other
ALTER TABLE roadmap_measure ADD COLUMN term_text TEXT NOT NULL DEFAULT '';  -- the confirmed reading in canonical words; empty: term_raw is read
ALTER TABLE roadmap_measure ADD COLUMN tagged_by TEXT NOT NULL DEFAULT '';  -- who set the tags by hand; empty: the rules of the catalogue tag it
ALTER TABLE roadmap_measure ADD COLUMN removed_at TEXT;                     -- UTC moment it was taken out of the plan; can be brought back
UPDATE roadmap_measure SET origin_id = id;
CREATE INDEX roadmap_measure_origin ON roadmap_measure (origin_id);

ALTER TABLE roadmap_occurrence ADD COLUMN baseline_due TEXT NOT NULL DEFAULT '';   -- last day as first planned
ALTER TABLE roadmap_occurrence ADD COLUMN moved INTEGER NOT NULL DEFAULT 0;        -- 1: a person set its days; reading the term again leaves them
ALTER TABLE roadmap_occurrence ADD COLUMN review INTEGER NOT NULL DEFAULT 0;       -- 1: reported and waiting for the controller; the status is in_work then
ALTER TABLE roadmap_occurrence ADD COLUMN row_version INTEGER NOT NULL DEFAULT 1;  -- grows with each change
ALTER TABLE roadmap_occurrence ADD COLUMN removed_at TEXT;                         -- UTC moment the term or the measure lost it; can be brought back
UPDATE roadmap_occurrence SET baseline_due = due;

-- Versions work runs on: the approved one of each plan, or its oldest draft while nothing is approved.
CREATE VIEW running_roadmap AS
SELECT r.id FROM roadmap r
WHERE r.removed_at IS NULL AND (r.state = 'approved' OR (r.state <> 'superseded'
  AND NOT EXISTS (SELECT 1 FROM roadmap a WHERE a.plan_id = r.plan_id AND a.state = 'approved' AND a.removed_at IS NULL)
  AND r.id = (SELECT MIN(o.id) FROM roadmap o WHERE o.plan_id = r.plan_id AND o.state <> 'superseded' AND o.removed_at IS NULL)));

-- Tags people gave to measures: which direction and which position of the management cycle it serves.
CREATE TABLE measure_tag (
  measure_id INTEGER NOT NULL REFERENCES roadmap_measure (id),
  direction TEXT NOT NULL,          -- id of the catalogue: "1.1"
  position TEXT NOT NULL,           -- id of the catalogue: "monitoring"
  PRIMARY KEY (measure_id, direction, position)
);

-- Every edit of a plan: who, when, why, what it was and what it became; each can be undone once.
CREATE TABLE plan_change (
  id INTEGER PRIMARY KEY,
  roadmap_id INTEGER NOT NULL REFERENCES roadmap (id),
  measure_id INTEGER REFERENCES roadmap_measure (id),  -- empty: the version as a whole
  at TEXT NOT NULL,                 -- UTC moment, ISO 8601
  account_id INTEGER,               -- empty for the command line
  actor TEXT NOT NULL,              -- name shown to people
  action TEXT NOT NULL,             -- edited, added, removed, split, tagged, amended, approved, withdrawn …
  reason TEXT NOT NULL,             -- why, in the person's words
  before_json TEXT NOT NULL,        -- the measure before, a JSON object; {} when it was not there
  after_json TEXT NOT NULL,         -- the measure after, a JSON object; {} when it is not there any more
  undo_json TEXT NOT NULL DEFAULT '{}',  -- what bringing it back needs besides: occurrences made, moved and taken away
  undone_by_id INTEGER REFERENCES plan_change (id)  -- the change that took this one back
);
CREATE INDEX plan_change_roadmap ON plan_change (roadmap_id, id);
CREATE INDEX plan_change_measure ON plan_change (measure_id, id);

-- Findings of the linter people decided to live with, for all versions of a plan.
CREATE TABLE lint_ignored (
  plan_id INTEGER NOT NULL REFERENCES roadmap (id),
  finding TEXT NOT NULL,            -- stable id of the finding
  reason TEXT NOT NULL,             -- why, in the person's words
  at TEXT NOT NULL,                 -- UTC moment, ISO 8601
  actor TEXT NOT NULL,              -- name shown to people
  PRIMARY KEY (plan_id, finding)
);

-- Proposals for the next version of a plan, by everybody who works under it.
CREATE TABLE proposal (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES roadmap (id),
  node_id INTEGER NOT NULL REFERENCES node (id),  -- the organisation that proposes
  account_id INTEGER,               -- empty for the command line
  author TEXT NOT NULL,             -- name shown to people
  at TEXT NOT NULL,                 -- UTC moment, ISO 8601
  section TEXT NOT NULL DEFAULT '', -- where it should stand, in the author's words
  text TEXT NOT NULL,               -- the measure proposed
  term TEXT NOT NULL DEFAULT '',
  responsible TEXT NOT NULL DEFAULT '',  -- parties, separated by «;»
  result TEXT NOT NULL DEFAULT '',  -- expected result
  why TEXT NOT NULL DEFAULT '',     -- grounds
  status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'accepted', 'rejected', 'included')),
  note TEXT NOT NULL DEFAULT '',    -- of the decision
  decided_at TEXT,                  -- UTC moment; empty while new
  decided_by TEXT NOT NULL DEFAULT '',  -- name shown to people
  measure_id INTEGER REFERENCES roadmap_measure (id),  -- what it became
  row_version INTEGER NOT NULL DEFAULT 1  -- grows with each change
);
CREATE INDEX proposal_plan ON proposal (plan_id, status);
CREATE INDEX proposal_node ON proposal (node_id);
