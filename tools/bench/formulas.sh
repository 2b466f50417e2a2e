#!/usr/bin/env bash
# All programs of the monitorings 5.1–5.8 over a country in one call, beside one bare DuckDB scan that counts the same raw
# numbers and beside R data.table on the same works (see formulas.cpp), in one run. SCALE=1 is 40,000 schools × 3 years; the
# default is a tenth (below that the start of a question weighs more than its scans). FOLDER keeps the country for another
# run, R=no leaves R out. Fails when a bar of issue 5 is not met.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
folder=${FOLDER:-$(mktemp -d)}
mkdir -p "$folder"
[ -n "${FOLDER:-}" ] || trap 'rm -rf "$folder"' EXIT
program=$(tools/bench/compile formulas)
"$program" "$folder" "${SCALE:-0.1}" > "$folder/seconds" || { cat "$folder/seconds"; exit 1; }
cat "$folder/seconds"
[ "${R:-yes}" = yes ] || exit 0
Rscript -e 'library(data.table)' >/dev/null 2>&1 || { echo "R data.table is not installed: not compared"; exit 0; }
r=$(Rscript tools/bench/formulas.R "$folder/works.csv" "$folder/figures.csv")
ours=$(awk '/^vekha/ {print $2}' "$folder/seconds")
awk -v r="$r" -v ours="$ours" 'BEGIN { printf "R data.table %.3f s; R / Vekha %.1f\n", r, r / ours; exit r < 5 * ours }'
