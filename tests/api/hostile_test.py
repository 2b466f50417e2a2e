#!/usr/bin/env python3
"""Files that must never be read, given to the built command line: a Russian message, exit code 2, little memory, no trace."""
import io
import os
import random
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from support import VEKHA, Folder, ok, run_claims

MAX_MEMORY = 1 << 30
MAX_SECONDS = 60
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCTYPE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts:
            archive.writestr(name, text)
    return out.getvalue()


def related(*kinds_and_targets):
    rows = (f'<Relationship Id="rId{i}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
            for i, (kind, target) in enumerate(kinds_and_targets, 1))
    return "<Relationships>" + "".join(rows) + "</Relationships>"


def book(rows="", head="", more=(), strings="<sst/>"):
    return zipped([
        ("_rels/.rels", related(("officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", f'<workbook xmlns:r="{RELATIONS}"><sheets><sheet name="Протокол" r:id="rId1"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", related(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"))),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", f"{head}<worksheet><sheetData>{rows}</sheetData></worksheet>"),
        *more])


def text_document(body, head=""):
    return zipped([
        ("_rels/.rels", related(("officeDocument", "word/document.xml"))),
        ("word/document.xml", f'{head}<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>')])


def laughs():
    entities = '<!ENTITY a0 "ха">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    return f"<!DOCTYPE x [{entities}]>"


def numbers(count):
    return "".join(f"<row><c><v>{i * 7919 % 1009}</v></c></row>" for i in range(count))


def encrypted():
    data = bytearray(book(numbers(10)))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def old_office(stream):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + stream.encode("utf-16-le") + bytes(2000)


def measured(*arguments):
    """Exit code, everything said, peak memory in bytes, seconds."""
    started = time.monotonic()
    process = subprocess.Popen([str(VEKHA), *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT)
    said = process.stdout.read().decode("utf-8", "replace")
    _, status, usage = os.wait4(process.pid, 0)
    process.stdout.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, said, usage.ru_maxrss * 1024, time.monotonic() - started


def traces(data):
    return sorted((str(path.relative_to(data)), path.stat().st_size) for path in Path(data).rglob("*") if path.is_file()
                  and not path.name.endswith(("-wal", "-shm")))


def check(command, code, said, memory, seconds):
    assert code == 2, f"{command}: exit {code}\n{said[-1500:]}"
    assert re.search("[а-яё]{4}", said.lower()), f"{command}: no Russian message: {said[-500:]}"
    assert "/etc/passwd" not in said and "root:" not in said, f"{command}: leaked\n{said[-500:]}"
    assert memory < MAX_MEMORY, f"{command}: {memory >> 20} MiB"
    assert seconds < MAX_SECONDS, f"{command}: {seconds:.0f} s"


def refused(name, content, by_results=True, by_roadmap=True):
    """The file is refused by both commands and leaves no trace in the data folder."""
    with Folder() as folder:
        data = folder / "data"
        ok("init", "--data", data)
        before = traces(data)
        path = folder / name
        if content is None:
            path.mkdir()
        elif content != b"missing":
            path.write_bytes(content)
        if by_results:
            check("results import", *measured("results", "import", path, "--data", data, "--yes"))
            assert ok("results", "batches", "--data", data, "--json").json() == [], "something was stored"
        if by_roadmap:
            check("roadmap read", *measured("roadmap", "read", path))
            check("roadmap import", *measured("roadmap", "import", path, "--data", data))
        after = traces(data)
        assert {name for name, _ in after} <= {name for name, _ in before} | {"facts.duckdb"}, f"files appeared: {after}"


def test_a_missing_file_is_refused():
    refused("нет.xlsx", b"missing")


def test_a_folder_is_refused():
    refused("папка.xlsx", None)


def test_an_empty_file_is_refused():
    for name in ("пусто.xlsx", "пусто.csv", "пусто.docx"):
        refused(name, b"")


def test_a_truncated_book_is_refused():
    whole = book(numbers(2000))
    for share in (0.3, 0.9):
        refused("обрыв.xlsx", whole[:int(len(whole) * share)])


def test_random_bytes_are_refused():
    noise = random.Random(1).randbytes(40 << 20)
    for name in ("шум.xlsx", "шум.csv", "шум.txt"):
        refused(name, noise)


def test_random_bytes_that_begin_like_an_archive_are_refused():
    refused("шум.xlsx", b"PK\x03\x04" + random.Random(2).randbytes(1 << 20))


def test_a_zip_bomb_is_refused():
    refused("бомба.xlsx", book(" " * (300 << 20)))


def test_a_bomb_inside_an_unused_part_is_refused():
    refused("бомба.xlsx", book(numbers(3), more=[("xl/media/x.bin", bytes(300 << 20))]))


def test_an_archive_of_many_parts_is_refused():
    refused("много.xlsx", book(more=[(f"x{i}", "") for i in range(12_000)]))


def test_external_entities_are_refused():
    refused("сущности.xlsx", book(numbers(3), DOCTYPE))
    refused("сущности.docx", text_document("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", DOCTYPE))
    refused("сущности.xml", f"<?xml version='1.0'?>{DOCTYPE}<x>&a;</x>".encode())
    refused("сущности.csv", f"<?xml version='1.0'?>{DOCTYPE}<x>&a;</x>".encode())


def test_entities_of_entities_are_refused():
    refused("смех.xlsx", book("<row><c t='str'><v>&a9;</v></c></row>", laughs()))
    refused("смех.docx", text_document("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", laughs()))


def test_a_table_in_utf_16_that_is_no_results_is_refused():
    text = "Наименование;Количество\nОдин;1\nДва;2\n"
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        refused("таблица.csv", text.encode(encoding), by_roadmap=False)


def test_broken_utf_16_is_refused():
    wide = "№;Мероприятие;Срок\n1;Совещание;май 2025\n".encode("utf-16")
    refused("нечёт.csv", wide + b"\x41")
    refused("половина.csv", wide[:10] + b"\x00\xd8" + wide[10:])


def test_rows_and_cells_outside_a_sheet_are_refused():
    refused("строка.xlsx", book("<row r='1000000000'><c><v>1</v></c></row>"))
    refused("столбец.xlsx", book("<row r='1'><c r='ZZZZ1'><v>1</v></c></row>"))


def test_names_that_lead_outside_are_refused():
    refused("путь.xlsx", book(numbers(3), more=[("../../../tmp/vekha-was-here", "x")]))
    assert not Path("/tmp/vekha-was-here").exists()


def test_an_encrypted_archive_is_refused():
    refused("тайна.xlsx", encrypted())


def test_old_and_foreign_kinds_are_refused():
    refused("старый.xls", old_office("Workbook"))
    refused("старый.doc", old_office("WordDocument"))
    refused("тайна.xlsx", old_office("EncryptedPackage"))
    refused("приказ.pdf", b"%PDF-1.7\n" + bytes(1000))
    refused("просто.zip", zipped([("прочти.txt", "x")]))


def test_deep_markup_is_refused():
    refused("глубина.docx", text_document("<w:sdt>" * 50_000 + "</w:sdt>" * 50_000))


def test_one_long_string_in_every_column_is_refused():
    strings = "<sst><si><t>" + "ж" * 400_000 + "</t></si></sst>"
    rows = "<row>" + "<c t='s'><v>0</v></c>" * 16_384 + "</row>"
    refused("строка.xlsx", book(rows, strings=strings))


def test_texts_of_nothing_but_lines_or_tabs_are_refused():
    refused("строки.txt", b"\n" * (30 << 20))
    refused("табуляции.txt", "№\tМероприятие\tСрок\n".encode() + b"1\t\t\t\t\n" * 3_000_000)


def test_wide_tables_and_long_cells_are_refused():
    refused("ширина.csv", ("а;" * 16_000 + "\n").encode() * 100)
    refused("запятые.csv", b"," * (12 << 20))
    refused("длина.csv", ("20" * 100_000 + ";" + "(образц" * 30_000 + "\n").encode())
    refused("балл.csv", "Логин;Код;1 (99999999999999999999б);2 (1б)\nsch990001;40001;1;1\n".encode())


if __name__ == "__main__":
    run_claims(sys.modules[__name__])
