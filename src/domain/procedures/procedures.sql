-- name: insert
-- A new instance of the calendar.
INSERT INTO procedure_instance (procedure, year, grade, subject, part, first_day, last_day, due_day, node_id, note, by_choice, removed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '') RETURNING id;

-- name: same
-- Instances of the same exam for the same organisations.
SELECT count(*) FROM procedure_instance WHERE procedure = ? AND year = ? AND grade = ? AND subject = ? AND part = ? AND node_id = ? AND removed_at = '';

-- name: update
-- New days of an instance.
UPDATE procedure_instance SET first_day = ?, last_day = ?, due_day = ?, note = ?, by_choice = ? WHERE id = ?;

-- name: set_removed
-- Takes an instance out of the calendar or puts it back.
UPDATE procedure_instance SET removed_at = ? WHERE id = ?;

-- name: list
-- Instances whose organisations meet a scope given as a prefix of the path: those below it and those it lies in.
SELECT i.id, i.procedure, i.year, i.grade, i.subject, i.part, i.first_day, i.last_day, i.due_day, i.node_id, i.note, i.by_choice FROM procedure_instance i JOIN node n ON n.id = i.node_id WHERE i.removed_at = '' AND (substr(n.path, 1, length(?)) = ? OR substr(?, 1, length(n.path)) = n.path) AND (? = 0 OR i.year = ?) ORDER BY i.first_day, i.procedure, i.grade, i.subject, i.id LIMIT 10000;

-- name: one
-- One instance whose organisations meet a scope; those taken out too.
SELECT i.id, i.procedure, i.year, i.grade, i.subject, i.part, i.first_day, i.last_day, i.due_day, i.node_id, i.note, i.by_choice FROM procedure_instance i JOIN node n ON n.id = i.node_id WHERE i.id = ? AND (substr(n.path, 1, length(?)) = ? OR substr(?, 1, length(n.path)) = n.path);

-- name: forget_expected
-- What one school expected.
DELETE FROM procedure_expected WHERE instance_id = ? AND school_id = ?;

-- name: add_expected
-- What one school expects.
INSERT INTO procedure_expected (instance_id, school_id, participants) VALUES (?, ?, ?);

-- name: expected
-- What schools expect of one instance.
SELECT school_id, participants FROM procedure_expected WHERE instance_id = ? ORDER BY school_id LIMIT 1000000;

-- name: forget_contact
-- The contact of one organisation.
DELETE FROM procedure_contact WHERE node_id = ? AND procedure = ?;

-- name: add_contact
-- The contact of one organisation.
INSERT INTO procedure_contact (node_id, procedure, name, phone, email) VALUES (?, ?, ?, ?, ?);

-- name: contacts
-- Contacts of organisations inside a scope given as a prefix of the path.
SELECT c.node_id, c.procedure, c.name, c.phone, c.email FROM procedure_contact c JOIN node n ON n.id = c.node_id WHERE substr(n.path, 1, length(?)) = ? ORDER BY n.name, c.procedure LIMIT 100000;
