#!/usr/bin/env python3
"""An own definition over HTTP: tried, stored by versions, not proved until its cases come out, taken back."""
import json
import sys

from schema import check
from support import demo_server, run_claims

DATA, SERVER = demo_server(schools=4, years=1)
HEAD = SERVER.client("head")
SCHOOL = SERVER.client("school_head")


def text(program="доля(отметка = 5 из работы)", values=(30, 50, 0)):
    tables = {30: (3, 7), 50: (5, 5), 0: (0, 9)}
    exam = {"procedure": "ВПР", "year": 2026, "grade": 5, "subject": "Математика", "maximum": 20}
    cases = [{"title": f"случай {fives} и {rest}", "exam": exam, "works": f"балл | отметка | работ\n18 | 5 | {fives}\n9 | 3 | {rest}", "expect": [{"value": value, "how": f"{fives} / {fives + rest} · 100"}]} for value, (fives, rest) in zip(values, tables.values())]
    return {"definition": {"name": "Доля пятёрок", "formula": "отметки 5 / отметки · 100", "program": program, "direction": "more_is_better", "minimum": 1, "basis": {"act": "Приказ № 3"}}, "cases": cases}


def save(body):
    answer = HEAD.post("/api/own-definitions", body)
    check(answer, "POST", "/api/own-definitions")
    assert answer.status == 200, answer.body
    return answer.json()["id"]


def tried(body):
    answer = HEAD.post("/api/own-definitions/try", body)
    check(answer, "POST", "/api/own-definitions/try")
    return answer.json()


def listed(number):
    return next((row for row in HEAD.get("/api/definitions").json()["items"] if row["id"] == number), None)


def test_cases_are_tried_and_nothing_is_stored():
    assert tried(text())["holds"]
    wrong = tried(text(values=(30, 51, 0)))
    assert not wrong["holds"] and [bool(case["fault"]) for case in wrong["cases"]] == [False, True, False]
    assert "вместо 51" in wrong["cases"][1]["fault"]
    assert tried(text(program="доля(отметочка = 5 из работы)"))["faults"]
    assert not [row for row in HEAD.get("/api/definitions").json()["items"] if row["own"]]


def test_it_is_computed_at_once_and_proved_by_its_cases():
    number = save(text())
    assert listed(number)["own"] and listed(number)["checked"] and listed(number)["unit"] == "%"
    rows = HEAD.get(f"/api/definitions/{number}/values", by="school").json()["rows"]
    shipped = {row["key"][0]: row["value"]["value"] for row in HEAD.get("/api/definitions/mark_5/values", by="school").json()["rows"]}
    assert rows and all(abs(row["value"]["value"] - shipped[row["key"][0]]) < 1e-9 for row in rows if row["value"]["value"] is not None)
    assert HEAD.put(f"/api/own-definitions/{number}", text(values=(30, 51, 0))).status == 204
    assert not listed(number)["checked"]
    assert HEAD.post(f"/api/own-definitions/{number}/undo").status == 204
    assert listed(number)["checked"]
    assert HEAD.post(f"/api/own-definitions/{number}/undo").status == 204
    assert listed(number) is None
    assert HEAD.post(f"/api/own-definitions/{number}/undo").status == 404


def test_it_comes_back_to_the_page_as_it_was_written():
    number = save(text())
    answer = HEAD.get(f"/api/own-definitions/{number}")
    check(answer, "GET", "/api/own-definitions/{id}")
    stored = answer.json()["text"]
    assert stored["definition"]["name"] == "Доля пятёрок" and len(stored["cases"]) == 3
    assert stored["cases"][0]["expect"][0]["value"] == 30
    assert HEAD.put(f"/api/own-definitions/{number}", text()).status == 409
    HEAD.post(f"/api/own-definitions/{number}/undo")


def test_faults_are_told_and_rights_are_kept():
    answer = HEAD.post("/api/own-definitions", text(program="доля(отметка = 5 из"))
    assert answer.status == 422 and json.loads(answer.body)["issues"]
    assert HEAD.post("/api/own-definitions", {"definition": 5}).status == 422
    assert SCHOOL.post("/api/own-definitions", text()).status == 403
    assert HEAD.put("/api/own-definitions/quality", text()).status == 404
    assert HEAD.get("/api/own-definitions/quality").status == 404


if __name__ == "__main__":
    run_claims(sys.modules["__main__"])
