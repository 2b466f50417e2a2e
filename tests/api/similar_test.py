#!/usr/bin/env python3
"""Similar schools over HTTP: like conditions, a fair comparison, and no neighbour's name or value for a school."""
import sys

from schema import check
from support import demo_server, run_claims

DATA, SERVER = demo_server(schools=14, years=1)
HEAD = SERVER.client("head")
SCHOOL = SERVER.client("school_head")
OWN = SCHOOL.session["node"]
SCHOOLS = [n for n in HEAD.get("/api/nodes").json() if n["kind"] == "school"]
YEAR = max(exam["year"] for exam in HEAD.get("/api/results/exams").json())


def ask(client, school=OWN["id"], **query):
    answer = client.get("/api/similar-schools", school=school, year=YEAR, **query)
    check(answer, "GET", "/api/similar-schools")
    return answer


def test_the_nearest_come_first_and_the_school_itself_is_not_among_them():
    found = ask(HEAD).json()["found"]
    assert len(found) == 5 and [row["distance"] for row in found] == sorted(row["distance"] for row in found)
    assert OWN["name"] not in [row["name"] for row in found]
    assert len(ask(HEAD, count=3).json()["found"]) == 3
    assert ask(HEAD, count=0).status == 400


def test_conditions_of_the_found_are_nearer_than_those_of_all():
    by_id = {n["id"]: ask(HEAD, school=n["id"]).json() for n in SCHOOLS}
    sizes = {number: next(c for c in answer["conditions"] if c["name"] == "Старший класс с результатами") for number, answer in by_id.items()}
    near = [abs(one["own"] - one["others"]) for one in sizes.values() if one["own"] is not None and one["others"] is not None]
    mean = sum(one["own"] for one in sizes.values()) / len(sizes)
    assert sum(near) < sum(abs(one["own"] - mean) for one in sizes.values())


def test_the_mean_is_that_of_the_found_and_the_words_follow_its_interval():
    one = ask(HEAD, indicators="success").json()["comparisons"][0]
    values = [each["value"] for each in one["others"] if each["value"] is not None]
    assert abs(one["mean"]["value"] - sum(values) / len(values)) < 1e-9
    low, high = one["difference"]["lo"], one["difference"]["hi"]
    assert one["words"].startswith("выше" if low > 0 else "ниже" if high < 0 else "не отличается")


def test_a_school_sees_no_neighbour():
    answer = ask(SCHOOL)
    text = answer.body.decode("utf8")
    assert not [n["name"] for n in SCHOOLS if n["id"] != OWN["id"] and n["name"] in text]
    assert all(each["value"] is None for one in answer.json()["comparisons"] for each in one["others"])
    assert ask(SCHOOL, count=4).json()["comparisons"] == answer.json()["comparisons"], "means of other numbers would tell single schools"
    other = next(n["id"] for n in SCHOOLS if n["id"] != OWN["id"])
    assert ask(SCHOOL, school=other).status == 404


if __name__ == "__main__":
    run_claims(sys.modules["__main__"])
