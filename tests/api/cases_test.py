#!/usr/bin/env python3
"""Cases and re-checks over HTTP: the school answers first, every role sees its own, experts see codes only, every step goes back."""
import io
import json
import sys
import zipfile

from schema import check
from support import ROOT, demo_server, ok, run_claims

DATA, SERVER = demo_server(schools=6, years=2)
CLIENTS = {}
OPEN = "/api/cases/{id}"
RECHECK = "/api/rechecks/{id}"


def of(login):
    if login not in CLIENTS:
        CLIENTS[login] = SERVER.client(login)
    return CLIENTS[login]


HEAD, SPECIALIST, SCHOOL = of("head"), of("specialist"), of("school_head")
OWN = SCHOOL.session["node"]
EXAMS = HEAD.get("/api/results/exams").json()
EXAM = max((one for one in EXAMS if one["procedure"] == "ВПР"), key=lambda one: (one["year"], one["subject"] == "Математика", -one["grade"]))
SCHOOLS = [one for one in HEAD.get("/api/nodes").json() if one["kind"] == "school"]
OTHER = next(one for one in SCHOOLS if one["id"] != OWN["id"])
LETTER = "Письмо отдела контроля о работах школы"


def opened(by=SPECIALIST, school=OWN["id"], **changes):
    answer = by.post("/api/cases", {"school": school, "method": "other", "words": LETTER, **EXAM, **changes})
    check(answer, "POST", "/api/cases")
    assert answer.status == 200, answer.body
    return answer.json()["id"]


def got(client, number):
    answer = client.get(f"/api/cases/{number}")
    check(answer, "GET", OPEN)
    assert answer.status == 200, answer.body
    return answer.json()


def do(client, number, tail, body=None):
    answer = client.post(f"/api/cases/{number}/{tail}", body)
    check(answer, "POST", f"{OPEN}/{tail}")
    return answer.status


def step(client, number, kind, **body):
    return do(client, number, "steps", {"kind": kind, **body})


def reply(number, stand="explain"):
    assert do(SCHOOL, number, "reply", {"stand": stand, "words": "Классы профильные, набор прошлого года"}) == 204


def seen_by(number):
    """Logins that see the case, in its list and by its address alike."""
    out = set()
    for login in ("head", "specialist", "controller", "method_centre", "school_head", "school_deputy", "regional"):
        listed = number in [row["id"] for row in of(login).get("/api/cases").json()]
        assert (of(login).get(f"/api/cases/{number}").status == 200) == listed, login
        if listed:
            out.add(login)
    return out


def finished(number):
    """The case is out of the way of others of the same sign."""
    assert step(SPECIALIST, number, "close", outcome="explained", words="Закрыто по окончании проверки") == 204


def test_before_it_is_published_only_the_opener_and_the_school_see_a_case():
    number = opened()
    first = {"specialist", "school_head", "school_deputy"}
    assert seen_by(number) == first
    assert step(SPECIALIST, number, "publish") == 409, "the school has its days to answer"
    assert step(HEAD, number, "publish") == 404
    reply(number)
    assert seen_by(number) == first
    assert step(SPECIALIST, number, "publish") == 204
    assert seen_by(number) == first | {"head", "controller", "method_centre", "regional"}
    assert do(SPECIALIST, number, "step-back") == 204 and seen_by(number) == first
    for login in ("administrator", "kindergarten_head", "expert"):
        assert of(login).get("/api/cases").status == 403
        assert of(login).get(f"/api/cases/{number}").status == 403
    finished(number)


def test_a_school_never_sees_or_answers_the_case_of_its_neighbour():
    number = opened(school=OTHER["id"])
    assert SCHOOL.get(f"/api/cases/{number}").status == 404
    assert do(SCHOOL, number, "reply", {"stand": "agree", "words": "Отвечаем за соседнюю школу"}) == 404
    assert do(SCHOOL, number, "step-back") == 404
    assert OTHER["name"] not in SCHOOL.get("/api/cases").body.decode("utf8")
    assert SCHOOL.get("/api/cases", school=OTHER["id"]).json() == []
    assert SCHOOL.post("/api/cases", {"school": OTHER["id"], "method": "other", "words": LETTER, **EXAM}).status == 403
    assert SPECIALIST.delete(f"/api/cases/{number}").status == 204


