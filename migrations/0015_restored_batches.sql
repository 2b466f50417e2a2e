-- Times a batch was taken away and put back: what was known between them is still answered without it.
CREATE TABLE batch_pause (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  taken_back_at TEXT NOT NULL,           -- UTC moment, ISO 8601
  restored_at TEXT NOT NULL,             -- UTC moment, ISO 8601
  PRIMARY KEY (batch_id, taken_back_at)
);
