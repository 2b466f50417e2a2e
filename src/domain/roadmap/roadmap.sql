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
  r.act_issuer, r.act_signatory, r.approved_at, r.approved_by, r.row_version, EXISTS (SELECT 1 FROM running_roadmap g WHERE g.id = r.id),
  (SELECT l.paper_id FROM paper_link l JOIN paper p ON p.id = l.paper_id WHERE l.object = 'roadmap' AND l.object_id = r.id AND l.role = 'approves'
    AND p.removed_at IS NULL ORDER BY l.position DESC LIMIT 1)
FROM roadmap r JOIN node n ON n.id = r.node_id
WHERE r.removed_at IS NULL AND substr(n.path, 1, length(?)) = ? ORDER BY r.id DESC LIMIT 10000;

-- name: by_id
-- One roadmap inside a scope.
SELECT r.id, r.node_id, r.title, r.period_from, r.period_to, r.file_name, r.file_sha256, r.imported_at, r.imported_by,
  r.plan_id, r.version, r.state, r.based_on_id, r.parent_id, r.amend_reason, r.act_kind, r.act_number, r.act_date,
  r.act_issuer, r.act_signatory, r.approved_at, r.approved_by, r.row_version, EXISTS (SELECT 1 FROM running_roadmap g WHERE g.id = r.id),
  (SELECT l.paper_id FROM paper_link l JOIN paper p ON p.id = l.paper_id WHERE l.object = 'roadmap' AND l.object_id = r.id AND l.role = 'approves'
    AND p.removed_at IS NULL ORDER BY l.position DESC LIMIT 1)
FROM roadmap r JOIN node n ON n.id = r.node_id
WHERE r.id = ? AND r.removed_at IS NULL AND substr(n.path, 1, length(?)) = ?;

-- name: preamble_of
-- What stands before the table of a roadmap.
SELECT preamble FROM roadmap WHERE id = ?;

-- name: term_frame
-- What the terms of a version are read against: its period, the day of its act, the act its text names.
SELECT period_from, period_to, act_date, preamble FROM roadmap WHERE id = ?;

-- name: table_rows
-- Measures of a version as its table shows them.
SELECT id, row_version, number, section, text, term_raw, term_unsure, result FROM roadmap_measure
WHERE roadmap_id = ? AND removed_at IS NULL ORDER BY position LIMIT 100000;

-- name: table_windows
-- Windows of a version as its table shows them, by the place of their measure.
SELECT o.measure_id, o.id, o.starts, o.due, o.status, o.review FROM roadmap_measure m JOIN roadmap_occurrence o ON o.measure_id = m.id
WHERE m.roadmap_id = ? AND m.removed_at IS NULL AND o.removed_at IS NULL LIMIT 1000000;

-- name: records_version
-- The last change of the records, whatever it was.
SELECT COALESCE(MAX(id), 0) FROM journal;

-- name: tag_sources
-- What tags of the measures of a version are found by.
SELECT id, section, text, tagged_by FROM roadmap_measure WHERE roadmap_id = ? AND removed_at IS NULL ORDER BY position LIMIT 100000;

-- name: title_of
-- What a version is called.
SELECT title FROM roadmap WHERE id = ?;

-- name: set_term
-- How the term of a measure is read now.
UPDATE roadmap_measure SET term_kind = ?, term_explanation = ?, term_unsure = ? WHERE id = ?;

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
SELECT o.measure_id, o.id, o.starts, o.due, o.status, o.evidence, o.review, o.baseline_due, o.moved, o.row_version, o.event_id IS NOT NULL
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
SELECT m.roadmap_id, m.id, m.number, m.text, o.id, o.starts, o.due, o.status, o.evidence, o.review, o.baseline_due, o.moved, o.row_version, o.event_id IS NOT NULL
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

-- name: roadmap_of_measure
-- The version a measure stands in.
SELECT roadmap_id FROM roadmap_measure WHERE id = ? AND removed_at IS NULL;

-- name: any_roadmap_of_measure
-- The version a measure stands or stood in.
SELECT roadmap_id FROM roadmap_measure WHERE id = ?;

-- name: move_occurrence
-- New days of an occurrence.
UPDATE roadmap_occurrence SET starts = ?, due = ?, row_version = row_version + 1 WHERE id = ?;

