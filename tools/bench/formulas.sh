#!/usr/bin/env bash
# All programs of the monitorings 5.1–5.8 over a country in one call, beside one bare DuckDB scan that counts the same raw
# numbers and beside R data.table on the same works (see formulas.cpp), in one run. SCALE=1 is 40,000 schools × 3 years; the
# default is a two-hundredth. Fails when a bar of issue 5 is not met.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
program=$(tools/bench/compile formulas)
"$program" "$folder" "${SCALE:-0.005}" > "$folder/seconds" || { cat "$folder/seconds"; exit 1; }
cat "$folder/seconds"
Rscript -e 'library(data.table)' >/dev/null 2>&1 || { echo "R data.table is not installed: not compared"; exit 0; }
r=$(Rscript -e 'library(data.table); setDTthreads(2); a <- commandArgs(TRUE); works <- suppressWarnings(fread(a[1]))
  persons <- function(d, subjects) d[, .(any = any(subject %in% subjects)), by = .(school, year, person)][, .(share = mean(any)), by = .(school, year)]
  took <- system.time({
    ege <- works[procedure == "ЕГЭ"]; oge <- works[procedure == "ОГЭ"]; vpr <- works[procedure == "ВПР"]
    marks <- function(d) d[, .(n = .N, mean = mean(mark), success = mean(mark >= 3), quality = mean(mark >= 4), five = mean(mark == 5), two = mean(mark == 2), percent = mean(total / maximum)), by = .(school, year)]
    a1 <- ege[, .(n = .N, mean = mean(test), high = mean(test >= 81), full = mean(test == 100), passed = mean(test >= 36)), by = .(school, year)]
    a2 <- ege[order(-test), .(sum3 = sum(head(test, 3))), by = .(school, year, person)][, .(share = mean(sum3 >= 220)), by = .(school, year)]
    a3 <- marks(oge); a4 <- marks(vpr[grade == 4])
    before <- unique(oge[, .(person, subject, year = year + 2L, taken = TRUE)])
    linked <- merge(ege, before, by = c("person", "subject", "year"), all.x = TRUE)
    a5 <- linked[, .(any = any(!is.na(taken))), by = .(school, year, person)][, .(share = mean(any)), by = .(school, year)]
    for (s in c("Физика", "Химия")) { persons(ege, s); persons(oge, s) }
    persons(ege, c("Физика", "Химия")); persons(oge, c("Физика", "Химия"))
  })
  cat(sprintf("%.3f", took["elapsed"]))' "$folder/works.csv")
ours=$(awk '/^vekha/ {print $2}' "$folder/seconds")
awk -v r="$r" -v ours="$ours" 'BEGIN { printf "R data.table %.3f s; R / Vekha %.1f\n", r, r / ours; exit r < 5 * ours }'
