-- name: insert_list
-- A list came.
INSERT INTO official_list (year, title, source, recorded_at, actor, withdrawn_at) VALUES (?, ?, ?, ?, ?, '') RETURNING id;

-- name: insert_school
-- A school of a list.
INSERT INTO official_list_school (list, school, reason) VALUES (?, ?, ?);

-- name: lists
-- Lists of a year (0: of all), the newest first; removed ones too.
SELECT id, year, title, source, recorded_at, withdrawn_at FROM official_list WHERE (? = 0 OR year = ?) ORDER BY id DESC LIMIT 1000;

-- name: schools
-- Schools of a list that lie in a scope.
SELECT n.id, n.code, n.name, s.reason FROM official_list_school s JOIN node n ON n.id = s.school WHERE s.list = ? AND substr(n.path, 1, length(?)) = ? ORDER BY n.name LIMIT 10000;

-- name: outside
-- How many schools of a list lie outside a scope.
SELECT count(*) FROM official_list_school s JOIN node n ON n.id = s.school WHERE s.list = ? AND substr(n.path, 1, length(?)) <> ?;

-- name: mark
-- A list is removed, or (with an empty moment) stands again.
UPDATE official_list SET withdrawn_at = ? WHERE id = ?;
