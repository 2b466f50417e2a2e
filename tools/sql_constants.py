#!/usr/bin/env python3
"""sql_constants.py ROOM ROOM.sql OUT.hpp: turns named statements (`-- name: x` and a sentence) into C++ constants."""
import re
import sys


def statements(text):
    """Yields (name, comment, sql) for every named statement."""
    for part in re.split(r"^-- name:\s*", text, flags=re.M)[1:]:
        head, _, body = part.partition("\n")
        comment = " ".join(line[2:].strip() for line in body.splitlines() if line.startswith("--"))
        sql = "\n".join(line for line in body.splitlines() if not line.startswith("--")).strip().rstrip(";")
        yield head.strip(), comment, sql


def main(room, source, target):
    with open(source, encoding="utf8") as file:
        rows = list(statements(file.read()))
    with open(target, "w", encoding="utf8") as out:
        out.write(f"#pragma once\n#include <string_view>\nnamespace vekha::{room}::sql {{\n")
        for name, comment, sql in rows:
            if not comment:
                sys.exit(f"{source}: statement {name} has no sentence")
            out.write(f'/// {comment}\ninline constexpr std::string_view {name} = R"sql({sql})sql";\n')
        out.write("}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
