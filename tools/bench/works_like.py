#!/usr/bin/env python3
"""Prints a table of single works that has as many works of each school and exam as the summary, of about its mean."""
import json
import random
import sys

dice = random.Random(1)
print("procedure,year,grade,subject,school,total,mark")
for row in json.load(open(sys.argv[1], encoding="utf-8")):
    head = f'{row["procedure"]},{row["year"]},{row["grade"]},{row["subject"]},{row["school"]}'
    for _ in range(row["participants"]):
        total = max(0, round(dice.gauss(row["mean"], row["sd"] or 0)))
        print(f"{head},{total},{dice.choice((2, 3, 3, 4, 4, 4, 5))}")
