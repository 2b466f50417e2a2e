-- name: norms
-- Norms and targets of one indicator, or of all, the newest first; withdrawn ones too.
SELECT id, indicator, kind, school, year, grade, subject, value, margin, act, act_date, clause, recorded_at, actor, withdrawn_at FROM indicator_norm WHERE ? = '' OR indicator = ? ORDER BY id DESC LIMIT 20000;

-- name: insert_norm
-- A norm comes into force.
INSERT INTO indicator_norm (indicator, kind, school, year, grade, subject, value, margin, act, act_date, clause, recorded_at, actor, withdrawn_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '') RETURNING id;

-- name: withdraw_norm
-- A norm is taken back, or (with an empty moment) into force again.
UPDATE indicator_norm SET withdrawn_at = ? WHERE id = ?;

-- name: fillings
-- What stands in slots of a set, or of all, the newest first.
SELECT id, set_id, slot, indicator, weight, ground, recorded_at, actor, withdrawn_at FROM indicator_slot WHERE ? = '' OR set_id = ? ORDER BY id DESC LIMIT 20000;

-- name: insert_filling
-- Something is put into a slot.
INSERT INTO indicator_slot (set_id, slot, indicator, weight, ground, recorded_at, actor, withdrawn_at) VALUES (?, ?, ?, ?, ?, ?, ?, '') RETURNING id;

-- name: withdraw_filling
-- It was a mistake.
UPDATE indicator_slot SET withdrawn_at = ? WHERE id = ? AND withdrawn_at = '';

-- name: approvals
-- Approvals of a set, the newest first.
SELECT id, set_id, version, act, act_date, clause, recorded_at, actor, withdrawn_at FROM indicator_approval WHERE set_id = ? ORDER BY id DESC LIMIT 1000;

-- name: insert_approval
-- An act approves a set.
INSERT INTO indicator_approval (set_id, version, act, act_date, clause, content, recorded_at, actor, withdrawn_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '') RETURNING id;

-- name: approval_content
-- What an approval froze.
SELECT content FROM indicator_approval WHERE id = ?;

-- name: withdraw_approval
-- The act was entered by mistake.
UPDATE indicator_approval SET withdrawn_at = ? WHERE id = ? AND withdrawn_at = '';
