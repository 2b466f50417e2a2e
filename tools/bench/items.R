# items.R R-IRT FOLDER: what R says of the works and tables that `vekha stats` families of tasks, groups and clusters read.
suppressMessages({ library(psych); library(eRm); library(cluster) })
arguments <- commandArgs(TRUE); works <- arguments[1]; folder <- arguments[2]
say <- function(family, quantity, value) cat(family, quantity, format(value, digits = 17), "\n")
table_of <- function(name) read.csv(file.path(works, name))

ability <- table_of("ability16.csv")
for (rows in c("complete", "pairwise")) {
  x <- if (rows == "complete") ability[complete.cases(ability), ] else ability
  a <- suppressWarnings(alpha(x))
  say(rows, "alpha", a$total$raw_alpha)
  for (i in names(x)) { say(rows, paste0(i, "/discrimination"), a$item.stats[i, "r.drop"]); say(rows, paste0(i, "/alpha_dropped"), a$alpha.drop[i, "raw_alpha"]) }
}

exam <- table_of("MathExam14W.csv"); tasks <- exam[, 1:13]; sum <- rowSums(tasks)
for (i in names(tasks)) {
  counts <- table(exam$gender, tasks[[i]], sum)[c("male", "female"), 2:1, ]
  counts <- counts[, , apply(counts, 3, function(level) all(rowSums(level) > 0) && all(colSums(level) > 0))]
  test <- mantelhaen.test(counts)
  say("dif", paste0(i, "/p"), test$p.value); say("dif", paste0(i, "/mh_odds_ratio"), unname(test$estimate))
}
rasch <- RM(tasks)
for (i in seq_along(tasks)) { say("cml", paste0(names(tasks)[i], "/difficulty"), -rasch$betapar[[i]]); say("cml", paste0(names(tasks)[i], "/difficulty_se"), rasch$se.beta[i]) }
credits <- exam[, 14:26]; told <- thresholds(PCM(credits))$threshtable[[1]]; told <- told - mean(told[, "Location"])
for (i in rownames(told)) say("pcm_cml", i, told[i, "Threshold 1"])

x <- scale(USArrests); write.csv(cbind(state = rownames(USArrests), USArrests), file.path(folder, "arrests.csv"), row.names = FALSE)
for (k in 2:6) {
  set.seed(1); means <- kmeans(x, k, nstart = 200, iter.max = 100); tree <- cutree(hclust(dist(x), "ward.D2"), k); middles <- pam(x, k)
  say("kmeans", k, means$tot.withinss)
  say("ward", k, sum(sapply(split(as.data.frame(x), tree), function(part) sum(scale(part, scale = FALSE)^2))))
  say("pam", k, middles$objective[["swap"]] * nrow(x)); say("pam_silhouette", k, middles$silinfo$avg.width)
}

# Heteroskedastic ordered probit by optim, scaled to mean 0 and sd 1.
n <- rbind(c(10, 40, 80, 30), c(5, 30, 100, 90), c(30, 60, 60, 20), c(22, 33, 44, 11), c(20, 25, 30, 60)); G <- nrow(n)
write.csv(cbind(school = letters[1:G], setNames(as.data.frame(n), 2:5)), file.path(folder, "marks.csv"), row.names = FALSE)
cuts <- qnorm(cumsum(colSums(n))[1:3] / sum(n))
loss <- function(p) { at <- c(-Inf, cuts[1], p[2 * G + 1], cuts[3], Inf); -sum(sapply(1:G, function(g) sum(n[g, ] * log(diff(pnorm((at - p[g]) / exp(p[G + g]))))))) }
p <- suppressWarnings(optim(c(rep(0, 2 * G), cuts[2]), loss, method = "BFGS", control = list(reltol = 1e-16, maxit = 5000)))$par
share <- rowSums(n) / sum(n); middle <- sum(share * p[1:G]); spread <- sqrt(sum(share * (p[1:G] - middle)^2) + sum(share * exp(2 * p[G + 1:G])))
for (g in 1:G) { say("hetop", paste0(letters[g], "/mean"), (p[g] - middle) / spread); say("hetop", paste0(letters[g], "/sd"), exp(p[G + g]) / spread) }
