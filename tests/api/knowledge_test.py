#!/usr/bin/env python3
"""Tables by skill, the catalogue of papers with its versions, the board that knows who has a grade: over HTTP, in scopes."""
import atexit
import csv
import io
import sys

from schema import check
from support import Folder, Server, ok, run_claims

WORLD = Folder()
DATA = WORLD.path / "demo"
ok("demo", "--schools", 6, "--years", 1, "--seed", 5, "--data", DATA)
for described in (DATA / "catalog" / "kim").iterdir():
    described.unlink()  # papers are described here by hand
SERVER = Server(DATA)
atexit.register(WORLD.__exit__)
atexit.register(SERVER.__exit__)
HEAD = SERVER.client("head")
SCHOOL = SERVER.client("school_head")
OWN = SCHOOL.session["node"]["id"]
SCHOOLS = [n for n in HEAD.get("/api/nodes").json() if n["kind"] == "school"]
OTHER = next(n["id"] for n in SCHOOLS if n["id"] != OWN)
EXAM = next(e for e in HEAD.get("/api/results/exams").json() if e["procedure"] == "ВПР" and e["subject"] == "Математика")
TASKS = [c["title"] for c in HEAD.get("/api/tables/tasks", **EXAM).json()["columns"][2:]]


def table(client, view, **query):
    answer = client.get(f"/api/tables/{view}", **{**EXAM, **query})
    check(answer, "GET", "/api/tables/{id}")
    return answer.json()


def kim(**changes):
    tasks = [{"name": name, "skill": "Считает" if i % 2 else "Решает", "block": f"Результат {i // 2}", "level": "Б",
              "kes": ["1.1"], "kt": [], "maximum": 0, "minutes": 0, "practice": i == 0} for i, name in enumerate(TASKS)]
    return {**EXAM, "source": "Описание работы", "tasks": tasks, **changes}


def rows(made):
    return [[cell["text"] for cell in row["cells"]] for row in made["rows"]]


def test_the_views_stand_in_the_order_of_the_analysis():
    views = HEAD.get("/api/tables")
    check(views, "GET", "/api/tables")
    assert [v["id"] for v in views.json()] == ["individual", "marks", "journal", "scores", "tasks", "planned", "groups", "skills", "pivot"]


def test_a_description_is_written_shown_and_taken_back():
    assert table(HEAD, "planned")["lacks_kim"] is True
    made = HEAD.put("/api/knowledge/kim", kim())
    check(made, "PUT", "/api/knowledge/kim")
    assert made.status == 200, made.body
    planned = table(HEAD, "planned")
    assert planned["lacks_kim"] is False and rows(planned)[0][0] == "Результат 0"
    assert rows(planned)[0][1] == ", ".join(TASKS[:2])
    assert [c["title"] for c in table(HEAD, "skills", gather="skill")["columns"][2:]] == ["У1", "У2"]
    shown = HEAD.get("/api/knowledge/kim", **EXAM)
    check(shown, "GET", "/api/knowledge/kim")
    assert [t["name"] for t in shown.json()["tasks"]] == TASKS and shown.json()["practice"] == 1
    assert HEAD.put("/api/knowledge/kim", kim()).status == 409
    second = HEAD.put("/api/knowledge/kim", kim(source="Уточнённое описание")).json()
    assert HEAD.post(f"/api/knowledge/versions/{made.json()['id']}/take-back").status == 409
    back = HEAD.post(f"/api/knowledge/versions/{second['id']}/take-back")
    check(back, "POST", "/api/knowledge/versions/{id}/take-back")
    assert HEAD.get("/api/knowledge/kim", **EXAM).json()["source"] == "Описание работы"
    versions = HEAD.get("/api/knowledge/versions")
    check(versions, "GET", "/api/knowledge/versions")
    assert [bool(v["withdrawn_at"]) for v in versions.json()] == [True, False]
    texts = HEAD.get(f"/api/knowledge/versions/{second['id']}")
    check(texts, "GET", "/api/knowledge/versions/{id}")
    assert "Уточнённое" in texts.json()["now"] and "Уточнённое" not in texts.json()["before"]
    assert HEAD.post(f"/api/knowledge/versions/{made.json()['id']}/take-back").status == 200
    assert table(HEAD, "planned")["lacks_kim"] is True


def test_what_a_description_lacks_is_refused_in_words():
    for wrong in (kim(tasks=[]), kim(source=" "), kim(grade=12), kim(tasks=kim()["tasks"] + kim()["tasks"][:1])):
        answer = HEAD.put("/api/knowledge/kim", wrong)
        assert answer.status in (400, 422), answer.body


