#!/usr/bin/env python3
"""Formulas over HTTP: checked with the place of a fault, computed in the scope of the person who asks."""
import sys

from schema import check
from support import demo_server, run_claims

DATA, SERVER = demo_server(schools=4, years=2)
HEAD = SERVER.client("head")
SCHOOL = SERVER.client("school_head")
OWN = SCHOOL.session["node"]["id"]
SCHOOLS = [n for n in HEAD.get("/api/nodes").json() if n["kind"] == "school"]
OTHER = next(n for n in SCHOOLS if n["id"] != OWN)
QUALITY = "доля(отметка >= 4 из работы)"


def checked(text):
    answer = HEAD.post("/api/formulas/check", {"text": text})
    check(answer, "POST", "/api/formulas/check")
    return answer.json()


def values(client, text, by=(), minimum=1, **query):
    answer = client.post("/api/formulas/values", {"text": text, "by": list(by), "minimum": minimum}, **query)
    check(answer, "POST", "/api/formulas/values")
    return answer.json()


def test_the_language_names_everything_in_two_languages():
    answer = HEAD.get("/api/formulas/language")
    check(answer, "GET", "/api/formulas/language")
    works = next(source for source in answer.json()["sources"] if source["name"] == "works")
    assert works["russian"] == "работы"
    assert {"name": "mark", "russian": "отметка", "unit": "mark", "unit_title": "отметка"} in works["fields"]
    assert any(word["russian"] == "доля" and word["role"] == "aggregate" for word in answer.json()["words"])


def test_a_formula_that_is_understood_has_its_unit_and_both_forms():
    found = checked("share(mark >= 4 of works)")
    assert found["fault"] is None and found["unit"] == "percent"
    assert found["russian"] == QUALITY and checked(found["russian"])["canonical"] == found["canonical"]


def test_a_fault_has_the_place_a_page_underlines():
    text = "доля(оценка >= 4 из работы)"
    fault = checked(text)["fault"]
    assert text[fault["at"]:fault["at"] + fault["length"]] == "оценка"
    assert "отметка" in fault["advice"] and "знак" not in fault["advice"]
    assert checked("доля(отметка >= 4 из работы")["fault"] == {**checked("доля(отметка >= 4 из работы")["fault"], "at": 27, "length": 0}


def test_percentages_and_points_do_not_add():
    text = "доля(отметка >= 4 из работы) + 5 пп + 3 %"
    assert "п" in checked(text)["fault"]["advice"]
    answer = HEAD.post("/api/formulas/values", {"text": text})
    assert answer.status == 422 and answer.headers["Content-Type"] == "application/problem+json", answer.status


def test_values_are_those_of_the_indicator():
    exam = next(e for e in HEAD.get("/api/results/exams").json() if e["procedure"] == "ВПР")
    table = HEAD.get("/api/indicators", by="school", **exam).json()["rows"]
    known = {row["school"]["code"]: row["values"]["quality"] for row in table}
    found = {row["key"][0]: row["value"] for row in values(HEAD, QUALITY, ["school"], **exam)["rows"]}
    assert found.keys() == known.keys() and len(found) > 1
    for code, value in found.items():
        assert abs(value["value"] - known[code]["value"]) < 1e-9 and value["n"] == known[code]["n"]
        assert abs(value["lo"] - known[code]["lo"]) < 1e-9 and abs(value["hi"] - known[code]["hi"]) < 1e-9


def test_a_school_counts_its_own_works_only():
    own = values(SCHOOL, QUALITY, ["school"])["rows"]
    assert [row["key"] for row in own] == [[next(n["code"] for n in SCHOOLS if n["id"] == OWN)]]
    assert values(SCHOOL, "число(работы)")["rows"][0]["value"]["value"] < values(HEAD, "число(работы)")["rows"][0]["value"]["value"]
    assert SCHOOL.post("/api/formulas/values", {"text": QUALITY}, school=OTHER["id"]).status == 404
    asked = values(SCHOOL, "число(работы где школа = '%s')" % OTHER["code"])["rows"]
    assert all(row["value"]["value"] == 0 for row in asked)


def test_few_works_give_no_share():
    rows = values(HEAD, QUALITY, ["school", "class", "subject"], minimum=100000, procedure="ВПР")["rows"]
    assert rows and all(row["value"]["value"] is None and row["value"]["absence"] == "too_few" for row in rows)


def test_nothing_was_known_before_it_was_stored():
    assert values(HEAD, QUALITY, ["school"], known_on="2020-01-01")["rows"] == []


def test_wrong_questions_are_refused_with_words():
    for body in ({"text": QUALITY, "by": ["погода"]}, {"text": QUALITY, "minimum": -1}, {"text": QUALITY, "by": "school"}, {}):
        answer = HEAD.post("/api/formulas/values", body)
        assert answer.status == 400, (body, answer.status, answer.body)


def test_who_reads_no_results_counts_none():
    assert SERVER.client("administrator").post("/api/formulas/values", {"text": QUALITY}).status == 403


if __name__ == "__main__":
    run_claims(sys.modules["__main__"])
