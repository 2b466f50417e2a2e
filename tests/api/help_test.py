#!/usr/bin/env python3
"""Deficits, groups of schools and links over HTTP: what is told follows from intervals, and a school sees no neighbour."""
import sys

from schema import check
from support import demo_server, run_claims, vekha

DATA, SERVER = demo_server(schools=14, years=2)
HEAD = SERVER.client("head")
SCHOOL = SERVER.client("school_head")
OWN = SCHOOL.session["node"]
SCHOOLS = [n for n in HEAD.get("/api/nodes").json() if n["kind"] == "school"]
EXAMS = HEAD.get("/api/results/exams").json()
YEAR = max(exam["year"] for exam in EXAMS)
EXAM = next(exam for exam in EXAMS if exam["year"] == YEAR and exam["procedure"] == "ВПР")


def ask(path, client=HEAD, **query):
    answer = client.get(path, **query)
    check(answer, "GET", path)
    return answer


def neighbours_in(answer):
    text = answer.body.decode()
    return [n["name"] for n in SCHOOLS if n["id"] != OWN["id"] and n["name"] in text]


def test_a_deficit_is_where_the_whole_interval_lies_below_the_threshold():
    seen = set()
    for threshold in (30, 50, 70, 90):
        told = ask("/api/skills", **EXAM, gather="task", split="class", threshold=threshold).json()
        for line in told["lines"]:
            for cell in line["cells"]:
                value = cell["value"]
                if value["value"] is None:
                    wanted = "absent"
                elif value["n"] < told["few"]:
                    wanted = "few"
                else:
                    wanted = "deficit" if value["hi"] < threshold else "perhaps" if value["value"] < threshold else "fine"
                assert cell["mastery"] == wanted, (cell, threshold)
                seen.add(wanted)
        deficits = sum(cell["mastery"] == "deficit" for line in told["lines"] for cell in line["cells"])
        assert len(told["findings"]) == deficits
    assert {"deficit", "perhaps", "fine", "few"} <= seen, seen


def test_numbers_of_the_map_are_those_of_the_table():
    told = ask("/api/skills", **EXAM, gather="task", split="school").json()
    table = HEAD.get("/api/tables/skills", **EXAM, gather="task", split="school").json()
    for line, row in zip(told["lines"], table["rows"]):
        assert [cell["value"]["value"] for cell in line["cells"]] == [cell.get("value") for cell in row["cells"][2:]]


def test_a_school_has_its_deficits_beside_the_works_of_all():
    answer = ask("/api/skills", SCHOOL, **EXAM, gather="task", split="class")
    assert not neighbours_in(answer)
    whole = ask("/api/skills", **EXAM, gather="task", split="all").json()
    assert [skill["beside"] for skill in answer.json()["skills"]] == [skill["beside"] for skill in whole["skills"]]
    other = next(n["id"] for n in SCHOOLS if n["id"] != OWN["id"])
    assert ask("/api/skills", SCHOOL, **EXAM, school=other).status == 404


def test_a_year_holds_every_paper_and_its_counts_are_those_of_the_papers():
    told = ask("/api/skills/year", year=YEAR, gather="task", split="school").json()
    papers = {(one["procedure"], one["grade"], one["subject"]): at for at, one in enumerate(told["papers"])}
    one = ask("/api/skills", **EXAM, gather="task", split="school").json()
    at = papers[(EXAM["procedure"], EXAM["grade"], EXAM["subject"])]
    for line in one["lines"]:
        place = next(p for p in told["places"] if (p["level"], p["node"]) == (line["level"], line["node"]))
        deficits = sum(cell["mastery"] == "deficit" for cell in line["cells"])
        assert place["papers"][at]["deficits"] == deficits and place["papers"][at]["works"] == line["works"]
    for place in told["places"]:
        assert place["all"]["deficits"] == sum(cell["deficits"] for cell in place["papers"] if cell), place
    assert told["moved"] == [] and "задания каждый год другие" in " ".join(told["comparable"])
    assert HEAD.get("/api/skills/year", year=YEAR, gather="нет").status == 400


def test_years_are_compared_by_positions_of_the_codifier_and_a_class_has_a_page():
    told = ask("/api/skills/year", year=YEAR, gather="skill", split="class", procedure="ВПР").json()
    assert told["moved"] and {told["places"][one["place"]]["level"] for one in told["moved"]} <= {"all", "municipality", "school"}
    for one in told["moved"]:
        assert abs(one["change"]["value"] - (one["now"]["value"] - one["before"]["value"])) < 1e-9
        assert (one["change"]["lo"] > 0) == (one["standing"] == "above")
    place = max((p for p in told["places"] if p["level"] == "class"), key=lambda p: p["all"]["works"])
    alone = ask("/api/skills/year", year=YEAR, gather="skill", split="class", procedure="ВПР", school=place["node"], class_name=place["class_name"]).json()
    found = next(p for p in alone["places"] if p["level"] == "class")
    assert found["all"] == place["all"], (found, place)


