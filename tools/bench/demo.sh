#!/usr/bin/env bash
# A demonstration of 1000 schools: how long it takes to make, and two summaries of it in Vekha against the same grouping of
# as many works in SQLite and in R data.table. Whole processes, the shortest of three runs; trust the ratios.
# SQLite and R only count and add up; Vekha also writes the JSON with names, deviations and marks by the scales.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
schools=${SCHOOLS:-1000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

seconds() { python3 tools/bench/seconds.py "$@"; }
ratio() { python3 -c 'import sys; print(f"{float(sys.argv[1]) / float(sys.argv[2]):.1f}")' "$1" "$2"; }

made=$( { /usr/bin/time -f '%e %M' build/vekha demo --schools "$schools" --data "$folder/data" --json >"$folder/made.json"; } 2>&1 )
works=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["works"])' "$folder/made.json")
echo "demo of $schools schools: $works works in ${made% *} s, $((${made#* } / 1024)) MiB"

build/vekha results summary --data "$folder/data" --by school --json >"$folder/summary.json"
python3 tools/bench/works_like.py "$folder/summary.json" >"$folder/works.csv"
sqlite3 "$folder/works.sqlite" \
  'CREATE TABLE works (procedure TEXT, year INTEGER, grade INTEGER, subject TEXT, school INTEGER, total INTEGER, mark INTEGER)' \
  '.mode csv' ".import --skip 1 $folder/works.csv works"
with_r=$(Rscript -e 'library(data.table)' >/dev/null 2>&1 && echo yes || true)
[ -z "$with_r" ] || Rscript -e 'library(data.table); a <- commandArgs(TRUE); saveRDS(fread(a[1]), a[2], compress = FALSE)' \
  "$folder/works.csv" "$folder/works.rds"

compare() {  # compare NAME OF VEKHA'S GROUPING, COLUMNS OF THE OTHERS
  local vekha sqlite r
  vekha=$(seconds build/vekha results summary --data "$folder/data" --by "$1" --json)
  sqlite=$(seconds sqlite3 "$folder/works.sqlite" "SELECT $2, count(*), avg(total), sum(total * total), sum(mark = 2),
    sum(mark = 3), sum(mark = 4), sum(mark = 5) FROM works GROUP BY $2")
  echo "summary by $1: Vekha $vekha s, SQLite $sqlite s; SQLite / Vekha $(ratio "$sqlite" "$vekha")"
  [ -n "$with_r" ] || { echo "R data.table is not installed: not compared"; return; }
  r=$(seconds Rscript -e 'library(data.table); setDTthreads(2); a <- commandArgs(TRUE); works <- readRDS(a[1])
    invisible(works[, .(.N, mean(total), sd(total), sum(mark == 2), sum(mark == 3), sum(mark == 4), sum(mark == 5)),
                    by = eval(strsplit(a[2], ", ")[[1]])])' "$folder/works.rds" "$2")
  echo "summary by $1: R data.table $r s; R / Vekha $(ratio "$r" "$vekha")"
}

compare subject 'procedure, year, grade, subject'
compare school 'procedure, year, grade, subject, school'
