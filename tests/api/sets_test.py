#!/usr/bin/env python3
"""Sets of indicators and norms over HTTP: slots filled and taken back, approved and frozen, tried without a trace."""
import sys

from schema import check
from support import demo_server, run_claims

DATA, SERVER = demo_server(schools=4, years=2)
HEAD = SERVER.client("head")
SCHOOL = SERVER.client("school_head")
OWN = SCHOOL.session["node"]["id"]
SCHOOLS = [n for n in HEAD.get("/api/nodes").json() if n["kind"] == "school"]
CODE = next(n["code"] for n in SCHOOLS if n["id"] == OWN)
OTHER = next(n for n in SCHOOLS if n["id"] != OWN)
ORDER = {"act": "Приказ управления № 7", "date": "2026-02-01"}


def got(client, path, pattern, **query):
    answer = client.get(path, **query)
    check(answer, "GET", pattern)
    return answer.json()


def one(name):
    return got(HEAD, f"/api/sets/{name}", "/api/sets/{id}")


def fill(name, **body):
    answer = HEAD.post(f"/api/sets/{name}/fill", body)
    check(answer, "POST", "/api/sets/{id}/fill")
    return answer


def values(client, name, **query):
    return got(client, f"/api/sets/{name}/values", "/api/sets/{id}/values", **query)


def test_the_index_waits_for_its_text_under_another_name():
    listed = {row["id"]: row for row in got(HEAD, "/api/sets", "/api/sets")}
    for name, size in (("index-17", 17), ("index-8", 8)):
        row = listed[name]
        assert row["slots"] == size and row["filled"] == 0
        assert "Индекс качества" not in row["shown_name"] and row["why"]


def test_a_slot_is_filled_computed_and_taken_back():
    change = fill("index-8", slot="2", indicator="choice11_any", ground="приказ № 7").json()["id"]
    place = next(p for p in one("index-8")["places"] if p["code"] == "2")
    assert place["indicator"] == "choice11_any" and place["filled_by"]
    at = [p["code"] for p in one("index-8")["places"]].index("2")
    rows = values(HEAD, "index-8")["rows"]
    alone = {row["key"][0]: row["value"]["value"] for row in HEAD.get("/api/definitions/choice11_any/values", by="school").json()["rows"]}
    assert rows and {row["key"][0]: row["values"][at]["value"] for row in rows if row["key"][0] in alone} == alone
    assert HEAD.post(f"/api/set-changes/{change}/undo").status == 204
    assert next(p for p in one("index-8")["places"] if p["code"] == "2")["indicator"] is None


def test_what_cannot_be_filled_is_refused_in_words():
    for body, status in (({"slot": "99", "indicator": "quality"}, 404), ({"slot": "1", "indicator": "no_such"}, 404), ({"slot": "1", "weight": "много"}, 400)):
        assert HEAD.post("/api/sets/index-8/fill", body).status in (status, 422), (body, HEAD.post("/api/sets/index-8/fill", body).body)


def test_an_approved_set_stays_as_it_was():
    made = HEAD.post("/api/sets/school-rating/approve", ORDER)
    check(made, "POST", "/api/sets/{id}/approve")
    version = made.json()["version"]
    slot = one("school-rating")["places"][0]
    before = values(HEAD, "school-rating", version=version)["rows"]
    change = fill("school-rating", slot=slot["code"], indicator="mark_2", ground="проба").json()["id"]
    assert values(HEAD, "school-rating", version=version)["rows"] == before
    assert values(HEAD, "school-rating")["places"][0]["indicator"] == "mark_2"
    assert HEAD.post(f"/api/set-changes/{change}/undo").status == 204
    assert one("school-rating")["approved"]["act"].startswith("Приказ управления № 7")
    assert HEAD.post(f"/api/set-approvals/{made.json()['id']}/undo").status == 204
    assert one("school-rating")["approved"] is None


def test_an_approval_needs_an_act_and_the_right():
    assert HEAD.post("/api/sets/school-rating/approve", {"act": "", "date": "2026-02-01"}).status == 422
    assert SERVER.client("specialist").post("/api/sets/school-rating/approve", ORDER).status == 403
    assert SCHOOL.post("/api/sets/school-rating/fill", {"slot": "1", "indicator": "quality"}).status == 403


