-- name: add_file
-- A file of a batch.
INSERT INTO batch_file (batch_id, position, name, sha256, form) VALUES (?, ?, ?, ?, ?);

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


-- name: delete_pending
-- Forgets a batch that never was.
DELETE FROM batch WHERE id = ? AND state = 'pending';

-- name: files
-- The files of all batches.
SELECT batch_id, name, sha256, form FROM batch_file ORDER BY batch_id, position LIMIT 1000000;

-- name: file_known
-- The committed batch that holds a file with this digest.
SELECT b.id, f.name FROM batch_file f JOIN batch b ON b.id = f.batch_id WHERE f.sha256 = ? AND b.state = 'committed' ORDER BY b.id LIMIT 1;

-- name: rename_node
-- A better name for an organisation.
UPDATE node SET name = ? WHERE id = ? AND name = ?;

-- name: municipality_by_name
-- A municipality by its exact name.
SELECT id, code, name FROM node WHERE kind = 'municipality' AND name = ? ORDER BY id LIMIT 1;

-- name: first_municipality
-- The municipality that init made.
SELECT id, code, name FROM node WHERE kind = 'municipality' ORDER BY id LIMIT 1;

-- name: version
-- Changes whenever a batch is committed or taken back or an organisation is added.
SELECT (SELECT coalesce(max(id), 0) FROM batch WHERE state <> 'pending'), (SELECT count(*) FROM batch WHERE state = 'taken_back'), (SELECT count(*) FROM node);

-- name: start_batch
-- A batch that is not seen yet; a killed process leaves it for the sweep.
INSERT INTO batch (state, kind, started_at, actor, replaces) VALUES ('pending', ?, ?, ?, ?) RETURNING id;

