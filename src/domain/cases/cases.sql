-- name: insert_case
-- A case is opened.
INSERT INTO objectivity_case (school, method, title, year, procedure, grade, subject, posterior, reply_days, reply_to, account, recorded_at, actor, withdrawn_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '') RETURNING id;

-- name: cases
-- All cases with their schools, the newest first; removed ones too.
SELECT id, school, method, title, year, procedure, grade, subject, posterior, reply_days, reply_to, account, recorded_at, actor, withdrawn_at FROM objectivity_case ORDER BY id DESC LIMIT 20000;

-- name: case_by_id
-- One case, removed or not.
SELECT id, school, method, title, year, procedure, grade, subject, posterior, reply_days, reply_to, account, recorded_at, actor, withdrawn_at FROM objectivity_case WHERE id = ?;

-- name: mark_case
-- A case is removed, or (with an empty moment) stands again.
UPDATE objectivity_case SET withdrawn_at = ? WHERE id = ?;

-- name: insert_fact
-- What the sign of a case rests on.
INSERT INTO case_fact (case_id, sign, title, exam, works, words) VALUES (?, ?, ?, ?, ?, ?) RETURNING id;

-- name: facts_of_case
-- What the sign of a case rests on, as it was written.
SELECT sign, title, exam, works, words FROM case_fact WHERE case_id = ? ORDER BY id LIMIT 1000;

-- name: insert_case_step
-- Something is done with a case.
INSERT INTO case_step (case_id, kind, choice, words, due, reference, recorded_at, actor, withdrawn_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '') RETURNING id;

-- name: case_steps
-- Steps of a case, the newest first; those taken back too.
SELECT id, kind, choice, words, due, reference, recorded_at, actor, withdrawn_at FROM case_step WHERE case_id = ? ORDER BY id DESC LIMIT 1000;

-- name: withdraw_case_step
-- A step of a case is taken back.
UPDATE case_step SET withdrawn_at = ? WHERE id = ? AND withdrawn_at = '';

-- name: insert_recheck
-- A re-check is begun.
INSERT INTO recheck (node, name, procedure, year, grade, subject, share, number, strata, seed, gap, pool, left_out, recorded_at, actor, withdrawn_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '') RETURNING id;

-- name: rechecks
-- All re-checks, the newest first; removed ones too.
SELECT id, node, name, procedure, year, grade, subject, share, number, strata, seed, gap, pool, left_out, recorded_at, actor, withdrawn_at FROM recheck ORDER BY id DESC LIMIT 2000;

-- name: mark_recheck
-- A re-check is removed, or (with an empty moment) stands again.
UPDATE recheck SET withdrawn_at = ? WHERE id = ?;

-- name: insert_paper
-- A set of tasks of a re-check.
INSERT INTO recheck_paper (recheck, unit, tasks, maxima) VALUES (?, ?, ?, ?) RETURNING id;

-- name: papers_of_recheck
-- Sets of tasks of a re-check.
SELECT id, unit, tasks, maxima FROM recheck_paper WHERE recheck = ? ORDER BY id LIMIT 1000;

-- name: insert_work
-- A work of a re-check.
INSERT INTO recheck_work (recheck, code, paper, school, class_name, pupil, variant, ground, total, points) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: insert_stratum
-- Works among which some are drawn.
INSERT INTO recheck_stratum (recheck, title, works) VALUES (?, ?, ?) RETURNING id;

-- name: insert_chance
-- What a drawn work stands for.
INSERT INTO recheck_chance (work, stratum, chance) VALUES (?, ?, ?);

-- name: strata_of_recheck
-- What the works of a re-check were drawn from.
SELECT id, title, works FROM recheck_stratum WHERE recheck = ? ORDER BY id LIMIT 100000;

-- name: works_of_recheck
-- Works of a re-check by their codes.
SELECT w.id, w.code, w.paper, w.school, n.code, n.name, w.class_name, w.pupil, w.variant, w.ground, w.total, w.points, c.stratum, c.chance FROM recheck_work w JOIN node n ON n.id = w.school LEFT JOIN recheck_chance c ON c.work = w.id WHERE w.recheck = ? ORDER BY w.code LIMIT 1000000;

-- name: recheck_of_assignment
-- Which re-check an assignment belongs to, its work and whose it is.
SELECT w.recheck, a.work, a.expert, s.withdrawn_at FROM recheck_assignment a JOIN recheck_work w ON w.id = a.work JOIN recheck_step s ON s.id = a.step WHERE a.id = ?;

-- name: insert_expert
-- Somebody marks works again.
INSERT INTO recheck_expert (recheck, name, school, account, recorded_at, actor, withdrawn_at) VALUES (?, ?, ?, ?, ?, ?, '') RETURNING id;

-- name: experts_of_recheck
-- Experts of a re-check who were not taken off, with their schools.
SELECT e.id, e.name, e.school, COALESCE(n.name, ''), e.account FROM recheck_expert e LEFT JOIN node n ON n.id = e.school WHERE e.recheck = ? AND e.withdrawn_at = '' ORDER BY e.id LIMIT 10000;

-- name: recheck_of_expert
-- Which re-check an expert belongs to.
SELECT recheck, withdrawn_at FROM recheck_expert WHERE id = ?;

-- name: mark_expert
-- An expert is taken off, or (with an empty moment) stands again.
UPDATE recheck_expert SET withdrawn_at = ? WHERE id = ?;

-- name: insert_recheck_step
-- Something is done with a re-check.
INSERT INTO recheck_step (recheck, kind, recorded_at, actor, withdrawn_at) VALUES (?, ?, ?, ?, '') RETURNING id;

-- name: recheck_steps
-- Steps of a re-check, the newest first; those taken back too.
SELECT id, kind, recorded_at, actor, withdrawn_at FROM recheck_step WHERE recheck = ? ORDER BY id DESC LIMIT 1000;

-- name: withdraw_recheck_step
-- A step of a re-check is taken back.
UPDATE recheck_step SET withdrawn_at = ? WHERE id = ? AND withdrawn_at = '';

-- name: insert_assignment
-- A work is given to an expert.
INSERT INTO recheck_assignment (step, work, expert) VALUES (?, ?, ?) RETURNING id;

-- name: assignments
-- Works given out that hold, with the points given, the newest of each.
SELECT a.id, a.work, a.expert, s.kind, COALESCE((SELECT r.points FROM recheck_reading r WHERE r.assignment = a.id AND r.withdrawn_at = '' ORDER BY r.id DESC LIMIT 1), '') FROM recheck_assignment a JOIN recheck_step s ON s.id = a.step WHERE s.recheck = ? AND s.withdrawn_at = '' ORDER BY a.id LIMIT 1000000;

-- name: insert_reading
-- An expert gives points.
INSERT INTO recheck_reading (assignment, points, recorded_at, actor, withdrawn_at) VALUES (?, ?, ?, ?, '') RETURNING id;

-- name: newest_reading
-- The points in force of a work given out.
SELECT id FROM recheck_reading WHERE assignment = ? AND withdrawn_at = '' ORDER BY id DESC LIMIT 1;

-- name: withdraw_reading
-- Points are taken back.
UPDATE recheck_reading SET withdrawn_at = ? WHERE id = ?;
