#!/usr/bin/env bash
# A workbook of ROWS × 30 cells read by Vekha, beside merely inflating and parsing the same bytes (expat) and beside R's
# readxl: whole readings, alternating, medians of one run. readxl holds the whole sheet several times in memory, so all
# three are compared on READXL_ROWS rows; ROWS rows show the most memory. Fails when a bar of issue 4 is not met.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
rows=$(awk -v scale="${SCALE:-1}" 'BEGIN { printf "%d", 1000000 * scale }')
small=${READXL_ROWS:-100000}
rounds=${ROUNDS:-3}
program=$(tools/bench/compile xlsx)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
median() { sort -n "$1" | sed -n "$(((rounds + 1) / 2))p"; }
with_readxl() {
  Rscript -e 'a <- commandArgs(TRUE); t <- system.time(suppressMessages(readxl::read_excel(a[1], col_names = FALSE)))
    cat(t[["elapsed"]], "\n")' "$1"
}

mkdir "$folder/small" "$folder/large"
"$program" make "$folder/small/book.xlsx" "$small"
has_readxl=$(Rscript -e 'cat(requireNamespace("readxl", quietly = TRUE))' 2>/dev/null || true)
for ((i = 0; i < rounds; ++i)); do
  "$program" read "$folder/small/book.xlsx" | cut -d' ' -f1 >>"$folder/vekha"
  "$program" parse "$folder/small/book.xlsx" | cut -d' ' -f1 >>"$folder/expat"
  [ "$has_readxl" != TRUE ] || with_readxl "$folder/small/book.xlsx" >>"$folder/readxl"
done
ours=$(median "$folder/vekha")
echo "$small rows × 30 cells, medians of $rounds: Vekha $ours s, inflating and expat $(median "$folder/expat") s"
status=0
awk -v a="$ours" -v b="$(median "$folder/expat")" 'BEGIN { printf "Vekha / (inflating and expat): %.2f (limit 2.5)\n", a / b; exit a > 2.5 * b }' || status=1
if [ "$has_readxl" = TRUE ]; then
  awk -v a="$ours" -v b="$(median "$folder/readxl")" 'BEGIN { printf "readxl %.2f s; readxl / Vekha: %.1f (at least 5)\n", b, b / a; exit b < 5 * a }' || status=1
else
  echo "R has no package readxl (Debian: r-cran-readxl): not compared"
fi

"$program" make "$folder/large/book.xlsx" "$rows"
read -r seconds memory cells < <("$program" read "$folder/large/book.xlsx")
read -r bare _ _ < <("$program" parse "$folder/large/book.xlsx")
echo "$rows rows, $cells cells, $(($(stat -c %s "$folder/large/book.xlsx") >> 20)) MiB: Vekha $seconds s, inflating and expat $bare s"
echo "most memory: $memory MiB (limit 256)"
[ "$memory" -le 256 ] || status=1
exit $status
