-- name: totals
-- Facts: school, total and journal mark of every participant packed into one number of 20 + 4 low bits (there are millions of rows, and every column of each costs; an absent mark is no mark then); {where} says whose.
SELECT paper, (school::BIGINT << 20) | (total::BIGINT << 4) | (journal_mark & 15) FROM work WHERE participated AND total >= 0 AND {where};
