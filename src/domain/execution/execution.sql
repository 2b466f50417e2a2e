-- name: seen_roadmaps
-- Working versions of plans at, below or above an organisation given by its path; 1: the whole plan is inside its scope.
SELECT r.id, CASE WHEN substr(n.path, 1, length(?)) = ? THEN 1 ELSE 0 END
FROM running_roadmap v JOIN roadmap r ON r.id = v.id JOIN node n ON n.id = r.node_id
WHERE substr(n.path, 1, length(?)) = ? OR substr(?, 1, length(n.path)) = n.path ORDER BY r.id LIMIT 10000;

-- name: plan_in_sight
-- Whether any version of a plan, worked by or not, lies at, below or above an organisation given by its path.
SELECT 1 FROM roadmap r JOIN node n ON n.id = r.node_id
WHERE r.id = ? AND r.removed_at IS NULL AND (substr(n.path, 1, length(?)) = ? OR substr(?, 1, length(n.path)) = n.path);

-- name: nodes_in_scope
-- Organisations inside a scope.
SELECT id FROM node WHERE substr(path, 1, length(?)) = ? ORDER BY id LIMIT 100000;

-- name: task_rows
-- Tasks as lists show them; the conditions, the key of the order and the limit are put in.
SELECT t.id, t.roadmap_id, m.id, t.occurrence_id, m.number, m.text, COALESCE(s.title, ''), t.label, t.node_id, n.name,
  t.part, t.account_id, COALESCE(a.name, ''), t.starts, t.due, t.status, t.row_version,
  (SELECT COUNT(*) FROM evidence e WHERE e.task_id = t.id AND e.removed_at IS NULL), {key}
FROM task t JOIN roadmap_occurrence o ON o.id = t.occurrence_id JOIN roadmap_measure m ON m.id = o.measure_id
JOIN node n ON n.id = t.node_id
LEFT JOIN roadmap_section s ON s.roadmap_id = m.roadmap_id AND s.position = m.section
LEFT JOIN account a ON a.id = t.account_id
WHERE {where} ORDER BY {key}, t.id LIMIT ?;

-- name: task_total
-- How many tasks meet the conditions that are put in.
SELECT COUNT(*) FROM task t WHERE {where};

-- name: task_total_by_measure
-- The same for conditions on the measure.
SELECT COUNT(*) FROM task t JOIN roadmap_occurrence o ON o.id = t.occurrence_id JOIN roadmap_measure m ON m.id = o.measure_id
WHERE {where};

-- name: measure_words
-- Number and text of every measure of a roadmap, to search in.
SELECT id, number, text FROM roadmap_measure WHERE roadmap_id = ? AND removed_at IS NULL ORDER BY position LIMIT 100000;

-- name: documents_of_measure
-- Documents a measure leaves behind.
SELECT name FROM roadmap_document WHERE measure_id = ? ORDER BY position LIMIT 1000;

-- name: task_details
-- What else is told of one task.
SELECT t.actual_result, t.cancel_reason, m.result, m.term_raw, r.title, o.baseline_due, t.party_id, t.moved, t.touched
FROM task t JOIN roadmap_occurrence o ON o.id = t.occurrence_id JOIN roadmap_measure m ON m.id = o.measure_id
JOIN roadmap r ON r.id = t.roadmap_id WHERE t.id = ?;

-- name: controller_of
-- Who controls the measure of a task: named for the measure, for the executor, or for the plan.
SELECT a.id, a.name FROM task t JOIN roadmap_occurrence o ON o.id = t.occurrence_id
JOIN (SELECT roadmap_id, measure_id, account_id, CASE measure_id WHEN 0 THEN 3 ELSE 1 END AS rank, 0 AS party_id FROM plan_controller
      UNION ALL SELECT 0, 0, controller_id, 2, party_id FROM executor WHERE controller_id IS NOT NULL) c
  ON (c.rank = 1 AND c.measure_id = o.measure_id) OR (c.rank = 2 AND c.party_id = t.party_id) OR (c.rank = 3 AND c.roadmap_id = t.roadmap_id)
JOIN account a ON a.id = c.account_id WHERE t.id = ? ORDER BY c.rank LIMIT 1;

-- name: evidence_of_task
-- Papers of a task, removed ones too, in the order they came.
SELECT id, task_id, kind, title, number, dated, link, note, file_sha256, file_name, size, scan, added_at, added_by,
  COALESCE(removed_at, ''), COALESCE(removed_by, ''), COALESCE(removed_reason, '')
FROM evidence WHERE task_id = ? ORDER BY id LIMIT 10000;

-- name: evidence_by_id
-- One paper.
SELECT id, task_id, kind, title, number, dated, link, note, file_sha256, file_name, size, scan, added_at, added_by,
  COALESCE(removed_at, ''), COALESCE(removed_by, ''), COALESCE(removed_reason, '')
