-- What terms of plans are read against beside the plan itself: production calendars and settings of the catalogue in force.
CREATE TABLE term_ground (
  id INTEGER PRIMARY KEY CHECK (id = 1),       -- one row
  content TEXT NOT NULL,                       -- JSON: week, settings, years with their transfers and days
  updated_at TEXT NOT NULL                     -- UTC moment, ISO 8601
);

-- The level of an act that nothing tells is not guessed.
ALTER TABLE paper ADD COLUMN level_known INTEGER NOT NULL DEFAULT 1;  -- 0: nobody said and no text tells the level; `level` means nothing then
