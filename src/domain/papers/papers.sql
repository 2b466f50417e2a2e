-- name: insert_paper
-- A new paper.
INSERT INTO paper (node_id, kind, number, dated, title, issuer, level, status, note, identity, issuer_key, search, template, fields, created_at, created_by)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

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

-- name: links_of_paper
-- What a paper is linked with.
SELECT object, object_id, role FROM paper_link WHERE paper_id = ? ORDER BY object, object_id, role LIMIT 10000;

-- name: papers_of_object
-- Papers of one object in order.
SELECT p.id, p.node_id, p.kind, p.number, p.dated, p.title, p.issuer, p.level, p.status, p.repealed_by_id, p.note, p.file_sha256,
  p.file_name, p.file_size, p.template, p.fields, p.created_at, p.created_by, p.row_version, l.role
FROM paper_link l JOIN paper p ON p.id = l.paper_id
WHERE l.object = ? AND l.object_id = ? AND p.removed_at IS NULL ORDER BY l.position, p.id LIMIT 10000;

-- name: seen
-- One paper inside what is seen: own subtree, papers from above meant for it, own name on a familiarisation list.
SELECT p.id, p.node_id, p.kind, p.number, p.dated, p.title, p.issuer, p.level, p.status, p.repealed_by_id, p.note, p.file_sha256,
  p.file_name, p.file_size, p.template, p.fields, p.created_at, p.created_by, p.row_version
FROM paper p JOIN node n ON n.id = p.node_id
WHERE p.id = ? AND p.removed_at IS NULL AND (substr(n.path, 1, length(?)) = ?
  OR (p.status <> 'draft' AND EXISTS (SELECT 1 FROM paper_reader r JOIN node m ON m.id = r.node_id
    WHERE r.paper_id = p.id AND substr(?, 1, length(m.path)) = m.path))
  OR EXISTS (SELECT 1 FROM paper_person a WHERE a.paper_id = p.id AND a.account_id = ?));
