#!/usr/bin/env bash
# A plan of 2,000 measures by 50 schools over 5 years spread into 500,000 stored tasks, beside bare SQLite inserting the same
# rows in the same run. Prints the times and their ratio; fails above four times SQLite.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
program=build/bench-spread
libraries=$(pkg-config --libs sqlite3 libzip expat pugixml xlsxwriter libsodium spdlog fmt icu-uc libical libcurl)
# shellcheck disable=SC2086
${CXX:-c++} -std=c++20 -O2 -Isrc tools/bench/spread.cpp build/libvekha_rooms.a $libraries -lboost_json -lyaml-cpp -lcrypto -o "$program"
"$program"
