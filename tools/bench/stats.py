"""stats.py FOLDER SHARED: Vekha's statistics beside R's answers, a line a quantity; then a multilevel fit of a million pupils beside lme4.

Exit status 1 when a difference or the ratio is beyond its bar.
"""
import csv
import json
import os
import random
import re
import resource
import subprocess
import sys

FOLDER, SHARED = sys.argv[1], sys.argv[2]
HERE = os.path.dirname(os.path.abspath(__file__))
VEKHA = os.environ.get("VEKHA", os.path.join(HERE, "../../build/vekha"))
failed = 0


def vekha(*arguments):
    return json.loads(subprocess.run([VEKHA, "stats", *arguments, "--json"], capture_output=True, text=True, check=True).stdout)


def r_says(*arguments):
    out = subprocess.run(["Rscript", os.path.join(HERE, "stats.R"), FOLDER, *arguments], capture_output=True, text=True, check=True).stdout
    said = {}
    for line in out.splitlines():
        family, quantity, value = line.rsplit(" ", 1)[0].split(" ", 1) + [line.rsplit(" ", 1)[1]]
        said.setdefault(family, {})[quantity] = float(value)
    return said


def worst(pairs, floor):
    """The largest difference beside R's number, or beside `floor` of the root mean square of its kind if that is larger."""
    usual = (sum(theirs * theirs for _, theirs in pairs) / len(pairs)) ** 0.5
    return max(abs(ours - theirs) / max(abs(theirs), floor * usual, 1e-300) for ours, theirs in pairs)


def row(what, pairs, bar, floor=0):
    global failed
    if not pairs or any(ours is None for ours, _ in pairs):
        failed += 1
        print(f"{what:58} {'absent':>9}")
        return
    off = worst(pairs, floor)
    failed += off > bar
    print(f"{what:58} {len(pairs):5} {off:10.1e} {bar:8.0e} {'ok' if off <= bar else 'BEYOND'}")


def processor_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def numeric(path, column):
    with open(path, newline="", encoding="utf8") as file:
        for line, record in zip(range(200), csv.DictReader(file)):
            try:
                float(record[column] or 0)
            except ValueError:
                return False
    return True


def mixed_arguments(path, formula):
    """y ~ a*b + c + (x|g) as options of the command."""
    y, right = formula.split(" ~ ")
    options, terms = ["--csv", path, "--y", y], []
    for random_term in re.findall(r"\(([^)]*)\)", right):
        slope, group = [part.strip() for part in random_term.split("|")]
        options += ["--group", group] + (["--slope", slope] if slope != "1" else [])
    for term in re.sub(r"\([^)]*\)", "", right).split("+"):
        parts = [part.strip() for part in term.split("*")]
        terms += [part for part in parts if part not in ("", "1")] + ([":".join(parts)] if len(parts) > 1 else [])
    for term in dict.fromkeys(terms):
        options += ["--x" if ":" in term or numeric(path, term) else "--factor", term]
    return options


def spread(told, name):
    value = told["variance"]["group"]
    return value[name] if isinstance(value, dict) else value


def effects(told, group, field):
    several = isinstance(told["groups"], dict)
    return {f"{group}:{level}": effect[field] for level, effect in (told["blup"][group] if several else told["blup"]).items()}


def check_mixed():
    with open(os.path.join(SHARED, "data/reference_results_r.csv"), newline="", encoding="utf8") as file:
        reference = list(csv.DictReader(file))
    models = dict.fromkeys((one["dataset"], one["model"]) for one in reference if "|" in one["model"] and one["model"][:2] != "EB")
    for dataset, model in models:
        formula, kind = re.fullmatch(r"(.*) \[(ML|REML)\]", model).groups()
        path = os.path.join(SHARED, "data/r-multilevel", dataset + ".csv")
        told = vekha("mixed", *mixed_arguments(path, formula), *(["--ml"] if kind == "ML" else []))
        known = {one["quantity"]: float(one["value"]) for one in reference if (one["dataset"], one["model"]) == (dataset, model)}
        criterion = known.get("REML_criterion", known.get("deviance(-2logLik)"))
        row(f"{dataset}: {formula}: criterion kept", [(told["criterion"], criterion)], 1e-8)
        if dataset == "InstEval":  # minutes with a driven optimiser
            kept = {"residual": known["vc:Residual:NA"], "group:s": known["vc:s:(Intercept)"], "group:d": known["vc:d:(Intercept)"]}
            said = {"mixed": kept}
        else:
            said = r_says("mixed", path, formula, kind)
        ours = {"residual": told["variance"]["residual"], "slope": told["variance"]["slope"], "cov": told["variance"]["cov"]}
        pairs = [(spread(told, name[6:]) if name.startswith("group:") else ours[name], value)
                 for name, value in said["mixed"].items() if name != "criterion"]
        row(f"{dataset}: variances", pairs, 1e-5)
        beta = {frozenset(name.split(":")): value for name, value in told["beta"].items()}
        row(f"{dataset}: coefficients kept", [(beta[frozenset(name[5:].split(":"))]["estimate"], value) for name, value in known.items() if name.startswith("beta:")], 1e-4)
        for field, family in (("estimate", "blup"), ("se", "blup_se")):
            pairs = [(effects(told, name.split(":")[0], field)[name], value) for name, value in said.get(family, {}).items()][:3000]
            if pairs:
                row(f"{dataset}: effects, {field}", pairs, 1e-5, floor=1)  # many effects are nearly zero


