-- name: insert
-- A new version of a file of the catalogue.
INSERT INTO knowledge_version (file, kind, procedure, year, grade, subject, content, before, note, recorded_at, actor, withdrawn_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '') RETURNING id;

-- name: versions
-- Versions of one file, or of all, the newest first.
SELECT id, file, kind, procedure, year, grade, subject, note, recorded_at, actor, withdrawn_at FROM knowledge_version WHERE ? = '' OR file = ? ORDER BY id DESC LIMIT 10000;

-- name: texts
-- What a version made of what.
SELECT content, before FROM knowledge_version WHERE id = ?;

-- name: withdraw
-- A version that was a mistake.
UPDATE knowledge_version SET withdrawn_at = ? WHERE id = ?;