-- name: move_untouched
-- New days of an occurrence nobody reported on.
UPDATE roadmap_occurrence SET starts = ?, due = ?, row_version = row_version + 1
WHERE id = ? AND status = 'planned' AND evidence = '' AND moved = 0;

-- name: take_occurrence
-- An occurrence the plan does not ask for any more.
UPDATE roadmap_occurrence SET removed_at = ?, row_version = row_version + 1 WHERE id = ?;

-- name: take_untouched
-- The same, unless somebody reported on it.
UPDATE roadmap_occurrence SET removed_at = ?, row_version = row_version + 1
WHERE id = ? AND status = 'planned' AND evidence = '' AND moved = 0;

-- name: give_occurrence
-- An occurrence the plan asks for again.
UPDATE roadmap_occurrence SET removed_at = NULL, row_version = row_version + 1 WHERE id = ?;

-- name: update_measure
-- What a person wrote of a measure, and how its term is read now.
UPDATE roadmap_measure SET section = ?, number = ?, text = ?, term_raw = ?, term_text = ?, term_kind = ?, term_explanation = ?,
  term_unsure = ?, result = ?, row_version = row_version + 1 WHERE id = ?;

-- name: clear_responsible
-- Nobody answers for a measure, until the new ones are written.
DELETE FROM roadmap_responsible WHERE measure_id = ?;

-- name: clear_documents
-- A measure leaves no documents behind, until the new ones are written.
DELETE FROM roadmap_document WHERE measure_id = ?;

-- name: set_place
-- Where a measure stands in its version.
UPDATE roadmap_measure SET position = ? WHERE id = ?;

-- name: make_room
-- Makes room for one measure behind a position.
UPDATE roadmap_measure SET position = position + 1 WHERE roadmap_id = ? AND position > ?;

-- name: place_of
-- Where a measure stands in its version.
SELECT position FROM roadmap_measure WHERE id = ?;

-- name: end_of_section
-- The place of the last measure of a section or of those before it.
SELECT COALESCE(MAX(position), -1) FROM roadmap_measure WHERE roadmap_id = ? AND removed_at IS NULL AND section <= ?;

-- name: take_measure
-- A measure taken out of its version.
UPDATE roadmap_measure SET removed_at = ?, row_version = row_version + 1 WHERE id = ?;

-- name: give_measure
-- A measure put back into its version.
UPDATE roadmap_measure SET removed_at = NULL, row_version = row_version + 1 WHERE id = ?;

-- name: party_ids
-- Parties of a roadmap by name.
SELECT name, id FROM roadmap_party WHERE roadmap_id = ? ORDER BY id LIMIT 100000;

-- name: insert_plan_change
-- A line of the log of a plan.
INSERT INTO plan_change (roadmap_id, measure_id, at, account_id, actor, action, reason, before_json, after_json, undo_json)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: changes_of_roadmap
-- What was done to a version, the newest first.
SELECT c.id, c.roadmap_id, c.measure_id, m.number, c.at, c.actor, c.action, c.reason, c.before_json, c.after_json, c.undone_by_id
FROM plan_change c LEFT JOIN roadmap_measure m ON m.id = c.measure_id
WHERE c.roadmap_id = ? ORDER BY c.id DESC LIMIT 2000;

-- name: changes_of_measure
-- What was done to a measure, the newest first.
SELECT c.id, c.roadmap_id, c.measure_id, m.number, c.at, c.actor, c.action, c.reason, c.before_json, c.after_json, c.undone_by_id
FROM plan_change c JOIN roadmap_measure m ON m.id = c.measure_id
WHERE c.measure_id = ? ORDER BY c.id DESC LIMIT 1000;

-- name: change_by_id
-- One line of the log of a plan, with what undoing it needs.
SELECT roadmap_id, measure_id, action, before_json, after_json, undo_json, undone_by_id FROM plan_change WHERE id = ?;

-- name: newest_change
-- The newest change of a measure that was not taken back.
SELECT COALESCE(MAX(id), 0) FROM plan_change WHERE measure_id = ? AND undone_by_id IS NULL AND action <> 'undone';

-- name: mark_undone
-- A change that was taken back by another.
UPDATE plan_change SET undone_by_id = ? WHERE id = ?;

