-- Decisions about schools that files name in their own way: asked once, remembered.
CREATE TABLE school_alias (
  written TEXT PRIMARY KEY,              -- code or name with its municipality as a file writes it, folded
  school_code TEXT NOT NULL,             -- code of the school it is; empty: a new school
  decided_at TEXT NOT NULL,              -- UTC moment, ISO 8601
  actor TEXT NOT NULL                    -- name shown to people
);
