"""items.py FOLDER SHARED: families of tasks, clusters and groups of marks beside R's answers, a line a quantity.

Exit status 1 when a difference is beyond its bar.
"""
import csv
import json
import os
import subprocess
import sys
import time

FOLDER, SHARED = sys.argv[1], sys.argv[2]
HERE = os.path.dirname(os.path.abspath(__file__))
VEKHA = os.environ.get("VEKHA", os.path.join(HERE, "../../build/vekha"))
WORKS = os.path.join(SHARED, "data/r-irt")
failed = 0


def vekha(family, table, *arguments):
    path = table if os.path.isabs(table) else os.path.join(WORKS, table)
    return json.loads(subprocess.run([VEKHA, "stats", family, "--csv", path, *arguments, "--json"], capture_output=True, text=True, check=True).stdout)


def row(what, pairs, bar):
    global failed
    off = max((abs(ours - theirs) for ours, theirs in pairs if ours is not None), default=float("inf"))
    absent = sum(ours is None for ours, _ in pairs)
    failed += off > bar or absent > 0
    print(f"{what:58} {len(pairs):5} {off:10.1e} {bar:8.0e} {'absent' if absent else 'ok' if off <= bar else 'BEYOND'}")


def check_reference():
    kept = {}
    with open(os.path.join(SHARED, "data/reference_results_r.csv"), newline="", encoding="utf8") as file:
        for one in csv.DictReader(file):
            kept.setdefault((one["dataset"], one["model"].split(" ")[0]), {})[one["quantity"]] = float(one["value"])
    for work in ("LSAT6", "LSAT7"):
        told = vekha("items", work + ".csv")
        row(f"{work}: alpha", [(told["alpha"], kept[work, "classical"]["cronbach_alpha"])], 1e-9)
        rasch, own = vekha("rasch", work + ".csv"), vekha("twopl", work + ".csv")
        known = kept[work, "Rasch"]
        row(f"{work}: Rasch, slope and difficulties", [(rasch["slope"], known["slope"])] +
            [(rasch["items"][f"Q{i}"]["difficulty"], known[f"difficulty b{i}"]) for i in range(1, 6)], 1e-3)
        known = kept[work, "2PL"]
        row(f"{work}: 2PL, slopes and intercepts", [(own["items"][f"Q{i}"][field], known[f"{field} {letter}{i}"])
            for field, letter in (("slope", "a"), ("intercept", "d")) for i in range(1, 6)], 1e-3)
        row(f"{work}: log-likelihoods", [(rasch["loglik"], kept[work, "Rasch"]["logLik"]), (own["loglik"], known["logLik"])], 1e-4)


def check_with_r():
    out = subprocess.run(["Rscript", os.path.join(HERE, "items.R"), WORKS, FOLDER], capture_output=True, text=True, check=True).stdout
    said = {}
    for family, quantity, value in (line.split() for line in out.splitlines()):
        said.setdefault(family, {})[quantity] = float(value)

    def pairs(family, items):
        return [(items[name.split("/")[0]][name.split("/")[1]], value) for name, value in said[family].items() if "/" in name]
    for rows in ("complete", "pairwise"):
        told = vekha("items", "ability16.csv", *(["--pairwise"] if rows == "pairwise" else []))
        row(f"items: alpha and item-rest, {rows}", [(told["alpha"], said[rows]["alpha"])] + pairs(rows, told["items"]), 1e-9)
    told = vekha("dif", "MathExam14W.csv", "--item", "quad..lagrange", "--group", "gender", "--reference", "male")
    row("dif: p-values and odds ratios", pairs("dif", told["comparisons"][0]["items"]), 1e-9)
    told = vekha("rasch", "MathExam14W.csv", "--item", "quad..lagrange", "--cml")
    row("rasch --cml: difficulties and errors", pairs("cml", told["items"]), 1e-3)
    told = vekha("pcm", "MathExam14W.csv", "--item", "credits.quad..credits.lagrange", "--cml")
    row("pcm --cml: thresholds", [(told["items"][name]["steps"][0]["threshold"], value) for name, value in said["pcm_cml"].items()], 1e-3)
    for method in ("kmeans", "ward", "pam"):
        told = {k: vekha("clusters", os.path.join(FOLDER, "arrests.csv"), "--id", "state", "--method", method, "--k", k, "--boot", "1") for k in said[method]}
        row(f"clusters: {method}, cost of 2 to 6", [(told[k]["cost"], value) for k, value in said[method].items()], 1e-8)
    row("clusters: silhouettes of pam", [(told[k]["silhouette"], value) for k, value in said["pam_silhouette"].items()], 1e-9)
    told = vekha("hetop", os.path.join(FOLDER, "marks.csv"), "--group", "school", "--count", "2", "3", "4", "5")
    row("hetop: means and spreads", pairs("hetop", told["groups"]), 1e-4)


def check_time():
    for family, table, more in (("pcm", "CZmatura_sample4000.csv", ["--item", "b1..b26", "--own-slopes"]),
                                ("similarity", "SAT12_raw_choices.csv", ["--omitted", "8"])):
        begin = time.monotonic()
        vekha(family, table, *more)
        print(f"{family} on {table}: {time.monotonic() - begin:.1f} s")


print(f"{'what':58} {'n':>5} {'largest':>10} {'bar':>8}")
check_reference()
check_with_r()
check_time()
print(f"{failed} beyond their bars")
sys.exit(int(failed > 0))