-- name: set_reading
-- The confirmed reading of a term.
UPDATE roadmap_measure SET term_text = ? WHERE id = ?;

-- name: approve
-- A draft put in force by an act.
UPDATE roadmap SET state = 'approved', act_kind = ?, act_number = ?, act_date = ?, act_issuer = ?, act_signatory = ?,
  approved_at = ?, approved_by = ?, row_version = row_version + 1 WHERE id = ?;

-- name: withdraw
-- A version in force made a draft again.
UPDATE roadmap SET state = 'draft', act_kind = '', act_number = '', act_date = NULL, act_issuer = '', act_signatory = '',
  approved_at = NULL, approved_by = '', row_version = row_version + 1 WHERE id = ?;

-- name: copy_roadmap
-- The next draft of a plan, with the head of another version.
INSERT INTO roadmap (node_id, title, period_from, period_to, preamble, file_name, file_sha256, plan_id, parent_id, version,
  based_on_id, amend_reason, imported_at, imported_by_id, imported_by)
SELECT node_id, title, period_from, period_to, preamble, file_name, '', plan_id, parent_id, ?, ?, ?, ?, ?, ?
FROM roadmap WHERE id = ? RETURNING id;

-- name: copy_sections
-- Headings of a version into another.
INSERT INTO roadmap_section (roadmap_id, position, number, title, path, depth)
SELECT ?, position, number, title, path, depth FROM roadmap_section WHERE roadmap_id = ?;

-- name: copy_measures
-- Measures of a version into another; they stay the same measures.
INSERT INTO roadmap_measure (roadmap_id, position, section, number, text, term_raw, term_kind, term_explanation, term_unsure,
  result, place, origin_id, term_text, tagged_by)
SELECT ?, position, section, number, text, term_raw, term_kind, term_explanation, term_unsure, result, place, origin_id, term_text, tagged_by
FROM roadmap_measure WHERE roadmap_id = ? AND removed_at IS NULL ORDER BY position, id;

-- name: copy_parties
-- Parties of a version into another.
INSERT INTO roadmap_party (roadmap_id, name, full_name)
SELECT ?, name, full_name FROM roadmap_party WHERE roadmap_id = ? ORDER BY id;

-- name: copy_issues
-- What was noticed at reading, into another version.
INSERT INTO roadmap_issue (roadmap_id, position, code, severity, table_number, row_number, message)
SELECT ?, position, code, severity, table_number, row_number, message FROM roadmap_issue WHERE roadmap_id = ?;

-- name: copy_documents
-- Documents of the measures of a version, for the same measures of another.
INSERT INTO roadmap_document (measure_id, position, name)
SELECT n.id, d.position, d.name FROM roadmap_measure n JOIN roadmap_measure m ON m.origin_id = n.origin_id
JOIN roadmap_document d ON d.measure_id = m.id
WHERE n.roadmap_id = ? AND m.roadmap_id = ? AND m.removed_at IS NULL;

-- name: copy_aliases
-- Spellings of the parties of a version, for the same parties of another.
INSERT INTO roadmap_party_alias (party_id, alias)
SELECT n.id, a.alias FROM roadmap_party n JOIN roadmap_party p ON p.name = n.name JOIN roadmap_party_alias a ON a.party_id = p.id
WHERE n.roadmap_id = ? AND p.roadmap_id = ?;

-- name: copy_responsible
-- Who answers for the measures of a version, for the same measures of another.
INSERT INTO roadmap_responsible (measure_id, position, party_id)
SELECT n.id, a.position, np.id FROM roadmap_measure n JOIN roadmap_measure m ON m.origin_id = n.origin_id
JOIN roadmap_responsible a ON a.measure_id = m.id JOIN roadmap_party p ON p.id = a.party_id
JOIN roadmap_party np ON np.roadmap_id = n.roadmap_id AND np.name = p.name
WHERE n.roadmap_id = ? AND m.roadmap_id = ? AND m.removed_at IS NULL;

-- name: copy_tags
-- Tags people gave to the measures of a version, for the same measures of another.
INSERT INTO measure_tag (measure_id, direction, position)
SELECT n.id, t.direction, t.position FROM roadmap_measure n JOIN roadmap_measure m ON m.origin_id = n.origin_id
JOIN measure_tag t ON t.measure_id = m.id
WHERE n.roadmap_id = ? AND m.roadmap_id = ? AND m.removed_at IS NULL;

