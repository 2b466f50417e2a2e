-- name: insert_rating
-- A rating begins.
INSERT INTO rating (node, recorded_at, actor, withdrawn_at) VALUES (?, ?, ?, '') RETURNING id;

-- name: ratings
-- All ratings with their organisation, the newest first; removed ones too.
SELECT id, node, recorded_at, actor, withdrawn_at FROM rating ORDER BY id DESC LIMIT 2000;

-- name: mark_rating
-- A rating is removed, or (with an empty moment) stands again.
UPDATE rating SET withdrawn_at = ? WHERE id = ?;

-- name: insert_version
-- Criteria and weights are written.
INSERT INTO rating_version (rating, content, recorded_at, actor, withdrawn_at) VALUES (?, ?, ?, ?, '') RETURNING id;

-- name: versions
-- Versions of a rating, the newest first.
SELECT id, content, recorded_at, actor, withdrawn_at FROM rating_version WHERE rating = ? ORDER BY id DESC LIMIT 1000;

-- name: withdraw_version
-- A version was a mistake.
UPDATE rating_version SET withdrawn_at = ? WHERE id = ? AND rating = ? AND withdrawn_at = '';

-- name: insert_step
-- Something is done with a rating.
INSERT INTO rating_step (rating, kind, from_day, to_day, act, act_date, clause, content, recorded_at, actor, withdrawn_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '') RETURNING id;

-- name: steps
-- Steps of a rating, the newest first; the frozen table is read apart.
SELECT id, kind, from_day, to_day, act, act_date, clause, recorded_at, actor, withdrawn_at FROM rating_step WHERE rating = ? ORDER BY id DESC LIMIT 1000;

-- name: step_content
-- What a step froze.
SELECT content FROM rating_step WHERE id = ?;

-- name: withdraw_step
-- A step is taken back.
UPDATE rating_step SET withdrawn_at = ? WHERE id = ? AND rating = ? AND withdrawn_at = '';

-- name: insert_objection
-- A school objects.
INSERT INTO rating_objection (rating, school, criterion, text, recorded_at, actor, verdict, answer, answered_at, answered_by, withdrawn_at) VALUES (?, ?, ?, ?, ?, ?, '', '', '', '', '') RETURNING id;

-- name: objections
-- Objections to a rating with their schools, the oldest first.
SELECT o.id, o.school, n.code, n.name, o.criterion, o.text, o.recorded_at, o.actor, o.verdict, o.answer, o.answered_at, o.answered_by, o.withdrawn_at FROM rating_objection o JOIN node n ON n.id = o.school WHERE o.rating = ? ORDER BY o.id LIMIT 5000;

-- name: answer_objection
-- The office answers, or answers anew.
UPDATE rating_objection SET verdict = ?, answer = ?, answered_at = ?, answered_by = ? WHERE id = ? AND rating = ? AND withdrawn_at = '';

-- name: withdraw_objection
-- The school takes its objection back.
UPDATE rating_objection SET withdrawn_at = ? WHERE id = ? AND rating = ? AND withdrawn_at = '';

-- name: rating_of_objection
-- Which rating an objection is to, and of which school.
SELECT rating, school FROM rating_objection WHERE id = ?;