def test_a_sign_of_a_method_is_kept_as_it_was_and_one_that_is_not_there_is_refused():
    board = HEAD.get("/api/objectivity/board", year=EXAM["year"]).json()
    fired = next(row for row in board["schools"] if row["fired"])
    number = HEAD.post("/api/cases", {"school": fired["school"]["id"], "method": "fioko-2019", "year": EXAM["year"]}).json()["id"]
    case = got(HEAD, number)
    assert len(case["facts"]) == fired["fired"] and all(one["words"] and one["exam"] for one in case["facts"])
    assert {one["words"] for one in case["facts"]} == {one["arithmetic"] for one in fired["signs"] if one["fired"]}
    again = HEAD.post("/api/cases", {"school": fired["school"]["id"], "method": "fioko-2019", "year": EXAM["year"]})
    assert again.status == 409, again.body
    clean = next(row for row in board["schools"] if not row["fired"])
    none = HEAD.post("/api/cases", {"school": clean["school"]["id"], "method": "fioko-2019", "year": EXAM["year"]})
    assert none.status == 422 and "признака нет" in json.loads(none.body)["detail"]
    assert HEAD.post("/api/cases", {"school": OWN["id"], "method": "other", "words": "нет", **EXAM}).status == 422
    assert HEAD.post("/api/cases", {"school": OWN["id"], "method": "unknown", "year": EXAM["year"]}).status == 404
    assert HEAD.delete(f"/api/cases/{number}").status == 204 and HEAD.get(f"/api/cases/{number}").status == 404
    assert do(HEAD, number, "restore") == 204 and got(HEAD, number)["id"] == number
    assert HEAD.delete(f"/api/cases/{number}").status == 204


# The signs of a school: itself and its organiser first.

OTHERS = ("controller", "method_centre")


def marked():
    """A school with a sign of the published method, not the one whose accounts we hold."""
    board = HEAD.get("/api/objectivity/board", year=EXAM["year"]).json()
    return next(row for row in board["schools"] if row["school"]["id"] != OWN["id"] and [one for one in row["signs"] if one["fired"] and one["sign"] == "overstated_mean"])


def signs_told(client, school):
    """Where a person is told that the school has a sign."""
    out = []
    board = client.get("/api/objectivity/board", year=EXAM["year"])
    check(board, "GET", "/api/objectivity/board")
    if [row for row in board.json()["schools"] if row["school"]["id"] == school["id"] and (row["fired"] or row["flagged"])]:
        out.append("board")
    evidence = client.get(f"/api/objectivity/schools/{school['id']}", year=EXAM["year"])
    check(evidence, "GET", "/api/objectivity/schools/{id}")
    assert evidence.status in (200, 403), evidence.body
    if evidence.status == 200:
        out.append("evidence")
    for exam in EXAMS:
        if exam["year"] != EXAM["year"]:
            continue
        one = client.get("/api/objectivity", **{key: exam[key] for key in ("procedure", "year", "grade", "subject")})
        check(one, "GET", "/api/objectivity")
        if [row for row in one.json()["schools"] if row["school"]["id"] == school["id"] and row["signs"]]:
            out.append("exam")
            break
    page = client.get(f"/api/schools/{school['id']}").json()
    if [sign for sign in page["signs"] if sign["year"] == EXAM["year"]] or page["school"]["signs"]:
        out.append("school")
    if [row for row in client.get("/api/schools").json() if row["id"] == school["id"] and row["signs"]]:
        out.append("schools")
    if [row for row in client.get("/api/overview", year=EXAM["year"]).json()["standouts"] if row["sign"] and row["school"]["id"] == school["id"]]:
        out.append("overview")
    if [one for one in client.get("/api/school-lists").json() if one["kind"] == "signs" and school["name"] in [each["name"] for each in one["schools"]]]:
        out.append("list")
    return out


def report_names(client, school):
    with zipfile.ZipFile(io.BytesIO(client.get("/api/reports/analysis", year=EXAM["year"]).body)) as archive:
        text = archive.read("word/document.xml").decode("utf8")
    part = text[text.rindex("Школы с признаком завышенного среднего балла") if "Школы с признаком завышенного среднего балла" in text else len(text):]
    return school["name"] in part.partition("Интервалы здесь построены")[0]


