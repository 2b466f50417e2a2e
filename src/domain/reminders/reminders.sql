-- name: open_work
-- Open tasks of plans in work up to a last day, with who looks after them.
SELECT t.id, t.roadmap_id, m.id, m.number, m.text, r.title, CASE t.label WHEN '' THEN n.name ELSE t.label END, t.node_id, t.account_id,
  COALESCE((SELECT account_id FROM plan_controller WHERE roadmap_id = t.roadmap_id AND measure_id = m.id),
    (SELECT controller_id FROM executor WHERE party_id = t.party_id),
    (SELECT account_id FROM plan_controller WHERE roadmap_id = t.roadmap_id AND measure_id = 0)),
  r.imported_by_id, t.status, t.due
FROM task t JOIN running_roadmap v ON v.id = t.roadmap_id JOIN roadmap r ON r.id = t.roadmap_id
JOIN roadmap_occurrence o ON o.id = t.occurrence_id JOIN roadmap_measure m ON m.id = o.measure_id JOIN node n ON n.id = t.node_id
WHERE t.live = 1 AND t.status IN ('planned', 'in_work', 'review') AND t.due <= ? ORDER BY t.due, t.roadmap_id, m.position, t.id LIMIT 1000000;

-- name: people
-- Accounts in use whose role sees plans, with how they want to be reminded.
SELECT a.id, a.role_id, a.node_id, n.path, a.email, p.mail_enabled, p.digest, p.steps
FROM account a JOIN node n ON n.id = a.node_id JOIN role_right g ON g.role_id = a.role_id AND g.right_id = 'roadmap.read'
LEFT JOIN reminder_profile p ON p.account_id = a.id WHERE a.disabled = 0 ORDER BY a.id LIMIT 100000;

-- name: authorities
-- Every organisation with the municipality it lies in; a municipality lies in itself.
SELECT n.id, m.id FROM node n JOIN node m ON m.kind = 'municipality' AND substr(n.path, 1, length(m.path)) = m.path ORDER BY n.id LIMIT 1000000;

-- name: told_steps
-- The most urgent step each person was told of open tasks for their last day as it is now.
SELECT r.account_id, r.task_id, MIN(r.step) FROM reminder r JOIN task t ON t.id = r.task_id AND t.due = r.due
WHERE t.status IN ('planned', 'in_work', 'review') AND t.due <= ? GROUP BY r.account_id, r.task_id LIMIT 10000000;

-- name: holding_mutes
-- Mutes that hold on a day.
SELECT account_id, object, object_id FROM reminder_mute WHERE removed_at IS NULL AND (until_day = '' OR until_day >= ?) ORDER BY id LIMIT 100000;

-- name: insert_reminder
-- A step is told, once.
INSERT INTO reminder (account_id, task_id, due, step, day, notification_id, mail) VALUES (?, ?, ?, ?, ?, ?, ?);

-- name: sweep_reminders
-- What was told of tasks that are gone, so that a task of the same number begins anew.
DELETE FROM reminder WHERE task_id NOT IN (SELECT id FROM task);

-- name: any_lost_reminders
-- Is there something to sweep?
SELECT count(*) FROM (SELECT 1 FROM reminder WHERE task_id NOT IN (SELECT id FROM task) LIMIT 1);

-- name: told
-- Reminders told, the newest first; of one account, or of all.
SELECT r.account_id, a.login, r.task_id, COALESCE(m.number, ''), COALESCE(m.text, ''), r.due, r.step, r.day, r.mail
FROM reminder r JOIN account a ON a.id = r.account_id LEFT JOIN task t ON t.id = r.task_id
LEFT JOIN roadmap_occurrence o ON o.id = t.occurrence_id LEFT JOIN roadmap_measure m ON m.id = o.measure_id
WHERE r.account_id = ? OR ? = 0 ORDER BY r.id DESC LIMIT ?;

-- name: insert_notice
-- A message to a person.
INSERT INTO notification (account_id, kind, title, text, link, at) VALUES (?, ?, ?, ?, ?, ?) RETURNING id;

-- name: notices
-- Messages of a person, the newest first: older than one, and only unread ones when asked for.
SELECT id, kind, title, text, link, at, COALESCE(read_at, '') FROM notification
WHERE account_id = ? AND id < ? AND (? = 0 OR read_at IS NULL) ORDER BY id DESC LIMIT ?;

