#!/usr/bin/env python3
"""Schools beside one another over HTTP: values are those of the indicator, words follow intervals, no neighbour is seen."""
import sys

from schema import check
from support import demo_server, run_claims, vekha

DATA, SERVER = demo_server(schools=12, years=2)
HEAD = SERVER.client("head")
SCHOOL = SERVER.client("school_head")
OWN = SCHOOL.session["node"]
SCHOOLS = [n for n in HEAD.get("/api/nodes").json() if n["kind"] == "school"]
YEAR = max(exam["year"] for exam in HEAD.get("/api/results/exams").json())


def ask(client=HEAD, **query):
    answer = client.get("/api/comparison", **{"indicator": "success", "year": YEAR, **query})
    check(answer, "GET", "/api/comparison")
    return answer


def test_values_are_those_of_the_indicator_and_words_follow_their_intervals():
    told = ask().json()
    values = HEAD.get("/api/definitions/success/values", by="school", year=YEAR).json()
    known = {row["key"][0]: row["value"]["value"] for row in values["rows"]}
    assert len(told["schools"]) == len(known) == 12
    for row in told["schools"]:
        assert row["value"]["value"] == known[row["code"]]
        low, high, common = row["value"]["lo"], row["value"]["hi"], told["common"]["value"]
        assert row["standing"] == ("above" if low > common else "below" if high < common else "alike"), row
        assert ("не отличается от среднего" in row["words"]) == (row["standing"] == "alike"), row


def test_the_funnel_narrows_with_size_and_holds_the_mean():
    told = ask().json()
    width = [limit["inner"][1] - limit["inner"][0] for limit in told["limits"]]
    assert len(width) > 5 and all(a >= b - 1e-9 for a, b in zip(width, width[1:])), width
    for limit in told["limits"]:
        assert limit["outer"][0] <= limit["inner"][0] <= told["common"]["value"] <= limit["inner"][1] <= limit["outer"][1]


def test_values_with_chance_taken_out_lie_between_their_own_and_the_mean():
    told = ask().json()
    for row in told["schools"]:
        ends = sorted([row["value"]["value"], told["common"]["value"]])
        assert ends[0] - 3 <= row["fair"]["value"] <= ends[1] + 3, row


def test_means_have_limits_and_counts_have_none():
    assert ask(indicator="mean_percent").json()["kind"] == "mean"
    counts = ask(indicator="participants").json()
    assert counts["kind"] == "count" and counts["limits"] == [] and counts["common"]["value"] is None and "всего" in counts["headline"]
    assert ask(indicator="нет").status == 404


def test_a_school_sees_its_row_and_the_mean_only():
    answer = ask(SCHOOL)
    told = answer.json()
    assert [row["id"] for row in told["schools"]] == [OWN["id"]]
    assert told["common"]["value"] == ask().json()["common"]["value"]
    text = answer.body.decode()
    assert not [n["name"] for n in SCHOOLS if n["id"] != OWN["id"] and n["name"] in text]
    other = next(n["id"] for n in SCHOOLS if n["id"] != OWN["id"])
    assert ask(SCHOOL, school=other).status == 404


def test_an_approved_norm_is_what_deviations_are_counted_from_until_it_is_taken_back():
    assert {row["deviation"]["base"] for row in ask().json()["schools"]} == {"mean"}
    made = HEAD.post("/api/norms", {"indicator": "success", "kind": "norm", "value": 90, "act": "Приказ № 7", "date": "2026-02-01"})
    told = ask().json()
    for row in told["schools"]:
        assert row["deviation"]["base"] == "norm" and abs(row["deviation"]["value"]["value"] - (row["value"]["value"] - 90)) < 1e-9
    assert "норматива" in told["norm_words"] and "Приказ № 7" in " ".join(told["notes"])
    own = ask(SCHOOL).json()
    assert "норматива 90,0" in own["norm_words"].replace("\u00a0", " ")
    risk = HEAD.get("/api/risk", rule="deviation", year=YEAR)
    check(risk, "GET", "/api/risk")
    signs = [one["id"] for one in risk.json()["rule"]["signs"]]
    for school in risk.json()["schools"]:
        values = {sign["id"]: sign["value"] for sign in school["years"][-1]["signs"]}
        assert values["success_mean"].get("absence") in ("not_applicable", "too_few"), (school, signs)
    assert HEAD.post(f"/api/norms/{made.json()['id']}/withdraw").status == 204
    assert {row["deviation"]["base"] for row in ask().json()["schools"]} == {"mean"} and ask().json()["norm_words"] == ""


def test_power_is_that_of_r():
    def power(**query):
        answer = HEAD.get("/api/power", **query)
        check(answer, "GET", "/api/power")
        return answer
    # R: power.t.test(n = 25, sd = 10, power = 0.8)$delta -> 8.087184
    assert abs(power(n=25, other=25, sd=10).json()["difference"] - 8.087184) < 1e-4
    told = power(n=25, share=80).json()
    assert told["down"] < 80 and (told["up"] is None or told["up"] > 80)
    assert power(n=1).status == power(n=25, share=130).status == power(n=25, level=0).status == 400


def test_the_command_line_says_the_same():
    told = ask().json()
    said = vekha("compare", "--indicator", "success", "--year", YEAR, "--data", DATA, "--json").json()
    assert said["schools"] == told["schools"] and said["headline"] == told["headline"]
    assert "отличимы" in vekha("power", "--year", YEAR, "--data", DATA).out


if __name__ == "__main__":
    run_claims(sys.modules["__main__"])
