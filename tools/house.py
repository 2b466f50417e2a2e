#!/usr/bin/env python3
"""house.py [ROOT]: do the floors, doors, sizes and manners of ROOT/src hold? Needs universal-ctags.

Closes with `N passed, N failed`: one count for each rule. Exit status 1 when a rule is broken.
"""
import os
import re
import subprocess
import sys
from collections import defaultdict

SRC = os.path.join(sys.argv[1] if len(sys.argv) > 1 else ".", "src")
FLOOR = {"base": 0, "core": 1, "io": 1, "domain": 2, "app": 3}
FILE_LIMITS = {50: 120, 90: 300, 100: 500}          # percentile → lines
FUNCTION_LIMITS = {50: 12, 90: 30, 100: 80}         # clang-format at 120 columns opens short functions up
IMPURE = re.compile(r"<(fstream|iostream|filesystem|thread|mutex|random|ctime|sqlite3\.h|libpq-fe\.h|duckdb\.h|sys/|unistd\.h)|\bgetenv\b|::now\(")
FOREIGN = re.compile(r"#\s*include\s*<(boost/|CLI/|yaml-cpp/|duckdb|pugixml|zip\.h|expat|xlsxwriter|unicode/|sodium|spdlog/)")


def percentile(values, p):
    values = sorted(values) or [0]
    return values[round((len(values) - 1) * p / 100)]


def room(path):
    """domain/org/schools.cpp → domain/org; the entry app/main.cpp is a room of its own."""
    return "app/main" if path == "app/main.cpp" else "/".join(path.split("/")[:-1][:2])


def knots(graph):
    """Groups of nodes that reach one another."""
    def reach(start):
        seen, todo = set(), [start]
        while todo:
            for node in graph.get(todo.pop(), ()):
                if node not in seen:
                    seen.add(node)
                    todo.append(node)
        return seen
    far = {node: reach(node) for node in graph}
    return sorted({tuple(sorted(b for b in far[a] if a in far.get(b, ()))) for a in graph if a in far[a]})


def read_sources():
    texts = {}
    for folder, _, files in os.walk(SRC):
        for name in files:
            if re.search(r"\.(cpp|hpp)$", name):
                full = os.path.join(folder, name)
                with open(full, encoding="utf8", errors="replace") as file:
                    texts[os.path.relpath(full, SRC)] = file.read()
    return texts


def function_lengths(names):
    """(lines, file, name) of every function ctags finds."""
    tags = subprocess.run(["ctags", "-f-", "--fields=+ne", "--language-force=C++", "--kinds-C++=f", "-L-"], cwd=SRC,
                          input="\n".join(names), capture_output=True, text=True, errors="replace", check=True).stdout
    for tag in tags.splitlines():
        begin, end = re.search(r"\tline:(\d+)", tag), re.search(r"\tend:(\d+)", tag)
        if begin and end:
            columns = tag.split("\t")
            yield int(end[1]) - int(begin[1]) + 1, columns[1], columns[0]


def includes(texts):
    """(from, to) for every include of a file of the project."""
    for name, text in texts.items():
        for target in re.findall(r'^\s*#\s*include\s*"([^"]+)"', text, re.M):
            if target in texts:
                yield name, target


def check_sizes(what, limits, rows):
    values = [row[0] for row in rows]
    print(f"{what} {len(values)}: " + ", ".join(f"p{p} {percentile(values, p)} (limit {limits[p]})" for p in limits))
    broken = [f"{what}: p{p} is {percentile(values, p)}, limit {limits[p]}" for p in limits if percentile(values, p) > limits[p]]
    return broken + [f"{' '.join(map(str, row[1:]))}: {row[0]} lines" for row in rows if row[0] > limits[100]]


def check_floors(texts):
    broken = []
    for name, target in includes(texts):
        here, there = room(name), room(target)
        if here == there:
            continue
        up, down = FLOOR.get(here.split("/")[0]), FLOOR.get(there.split("/")[0])
        if up is None or down is None:
            broken.append(f"{name}: a room outside the floors")
        elif down > up or (down == up and here.split("/")[0] != there.split("/")[0]):
            broken.append(f"{name}: {here} may not include {there}")
    return broken


def check_doors(texts):
    return [f"{name}: goes into {room(target)} by {target}, not by its door" for name, target in includes(texts)
            if room(target).startswith("domain/") and room(name) != room(target)
            and target != f"{room(target)}/{room(target).split('/')[1]}.hpp"]


def check_knots(texts):
    rooms, files = defaultdict(set), defaultdict(set)
    for name, target in includes(texts):
        if room(name) != room(target):
            rooms[room(name)].add(room(target))
        if name.rsplit(".", 1)[0] != target.rsplit(".", 1)[0]:
            files[name.rsplit(".", 1)[0]].add(target.rsplit(".", 1)[0])
    return ([f"rooms in a knot: {', '.join(knot)}" for knot in knots(rooms)]
            + [f"files in a knot: {', '.join(knot)}" for knot in knots(files)])


def check_purity(texts):
    return [f"{name}: {match[0]} in a pure room" for name, text in texts.items() if name.startswith("core/")
            for match in IMPURE.finditer(text)]


def leaves_its_room(header, texts):
    """Is the header a door, or included from another room?"""
    return os.path.basename(header) == f"{header.split('/')[-2]}.hpp" or any(
        target == header and room(name) != room(header) for name, target in includes(texts))


def check_headers(texts):
    broken = []
    for name, text in texts.items():
        if not name.endswith(".hpp"):
            continue
        if not text.startswith("// "):
            broken.append(f"{name}: the first comment must say why the file exists")
        if "#pragma once" not in text:
            broken.append(f"{name}: no #pragma once")
        if FOREIGN.search(text) and leaves_its_room(name, texts):
            broken.append(f"{name}: third-party types leave their room")
    return broken


def check_handlers(texts):
    """Handlers parse, call one room function, write: no SQL there."""
    return [f"{name}: SQL in a handler" for name, text in texts.items()
            if name.startswith("app/") and re.search(r'"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM) ', text)]


def check_beast(texts):
    users = sorted(name for name, text in texts.items() if "<boost/beast" in text)
    return [f"Beast is included in {len(users)} files, at most 3: {', '.join(users)}"] if len(users) > 3 else []


def main():
    every = read_sources()
    texts = {name: text for name, text in every.items() if not name.endswith("_test.cpp")}
    functions = list(function_lengths(texts))
    tests = sum(text.count("\n") for name, text in every.items() if name.endswith("_test.cpp"))
    code = sum(text.count("\n") for text in texts.values())
    print(f"lines of code {code}, of tests beside it {tests} ({tests / max(1, code):.2f} of code)")
    results = [
        check_sizes("files", FILE_LIMITS, [(text.count("\n"), name) for name, text in texts.items()]),
        check_sizes("functions", FUNCTION_LIMITS, functions),
        check_floors(every), check_doors(texts), check_knots(texts), check_purity(texts),
        check_headers(every), check_handlers(texts), check_beast(texts),
    ]
    for line in (line for broken in results for line in broken):
        print("broken:", line)
    failed = sum(bool(broken) for broken in results)
    print(f"{len(results) - failed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
