#!/usr/bin/env bash
# How often Vekha's own method errs on honest municipalities and how often it finds distorted results, beside the published
# signs, on worlds of a generator that shares no code with it. WORLDS (1000) and SEED may be set. Fails below the bars.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
program=$(tools/bench/compile detect)
"$program" "${WORLDS:-1000}" ${SEED:-}
