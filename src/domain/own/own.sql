-- name: own_versions
-- Versions of an own definition, or of all, the newest first.
SELECT id, indicator, definition, cases, recorded_at, actor, withdrawn_at FROM own_indicator WHERE ? = '' OR indicator = ? ORDER BY id DESC LIMIT 20000;

-- name: insert_own
-- A version of an own definition.
INSERT INTO own_indicator (indicator, definition, cases, recorded_at, actor, withdrawn_at) VALUES (?, ?, ?, ?, ?, '') RETURNING id;

-- name: withdraw_own
-- A version is taken back.
UPDATE own_indicator SET withdrawn_at = ? WHERE id = ? AND withdrawn_at = '';
