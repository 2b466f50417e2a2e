-- name: remembered
-- What a decision says of a school written so: the code of the school, or empty for a new one.
SELECT school_code FROM school_alias WHERE written = ?;

-- name: remember
-- Remembers a decision; the last one stands.
INSERT INTO school_alias (written, school_code, decided_at, actor) VALUES (?, ?, ?, ?)
ON CONFLICT (written) DO UPDATE SET school_code = excluded.school_code, decided_at = excluded.decided_at,
  actor = excluded.actor;

-- name: decisions
-- All decisions about schools, the newest first.
SELECT written, school_code, decided_at, actor FROM school_alias ORDER BY decided_at DESC, written LIMIT 10000;

-- name: forget
-- Takes a decision back: the next file that writes so is asked about again.
DELETE FROM school_alias WHERE written = ?;
