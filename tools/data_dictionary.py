#!/usr/bin/env python3
"""data_dictionary.py: docs/data-dictionary.md from the comments of the migrations; every table must have a sentence."""
import glob
import os
import re
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")


def columns_of(body):
    """(name, type, sentence) of each column line; constraints are left out."""
    for line in body.splitlines():
        found = re.match(r"\s+([a-z_]+) ((?:INTEGER|TEXT|REAL|BLOB)[^,-]*(?:\([^)]*\))?[^,-]*),?\s*(?:--\s*(.*))?$", line)
        if found:
            yield found[1], re.sub(r"\s+", " ", found[2]).strip(), (found[3] or "").strip()


def added_columns(text):
    """(table, [(name, type, sentence)]) for every column a migration adds to an older table."""
    added = {}
    for table, line in re.findall(r"^ALTER TABLE (\w+) ADD COLUMN ([^;]*;[^\n]*)", text, re.M):
        definition, _, rest = line.partition(";")
        name, _, kind = definition.partition(" ")
        added.setdefault(table, []).append((name, kind.strip(), rest.strip().removeprefix("--").strip()))
    return added.items()


def tables_of(path):
    with open(path, encoding="utf8") as file:
        text = file.read()
    for found in re.finditer(r"((?:^--[^\n]*\n)*)^CREATE TABLE (\w+) \(\n(.*?)^\)", text, re.M | re.S):
        sentence = " ".join(line[2:].strip() for line in found[1].splitlines())
        if not sentence:
            sys.exit(f"{path}: table {found[2]} has no sentence")
        yield found[2], sentence, list(columns_of(found[3]))


def tell(name, sentence, columns):
    print(f"\n### {name}\n\n{sentence}\n\n| column | type | meaning |\n|---|---|---|")
    for column, kind, meaning in columns:
        print(f"| {column} | {kind.replace('|', '¦')} | {meaning.replace('|', '¦')} |")


def main():
    print("# Data dictionary of the records store\n\nGenerated from `migrations/` by `./do docs`.")
    for path in sorted(glob.glob(os.path.join(ROOT, "migrations", "*.sql"))):
        print(f"\n## {os.path.basename(path)}")
        with open(path, encoding="utf8") as file:
            added = added_columns(file.read())
        for name, columns in added:
            tell(f"{name}: more columns", "Added to the table.", columns)
        for name, sentence, columns in tables_of(path):
            tell(name, sentence, columns)


if __name__ == "__main__":
    main()
