#!/usr/bin/env python3
"""batches.py FILE…: which sources may be compiled as one; prints `file=batch` for each, joined by `;`, for CMake.

Sources of a folder share a batch unless a name that one of them keeps to itself (in its unnamed namespace, or a static
function) is used by the other. Alone stand files with macros of their own, those that keep to themselves a name some
header of the folder declares, and those that use a name of `src/base` which such a header hides.
"""
import re
import sys
from glob import glob
from itertools import groupby
from os.path import abspath, dirname, join

MOST = 8  # files of a batch: more gain little, and a change of one compiles them all
TEXTS = re.compile(r'R"(\w*)\(.*?\)\1"|"(?:[^"\\\n]|\\.)*"|//[^\n]*|/\*.*?\*/', re.S)
UNNAMED = re.compile(r"^namespace \{\n(.*?)^\}  // namespace$", re.S | re.M)
USED = re.compile(r"(?<![\w.>:])[A-Za-z_]\w*")
TYPE = re.compile(r"(?:template.*> )?(?:struct|class|union|enum(?: class)?|using) (\w+)")
FUNCTION = re.compile(r"(\w+)\s*\(")
VALUE = re.compile(r"(\w+)(?:\[\w*\])?\s*[={;]")
NOT_A_DECLARATION = (" ", "}", "#", ")", "\t", "namespace", "TEST", "INSTANTIATE", "RC_GTEST")


def declared(line):
    """The name a line at the beginning of which nothing is indented declares, or nothing."""
    if not line or line.startswith(NOT_A_DECLARATION):
        return None
    if found := TYPE.match(line):
        return found[1]
    function, value = FUNCTION.search(line), VALUE.search(line)
    if function and not (value and value.start() < function.start()):
        return function[1]
    if value:
        return value[1]
    words = re.findall(r"\w+", line)
    return words[-1] if words else None


def of_headers(folder):
    """Names the headers of a folder declare."""
    found = set()
    for path in glob(f"{folder}/*.hpp"):
        with open(path, encoding="utf-8") as file:
            found |= {declared(line) for line in TEXTS.sub('""', file.read()).split("\n")}
    return found - {None}


class Source:
    def __init__(self, path, shared, hidden):
        self.path = path
        with open(path, encoding="utf-8") as file:
            whole = file.read()
        text = TEXTS.sub('""', whole)
        lines = [line for block in UNNAMED.findall(whole) for line in TEXTS.sub('""', block).split("\n")]
        own = {declared(line) for line in lines} | set(re.findall(r"^static .*?(\w+)\(", text, re.M))
        self.own = own - {None}
        self.used = set(USED.findall(text))
        self.alone = "#define" in text or bool(self.own & shared or self.used & hidden)


class Batch:
    def __init__(self, source):
        self.files, self.own, self.used = [source.path], set(source.own), set(source.used)
        self.closed = source.alone

    def takes(self, source):
        if self.closed or source.alone or len(self.files) == MOST or source.own & self.used or self.own & source.used:
            return False
        self.files.append(source.path)
        self.own |= source.own
        self.used |= source.used
        return True


def batches(paths):
    base = join(dirname(dirname(abspath(__file__))), "src", "base")
    outer = of_headers(base)
    for folder, files in groupby(sorted(paths, key=lambda path: (dirname(path), path)), key=dirname):
        made = []
        shared = of_headers(folder)
        hidden = shared & outer if folder != base else set()
        for source in (Source(file, shared, hidden) for file in files):
            if not any(batch.takes(source) for batch in made):
                made.append(Batch(source))
        yield from (batch.files for batch in made)


if __name__ == "__main__":
    named = ((file, number) for number, files in enumerate(batches(sys.argv[1:])) for file in files)
    print(";".join(f"{file}={number}" for file, number in named), end="")
