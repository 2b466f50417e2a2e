-- name: insert_paper
-- A new paper.
INSERT INTO paper (node_id, kind, number, dated, title, issuer, level, level_known, status, note, identity, issuer_key, search, template, fields, created_at, created_by)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, CASE ?7 WHEN '' THEN 'municipal' ELSE ?7 END, ?7 <> '', ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) RETURNING id;

-- name: same_identity
-- Papers of an organisation with the same kind, number and day, the oldest first.
SELECT id, issuer_key FROM paper WHERE node_id = ? AND identity = ? AND removed_at IS NULL ORDER BY id LIMIT 100;

-- name: exists
-- Whether a paper is there.
SELECT id FROM paper WHERE id = ? AND removed_at IS NULL;

-- name: insert_reader
-- An organisation a paper is meant for.
INSERT INTO paper_reader (paper_id, node_id) VALUES (?, ?) ON CONFLICT (paper_id, node_id) DO NOTHING;

-- name: insert_link
-- A link of a paper, once, at the end of the object's list.
INSERT INTO paper_link (paper_id, object, object_id, role, position)
VALUES (?, ?, ?, ?, (SELECT COALESCE(MAX(position), 0) + 1 FROM paper_link WHERE object = ? AND object_id = ?))
ON CONFLICT (paper_id, object, object_id, role) DO NOTHING;

-- name: remove_link
-- One link of a paper.
DELETE FROM paper_link WHERE paper_id = ? AND object = ? AND object_id = ? AND role = ?;

-- name: remove_links_of_object
-- All links of an object that goes.
DELETE FROM paper_link WHERE object = ? AND object_id = ?;

-- name: drop_unused
-- A card nobody changed, linked, filled or has to read.
UPDATE paper SET removed_at = ?2 WHERE id = ?1 AND row_version = 1 AND file_sha256 = ''
  AND NOT EXISTS (SELECT 1 FROM paper_link l WHERE l.paper_id = ?1) AND NOT EXISTS (SELECT 1 FROM paper_person a WHERE a.paper_id = ?1);

-- name: links_of_paper
-- What a paper is linked with.
SELECT object, object_id, role FROM paper_link WHERE paper_id = ? ORDER BY object, object_id, role LIMIT 10000;

-- name: papers_of_object
-- Papers of one object in order.
SELECT p.id, p.node_id, p.kind, p.number, p.dated, p.title, p.issuer, CASE p.level_known WHEN 0 THEN '' ELSE p.level END, p.status, p.repealed_by_id, p.note, p.file_sha256,
  p.file_name, p.file_size, p.template, p.fields, p.created_at, p.created_by, p.row_version, l.role
FROM paper_link l JOIN paper p ON p.id = l.paper_id
WHERE l.object = ? AND l.object_id = ? AND p.removed_at IS NULL ORDER BY l.position, p.id LIMIT 10000;

-- name: seen
-- One paper inside what is seen: own subtree, papers from above meant for it, own name on a familiarisation list.
SELECT p.id, p.node_id, p.kind, p.number, p.dated, p.title, p.issuer, CASE p.level_known WHEN 0 THEN '' ELSE p.level END, p.status, p.repealed_by_id, p.note, p.file_sha256,
  p.file_name, p.file_size, p.template, p.fields, p.created_at, p.created_by, p.row_version
FROM paper p JOIN node n ON n.id = p.node_id
WHERE p.id = ? AND p.removed_at IS NULL AND (substr(n.path, 1, length(?)) = ?
  OR (p.status <> 'draft' AND EXISTS (SELECT 1 FROM paper_reader r JOIN node m ON m.id = r.node_id
    WHERE r.paper_id = p.id AND substr(?, 1, length(m.path)) = m.path))
  OR EXISTS (SELECT 1 FROM paper_person a WHERE a.paper_id = p.id AND a.account_id = ?));

-- name: page
-- Papers that are seen and fit the wishes, with the names beside them; the caller orders and cuts.
SELECT p.id, p.node_id, p.kind, p.number, p.dated, p.title, p.issuer, CASE p.level_known WHEN 0 THEN '' ELSE p.level END, p.status, p.repealed_by_id, p.note, p.file_sha256,
  p.file_name, p.file_size, p.template, p.fields, p.created_at, p.created_by, p.row_version, n.name, COALESCE(q.title, ''),
  (SELECT COUNT(*) FROM paper_person a WHERE a.paper_id = p.id AND a.acquainted_on IS NOT NULL),
  (SELECT COUNT(*) FROM paper_person a WHERE a.paper_id = p.id)
FROM paper p JOIN node n ON n.id = p.node_id LEFT JOIN paper q ON q.id = p.repealed_by_id
WHERE p.removed_at IS NULL AND (substr(n.path, 1, length(?)) = ?
  OR (p.status <> 'draft' AND EXISTS (SELECT 1 FROM paper_reader r JOIN node m ON m.id = r.node_id
    WHERE r.paper_id = p.id AND substr(?, 1, length(m.path)) = m.path))
  OR EXISTS (SELECT 1 FROM paper_person a WHERE a.paper_id = p.id AND a.account_id = ?))
  AND (? = '' OR p.search LIKE ? ESCAPE '!') AND (? = '' OR p.kind = ?) AND (? = '' OR (p.level = ? AND p.level_known = 1)) AND (? = '' OR p.status = ?)
  AND (? = 0 OR substr(p.dated, 1, 4) = ?)
  AND (? = '' OR EXISTS (SELECT 1 FROM paper_link l WHERE l.paper_id = p.id AND l.object = ? AND l.object_id = ?))
ORDER BY p.id LIMIT 100000;

