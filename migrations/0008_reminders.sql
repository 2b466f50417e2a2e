-- Where letters to a person go.
ALTER TABLE account ADD COLUMN email TEXT NOT NULL DEFAULT '';  -- address as it goes over the wire; empty: none

-- How a person wants to be reminded; without a row as everybody is.
CREATE TABLE reminder_profile (
  account_id INTEGER PRIMARY KEY REFERENCES account (id),
  mail_enabled INTEGER NOT NULL,    -- 1: letters are sent too
  digest TEXT NOT NULL CHECK (digest IN ('none', 'daily', 'weekly')),  -- none: a letter for each kind of reminder
  steps TEXT NOT NULL,              -- days before the last day, "30,7,1"
  unsubscribe_token TEXT NOT NULL UNIQUE  -- stands in letters; can only stop them
);

-- Messages to people on the page.
CREATE TABLE notification (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL,               -- 'due', 'overdue', 'missed', 'mail'
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  link TEXT NOT NULL,               -- address on the page, from its root
  at TEXT NOT NULL,                 -- UTC moment, ISO 8601
  read_at TEXT                      -- UTC moment; empty: unread
);
CREATE INDEX notification_account ON notification (account_id, id);
CREATE INDEX notification_unread ON notification (account_id) WHERE read_at IS NULL;

-- What each person was reminded of: each step of each last day of each task once.
CREATE TABLE reminder (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  task_id INTEGER NOT NULL,         -- may be gone when its plan was taken away
  due TEXT NOT NULL,                -- the last day the person was told of
  step INTEGER NOT NULL,            -- days before it; 0: passed; -1, -2 …: weeks passed since
  day TEXT NOT NULL,                -- local day it was told on
  notification_id INTEGER NOT NULL REFERENCES notification (id),
  mail TEXT NOT NULL CHECK (mail IN ('no', 'wait', 'put', 'dropped')),  -- put: stands in a letter; dropped: closed before
  letter_id INTEGER,                -- the letter it stands in
  UNIQUE (account_id, task_id, due, step)
);
CREATE INDEX reminder_notification ON reminder (notification_id);
CREATE INDEX reminder_waiting ON reminder (account_id) WHERE mail = 'wait';
CREATE INDEX reminder_task ON reminder (task_id);

-- What a person asked not to be reminded of.
CREATE TABLE reminder_mute (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  object TEXT NOT NULL CHECK (object IN ('task', 'measure', 'roadmap')),
  object_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  until_day TEXT NOT NULL DEFAULT '',  -- last muted day; empty: for good
  created_at TEXT NOT NULL,         -- UTC moment, ISO 8601
  removed_at TEXT                   -- UTC moment; empty: holds
);
CREATE INDEX reminder_mute_account ON reminder_mute (account_id) WHERE removed_at IS NULL;

-- Letters on their way to the mail server.
CREATE TABLE letter (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,        -- "daily-17-2026-11-22": what it is, so that it is never made twice; begins its Message-ID
  account_id INTEGER NOT NULL REFERENCES account (id),
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  html TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'cancelled')),
  attempts INTEGER NOT NULL DEFAULT 0,
  made_at INTEGER NOT NULL,         -- seconds since 1970
  next_at INTEGER NOT NULL,         -- seconds since 1970: not to be tried before; of one being sent, when it counts as lost
  sent_at INTEGER,                  -- seconds since 1970
  told TEXT NOT NULL DEFAULT ''     -- what the mail server said last, in Russian
);
CREATE INDEX letter_waiting ON letter (next_at) WHERE state IN ('queued', 'sending');
CREATE INDEX letter_account ON letter (account_id);

-- Calendars other programs subscribe to.
CREATE TABLE feed (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),  -- sees what this person sees at the moment
  kind TEXT NOT NULL CHECK (kind IN ('person', 'roadmap')),
  roadmap_id INTEGER,               -- of kind roadmap
  form TEXT NOT NULL CHECK (form IN ('events', 'tasks')),  -- what the calendar is made of
  title TEXT NOT NULL,
  token_digest TEXT NOT NULL UNIQUE,  -- the token itself is known to the subscriber only
  created_at TEXT NOT NULL,         -- UTC moment, ISO 8601
  revoked_at TEXT                   -- UTC moment; empty: in use
);
CREATE INDEX feed_account ON feed (account_id);

-- What calendars last showed of each entry, so that a subscriber learns what was moved.
CREATE TABLE calendar_entry (
  uid TEXT PRIMARY KEY,             -- "task-17"
  content TEXT NOT NULL,            -- digest of what is shown
  days TEXT NOT NULL,               -- "2026-09-01/2026-12-18", with the status when it is taken off
  sequence INTEGER NOT NULL,        -- grows when the days change
  modified_at INTEGER NOT NULL      -- seconds since 1970
);

-- Single facts of reminders: the lease of the process at work, the name of this installation.
CREATE TABLE reminder_state (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
