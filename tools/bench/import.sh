#!/usr/bin/env bash
# Import of the largest real workbook by Vekha against R's readxl reading the same file: whole processes, alternating,
# in one run. Prints the median times and their ratio. VEKHA_SHARED is the folder of real data, VEKHA the program.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
data=${VEKHA_SHARED:-$root/../shared}/data
vekha=${VEKHA:-$root/build/vekha}
rounds=${ROUNDS:-7}

skip() { echo "bench import: skipped, $1"; exit 0; }
[ -d "$data" ] || skip "no real data in $data"
command -v Rscript >/dev/null || skip "R is not installed (Debian: r-base-core r-cran-readxl)"
Rscript -e 'quit(status = !requireNamespace("readxl", quietly = TRUE))' 2>/dev/null || skip "R has no package readxl (Debian: r-cran-readxl)"
[ -x "$vekha" ] || skip "no program $vekha, build it first"
file=$(find -L "$data" -name '*.xlsx' -printf '%s\t%p\n' | sort -n | tail -1 | cut -f2-)
[ -n "$file" ] || skip "no .xlsx in $data"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$vekha" init --data "$folder/data" >/dev/null

import_with_vekha() { "$vekha" results import "$file" --data "$folder/data" --dry-run; }
read_with_readxl() { Rscript -e 'x <- suppressMessages(readxl::read_excel(commandArgs(TRUE)[1]))' "$file"; }

# Whole milliseconds of a command; its words are shown only when it fails.
milliseconds() {
  local start end
  start=$(date +%s%N)
  "$@" >"$folder/words" 2>&1 || { cat "$folder/words" >&2; echo "bench import: $1 failed" >&2; exit 1; }
  end=$(date +%s%N)
  echo $(((end - start) / 1000000))
}
median() { sort -n "$1" | sed -n "$((rounds / 2 + 1))p"; }

milliseconds import_with_vekha >/dev/null # both read a warm file
milliseconds read_with_readxl >/dev/null
for ((i = 0; i < rounds; ++i)); do
  milliseconds import_with_vekha >>"$folder/vekha"
  milliseconds read_with_readxl >>"$folder/readxl"
done
ours=$(median "$folder/vekha")
theirs=$(median "$folder/readxl")
echo "file: ${file#"$data"/} ($(stat -Lc %s "$file") bytes), $rounds rounds each, medians"
echo "vekha results import --dry-run: $ours ms"
echo "R readxl::read_excel:           $theirs ms"
awk -v ours="$ours" -v theirs="$theirs" 'BEGIN {
  printf "ratio vekha / readxl: %.2f (%s)\n", ours / theirs, ours <= theirs ? "not slower" : "SLOWER" }'