-- name: beside
-- What stands beside one paper in the register.
SELECT n.name, COALESCE(q.title, ''),
  (SELECT COUNT(*) FROM paper_person a WHERE a.paper_id = p.id AND a.acquainted_on IS NOT NULL),
  (SELECT COUNT(*) FROM paper_person a WHERE a.paper_id = p.id)
FROM paper p JOIN node n ON n.id = p.node_id LEFT JOIN paper q ON q.id = p.repealed_by_id WHERE p.id = ?;

-- name: in_subtree
-- A paper of the organisations one may change.
SELECT p.status, p.row_version, p.node_id, p.kind, p.number FROM paper p JOIN node n ON n.id = p.node_id
WHERE p.id = ? AND substr(n.path, 1, length(?)) = ? AND p.removed_at IS NULL;

-- name: update_card
-- New texts of a paper.
UPDATE paper SET kind = ?1, number = ?2, dated = ?3, title = ?4, issuer = ?5, level = CASE ?6 WHEN '' THEN level ELSE ?6 END,
  level_known = ?6 <> '', status = ?7, repealed_by_id = ?8, note = ?9, identity = ?10, issuer_key = ?11, search = ?12,
  row_version = row_version + 1 WHERE id = ?13;

-- name: update_fields
-- What was filled into the template of a draft, and the heading that follows.
UPDATE paper SET fields = ?, row_version = row_version + 1 WHERE id = ?;

-- name: set_removed
-- Takes a paper away, or brings it back.
UPDATE paper SET removed_at = ?, row_version = row_version + 1 WHERE id = ?;

-- name: removed_in_subtree
-- A paper that was taken away.
SELECT p.id FROM paper p JOIN node n ON n.id = p.node_id WHERE p.id = ? AND substr(n.path, 1, length(?)) = ? AND p.removed_at IS NOT NULL;

-- name: set_file
-- The file of a paper.
UPDATE paper SET file_sha256 = ?, file_name = ?, file_size = ?, row_version = row_version + 1 WHERE id = ?;

-- name: clear_readers
-- Before the organisations it is meant for are named anew.
DELETE FROM paper_reader WHERE paper_id = ?;

-- name: readers
-- Organisations a paper is meant for.
SELECT node_id FROM paper_reader WHERE paper_id = ? ORDER BY node_id LIMIT 10000;

-- name: pattern
-- How papers of a kind are numbered: the row of the kind, else that of every kind.
SELECT pattern FROM paper_journal WHERE node_id = ? AND kind IN (?, '') ORDER BY kind DESC LIMIT 1;

-- name: set_pattern
-- How papers of a kind are numbered from now on.
INSERT INTO paper_journal (node_id, kind, pattern) VALUES (?, ?, ?) ON CONFLICT (node_id, kind) DO UPDATE SET pattern = excluded.pattern;

-- name: patterns
-- All patterns of an organisation.
SELECT kind, pattern FROM paper_journal WHERE node_id = ? ORDER BY kind LIMIT 1000;

-- name: next_number
-- The next number of a journal.
INSERT INTO paper_counter (node_id, kind, year, last) VALUES (?, ?, ?, 1)
ON CONFLICT (node_id, kind, year) DO UPDATE SET last = last + 1 RETURNING last AS id;

-- name: last_number
-- The last number a journal gave.
SELECT last FROM paper_counter WHERE node_id = ? AND kind = ? AND year = ?;

-- name: give_number_back
-- The last number of a journal is free again.
UPDATE paper_counter SET last = last - 1 WHERE node_id = ? AND kind = ? AND year = ?;

-- name: set_withdrawn
-- A registered paper is a draft again.
UPDATE paper SET number = '', dated = NULL, status = 'draft', identity = ?, search = ?, row_version = row_version + 1 WHERE id = ?;

-- name: marks
-- How many have read a paper.
SELECT COUNT(*) FROM paper_person WHERE paper_id = ? AND acquainted_on IS NOT NULL;

-- name: number_taken
-- Another registered paper of the organisation with this kind, number and year.
SELECT COUNT(*) FROM paper WHERE node_id = ? AND kind = ? AND number = ? AND substr(dated, 1, 4) = ? AND id <> ? AND status <> 'draft' AND removed_at IS NULL;

-- name: set_registered
-- A draft becomes a registered paper.
UPDATE paper SET number = ?, dated = ?, status = 'registered', identity = ?, search = ?, row_version = row_version + 1 WHERE id = ?;

-- name: people_of
-- The familiarisation list of a paper in the order it was made.
SELECT id, account_id, name, position, acquainted_on, marked_by, marked_at FROM paper_person WHERE paper_id = ? ORDER BY id LIMIT 10000;

-- name: insert_person
-- Somebody who has to read a paper.
INSERT INTO paper_person (paper_id, account_id, name, position) VALUES (?, ?, ?, ?) RETURNING id;

-- name: person
-- One line of a familiarisation list.
SELECT id, account_id, name, position, acquainted_on, marked_by, marked_at FROM paper_person WHERE paper_id = ? AND id = ?;

-- name: person_by_account
-- The line of one account.
SELECT id, account_id, name, position, acquainted_on, marked_by, marked_at FROM paper_person WHERE paper_id = ? AND account_id = ?;

-- name: mark_person
-- The day somebody read a paper, or nothing when the mark is taken back.
UPDATE paper_person SET acquainted_on = ?, marked_by = ?, marked_at = ? WHERE id = ?;

-- name: remove_person
-- A line of a familiarisation list that was not marked.
DELETE FROM paper_person WHERE id = ? AND acquainted_on IS NULL;