-- name: notice_tasks
-- Tasks one message speaks of.
SELECT r.task_id, COALESCE(m.number, ''), COALESCE(m.text, ''), r.due, r.step FROM reminder r LEFT JOIN task t ON t.id = r.task_id
LEFT JOIN roadmap_occurrence o ON o.id = t.occurrence_id LEFT JOIN roadmap_measure m ON m.id = o.measure_id
WHERE r.notification_id = ? ORDER BY r.due, r.id LIMIT 200;

-- name: unread_count
-- How many messages of a person are unread.
SELECT count(*) FROM notification WHERE account_id = ? AND read_at IS NULL;

-- name: notices_version
-- What changes with any message or its reading.
SELECT COALESCE(MAX(id), 0) || '-' || COUNT(read_at) || '-' || COALESCE(MAX(read_at), '') || '-' || COALESCE(SUM(CASE WHEN read_at IS NULL THEN id ELSE 0 END), 0)
FROM notification WHERE account_id = ?;

-- name: read_all
-- All messages of a person were read.
UPDATE notification SET read_at = ? WHERE account_id = ? AND read_at IS NULL;

-- name: read_one
-- One message was read.
UPDATE notification SET read_at = ? WHERE account_id = ? AND id = ? AND read_at IS NULL;

-- name: unread_one
-- One message is unread again.
UPDATE notification SET read_at = NULL WHERE account_id = ? AND id = ? AND read_at IS NOT NULL;

-- name: profile
-- How a person wants to be reminded.
SELECT a.email, p.mail_enabled, p.digest, p.steps FROM account a LEFT JOIN reminder_profile p ON p.account_id = a.id WHERE a.id = ?;

-- name: token_of
-- The secret in the letters of a person.
SELECT unsubscribe_token FROM reminder_profile WHERE account_id = ?;

-- name: put_profile
-- How a person wants to be reminded from now on; the secret stays.
INSERT INTO reminder_profile (account_id, mail_enabled, digest, steps, unsubscribe_token) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (account_id) DO UPDATE SET mail_enabled = excluded.mail_enabled, digest = excluded.digest, steps = excluded.steps;

-- name: account_of_token
-- Whose letters a secret stops.
SELECT p.account_id, a.name FROM reminder_profile p JOIN account a ON a.id = p.account_id WHERE p.unsubscribe_token = ?;

-- name: stop_mail
-- No more letters to a person.
UPDATE reminder_profile SET mail_enabled = 0 WHERE account_id = ?;

-- name: drop_waiting
-- What waited for a letter will stand in none.
UPDATE reminder SET mail = 'dropped' WHERE account_id = ? AND mail = 'wait';

-- name: cancel_letters
-- Letters to a person that were not sent yet.
UPDATE letter SET state = 'cancelled', told = ? WHERE account_id = ? AND state = 'queued';

-- name: mutes
-- Mutes of a person that hold, the newest first.
SELECT u.id, u.object, u.object_id, u.reason, u.until_day, u.created_at,
  COALESCE(CASE u.object WHEN 'roadmap' THEN (SELECT title FROM roadmap WHERE id = u.object_id)
    WHEN 'measure' THEN (SELECT trim(number || ' ' || text) FROM roadmap_measure WHERE id = u.object_id)
    ELSE (SELECT trim(m.number || ' ' || m.text) FROM task t JOIN roadmap_occurrence o ON o.id = t.occurrence_id
      JOIN roadmap_measure m ON m.id = o.measure_id WHERE t.id = u.object_id) END, '')
FROM reminder_mute u WHERE u.account_id = ? AND u.removed_at IS NULL AND (u.until_day = '' OR u.until_day >= ?) ORDER BY u.id DESC LIMIT 10000;

-- name: insert_mute
-- A new mute.
INSERT INTO reminder_mute (account_id, object, object_id, reason, until_day, created_at) VALUES (?, ?, ?, ?, ?, ?) RETURNING id;

-- name: remove_mute
-- A mute of a person holds no more.
UPDATE reminder_mute SET removed_at = ? WHERE id = ? AND account_id = ? AND removed_at IS NULL;

-- name: roadmap_seen
-- Does a plan lie at, below or above an organisation given by its path?
SELECT count(*) FROM roadmap r JOIN node n ON n.id = r.node_id
WHERE r.id = ? AND (substr(n.path, 1, length(?)) = ? OR substr(?, 1, length(n.path)) = n.path);

