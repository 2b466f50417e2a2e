-- A rating of schools of a municipality: what it is made of stands in its versions, what was done with it in its steps.
CREATE TABLE rating (
  id INTEGER PRIMARY KEY,
  node INTEGER NOT NULL REFERENCES node (id),  -- whose schools it puts in order
  recorded_at TEXT NOT NULL,             -- UTC
  actor TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL             -- UTC moment it was removed, empty while it stands
);

-- Criteria, weights and order of a rating; the newest row that holds is the one in force.
CREATE TABLE rating_version (
  id INTEGER PRIMARY KEY,
  rating INTEGER NOT NULL REFERENCES rating (id),
  content TEXT NOT NULL,                 -- JSON: name, year, criteria with weights, scaling, rules
  recorded_at TEXT NOT NULL,             -- UTC
  actor TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL             -- UTC moment it was taken back, empty while it holds
);
CREATE INDEX rating_version_rating ON rating_version (rating, id);

-- What was done with a rating: objections opened, table frozen, table published.
CREATE TABLE rating_step (
  id INTEGER PRIMARY KEY,
  rating INTEGER NOT NULL REFERENCES rating (id),
  kind TEXT NOT NULL,                    -- appeals, freeze, publish
  from_day TEXT NOT NULL,                -- ISO day objections begin, empty of other steps
  to_day TEXT NOT NULL,                  -- ISO day they end
  act TEXT NOT NULL,
  act_date TEXT NOT NULL,                -- ISO day, or empty
  clause TEXT NOT NULL,
  content TEXT NOT NULL,                 -- JSON of the frozen table, empty of other steps
  recorded_at TEXT NOT NULL,             -- UTC
  actor TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL             -- UTC moment it was taken back, empty while it holds
);
CREATE INDEX rating_step_rating ON rating_step (rating, id);

-- A school objects to what stands in its row; the office answers.
CREATE TABLE rating_objection (
  id INTEGER PRIMARY KEY,
  rating INTEGER NOT NULL REFERENCES rating (id),
  school INTEGER NOT NULL REFERENCES node (id),
  criterion TEXT NOT NULL,               -- code of the criterion, empty: the whole row
  text TEXT NOT NULL,
  recorded_at TEXT NOT NULL,             -- UTC
  actor TEXT NOT NULL,
  verdict TEXT NOT NULL,                 -- accepted, rejected, empty while nobody answered
  answer TEXT NOT NULL,
  answered_at TEXT NOT NULL,             -- UTC, or empty
  answered_by TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL             -- UTC moment the school took it back, empty while it stands
);
CREATE INDEX rating_objection_rating ON rating_objection (rating, id);