def test_a_school_sees_its_own_year_and_files_follow_the_same_rule():
    answer = ask("/api/skills/year", SCHOOL, year=YEAR, split="class")
    assert answer.status == 200 and not neighbours_in(answer)
    other = next(n["id"] for n in SCHOOLS if n["id"] != OWN["id"])
    for path in ("/api/skills/year", "/api/skills/year/file"):
        assert SCHOOL.get(path, year=YEAR, school=other).status == 404
    assert SCHOOL.get("/api/risk/file", rule="low-results", year=YEAR, school=other).status == 404
    for path, query in (("/api/skills/year/file", {"what": "weak"}), ("/api/risk/file", {"rule": "low-results"})):
        for format, begins in (("xlsx", b"PK"), ("docx", b"PK"), ("csv_ru", "\ufeff".encode()), ("csv", b"")):
            made = HEAD.get(path, year=YEAR, format=format, **query)
            assert made.status == 200 and made.body.startswith(begins) and len(made.body) > 100, (path, format)
        assert HEAD.get(path, year=YEAR, format="pdf", **query).status == 400
        own = SCHOOL.get(path, year=YEAR, format="csv_ru", **query)
        assert own.status == 200 and not neighbours_in(own)


def test_every_school_is_in_one_group_and_no_ruled_group_is_small():
    for rule in (one["id"] for one in ask("/api/cluster-rules").json()):
        told = ask("/api/clusters", year=YEAR, method=rule).json()
        if told["why"]:
            continue
        members = [one["id"] for group in told["clusters"] for one in group["members"]] + [one["id"] for one in told["left_out"]]
        assert sorted(members) == sorted(n["id"] for n in SCHOOLS), rule
        for group in told["clusters"]:
            assert group["words"] and group["stability_words"]
            if group["holding"] == "rule":
                assert len(group["members"]) >= 5 or len(told["clusters"]) == 1, group
            else:
                word = {"steady": "устойчиво", "shaky": "нетвёрдо", "unsteady": "неустойчиво"}[group["holding"]]
                assert word in group["stability_words"], group
            assert group["few"] == (len(group["members"]) < 5)
            assert not group["few"] or not any(mean is not None for mean in group["means"])
    assert ask("/api/clusters", year=YEAR, method="нет").status == 404
    assert ask("/api/clusters", year=YEAR, method="pam", k=50).status == 400


def test_a_school_sees_its_group_without_the_others():
    for rule in ("place-and-level", "kmeans"):
        answer = ask("/api/clusters", SCHOOL, year=YEAR, method=rule)
        assert not neighbours_in(answer), neighbours_in(answer)
        assert len(answer.json()["clusters"]) == 1


def test_schools_are_compared_inside_a_group():
    groups = ask("/api/clusters", year=YEAR, method="place-and-level").json()["clusters"]
    group = next(one for one in groups if not one["few"])
    told = ask("/api/comparison", indicator="success", year=YEAR, cluster=f"place-and-level/{group['number']}").json()
    assert {row["id"] for row in told["schools"]} == {one["id"] for one in group["members"]}
    n = sum(row["value"]["n"] for row in told["schools"])
    assert abs(told["common"]["value"] - sum(row["value"]["value"] * row["value"]["n"] for row in told["schools"]) / n) < 1e-9
    assert group["title"] in told["against"]
    assert ask("/api/comparison", indicator="success", year=YEAR, cluster="place-and-level/99").status == 404
    assert ask("/api/comparison", indicator="success", year=YEAR, cluster="всё").status == 400
    mine = ask("/api/clusters", SCHOOL, year=YEAR, method="place-and-level").json()["clusters"][0]["number"]
    for number in (one["number"] for one in groups):
        answer = ask("/api/comparison", SCHOOL, indicator="success", year=YEAR, cluster=f"place-and-level/{number}")
        assert answer.status == (200 if number == mine else 404)
        assert not neighbours_in(answer)


def test_links_are_seen_only_after_the_number_of_pairs_is_allowed_for():
    told = ask("/api/links", year=YEAR).json()
    assert told["links"] and "не причина" in " ".join(told["notes"])
    for link in told["links"]:
        assert link["seen"] == (link["adjusted"] is not None and link["adjusted"] <= 0.05)
        assert ("связь не видна" in link["words"]) == (not link["seen"] and link["rank"]["value"] is not None), link
        assert not any(word in link["words"] for word in ("потому", "из-за", "влияет", "причин")), link
    assert not neighbours_in(ask("/api/links", SCHOOL, year=YEAR))


def test_a_place_is_where_its_value_lies_and_sure_where_its_intervals_do():
    told = ask("/api/risk/matrix", year=YEAR).json()
    band = lambda value, cuts: sum(value > edge if side < 0 else value >= edge for side, edge in ((-1, -cuts[1]), (-1, -cuts[0]), (1, cuts[0]), (1, cuts[1])))
    for one in told["places"]:
        for key, cell, cuts in (("status", "row", told["status_cuts"]), ("change", "column", told["change_cuts"])):
            wanted = None if one[key]["value"] is None else band(one[key]["value"], cuts)
            assert one[cell] == wanted, one
        if one["sure"]:
            assert all(band(one[key][end], cuts) == one[cell] for key, cell, cuts in (("status", "row", told["status_cuts"]), ("change", "column", told["change_cuts"])) for end in ("lo", "hi"))
    assert ask("/api/risk/matrix", year=YEAR, change="2,8").json()["change_cuts"] == [2, 8]
    assert ask("/api/risk/matrix", year=YEAR, change="8,2").status == 400


