#!/usr/bin/env python3
"""Ratings over HTTP: criteria first, own row only until published, objections in their days, a table that stays frozen."""
import json
import sys

from schema import check
from support import demo_server, run_claims

DATA, SERVER = demo_server(schools=8, years=2)
HEAD = SERVER.client("head")
SCHOOL = SERVER.client("school_head")
OWN = SCHOOL.session["node"]
YEAR = max(exam["year"] for exam in HEAD.get("/api/results/exams").json())
RULES = {"name": "Рейтинг по ГИА", "year": YEAR, "criteria": [{"indicator": "oge_success", "weight": 2}, {"indicator": "oge_quality", "weight": 1}]}
TABLE = "/api/ratings/{id}/table"


def begin(**changes):
    answer = HEAD.post("/api/ratings", {**RULES, **changes})
    check(answer, "POST", "/api/ratings")
    assert answer.status == 200, answer.body
    return answer.json()["id"]


def got(client, number, tail="", **query):
    answer = client.get(f"/api/ratings/{number}{tail}", **query)
    check(answer, "GET", "/api/ratings/{id}" + tail)
    assert answer.status == 200, answer.body
    return answer.json()


def do(client, number, step, body=None):
    answer = client.post(f"/api/ratings/{number}/{step}", body)
    check(answer, "POST", "/api/ratings/{id}/" + step)
    return answer.status


def test_places_come_with_their_ranges_and_words():
    table = got(HEAD, begin(), "/table")
    placed = [row for row in table["schools"] if row["place"]]
    assert len(placed) >= 3 and table["pairs"] == len(placed) * (len(placed) - 1) // 2
    assert [row["place"] for row in placed] == sorted(row["place"] for row in placed)
    for row in placed:
        assert 1 <= row["low"] <= row["place"] <= row["high"] <= len(placed), row
        assert row["words"] and 0 <= row["kept"] <= 1
    assert any(row["low"] < row["high"] for row in placed), "all places are sure, which they cannot be"


def test_a_school_without_a_criterion_has_no_place_and_no_zero():
    table = got(HEAD, begin(criteria=RULES["criteria"] + [{"indicator": "ege_pass", "weight": 1}]), "/table")
    without = [row for row in table["schools"] if row["values"][2]["value"] is None]
    assert without and all(row["place"] is None and row["score"]["value"] is None for row in without)
    assert all("за ноль не считается" in row["words"] for row in without)
    lenient = got(HEAD, begin(least_part=0.5, criteria=RULES["criteria"] + [{"indicator": "ege_pass", "weight": 1}]), "/table")
    with_marks = {row["code"] for row in without if row["values"][0]["value"] is not None}
    assert {row["code"] for row in lenient["schools"] if row["place"]} >= with_marks


def test_tried_weights_are_stored_nowhere():
    number = begin()
    written = got(HEAD, number, "/table")["schools"]
    tried = got(HEAD, number, "/table", weights="1=0.01;2=9", scaling="rank")["schools"]
    assert [row["score"] for row in tried] != [row["score"] for row in written]
    assert got(HEAD, number, "/table")["schools"] == written
    assert HEAD.get(f"/api/ratings/{number}/table", weights="9=1").status == 400
    assert HEAD.get(f"/api/ratings/{number}/table", scaling="магия").status == 400


def test_every_fault_of_the_rules_is_told_at_once():
    answer = HEAD.post("/api/ratings", {"name": "", "year": 3, "criteria": [{"weight": 0}, {"indicator": "no_such", "weight": 1}]})
    assert answer.status == 422 and len(json.loads(answer.body)["issues"]) >= 4, answer.body
    vpr = HEAD.post("/api/ratings", {**RULES, "criteria": [{"indicator": "vpr4_success", "weight": 1}]})
    assert vpr.status == 403 and "основание" in json.loads(vpr.body)["detail"]


def test_criteria_are_changed_and_the_change_is_taken_back():
    number = begin()
    assert HEAD.put(f"/api/ratings/{number}", {**RULES, "name": "Другой"}).status == 204
    assert got(HEAD, number)["name"] == "Другой"
    assert do(HEAD, number, "undo") == 204 and got(HEAD, number)["name"] == RULES["name"]
    assert do(HEAD, number, "undo") == 409
    assert HEAD.delete(f"/api/ratings/{number}").status == 204
    assert HEAD.get(f"/api/ratings/{number}").status == 404
    assert do(HEAD, number, "restore") == 204 and got(HEAD, number)["id"] == number


