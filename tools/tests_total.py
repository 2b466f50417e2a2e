#!/usr/bin/env python3
"""tests_total.py FILE…: adds up lines like `N passed, N failed[, N skipped]`, prints the sum, exits 1 when anything failed."""
import re
import sys
from collections import Counter

total = Counter()
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        for count, word in re.findall(r"(\d+) (passed|failed|skipped)", file.read()):
            total[word] += int(count)
words = ["passed", "failed"] + (["skipped"] if total["skipped"] else [])
print(", ".join(f"{total[word]} {word}" for word in words))
sys.exit(1 if total["failed"] or not total["passed"] else 0)
