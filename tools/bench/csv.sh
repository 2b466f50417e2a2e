#!/usr/bin/env bash
# A CSV of works with 10,000,000 rows of tasks between them (15 a work) checked whole by Vekha, every rule on, beside DuckDB's
# own reader taking the same file into a table: whole processes, alternating, medians of one run. Fails when Vekha is slower.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
tasks=$(awk -v scale="${SCALE:-1}" 'BEGIN { printf "%d", 10000000 * scale }')
rounds=${ROUNDS:-5}
program=$(tools/bench/compile csv)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
file="$folder/2021_5_Математика.csv"
"$program" make "$file" $((tasks / 15))

clock() {
  local start
  start=$(date +%s%N)
  "$@" >"$folder/words"
  echo $((($(date +%s%N) - start) / 1000000))
}
median() { sort -n "$1" | sed -n "$(((rounds + 1) / 2))p"; }
for ((i = 0; i < rounds; ++i)); do
  clock build/vekha results check "$file" --json >>"$folder/vekha"
  clock "$program" read "$file" >>"$folder/duckdb"
done
/usr/bin/time -f %M -o "$folder/peak" build/vekha results check "$file" --json >"$folder/words"
rows=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["preview"]["rows"])' "$folder/words")
echo "$tasks tasks of $rows works, $(($(stat -c %s "$file") >> 20)) MiB, medians of $rounds"
echo "Vekha, checked $(median "$folder/vekha") ms ($(($(tail -n 1 "$folder/peak") / 1024)) MiB at most); DuckDB, read $(median "$folder/duckdb") ms"
awk -v a="$(median "$folder/vekha")" -v b="$(median "$folder/duckdb")" \
  'BEGIN { printf "DuckDB / Vekha: %.2f (at least 1)\n", b / a; exit a > b }'