def test_a_tried_weight_moves_schools_and_stores_nothing():
    changes = [fill("school-rating", slot=slot, indicator=name, ground="проба").json()["id"] for slot, name in (("3", "vpr4_success"), ("4", "success"))]
    usual = values(HEAD, "school-rating")["rows"]
    assert any(row["total"]["value"] is not None for row in usual)
    places = one("school-rating")["places"]
    heavy = ";".join(f"{p['code']}={100 if n == 0 else 0.01}" for n, p in enumerate(places))
    tried = values(HEAD, "school-rating", weights=heavy, aggregation="weighted")["rows"]
    assert [row["total"] for row in tried] != [row["total"] for row in usual]
    assert values(HEAD, "school-rating")["rows"] == usual
    assert HEAD.get("/api/sets/school-rating/values", weights="99=1").status == 400
    assert HEAD.get("/api/sets/school-rating/values", aggregation="магия").status == 400
    assert [HEAD.post(f"/api/set-changes/{change}/undo").status for change in reversed(changes)] == [204, 204]


def test_a_school_sees_its_own_row_only():
    assert {row["key"][0] for row in values(SCHOOL, "school-rating")["rows"]} == {CODE}
    assert SCHOOL.get("/api/sets/school-rating/values", school=OTHER["id"]).status == 404


def test_a_norm_colours_values_until_it_is_taken_back():
    made = HEAD.post("/api/norms", {"indicator": "quality", "kind": "norm", "value": 99.5, "margin": 0.1, "act": "Приказ № 7", "date": "2026-02-01"})
    check(made, "POST", "/api/norms")
    number = made.json()["id"]
    path = "/api/definitions/{id}/values"
    rows = got(HEAD, "/api/definitions/quality/values", path, by="school")["rows"]
    assert rows and all(row["norm"] == 99.5 and row["light"]["colour"] == "red" and "99,5" in row["light"]["rule"] for row in rows)
    assert all(row["deviation"]["value"] < 0 and "норматив" in row["deviation_from"] for row in rows)
    assert HEAD.post(f"/api/norms/{number}/withdraw").status == 204
    assert all(row["norm"] is None for row in got(HEAD, "/api/definitions/quality/values", path, by="school")["rows"])
    assert HEAD.post(f"/api/norms/{number}/restore").status == 204
    assert [row["id"] for row in got(HEAD, "/api/norms", "/api/norms", indicator="quality") if row["withdrawn_at"] is None] == [number]
    HEAD.post(f"/api/norms/{number}/withdraw")


def test_a_norm_of_another_school_is_not_seen():
    made = HEAD.post("/api/norms", {"indicator": "success", "kind": "target", "value": 90, "school": OTHER["code"], "act": "Приказ № 8", "date": "2026-02-02"})
    assert made.status == 200, made.body
    assert [row["school"] for row in got(HEAD, "/api/norms", "/api/norms", indicator="success")] == [OTHER["code"]]
    assert got(SCHOOL, "/api/norms", "/api/norms", indicator="success") == []
    assert SCHOOL.post("/api/norms", {"indicator": "success", "kind": "norm", "value": 90, "act": "x"}).status == 403


def test_a_norm_without_an_act_or_a_number_is_refused():
    for body in ({"indicator": "quality", "kind": "norm", "value": 95, "act": ""}, {"indicator": "no_such", "kind": "norm", "value": 95, "act": "x"}, {"indicator": "quality", "kind": "norm", "act": "x"}, {"indicator": "quality", "kind": "norm", "value": 950, "act": "x", "date": "2026-01-01"}):
        answer = HEAD.post("/api/norms", body)
        assert answer.status in (400, 404, 422), (body, answer.status)


def test_years_tell_whether_they_can_be_compared():
    path = "/api/definitions/{id}/series"
    series = got(HEAD, "/api/definitions/quality/series", path, by="school")
    assert series and all([p["year"] for p in one["points"]] == sorted(p["year"] for p in one["points"]) for one in series)
    assert all(p["comparable"] or p["why"] for one in series for p in one["points"])
    assert [one["key"] for one in got(SCHOOL, "/api/definitions/quality/series", path, by="school")] == [[CODE]]


def test_moved_borders_change_colours_and_stores_nothing():
    path = "/api/definitions/{id}/values"
    usual = got(HEAD, "/api/definitions/low_vpr/values", path, by="school")["rows"]
    tried = got(HEAD, "/api/definitions/low_vpr/values", path, by="school", zones="green=0;yellow=0.01")["rows"]
    assert {row["light"]["colour"] for row in tried} != {row["light"]["colour"] for row in usual}
    assert got(HEAD, "/api/definitions/low_vpr/values", path, by="school")["rows"] == usual
    assert HEAD.get("/api/definitions/low_vpr/values", by="school", zones="blue=1").status == 400


if __name__ == "__main__":
    run_claims(sys.modules["__main__"])