-- name: measure_seen
-- Does the plan of a measure lie at, below or above an organisation given by its path?
SELECT count(*) FROM roadmap_measure m JOIN roadmap r ON r.id = m.roadmap_id JOIN node n ON n.id = r.node_id
WHERE m.id = ? AND (substr(n.path, 1, length(?)) = ? OR substr(?, 1, length(n.path)) = n.path);

-- name: task_seen
-- Is a task performed inside a scope?
SELECT count(*) FROM task t JOIN node n ON n.id = t.node_id WHERE t.id = ? AND substr(n.path, 1, length(?)) = ?;

-- name: waiting
-- Reminders of a person that wait for a letter, with their tasks as they are now.
SELECT r.id, r.notification_id, r.step, r.due, t.id, m.number, m.text, rm.title, CASE t.label WHEN '' THEN n.name ELSE t.label END, t.due, t.status
FROM reminder r LEFT JOIN task t ON t.id = r.task_id LEFT JOIN roadmap_occurrence o ON o.id = t.occurrence_id
LEFT JOIN roadmap_measure m ON m.id = o.measure_id LEFT JOIN roadmap rm ON rm.id = t.roadmap_id LEFT JOIN node n ON n.id = t.node_id
WHERE r.account_id = ? AND r.mail = 'wait' ORDER BY r.due, r.id LIMIT 100000;

-- name: accounts_waiting
-- People for whom a letter is to be put.
SELECT DISTINCT account_id FROM reminder WHERE mail = 'wait' ORDER BY account_id LIMIT 100000;

-- name: asking_notices
-- Unread messages that ask for something, since a moment, of people who want letters and were not sent this one.
SELECT n.id, n.account_id, n.title, n.text, n.link FROM notification n JOIN account a ON a.id = n.account_id
LEFT JOIN reminder_profile p ON p.account_id = a.id
WHERE n.kind IN ('case', 'recheck') AND n.at >= ? AND n.read_at IS NULL AND a.disabled = 0 AND a.email <> '' AND COALESCE(p.mail_enabled, 1) = 1
AND NOT EXISTS (SELECT 1 FROM letter l WHERE l.name = 'notice-' || n.id) ORDER BY n.id LIMIT 1000;

-- name: settle_reminder
-- A reminder stands in a letter, or never will.
UPDATE reminder SET mail = ?, letter_id = ? WHERE id = ?;

-- name: insert_letter
-- A letter, once by its name.
INSERT INTO letter (name, account_id, subject, text, html, state, made_at, next_at) VALUES (?, ?, ?, ?, ?, 'queued', ?, ?)
ON CONFLICT (name) DO NOTHING RETURNING id;

-- name: letter_exists
-- Was a letter of this name put?
SELECT count(*) FROM letter WHERE name = ?;

-- name: letters
-- Letters, the newest first.
SELECT id, name, account_id, subject, state, attempts, made_at, next_at, COALESCE(sent_at, 0), told FROM letter ORDER BY id DESC LIMIT ?;

-- name: any_due_letters
-- Is there a letter to hand over at a moment?
SELECT count(*) FROM (SELECT 1 FROM letter WHERE state IN ('queued', 'sending') AND next_at <= ? LIMIT 1);

-- name: due_letters
-- Letters to hand over at a moment, with where they go now.
SELECT l.id, l.name, l.account_id, l.subject, l.text, l.html, l.made_at, l.attempts, a.name, a.email, a.disabled
FROM letter l JOIN account a ON a.id = l.account_id WHERE l.state IN ('queued', 'sending') AND l.next_at <= ? ORDER BY l.next_at, l.id LIMIT ?;

-- name: claim_letter
-- A letter is being handed over until a moment after which it counts as lost on the way.
UPDATE letter SET state = 'sending', attempts = attempts + 1, next_at = ? WHERE id = ?;

-- name: mark_letter
-- How handing over a letter ended.
UPDATE letter SET state = ?, next_at = ?, sent_at = ?, told = ? WHERE id = ?;

-- name: give_back_letter
-- A letter was claimed but never tried.
UPDATE letter SET state = 'queued', attempts = attempts - 1, next_at = ? WHERE id = ? AND state = 'sending';

-- name: sweep_letters
-- Letters that ended before a moment.
DELETE FROM letter WHERE state IN ('sent', 'failed', 'cancelled') AND made_at < ?;