def test_signs_are_told_to_the_organiser_and_the_school_and_to_others_after_the_case_is_open():
    school = marked()["school"]
    for first in (HEAD, SPECIALIST):
        assert {"board", "evidence", "school", "schools"} <= set(signs_told(first, school))
    assert report_names(HEAD, school)
    for login in OTHERS:
        assert signs_told(of(login), school) == [], login
        assert not report_names(of(login), school), login
        board = of(login).get("/api/objectivity/board", year=EXAM["year"]).json()
        assert not board["sight"]["everything"] and board["schools"] == [] and board["official"]["marked"] > 0
        assert "школа не ответила" in board["sight"]["words"]
    for login in ("regional", "expert", "administrator", "kindergarten_head"):
        assert of(login).get("/api/objectivity/board", year=EXAM["year"]).status == 403, login
    own = SCHOOL.get("/api/objectivity/board", year=EXAM["year"]).json()
    assert [row["school"]["id"] for row in own["schools"]] == [OWN["id"]] and own["sight"]["everything"]
    assert SCHOOL.get(f"/api/objectivity/schools/{school['id']}", year=EXAM["year"]).status == 404
    ask = {"school": school["id"], "method": "fioko-2019", "year": EXAM["year"]}
    refused = of("method_centre").post("/api/cases", ask)
    assert refused.status == 403 and "управление" in json.loads(refused.body)["detail"]
    clean = next(one for one in SCHOOLS if one["id"] != school["id"])
    assert of("method_centre").post("/api/cases", {**ask, "school": clean["id"]}).status == 403, "a refusal tells nothing"
    number = HEAD.post("/api/cases", ask).json()["id"]
    assert signs_told(of("method_centre"), school) == []
    with_reply_of_owner(number)
    assert signs_told(of("method_centre"), school) == [], "the answer goes to who asked"
    assert step(HEAD, number, "publish") == 204
    assert {"board", "evidence", "school", "schools"} <= set(signs_told(of("method_centre"), school))
    assert do(HEAD, number, "step-back") == 204
    assert signs_told(of("method_centre"), school) == []
    assert step(HEAD, number, "close", outcome="explained", words="Ответ школы объясняет признак") == 204
    assert signs_told(of("controller"), school) == [], "what was explained stays between the two"


def with_reply_of_owner(number):
    ok("case", "reply", number, "--stand", "explain", "--words", "Ответ школы пришёл письмом", "--data", DATA)


def test_findings_of_every_method_open_a_case_with_their_words():
    for method in ("recommendations-2026", "procedure-exam", "federal"):
        answers = [HEAD.post("/api/cases", {"school": one["id"], "method": method, "year": EXAM["year"]}) for one in SCHOOLS]
        assert {answer.status for answer in answers} <= {200, 422, 404}, [answer.body for answer in answers]
        made = [answer.json()["id"] for answer in answers if answer.status == 200]
        assert made or method != "recommendations-2026", "no school of the demonstration has a finding"
        for number in made:
            case = got(HEAD, number)
            assert case["facts"] and all(one["title"] and one["words"] for one in case["facts"]), case
            assert HEAD.delete(f"/api/cases/{number}").status == 204


def test_the_way_of_a_case_is_gone_step_by_step_and_back():
    number = opened()
    reply(number, "agree")
    assert step(SPECIALIST, number, "causes", causes=["border"]) == 409, "not published yet"
    assert step(SPECIALIST, number, "publish") == 204
    assert step(SPECIALIST, number, "recommend", words="Проверять обезличенно, комиссией") == 409
    assert step(SPECIALIST, number, "causes") == 422 and step(SPECIALIST, number, "causes", causes=["no_such"]) == 422
    assert step(of("controller"), number, "causes", causes=["border"]) == 403
    assert step(of("method_centre"), number, "causes", causes=["border", "own_teacher"]) == 204
    assert step(SPECIALIST, number, "measure", words="Проверка комиссией в октябре") == 409
    assert step(of("method_centre"), number, "recommend", words="Проверять обезличенно, комиссией", due="2027-05-01") == 204
    assert step(SPECIALIST, number, "recommend", words="Проверять обезличенно", due="завтра") == 422
    assert step(SPECIALIST, number, "measure", words="Проверка комиссией в октябре", due="2026-10-15") == 204
    assert step(SPECIALIST, number, "close", outcome="not_confirmed", words="По словам школы") == 422, "no re-check"
    assert step(SPECIALIST, number, "close", outcome="confirmed", words="Школа согласна с признаком") == 204
    assert got(SCHOOL, number)["outcome"] == "confirmed"
    assert step(SPECIALIST, number, "causes", causes=["border"]) == 409
    kinds = [one["kind"] for one in got(SPECIALIST, number)["steps"]]
    assert kinds == ["close", "measure", "recommend", "causes", "publish", "reply"]
    assert do(SCHOOL, number, "step-back") == 409
    for _ in range(5):
        assert do(SPECIALIST, number, "step-back") == 204
    assert do(SPECIALIST, number, "step-back") == 409, "a reply is taken back by its school"
    assert do(SCHOOL, number, "step-back") == 204 and got(SCHOOL, number)["stage"] == "waiting"
    assert SPECIALIST.delete(f"/api/cases/{number}").status == 204