def test_a_school_sees_its_own_row_until_the_rating_is_published():
    number = begin(appeal_days=1)
    assert SCHOOL.get(f"/api/ratings/{number}").status == 404
    assert number not in [row["id"] for row in SCHOOL.get("/api/ratings").json()]
    assert do(HEAD, number, "appeals", {}) == 204
    names = {row["name"] for row in got(HEAD, number, "/table")["schools"]}
    answer = SCHOOL.get(f"/api/ratings/{number}/table")
    assert [row["name"] for row in answer.json()["schools"]] == [OWN["name"]]
    assert not [name for name in names - {OWN["name"]} if name in answer.body.decode("utf8")]
    assert answer.json()["schools"][0]["alike"] == []
    assert SCHOOL.get(f"/api/ratings/{number}/table", weights="1=5").status == 403
    assert do(SCHOOL, number, "freeze") == 403 and do(SCHOOL, number, "publish", {"act": "а", "date": "2026-01-01"}) == 403


def test_an_objection_is_answered_before_freezing():
    number = begin(appeal_days=2)
    assert do(SCHOOL, number, "objections", {"text": "Не согласны с числом работ"}) == 404
    assert do(HEAD, number, "appeals", {}) == 204
    assert do(SCHOOL, number, "objections", {"text": "нет"}) == 422
    made = SCHOOL.post(f"/api/ratings/{number}/objections", {"criterion": "1", "text": "Две работы внесены дважды"})
    check(made, "POST", "/api/ratings/{id}/objections")
    one = made.json()["id"]
    assert HEAD.post(f"/api/ratings/{number}/objections", {"text": "Не согласны с числом работ"}).status == 403
    assert do(HEAD, number, "freeze") == 409, "the days of objections are not over"
    assert SCHOOL.post(f"/api/objections/{one}/answer", {"verdict": "accepted", "text": "да"}).status == 403
    assert HEAD.post(f"/api/objections/{one}/answer", {"verdict": "maybe", "text": "да"}).status == 422
    assert HEAD.post(f"/api/objections/{one}/answer", {"verdict": "accepted", "text": "Исправим загрузку"}).status == 204
    assert got(SCHOOL, number)["objections"][0]["answer"] == "Исправим загрузку"
    second = SCHOOL.post(f"/api/ratings/{number}/objections", {"text": "Ещё одно возражение"}).json()["id"]
    assert SCHOOL.post(f"/api/objections/{second}/withdraw").status == 204
    assert SERVER.client("kindergarten_head").get(f"/api/ratings/{number}").status == 403


def test_a_frozen_table_stays_and_is_published_by_an_act():
    number = begin(appeal_days=0)
    before = got(HEAD, number, "/table")["schools"]
    assert SERVER.client("specialist").post(f"/api/ratings/{number}/freeze").status == 403
    assert do(HEAD, number, "publish", {"act": "Приказ № 5", "date": "2026-10-01"}) == 409
    assert do(HEAD, number, "freeze") == 204
    kept = got(HEAD, number, "/table")["schools"]
    assert kept == before, [(was, now) for was, now in zip(before, kept) if was != now][:1]
    assert HEAD.put(f"/api/ratings/{number}", {**RULES, "name": "Другой"}).status == 409
    assert do(HEAD, number, "publish", {"act": "", "date": "2026-10-01"}) == 422
    assert do(HEAD, number, "publish", {"act": "Приказ № 5", "date": "2026-10-01"}) == 204
    assert len(got(SCHOOL, number, "/table")["schools"]) == len(before)
    assert HEAD.delete(f"/api/ratings/{number}").status == 409
    assert do(HEAD, number, "step-back") == 204 and got(HEAD, number)["stage"] == "frozen"
    assert len(got(SCHOOL, number, "/table")["schools"]) == 1


if __name__ == "__main__":
    run_claims(sys.modules["__main__"])
