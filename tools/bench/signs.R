# signs.R FOLDER: the 14 signs of the 2019 method over FOLDER/works.csv by data.table, years one by one as a user would; the
# median of three runs on a table already in memory is the last line. Its cells are compared with FOLDER/vekha.csv.
suppressMessages(library(data.table))
folder <- commandArgs(TRUE)[1]
works <- fread(file.path(folder, "works.csv"), encoding = "UTF-8")
marked <- list(c("ВПР", "4", "Русский язык"), c("ВПР", "4", "Математика"), c("ВПР", "5", "Русский язык"),
               c("ВПР", "5", "Математика"), c("ОГЭ", "9", "Русский язык"), c("ОГЭ", "9", "Математика"))
of <- function(d, y, p, g, s) d[year == y & procedure == p & grade == g & subject == s]

overstated <- function(d, y, e) {
  x <- of(d, y, e[1], as.integer(e[2]), e[3])
  upper <- mean(x$total) + 1.96 * sd(x$total) / sqrt(nrow(x))
  r <- x[, .(n = .N, mean = mean(total), sd = sd(total)), by = school][n >= 2]
  r[, .(school, year = y, sign = "overstated_mean", procedure = e[1], grade = as.integer(e[2]), subject = e[3],
        value = mean - 1.96 * sd / sqrt(n), fired = as.integer(mean - 1.96 * sd / sqrt(n) > upper))]
}
mismatch <- function(d, y, e) {
  x <- of(d, y, e[1], as.integer(e[2]), e[3])[!is.na(journal)]
  r <- x[, .(n = .N, one = uniqueN(journal) > 1 & uniqueN(total) > 1, d2 = sum((rank(journal) - rank(total))^2)),
         by = school][n >= 3 & one == TRUE]
  r[, .(school, year = y, sign = "journal_mismatch", procedure = e[1], grade = as.integer(e[2]), subject = e[3],
        value = 1 - 6 * d2 / (n * (n^2 - 1)), fired = as.integer(1 - 6 * d2 / (n * (n^2 - 1)) < 0))]
}
cohort <- function(d, y, s) {
  before <- of(d, y - 1, "ВПР", 4, s)[, .(before = mean(total / maximum)), by = school]
  after <- of(d, y, "ВПР", 5, s)[, .(after = mean(total / maximum)), by = school]
  if (nrow(before) == 0) return(NULL)
  r <- merge(before, after, by = "school")[after > 0][, k := before / after]
  q <- quantile(r$k, c(.25, .75), type = 7); upper <- q[2] + 3 * diff(q); lower <- q[1] - 3 * diff(q)
  one <- function(sign, fired) r[, .(school, year = y, sign = sign, procedure = "ВПР", grade = 5L, subject = s, value = k,
                                     fired = as.integer(fired))]
  rbind(one("sharp_rise", r$k < lower), one("sharp_fall", r$k > upper))
}
all_signs <- function(d) rbindlist(lapply(sort(unique(d$year)), function(y) rbindlist(c(
  lapply(marked, function(e) overstated(d, y, e)), lapply(marked[1:4], function(e) mismatch(d, y, e)),
  lapply(c("Русский язык", "Математика"), function(s) cohort(d, y, s))))))

took <- sapply(1:3, function(i) { t <- system.time(ours <<- all_signs(works)); c(t[["elapsed"]], t[["user.self"]] + t[["sys.self"]]) })
theirs <- fread(file.path(folder, "vekha.csv"), encoding = "UTF-8")
both <- merge(ours, theirs, by = c("school", "year", "sign", "procedure", "grade", "subject"), all = TRUE)
missing <- sum(is.na(both$value.x) | is.na(both$value.y))
unlike <- sum(both$fired.x != both$fired.y, na.rm = TRUE)
cat(sprintf("%d values of signs: %d only one has, %d verdicts differ, largest difference %.1e; fired %d\n", nrow(both), missing,
            unlike, max(abs(both$value.x - both$value.y), na.rm = TRUE), sum(both$fired.x, na.rm = TRUE)))
cat(sprintf("%.6f %.6f %d\n", median(took[1, ]), median(took[2, ]), missing + unlike))
