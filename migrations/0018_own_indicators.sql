-- A definition the municipality wrote on the page or by command, with its worked cases; the newest row of an indicator
-- that holds stands as a file in the data folder, where the library reads it.
CREATE TABLE own_indicator (
  id INTEGER PRIMARY KEY,
  indicator TEXT NOT NULL,               -- id of the definition
  definition TEXT NOT NULL,              -- file of catalog/indicators with this one definition
  cases TEXT NOT NULL,                   -- file of catalog/checks/indicators, empty: none yet
  recorded_at TEXT NOT NULL,             -- UTC
  actor TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL             -- UTC moment it was taken back, empty while it holds
);
CREATE INDEX own_indicator_indicator ON own_indicator (indicator, id);