def test_a_case_is_handed_over_before_publication_and_back():
    number = opened()
    answer = SPECIALIST.get(f"/api/cases/{number}/people")
    check(answer, "GET", "/api/cases/{id}/people")
    people = answer.json()
    roles = [one["role_title"] for one in people]
    assert "Руководитель управления образования" in roles and "Директор школы" not in roles and "Контролёр" not in roles
    assert HEAD.get(f"/api/cases/{number}/people").status == 404 and SCHOOL.get(f"/api/cases/{number}/people").status == 403
    to, name = next((one["id"], one["name"]) for one in people if one["role_title"] == "Руководитель управления образования")
    assert step(SPECIALIST, number, "handover", reference=99999) == 422
    assert step(SPECIALIST, number, "handover", reference=to, words="Отпуск") == 204
    assert seen_by(number) == {"head", "specialist", "school_head", "school_deputy"}
    assert f"/objectivity/cases/{number}" in HEAD.get("/api/notifications").body.decode("utf8")
    assert got(SPECIALIST, number)["open"] == [] and SPECIALIST.delete(f"/api/cases/{number}").status == 403
    assert got(HEAD, number)["steps"][0]["chosen"] == [name]
    assert do(SPECIALIST, number, "step-back") == 204 and "head" not in seen_by(number)
    assert SPECIALIST.delete(f"/api/cases/{number}").status == 204


def test_both_sides_are_told_and_the_journal_names_no_school():
    number = opened()
    link = f"/objectivity/cases/{number}"
    answer = SCHOOL.get("/api/notifications")
    check(answer, "GET", "/api/notifications")
    assert link in answer.body.decode("utf8")
    assert link not in of("method_centre").get("/api/notifications").body.decode("utf8")
    reply(number)
    assert link in SPECIALIST.get("/api/notifications").body.decode("utf8")
    journal = [row["reason"] for row in HEAD.get("/api/journal", limit=20).json()]
    assert any("случай" in one for one in journal) and not [one for one in journal if OWN["name"] in one and "случай" in one]
    finished(number)


# Re-checks.


def begun(**changes):
    answer = SPECIALIST.post("/api/rechecks", {"name": "Проверка работ", **EXAM, "number": 12, "seed": 7, "schools": [OTHER["code"]], **changes})
    check(answer, "POST", "/api/rechecks")
    assert answer.status == 200, answer.body
    return answer.json()["id"]


def recheck(client, number, tail="", **query):
    answer = client.get(f"/api/rechecks/{number}{tail}", **query)
    check(answer, "GET", RECHECK + tail)
    return answer


def move(number, tail, body=None, client=SPECIALIST):
    answer = client.post(f"/api/rechecks/{number}/{tail}", body)
    check(answer, "POST", f"{RECHECK}/{tail}")
    return answer.status


def with_experts(number):
    person = next(one for one in SPECIALIST.get("/api/recheck-people").json() if one["role_title"].startswith("Эксперт"))
    assert move(number, "experts", {"account": person["id"]}) == 204
    assert move(number, "experts", {"name": "Петрова", "school": OTHER["id"]}) == 204
    assert move(number, "experts", {"name": "Сидорова", "school": OWN["id"]}) == 204
    assert move(number, "steps", {"kind": "assign"}) == 204


def entries(client, number):
    return recheck(client, number, "/entries").json()


def full_marks(paper):
    return [task["maximum"] or 1 for task in paper["tasks"]]