def check_families():
    said = r_says(os.path.join(SHARED, "data/r-survey-api/apistrat.csv"))
    table = os.path.join(FOLDER, "schools.csv")
    model = ["--csv", table, "--x", "ell", "--x", "meals", "--factor", "stype"]
    told = {"regression": vekha("regression", "--y", "api00", *model), "logistic": vekha("logistic", "--y", "high", *model)}
    for family, bar in (("regression", 1e-9), ("logistic", 1e-6)):
        pairs = [(told[family]["beta"][name.split("/")[0]][name.split("/")[1]] if "/" in name else told[family][name], value)
                 for name, value in said[family].items()]
        row(family, pairs, bar)
    found = vekha("correlation", "--csv", table, "--x", "api00", "--y", "ell")["correlations"]
    pairs = []
    for name, value in said["correlation"].items():
        at = found
        for step in name.split("/"):
            at = at[int(step)] if isinstance(at, list) else at[step]
        pairs.append((at, value))
    row("correlation: Pearson, Spearman, Kendall", pairs, 1e-9)
    mean = vekha("intervals", "--csv", table, "--column", "api00")["means"]["api00"]
    share = vekha("intervals", "--csv", table, "--column", "high")["shares"]["high"]
    row("intervals: t, Wilson, Clopper-Pearson", [({**mean, **share}[name.split("/")[0]][int(name.split("/")[1])], value) for name, value in said["intervals"].items()], 1e-9)
    pairs = []
    for kind in range(1, 10):
        cut = vekha("quantile", "--csv", table, "--column", "api00", "--type", str(kind), "--p", "0.1", "--p", "0.37", "--p", "0.9")
        pairs += [(cut["quantiles"]["api00"][p], said["quantile"][f"{kind}/{p}"]) for p in ("0.1", "0.37", "0.9")]
    row("quantile: nine types", pairs, 1e-12)
    figures = vekha("describe", "--csv", table, "--column", "api00")["columns"]["api00"]
    row("describe", [(figures[name], value) for name, value in said["describe"].items()], 1e-10)
    figures = vekha("robust", "--csv", table, "--column", "api00")["columns"]["api00"]
    row("robust", [(figures[name], value) for name, value in said["robust"].items()], 1e-9)
    tests = vekha("multiplicity", "--csv", os.path.join(FOLDER, "p.csv"), "--p", "p")["tests"]
    row("multiplicity: BH, BY, Holm, Bonferroni", [(tests[name.split("/")[1]][name.split("/")[0]], value) for name, value in said["multiplicity"].items()], 1e-9)


def check_million():
    global failed
    pupils, schools = int(1e6 * float(os.environ.get("SCALE", 1))), 2000
    chance, path = random.Random(1), os.path.join(FOLDER, "million.csv")
    effect = [chance.gauss(0, 3) for _ in range(schools)]
    with open(path, "w", encoding="utf8") as file:
        file.write("school,score,prior\n")
        for i in range(pupils):
            prior = chance.gauss(0, 1)
            file.write(f"{i * schools // pupils + 1},{50 + effect[i * schools // pupils] + 5 * prior + chance.gauss(0, 8):.4f},{prior:.4f}\n")
    ours = []
    for _ in range(7):
        begin = processor_seconds()
        told = vekha("mixed", "--csv", path, "--y", "score", "--x", "prior", "--group", "school")
        ours.append(processor_seconds() - begin)
    begin = processor_seconds()
    said = r_says("million")["million"]
    theirs = processor_seconds() - begin
    row(f"{pupils} pupils in {schools} schools: variances", [(told["variance"]["group"], said["variance_group"]), (told["variance"]["residual"], said["variance_residual"])], 1e-5)
    row(f"{pupils} pupils: criterion", [(told["criterion"], said["criterion"])], 1e-9)
    program = subprocess.run([os.path.join(HERE, "compile"), "stats_fit"], capture_output=True, text=True, check=True).stdout.strip()
    fit = float(subprocess.run([program, path], capture_output=True, text=True, check=True).stdout)
    ratio = said["processor"] / fit
    failed += ratio < 50
    print(f"Processor seconds of the fit, the table in memory: lme4 {said['processor']:.2f}, Vekha {fit:.3f}: lme4 / Vekha {ratio:.0f} (at least 50)")
    print(f"Of whole processes with reading the file: R {theirs:.2f}, Vekha {min(ours):.3f}: R / Vekha {theirs / min(ours):.0f}")


print(f"{'what':58} {'n':>5} {'largest':>10} {'bar':>8}")
check_mixed()
check_families()
check_million()
print(f"{failed} beyond their bars")
sys.exit(int(failed > 0))
