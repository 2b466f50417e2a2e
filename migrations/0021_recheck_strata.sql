-- What the drawn part of a re-check stands for: works are drawn inside strata, and each stratum has its size.
CREATE TABLE recheck_stratum (
  id INTEGER PRIMARY KEY,
  recheck INTEGER NOT NULL REFERENCES recheck (id),
  title TEXT NOT NULL,                   -- school or mark in words, «остальные школы» when the rest was not divided
  works INTEGER NOT NULL                 -- that could be drawn
);
CREATE INDEX recheck_stratum_recheck ON recheck_stratum (recheck, id);

-- The chance a work of a re-check had to be drawn; works drawn before this was kept have none.
CREATE TABLE recheck_chance (
  work INTEGER PRIMARY KEY REFERENCES recheck_work (id),
  stratum INTEGER NOT NULL REFERENCES recheck_stratum (id),
  chance REAL NOT NULL                   -- above 0 to 1; 1: all of the stratum were taken
);
CREATE INDEX recheck_chance_stratum ON recheck_chance (stratum);
