#!/usr/bin/env bash
# All shipped indicators of a demonstration of 60 schools as a server computes them: anew, with nothing changed, and after one
# batch, beside one bare DuckDB scan (see indicators.cpp). Fails above 1 s anew or 0.2 s after a batch.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
build/vekha demo --schools "${SCHOOLS:-60}" --data "$folder/data" --json >/dev/null
"$(tools/bench/compile indicators)" "$folder/data"
