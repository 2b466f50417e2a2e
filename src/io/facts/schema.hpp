// The tables of the facts, made at the first opening, and how a file of the first layout becomes one of this layout.
#pragma once

namespace vekha::facts {

/// One statement after another, each safe to run again.
/// Values of works: zero and more is the value; −1 missing, −2 not applicable, −3 suppressed, −4 withdrawn.
/// Values of tasks: zero and more is the score; −1 not started («X»), −2 not taught, −3 blank, −4 unreadable,
/// −5 not applicable, −6 suppressed, −7 withdrawn.
inline constexpr const char* kSchema = R"sql(
-- What was written: one exam of one batch with one set of tasks.
CREATE TABLE IF NOT EXISTS paper (
  id INTEGER NOT NULL,            -- unique in the store
  batch BIGINT NOT NULL,          -- batch of the records it came with
  kind VARCHAR NOT NULL,          -- family of the procedure: vpr, oge, ege, gve, essay, olympiad, trial …
  procedure VARCHAR NOT NULL,     -- «ВПР», «ОГЭ», «ЕГЭ»
  year SMALLINT NOT NULL,         -- calendar year of the campaign
  grade SMALLINT NOT NULL,        -- grade the paper is written for
  subject VARCHAR NOT NULL,       -- nominative name
  part VARCHAR NOT NULL,          -- wave of the exam, empty when it is held once
  held VARCHAR NOT NULL,          -- ISO day it was written, empty when unknown
  variants VARCHAR NOT NULL,      -- name of the set of variants, empty when there is one
  maximum SMALLINT NOT NULL,      -- highest possible primary score, 0 unknown
  unit SMALLINT NOT NULL,         -- stored scores are points times this
  resits BOOLEAN NOT NULL,        -- holds works written again
  tasks VARCHAR[] NOT NULL,       -- «1», «4К1» in the order of the paper
  maxima SMALLINT[] NOT NULL,     -- highest scores of the tasks, 0 unknown
  levels VARCHAR[] NOT NULL       -- «Б», «П», «В» of the tasks or empty
);
-- One row a pupil's work, with its tasks. Sorted by school inside a paper.
CREATE TABLE IF NOT EXISTS work (
  paper INTEGER NOT NULL,         -- what was written
  number INTEGER NOT NULL,        -- order inside the paper, from 1
  school INTEGER NOT NULL,        -- node of the records
  class_name VARCHAR NOT NULL,    -- as the file names it, empty when it does not
  code VARCHAR NOT NULL,          -- code of the pupil inside the school and procedure; never a name
  person BIGINT NOT NULL,         -- keyed hash of a real identifier, 0 when the form has none
  variant VARCHAR NOT NULL,       -- variant of the paper
  sex TINYINT NOT NULL,           -- 0 unknown, 1 male, 2 female
  journal_mark TINYINT NOT NULL,  -- mark of the last term
  mark TINYINT NOT NULL,          -- mark in the file
  total SMALLINT NOT NULL,        -- primary score
  test SMALLINT NOT NULL,         -- score on the scale of 100
  attempt TINYINT NOT NULL,       -- 1, or more when the exam was written again
  absent BOOLEAN NOT NULL,        -- the file says the pupil was absent
  annulled BOOLEAN NOT NULL,      -- the result was annulled
  participated BOOLEAN NOT NULL,  -- counts in statistics: neither absent nor annulled and with a total
  scores SMALLINT[] NOT NULL      -- of the tasks in the order of the paper; empty for who was absent
);
-- Levels of works whose procedure gives levels rather than marks.
CREATE TABLE IF NOT EXISTS work_level (
  paper INTEGER NOT NULL,         -- what was written
  number INTEGER NOT NULL,        -- of the work inside the paper
  title VARCHAR NOT NULL          -- as the file names it: «Высокий»
);
-- Figures a form gives of a school or a territory rather than of pupils.
CREATE TABLE IF NOT EXISTS figure (
  batch BIGINT NOT NULL,          -- batch of the records it came with
  form VARCHAR NOT NULL,          -- what kind of form gives it
  procedure VARCHAR NOT NULL,     -- empty when the form is about no procedure
  year SMALLINT NOT NULL,         -- 0 when the form names none
  grade SMALLINT NOT NULL,        -- 0 when the form names none
  subject VARCHAR NOT NULL,       -- empty when the form names none
  node INTEGER NOT NULL,          -- organisation of the records, 0 when it is a territory of the file only
  territory VARCHAR NOT NULL,     -- how the file names it
  part VARCHAR NOT NULL,          -- group of participants or section of the form
  item VARCHAR NOT NULL,          -- what is measured: a mark, a task, a question
  value DOUBLE,                   -- NULL unless status is 0
  status TINYINT NOT NULL,        -- 0 value, 1 missing, 2 not applicable, 3 suppressed, 4 withdrawn
  text VARCHAR NOT NULL           -- an answer in words
);
)sql";

/// Whether the file has the first layout: a row a task.
inline constexpr const char* kIsOld = "SELECT 1 FROM duckdb_tables() WHERE table_name = 'task_score'";
/// The first layout stands aside …
inline constexpr const char* kSetAside = R"sql(
ALTER TABLE work RENAME TO old_work;
)sql";
/// … and is poured into the tables of kSchema: works of one exam and one list of tasks make a paper.
inline constexpr const char* kPour = R"sql(
CREATE TABLE old_list AS
SELECT batch, work_no, list(task ORDER BY position) AS tasks, list(maximum ORDER BY position) AS maxima,
  list(CASE WHEN flag = 0 THEN score ELSE -flag END ORDER BY position) AS scores
FROM task_score GROUP BY batch, work_no;
CREATE TABLE old_paper AS
SELECT row_number() OVER (ORDER BY batch, procedure, year, grade, subject, maximum, tasks, maxima) AS id, *
FROM (SELECT DISTINCT w.batch, procedure, year, grade, subject, maximum, tasks, maxima
      FROM old_work w LEFT JOIN old_list l ON l.batch = w.batch AND l.work_no = w.work_no);
INSERT INTO paper
SELECT id, batch, '', procedure, year, grade, subject, '', '', '', maximum, 1, false, coalesce(tasks, []),
  coalesce(maxima, []), coalesce(list_transform(tasks, t -> ''), [])
FROM old_paper;
INSERT INTO work
SELECT p.id, row_number() OVER (PARTITION BY p.id ORDER BY w.school, w.work_no), w.school, class_name, pupil, 0, variant,
  CASE sex WHEN 'м' THEN 1 WHEN 'ж' THEN 2 ELSE 0 END, coalesce(journal_mark, -1), coalesce(mark, -1),
  coalesce(total, -1), -2, 1, absent, false, participated, coalesce(l.scores, [])
FROM old_work w LEFT JOIN old_list l ON l.batch = w.batch AND l.work_no = w.work_no
JOIN old_paper p ON p.batch = w.batch AND p.procedure = w.procedure AND p.year = w.year AND p.grade = w.grade
  AND p.subject = w.subject AND p.maximum = w.maximum AND p.tasks IS NOT DISTINCT FROM l.tasks
  AND p.maxima IS NOT DISTINCT FROM l.maxima
ORDER BY p.id, w.school, w.work_no;
DROP TABLE old_list;
DROP TABLE old_paper;
DROP TABLE old_work;
DROP TABLE task_score;
)sql";

}  // namespace vekha::facts