-- name: add_holding
-- The works of one school in one part of one exam, or the figures of one organisation or territory.
INSERT INTO holding (batch_id, form, procedure, year, grade, subject, part, school_id, territory, works, participants, absent, annulled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: to_clear
-- Batches whose facts a killed process may have left.
SELECT id FROM batch WHERE state = 'pending' ORDER BY id LIMIT 1000;

-- name: seen
-- Batches that are seen at a moment: committed by then and not taken back by then.
SELECT id FROM batch WHERE state <> 'pending' AND cleared_at = '' AND committed_at <= ?1 AND (state = 'committed' OR taken_back_at > ?1) AND NOT EXISTS (SELECT 1 FROM batch_pause p WHERE p.batch_id = batch.id AND p.taken_back_at <= ?1 AND p.restored_at > ?1) ORDER BY id LIMIT 100000;

-- name: superseded
-- Holdings of batches seen at a moment for which a later batch, seen at that moment too, stands: a replacing one, or any with figures of the same form and place.
WITH seen AS (SELECT id, replaces FROM batch WHERE state <> 'pending' AND cleared_at = '' AND committed_at <= ?1 AND (state = 'committed' OR taken_back_at > ?1) AND NOT EXISTS (SELECT 1 FROM batch_pause p WHERE p.batch_id = batch.id AND p.taken_back_at <= ?1 AND p.restored_at > ?1)), standing AS (SELECT n.batch_id, n.form, n.procedure, n.year, n.grade, n.subject, n.part, n.school_id, n.territory FROM seen r JOIN holding n ON n.batch_id = r.id WHERE r.replaces = 1 UNION SELECT n.batch_id, n.form, n.procedure, n.year, n.grade, n.subject, n.part, n.school_id, n.territory FROM seen r JOIN holding n ON n.batch_id = r.id AND n.form > '') SELECT DISTINCT h.batch_id, h.form, h.procedure, h.year, h.grade, h.subject, h.part, h.school_id, h.territory FROM standing n CROSS JOIN holding h ON h.procedure = n.procedure AND h.year = n.year AND h.grade = n.grade AND h.subject = n.subject AND h.part = n.part AND h.school_id = n.school_id AND h.form = n.form AND h.territory = n.territory AND +h.batch_id < n.batch_id WHERE +h.batch_id IN (SELECT id FROM seen) LIMIT 10000000;

-- name: batches
-- All batches people know about, newest first.
SELECT id, state, kind, committed_at, actor, taken_back_at, replaces, cleared_at FROM batch WHERE state <> 'pending' ORDER BY id DESC LIMIT 100000;

-- name: batch_exams
-- Exams of all batches with their counts.
SELECT batch_id, procedure, year, grade, subject, sum(works), sum(participants), sum(absent), form, sum(annulled) FROM holding GROUP BY batch_id, procedure, year, grade, subject, form ORDER BY batch_id, procedure, year, grade, subject, form LIMIT 1000000;

-- name: exam_known
-- The committed batches that hold works of this exam, in one part or in any, by code of school.
SELECT n.code, max(h.batch_id) FROM holding h JOIN batch b ON b.id = h.batch_id JOIN node n ON n.id = h.school_id WHERE h.form = '' AND b.state = 'committed' AND h.procedure = ? AND h.year = ? AND h.grade = ? AND h.subject = ? AND h.part <> 'пересмотр' AND (? = '' OR h.part = '' OR h.part = ?) GROUP BY n.code ORDER BY n.code LIMIT 100000;

-- name: nodes_of_batch
-- Organisations the batch gave a name.
SELECT node_id, old_name, new_name FROM batch_node WHERE batch_id = ? AND made = 0 ORDER BY node_id DESC LIMIT 1000000;

-- name: nodes_not_needed
-- Organisations made by batches that were taken back, which no committed batch holds anything of, the lowest first.
SELECT m.node_id FROM batch_node m JOIN batch t ON t.id = m.batch_id JOIN node n ON n.id = m.node_id WHERE m.made = 1 AND t.state = 'taken_back' AND NOT EXISTS (SELECT 1 FROM batch_node o JOIN batch c ON c.id = o.batch_id WHERE o.node_id = m.node_id AND o.made = 1 AND c.state = 'committed') AND NOT EXISTS (SELECT 1 FROM holding h JOIN batch b ON b.id = h.batch_id WHERE h.school_id = m.node_id AND b.state = 'committed') GROUP BY m.node_id ORDER BY length(n.path) DESC, m.node_id DESC LIMIT 1000000;

-- name: has_children
-- Whether organisations lie under this one.
SELECT count(*) FROM node WHERE parent_id = ?;

-- name: schools_in_scope
-- Ids of the organisations under a node, given as a prefix of the path, with those that are gone.
SELECT id FROM node WHERE kind IN ('school', 'kindergarten') AND substr(path, 1, length(?)) = ? UNION SELECT id FROM node_gone WHERE kind IN ('school', 'kindergarten') AND substr(path, 1, length(?)) = ? ORDER BY id LIMIT 1000000;

-- name: coverage
-- What holdings say of each school in each exam, with the batch, for those not superseded to be chosen.
SELECT h.batch_id, h.procedure, h.year, h.grade, h.subject, h.part, h.school_id, h.works, h.participants, h.absent, h.annulled FROM holding h WHERE h.form = '' AND h.school_id IN (SELECT id FROM node WHERE substr(path, 1, length(?)) = ? UNION SELECT id FROM node_gone WHERE substr(path, 1, length(?)) = ?) ORDER BY h.procedure, h.year, h.grade, h.subject, h.school_id, h.batch_id LIMIT 10000000;

-- name: batches_inside
-- Batches with works of schools inside a scope given as a prefix of the path, and whether other schools are there too.
SELECT h.batch_id, max(CASE WHEN substr(n.path, 1, length(?)) = ? THEN 0 ELSE 1 END) FROM holding h JOIN (SELECT id, path FROM node UNION ALL SELECT id, path FROM node_gone) n ON n.id = h.school_id GROUP BY h.batch_id HAVING min(CASE WHEN substr(n.path, 1, length(?)) = ? THEN 0 ELSE 1 END) = 0 ORDER BY h.batch_id LIMIT 100000;

-- name: papers
-- Facts: what was written in some batches.
SELECT id, batch, procedure, year, grade, subject, part, held, maximum, unit, resits, tasks, maxima, levels, kind, variants FROM paper WHERE {batches} ORDER BY id;

-- name: chosen
-- Facts: a condition; of the works one person wrote in an exam the last (or first) valid one, by the day it was held and then by attempt.
(NOT ({papers}) OR person = 0 OR NOT participated OR {place} * 100000000000 + attempt * 10000000000 + number IN (SELECT {pick}({place} * 100000000000 + attempt * 10000000000 + number) FROM work WHERE ({papers}) AND participated AND person <> 0 GROUP BY person))

-- name: revisable
-- Facts: revisions, or works they may be about.
SELECT paper, number, school, code, person, attempt, annulled, participated FROM work WHERE {where} ORDER BY paper, number;

-- name: level_tallies
-- Facts: how many participants are at each level.
SELECT paper, school, coalesce((SELECT title FROM work_level l WHERE l.paper = work.paper AND l.number = work.number), '') AS title, count(*) FROM work WHERE participated AND {where} GROUP BY paper, school, title ORDER BY paper, school, title;

-- name: erased_works
-- Facts: how many works some batches hold.
SELECT count(*) FROM work WHERE paper IN (SELECT id FROM paper WHERE {batches});

-- name: erased_figures
-- Facts: how many figures some batches hold.
SELECT count(*) FROM figure WHERE {batches};

-- name: erasable_batches
-- Batches taken back before a moment whose facts may still be there.
SELECT id FROM batch WHERE state = 'taken_back' AND cleared_at = '' AND taken_back_at < ? ORDER BY id LIMIT 100000;

-- name: state_and_clearing
-- State of a batch and when its facts were erased, empty while they were not.
SELECT state, cleared_at FROM batch WHERE id = ?;

-- name: cleared
-- Batches whose facts must not be there any more, those of an interrupted erasing too.
SELECT id FROM batch WHERE state = 'taken_back' AND cleared_at <> '' ORDER BY id LIMIT 100000;

-- name: note_cleared
-- From here on the facts of the batch are gone for good.
UPDATE batch SET cleared_at = ? WHERE id = ? AND state = 'taken_back';

-- name: tallies
-- Facts: how many participants got each score; {key} are columns of the work, {where} the filter.
SELECT paper, {key}, total, greatest(mark, 0), count(*) FROM work WHERE participated AND {where} GROUP BY paper{group}, total, greatest(mark, 0);

-- name: journal_tallies
-- Facts: journal marks against scores of participants; {key} are columns of the work.
SELECT paper, {key}, journal_mark, total, greatest(mark, 0), count(*) FROM work WHERE participated AND journal_mark BETWEEN 2 AND 5 AND {where} GROUP BY paper{group}, journal_mark, total, greatest(mark, 0);

-- name: task_tallies
-- Facts: what participants got for each task; a blank or unreadable cell and a task not taught are left out.
SELECT paper, {key}, position, count(*), sum(greatest(score, 0)), sum(CASE WHEN score = -1 THEN 1 ELSE 0 END) FROM (SELECT paper, school, class_name, unnest(scores) AS score, generate_subscripts(scores, 1) AS position FROM work WHERE participated AND {where}) WHERE score >= -1 GROUP BY paper{group}, position;

-- name: scored_task_tallies
-- Facts: the same by the primary score of the work.
SELECT paper, total, greatest(mark, 0), position, count(*), sum(greatest(score, 0)), sum(CASE WHEN score = -1 THEN 1 ELSE 0 END) FROM (SELECT paper, total, mark, unnest(scores) AS score, generate_subscripts(scores, 1) AS position FROM work WHERE participated AND {where}) WHERE score >= -1 GROUP BY paper, total, greatest(mark, 0), position;

-- name: next_paper
-- Facts: the number the next paper gets.
SELECT coalesce(max(id), 0) + 1 FROM paper;

-- name: cells
-- Facts: counts and sums of participants; {key} are columns of the work, {mark} the expression of a mark.
SELECT paper, {key}, count(*), sum(total), sum(squared), count(CASE WHEN marked = 2 THEN 1 END), count(CASE WHEN marked = 3 THEN 1 END), count(CASE WHEN marked = 4 THEN 1 END), count(CASE WHEN marked = 5 THEN 1 END), count(CASE WHEN marked = 0 THEN 1 END) FROM (SELECT paper, school, class_name, total, CAST(total AS INTEGER) * total AS squared, {mark} AS marked FROM work WHERE participated AND {where}) GROUP BY paper{group};

-- name: works
-- Facts: works of a filter in the order of tables.
SELECT paper, number, school, class_name, code, person, variant, sex, journal_mark, mark, total, test, attempt, absent, annulled, participated, scores{level} FROM work WHERE {where} ORDER BY {place}, school, class_name, number {slice};

-- name: count_works
-- Facts: how many works a filter finds.
SELECT count(*) FROM work WHERE {where};

-- name: figures
-- Facts: figures of some batches in the order they were stored.
SELECT batch, form, procedure, year, grade, subject, node, territory, part, item, value, status, text FROM figure WHERE {batches} ORDER BY form, procedure, year, grade, subject, batch, rowid;

-- name: linkage
-- Facts: works of the later set, those without a key, persons, and those of them found in the earlier set.
SELECT count(*), coalesce(sum(CASE WHEN person = 0 THEN 1 ELSE 0 END), 0), count(DISTINCT CASE WHEN person <> 0 THEN person END), count(DISTINCT CASE WHEN person IN (SELECT person FROM work WHERE participated AND person <> 0 AND {earlier}) THEN person END) FROM work WHERE participated AND {later};

-- name: nodes_in_scope
-- Ids of all organisations under a node, given as a prefix of the path, with those that are gone.
SELECT id FROM node WHERE substr(path, 1, length(?)) = ? UNION SELECT id FROM node_gone WHERE substr(path, 1, length(?)) = ? ORDER BY id LIMIT 1000000;

-- name: odd_totals
-- Facts: works whose total is above the maximum of their paper, and works whose total is not the sum of their tasks where every task has a score or was not started.
SELECT paper, school, sum(CASE WHEN {maximum} > 0 AND total > {maximum} THEN 1 ELSE 0 END), sum(CASE WHEN len(scores) > 0 AND list_min(scores) >= -1 AND list_sum(list_filter(scores, s -> s > 0)) <> total THEN 1 ELSE 0 END) FROM work WHERE participated AND {where} GROUP BY paper, school;

-- name: odd_marks
-- Facts: works whose mark in the file is not the mark of the scale.
SELECT paper, school, count(*) FROM work WHERE participated AND mark >= 2 AND {mark} >= 2 AND mark <> {mark} AND {where} GROUP BY paper, school;

-- name: odd_persons
-- Facts: persons with more than one counted work of one attempt in one paper.
SELECT paper, min(school), count(*) FROM work WHERE participated AND person <> 0 AND {where} GROUP BY paper, person, attempt HAVING count(*) > 1;

-- name: stored_counts
-- Facts: how many works there are.
SELECT paper, school, count(*) FROM work WHERE {where} GROUP BY paper, school;

-- name: committed_at
-- When a batch was committed.
SELECT committed_at FROM batch WHERE id = ? AND state <> 'pending';

-- name: seen_before
-- Batches that were seen when a batch came: committed by its moment, not taken back by then, with smaller numbers.
SELECT id FROM batch WHERE state <> 'pending' AND cleared_at = '' AND committed_at <= ?1 AND (state = 'committed' OR taken_back_at > ?1) AND NOT EXISTS (SELECT 1 FROM batch_pause p WHERE p.batch_id = batch.id AND p.taken_back_at <= ?1 AND p.restored_at > ?1) AND id < ?2 ORDER BY id LIMIT 100000;

-- name: superseded_before
-- The same of holdings superseded among those batches.
WITH seen AS (SELECT id, replaces FROM batch WHERE state <> 'pending' AND cleared_at = '' AND committed_at <= ?1 AND (state = 'committed' OR taken_back_at > ?1) AND NOT EXISTS (SELECT 1 FROM batch_pause p WHERE p.batch_id = batch.id AND p.taken_back_at <= ?1 AND p.restored_at > ?1) AND id < ?2), standing AS (SELECT n.batch_id, n.form, n.procedure, n.year, n.grade, n.subject, n.part, n.school_id, n.territory FROM seen r JOIN holding n ON n.batch_id = r.id WHERE r.replaces = 1 UNION SELECT n.batch_id, n.form, n.procedure, n.year, n.grade, n.subject, n.part, n.school_id, n.territory FROM seen r JOIN holding n ON n.batch_id = r.id AND n.form > '') SELECT DISTINCT h.batch_id, h.form, h.procedure, h.year, h.grade, h.subject, h.part, h.school_id, h.territory FROM standing n CROSS JOIN holding h ON h.procedure = n.procedure AND h.year = n.year AND h.grade = n.grade AND h.subject = n.subject AND h.part = n.part AND h.school_id = n.school_id AND h.form = n.form AND h.territory = n.territory AND +h.batch_id < n.batch_id WHERE +h.batch_id IN (SELECT id FROM seen) LIMIT 10000000;

-- name: pause
-- A batch was away for a while.
INSERT INTO batch_pause (batch_id, taken_back_at, restored_at) SELECT id, taken_back_at, ? FROM batch WHERE id = ?;

-- name: restore_batch
-- The batch is seen again.
UPDATE batch SET state = 'committed', taken_back_at = '' WHERE id = ? AND state = 'taken_back';

-- name: stands_in_place
-- A committed batch whose works would be seen beside those of a batch that comes back, with the school they are of.
SELECT c.id, n.code FROM holding h JOIN batch b ON b.id = h.batch_id JOIN holding o ON o.procedure = h.procedure AND o.year = h.year AND o.grade = h.grade AND o.subject = h.subject AND o.part = h.part AND o.school_id = h.school_id AND o.form = h.form AND o.batch_id <> h.batch_id JOIN batch c ON c.id = o.batch_id JOIN node n ON n.id = o.school_id WHERE h.batch_id = ? AND h.form = '' AND c.state = 'committed' AND NOT (c.replaces = 1 AND c.id > b.id) AND NOT (b.replaces = 1 AND b.id > c.id) ORDER BY c.id LIMIT 1;

-- name: schools_of_batch
-- Organisations a batch made or holds something of.
SELECT node_id FROM batch_node WHERE batch_id = ? AND made = 1 UNION SELECT school_id FROM holding WHERE batch_id = ? AND school_id > 0 ORDER BY 1 LIMIT 1000000;