-- name: state
-- A single fact.
SELECT value FROM reminder_state WHERE name = ?;

-- name: put_state
-- A single fact from now on.
INSERT INTO reminder_state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- name: insert_feed
-- A new calendar to subscribe to.
INSERT INTO feed (account_id, kind, roadmap_id, form, title, token_digest, created_at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: feeds
-- Calendars of a person in use, the newest first.
SELECT id, account_id, kind, roadmap_id, form, title, created_at FROM feed WHERE account_id = ? AND revoked_at IS NULL ORDER BY id DESC LIMIT 1000;

-- name: feed_by_digest
-- The calendar in use behind a token.
SELECT id, account_id, kind, roadmap_id, form, title, created_at FROM feed WHERE token_digest = ? AND revoked_at IS NULL;

-- name: revoke_feed
-- The address of a calendar works no more.
UPDATE feed SET revoked_at = ? WHERE id = ? AND account_id = ? AND revoked_at IS NULL;

-- name: running_version
-- The version of the same plan that is in work, with its title and whether it lies inside a scope.
SELECT r.id, r.title, CASE WHEN substr(n.path, 1, length(?)) = ? THEN 1 ELSE 0 END FROM roadmap f
JOIN roadmap r ON r.plan_id = f.plan_id JOIN running_roadmap v ON v.id = r.id JOIN node n ON n.id = r.node_id
WHERE f.id = ? AND (substr(n.path, 1, length(?)) = ? OR substr(?, 1, length(n.path)) = n.path) ORDER BY r.id DESC LIMIT 1;

-- name: tasks_of_person
-- Tasks a person is to do, from a last day on: own ones, those of the school, those of the authority given to nobody.
SELECT t.id, m.number, m.text, r.title, CASE t.label WHEN '' THEN n.name ELSE t.label END, t.starts, t.due, t.status, m.result, 0, 0
FROM task t JOIN running_roadmap v ON v.id = t.roadmap_id JOIN roadmap r ON r.id = t.roadmap_id
JOIN roadmap_occurrence o ON o.id = t.occurrence_id JOIN roadmap_measure m ON m.id = o.measure_id JOIN node n ON n.id = t.node_id
WHERE t.live = 1 AND t.due >= ? AND (t.account_id = ? OR (t.node_id = ? AND (? = 1 OR (? = 1 AND t.account_id IS NULL)))) ORDER BY t.due, t.id LIMIT 20000;

-- name: tasks_of_roadmap
-- Tasks of a plan inside a scope.
SELECT t.id, m.number, m.text, r.title, CASE t.label WHEN '' THEN n.name ELSE t.label END, t.starts, t.due, t.status, m.result, 0, 0
FROM task t JOIN roadmap r ON r.id = t.roadmap_id JOIN roadmap_occurrence o ON o.id = t.occurrence_id
JOIN roadmap_measure m ON m.id = o.measure_id JOIN node n ON n.id = t.node_id
WHERE t.live = 1 AND t.roadmap_id = ? AND substr(n.path, 1, length(?)) = ? ORDER BY t.due, t.id LIMIT 20000;

-- name: windows_of_roadmap
-- Windows of a plan with how many of their tasks are closed.
SELECT o.id, m.number, m.text, r.title, COALESCE((SELECT group_concat(name, ', ') FROM (SELECT p.name FROM roadmap_responsible a
    JOIN roadmap_party p ON p.id = a.party_id WHERE a.measure_id = m.id ORDER BY a.position)), ''),
  o.starts, o.due, o.status, m.result, o.tasks_done + o.tasks_cancelled, o.tasks_total, m.roadmap_id, m.id
FROM roadmap_occurrence o JOIN roadmap_measure m ON m.id = o.measure_id JOIN roadmap r ON r.id = m.roadmap_id
WHERE m.roadmap_id = ? AND o.removed_at IS NULL AND m.removed_at IS NULL ORDER BY o.due, m.position, o.id LIMIT 20000;

-- name: calendar_entry
-- What was last shown of an entry.
SELECT content, days, sequence, modified_at FROM calendar_entry WHERE uid = ?;

-- name: put_calendar_entry
-- What is shown of an entry from now on.
INSERT INTO calendar_entry (uid, content, days, sequence, modified_at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (uid) DO UPDATE SET content = excluded.content, days = excluded.days, sequence = excluded.sequence, modified_at = excluded.modified_at;
