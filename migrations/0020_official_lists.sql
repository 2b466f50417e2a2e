-- A list of schools with low results that came from above; it stands beside the rule and replaces nothing.
CREATE TABLE official_list (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,                 -- the year it speaks of
  title TEXT NOT NULL,
  source TEXT NOT NULL,                  -- letter or order it came with
  recorded_at TEXT NOT NULL,             -- UTC
  actor TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL             -- UTC moment it was removed, empty while it stands
);

-- A school of an official list with the reason the list names.
CREATE TABLE official_list_school (
  list INTEGER NOT NULL REFERENCES official_list (id),
  school INTEGER NOT NULL REFERENCES node (id),
  reason TEXT NOT NULL,                  -- as the list has it, or empty
  PRIMARY KEY (list, school)
);
