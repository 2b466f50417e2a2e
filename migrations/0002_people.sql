-- What can be allowed; every route of the program names one.
CREATE TABLE access_right (
  id TEXT PRIMARY KEY               -- "results.read"
);

-- Roles of people; filled from the catalogue, whose change is carried over at start.
CREATE TABLE role (
  id TEXT PRIMARY KEY,              -- "school_head"
  title TEXT NOT NULL,              -- «Директор школы»
  position INTEGER NOT NULL         -- order in lists
);

-- Which rights a role has.
CREATE TABLE role_right (
  role_id TEXT NOT NULL REFERENCES role (id),
  right_id TEXT NOT NULL REFERENCES access_right (id),
  PRIMARY KEY (role_id, right_id)
);

-- At which organisations a role can be held.
CREATE TABLE role_node_kind (
  role_id TEXT NOT NULL REFERENCES role (id),
  kind TEXT NOT NULL,               -- kind of node
  PRIMARY KEY (role_id, kind)
);

-- People who can sign in; each sees the subtree of one organisation.
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,       -- lower case
  name TEXT NOT NULL,               -- shown to people
  role_id TEXT NOT NULL REFERENCES role (id),
  node_id INTEGER NOT NULL REFERENCES node (id),
  password_hash TEXT NOT NULL,      -- argon2id, self-describing
  disabled INTEGER NOT NULL DEFAULT 0,  -- 1: may not sign in
  created_at TEXT NOT NULL          -- UTC moment, ISO 8601
);

-- Open sessions; the token itself is known to the browser only.
CREATE TABLE session (
  token_digest TEXT PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  csrf TEXT NOT NULL,               -- token every changing request repeats
  created_at INTEGER NOT NULL,      -- seconds since 1970
  seen_at INTEGER NOT NULL          -- last use known at the last stop of the server
);
CREATE INDEX session_account ON session (account_id);

-- Attempts to sign in: what lockout is decided by, and what the security officer reads.
CREATE TABLE sign_in_attempt (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,              -- seconds since 1970
  login_digest TEXT NOT NULL,       -- of the login as typed, which may be a password typed in the wrong field
  account_id INTEGER REFERENCES account (id),  -- empty when there is no such login
  address TEXT NOT NULL,            -- of the client
  success INTEGER NOT NULL          -- 1: signed in
);
CREATE INDEX sign_in_attempt_login ON sign_in_attempt (login_digest, at);
CREATE INDEX sign_in_attempt_address ON sign_in_attempt (address, at);
