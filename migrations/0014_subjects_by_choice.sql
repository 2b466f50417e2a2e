-- A subject that not every class writes: the pupils choose it, or it falls to classes by lot. Only schools that are named
-- are waited for.
ALTER TABLE procedure_instance ADD COLUMN by_choice INTEGER NOT NULL DEFAULT 0; -- 1: waited for only where told
