# The monitorings 5.1–5.8 by data.table, over the works and figures that formulas.cpp made: formulas.R WORKS FIGURES prints
# the median seconds of three rounds. Conditions become columns once, so that sums by group take data.table's quick way.
suppressWarnings(suppressMessages(library(data.table)))
setDTthreads(2)
files <- commandArgs(TRUE)
works <- fread(files[1], showProgress = FALSE)
figures <- fread(files[2], showProgress = FALSE)
practice <- c("t3", "t6", "t8", "t11")
maxima <- c(3, 3, 4, 2)

marks <- function(rows) {
  counted <- rows[, .(school, year, mark, three = mark >= 3, four = mark >= 4, five = mark == 5, two = mark == 2,
                      percent = total / maximum)]
  counted[, c(.(n = .N), lapply(.SD, mean)), by = .(school, year), .SDcols = c("mark", "three", "four", "five", "two", "percent")]
}
chosen <- function(rows, subjects) {
  rows[, .(any = any(subject %in% subjects)), by = .(school, year, person)][, .(share = mean(any)), by = .(school, year)]
}
monitorings <- function() {
  ege <- works[procedure == "ЕГЭ"]
  oge <- works[procedure == "ОГЭ"]
  vpr <- works[procedure == "ВПР"]
  scores <- ege[, .(school, year, test, high = test >= 81, full = test == 100, passed = test >= 36)]
  answers <- list(scores[, c(.(n = .N), lapply(.SD, mean)), by = .(school, year), .SDcols = c("test", "high", "full", "passed")])
  setorder(ege, -test)
  best <- ege[, head(.SD, 3), by = .(school, year, person), .SDcols = "test"][, .(sum = sum(test)), by = .(school, year, person)]
  answers$best <- best[, .(good = sum >= 220), by = .(school, year)][, .(share = mean(good)), by = .(school, year)]
  answers$oge <- marks(oge)
  answers$vpr <- marks(vpr)
  # scores and their maxima over the tasks of practice, where a score is known
  sums <- vpr[, lapply(.SD, sum, na.rm = TRUE), by = .(subject, school, year), .SDcols = practice]
  known <- vpr[, lapply(.SD, function(x) sum(!is.na(x))), by = .(subject, school, year), .SDcols = practice]
  answers$practice <- 100 * rowSums(sums[, ..practice]) / as.vector(as.matrix(known[, ..practice]) %*% maxima)
  before <- unique(oge[, .(person, subject, year = year + 2L, taken = TRUE)])
  ege[before, on = .(person, subject, year), taken := i.taken]
  same <- ege[, .(any = any(taken, na.rm = TRUE)), by = .(school, year, person)]
  answers$same <- same[, .(share = mean(any)), by = .(school, year)]
  wide <- dcast(figures, school + year ~ item, value.var = "value")
  answers$forms <- wide[, .(`1` / `0`, `2` / `0`, `4` / `3`, `5` / `3`)]
  answers$chosen <- lapply(list("Физика", "Химия", c("Физика", "Химия")), function(s) list(chosen(ege, s), chosen(oge, s)))
  answers
}
cat(sprintf("%.3f", median(replicate(3, system.time(monitorings())["elapsed"]))))
