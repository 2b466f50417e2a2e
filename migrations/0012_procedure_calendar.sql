-- The calendar of procedures: what is held when, and by which day its results are to be loaded.
CREATE TABLE procedure_instance (
  id INTEGER PRIMARY KEY,
  procedure TEXT NOT NULL,               -- «ВПР», «ОГЭ», «ЕГЭ»
  year INTEGER NOT NULL,                 -- calendar year of the campaign
  grade INTEGER NOT NULL,
  subject TEXT NOT NULL,                 -- nominative name
  part TEXT NOT NULL,                    -- wave of an exam held several times a year, empty when held once
  first_day TEXT NOT NULL,               -- ISO day the window opens
  last_day TEXT NOT NULL,                -- ISO day it closes
  due_day TEXT NOT NULL,                 -- ISO day by which results are loaded
  node_id INTEGER NOT NULL REFERENCES node (id), -- whose schools take part: a subtree
  note TEXT NOT NULL,                    -- act, remarks
  removed_at TEXT NOT NULL               -- UTC moment it was taken out of the calendar, empty while it holds
);
CREATE INDEX procedure_instance_year ON procedure_instance (year, procedure);

-- How many participants a school expects; a school that is not named here is expected without a number.
CREATE TABLE procedure_expected (
  instance_id INTEGER NOT NULL REFERENCES procedure_instance (id),
  school_id INTEGER NOT NULL REFERENCES node (id),
  participants INTEGER NOT NULL,         -- 0: the school takes no part
  PRIMARY KEY (instance_id, school_id)
);

-- Who answers for the data of an organisation: for one procedure, or for all where no other is named.
CREATE TABLE procedure_contact (
  node_id INTEGER NOT NULL REFERENCES node (id),
  procedure TEXT NOT NULL,               -- empty for all
  name TEXT NOT NULL,                    -- employee
  phone TEXT NOT NULL,
  email TEXT NOT NULL,
  PRIMARY KEY (node_id, procedure)
);
