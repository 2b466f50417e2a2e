-- What the organisation wrote into its own catalogue: descriptions of papers, scales, minima. Each change is a version
-- that can be taken back; the file of the catalogue holds the newest.
CREATE TABLE knowledge_version (
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,                    -- of the catalogue, from the data folder: «catalog/kim/…»
  kind TEXT NOT NULL,                    -- kim, scale, minimum
  procedure TEXT NOT NULL,               -- «ВПР», «ОГЭ»
  year INTEGER NOT NULL,
  grade INTEGER NOT NULL,                -- 0 when the file tells of several
  subject TEXT NOT NULL,                 -- empty when the file tells of several
  content TEXT NOT NULL,                 -- YAML as it became
  before TEXT NOT NULL,                  -- YAML as it was, empty when the file was not there
  note TEXT NOT NULL,                    -- where it is taken from
  recorded_at TEXT NOT NULL,             -- UTC
  actor TEXT NOT NULL,                   -- who wrote it
  withdrawn_at TEXT NOT NULL             -- UTC moment it was taken back, empty while it holds
);
CREATE INDEX knowledge_version_file ON knowledge_version (file, id);
