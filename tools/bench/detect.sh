#!/usr/bin/env bash
# How often Vekha's own method errs on honest municipalities and how often it finds distorted results, beside the published
# signs, on worlds of a generator that shares no code with it. WORLDS (1000) and SEED may be set. Then the published signs
# of a whole region (SCHOOLS, 1000, by three years by ten subjects) beside R's data.table in the same run: same results,
# twenty times faster. Fails below the bars. A thousand worlds take two cores some five minutes.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
program=$(tools/bench/compile detect)
failed=0
"$program" "${WORLDS:-1000}" ${SEED:-} || failed=1

schools=${SCHOOLS:-1000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
program=$(tools/bench/compile signs)
ours=$("$program" "$folder" "$schools" 3 | tail -n 1)
theirs=$(Rscript tools/bench/signs.R "$folder")
echo "The 14 signs of 2019 over a region: $schools schools, 3 years, 10 subjects a year, $(cut -d' ' -f3 <<<"$ours") works"
head -n 1 <<<"$theirs" | sed 's/^/  /'
awk -v ours="$ours" -v theirs="$(tail -n 1 <<<"$theirs")" 'BEGIN {
  split(ours, v, " "); split(theirs, r, " "); ratio = r[1] / v[1]
  printf "  by the clock:     Vekha from its stores %.3f s, data.table from memory %.3f s: %.1f times (>= 20) %s\n", v[1], r[1], ratio,
    (ratio >= 20 ? "ok" : "NOT HELD")
  printf "  by the processor: Vekha from its stores %.3f s, data.table from memory %.3f s: %.1f times\n", v[2], r[2], r[2] / v[2]
  printf "  the same results: %s\n", (r[3] == 0 ? "ok" : "NOT HELD")
  exit !(ratio >= 20 && r[3] == 0)
}' || failed=1
exit $failed
