-- name: root
-- The top of the tree.
SELECT id, parent_id, path, kind, code, name, full_name, settlement, attributes FROM node WHERE parent_id IS NULL ORDER BY id LIMIT 1;

-- name: by_id
-- One node inside a scope given as a prefix of the path.
SELECT id, parent_id, path, kind, code, name, full_name, settlement, attributes FROM node WHERE id = ? AND substr(path, 1, length(?)) = ?;

-- name: by_code
-- The node of a kind with this code.
SELECT id, parent_id, path, kind, code, name, full_name, settlement, attributes FROM node WHERE kind = ? AND code = ?;

-- name: in_scope
-- Nodes of a kind inside a scope given as a prefix of the path, by name.
SELECT id, parent_id, path, kind, code, name, full_name, settlement, attributes FROM node WHERE kind = ? AND substr(path, 1, length(?)) = ? ORDER BY name, code LIMIT 100000;

-- name: insert
-- A new node; one that is gone comes back under its number, which nobody else ever gets. Its path is set afterwards.
INSERT INTO node (id, parent_id, path, kind, code, name, full_name, settlement, attributes) VALUES (coalesce((SELECT max(id) FROM node_gone WHERE kind = ? AND code = ?), (SELECT max(last) + 1 FROM (SELECT coalesce(max(id), 0) AS last FROM node UNION ALL SELECT coalesce(max(id), 0) FROM node_gone) AS numbers)), ?, '', ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: forget_gone
-- A node that came back.
DELETE FROM node_gone WHERE id = ?;

-- name: remove
-- A node nothing refers to.
DELETE FROM node WHERE id = ?;

-- name: add_gone
-- What a removed node was.
INSERT INTO node_gone (id, parent_id, path, kind, code, name, full_name, settlement, attributes, gone_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: gone
-- Nodes that are gone, by name.
SELECT id, parent_id, path, kind, code, name, full_name, settlement, attributes FROM node_gone ORDER BY name, code LIMIT 100000;

-- name: set_path
-- The path of a new node.
UPDATE node SET path = ? WHERE id = ?;

-- name: rename
-- A new name of a node.
UPDATE node SET name = ? WHERE id = ?;

-- name: add_event
-- What became of an organisation.
INSERT INTO node_event (change, node_id, other_id, on_day, until_day, old_name, new_name, note, recorded_at, actor, withdrawn_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '') RETURNING id;

-- name: event
-- One event.
SELECT id, change, node_id, other_id, on_day, until_day, old_name, new_name, note, recorded_at, actor, withdrawn_at FROM node_event WHERE id = ?;

-- name: events
-- Events of an organisation, or of every one, by day.
SELECT id, change, node_id, other_id, on_day, until_day, old_name, new_name, note, recorded_at, actor, withdrawn_at FROM node_event WHERE ? = 0 OR node_id = ? OR other_id = ? ORDER BY on_day, id LIMIT 100000;

-- name: withdraw_event
-- The event was a mistake.
UPDATE node_event SET withdrawn_at = ? WHERE id = ?;
