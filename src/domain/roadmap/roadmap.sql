-- name: insert_roadmap
-- A new roadmap.
INSERT INTO roadmap (node_id, title, period_from, period_to, file_name, file_sha256, imported_at, imported_by_id, imported_by)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: insert_section
-- A heading of a new roadmap.
INSERT INTO roadmap_section (roadmap_id, position, number, title, path, depth) VALUES (?, ?, ?, ?, ?, ?);

-- name: insert_measure
-- A measure of a new roadmap.
INSERT INTO roadmap_measure (roadmap_id, position, section, number, text, term_raw, term_kind, term_explanation, term_unsure, result, place)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: insert_document
-- A document of a measure.
INSERT INTO roadmap_document (measure_id, position, name) VALUES (?, ?, ?);

-- name: insert_party
-- A party of a new roadmap.
INSERT INTO roadmap_party (roadmap_id, name, full_name) VALUES (?, ?, ?) RETURNING id;

-- name: insert_alias
-- Another spelling of a party.
INSERT INTO roadmap_party_alias (party_id, alias) VALUES (?, ?);

-- name: insert_responsible
-- A party that answers for a measure.
INSERT INTO roadmap_responsible (measure_id, position, party_id) VALUES (?, ?, ?);

-- name: insert_occurrence
-- A dated task of a measure.
INSERT INTO roadmap_occurrence (measure_id, starts, due) VALUES (?, ?, ?);

-- name: insert_issue
-- Something noticed when the source was read.
INSERT INTO roadmap_issue (roadmap_id, position, code, severity, table_number, row_number, message) VALUES (?, ?, ?, ?, ?, ?, ?);

-- name: insert_change
-- A line of the history of a task.
INSERT INTO roadmap_status_change (occurrence_id, at, actor, status_before, status_after, evidence_before, evidence_after) VALUES (?, ?, ?, ?, ?, ?, ?);

-- name: same_file
-- The newest roadmap of an organisation made from a file with this digest.
SELECT id, imported_at, imported_by FROM roadmap WHERE node_id = ? AND file_sha256 = ? ORDER BY id DESC LIMIT 1;

-- name: in_scope
-- Roadmaps of the organisations inside a scope, the newest first.
SELECT r.id, r.node_id, r.title, r.period_from, r.period_to, r.file_name, r.file_sha256, r.imported_at, r.imported_by
FROM roadmap r JOIN node n ON n.id = r.node_id
WHERE substr(n.path, 1, length(?)) = ? ORDER BY r.id DESC LIMIT 10000;

-- name: by_id
-- One roadmap inside a scope.
SELECT r.id, r.node_id, r.title, r.period_from, r.period_to, r.file_name, r.file_sha256, r.imported_at, r.imported_by
FROM roadmap r JOIN node n ON n.id = r.node_id
WHERE r.id = ? AND substr(n.path, 1, length(?)) = ?;

-- name: measure_counts
-- How many measures a roadmap has, and how many of their terms were not understood.
SELECT COUNT(*), COALESCE(SUM(CASE WHEN term_kind = 'raw' THEN 1 ELSE 0 END), 0) FROM roadmap_measure WHERE roadmap_id = ?;

-- name: occurrence_counts
-- Tasks of a roadmap: all, done, and open ones whose last day is before the given one.
SELECT COUNT(*), COALESCE(SUM(CASE WHEN o.status = 'done' THEN 1 ELSE 0 END), 0),
  COALESCE(SUM(CASE WHEN o.status IN ('planned', 'in_work') AND o.due < ? THEN 1 ELSE 0 END), 0)
FROM roadmap_occurrence o JOIN roadmap_measure m ON m.id = o.measure_id WHERE m.roadmap_id = ?;

-- name: sections
-- Headings of a roadmap in order.
SELECT number, title, path, depth FROM roadmap_section WHERE roadmap_id = ? ORDER BY position LIMIT 100000;

-- name: measures
-- Measures of a roadmap in order.
SELECT id, section, number, text, term_raw, term_kind, term_explanation, term_unsure, result, place
FROM roadmap_measure WHERE roadmap_id = ? ORDER BY position LIMIT 100000;

-- name: documents
-- Documents of the measures of a roadmap.
SELECT d.measure_id, d.name FROM roadmap_document d JOIN roadmap_measure m ON m.id = d.measure_id
WHERE m.roadmap_id = ? ORDER BY d.measure_id, d.position LIMIT 1000000;

-- name: responsible
-- Parties of the measures of a roadmap.
SELECT a.measure_id, p.name FROM roadmap_responsible a
JOIN roadmap_measure m ON m.id = a.measure_id JOIN roadmap_party p ON p.id = a.party_id
WHERE m.roadmap_id = ? ORDER BY a.measure_id, a.position LIMIT 1000000;

-- name: occurrences
-- Tasks of the measures of a roadmap.
SELECT o.measure_id, o.id, o.starts, o.due, o.status, o.evidence FROM roadmap_occurrence o
JOIN roadmap_measure m ON m.id = o.measure_id
WHERE m.roadmap_id = ? ORDER BY o.measure_id, o.due, o.id LIMIT 1000000;