FROM evidence WHERE id = ?;

-- name: insert_evidence
-- A new paper of a task.
INSERT INTO evidence (task_id, kind, title, number, dated, link, note, file_sha256, file_name, size, scan, added_at, added_by_id, added_by)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: mark_evidence
-- A paper is taken away or brought back.
UPDATE evidence SET removed_at = ?, removed_by = ?, removed_reason = ? WHERE id = ?;

-- name: events_of_task
-- History of a task, the newest first.
SELECT id, at, actor, kind, status_before, status_after, note, undone FROM task_event WHERE task_id = ? ORDER BY id DESC LIMIT 1000;

-- name: insert_event
-- A line of the history of a task.
INSERT INTO task_event (task_id, at, account_id, actor, kind, status_before, status_after, note, before, evidence_id, undoes_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: last_change
-- The newest change of a task that was not taken back and is not itself a taking back.
SELECT id, kind, account_id, actor, before, evidence_id, status_before, status_after, at FROM task_event
WHERE task_id = ? AND undone = 0 AND kind <> 'undo' ORDER BY id DESC LIMIT 1;

-- name: mark_undone
-- A change was taken back.
UPDATE task_event SET undone = 1 WHERE id = ?;

-- name: submission
-- Who sent a task to be checked the last time.
SELECT account_id, actor FROM task_event
WHERE task_id = ? AND kind = 'status' AND status_after = 'review' AND undone = 0 ORDER BY id DESC LIMIT 1;

-- name: last_touch
-- Who changed a task last.
SELECT actor, at FROM task_event WHERE task_id = ? ORDER BY id DESC LIMIT 1;

-- name: task_state
-- What a change of a task replaces, with where it belongs.
SELECT t.status, t.actual_result, t.cancel_reason, t.starts, t.due, t.moved, t.account_id, t.row_version, t.occurrence_id,
  o.measure_id, t.node_id, n.path, t.roadmap_id, t.label, o.starts, o.due
FROM task t JOIN node n ON n.id = t.node_id JOIN roadmap_occurrence o ON o.id = t.occurrence_id WHERE t.id = ? AND t.live = 1;

-- name: put_state
-- The new state of a task.
UPDATE task SET status = ?, actual_result = ?, cancel_reason = ?, starts = ?, due = ?, moved = ?, account_id = ?, touched = 1,
  row_version = row_version + 1 WHERE id = ?;

-- name: touch
-- Something about a task changed that stands in tables of its own.
UPDATE task SET touched = 1, row_version = row_version + 1 WHERE id = ?;

-- name: count_window
-- Brings the counters and the status of a window up to its tasks.
UPDATE roadmap_occurrence SET (tasks_total, tasks_in_work, tasks_review, tasks_done, tasks_cancelled) = (
  SELECT COUNT(*), COALESCE(SUM(status = 'in_work'), 0), COALESCE(SUM(status = 'review'), 0),
    COALESCE(SUM(status = 'done'), 0), COALESCE(SUM(status = 'cancelled'), 0) FROM task WHERE occurrence_id = ?1 AND live = 1)
WHERE id = ?1;

-- name: conclude_window
-- The status of a window follows from its counters.
UPDATE roadmap_occurrence SET
  status = CASE WHEN tasks_total = 0 THEN status
    WHEN tasks_cancelled = tasks_total THEN 'cancelled'
    WHEN tasks_done + tasks_cancelled = tasks_total THEN 'done'
    WHEN tasks_in_work + tasks_review + tasks_done > 0 THEN 'in_work'
    ELSE 'planned' END,
  review = CASE WHEN tasks_review > 0 THEN 1 ELSE 0 END,
  evidence = CASE WHEN tasks_total = 0 THEN evidence
    WHEN tasks_cancelled = tasks_total THEN COALESCE(
      (SELECT MIN(cancel_reason) FROM task WHERE occurrence_id = ?1 AND live = 1 AND cancel_reason <> ''), '')
    ELSE COALESCE((
      SELECT CASE WHEN e.title <> '' THEN e.title ELSE e.file_name END
        || CASE WHEN e.number <> '' THEN ' № ' || e.number ELSE '' END
        || CASE WHEN COUNT(*) OVER () > 1 THEN ' и ещё ' || (COUNT(*) OVER () - 1) ELSE '' END
      FROM evidence e JOIN task t ON t.id = e.task_id
      WHERE t.occurrence_id = ?1 AND e.removed_at IS NULL ORDER BY e.id LIMIT 1), '') END
WHERE id = ?1;

-- name: window
-- One window of a measure of a plan inside a scope, still in the plan.
SELECT o.starts, o.due, o.row_version, m.roadmap_id, m.id, o.status FROM roadmap_occurrence o JOIN roadmap_measure m ON m.id = o.measure_id
JOIN roadmap r ON r.id = m.roadmap_id JOIN node n ON n.id = r.node_id
WHERE o.id = ? AND o.removed_at IS NULL AND m.removed_at IS NULL AND substr(n.path, 1, length(?)) = ?;

-- name: move_window
-- New days of a window, set by a person.
UPDATE roadmap_occurrence SET starts = ?, due = ?, moved = 1, row_version = row_version + 1 WHERE id = ?;

-- name: follow_window
-- Open tasks without days of their own follow their window.
UPDATE task SET starts = ?, due = ?, row_version = row_version + 1
WHERE occurrence_id = ? AND moved = 0 AND status NOT IN ('done', 'cancelled');

-- name: insert_move
-- What a window was moved from and to.
INSERT INTO occurrence_move (occurrence_id, at, actor, starts_before, due_before, starts_after, due_after, reason)
VALUES (?, ?, ?, ?, ?, ?, ?, ?);

-- name: moves_of_window
-- Moves of a window, the newest first.
SELECT id, at, actor, due_before, due_after, reason FROM occurrence_move WHERE occurrence_id = ? ORDER BY id DESC LIMIT 1000;

-- name: tasks_of_window
-- Numbers of the tasks of a window, with the path of who performs.
SELECT t.id, n.path, CASE t.label WHEN '' THEN n.name ELSE t.label END FROM task t JOIN node n ON n.id = t.node_id WHERE t.occurrence_id = ? AND t.live = 1 ORDER BY t.id LIMIT 100000;

-- name: account_of_node
-- An account that may sign in and belongs to an organisation given by its path, or above it.
SELECT a.name FROM account a JOIN node n ON n.id = a.node_id WHERE a.id = ? AND a.disabled = 0 AND substr(?, 1, length(n.path)) = n.path;

-- name: measure_row
-- One measure that is in its plan.
SELECT m.id, m.roadmap_id, m.number, m.text, COALESCE(s.title, ''), m.term_raw, m.result FROM roadmap_measure m
LEFT JOIN roadmap_section s ON s.roadmap_id = m.roadmap_id AND s.position = m.section WHERE m.id = ? AND m.removed_at IS NULL;

-- name: parties_of_measure
-- Parties that answer for a measure.
SELECT p.name FROM roadmap_responsible a JOIN roadmap_party p ON p.id = a.party_id WHERE a.measure_id = ? ORDER BY a.position LIMIT 1000;

-- name: windows_of_measure
-- Windows of a measure that are in its plan.
SELECT id, starts, due, baseline_due, status, review, row_version FROM roadmap_occurrence
WHERE measure_id = ? AND removed_at IS NULL ORDER BY due, id LIMIT 10000;

-- name: roadmap_place
-- The organisation of a roadmap that is not taken away, whether it is worked by, its plan and its parent.
SELECT r.node_id, n.path, CASE WHEN v.id IS NULL THEN 0 ELSE 1 END, r.plan_id, COALESCE(r.parent_id, 0), r.title
FROM roadmap r JOIN node n ON n.id = r.node_id LEFT JOIN running_roadmap v ON v.id = r.id WHERE r.id = ? AND r.removed_at IS NULL;

-- name: parties
-- Parties of a roadmap with whom they stand for, in the order they were met; the last: how many measures name them.
SELECT p.id, p.name, p.full_name, e.rule, e.node_id, e.label, e.list, e.account_id, e.controller_id, e.lead, e.chosen,
  (SELECT COUNT(*) FROM roadmap_responsible a JOIN roadmap_measure m ON m.id = a.measure_id WHERE a.party_id = p.id AND m.removed_at IS NULL)
FROM roadmap_party p LEFT JOIN executor e ON e.party_id = p.id WHERE p.roadmap_id = ? ORDER BY p.id LIMIT 100000;

-- name: put_executor
-- Whom a party stands for.
INSERT INTO executor (party_id, rule, node_id, label, list, account_id, controller_id, lead, chosen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (party_id) DO UPDATE SET rule = excluded.rule, node_id = excluded.node_id, label = excluded.label, list = excluded.list,
  account_id = excluded.account_id, controller_id = excluded.controller_id, lead = excluded.lead, chosen = excluded.chosen;

-- name: plan_controller
-- Who controls a whole plan.
SELECT account_id FROM plan_controller WHERE roadmap_id = ? AND measure_id = 0;

-- name: put_controller
-- Who controls a plan or a measure of it.
INSERT INTO plan_controller (roadmap_id, measure_id, account_id) VALUES (?, ?, ?)
ON CONFLICT (roadmap_id, measure_id) DO UPDATE SET account_id = excluded.account_id;

-- name: drop_controller
-- Nobody controls a plan or a measure of it.
DELETE FROM plan_controller WHERE roadmap_id = ? AND measure_id = ?;

-- name: named_parties
-- Which parties answer for which measures, the first named first, with the text of the measure.
SELECT m.id, m.text, a.party_id FROM roadmap_measure m JOIN roadmap_responsible a ON a.measure_id = m.id
WHERE m.roadmap_id = ? AND m.removed_at IS NULL ORDER BY m.id, a.position LIMIT 10000000;

-- name: places_in
-- Organisations of a kind inside a scope.
SELECT id FROM node WHERE kind = ? AND substr(path, 1, length(?)) = ? ORDER BY id LIMIT 100000;

-- name: list_members
-- Schools of a named list of the municipality a path lies in.
SELECT x.node_id FROM school_list l JOIN school_list_member x ON x.list_id = l.id JOIN node n ON n.id = l.node_id JOIN node s ON s.id = x.node_id
WHERE l.kind = ? AND substr(?, 1, length(n.path)) = n.path AND substr(s.path, 1, length(?)) = ? ORDER BY x.node_id LIMIT 100000;

-- name: account_home
-- The organisation of an account that may sign in.
SELECT a.node_id, n.path FROM account a JOIN node n ON n.id = a.node_id WHERE a.id = ? AND a.disabled = 0;

-- name: clear_spread_sets
-- The work table of a spread: which organisations a party stands for.
DELETE FROM spread_set;

-- name: clear_spread_parties
-- The work table of a spread: which sets answer for a measure.
DELETE FROM spread_party;

-- name: insert_set
-- An executor of a set.
INSERT INTO spread_set (set_key, node_id, label, account_id) VALUES (?, ?, ?, ?);

-- name: insert_set_of_measure
-- A set answers for a measure.
INSERT INTO spread_party (measure_id, position, party_id, set_key, part) VALUES (?, ?, ?, ?, ?);

-- name: withdraw
-- Tasks nobody touched whose window or executor is in the plan no more.
DELETE FROM task WHERE roadmap_id = ? AND touched = 0 AND NOT EXISTS (
  SELECT 1 FROM roadmap_occurrence o JOIN roadmap_measure m ON m.id = o.measure_id JOIN spread_party p ON p.measure_id = o.measure_id
  JOIN spread_set s ON s.set_key = p.set_key AND s.node_id = task.node_id AND s.label = task.label
  WHERE o.id = task.occurrence_id AND o.removed_at IS NULL AND m.removed_at IS NULL AND m.roadmap_id = task.roadmap_id);

-- name: hide
-- Tasks somebody worked on leave the lists while their window is out of the plan, and come back with it.
UPDATE task SET live = (SELECT CASE WHEN o.removed_at IS NULL AND m.removed_at IS NULL THEN 1 ELSE 0 END
  FROM roadmap_occurrence o JOIN roadmap_measure m ON m.id = o.measure_id WHERE o.id = task.occurrence_id)
WHERE roadmap_id = ? AND touched = 1;

-- name: follow_windows
-- Open tasks without days of their own stand where their windows stand.
UPDATE task SET starts = o.starts, due = o.due, row_version = task.row_version + 1 FROM roadmap_occurrence o
WHERE o.id = task.occurrence_id AND task.roadmap_id = ? AND task.moved = 0 AND task.status NOT IN ('done', 'cancelled')
  AND (task.due <> o.due OR task.starts <> o.starts);

-- name: insert_tasks
-- Every executor of every window gets its task, once. A window closed before tasks were kept gives closed tasks.
INSERT OR IGNORE INTO task (roadmap_id, occurrence_id, party_id, node_id, label, account_id, part, status, starts, due, touched)
SELECT m.roadmap_id, o.id, p.party_id, s.node_id, s.label, s.account_id, p.part,
  CASE WHEN o.tasks_total = 0 AND o.status IN ('done', 'cancelled') THEN o.status ELSE 'planned' END, o.starts, o.due,
  CASE WHEN o.tasks_total = 0 AND o.status IN ('done', 'cancelled') THEN 1 ELSE 0 END
FROM roadmap_measure m CROSS JOIN roadmap_occurrence o ON o.measure_id = m.id
CROSS JOIN spread_party p ON p.measure_id = m.id CROSS JOIN spread_set s ON s.set_key = p.set_key
WHERE m.roadmap_id = ? AND m.removed_at IS NULL AND o.removed_at IS NULL;

-- name: give_to_account
-- Tasks nobody touched go to the person their executor names now.
UPDATE task SET account_id = (SELECT s.account_id FROM spread_party p JOIN spread_set s ON s.set_key = p.set_key
  JOIN roadmap_occurrence o ON o.measure_id = p.measure_id
  WHERE o.id = task.occurrence_id AND s.node_id = task.node_id AND s.label = task.label ORDER BY p.position LIMIT 1)
WHERE roadmap_id = ? AND touched = 0 AND party_id IN (SELECT party_id FROM executor WHERE account_id IS NOT NULL OR chosen = 1);

-- name: kept
-- Touched open tasks whose executor the plan names no more.
SELECT COUNT(*) FROM task WHERE roadmap_id = ? AND touched = 1 AND live = 1 AND status NOT IN ('done', 'cancelled') AND NOT EXISTS (
  SELECT 1 FROM roadmap_occurrence o JOIN spread_party p ON p.measure_id = o.measure_id
  JOIN spread_set s ON s.set_key = p.set_key AND s.node_id = task.node_id AND s.label = task.label WHERE o.id = task.occurrence_id);

-- name: count_tasks
-- Tasks of a roadmap.
SELECT COUNT(*) FROM task WHERE roadmap_id = ?;

-- name: count_windows
-- Brings the counters of all windows of a roadmap up to their tasks.
UPDATE roadmap_occurrence SET (tasks_total, tasks_in_work, tasks_review, tasks_done, tasks_cancelled) = (
  SELECT COUNT(*), COALESCE(SUM(status = 'in_work'), 0), COALESCE(SUM(status = 'review'), 0),
    COALESCE(SUM(status = 'done'), 0), COALESCE(SUM(status = 'cancelled'), 0) FROM task WHERE occurrence_id = roadmap_occurrence.id AND live = 1)
WHERE measure_id IN (SELECT id FROM roadmap_measure WHERE roadmap_id = ?);

-- name: conclude_windows
-- The status of every window of a roadmap follows from its counters.
UPDATE roadmap_occurrence SET
  status = CASE WHEN tasks_cancelled = tasks_total THEN 'cancelled'
    WHEN tasks_done + tasks_cancelled = tasks_total THEN 'done'
    WHEN tasks_in_work + tasks_review + tasks_done > 0 THEN 'in_work'
    ELSE 'planned' END,
  review = CASE WHEN tasks_review > 0 THEN 1 ELSE 0 END
WHERE tasks_total > 0 AND measure_id IN (SELECT id FROM roadmap_measure WHERE roadmap_id = ?);

-- name: insert_spread_log
-- What a spread did.
INSERT INTO spread_log (roadmap_id, at, actor, reason, added, withdrawn, kept) VALUES (?, ?, ?, ?, ?, ?, ?);

-- name: spread_log
-- What spreads of a roadmap did, the newest first.
SELECT at, actor, reason, added, withdrawn, kept FROM spread_log WHERE roadmap_id = ? ORDER BY id DESC LIMIT 1000;

-- name: worked_windows
-- Windows of older versions of a plan on which somebody worked, with the measure they belong to.
SELECT DISTINCT o.id, COALESCE(m.origin_id, m.id), o.due, m.roadmap_id,
  (SELECT COUNT(*) FROM roadmap_occurrence x WHERE x.measure_id = o.measure_id AND x.due < o.due)
FROM task t JOIN roadmap_occurrence o ON o.id = t.occurrence_id JOIN roadmap_measure m ON m.id = o.measure_id
JOIN roadmap r ON r.id = m.roadmap_id WHERE r.plan_id = ? AND r.id <> ? AND t.touched = 1 ORDER BY o.id LIMIT 1000000;

-- name: new_windows
-- Windows of a version with the measure they belong to, in order of their days.
SELECT o.id, COALESCE(m.origin_id, m.id), o.due FROM roadmap_occurrence o JOIN roadmap_measure m ON m.id = o.measure_id
WHERE m.roadmap_id = ? AND o.removed_at IS NULL AND m.removed_at IS NULL ORDER BY m.id, o.due, o.id LIMIT 1000000;

-- name: carry_tasks
-- Work goes over to the same window of the new version.
UPDATE OR IGNORE task SET occurrence_id = ?, roadmap_id = ?, party_id = COALESCE((SELECT y.id FROM roadmap_party x JOIN roadmap_party y ON y.name = x.name
  WHERE x.id = task.party_id AND y.roadmap_id = ?), party_id) WHERE occurrence_id = ? AND touched = 1;

-- name: carry_moves
-- The history of moves goes over too.
UPDATE occurrence_move SET occurrence_id = ? WHERE occurrence_id = ?;

-- name: carry_executors
-- What people chose for the parties of older versions holds for the same names of the new one.
INSERT INTO executor (party_id, rule, node_id, label, list, account_id, controller_id, lead, chosen)
SELECT y.id, e.rule, e.node_id, e.label, e.list, e.account_id, e.controller_id, e.lead, e.chosen
FROM roadmap_party y JOIN roadmap_party x ON x.name = y.name JOIN executor e ON e.party_id = x.id JOIN roadmap r ON r.id = x.roadmap_id
WHERE y.roadmap_id = ?1 AND r.plan_id = ?2 AND r.id <> ?1 AND e.chosen = 1
  AND x.id = (SELECT MAX(z.id) FROM roadmap_party z JOIN executor w ON w.party_id = z.id JOIN roadmap q ON q.id = z.roadmap_id
    WHERE z.name = y.name AND q.plan_id = ?2 AND q.id <> ?1 AND w.chosen = 1)
ON CONFLICT (party_id) DO NOTHING;

-- name: carry_controller
-- The controller of the older version controls the new one.
INSERT OR IGNORE INTO plan_controller (roadmap_id, measure_id, account_id)
SELECT ?1, 0, c.account_id FROM plan_controller c JOIN roadmap r ON r.id = c.roadmap_id
WHERE r.plan_id = ?2 AND r.id <> ?1 AND c.measure_id = 0 ORDER BY r.id DESC LIMIT 1;

-- name: drop_untouched
-- Tasks of older versions of a plan nobody worked on.
DELETE FROM task WHERE touched = 0 AND roadmap_id IN (SELECT id FROM roadmap WHERE plan_id = ? AND id <> ?);

-- name: evidence_of_roadmap
-- Papers of the tasks of a roadmap.
SELECT COUNT(*) FROM evidence e JOIN task t ON t.id = e.task_id WHERE t.roadmap_id = ?;

-- name: forget_events
-- History of the tasks of a roadmap that is taken away.
DELETE FROM task_event WHERE task_id IN (SELECT id FROM task WHERE roadmap_id = ?);

-- name: forget_tasks
-- Tasks of a roadmap that is taken away.
DELETE FROM task WHERE roadmap_id = ?;

-- name: legacy_evidence
-- What closed a window before tasks were kept stands as a reference at its tasks.
INSERT INTO evidence (task_id, kind, title, note, added_at, added_by)
SELECT t.id, 'other', o.evidence, 'перенесено из прежней отметки о выполнении', ?, ? FROM task t JOIN roadmap_occurrence o ON o.id = t.occurrence_id
WHERE t.roadmap_id = ? AND o.tasks_total = 0 AND t.status = 'done' AND o.evidence <> '';

-- name: bare_roadmaps
-- Working versions that have no tasks yet though they have windows.
SELECT v.id FROM running_roadmap v JOIN roadmap r ON r.id = v.id WHERE r.parent_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM task t WHERE t.roadmap_id = v.id)
  AND NOT EXISTS (SELECT 1 FROM spread_log l WHERE l.roadmap_id = v.id) ORDER BY v.id LIMIT 10000;

-- name: running_in
-- Working versions inside a scope.
SELECT v.id FROM running_roadmap v JOIN roadmap r ON r.id = v.id JOIN node n ON n.id = r.node_id
WHERE r.parent_id IS NULL AND substr(n.path, 1, length(?)) = ? ORDER BY v.id LIMIT 10000;

-- name: node_path
-- Where an organisation stands in the tree.
SELECT path FROM node WHERE id = ?;

-- name: school_list
-- Lists of a kind of the municipalities inside a scope.
SELECT l.id, l.source, l.updated_at, l.updated_by FROM school_list l JOIN node n ON n.id = l.node_id
WHERE l.kind = ? AND substr(n.path, 1, length(?)) = ? ORDER BY l.id LIMIT 1000;

-- name: members
-- Schools of a list inside a scope.
SELECT x.node_id FROM school_list_member x JOIN node n ON n.id = x.node_id
WHERE x.list_id = ? AND substr(n.path, 1, length(?)) = ? ORDER BY n.name, x.node_id LIMIT 100000;

-- name: put_list
-- A named list of a municipality.
INSERT INTO school_list (node_id, kind, source, updated_at, updated_by) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (node_id, kind) DO UPDATE SET source = excluded.source, updated_at = excluded.updated_at, updated_by = excluded.updated_by
RETURNING id;

-- name: clear_members
-- Before a list is filled anew.
DELETE FROM school_list_member WHERE list_id = ?;

-- name: put_member
-- A school of a list.
INSERT INTO school_list_member (list_id, node_id) VALUES (?, ?) ON CONFLICT (list_id, node_id) DO NOTHING;

-- name: measure_rows
-- Measures of a roadmap in order, for grids and charts.
SELECT m.id, m.number, m.text, m.section, COALESCE(s.number, ''), COALESCE(s.title, ''), m.term_raw, m.term_text, m.term_kind FROM roadmap_measure m
LEFT JOIN roadmap_section s ON s.roadmap_id = m.roadmap_id AND s.position = m.section
WHERE m.roadmap_id = ? AND m.removed_at IS NULL ORDER BY m.position LIMIT 100000;

-- name: measure_parties
-- Names of the parties of the measures of a roadmap.
SELECT a.measure_id, p.name FROM roadmap_measure m JOIN roadmap_responsible a ON a.measure_id = m.id JOIN roadmap_party p ON p.id = a.party_id
WHERE m.roadmap_id = ? AND m.removed_at IS NULL ORDER BY a.measure_id, a.position LIMIT 1000000;

-- name: window_rows
-- Windows of a roadmap that touch a span of days, with their counters.
SELECT o.measure_id, o.id, o.starts, o.due, o.baseline_due, o.status, o.review, o.tasks_done + o.tasks_cancelled, o.tasks_total, o.row_version
FROM roadmap_measure m JOIN roadmap_occurrence o ON o.measure_id = m.id
WHERE m.roadmap_id = ? AND m.removed_at IS NULL AND o.removed_at IS NULL AND o.due >= ? AND o.starts <= ? ORDER BY o.measure_id, o.due, o.id LIMIT 1000000;

-- name: own_counters
-- Tasks of organisations of a scope by window and status: what a school may know of the whole.
SELECT t.occurrence_id, t.status, COUNT(*) FROM task t JOIN node n ON n.id = t.node_id
WHERE t.roadmap_id = ? AND t.live = 1 AND substr(n.path, 1, length(?)) = ? GROUP BY t.occurrence_id, t.status LIMIT 1000000;

-- name: progress
-- Tasks in groups by the key that is put in, by status and lateness.
SELECT {key}, t.status, CASE WHEN t.status IN ('planned', 'in_work', 'review') AND t.due < ? THEN 1 ELSE 0 END, COUNT(*)
FROM task t {join} WHERE {where} GROUP BY 1, 2, 3 LIMIT 1000000;

-- name: node_names
-- Names of the organisations that have tasks of a roadmap.
SELECT DISTINCT n.id, n.name FROM task t JOIN node n ON n.id = t.node_id WHERE t.roadmap_id = ? LIMIT 100000;

-- name: status_counts
-- Tasks by status and nearness, under conditions that are put in.
SELECT COUNT(*), COALESCE(SUM(t.status = 'done'), 0),
  COALESCE(SUM(t.status IN ('planned', 'in_work', 'review') AND t.due < ?), 0),
  COALESCE(SUM(t.status IN ('planned', 'in_work', 'review') AND t.due >= ? AND t.due <= ?), 0),
  COALESCE(SUM(t.status = 'review'), 0) FROM task t WHERE {where};

-- name: hanging_windows
-- Windows of a roadmap that hang on events.
SELECT o.id, o.measure_id, o.event_id, o.starts, o.due, o.status, o.moved, o.removed_at,
  EXISTS (SELECT 1 FROM task t WHERE t.occurrence_id = o.id AND t.touched = 1)
FROM roadmap_measure m JOIN roadmap_occurrence o ON o.measure_id = m.id
WHERE m.roadmap_id = ? AND o.event_id IS NOT NULL ORDER BY o.measure_id, o.due, o.id LIMIT 1000000;

-- name: insert_hanging
-- A window an event gave a measure.
INSERT INTO roadmap_occurrence (measure_id, starts, due, baseline_due, event_id) VALUES (?, ?, ?, ?, ?);

-- name: shift_window
-- A window follows its event.
UPDATE roadmap_occurrence SET starts = ?, due = ?, row_version = row_version + 1 WHERE id = ?;

-- name: remove_window
-- A window whose event is there no more.
UPDATE roadmap_occurrence SET removed_at = ?, row_version = row_version + 1 WHERE id = ?;

-- name: revive_window
-- A window whose event is back.
UPDATE roadmap_occurrence SET removed_at = NULL, row_version = row_version + 1 WHERE id = ?;

-- name: events_above
-- Events of an organisation given by its path and of those above it, by date.
SELECT e.id, e.node_id, e.kind, e.title, e.date, e.end_date, e.note, e.row_version, 0 FROM event e JOIN node n ON n.id = e.node_id
WHERE e.removed_at IS NULL AND substr(?, 1, length(n.path)) = n.path ORDER BY e.date, e.id LIMIT 100000;

-- name: events_in
-- Events of organisations at, above and below a path, by date, with how many windows hang on each.
SELECT e.id, e.node_id, e.kind, e.title, e.date, e.end_date, e.note, e.row_version,
  (SELECT COUNT(*) FROM roadmap_occurrence o WHERE o.event_id = e.id AND o.removed_at IS NULL) FROM event e JOIN node n ON n.id = e.node_id
WHERE e.removed_at IS NULL AND (substr(?, 1, length(n.path)) = n.path OR substr(n.path, 1, length(?)) = ?) ORDER BY e.date, e.id LIMIT 100000;

-- name: event_by_id
-- One event inside a scope.
SELECT e.id, e.node_id, e.kind, e.title, e.date, e.end_date, e.note, e.row_version,
  (SELECT COUNT(*) FROM roadmap_occurrence o WHERE o.event_id = e.id AND o.removed_at IS NULL) FROM event e JOIN node n ON n.id = e.node_id
WHERE e.id = ? AND e.removed_at IS NULL AND substr(n.path, 1, length(?)) = ?;

-- name: insert_dated
-- A new event.
INSERT INTO event (node_id, kind, title, date, end_date, note, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: update_dated
-- An event changes.
UPDATE event SET kind = ?, title = ?, date = ?, end_date = ?, note = ?, row_version = row_version + 1 WHERE id = ?;

-- name: remove_dated
-- An event is taken away or brought back.
UPDATE event SET removed_at = ?, row_version = row_version + 1 WHERE id = ?;

-- name: school_plans
-- Schools a municipal roadmap gives work to, or that have a plan from it, with their plans.
SELECT n.id, n.name, s.roadmap_id, s.state, s.note, s.changed_at, s.changed_by, s.row_version,
  (SELECT COUNT(*) FROM roadmap_measure m WHERE m.roadmap_id = s.roadmap_id AND m.removed_at IS NULL)
FROM node n LEFT JOIN school_plan s ON s.node_id = n.id AND s.municipal_id = ?
WHERE n.kind IN ('school', 'kindergarten') AND (n.id IN (SELECT DISTINCT node_id FROM task WHERE roadmap_id = ?)
  OR n.id IN (SELECT node_id FROM school_plan WHERE municipal_id = ?)) AND substr(n.path, 1, length(?)) = ? ORDER BY n.kind DESC, n.name, n.id LIMIT 100000;

-- name: last_batch
-- The newest generation of school plans of which something can still be taken back.
SELECT s.batch FROM school_plan s WHERE s.municipal_id = ? AND s.state = 'draft' AND s.row_version = 1
  AND NOT EXISTS (SELECT 1 FROM plan_change c WHERE c.roadmap_id = s.roadmap_id) ORDER BY s.roadmap_id DESC LIMIT 1;

-- name: untouched_plans
-- School plans of one generation nobody has touched.
SELECT s.roadmap_id FROM school_plan s WHERE s.municipal_id = ? AND s.batch = ? AND s.state = 'draft' AND s.row_version = 1
  AND NOT EXISTS (SELECT 1 FROM plan_change c WHERE c.roadmap_id = s.roadmap_id) ORDER BY s.roadmap_id LIMIT 100000;

-- name: schools_without_plan
-- Schools and kindergartens with work by the laid-out executors and without a plan from this roadmap.
SELECT n.id, n.name, n.path FROM node n WHERE n.kind IN ('school', 'kindergarten')
  AND n.id IN (SELECT s.node_id FROM spread_set s JOIN spread_party p ON p.set_key = s.set_key)
  AND NOT EXISTS (SELECT 1 FROM school_plan x WHERE x.municipal_id = ? AND x.node_id = n.id)
  AND substr(n.path, 1, length(?)) = ? ORDER BY n.name, n.id LIMIT 100000;

-- name: measures_of_school
-- Measures whose executors mean this organisation, in the order of the plan.
SELECT m.id FROM roadmap_measure m WHERE m.id IN (SELECT p.measure_id FROM spread_party p JOIN spread_set s ON s.set_key = p.set_key WHERE s.node_id = ?)
  AND m.roadmap_id = ? AND m.removed_at IS NULL ORDER BY m.position LIMIT 100000;

-- name: set_parent
-- The municipal roadmap a school plan comes from.
UPDATE roadmap SET parent_id = ? WHERE id = ?;

-- name: insert_school_plan
-- A draft of a school.
INSERT INTO school_plan (roadmap_id, municipal_id, node_id, state, changed_at, changed_by, batch) VALUES (?, ?, ?, 'draft', ?, ?, ?);

-- name: school_plan
-- A school plan with its school.
SELECT s.municipal_id, s.state, n.path, n.name, s.row_version FROM school_plan s JOIN node n ON n.id = s.node_id
JOIN roadmap r ON r.id = s.roadmap_id WHERE s.roadmap_id = ? AND r.removed_at IS NULL;

-- name: set_plan_state
-- A school plan goes on to its next state.
UPDATE school_plan SET state = ?, note = ?, changed_at = ?, changed_by = ?, row_version = row_version + 1 WHERE roadmap_id = ?;

-- name: set_roadmap_state
-- The roadmap of a school plan tells the same state.
UPDATE roadmap SET state = ?, row_version = row_version + 1 WHERE id = ?;

-- name: insert_plan_event
-- A line of the history of a school plan.
INSERT INTO school_plan_event (roadmap_id, at, actor, state_before, state_after, note) VALUES (?, ?, ?, ?, ?, ?);

-- name: drop_plan_history
-- History of a school plan that is taken back.
DELETE FROM school_plan_event WHERE roadmap_id = ?;

-- name: drop_school_plan
-- A school plan that is taken back.
DELETE FROM school_plan WHERE roadmap_id = ?;
