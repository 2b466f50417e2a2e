-- name: start_batch
-- A batch that is not seen yet; a killed process leaves it for the sweep.
INSERT INTO batch (state, kind, started_at, actor) VALUES ('pending', ?, ?, ?) RETURNING id;

-- name: add_file
-- A file of a batch.
INSERT INTO batch_file (batch_id, position, name, sha256, form) VALUES (?, ?, ?, ?, ?);

-- name: add_exam
-- The works of one school in one exam.
INSERT INTO batch_exam (batch_id, procedure, year, grade, subject, school_id, works, participants, absent) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: add_node
-- An organisation the batch made or gave a name.
INSERT INTO batch_node (batch_id, node_id, made, old_name, new_name) VALUES (?, ?, ?, ?, ?);

-- name: commit_batch
-- From here on everybody sees the batch.
UPDATE batch SET state = 'committed', committed_at = ? WHERE id = ?;

-- name: take_back_batch
-- The batch stays in the list as taken back.
UPDATE batch SET state = 'taken_back', taken_back_at = ? WHERE id = ?;

-- name: state_of_batch
-- Its state.
SELECT state FROM batch WHERE id = ?;

-- name: to_clear
-- Batches whose facts may still be there: pending, or taken back by a process that was killed before it removed them.
SELECT id FROM batch WHERE state <> 'committed' AND cleared_at = '' ORDER BY id LIMIT 1000;

-- name: mark_cleared
-- The facts of the batch are gone for certain.
UPDATE batch SET cleared_at = ? WHERE id = ?;

-- name: delete_pending
-- Forgets a batch that never was.
DELETE FROM batch WHERE id = ? AND state = 'pending';

-- name: committed
-- Batches that are seen.
SELECT id FROM batch WHERE state = 'committed' ORDER BY id LIMIT 100000;

-- name: batches
-- All batches people know about, newest first.
SELECT id, state, kind, committed_at, actor, taken_back_at FROM batch WHERE state <> 'pending' ORDER BY id DESC LIMIT 100000;

-- name: files
-- The files of all batches.
SELECT batch_id, name, sha256, form FROM batch_file ORDER BY batch_id, position LIMIT 1000000;

-- name: batch_exams
-- Exams of all batches with their counts.
SELECT batch_id, procedure, year, grade, subject, sum(works), sum(participants), sum(absent) FROM batch_exam GROUP BY batch_id, procedure, year, grade, subject ORDER BY batch_id, procedure, year, grade, subject LIMIT 1000000;

-- name: file_known
-- The committed batch that holds a file with this digest.
SELECT b.id, f.name FROM batch_file f JOIN batch b ON b.id = f.batch_id WHERE f.sha256 = ? AND b.state = 'committed' ORDER BY b.id LIMIT 1;

-- name: exam_known
-- The committed batches that hold works of this exam, by code of school.
SELECT n.code, min(e.batch_id) FROM batch_exam e JOIN batch b ON b.id = e.batch_id JOIN node n ON n.id = e.school_id WHERE b.state = 'committed' AND e.procedure = ? AND e.year = ? AND e.grade = ? AND e.subject = ? GROUP BY n.code ORDER BY n.code LIMIT 100000;

-- name: nodes_of_batch
-- Organisations the batch touched, the lowest of the tree first.
SELECT node_id, made, old_name, new_name FROM batch_node WHERE batch_id = ? ORDER BY node_id DESC LIMIT 1000000;

-- name: node_used_elsewhere
-- Works of another committed batch, or organisations below.
SELECT (SELECT count(*) FROM batch_exam e JOIN batch b ON b.id = e.batch_id WHERE e.school_id = ? AND b.state = 'committed') + (SELECT count(*) FROM node c WHERE c.parent_id = ?);

-- name: forget_exams
-- The counts of a batch that was taken back, so that its schools may go.
DELETE FROM batch_exam WHERE batch_id = ?;

