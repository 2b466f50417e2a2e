#!/usr/bin/env bash
# An import, a replacement and a taking back are killed at 200 random moments each; after every one of them the data folder
# must hold the whole batch or nothing of it.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
[ -x build/vekha_tests ] || { echo "bench kills: skipped, build the tests first (./do test)"; exit 0; }
VEKHA_KILLS=${KILLS:-200} build/vekha_tests --gtest_filter='KilledImport.*' --gtest_brief=1
echo "${KILLS:-200} moments of each: all or nothing"