-- name: parties
-- Parties of a roadmap in the order they were met.
SELECT id, name, full_name FROM roadmap_party WHERE roadmap_id = ? ORDER BY id LIMIT 100000;

-- name: aliases
-- Other spellings of the parties of a roadmap.
SELECT a.party_id, a.alias FROM roadmap_party_alias a JOIN roadmap_party p ON p.id = a.party_id
WHERE p.roadmap_id = ? ORDER BY a.party_id, a.alias LIMIT 100000;

-- name: issues
-- What was noticed when the source of a roadmap was read.
SELECT code, severity, table_number, row_number, message FROM roadmap_issue WHERE roadmap_id = ? ORDER BY position LIMIT 100000;

-- name: open_between
-- Open tasks inside a scope whose last day lies between two days, the nearest first.
SELECT m.roadmap_id, m.id, m.number, m.text, o.id, o.starts, o.due, o.status, o.evidence
FROM roadmap_occurrence o JOIN roadmap_measure m ON m.id = o.measure_id
JOIN roadmap r ON r.id = m.roadmap_id JOIN node n ON n.id = r.node_id
WHERE o.status IN ('planned', 'in_work') AND o.due >= ? AND o.due <= ? AND substr(n.path, 1, length(?)) = ?
ORDER BY o.due, m.roadmap_id, m.position, o.id LIMIT 10000;

-- name: parties_of_measure
-- Parties that answer for one measure.
SELECT p.name FROM roadmap_responsible a JOIN roadmap_party p ON p.id = a.party_id WHERE a.measure_id = ? ORDER BY a.position LIMIT 1000;

-- name: scope_measures
-- Measures of all roadmaps inside a scope, and how many of their terms were not understood.
SELECT COUNT(*), COALESCE(SUM(CASE WHEN m.term_kind = 'raw' THEN 1 ELSE 0 END), 0)
FROM roadmap_measure m JOIN roadmap r ON r.id = m.roadmap_id JOIN node n ON n.id = r.node_id
WHERE substr(n.path, 1, length(?)) = ?;

-- name: scope_occurrences
-- Tasks of all roadmaps inside a scope: all, done, and open ones whose last day is before the given one.
SELECT COUNT(*), COALESCE(SUM(CASE WHEN o.status = 'done' THEN 1 ELSE 0 END), 0),
  COALESCE(SUM(CASE WHEN o.status IN ('planned', 'in_work') AND o.due < ? THEN 1 ELSE 0 END), 0)
FROM roadmap_occurrence o JOIN roadmap_measure m ON m.id = o.measure_id
JOIN roadmap r ON r.id = m.roadmap_id JOIN node n ON n.id = r.node_id
WHERE substr(n.path, 1, length(?)) = ?;

-- name: status_of
-- The status of one task inside a scope.
SELECT o.status, o.evidence FROM roadmap_occurrence o JOIN roadmap_measure m ON m.id = o.measure_id
JOIN roadmap r ON r.id = m.roadmap_id JOIN node n ON n.id = r.node_id
WHERE o.id = ? AND substr(n.path, 1, length(?)) = ?;

-- name: update_status
-- A new status of a task.
UPDATE roadmap_occurrence SET status = ?, evidence = ? WHERE id = ?;

-- name: history
-- Changes of one task, the newest first.
SELECT at, actor, status_before, status_after, evidence_before, evidence_after FROM roadmap_status_change WHERE occurrence_id = ? ORDER BY id DESC LIMIT 10000;

-- name: remove_changes
-- The history of the tasks of a roadmap goes with it.
DELETE FROM roadmap_status_change WHERE occurrence_id IN (SELECT o.id FROM roadmap_occurrence o JOIN roadmap_measure m ON m.id = o.measure_id WHERE m.roadmap_id = ?);

-- name: remove_occurrences
-- The tasks of a roadmap go with it.
DELETE FROM roadmap_occurrence WHERE measure_id IN (SELECT id FROM roadmap_measure WHERE roadmap_id = ?);

-- name: remove_responsible
-- Who answers for the measures of a roadmap goes with it.
DELETE FROM roadmap_responsible WHERE measure_id IN (SELECT id FROM roadmap_measure WHERE roadmap_id = ?);

-- name: remove_documents
-- Documents of the measures of a roadmap go with it.
DELETE FROM roadmap_document WHERE measure_id IN (SELECT id FROM roadmap_measure WHERE roadmap_id = ?);

-- name: remove_aliases
-- Spellings of the parties of a roadmap go with it.
DELETE FROM roadmap_party_alias WHERE party_id IN (SELECT id FROM roadmap_party WHERE roadmap_id = ?);

-- name: remove_parties
-- Parties of a roadmap go with it.
DELETE FROM roadmap_party WHERE roadmap_id = ?;

-- name: remove_measures
-- Measures of a roadmap go with it.
DELETE FROM roadmap_measure WHERE roadmap_id = ?;

-- name: remove_sections
-- Headings of a roadmap go with it.
DELETE FROM roadmap_section WHERE roadmap_id = ?;

-- name: remove_issues
-- What was noticed at reading goes with the roadmap.
DELETE FROM roadmap_issue WHERE roadmap_id = ?;

-- name: remove_roadmap
-- The roadmap itself.
DELETE FROM roadmap WHERE id = ?;
