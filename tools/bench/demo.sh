#!/usr/bin/env bash
# A demonstration of 1000 schools: how long it takes to make, and the summary by school and exam in Vekha against the same
# grouping of the same number of works in SQLite and in R data.table. Times are medians of three runs; trust the ratios.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
schools=${SCHOOLS:-1000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

seconds() { python3 tools/bench/seconds.py "$@"; }

build/vekha demo --schools 1 --years 1 --data "$folder/warm" >/dev/null
made=$( { /usr/bin/time -f '%e %M' build/vekha demo --schools "$schools" --data "$folder/data" --json >"$folder/made.json"; } 2>&1 )
works=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["works"])' "$folder/made.json")
echo "demo of $schools schools: $works works in ${made% *} s, $((${made#* } / 1024)) MiB"

by=school
build/vekha results summary --data "$folder/data" --by $by --json >"$folder/summary.json"
python3 tools/bench/works_like.py "$folder/summary.json" >"$folder/works.csv"
group='SELECT procedure, year, grade, subject, school, count(*), avg(total), sum(total * total), sum(mark = 2),
  sum(mark = 3), sum(mark = 4), sum(mark = 5) FROM works GROUP BY 1, 2, 3, 4, 5'
sqlite3 "$folder/works.sqlite" \
  'CREATE TABLE works (procedure TEXT, year INTEGER, grade INTEGER, subject TEXT, school INTEGER, total INTEGER, mark INTEGER)' \
  '.mode csv' ".import --skip 1 $folder/works.csv works"

vekha=$(seconds build/vekha results summary --data "$folder/data" --by $by --json)
sqlite=$(seconds sqlite3 "$folder/works.sqlite" "$group")
printf 'summary by school and exam, whole process: Vekha %s s, SQLite %s s\n' "$vekha" "$sqlite"
python3 -c 'import sys; print(f"SQLite / Vekha: {float(sys.argv[2]) / float(sys.argv[1]):.1f}")' "$vekha" "$sqlite"

if Rscript -e 'library(data.table)' >/dev/null 2>&1; then
  # R has no store of its own: its time is reading the table from a file it wrote and grouping it.
  Rscript -e 'library(data.table); a <- commandArgs(TRUE); saveRDS(fread(a[1]), a[2], compress = FALSE)' \
    "$folder/works.csv" "$folder/works.rds"
  r=$(seconds Rscript -e 'library(data.table); setDTthreads(2); works <- readRDS(commandArgs(TRUE)[1])
    invisible(works[, .(.N, mean(total), sd(total), sum(mark == 2), sum(mark == 3), sum(mark == 4), sum(mark == 5)),
                    by = .(procedure, year, grade, subject, school)])' "$folder/works.rds")
  python3 -c 'import sys; print(f"R data.table {sys.argv[2]} s; R / Vekha: {float(sys.argv[2]) / float(sys.argv[1]):.1f}")' "$vekha" "$r"
else
  echo "R data.table is not installed: not compared"
fi
