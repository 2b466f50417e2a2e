-- name: roles
-- Roles in the order of lists.
SELECT id, title FROM role ORDER BY position, id LIMIT 1000;

-- name: role_rights
-- Rights of one role.
SELECT right_id FROM role_right WHERE role_id = ? ORDER BY right_id LIMIT 1000;

-- name: role_kinds
-- Kinds of organisations one role is held at.
SELECT kind FROM role_node_kind WHERE role_id = ? ORDER BY kind LIMIT 100;

-- name: put_right
-- A right, once.
INSERT INTO access_right (id) VALUES (?) ON CONFLICT (id) DO NOTHING;

-- name: put_role
-- A role with its title.
INSERT INTO role (id, title, position) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title, position = excluded.position;

-- name: clear_role_rights
-- Before a role is given its rights anew.
DELETE FROM role_right WHERE role_id = ?;

-- name: clear_role_kinds
-- Before a role is given its kinds anew.
DELETE FROM role_node_kind WHERE role_id = ?;

-- name: put_role_right
-- One right of one role.
INSERT INTO role_right (role_id, right_id) VALUES (?, ?) ON CONFLICT (role_id, right_id) DO NOTHING;

-- name: put_role_kind
-- One kind of organisation of one role.
INSERT INTO role_node_kind (role_id, kind) VALUES (?, ?) ON CONFLICT (role_id, kind) DO NOTHING;

-- name: insert_account
-- A new account.
INSERT INTO account (login, name, role_id, node_id, password_hash, created_at) VALUES (?, ?, ?, ?, ?, ?) RETURNING id;

-- name: account_by_login
-- The account of a login (lower case).
SELECT a.id, a.login, a.name, a.role_id, r.title, a.node_id, a.disabled, a.email FROM account a JOIN role r ON r.id = a.role_id WHERE a.login = ?;

-- name: account_by_id
-- The account of a number.
SELECT a.id, a.login, a.name, a.role_id, r.title, a.node_id, a.disabled, a.email FROM account a JOIN role r ON r.id = a.role_id WHERE a.id = ?;

-- name: accounts_in_scope
-- Accounts of organisations inside a scope given as a prefix of the path.
SELECT a.id, a.login, a.name, a.role_id, r.title, a.node_id, a.disabled, a.email FROM account a JOIN role r ON r.id = a.role_id JOIN node n ON n.id = a.node_id WHERE substr(n.path, 1, length(?)) = ? ORDER BY a.login LIMIT 100000;

-- name: credentials
-- What a password is checked against.
SELECT id, password_hash, disabled FROM account WHERE login = ?;

-- name: set_password
-- A new password of one account.
UPDATE account SET password_hash = ? WHERE login = ?;

-- name: set_email
-- Where letters to a person go.
UPDATE account SET email = ? WHERE id = ?;

-- name: disable
-- The account may no longer sign in.
UPDATE account SET disabled = 1 WHERE login = ?;

-- name: enable
-- The account may sign in again.
UPDATE account SET disabled = 0 WHERE login = ?;

-- name: change_account
-- Another name, role or organisation of an account.
UPDATE account SET name = ?, role_id = ?, node_id = ? WHERE id = ?;

-- name: end_other_sessions
-- All sessions of one account but one.
DELETE FROM session WHERE account_id = ? AND token_digest <> ?;

-- name: end_sessions_of_login
-- All sessions of one account.
DELETE FROM session WHERE account_id IN (SELECT id FROM account WHERE login = ?);

-- name: insert_session
-- A fresh session.
INSERT INTO session (token_digest, account_id, csrf, created_at, seen_at) VALUES (?, ?, ?, ?, ?);

-- name: session
-- A session of an account that may sign in.
SELECT s.account_id, s.csrf, s.created_at, s.seen_at FROM session s JOIN account a ON a.id = s.account_id WHERE s.token_digest = ? AND a.disabled = 0;

-- name: set_seen
-- The last use of a session.
UPDATE session SET seen_at = ? WHERE token_digest = ?;

-- name: end_session
-- One session.
DELETE FROM session WHERE token_digest = ?;

-- name: sweep_sessions
-- Sessions idle since before a moment.
DELETE FROM session WHERE seen_at < ?;

-- name: sweep_attempts
-- Attempts older than a moment.
DELETE FROM sign_in_attempt WHERE at < ?;

-- name: insert_attempt
-- One attempt to sign in.
INSERT INTO sign_in_attempt (at, login_digest, account_id, address, success) VALUES (?, ?, ?, ?, ?);

-- name: failures_of_login
-- Failed attempts with a login since a moment and since its last success.
SELECT count(*) FROM sign_in_attempt WHERE login_digest = ? AND success = 0 AND at > ? AND id > (SELECT coalesce(max(id), 0) FROM sign_in_attempt WHERE login_digest = ? AND success = 1);

-- name: failures_of_address
-- Failed attempts from an address since a moment.
SELECT count(*) FROM sign_in_attempt WHERE address = ? AND success = 0 AND at > ?;

-- name: journal
-- A page of the journal: rows of accounts inside a scope given as a prefix of the path, and the program's own when asked for.
SELECT j.id, j.at, j.actor, j.reason FROM journal j LEFT JOIN account a ON a.id = j.account_id LEFT JOIN node n ON n.id = a.node_id WHERE j.id < ? AND (substr(n.path, 1, length(?)) = ? OR (j.account_id IS NULL AND ? = 1)) ORDER BY j.id DESC LIMIT ?;
