"""The built server against its contract: routes, schemas, rights, scopes, limits, the socket. The world is the demo."""
import atexit
import http.client
import json
import re
import subprocess
import sys
import time

import yaml

from schema import CONTRACT, check, operation
from support import ROOT, VEKHA, Client, Folder, Server, ok, run_claims, vekha, wait_for

WORLD = Folder()
DATA = WORLD.path / "demo"
ok("demo", "--schools", 4, "--years", 2, "--seed", 5, "--data", DATA)
SERVER = Server(DATA)
atexit.register(WORLD.__exit__)
atexit.register(SERVER.__exit__)

ROLES = [yaml.safe_load(path.read_text(encoding="utf8")) for path in sorted((ROOT / "catalog" / "roles").glob("*.yaml"))]
HEAD = SERVER.client("head")
NODES = HEAD.get("/api/nodes").json()
HEAD.post("/api/papers", {"kind": "приказ", "number": "1", "dated": "2025-09-05", "title": "О сборе сведений", "for_all_below": True})
PAPERS = [row["id"] for row in HEAD.get("/api/papers").json()["items"]]
for paper in PAPERS:
    HEAD.call("POST", f"/api/papers/{paper}/file", b"scan", {"name": "скан.pdf"})
EXAMS = HEAD.get("/api/results/exams").json()
PICKS = EXAMS[:: max(1, len(EXAMS) // 4)]
TASK = {"name": "1", "skill": "", "block": "Считать", "level": "Б", "kes": ["1"], "kt": [], "maximum": 1, "minutes": 0, "practice": False}
VERSIONS = [HEAD.put("/api/knowledge/kim", {**exam, "source": "Описание", "tasks": [TASK]}).json()["id"] for exam in PICKS]
PLAN = HEAD.get(f"/api/roadmaps/{HEAD.get('/api/roadmaps').json()[0]['id']}").json()
MEASURES = [row["id"] for row in PLAN["measures"][:2]]
TABLES = [view["id"] for view in HEAD.get("/api/tables").json()]
RATING = HEAD.post("/api/ratings", {"name": "Рейтинг", "year": EXAMS[0]["year"], "criteria": [{"indicator": "oge_success", "weight": 1}]}).json()["id"]
OWN = HEAD.post("/api/own-definitions", {"definition": {"name": "Доля пятёрок", "formula": "отметки 5 / отметки", "program": "share(mark = 5 of works)", "basis": {"act": "Приказ № 3"}}}).json()["id"]
CASE = HEAD.post("/api/cases", {"school": next(row["id"] for row in NODES if row["kind"] == "school"), "method": "other", "words": "Письмо отдела контроля", **EXAMS[0]}).json()["id"]
RECHECK = HEAD.post("/api/rechecks", {"name": "Проверка", **EXAMS[0], "number": 5}).json()["id"]
OPERATIONS = [(method.upper(), path) for path, methods in CONTRACT["paths"].items() for method in methods]


def questions(client):
    """Every GET of the contract with addresses and parameters that mean something in the demo."""
    schools = [row["id"] for row in NODES if row["kind"] == "school"]
    roadmaps = [row["id"] for row in HEAD.get("/api/roadmaps").json()]
    for method, path in OPERATIONS:
        if method != "GET" or path in ("/api/imports/{id}", "/api/imports/{id}/copy", "/api/batches/{id}", "/api/jobs/{id}", "/calendar/{id}", "/api/unsubscribe/{id}", "/api/evidence/{id}", "/api/exports/{id}", "/api/definitions/{id}/explanation"):
            continue
        names = {resolved_name(p) for p in operation("GET", path).get("parameters", [])}
        around = {"school": schools[0]} if path == "/api/similar-schools" else {"method": "place-and-level"} if path == "/api/clusters" else {}
        days = {"from": "2025-12-01", "to": "2027-01-31"} if path == "/api/calendar-days" else {}
        ids = schools if "/schools/" in path else roadmaps if "/roadmaps/" in path else PAPERS if "/papers/" in path else TABLES if "/tables/" in path else VERSIONS if "/versions/" in path and "knowledge" in path else things_of(client, path)
        for number in ids:
            for exam in PICKS if {"year", "subject"} & names else [{}]:
                query = {k: v for k, v in {**exam, "by": "section" if "/progress" in path else "school", "indicator": "quality", "rule": "low-results", "n": 25, "with": "baseline", "text": "ежегодно, май", **days, **around}.items() if k in names}
                yield path, client.get(path.replace("{id}", str(number)), **query)


def things_of(client, path):
    """Numbers that mean something to this client for what stands for {id}."""
    if "/definitions/" in path:
        return ["quality", "choice11_any"]
    if "/own-definitions/" in path:
        return [OWN]
    if "/ratings/" in path:
        return [RATING]
    if "/cases/" in path:
        return [CASE]
    if "/rechecks/" in path:
        return [RECHECK]
    if "/sets/" in path:
        return ["index-17", "school-rating"]
    kind = re.search(r"/api/(tasks|measures)/{id}", path)
    if not kind:
        return [None]
    answer = client.get("/api/tasks", limit=1)
    rows = answer.json()["items"] if answer.status == 200 else HEAD.get("/api/tasks", limit=1).json()["items"]
    return [row["id" if kind[1] == "tasks" else "measure_id"] for row in rows]


def resolved_name(parameter):
    return parameter["name"] if "name" in parameter else CONTRACT["components"]["parameters"][parameter["$ref"].split("/")[-1]]["name"]


def test_the_page_of_routes_equals_the_contract():
    text = (ROOT / "src" / "app" / "api" / "routes.cpp").read_text(encoding="utf8")
    rows = re.findall(r'Route\{"(\w+)",\s*"([^"]+)",\s*(k\w+|"[\w.]+"),\s*Mode::(\w+)', text)
    rights = {"kPublic": "public", "kSignedIn": "signed_in"}
    routes = {(method, path): rights.get(right, right.strip('"')) for method, path, right, _ in rows}
    promised = {(method, path): operation(method, path)["x-right"] for method, path in OPERATIONS}
    assert routes == promised, sorted(set(routes.items()) ^ set(promised.items()))
    assert all((mode == "read") == (method == "GET") for method, _, _, mode in rows)


def test_every_right_of_the_contract_is_a_right_of_some_role():
    named = set(CONTRACT["components"]["schemas"]["Right"]["enum"])
    held = {right for role in ROLES for right in role["rights"]}
    used = {operation(m, p)["x-right"] for m, p in OPERATIONS} - {"public", "signed_in"}
    inside = {"roadmap.control", "rechecks.mark", "objectivity.first"}  # a task's state, whose work it is, whose sign: these decide what needs them
    assert named == held == used | inside, (named ^ held, named ^ used)


def test_every_answer_to_the_head_fits_the_contract():
    for path, answer in questions(HEAD):
        assert answer.status == 200, f"{path}: {answer.status} {answer.body[:300]!r}"
        check(answer, "GET", path)


def test_every_answer_to_every_role_fits_the_contract():
    for role in ROLES:
        client = SERVER.client(role["id"])
        for path, answer in questions(client):
            check(answer, "GET", path)
            right = operation("GET", path)["x-right"]
            if right not in ("public", "signed_in") and right not in role["rights"]:
                assert answer.status == 403, f"{role['id']} {path}: {answer.status}"


def own_and_above(node_id, nodes):
    by_id = {node["id"]: node for node in nodes}
    above, here = set(), by_id.get(node_id)
    while here:
        above.add(here["id"])
        here = by_id.get(here["parent_id"])
    below = {node_id}
    while True:
        more = {n["id"] for n in nodes if n["parent_id"] in below} - below
        if not more:
            return above | below
        below |= more


def test_no_role_sees_a_foreign_organisation_through_any_address():
    for role in ROLES:
        client = SERVER.client(role["id"])
        seen = own_and_above(client.session["node"]["id"], NODES)
        if client.session["node"]["kind"] == "region":
            continue
        foreign = [n["name"] for n in NODES if n["id"] not in seen]
        for path, answer in questions(client):
            text = answer.body.decode("utf8", "replace")
            found = [name for name in foreign if name in text]
            assert not found, f"{role['id']} {path}: {found[:3]}"


def test_the_neighbours_school_is_not_found():
    client = SERVER.client("school_head")
    own = client.session["node"]["id"]
    other = next(n["id"] for n in NODES if n["kind"] == "school" and n["id"] != own)
    exam = EXAMS[0]
    assert client.get(f"/api/schools/{own}").status == 200
    assert client.get(f"/api/schools/{other}").status == 404
    assert client.get(f"/api/schools/{other}/histogram", **exam).status == 404
    assert client.get("/api/results/summary", school=other).status == 404
    assert client.get("/api/indicators", school=other).status == 404
    assert client.get("/api/passport", indicator="quality", school=other, **exam).status == 404


def test_a_school_learns_of_its_own_signs_only():
    client = SERVER.client("school_head")
    own = client.session["node"]["id"]
    assert {s["school"]["id"] for s in client.get("/api/overview").json()["standouts"]} <= {own}
    assert [s["id"] for s in client.get("/api/schools").json()] == [own]


def test_the_regional_user_is_told_no_school():
    assert SERVER.client("regional").get("/api/overview").json()["standouts"] == []


def test_the_plan_of_the_municipality_is_shown_to_its_schools_and_not_changed_by_them():
    client = SERVER.client("school_head")
    plans = client.get("/api/roadmaps").json()
    assert [p["id"] for p in plans] == [p["id"] for p in HEAD.get("/api/roadmaps").json()]
    row = client.get("/api/tasks", limit=1).json()["items"][0]
    move = {"due": row["due"], "reason": "проба"}
    assert client.post(f"/api/occurrences/{row['occurrence_id']}/move", move).status == 403
    assert client.post(f"/api/tasks/{row['id']}/move", move).status == 403


def open_task(client, **query):
    """A planned task of the client's own, fresh for every test that wants one."""
    return client.get("/api/tasks", status="planned", limit=500, **query).json()["items"][-1]


def test_a_task_goes_to_its_end_by_two_people_and_back():
    school, controller = SERVER.client("school_head"), SERVER.client("controller")
    task = open_task(school)["id"]
    refused = school.post(f"/api/tasks/{task}/status", {"status": "review"})
    assert refused.status == 422 and "подтверждения" in json.loads(refused.body)["detail"], refused.body
    kinds = school.get(f"/api/tasks/{task}").json()["wanted_kinds"]
    paper = school.call("POST", f"/api/tasks/{task}/files", b"scan", {"name": "../Скан № 1.pdf", "kind": kinds[0] if kinds else "other"})
    check(paper, "POST", "/api/tasks/{id}/files")
    assert paper.status == 201 and paper.json()["file_name"] == "Скан № 1.pdf" and paper.json()["scan"]
    sent = school.post(f"/api/tasks/{task}/status", {"status": "review", "actual_result": "сделано"})
    check(sent, "POST", "/api/tasks/{id}/status")
    assert school.post(f"/api/tasks/{task}/status", {"status": "done"}).status == 403
    done = controller.post(f"/api/tasks/{task}/status", {"status": "done"})
    assert done.status == 200 and done.json()["status"] == "done", done.body
    assert school.post(f"/api/tasks/{task}/undo").status == 403
    back = controller.post(f"/api/tasks/{task}/undo")
    check(back, "POST", "/api/tasks/{id}/undo")
    assert back.json()["status"] == "review"


def test_a_file_comes_back_as_it_was_and_never_opens_in_the_page():
    school = SERVER.client("school_head")
    task = open_task(school)["id"]
    content = b"<script>alert(1)</script>" * 5000
    paper = school.call("POST", f"/api/tasks/{task}/files", content, {"name": "страница.html"}).json()
    answer = school.get(f"/api/evidence/{paper['id']}")
    assert answer.status == 200 and answer.body == content
    assert answer.headers["Content-Disposition"].startswith("attachment") and answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "application/octet-stream"
    head = school.call("HEAD", f"/api/evidence/{paper['id']}")
    assert head.status == 200 and not head.body and int(head.headers["Content-Length"]) == len(content)
    gone = school.delete(f"/api/evidence/{paper['id']}", reason="не тот файл")
    check(gone, "DELETE", "/api/evidence/{id}")
    assert gone.json()["removed_reason"] == "не тот файл"
    back = school.post(f"/api/evidence/{paper['id']}/restore")
    check(back, "POST", "/api/evidence/{id}/restore")
    assert back.json()["removed_at"] is None
    assert school.call("POST", f"/api/tasks/{task}/files", b"", {"name": "пусто"}).status == 422


def test_tasks_of_the_neighbour_are_not_found_by_any_address():
    school = SERVER.client("school_head")
    own = school.session["node"]["id"]
    foreign = next(t for t in HEAD.get("/api/tasks", limit=500).json()["items"] if t["node"]["id"] != own)
    number = foreign["id"]
    HEAD.post(f"/api/tasks/{number}/references", {"kind": "order", "number": "1", "dated": "2026-01-12"})
    paper = HEAD.get(f"/api/tasks/{number}").json()["evidence"][-1]["id"]
    assert {t["node"]["id"] for t in school.get("/api/tasks", limit=500).json()["items"]} == {own}
    assert school.get(f"/api/tasks/{number}").status == 404
    assert school.post(f"/api/tasks/{number}/status", {"status": "in_work"}).status == 404
    assert school.post(f"/api/tasks/{number}/undo").status == 404
    assert school.post(f"/api/tasks/{number}/assign", {"account": None}).status == 404
    assert school.call("POST", f"/api/tasks/{number}/files", b"x", {"name": "a.txt"}).status == 404
    assert school.post(f"/api/tasks/{number}/references", {"link": "https://example.ru"}).status == 404
    assert school.get(f"/api/evidence/{paper}").status == 404
    assert school.delete(f"/api/evidence/{paper}", reason="x").status == 404
    assert school.post(f"/api/evidence/{paper}/restore").status == 404
    for window in school.get(f"/api/measures/{foreign['measure_id']}").json()["occurrences"]:
        assert {t["node"]["id"] for t in window["tasks"]} <= {own}


def test_the_second_of_two_editors_is_told_what_the_first_made():
    task = open_task(HEAD)
    first = HEAD.post(f"/api/tasks/{task['id']}/status", {"status": "in_work", "row_version": task["row_version"]})
    assert first.status == 200
    late = SERVER.client("specialist").post(f"/api/tasks/{task['id']}/status", {"status": "in_work", "row_version": task["row_version"]})
    check(late, "POST", "/api/tasks/{id}/status")
    assert late.status == 409 and json.loads(late.body)["current"]["status"] == "in_work"


def test_a_window_moves_with_its_tasks_and_back():
    task = open_task(HEAD)
    path = "/api/occurrences/{id}/move"
    moved = HEAD.post(path.replace("{id}", str(task["occurrence_id"])), {"due": "2027-03-01", "reason": "письмо № 7"})
    check(moved, "POST", path)
    assert HEAD.get(f"/api/tasks/{task['id']}").json()["due"] == "2027-03-01"
    before = moved.json()["previous"]
    late = HEAD.post(path.replace("{id}", str(task["occurrence_id"])), {"due": before["due"], "from": before["from"], "reason": "назад", "row_version": before["row_version"]})
    assert late.status == 409 and json.loads(late.body)["current"]["due"] == "2027-03-01"
    HEAD.post(path.replace("{id}", str(task["occurrence_id"])), {"due": before["due"], "from": before["from"], "reason": "назад"})
    assert HEAD.get(f"/api/tasks/{task['id']}").json()["due"] == task["due"]


def test_all_tasks_of_a_window_obey_the_same_rules():
    task = open_task(HEAD)
    path = "/api/occurrences/{id}/status"
    address = path.replace("{id}", str(task["occurrence_id"]))
    assert HEAD.post(address, {"status": "done", "evidence": "Приказ № 1"}).status == 422
    begun = HEAD.post(address, {"status": "in_work"})
    check(begun, "POST", path)
    assert begun.json()["changed"] >= 1
    assert HEAD.post(address, {"status": "later"}).status == 400
    assert HEAD.post("/api/occurrences/999999/status", {"status": "in_work"}).status == 404


def test_executors_events_lists_and_plans_of_schools_fit_the_contract():
    plan = HEAD.get("/api/roadmaps").json()[0]["id"]
    executors = HEAD.get(f"/api/roadmaps/{plan}/executors")
    check(executors, "GET", "/api/roadmaps/{id}/executors")
    put = HEAD.put(f"/api/roadmaps/{plan}/executors", {"controller": None, "parties": executors.json()["parties"]})
    check(put, "PUT", "/api/roadmaps/{id}/executors")
    assert not any(party["chosen"] for party in put.json()["parties"]), "what was not changed was not chosen"
    made = HEAD.post("/api/events", {"kind": "results.received", "title": "Итоги ВПР", "date": "2026-06-01"})
    check(made, "POST", "/api/events")
    moved = HEAD.patch(f"/api/events/{made.json()['id']}", {"date": "2026-06-08", "row_version": made.json()["row_version"]})
    check(moved, "PATCH", "/api/events/{id}")
    assert HEAD.patch(f"/api/events/{made.json()['id']}", {"date": "2026-06-09", "row_version": 1}).status == 409
    check(HEAD.delete(f"/api/events/{made.json()['id']}"), "DELETE", "/api/events/{id}")
    check(HEAD.post(f"/api/events/{made.json()['id']}/restore"), "POST", "/api/events/{id}/restore")
    listed = HEAD.put("/api/school-lists/signs", {"computed": True})
    check(listed, "PUT", "/api/school-lists/{id}")
    assert SERVER.client("school_head").get("/api/school-lists").json()[0]["schools"] == []
    plans = HEAD.post(f"/api/roadmaps/{plan}/school-plans")
    check(plans, "POST", "/api/roadmaps/{id}/school-plans")
    assert plans.json()["counts"]["draft"] == plans.json()["counts"]["total"] > 0
    school = SERVER.client("school_head")
    own = school.get(f"/api/roadmaps/{plan}/school-plans").json()["schools"]
    assert [row["node"]["id"] for row in own] == [school.session["node"]["id"]]
    state = "/api/school-plans/{id}/state"
    sent = school.post(state.replace("{id}", str(own[0]["plan_id"])), {"state": "submitted"})
    check(sent, "POST", state)
    assert school.post(state.replace("{id}", str(own[0]["plan_id"])), {"state": "approved"}).status == 403
    assert HEAD.post(state.replace("{id}", str(own[0]["plan_id"])), {"state": "returned"}).status == 422
    assert HEAD.post(state.replace("{id}", str(own[0]["plan_id"])), {"state": "approved"}).status == 200
    taken = HEAD.call("DELETE", f"/api/roadmaps/{plan}/school-plans", query={"batch": plans.json()["batch"]})
    check(taken, "DELETE", "/api/roadmaps/{id}/school-plans")
    assert taken.json()["counts"]["draft"] == 0 and taken.json()["counts"]["approved"] == 1


def own_plan():
    """A plan of its own for tests that change it: the sample imported once more, as a draft."""
    listed = ok("roadmap", "import", next(path for path in (DATA / "samples").iterdir() if path.suffix == ".docx"),
                "--again", "--data", DATA, "--json").json()
    return listed["id"]


def test_two_editors_of_one_measure_do_not_overwrite_each_other():
    plan = own_plan()
    measure = HEAD.get(f"/api/roadmaps/{plan}").json()["measures"][0]
    path = f"/api/measures/{measure['id']}"
    first = HEAD.call("PATCH", path, {"row_version": measure["row_version"], "reason": "уточнение", "text": "Первый вариант"})
    check(first, "PATCH", "/api/measures/{id}")
    second = SERVER.client("specialist").call("PATCH", path, {"row_version": measure["row_version"], "text": "Второй вариант"})
    assert second.status == 409 and json.loads(second.body)["code"] == "conflict", second.body
    assert json.loads(second.body)["current"]["text"] == "Первый вариант"
    log = HEAD.get(path + "/changes")
    check(log, "GET", "/api/measures/{id}/changes")
    assert HEAD.post(f"/api/changes/{log.json()[0]['id']}/undo").status == 204
    assert HEAD.get(f"/api/roadmaps/{plan}").json()["measures"][0]["text"] == measure["text"]
    school = SERVER.client("school_head")
    assert school.call("PATCH", path, {"row_version": 3, "text": "Чужая правка"}).status == 404
    assert HEAD.delete(f"/api/roadmaps/{plan}").status == 204
    assert HEAD.get(f"/api/roadmaps/{plan}").status == 404


def test_a_plan_is_approved_amended_compared_and_taken_back():
    plan = own_plan()
    act = {"kind": "приказ", "number": "17", "date": "01.02.2024", "issuer": "Управление", "signatory": ""}
    assert SERVER.client("specialist").post(f"/api/roadmaps/{plan}/approve", act).status == 403
    check(HEAD.post(f"/api/roadmaps/{plan}/approve", act), "POST", "/api/roadmaps/{id}/approve")
    made = HEAD.post(f"/api/roadmaps/{plan}/amend", {"reason": "новые сроки"})
    check(made, "POST", "/api/roadmaps/{id}/amend")
    draft = made.json()["id"]
    fresh = HEAD.post(f"/api/roadmaps/{draft}/measures", {"text": "Новая работа", "term": "ежегодно, май"})
    check(fresh, "POST", "/api/roadmaps/{id}/measures")
    parts = HEAD.post(f"/api/measures/{fresh.json()['id']}/split", {"row_version": 1, "parts": [{"text": "А"}, {"text": "Б"}]})
    check(parts, "POST", "/api/measures/{id}/split")
    difference = HEAD.get(f"/api/roadmaps/{draft}/diff", **{"with": plan})
    check(difference, "GET", "/api/roadmaps/{id}/diff")
    assert [row["change"] for row in difference.json()["rows"]].count("added") == 2
    states = [(row["version"], row["state"]) for row in HEAD.get(f"/api/roadmaps/{draft}/versions").json()]
    assert states == [(2, "draft"), (1, "approved")], states
    assert HEAD.delete(f"/api/roadmaps/{draft}").status == 204 and HEAD.delete(f"/api/roadmaps/{plan}").status == 204


def test_a_finding_is_accepted_undone_and_set_aside():
    plan = own_plan()
    measures = HEAD.get(f"/api/roadmaps/{plan}").json()["measures"]
    HEAD.call("PATCH", f"/api/measures/{measures[0]['id']}", {"row_version": 1, "text": "Работа клуба «Лидер»»"})
    findings = lambda: {f["code"]: f for f in HEAD.get(f"/api/roadmaps/{plan}/lint").json()["findings"]}
    found = findings()["quotes_doubled"]
    done = HEAD.post(f"/api/roadmaps/{plan}/lint/accept", {"finding": found["id"]})
    check(done, "POST", "/api/roadmaps/{id}/lint/accept")
    assert HEAD.get(f"/api/roadmaps/{plan}").json()["measures"][0]["text"] == "Работа клуба «Лидер»"
    assert HEAD.post(f"/api/roadmaps/{plan}/lint/undo", {"undo": done.json()["undo"]}).status == 204
    assert HEAD.post(f"/api/roadmaps/{plan}/lint/ignore", {"finding": found["id"], "reason": "так в приказе"}).status == 204
    assert findings()["quotes_doubled"]["ignored"] == "так в приказе"
    assert HEAD.post(f"/api/roadmaps/{plan}/lint/ignore", {"finding": found["id"]}).status == 204
    assert findings()["quotes_doubled"]["ignored"] is None
    tags = {"tags": [{"direction": "1.3", "position": "goals"}]}
    assert HEAD.call("PUT", f"/api/measures/{measures[0]['id']}/tags", tags).status == 204
    assert HEAD.get(f"/api/roadmaps/{plan}").json()["measures"][0]["tags"][0]["source"] == "person"
    assert HEAD.call("PUT", f"/api/measures/{measures[0]['id']}/tags", {"tags": [{"direction": "9", "position": "goals"}]}).status == 422
    assert HEAD.delete(f"/api/roadmaps/{plan}").status == 204


def test_a_school_proposes_and_the_municipality_decides():
    plan = HEAD.get("/api/roadmaps").json()[-1]["id"]
    school = SERVER.client("school_head")
    made = school.post("/api/proposals", {"roadmap": plan, "text": "День открытых уроков", "term": "октябрь", "responsible": "ОО", "reason": "просят родители"})
    check(made, "POST", "/api/proposals")
    check(HEAD.get("/api/proposals", roadmap=plan), "GET", "/api/proposals")
    number = made.json()["id"]
    assert school.post(f"/api/proposals/{number}/decision", {"decision": "accepted"}).status == 404
    assert HEAD.post(f"/api/proposals/{number}/decision", {"decision": "rejected"}).status == 422
    decided = HEAD.post(f"/api/proposals/{number}/decision", {"decision": "accepted", "note": "возьмём"})
    check(decided, "POST", "/api/proposals/{id}/decision")
    assert school.get("/api/proposals", roadmap=plan).json()[0]["state"] == "accepted"


def test_an_administrator_adds_blocks_and_moves_people_of_the_own_organisations_only():
    client = SERVER.client("administrator")
    school = next(n["id"] for n in NODES if n["kind"] == "school")
    made = client.post("/api/accounts", {"login": "kruglova", "name": "Круглова П. П.", "role": "school_deputy", "node": school})
    check(made, "POST", "/api/accounts")
    account, password = made.json()["account"], made.json()["password"]
    person = SERVER.client()
    person.sign_in("kruglova", password)
    assert person.session["account"]["role"] == "school_deputy"
    path = f"/api/accounts/{account['id']}"
    check(client.patch(path, {"role": "school_head"}), "PATCH", "/api/accounts/{id}")
    assert person.get("/api/session").status == 401, "another role must be signed in anew"
    fresh = client.post(path + "/password", {})
    check(fresh, "POST", "/api/accounts/{id}/password")
    person.sign_in("kruglova", fresh.json()["password"])
    assert person.post("/api/profile/password", {"old": "ne-tot-parol", "fresh": "sovsem-drugoj"}).status == 422
    assert person.post("/api/profile/password", {"old": fresh.json()["password"], "fresh": "sovsem-drugoj"}).status == 204
    assert person.get("/api/session").status == 200, "the own session goes on"
    assert client.patch(path, {"disabled": True}).json()["disabled"]
    assert person.get("/api/session").status == 401
    assert client.patch(path, {"role": "kindergarten_head"}).status == 422
    own = next(row for row in client.get("/api/accounts").json() if row["own"])
    assert client.patch(f"/api/accounts/{own['id']}", {"disabled": True}).status == 403
    assert HEAD.post("/api/accounts", {"login": "x1", "name": "Х", "role": "head"}).status == 403
    regional = next((row for row in ok("user", "list", "--json", "--data", DATA).json() if row["login"] == "regional"), None)
    if regional and regional["node"] not in {n["code"] for n in client.get("/api/nodes").json()}:
        assert client.patch(f"/api/accounts/{regional['id']}", {"disabled": True}).status == 404


def test_days_off_follow_the_production_calendar():
    days = HEAD.get("/api/calendar-days", **{"from": "2026-01-01", "to": "2026-01-31"}).json()
    assert "2026-01-09" in days["free"] and "2026-01-12" not in days["free"]
    assert HEAD.get("/api/calendar-days", **{"from": "2000-01-01", "to": "2026-01-31"}).status == 400


def test_nobody_gets_in_without_signing_in():
    stranger = SERVER.client()
    for method, path in OPERATIONS:
        answer = stranger.call(method, path.replace("{id}", "1"))
        if operation(method, path)["x-right"] != "public":
            assert answer.status == 401, f"{method} {path}: {answer.status}"


def test_a_change_needs_the_token_of_the_session():
    for token in ("", "0" * 32):
        answer = HEAD.call("DELETE", "/api/session", headers={"X-CSRF-Token": token})
        assert answer.status == 403, answer.status
        check(answer, "DELETE", "/api/session") if "403" in operation("DELETE", "/api/session")["responses"] else None


def test_another_site_is_refused():
    for headers in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert HEAD.call("DELETE", "/api/session", headers=headers).status == 403
    assert SERVER.client().call("POST", "/api/session", {"login": "a", "password": "b"}, headers={"Origin": "null"}).status == 403


def test_signing_in_gives_a_new_session_and_ends_the_old_one():
    client = SERVER.client("controller")
    old = client.cookie
    client.sign_in("controller")
    assert client.cookie != old
    stale = Client(SERVER.port)
    stale.cookie = old
    assert stale.get("/api/session").status == 401
    answer = client.delete("/api/session")
    check(answer, "DELETE", "/api/session")
    assert client.get("/api/session").status == 401


def test_the_cookie_is_hidden_from_scripts_and_other_sites():
    answer = SERVER.client().post("/api/session", {"login": "controller", "password": "vekha-demo"})
    check(answer, "POST", "/api/session")
    assert "HttpOnly" in answer.headers["Set-Cookie"] and "SameSite=Strict" in answer.headers["Set-Cookie"]


def test_wrong_login_and_wrong_password_are_alike_and_guessing_is_locked():
    stranger = SERVER.client()
    told = {}
    for login in ("nobody", "method_centre"):
        started = time.monotonic()
        answer = stranger.post("/api/session", {"login": login, "password": "wrong-wrong"})
        told[login] = (answer.status, json.loads(answer.body)["detail"])
        assert time.monotonic() - started > 0.01, "the password was not hashed"
    assert told["nobody"] == told["method_centre"] and told["nobody"][0] == 401
    for _ in range(5):
        answer = stranger.post("/api/session", {"login": "nobody", "password": "wrong-wrong"})
    assert answer.status == 429 and answer.headers["Retry-After"]
    check(answer, "POST", "/api/session")


def test_addresses_methods_and_kinds_are_told_apart():
    assert HEAD.get("/api/nothing").status == 404
    wrong = HEAD.call("PUT", "/api/overview")
    assert wrong.status == 405 and wrong.headers["Allow"] == "GET"
    assert HEAD.call("POST", "/api/session", b"login=a").status == 415
    assert HEAD.call("POST", "/api/session", headers={"Content-Type": "application/json"}, body="[1]").status == 400
    assert HEAD.get("/api/schools/abc").status == 404
    assert HEAD.get("/api/overview", year="много").status == 400
    assert HEAD.call("GET", "/api/%FF").status == 400
    head = HEAD.call("HEAD", "/api/overview")
    assert head.status == 200 and not head.body and int(head.headers["Content-Length"]) > 0
    for answer in (wrong, head):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert "unsafe-inline" not in answer.headers["Content-Security-Policy"].split("script-src")[1].split(";")[0]


def test_too_large_a_body_is_refused():
    assert HEAD.call("POST", "/api/session", b" " * (2 << 20), headers={"Content-Type": "application/json"}).status in (413, 415)
    connection = http.client.HTTPConnection("127.0.0.1", SERVER.port, timeout=10)
    connection.putrequest("POST", "/api/imports?kind=results&name=big.csv")
    for name, value in {"Content-Length": str(600 << 20), "Content-Type": "application/octet-stream", "Cookie": HEAD.cookie,
                        "X-CSRF-Token": HEAD.csrf}.items():
        connection.putheader(name, value)
    connection.endheaders()
    assert connection.getresponse().status == 413


def test_an_import_is_read_shown_and_thrown_away():
    sample = next((DATA / "samples").glob("*.csv"), None) or next((DATA / "samples").iterdir())
    specialist = SERVER.client("specialist")
    made = specialist.call("POST", "/api/imports", sample.read_bytes(), {"kind": "results", "name": sample.name})
    check(made, "POST", "/api/imports")
    number = made.json()["id"]
    state = wait_for(specialist, number, {"ready", "failed"})
    check(specialist.get(f"/api/imports/{number}"), "GET", "/api/imports/{id}")
    check(specialist.get("/api/imports"), "GET", "/api/imports")
    assert state["state"] == "ready" and state["preview"]["rows"] > 0, state
    assert HEAD.get(f"/api/imports/{number}").status == 404, "another account sees the import"
    assert HEAD.delete(f"/api/imports/{number}").status == 404
    assert specialist.delete(f"/api/imports/{number}").status == 204
    assert specialist.get(f"/api/imports/{number}").status == 404
    assert not list((DATA / "incoming").rglob("*.*")), "the uploaded file is still there"


def test_a_file_that_is_no_table_fails_in_russian():
    specialist = SERVER.client("specialist")
    number = specialist.call("POST", "/api/imports", b"\x00\x01\x02" * 4000, {"kind": "results", "name": "x.xlsx"}).json()["id"]
    state = wait_for(specialist, number, {"ready", "failed"})
    check(specialist.get(f"/api/imports/{number}"), "GET", "/api/imports/{id}")
    assert state["issue_total"] > 0 or state["problem"], state
    assert specialist.post(f"/api/imports/{number}/commit").status in (409, 422)
    assert specialist.call("POST", "/api/imports", b"", {"kind": "results", "name": "x"}).status == 422
    assert specialist.call("POST", "/api/imports", b"x", {"kind": "other", "name": "x"}).status == 400


def test_a_roadmap_is_imported_through_the_page():
    plan = next(path for path in (DATA / "samples").iterdir() if path.suffix == ".docx")
    specialist = SERVER.client("specialist")
    number = specialist.call("POST", "/api/imports", plan.read_bytes(), {"kind": "roadmap", "name": plan.name}).json()["id"]
    state = wait_for(specialist, number, {"ready", "failed"})
    check(specialist.get(f"/api/imports/{number}"), "GET", "/api/imports/{id}")
    assert state["preview"]["roadmap"]["measures"] > 0, state
    answer = specialist.post(f"/api/imports/{number}/commit")
    check(answer, "POST", "/api/imports/{id}/commit")
    end = wait_for(specialist, number, {"committed", "failed"})
    assert end["roadmap_id"] or end["problem"]["code"] == "conflict", end


def test_commands_run_inside_the_server_that_owns_the_folder():
    listed = ok("user", "list", "--data", DATA, "--json").json()
    assert {"head", "school_head"} <= {row["login"] for row in listed}
    done = subprocess.run([str(VEKHA), "user", "add", "petrova", "--name", "Петрова", "--role", "specialist", "--password-stdin",
                           "--data", str(DATA)], input="ochen-dlinnyj-parol\n", text=True, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert SERVER.client().sign_in("petrova", "ochen-dlinnyj-parol").status == 200
    assert vekha("user", "disable", "nobody", "--data", DATA).code == 1
    assert vekha("user", "frobnicate", "--data", DATA).code == 1


def test_a_second_server_on_the_folder_refuses():
    refused = vekha("serve", "--data", DATA, "--listen", "127.0.0.1:0", timeout=10)
    assert refused.code == 4 and "занята" in refused.err, refused.err


def test_a_session_outlives_a_restart_and_the_second_start_is_quick():
    with Folder() as folder:
        data = folder / "d"
        ok("init", "--data", data)
        subprocess.run([str(VEKHA), "user", "add", "boss", "--name", "Б", "--role", "head", "--password-stdin", "--data", str(data)],
                       input="ochen-dlinnyj-parol", text=True, check=True, capture_output=True)
        with Server(data) as server:
            client = server.client()
            client.sign_in("boss", "ochen-dlinnyj-parol")
            assert client.get("/api/overview").status == 200
        started = time.monotonic()
        with Server(data) as server:
            taken = time.monotonic() - started
            client.port = server.port
            assert client.get("/api/session").status == 200
        assert taken < 1, f"{taken:.2f} s"


def test_an_idle_server_is_small_and_the_overview_is_quick():
    with Server(copy_of(DATA)) as server:
        status = open(f"/proc/{server.process.pid}/status").read()
        idle = int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024
        client = server.client("head")
        client.get("/api/overview")
        times = []
        for _ in range(10):
            started = time.monotonic()
            client.get("/api/overview")
            times.append(time.monotonic() - started)
    print(f"idle {idle:.0f} MiB, overview {1000 * sorted(times)[5]:.1f} ms")
    assert idle <= 80 and sorted(times)[5] <= 0.05


def copy_of(data):
    subprocess.run(["cp", "-r", str(data), str(WORLD.path / "copy")], check=True)
    (WORLD.path / "copy" / "socket").unlink(missing_ok=True)
    return WORLD.path / "copy"


def test_the_contract_is_a_page_for_people():
    page = SERVER.client().get("/api/docs")
    text = page.body.decode()
    assert 'lang="ru"' in text and "<script" not in text and "http://" not in text and "https://" not in text
    for method, path in OPERATIONS:
        assert f"<code>{method} {path}</code>" in text


if __name__ == "__main__":
    run_claims(sys.modules["__main__"])
