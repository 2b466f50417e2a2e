#!/usr/bin/env bash
# The store of results beside bare DuckDB in one run (see store.cpp). SCALE=1 is 6,000,000 pupils × 4 works × 15 tasks for each
# of three years, each year one batch; the default is a two-hundredth of it, and its quarter and half show that the cost grows
# linearly. ONLY=whole leaves the parts out, YEARS=1 two of the years. Fails when a bar of issue 4 is not met.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
program=$(tools/bench/compile store)
"$program" "$folder" "${SCALE:-0.005}" "${ONLY:-}"
