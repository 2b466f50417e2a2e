// The tables of the facts, made at the first opening. A newer program only adds to them.
#pragma once

namespace vekha::facts {

/// One statement after another, each safe to run again.
inline constexpr const char* kSchema = R"sql(
-- One row a pupil's work in one exam.
CREATE TABLE IF NOT EXISTS work (
  batch BIGINT NOT NULL,          -- batch of the records it came with
  work_no INTEGER NOT NULL,       -- number inside the batch, from 1
  procedure VARCHAR NOT NULL,     -- «ВПР», «ОГЭ», «ЕГЭ»
  year SMALLINT NOT NULL,         -- calendar year of the campaign
  grade SMALLINT NOT NULL,        -- grade the paper is written for
  subject VARCHAR NOT NULL,       -- nominative name
  school BIGINT NOT NULL,         -- node of the records
  class_name VARCHAR NOT NULL,    -- as the file names it, empty when it does not
  pupil VARCHAR NOT NULL,         -- code inside the school; never a name
  variant VARCHAR NOT NULL,       -- variant of the paper
  sex VARCHAR NOT NULL,           -- «м», «ж» or empty
  journal_mark SMALLINT,          -- mark of the last term, 2..5
  mark SMALLINT,                  -- mark in the file, 2..5
  total SMALLINT,                 -- primary score
  maximum SMALLINT NOT NULL,      -- highest possible primary score, 0 unknown
  absent BOOLEAN NOT NULL,        -- the file says the pupil was absent
  participated BOOLEAN NOT NULL   -- counts in statistics
);
-- One row a task of a work.
CREATE TABLE IF NOT EXISTS task_score (
  batch BIGINT NOT NULL,          -- batch of the work
  work_no INTEGER NOT NULL,       -- number of the work inside the batch
  task VARCHAR NOT NULL,          -- «1», «4К1»
  position SMALLINT NOT NULL,     -- order in the paper, from 1
  maximum SMALLINT NOT NULL,      -- highest score of the task, 0 unknown
  score SMALLINT,                 -- NULL unless flag is 0
  flag TINYINT NOT NULL           -- 0 score, 1 not started, 2 not taught, 3 blank, 4 something else
);
)sql";

}  // namespace vekha::facts
