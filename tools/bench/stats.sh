#!/usr/bin/env bash
# Statistics beside R: the largest difference of each family from what R says (kept answers of shared/data and R itself, run
# here), then a multilevel fit of 1,000,000 pupils in 2,000 schools beside lme4 in the same run; then shrunk values against the
# truth in 10,000 simulated municipalities (SEED picks others). Fails beyond the bars.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
shared=${VEKHA_SHARED:-../shared}
failed=0
python3 tools/bench/items.py "$folder" "$shared" || failed=1
python3 tools/bench/stats.py "$folder" "$shared" || failed=1
"$(tools/bench/compile shrinkage)" 10000 "${SEED:-20261122}" || failed=1
exit $failed