-- name: forget_nodes
-- What a batch made, once it is undone.
DELETE FROM batch_node WHERE batch_id = ?;

-- name: delete_node
-- An organisation nothing refers to.
DELETE FROM node WHERE id = ?;

-- name: rename_node
-- A better name for an organisation.
UPDATE node SET name = ? WHERE id = ? AND name = ?;

-- name: municipality_by_name
-- A municipality by its exact name.
SELECT id, code, name FROM node WHERE kind = 'municipality' AND name = ? ORDER BY id LIMIT 1;

-- name: first_municipality
-- The municipality that init made.
SELECT id, code, name FROM node WHERE kind = 'municipality' ORDER BY id LIMIT 1;

-- name: schools_in_scope
-- Ids of the schools under a node, given as a prefix of the path.
SELECT id FROM node WHERE kind IN ('school', 'kindergarten') AND substr(path, 1, length(?)) = ? ORDER BY id LIMIT 1000000;

-- name: coverage
-- What committed batches hold of each school in each exam.
SELECT e.procedure, e.year, e.grade, e.subject, e.school_id, sum(e.works), sum(e.participants), sum(e.absent) FROM batch_exam e JOIN batch b ON b.id = e.batch_id JOIN node n ON n.id = e.school_id WHERE b.state = 'committed' AND substr(n.path, 1, length(?)) = ? GROUP BY e.procedure, e.year, e.grade, e.subject, e.school_id ORDER BY e.procedure, e.year, e.grade, e.subject, e.school_id LIMIT 10000000;

-- name: tallies
-- Facts: how many participants got each score; {key} are columns of the work, {where} the filter.
SELECT procedure, year, grade, subject, {key}, max(maximum), total, coalesce(mark, 0), count(*) FROM work WHERE participated AND {where} GROUP BY procedure, year, grade, subject, {group}total, coalesce(mark, 0) ORDER BY 1, 2, 3, 4, 5, 6, 8, 9;

-- name: journal_tallies
-- Facts: journal marks against scores of participants.
SELECT procedure, year, grade, subject, school, journal_mark, total, coalesce(mark, 0), count(*) FROM work WHERE participated AND journal_mark BETWEEN 2 AND 5 AND {where} GROUP BY procedure, year, grade, subject, school, journal_mark, total, coalesce(mark, 0) ORDER BY 1, 2, 3, 4, 5, 6, 7, 8;

-- name: task_tallies
-- Facts: what participants got for each task; a blank or unreadable cell and a task not taught are left out.
SELECT w.procedure, w.year, w.grade, w.subject, {key}, t.task, min(t.position), max(t.maximum), count(*), coalesce(sum(t.score), 0), sum(CASE WHEN t.flag = 1 THEN 1 ELSE 0 END) FROM (SELECT * FROM work WHERE participated AND {where}) w JOIN task_score t ON t.batch = w.batch AND t.work_no = w.work_no WHERE t.flag IN (0, 1) GROUP BY w.procedure, w.year, w.grade, w.subject, {group}t.task ORDER BY 1, 2, 3, 4, 5, 8, 7;

-- name: version
-- Changes whenever a batch is committed or taken back or an organisation is added.
SELECT (SELECT coalesce(max(id), 0) FROM batch WHERE state <> 'pending'), (SELECT count(*) FROM batch WHERE state = 'taken_back'), (SELECT count(*) FROM node);

-- name: batches_inside
-- Batches with works of schools inside a scope given as a prefix of the path, and whether other schools are there too.
SELECT e.batch_id, max(CASE WHEN substr(n.path, 1, length(?)) = ? THEN 0 ELSE 1 END) FROM batch_exam e JOIN node n ON n.id = e.school_id GROUP BY e.batch_id HAVING min(CASE WHEN substr(n.path, 1, length(?)) = ? THEN 0 ELSE 1 END) = 0 ORDER BY e.batch_id LIMIT 100000;