-- name: copy_occurrences
-- Occurrences of a version with their state, for the same measures of another.
INSERT INTO roadmap_occurrence (measure_id, starts, due, status, evidence, baseline_due, moved, review)
SELECT n.id, o.starts, o.due, o.status, o.evidence, o.baseline_due, o.moved, o.review
FROM roadmap_measure n JOIN roadmap_measure m ON m.origin_id = n.origin_id JOIN roadmap_occurrence o ON o.measure_id = m.id
WHERE n.roadmap_id = ? AND m.roadmap_id = ? AND m.removed_at IS NULL AND o.removed_at IS NULL;

-- name: take_over
-- What was reported on an occurrence of the version before.
UPDATE roadmap_occurrence SET status = ?, evidence = ?, review = ?, moved = ?, baseline_due = ?, row_version = row_version + 1 WHERE id = ?;

-- name: copy_history
-- The history of an occurrence of the version before.
INSERT INTO roadmap_status_change (occurrence_id, at, actor, status_before, status_after, evidence_before, evidence_after)
SELECT ?, at, actor, status_before, status_after, evidence_before, evidence_after
FROM roadmap_status_change WHERE occurrence_id = ? ORDER BY id;

-- name: plan_of
-- The plan a version belongs to.
SELECT plan_id FROM roadmap WHERE id = ? AND removed_at IS NULL;

-- name: insert_proposal
-- A proposal for the next version of a plan.
INSERT INTO proposal (plan_id, node_id, account_id, author, at, section, text, term, responsible, result, why)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: proposals_in_scope
-- Proposals by the organisations inside a scope, the newest first.
SELECT p.id, p.plan_id, p.node_id, n.name, p.author, p.at, p.section, p.text, p.term, p.responsible, p.result, p.why,
  p.status, p.note, p.decided_at, p.decided_by, p.measure_id, p.row_version
FROM proposal p JOIN node n ON n.id = p.node_id
WHERE substr(n.path, 1, length(?)) = ? ORDER BY p.id DESC LIMIT 10000;

-- name: proposal_by_id
-- One proposal.
SELECT p.id, p.plan_id, p.node_id, n.name, p.author, p.at, p.section, p.text, p.term, p.responsible, p.result, p.why,
  p.status, p.note, p.decided_at, p.decided_by, p.measure_id, p.row_version
FROM proposal p JOIN node n ON n.id = p.node_id WHERE p.id = ?;

-- name: decide_proposal
-- What became of a proposal.
UPDATE proposal SET status = ?, note = ?, decided_at = ?, decided_by = ?, measure_id = ?, row_version = row_version + 1 WHERE id = ?;

-- name: tagged_by_hand
-- Measures of a version whose tags a person set.
SELECT id FROM roadmap_measure WHERE roadmap_id = ? AND removed_at IS NULL AND tagged_by <> '' ORDER BY id LIMIT 100000;

-- name: tags
-- Tags people gave to the measures of a version.
SELECT t.measure_id, t.direction, t.position FROM measure_tag t JOIN roadmap_measure m ON m.id = t.measure_id
WHERE m.roadmap_id = ? AND m.removed_at IS NULL AND m.tagged_by <> '' ORDER BY t.measure_id, t.direction, t.position LIMIT 1000000;

-- name: clear_tags
-- The tags of a measure, before others are set.
DELETE FROM measure_tag WHERE measure_id = ?;

-- name: set_tagged_by
-- Who set the tags of a measure by hand.
UPDATE roadmap_measure SET tagged_by = ? WHERE id = ?;

-- name: insert_tag
-- A tag a person gave to a measure.
INSERT INTO measure_tag (measure_id, direction, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING;

-- name: ignored
-- Findings set aside in a plan.
SELECT finding, reason FROM lint_ignored WHERE plan_id = ? ORDER BY finding LIMIT 100000;

-- name: forget_ignored
-- A finding minded again.
DELETE FROM lint_ignored WHERE plan_id = ? AND finding = ?;

-- name: insert_ignored
-- A finding set aside.
INSERT INTO lint_ignored (plan_id, finding, reason, at, actor) VALUES (?, ?, ?, ?, ?);
