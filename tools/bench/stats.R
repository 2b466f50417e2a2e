# stats.R FOLDER SCHOOLS.csv: what R says of a table of schools, as "family quantity value" lines; the table is written for Vekha.
# stats.R FOLDER million: seconds of lme4's fit of the large table.
# stats.R FOLDER mixed TABLE y formula ML|REML: lme4's criterion and variances with its optimiser driven to the end.
suppressMessages({library(lme4); library(data.table)})
args <- commandArgs(TRUE); folder <- args[1]
tell <- function(family, names, values) cat(sprintf("%s %s %.17g\n", family, names, as.numeric(values)), sep = "")
if (args[2] == "million") {
  d <- fread(file.path(folder, "million.csv")); d[, school := factor(school)]
  took <- system.time(f <- lmer(score ~ prior + (1 | school), d))
  tell("million", c("processor", "clock", "variance_group", "variance_residual", "criterion"),
       c(took[["user.self"]] + took[["sys.self"]], took[["elapsed"]], as.data.frame(VarCorr(f))$vcov, REMLcrit(f)))
} else if (args[2] == "mixed") {
  d <- read.csv(args[3], stringsAsFactors = TRUE)
  control <- lmerControl(optimizer = "nloptwrap", check.conv.singular = "ignore",
                         optCtrl = list(xtol_abs = 1e-14, xtol_rel = 1e-14, ftol_abs = 1e-14, ftol_rel = 1e-15, maxeval = 1e5))
  f <- suppressWarnings(lmer(as.formula(args[4]), d, REML = args[5] == "REML", control = control))
  v <- as.data.frame(VarCorr(f))
  name <- ifelse(v$grp == "Residual", "residual", ifelse(!is.na(v$var2), "cov", ifelse(v$var1 == "(Intercept)", paste0("group:", v$grp), "slope")))
  tell("mixed", c(name, "criterion"), c(v$vcov, if (isREML(f)) REMLcrit(f) else deviance(f)))
  r <- ranef(f, condVar = TRUE)
  for (g in names(r)) {
    tell("blup", paste0(g, ":", rownames(r[[g]])), r[[g]][, 1])
    tell("blup_se", paste0(g, ":", rownames(r[[g]])), sqrt(attr(r[[g]], "postVar")[1, 1, ]))
  }
} else {
  d <- read.csv(args[2]); d <- d[complete.cases(d[, c("api00", "api99", "ell", "meals", "stype")]), ]
  d$high <- as.integer(d$api00 > 700); d$share <- as.integer(d$ell > 20)
  write.csv(d[, c("snum", "api00", "api99", "ell", "meals", "stype", "high", "share", "pw")], file.path(folder, "schools.csv"), row.names = FALSE)
  s <- summary(lm(api00 ~ ell + meals + stype, d))
  for (k in c("estimate", "se", "t", "p")) tell("regression", paste0(rownames(s$coef), "/", k), s$coef[, match(k, c("estimate", "se", "t", "p"))])
  tell("regression", c("r2", "sigma", "f"), c(s$r.squared, s$sigma, s$fstatistic[1]))
  g <- glm(high ~ ell + meals + stype, binomial, d, control = list(epsilon = 1e-14, maxit = 60)); s <- summary(g)
  for (k in c("estimate", "se", "p")) tell("logistic", paste0(rownames(s$coef), "/", k), s$coef[, match(k, c("estimate", "se", "z", "p"))])
  tell("logistic", c("deviance", "null_deviance"), c(g$deviance, g$null.deviance))
  for (m in c("pearson", "spearman", "kendall")) {
    f <- suppressWarnings(cor.test(d$api00, d$ell, method = m)); tell("correlation", paste0(m, c("/estimate", "/p")), c(f$estimate, f$p.value))
  }
  tell("correlation", paste0("pearson/ci/", 0:1), cor.test(d$api00, d$ell)$conf.int)
  tell("intervals", paste0("t/", 0:1), t.test(d$api00)$conf.int)
  k <- sum(d$high); n <- nrow(d)
  tell("intervals", paste0("wilson/", 0:1), suppressWarnings(prop.test(k, n, correct = FALSE))$conf.int)
  tell("intervals", paste0("clopper_pearson/", 0:1), binom.test(k, n)$conf.int)
  for (t in 1:9) tell("quantile", paste0(t, "/", c("0.1", "0.37", "0.9")), quantile(d$api00, c(.1, .37, .9), type = t))
  x <- psych::describe(d$api00); tell("describe", c("mean", "sd", "skewness", "kurtosis", "mad"), c(x$mean, x$sd, x$skew, x$kurtosis, mad(d$api00)))
  tell("robust", c("huber", "trimmed"), c(MASS::huber(d$api00, tol = 1e-14)$mu, mean(d$api00, trim = .1)))
  p <- summary(lm(api00 ~ factor(snum %% 40), d))$coef[, 4]; write.csv(data.frame(p = p), file.path(folder, "p.csv"), row.names = FALSE)
  for (m in c("BH", "BY", "holm", "bonferroni")) tell("multiplicity", paste0(tolower(m), "/", seq_along(p)), p.adjust(p, m))
}
