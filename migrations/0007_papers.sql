-- Papers: legal acts and orders of every level, from drafts to repealed ones.
CREATE TABLE paper (
  id INTEGER PRIMARY KEY,
  node_id INTEGER NOT NULL REFERENCES node (id),  -- whose register it stands in
  kind TEXT NOT NULL,               -- «приказ», «письмо»: lower case
  number TEXT NOT NULL DEFAULT '',  -- as printed, without «№»
  dated TEXT,                       -- ISO day; empty when not known
  title TEXT NOT NULL,              -- heading
  issuer TEXT NOT NULL DEFAULT '',  -- the body that issued it
  level TEXT NOT NULL CHECK (level IN ('federal', 'regional', 'municipal', 'school')),
  status TEXT NOT NULL CHECK (status IN ('draft', 'registered', 'in_force', 'repealed')),
  repealed_by_id INTEGER REFERENCES paper (id),
  note TEXT NOT NULL DEFAULT '',    -- what people should know about it
  identity TEXT NOT NULL,           -- folded kind, number and day (and title when one is missing): the same for two cards of one act
  issuer_key TEXT NOT NULL,         -- folded issuer
  search TEXT NOT NULL,             -- folded texts, for searching by parts of words
  file_sha256 TEXT NOT NULL DEFAULT '',  -- of the attached file, hex; empty: none
  file_name TEXT NOT NULL DEFAULT '',
  file_size INTEGER NOT NULL DEFAULT 0,  -- bytes
  template TEXT NOT NULL DEFAULT '',     -- template of a draft
  fields TEXT NOT NULL DEFAULT '{}',     -- what was filled in there, a JSON object of texts
  created_at TEXT NOT NULL,         -- UTC moment, ISO 8601
  created_by TEXT NOT NULL,         -- name shown to people
  removed_at TEXT,                  -- taken away, can be brought back
  row_version INTEGER NOT NULL DEFAULT 1  -- grows with each change
);
CREATE INDEX paper_node ON paper (node_id, status);
CREATE INDEX paper_identity ON paper (node_id, identity);

-- What a paper has to do with: a plan, a measure, a task.
CREATE TABLE paper_link (
  paper_id INTEGER NOT NULL REFERENCES paper (id),
  object TEXT NOT NULL,             -- roadmap, measure, task …
  object_id INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('basis', 'approves', 'evidence', 'amends')),
  position INTEGER NOT NULL,        -- order among the papers of the object, from 1
  PRIMARY KEY (paper_id, object, object_id, role)
);
CREATE INDEX paper_link_object ON paper_link (object, object_id);

-- Organisations below its owner that a paper is meant for; it is seen in their subtrees.
CREATE TABLE paper_reader (
  paper_id INTEGER NOT NULL REFERENCES paper (id),
  node_id INTEGER NOT NULL REFERENCES node (id),
  PRIMARY KEY (paper_id, node_id)
);

-- How an organisation numbers its papers of one kind.
CREATE TABLE paper_journal (
  node_id INTEGER NOT NULL REFERENCES node (id),
  kind TEXT NOT NULL,               -- as of the paper; empty: of every kind that has no row of its own
  pattern TEXT NOT NULL,            -- «{n}-од», «{n:3}/{year}»
  PRIMARY KEY (node_id, kind)
);

-- The last number given in a year.
CREATE TABLE paper_counter (
  node_id INTEGER NOT NULL REFERENCES node (id),
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (node_id, kind, year)
);

-- Familiarisation list: who has to read a paper and when they did.
CREATE TABLE paper_person (
  id INTEGER PRIMARY KEY,
  paper_id INTEGER NOT NULL REFERENCES paper (id),
  account_id INTEGER REFERENCES account (id),  -- empty: known by name only
  name TEXT NOT NULL,
  position TEXT NOT NULL DEFAULT '',
  acquainted_on TEXT,               -- ISO day; empty: not yet
  marked_by TEXT NOT NULL DEFAULT '',  -- who marked it, name shown to people
  marked_at TEXT NOT NULL DEFAULT ''   -- UTC moment, ISO 8601
);
CREATE INDEX paper_person_paper ON paper_person (paper_id);
CREATE INDEX paper_person_account ON paper_person (account_id);
