#!/usr/bin/env python3
"""embed.py OUT.S OUT.cpp NAME=FOLDER…: builds the files below each FOLDER into the program under the path NAME/…."""
import os
import sys


def files_below(name, folder):
    for here, folders, names in os.walk(folder):
        folders.sort()
        for file in sorted(names):
            full = os.path.join(here, file)
            yield f"{name}/{os.path.relpath(full, folder)}", full


def main(assembler, table, pairs):
    rows = sorted(row for pair in pairs for row in files_below(*pair.split("=", 1)))
    with open(assembler, "w", encoding="utf8") as out:
        out.write(".section .rodata\n")
        for i, (_, full) in enumerate(rows):
            out.write(f'.global embedded_{i}_begin\n.global embedded_{i}_end\n.balign 16\nembedded_{i}_begin:\n'
                      f'.incbin "{full}"\nembedded_{i}_end:\n.byte 0\n')
        out.write('.section .note.GNU-stack,"",@progbits\n')
    with open(table, "w", encoding="utf8") as out:
        out.write("#include <cstddef>\n")
        for i, _ in enumerate(rows):
            out.write(f'extern "C" const char embedded_{i}_begin[];\nextern "C" const char embedded_{i}_end[];\n')
        out.write("namespace vekha::sys {\nstruct EmbeddedRow { const char* path; const char* begin; const char* end; };\n"
                  "extern const EmbeddedRow kEmbeddedRows[];\nextern const std::size_t kEmbeddedCount;\n"
                  "const EmbeddedRow kEmbeddedRows[] = {\n")
        for i, (name, _) in enumerate(rows):
            out.write(f'  {{"{name}", embedded_{i}_begin, embedded_{i}_end}},\n')
        out.write(f"  {{nullptr, nullptr, nullptr}}}};\nconst std::size_t kEmbeddedCount = {len(rows)};\n}}\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