def enter_all(number, points):
    """Every work gets what `points` makes of its paper."""
    data = entries(SPECIALIST, number)
    papers = {paper["id"]: paper for paper in data["papers"]}
    hands = {one["name"]: one["account"] for one in recheck(SPECIALIST, number).json()["experts"]}
    for one in data["entries"]:
        if one["points"] is None:
            client = of("expert") if hands[one["expert_name"]] else SPECIALIST
            answer = client.put(f"/api/recheck-entries/{one['id']}", {"points": points(papers[one["paper"]])})
            assert answer.status == 204, answer.body


def test_the_sample_takes_all_of_marked_schools_and_repeats_by_its_seed():
    first, second, third = (recheck(SPECIALIST, begun(seed=seed)).json() for seed in (7, 7, 8))
    keys = [book(recheck(SPECIALIST, one["head"]["id"], "/sheet", what="key").body) for one in (first, second, third)]
    assert keys[0] == keys[1] != keys[2], "the seed is all that decides"
    marked = [row for row in first["schools"] if row["marked"]]
    assert [row["code"] for row in marked] == [OTHER["code"]]
    works = SPECIALIST.get("/api/results/summary", by="school", school=OTHER["id"], **{k: v for k, v in EXAM.items()}).json()
    assert marked[0]["works"] + first["left_out"] >= works[0]["participants"] >= marked[0]["works"]
    assert sum(row["works"] for row in first["schools"] if not row["marked"]) == 12
    for body, word in (({"percent": 10, "number": 5}, "долей"), ({"gap": 0}, "Третий"), ({"name": " "}, "Назовите")):
        answer = SPECIALIST.post("/api/rechecks", {"name": "Проверка", **EXAM, **body})
        assert answer.status == 422 and word in answer.body.decode("utf8"), answer.body
    assert SPECIALIST.post("/api/rechecks", {"name": "П", **EXAM, "schools": ["нет такой"]}).status == 422
    assert SPECIALIST.post("/api/rechecks", {"name": "П", **EXAM, "year": 1999, "number": 5}).status == 404
    for one in (first, second, third):
        assert SPECIALIST.delete(f"/api/rechecks/{one['head']['id']}").status == 204
    assert move(first["head"]["id"], "restore") == 204 and SPECIALIST.delete(f"/api/rechecks/{first['head']['id']}").status == 204


def test_experts_get_codes_of_other_schools_and_nothing_else():
    number = begun(number=40)
    assert recheck(of("expert"), number).status == 404, "nothing is given out yet"
    with_experts(number)
    data = recheck(SPECIALIST, number).json()
    loads = [one["works"] for one in data["experts"]]
    total = sum(row["works"] for row in data["schools"])
    assert sum(loads) == total and max(loads) - min(loads) <= 1, loads
    text = recheck(of("expert"), number).body.decode("utf8") + recheck(of("expert"), number, "/entries").body.decode("utf8")
    assert not [school["name"] for school in SCHOOLS if school["name"] in text] and '"seed":null' in text
    mine = entries(of("expert"), number)["entries"]
    assert {one["expert_name"] for one in mine} == {"Эксперт по перепроверке"} and all(one["points"] is None for one in mine)
    for login in ("controller", "school_head", "regional", "administrator"):
        assert of(login).get(f"/api/rechecks/{number}").status == 403
    assert of("school_deputy").get(f"/api/rechecks/{number}").status == 404
    assert of("expert").get(f"/api/rechecks/{number}/report").status == 403
    assert of("expert").get(f"/api/rechecks/{number}/sheet", what="key").status == 403
    assert of("expert").get("/api/results/exams").status == 403
    key = book(recheck(SPECIALIST, number, "/sheet", what="key").body)
    assert OTHER["name"] in key and "Ключ к кодам" in key
    sheet = book(recheck(of("expert"), number, "/sheet").body)
    assert not [school["name"] for school in SCHOOLS if school["name"] in sheet]
    other = next(one for one in entries(SPECIALIST, number)["entries"] if one["expert_name"] == "Петрова")
    answer = of("expert").put(f"/api/recheck-entries/{other['id']}", {"points": [0]})
    assert answer.status == 404, "another's work is no work of mine"
    assert SPECIALIST.put(f"/api/recheck-entries/{mine[0]['id']}", {"points": [0]}).status == 403, "an expert with an account enters alone"
    assert move(number, "step-back") == 204 and SPECIALIST.delete(f"/api/rechecks/{number}").status == 204


def book(body):
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return "".join(archive.read(name).decode("utf8") for name in archive.namelist() if name.startswith("xl/") and name.endswith(".xml"))


