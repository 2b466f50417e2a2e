#!/usr/bin/env bash
# The store of results beside bare DuckDB in one run (see store.cpp). SCALE=1 is 6,000,000 pupils × 4 works × 15 tasks for each
# of three years; the default is a two-hundredth of it, and its quarter and half show that the cost grows linearly.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
duckdb=$(find -L build -maxdepth 1 -name libduckdb.so)
program=build/bench-store
[ "$program" -nt tools/bench/store.cpp ] && [ "$program" -nt build/libvekha_rooms.a ] ||
  ${CXX:-c++} -std=c++20 -O2 -Isrc tools/bench/store.cpp build/libvekha_rooms.a "$duckdb" -Wl,-rpath,"$PWD/build" \
    -lsqlite3 -lsodium -lyaml-cpp -licuuc -lspdlog -lfmt -lcrypto -lboost_json -lical -lcurl -lz -lzip -lexpat -lpugixml \
    -lxlsxwriter -lpthread -o "$program"
"$program" "$folder" "${SCALE:-0.005}"
