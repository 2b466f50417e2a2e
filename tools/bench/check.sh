#!/usr/bin/env bash
# All complaints about a protocol of 100,000 rows with a fault in every row, beside a clean one of the same size, in one run.
# Prints the medians of three and their ratio; fails above 2.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 - "$work" <<'PY'
import random, sys
random.seed(7)
head = "логин школы;регион;номер обучающегося;код обучающегося;отметка за предыдущую четверть/триместр;пол;класс;вариант;всего баллов;" + ";".join(f"балл за {i}" for i in range(1, 21)) + ";Учебник\n"
for name, broken in (("clean", False), ("broken", True)):
    with open(f"{sys.argv[1]}/2021_5_Математика_{name}.csv", "w", encoding="utf-8") as out:
        out.write(head)
        for i in range(100_000):
            scores = [random.randint(0, 1) for _ in range(20)]
            total = sum(scores) + (7 if broken else 0)
            mark, sex = ("9", "3") if broken else (str(random.randint(2, 5)), "ж")
            cells = [str(s) for s in scores]
            if broken: cells[i % 20] = "?"
            out.write(f"sch{1000 + i // 50};Район;{i % 50};{50000 + i % 50};{mark};{sex};А;1;{total};" + ";".join(cells) + ";Книга\n")
PY
clock() { local s; s=$(date +%s%N); build/vekha results check "$1" --json >/dev/null 2>&1 || true; echo $((($(date +%s%N) - s) / 1000000)); }
median() { printf '%s\n' "$@" | sort -n | sed -n 2p; }
clean=(); broken=()
for _ in 1 2 3; do
  clean+=("$(clock "$work/2021_5_Математика_clean.csv")")
  broken+=("$(clock "$work/2021_5_Математика_broken.csv")")
done
c=$(median "${clean[@]}"); b=$(median "${broken[@]}")
awk -v c="$c" -v b="$b" 'BEGIN { printf "clean %d ms, with %d faults %d ms, ratio %.2f (limit 2)\n", c, 400000, b, b / c; exit b > 2 * c }'
