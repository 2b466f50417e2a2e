-- name: term_ground
-- Calendars and settings terms are read against.
SELECT content FROM term_ground WHERE id = 1;

-- name: put_term_ground
-- Keeps calendars and settings in force.
INSERT INTO term_ground (id, content, updated_at) VALUES (1, ?, ?)
ON CONFLICT (id) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at;