def test_points_are_checked_task_by_task_and_taken_back():
    number = begun(number=6)
    with_experts(number)
    data = entries(of("expert"), number)
    one = data["entries"][0]
    paper = next(each for each in data["papers"] if each["id"] == one["paper"])
    address = f"/api/recheck-entries/{one['id']}"
    wrong = of("expert").put(address, {"points": [99 for _ in paper["tasks"]]})
    assert wrong.status == 422 and len(json.loads(wrong.body)["issues"]) == sum(task["maximum"] > 0 for task in paper["tasks"])
    assert of("expert").put(address, {"points": [0]}).status in (204 if len(paper["tasks"]) == 1 else 422, 422)
    assert of("expert").put(address, {"points": ["а"]}).status == 422
    assert of("expert").put(address, {"points": full_marks(paper)}).status == 204
    assert of("expert").put(address, {"points": [0 for _ in paper["tasks"]]}).status == 204
    assert of("expert").delete(address).status == 204
    assert entries(of("expert"), number)["entries"][0]["points"] == full_marks(paper), "the points before come back"
    assert move(number, "step-back") == 409, "points would be lost"
    assert move(number, "steps", {"kind": "finish"}) == 409 and move(number, "steps", {"kind": "third"}) == 409


def test_a_recheck_tells_how_far_both_agree_and_the_school_hears_of_its_own_works():
    number = begun(number=20, schools=[OWN["code"] if "code" in OWN else next(s["code"] for s in SCHOOLS if s["id"] == OWN["id"])])
    person = next(one for one in SPECIALIST.get("/api/recheck-people").json() if one["role_title"].startswith("Эксперт"))
    assert move(number, "experts", {"account": person["id"]}) == 204
    assert move(number, "experts", {"name": "Петрова"}) == 204
    assert move(number, "experts", {"name": "Петрова"}) == 409
    assert move(number, "steps", {"kind": "assign"}) == 204
    enter_all(number, lambda paper: [0 for _ in paper["tasks"]])
    assert move(number, "steps", {"kind": "third"}) == 204
    data = entries(SPECIALIST, number)["entries"]
    second = {one["code"]: one["expert_name"] for one in data if not one["third"]}
    thirds = [one for one in data if one["third"]]
    assert thirds and all(one["expert_name"] != second[one["code"]] for one in thirds)
    enter_all(number, full_marks)
    assert move(number, "steps", {"kind": "finish"}) == 204
    report = recheck(SPECIALIST, number, "/report").json()
    assert report["done"] == report["works"] == len(second) and report["third"] == len(thirds)
    whole = report["all"]
    assert whole["same"] + whole["lowered"] + whole["raised"] == whole["n"] and whole["raised"] > whole["lowered"]
    assert whole["difference_ci"][0] < whole["difference"] < whole["difference_ci"][1] < 0 and "выше" in whole["words"]
    every = report["whole"][0]
    assert every["key"] == "all" and every["n"] == whole["n"] < every["population"] and 0 <= every["objective"] <= 1
    assert every["objective_ci"][0] <= every["objective"] <= every["objective_ci"][1] and every["change_ci"][0] < every["change"]
    assert next(row for row in report["whole"] if row["key"] == "marked")["whole"]
    assert sum(row["n"] for row in report["schools"]) == whole["n"] and {row["key"] for row in report["grounds"]} == {"marked", "random"}
    case = opened()
    reply(case, "disagree")
    assert step(SPECIALIST, case, "publish") == 204
    assert step(SPECIALIST, case, "recheck", reference=99999) == 404
    assert step(SPECIALIST, case, "recheck", reference=number) == 204
    seen = got(SCHOOL, case)["rechecked"]
    mine = next(row for row in report["schools"] if row["title"] == OWN["name"])
    assert len(seen) == 1 and seen[0]["n"] == mine["n"] and seen[0]["difference"] == mine["difference"]
    names = [school["name"] for school in SCHOOLS if school["id"] != OWN["id"]]
    assert not [name for name in names if name in SCHOOL.get(f"/api/cases/{case}").body.decode("utf8")]
    assert step(SPECIALIST, case, "close", outcome="not_confirmed", words="Перепроверка дала баллы выше") == 204
    assert move(number, "step-back") == 204 and got(SCHOOL, case)["rechecked"] == []


if __name__ == "__main__":
    run_claims(sys.modules["__main__"])
