#!/usr/bin/env bash
# A plan of 2,000 measures by 50 schools over 5 years spread into 500,000 stored tasks, beside bare SQLite inserting the same
# rows in the same run. Prints the times and their ratio; fails above four times SQLite.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
program=$(tools/bench/compile spread)
"$program"
