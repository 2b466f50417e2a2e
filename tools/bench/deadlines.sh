#!/usr/bin/env bash
# Terms of a plan of 2,000 measures by 50 executors over 5 years laid into dates, beside bare libical walking the same rules
# in the same run. Prints the medians and their ratio; fails above 200 ms.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
program=$(tools/bench/compile deadlines)
"$program"