def test_a_profile_gives_every_factor_its_reason_and_agrees_with_the_rule():
    told = ask("/api/risk/profiles", year=YEAR).json()
    assert len(told["schools"]) == len(SCHOOLS)
    place = next(i for i, one in enumerate(told["factors"]) if one["id"] == "rule:oge-zone")
    listed = {one["code"]: one["verdict"] for one in HEAD.get("/api/risk", rule="oge-zone", year=YEAR).json()["schools"]}
    light = {"listed": "risk", "perhaps": "perhaps", "not_listed": "calm", "not_assessed": "absent"}
    for school in told["schools"]:
        assert len(school["reasons"]) == len(told["factors"]) and all(one["words"] for one in school["reasons"])
        assert school["risks"] == sum(one["light"] == "risk" for one in school["reasons"])
        assert school["reasons"][place]["light"] == light[listed[school["code"]]] if school["code"] in listed else "absent"
    assert [one["risks"] for one in told["schools"]] == sorted((one["risks"] for one in told["schools"]), reverse=True)


def test_a_school_sees_its_own_profile_and_place():
    for path in ("/api/risk/profiles", "/api/risk/matrix"):
        answer = ask(path, SCHOOL, year=YEAR)
        told = answer.json()
        assert [one["id"] for one in told.get("schools", told.get("places"))] == [OWN["id"]]
        assert not neighbours_in(answer)
        other = next(n["id"] for n in SCHOOLS if n["id"] != OWN["id"])
        assert ask(path, SCHOOL, year=YEAR, school=other).status == 404
    mine = ask("/api/risk/profiles", SCHOOL, year=YEAR).json()["schools"]
    assert mine == ask("/api/risk/profiles", year=YEAR, school=OWN["id"]).json()["schools"]


def test_an_official_list_stands_beside_the_rule_and_can_be_taken_back():
    first, second = SCHOOLS[0], next(n for n in SCHOOLS if n["id"] != SCHOOLS[0]["id"])
    text = f"Код школы;Причина\n{first['code']};Русский язык\n{second['name']}\tМатематика\n"
    bad = HEAD.post("/api/official-lists", {"year": YEAR, "title": "Письмо", "text": text + "нет такой;\n"})
    assert bad.status == 422 or bad.status == 400, bad.status
    assert "строка 4" in bad.body.decode()
    added = HEAD.post("/api/official-lists", {"year": YEAR, "title": "Письмо № 7", "source": "Регион", "text": text})
    check(added, "POST", "/api/official-lists")
    told = ask("/api/official-lists", year=YEAR).json()
    listed = {one["code"]: one for one in told["agreement"] if one["listed"]}
    assert set(listed) == {first["code"], second["code"]} and listed[first["code"]]["reason"] == "Русский язык"
    profiles = ask("/api/risk/profiles", year=YEAR).json()
    place = next(i for i, one in enumerate(profiles["factors"]) if one["id"] == "official")
    assert {one["code"] for one in profiles["schools"] if one["reasons"][place]["light"] == "risk"} == set(listed)
    assert SCHOOL.post("/api/official-lists", {"year": YEAR, "title": "Своё", "text": text}).status == 403
    seen = ask("/api/official-lists", SCHOOL, year=YEAR)
    assert not neighbours_in(seen)
    number = added.json()["id"]
    assert HEAD.delete(f"/api/official-lists/{number}").status == 204
    assert not [one for one in ask("/api/official-lists", year=YEAR).json()["agreement"] if one["listed"]]
    assert HEAD.post(f"/api/official-lists/{number}/restore").status == 204
    assert len([one for one in ask("/api/official-lists", year=YEAR).json()["agreement"] if one["listed"]]) == 2
    assert HEAD.delete("/api/official-lists/999").status == 404


def test_the_command_line_says_the_same():
    same = {
        "/api/official-lists": (["risk", "official", "list", "--year", YEAR], {"year": YEAR}),
        "/api/risk/matrix": (["risk", "matrix", "--year", YEAR], {"year": YEAR}),
        "/api/risk/profiles": (["risk", "profile", "--year", YEAR], {"year": YEAR}),
        "/api/clusters": (["cluster", "list", "--year", YEAR, "--method", "pam"], {"year": YEAR, "method": "pam"}),
        "/api/links": (["cluster", "links", "--year", YEAR], {"year": YEAR}),
        "/api/skills": (["skills", "--year", YEAR, "--procedure", EXAM["procedure"], "--grade", EXAM["grade"], "--subject", EXAM["subject"]], EXAM),
    }
    for path, (command, query) in same.items():
        assert vekha(*command, "--data", DATA, "--json").json() == ask(path, **query).json(), path
        assert len(vekha(*command, "--data", DATA).out) > 100


if __name__ == "__main__":
    run_claims(sys.modules["__main__"])
