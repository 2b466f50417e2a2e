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
-- A new node; its path is set once its id is known.
INSERT INTO node (parent_id, path, kind, code, name, full_name, settlement, attributes) VALUES (?, '', ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: set_path
-- The path of a new node.
UPDATE node SET path = ? WHERE id = ?;

-- name: rename
-- A new name of a node.
UPDATE node SET name = ? WHERE id = ?;
