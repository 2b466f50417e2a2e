-- name: insert_roadmap
-- A new roadmap.
INSERT INTO roadmap (node_id, title, period_from, period_to, preamble, file_name, file_sha256, imported_at, imported_by_id, imported_by)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: set_chain
-- The place of a new version in its plan.
UPDATE roadmap SET plan_id = ?, version = ?, based_on_id = ?, amend_reason = ?, parent_id = ? WHERE id = ?;

-- name: insert_section
-- A heading of a new roadmap.
INSERT INTO roadmap_section (roadmap_id, position, number, title, path, depth) VALUES (?, ?, ?, ?, ?, ?);

-- name: insert_measure
-- A measure of a new roadmap.
INSERT INTO roadmap_measure (roadmap_id, position, section, number, text, term_raw, term_kind, term_explanation, term_unsure, result, place)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: set_origin
-- Where a measure first stood.
UPDATE roadmap_measure SET origin_id = ? WHERE id = ?;

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
INSERT INTO roadmap_occurrence (measure_id, starts, due, baseline_due) VALUES (?, ?, ?, ?) RETURNING id;

-- name: insert_issue
-- Something noticed when the source was read.
INSERT INTO roadmap_issue (roadmap_id, position, code, severity, table_number, row_number, message) VALUES (?, ?, ?, ?, ?, ?, ?);

-- name: insert_change
-- A line of the history of a task.
INSERT INTO roadmap_status_change (occurrence_id, at, actor, status_before, status_after, evidence_before, evidence_after) VALUES (?, ?, ?, ?, ?, ?, ?);

-- name: same_file
-- The newest roadmap of an organisation made from a file with this digest.
SELECT id, imported_at, imported_by FROM roadmap WHERE node_id = ? AND file_sha256 = ? AND removed_at IS NULL ORDER BY id DESC LIMIT 1;

-- name: in_scope
-- Roadmaps of the organisations inside a scope, the newest first.
SELECT r.id, r.node_id, r.title, r.period_from, r.period_to, r.file_name, r.file_sha256, r.imported_at, r.imported_by,
  r.plan_id, r.version, r.state, r.based_on_id, r.parent_id, r.amend_reason, r.act_kind, r.act_number, r.act_date,
  r.act_issuer, r.act_signatory, r.approved_at, r.approved_by, r.row_version, EXISTS (SELECT 1 FROM running_roadmap g WHERE g.id = r.id)
FROM roadmap r JOIN node n ON n.id = r.node_id
WHERE r.removed_at IS NULL AND substr(n.path, 1, length(?)) = ? ORDER BY r.id DESC LIMIT 10000;

-- name: by_id
-- One roadmap inside a scope.
SELECT r.id, r.node_id, r.title, r.period_from, r.period_to, r.file_name, r.file_sha256, r.imported_at, r.imported_by,
  r.plan_id, r.version, r.state, r.based_on_id, r.parent_id, r.amend_reason, r.act_kind, r.act_number, r.act_date,
  r.act_issuer, r.act_signatory, r.approved_at, r.approved_by, r.row_version, EXISTS (SELECT 1 FROM running_roadmap g WHERE g.id = r.id)
FROM roadmap r JOIN node n ON n.id = r.node_id
WHERE r.id = ? AND r.removed_at IS NULL AND substr(n.path, 1, length(?)) = ?;

-- name: preamble_of
-- What stands before the table of a roadmap.
SELECT preamble FROM roadmap WHERE id = ?;

-- name: measure_counts
-- How many measures a roadmap has, and how many of their terms were not understood.
SELECT COUNT(*), COALESCE(SUM(CASE WHEN term_kind = 'raw' THEN 1 ELSE 0 END), 0) FROM roadmap_measure WHERE roadmap_id = ? AND removed_at IS NULL;

-- name: occurrence_counts
-- Tasks of a roadmap: all, done, and open ones whose last day is before the given one.
SELECT COUNT(*), COALESCE(SUM(CASE WHEN o.status = 'done' THEN 1 ELSE 0 END), 0),
  COALESCE(SUM(CASE WHEN o.status IN ('planned', 'in_work') AND o.due < ? THEN 1 ELSE 0 END), 0)
FROM roadmap_occurrence o JOIN roadmap_measure m ON m.id = o.measure_id
WHERE m.roadmap_id = ? AND m.removed_at IS NULL AND o.removed_at IS NULL;

-- name: sections
-- Headings of a roadmap in order.
SELECT number, title, path, depth FROM roadmap_section WHERE roadmap_id = ? ORDER BY position LIMIT 100000;

-- name: measures
-- Measures of a roadmap in order.
SELECT id, section, number, text, term_raw, term_kind, term_explanation, term_unsure, result, place, origin_id, row_version, term_text
FROM roadmap_measure WHERE roadmap_id = ? AND removed_at IS NULL ORDER BY position LIMIT 100000;

-- name: documents
-- Documents of the measures of a roadmap.
SELECT d.measure_id, d.name FROM roadmap_document d JOIN roadmap_measure m ON m.id = d.measure_id
WHERE m.roadmap_id = ? AND m.removed_at IS NULL ORDER BY d.measure_id, d.position LIMIT 1000000;

