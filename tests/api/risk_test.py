#!/usr/bin/env python3
"""Risk lists over HTTP: rules with their parameters, moved thresholds, reasons; a school sees itself only."""
import sys

from schema import check
from support import demo_server, run_claims

DATA, SERVER = demo_server(schools=8, years=3)
SPECIALIST = SERVER.client("specialist")
SCHOOL = SERVER.client("school_head")
YEAR = max(exam["year"] for exam in SPECIALIST.get("/api/results/exams").json())


def listed(client=SPECIALIST, **query):
    answer = client.get("/api/risk", **{"rule": "low-results", "year": YEAR, **query})
    check(answer, "GET", "/api/risk")
    assert answer.status == 200, answer.body
    return answer.json()


def test_rules_come_with_parameters_and_what_they_are_worth():
    answer = SPECIALIST.get("/api/risk/rules")
    check(answer, "GET", "/api/risk/rules")
    rules = {rule["id"]: rule for rule in answer.json()}
    assert "не проверен" in rules["low-results"]["note"]
    for rule in rules.values():
        for one in rule["parameters"]:
            assert one["low"] <= one["value"] <= one["high"], one


def test_every_school_has_a_verdict_that_follows_from_its_signs():
    for rule in (one["id"] for one in SPECIALIST.get("/api/risk/rules").json()):
        answer = listed(rule=rule)
        assert 0 < len(answer["schools"]) <= 8, rule
        times = answer["settings"]["times"]
        for school in answer["schools"]:
            last = school["years"][-1]
            fired = [sign["firing"] for sign in last["signs"]]
            sure = fired.count("fires")
            some = sure + fired.count("perhaps")
            assessed = len(fired) - fired.count("absent")
            told = "listed" if sure >= times else "perhaps" if some >= times else "not_listed" if assessed >= times else "not_assessed"
            assert school["verdict"] == told, (rule, school)


def test_movements_are_those_of_the_years_and_a_light_has_its_rule():
    answer = listed(set="share:8,times:1", years=3)
    assert "Красная зона" in answer["zone_words"] and "1\u00a0признак" in answer["zone_words"]
    inside = lambda row: row["verdict"] in ("listed", "perhaps")
    for at, movement in enumerate(answer["movements"]):
        rows = {school["label"]: [row for row in school["years"] if row["year"] == movement["year"]][0] for school in answer["schools"]}
        assert movement["sure"] + movement["perhaps"] == sum(map(inside, rows.values()))
        for label in movement["entered"] + movement["stayed"]:
            assert inside(rows[label]), (movement, label)
        assert at or not (movement["entered"] + movement["stayed"] + movement["left"])
    for school in answer["schools"]:
        assert school["listed"] == sum(map(inside, school["years"])) >= school["running"]


def test_a_lower_threshold_lists_no_fewer_schools():
    before = -1
    for share in (90, 30, 5, 0):
        answer = listed(set=f"share:{share}")
        now = sum(school["verdict"] in ("listed", "perhaps") for school in answer["schools"])
        assert now >= before, share
        before = now
    assert before == sum(school["verdict"] != "not_assessed" for school in answer["schools"]) > 0


def test_a_value_in_the_list_is_the_value_of_its_formula():
    answer = listed(set="people:1")
    sign = next(i for i, one in enumerate(answer["rule"]["signs"]) if one["id"] == "vpr_mathematics")
    body = {"text": answer["rule"]["signs"][sign]["program"], "by": ["school"]}
    values = SPECIALIST.post("/api/formulas/values", body, year=YEAR).json()["rows"]
    by_school = {row["key"][0]: row["value"]["value"] for row in values}
    assert len(by_school) > 1
    for school in answer["schools"]:
        told = school["years"][-1]["signs"][sign]["value"]["value"]
        assert told is None and by_school.get(school["code"]) is None or abs(told - by_school[school["code"]]) < 1e-9, school


def test_a_school_sees_itself_only():
    answer = listed(SCHOOL)
    own = next(node for node in SCHOOL.get("/api/nodes").json() if node["id"] == SCHOOL.session["node"]["id"])
    assert [school["code"] for school in answer["schools"]] == [own["code"]]
    assert answer["expected_by_chance"] is None


def test_wrong_parameters_are_all_told():
    answer = SPECIALIST.get("/api/risk", rule="low-results", year=YEAR, set="share:130,shere:2")
    assert answer.status == 400 and "shere" in answer.body.decode() and "share" in answer.body.decode(), answer.body
    assert SPECIALIST.get("/api/risk", rule="нет").status == 404


if __name__ == "__main__":
    run_claims(sys.modules["__main__"])
