#!/usr/bin/env python3
"""The store of results over HTTP: works and figures in scopes, exports equal to the screen, clocks, the board of procedures."""
import atexit
import csv
import io
import sys
import zipfile

from schema import check
from support import Folder, Server, ok, run_claims

WORLD = Folder()
DATA = WORLD.path / "demo"
ok("demo", "--schools", 4, "--years", 1, "--seed", 5, "--data", DATA)
SERVER = Server(DATA)
atexit.register(WORLD.__exit__)
atexit.register(SERVER.__exit__)
HEAD = SERVER.client("head")
SCHOOL = SERVER.client("school_head")
OWN = SCHOOL.session["node"]["id"]
OTHER = next(n["id"] for n in HEAD.get("/api/nodes").json() if n["kind"] == "school" and n["id"] != OWN)
EXAM = next(e for e in HEAD.get("/api/results/exams").json() if e["procedure"] == "ВПР")


def works(client, **query):
    answer = client.get("/api/results/works", **{**EXAM, **query})
    check(answer, "GET", "/api/results/works")
    return answer.json()


def test_works_come_page_by_page_and_whole():
    total = works(HEAD)["total"]
    met = []
    for offset in range(0, total, 50):
        met += [(w["school"], w["code"]) for w in works(HEAD, limit=50, offset=offset)["items"]]
    assert len(met) == total == len(set(met))
    assert HEAD.get("/api/results/works", limit=1001).status == 400


def test_a_school_sees_its_own_works_only():
    own = works(SCHOOL, limit=1000)
    assert 0 < own["total"] < works(HEAD)["total"]
    assert len({w["school"] for w in own["items"]}) == 1
    assert SCHOOL.get("/api/results/works", school=OTHER).status == 404
    assert SCHOOL.get("/api/results/export", school=OTHER).status == 404


def test_who_sees_no_pupils_gets_no_works():
    for login in ("regional", "admin"):
        client = SERVER.client({"admin": "administrator"}.get(login, login))
        assert client.get("/api/results/works").status == 403
        assert client.get("/api/results/export").status == 403


def test_looking_at_works_stands_in_the_journal():
    works(SCHOOL)
    rows = HEAD.get("/api/journal").body.decode()
    assert "просмотр работ учеников" in rows


def test_the_exported_cells_are_the_cells_of_the_screen():
    screen = works(HEAD, limit=1000)["items"]
    answer = HEAD.get("/api/results/export", **EXAM, format="csv")
    assert answer.status == 200 and "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.body.decode("utf8"))))
    assert len(rows) == len(screen)
    for row, work in zip(rows, screen):
        assert (row["school"], row["code"], row["class"], row["pupil_key"]) == (work["school"], work["code"], work["class"], work["pupil_key"])
        for name in ("total", "mark", "journal_mark", "test"):
            value = work[name]
            assert row[name] == (value["status"] if value["value"] is None else f"{value['value']:g}"), (name, row[name], value)
        for task in work["tasks"]:
            assert row["task " + task["task"]] == (task["status"] if task["value"] is None else f"{task['value']:g}")


def test_the_export_for_excel_and_the_workbook_open():
    text = HEAD.get("/api/results/export", **EXAM, format="csv-ru").body
    assert text.startswith("\ufeffПроцедура;".encode("utf8")) and text.count(b"\r\n") == works(HEAD)["total"] + 1
    assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(HEAD.get("/api/results/export", **EXAM, format="xlsx").body)).namelist()
    assert HEAD.get("/api/results/export", format="dbf").status == 400


def test_an_export_leaves_no_file_behind():
    assert HEAD.get("/api/results/export", **EXAM, format="csv").status == 200
    assert not list((DATA / "incoming").iterdir())


def test_nothing_was_known_before_it_was_stored():
    assert works(HEAD, known_on="2020-01-01")["total"] == 0
    assert works(HEAD, known_on="2099-01-01")["total"] == works(HEAD)["total"]
    assert HEAD.get("/api/results/works", known_on="вчера").status == 400
    assert HEAD.get("/api/results/summary", by="school", known_on="2020-01-01").json() == []


def test_a_merged_school_answers_by_the_structure_of_the_day():
    before = works(HEAD, school=OTHER)["total"]
    both = before + works(HEAD, school=OWN)["total"]
    made = HEAD.post("/api/school-events", {"change": "merged", "school_id": OWN, "other_id": OTHER, "on_day": "2030-09-01"})
    check(made, "POST", "/api/school-events")
    assert made.status == 201, made.body
    assert works(HEAD, school=OTHER, structure="2030-08-31")["total"] == before
    assert works(HEAD, school=OTHER, structure="2030-09-01")["total"] == both
    assert works(HEAD, school=OTHER)["total"] == before
    assert SCHOOL.get("/api/school-events").json() == []
    assert HEAD.post(f"/api/school-events/{made.json()['id']}/withdraw").status == 204
    assert works(HEAD, school=OTHER, structure="2030-09-01")["total"] == before


def test_the_board_of_a_procedure_follows_its_scope():
    for planned in HEAD.get("/api/procedures").json()["items"]:
        assert HEAD.delete(f"/api/procedures/{planned['id']}").status == 204
    made = HEAD.post("/api/procedures", {**EXAM, "first": "2021-04-01", "last": "2021-05-01", "due": "2021-05-10"})
    check(made, "POST", "/api/procedures")
    assert made.status == 201, made.body
    number = made.json()["id"]
    assert HEAD.post("/api/procedures", {**EXAM, "first": "2021-04-01"}).status == 409
    assert HEAD.put(f"/api/procedures/{number}/expected", {"schools": [{"school_id": OWN, "participants": 9999}]}).status == 204
    assert SCHOOL.put("/api/procedure-contacts", {"school_id": OWN, "name": "Ответственная", "phone": "8-000"}).status == 204
    assert SCHOOL.put("/api/procedure-contacts", {"school_id": OTHER, "name": "Чужая"}).status == 404
    board = HEAD.get("/api/procedures/board", **EXAM)
    check(board, "GET", "/api/procedures/board")
    rows = {row["school_id"]: row for row in board.json()[0]["rows"]}
    assert rows[OWN]["state"] == "late" and rows[OWN]["contact"]["name"] == "Ответственная"
    assert rows[OTHER]["state"] == "loaded" and rows[OTHER]["contact"] is None
    assert [row["school_id"] for row in SCHOOL.get("/api/procedures/board", **EXAM).json()[0]["rows"]] == [OWN]
    assert SCHOOL.delete(f"/api/procedures/{number}").status == 403
    listed = HEAD.get("/api/procedures")
    check(listed, "GET", "/api/procedures")
    assert listed.json()["items"][0]["late"] == 1 and EXAM not in listed.json()["unplanned"]
    assert HEAD.delete(f"/api/procedures/{number}").status == 204
    assert HEAD.get("/api/procedures").json()["items"] == []
    assert HEAD.post(f"/api/procedures/{number}/restore").status == 204


if __name__ == "__main__":
    run_claims(sys.modules["__main__"])