-- name: responsible
-- Parties of the measures of a roadmap.
SELECT a.measure_id, p.name FROM roadmap_responsible a
JOIN roadmap_measure m ON m.id = a.measure_id JOIN roadmap_party p ON p.id = a.party_id
WHERE m.roadmap_id = ? AND m.removed_at IS NULL ORDER BY a.measure_id, a.position LIMIT 1000000;

-- name: occurrences
-- Tasks of the measures of a roadmap.
SELECT o.measure_id, o.id, o.starts, o.due, o.status, o.evidence, o.review, o.baseline_due, o.moved, o.row_version
FROM roadmap_occurrence o JOIN roadmap_measure m ON m.id = o.measure_id
WHERE m.roadmap_id = ? AND m.removed_at IS NULL AND o.removed_at IS NULL ORDER BY o.measure_id, o.due, o.id LIMIT 1000000;

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
SELECT m.roadmap_id, m.id, m.number, m.text, o.id, o.starts, o.due, o.status, o.evidence, o.review, o.baseline_due, o.moved, o.row_version
FROM roadmap_occurrence o JOIN roadmap_measure m ON m.id = o.measure_id
JOIN roadmap r ON r.id = m.roadmap_id JOIN node n ON n.id = r.node_id
WHERE m.removed_at IS NULL AND o.removed_at IS NULL AND r.id IN (SELECT id FROM running_roadmap)
  AND o.status IN ('planned', 'in_work') AND o.due >= ? AND o.due <= ? AND substr(n.path, 1, length(?)) = ?
ORDER BY o.due, m.roadmap_id, m.position, o.id LIMIT 10000;

-- name: parties_of_measure
-- Parties that answer for one measure.
SELECT p.name FROM roadmap_responsible a JOIN roadmap_party p ON p.id = a.party_id WHERE a.measure_id = ? ORDER BY a.position LIMIT 1000;

-- name: scope_measures
-- Measures of all roadmaps inside a scope, and how many of their terms were not understood.
SELECT COUNT(*), COALESCE(SUM(CASE WHEN m.term_kind = 'raw' THEN 1 ELSE 0 END), 0)
FROM roadmap_measure m JOIN roadmap r ON r.id = m.roadmap_id JOIN node n ON n.id = r.node_id
WHERE m.removed_at IS NULL AND r.id IN (SELECT id FROM running_roadmap) AND substr(n.path, 1, length(?)) = ?;

-- name: scope_occurrences
-- Tasks of all roadmaps inside a scope: all, done, and open ones whose last day is before the given one.
SELECT COUNT(*), COALESCE(SUM(CASE WHEN o.status = 'done' THEN 1 ELSE 0 END), 0),
  COALESCE(SUM(CASE WHEN o.status IN ('planned', 'in_work') AND o.due < ? THEN 1 ELSE 0 END), 0)
FROM roadmap_occurrence o JOIN roadmap_measure m ON m.id = o.measure_id
JOIN roadmap r ON r.id = m.roadmap_id JOIN node n ON n.id = r.node_id
WHERE m.removed_at IS NULL AND o.removed_at IS NULL AND r.id IN (SELECT id FROM running_roadmap)
  AND substr(n.path, 1, length(?)) = ?;

-- name: status_of
-- The status of one task inside a scope.
SELECT o.status, o.evidence, o.review FROM roadmap_occurrence o JOIN roadmap_measure m ON m.id = o.measure_id
JOIN roadmap r ON r.id = m.roadmap_id JOIN node n ON n.id = r.node_id
WHERE o.id = ? AND o.removed_at IS NULL AND m.removed_at IS NULL AND r.removed_at IS NULL AND substr(n.path, 1, length(?)) = ?;

-- name: update_status
-- A new status of a task.
UPDATE roadmap_occurrence SET status = ?, evidence = ?, review = ?, row_version = row_version + 1 WHERE id = ?;

-- name: history
-- Changes of one task, the newest first.
SELECT at, actor, status_before, status_after, evidence_before, evidence_after FROM roadmap_status_change WHERE occurrence_id = ? ORDER BY id DESC LIMIT 10000;

-- name: take_away
-- Hides a version from everybody.
UPDATE roadmap SET removed_at = ?, removed_by = ?, row_version = row_version + 1 WHERE id = ?;

-- name: bring_back
-- Shows a version again.
UPDATE roadmap SET removed_at = NULL, removed_by = '', row_version = row_version + 1 WHERE id = ?;

-- name: removed_in_scope
-- A version inside a scope that was taken away.
SELECT r.plan_id, r.state FROM roadmap r JOIN node n ON n.id = r.node_id
WHERE r.id = ? AND r.removed_at IS NOT NULL AND substr(n.path, 1, length(?)) = ?;

-- name: newest_superseded
-- The version of a plan that was replaced last.
SELECT id FROM roadmap WHERE plan_id = ? AND state = 'superseded' AND removed_at IS NULL ORDER BY version DESC LIMIT 1;

-- name: approved_of_plan
-- The version of a plan in force.
SELECT id FROM roadmap WHERE plan_id = ? AND state = 'approved' AND removed_at IS NULL ORDER BY version DESC LIMIT 1;

-- name: set_state
-- What a version is at.
UPDATE roadmap SET state = ?, row_version = row_version + 1 WHERE id = ?;
