#!/usr/bin/env python3
"""The catalogue of indicators over HTTP: cards, values in the scope of the person, tried parameters, own definitions."""
import atexit
import sys

from schema import check
from support import Folder, Server, ok, run_claims

WORLD = Folder()
DATA = WORLD.path / "demo"
ok("demo", "--schools", 4, "--years", 2, "--seed", 5, "--data", DATA)
(DATA / "catalog" / "indicators").mkdir(parents=True, exist_ok=True)
(DATA / "catalog" / "indicators" / "ours.yaml").write_text("""
indicators:
  - id: ours_high
    group: Наши показатели
    name: Доля высоких баллов
    short_name: Высокие
    unit: "%"
    level: школа
    direction: more_is_better
    formula: работы с процентом выполнения не ниже порога
    program: share(percent(score / maximum) >= {high} % of works)
    parameters:
      - {name: high, value: 80, title: Порог, note: выбор муниципалитета}
    by: [school, subject, year]
    source: протоколы
    collection: загрузка файлов
    periodicity: ежегодно
    responsible: отдел оценки
    missing: работы без максимума не входят
    minimum: 1
    basis: {act: Приказ управления № 7, date: 2026-01-15}
    provenance: document
    valid_from: 2026-01-01
""", encoding="utf8")
SERVER = Server(DATA)
atexit.register(WORLD.__exit__)
atexit.register(SERVER.__exit__)
HEAD = SERVER.client("head")
SCHOOL = SERVER.client("school_head")
OWN = SCHOOL.session["node"]["id"]
SCHOOLS = [n for n in HEAD.get("/api/nodes").json() if n["kind"] == "school"]
OTHER = next(n["id"] for n in SCHOOLS if n["id"] != OWN)


def listed():
    answer = HEAD.get("/api/definitions")
    check(answer, "GET", "/api/definitions")
    return answer.json()


def values(client, name, **query):
    answer = client.get(f"/api/definitions/{name}/values", **query)
    check(answer, "GET", "/api/definitions/{id}/values")
    return answer.json()


def test_every_indicator_of_the_catalogue_has_a_card():
    for item in listed()["items"]:
        card = HEAD.get(f"/api/definitions/{item['id']}")
        check(card, "GET", "/api/definitions/{id}")
        assert card.json()["program_russian"] and item["group"] in listed()["groups"]
        assert HEAD.post("/api/formulas/check", {"text": card.json()["program_russian"]}).json()["fault"] is None


def test_shipped_ones_show_their_worked_cases():
    cases = HEAD.get("/api/definitions/quality").json()["cases"]
    assert cases and all(case["expected"] and case["fault"] == "" for case in cases)


def test_an_own_one_without_cases_is_not_checked():
    ours = next(item for item in listed()["items"] if item["id"] == "ours_high")
    assert ours["own"] and not ours["checked"]
    assert all(item["checked"] for item in listed()["items"] if not item["own"])


def test_values_are_those_of_the_old_table():
    exam = next(e for e in HEAD.get("/api/results/exams").json() if e["procedure"] == "ВПР")
    known = {row["school"]["code"]: row["values"]["quality"]["value"] for row in HEAD.get("/api/indicators", by="school", **exam).json()["rows"]}
    found = {row["key"][0]: row["value"]["value"] for row in values(HEAD, "quality", by="school", **exam)["rows"]}
    assert found == known


def test_everything_together_is_one_row():
    rows = values(HEAD, "quality", by="all")["rows"]
    assert len(rows) == 1 and rows[0]["key"] == []


def test_a_tried_parameter_changes_values_and_stores_nothing():
    usual = values(HEAD, "ours_high", by="all")["rows"][0]["value"]["value"]
    tried = values(HEAD, "ours_high", by="all", parameters="high=50")
    assert tried["rows"][0]["value"]["value"] > usual and "50" in tried["russian"]
    assert values(HEAD, "ours_high", by="all")["rows"][0]["value"]["value"] == usual
    for wrong in ("high", "high=много", "low=3"):
        assert HEAD.get("/api/definitions/ours_high/values", parameters=wrong).status == 400, wrong


def test_a_school_sees_its_own_values_only():
    code = next(n["code"] for n in SCHOOLS if n["id"] == OWN)
    assert [row["key"] for row in values(SCHOOL, "quality", by="school")["rows"]] == [[code]]
    assert SCHOOL.get("/api/definitions/quality/values", school=OTHER).status == 404


def test_a_value_tells_how_it_was_made():
    code = next(n["code"] for n in SCHOOLS if n["id"] == OWN)
    answer = HEAD.get("/api/definitions/quality/explanation", by="school", key=code)
    check(answer, "GET", "/api/definitions/{id}/explanation")
    row = next(r for r in values(HEAD, "quality", by="school")["rows"] if r["key"] == [code])
    assert answer.json()["value"]["value"] == row["value"]["value"]
    assert answer.json()["batches"] and "bundle" in answer.json()
    assert HEAD.get("/api/definitions/quality/explanation", by="school").status == 400


def test_how_the_value_of_a_neighbour_was_made_is_not_told():
    other = next(n["code"] for n in SCHOOLS if n["id"] == OTHER)
    assert SCHOOL.get("/api/definitions/quality/explanation", by="school", key=other).status == 404
    for key in (other, "прочие"):
        assert SCHOOL.get("/api/definitions/deviation_mean/explanation", by="school", key=key).status == 404


def test_a_deviation_is_explained_to_a_school_with_the_others_together():
    own = next(n["code"] for n in SCHOOLS if n["id"] == OWN)
    told = SCHOOL.get("/api/definitions/deviation_mean/explanation", by="school", key=own)
    assert told.json()["value"]["value"] is not None
    text = told.body.decode()
    assert not any(f'"{n["code"]}' in text for n in SCHOOLS if n["id"] != OWN)


def test_what_is_not_there_is_told():
    assert HEAD.get("/api/definitions/no_such").status == 404
    assert HEAD.get("/api/definitions/quality/values", by="погода").status == 400
    assert SERVER.client("administrator").get("/api/definitions").status == 403


if __name__ == "__main__":
    run_claims(sys.modules["__main__"])