def test_a_scale_of_the_organisation_goes_before_the_shipped_one():
    known = HEAD.get("/api/knowledge")
    check(known, "GET", "/api/knowledge")
    scale = next(s for s in known.json()["scales"] if s["from"] and all(s[k] == EXAM[k] for k in EXAM))
    before = rows(table(HEAD, "marks"))[0]
    draft = {**EXAM, "maximum": scale["maximum"], "from3": 1, "from4": 2, "from5": 3, "source": "Решение региона"}
    made = HEAD.put("/api/knowledge/scale", draft)
    check(made, "PUT", "/api/knowledge/scale")
    scores = table(HEAD, "scores")
    assert [c["group"] for c in scores["columns"][2:6]] == ["Отметка «2»", "Отметка «3»", "Отметка «4»", "Отметка «5»"]
    assert HEAD.put("/api/knowledge/scale", {**draft, "from4": 1}).status in (400, 422)
    HEAD.post(f"/api/knowledge/versions/{made.json()['id']}/take-back")
    assert rows(table(HEAD, "marks"))[0] == before
    minimum = HEAD.put("/api/knowledge/minimum", {**EXAM, "value": 3, "unit": "primary", "purpose": "зачёт", "source": "Приказ"})
    check(minimum, "PUT", "/api/knowledge/minimum")
    assert any(m["purpose"] == "зачёт" and m["own"] for m in HEAD.get("/api/knowledge").json()["minima"])


def test_a_school_reads_the_catalogue_and_changes_nothing():
    assert SCHOOL.get("/api/knowledge").status == 200
    assert SCHOOL.put("/api/knowledge/kim", kim()).status == 403
    assert SCHOOL.post("/api/knowledge/versions/1/take-back").status == 403


def test_a_school_sees_itself_only_in_every_table():
    own = next(n["name"] for n in SCHOOLS if n["id"] == OWN)
    others = [n["name"] for n in SCHOOLS if n["id"] != OWN]
    for view in ("tasks", "skills", "journal", "planned"):
        made = table(SCHOOL, view, split="class")
        text = str(made["rows"]) + str([c["title"] for c in made["columns"]])
        assert not any(name in text for name in others), view
        assert SCHOOL.get(f"/api/tables/{view}", **EXAM, school=OTHER).status == 404
    assert own in str(table(SCHOOL, "tasks")["rows"])


def test_files_hold_the_cells_of_the_screen():
    for view, query in (("tasks", {"split": "class"}), ("journal", {"split": "class"}), ("skills", {"gather": "task"}), ("planned", {"split": "school"})):
        screen = [[text.replace("\u00a0", "") for text in row] for row in rows(table(HEAD, view, **query))]
        body = HEAD.get(f"/api/tables/{view}/file", **EXAM, **query, format="csv_ru").body.decode("utf-8-sig")
        assert list(csv.reader(io.StringIO(body), delimiter=";"))[1:] == screen, view


def test_class_rows_add_up_to_their_school():
    made = table(HEAD, "tasks", split="class")["rows"]
    for at, row in enumerate(made):
        under = [r["cells"][1]["value"] for r in made if r["level"] == "class" and r["node"] == row["node"]]
        if row["level"] == "school":
            assert sum(under) == row["cells"][1]["value"]
    assert any(r["level"] == "class" for r in made)


def test_a_school_without_the_grade_is_not_waited_for():
    grades = {}
    for exam in HEAD.get("/api/results/exams").json():
        for row in table(HEAD, "marks", **exam)["rows"]:
            if row["level"] == "school":
                grades.setdefault(row["node"], set()).add(exam["grade"])
    year = EXAM["year"]
    made = HEAD.post("/api/procedures", {"procedure": "РПР", "year": year, "grade": 11, "subject": "Астрономия", "first": f"{year - 1}-01-10"})
    assert made.status == 201, made.body
    answer = HEAD.get("/api/procedures/board", id=made.json()["id"])
    check(answer, "GET", "/api/procedures/board")
    board = answer.json()
    assert len(board) == 1
    states = {row["school_id"]: row for row in board[0]["rows"]}
    without = [s for s, of in grades.items() if not {11, 10, 9, 8} & of]
    assert without, "the demonstration has no primary school"
    for school in without:
        assert states[school]["state"] == "not_taking_part" and states[school]["basis"], states[school]
    with_it = [s for s, of in grades.items() if 11 in of]
    for school in with_it:
        assert states[school]["state"] == "late" and "11 класса" in states[school]["basis"], states[school]
    told = without[0]
    assert HEAD.put(f"/api/procedures/{made.json()['id']}/expected", {"schools": [{"school_id": told, "participants": 3}]}).status == 204
    row = next(r for r in HEAD.get("/api/procedures/board", id=made.json()["id"]).json()[0]["rows"] if r["school_id"] == told)
    assert (row["state"], row["basis"]) == ("late", "указано: 3")


if __name__ == "__main__":
    run_claims(sys.modules["__main__"])
