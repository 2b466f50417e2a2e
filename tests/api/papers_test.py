#!/usr/bin/env python3
"""Papers over HTTP: the register, drafts, numbers, familiarisation, scopes; exports and reports of plans."""
import atexit
import sys
import zipfile
from io import BytesIO

from schema import check
from support import Folder, Server, ok, run_claims

WORLD = Folder()
DATA = WORLD.path / "demo"
ok("demo", "--schools", 4, "--years", 1, "--seed", 5, "--data", DATA)
SERVER = Server(DATA)
atexit.register(WORLD.__exit__)
atexit.register(SERVER.__exit__)
HEAD = SERVER.client("head")
SCHOOL = SERVER.client("school_head")
ROADMAP = HEAD.get("/api/roadmaps").json()[0]["id"]
VPR = {"year": "2025/26", "from": "2026-04-11", "to": "2026-05-16", "responsible": "Иванова А.А.", "basis": "план работы"}


def made(client, **card):
    answer = client.post("/api/papers", {"kind": "приказ", **card})
    assert answer.status == 200, answer.body
    check(answer, "POST", "/api/papers")
    return answer.json()


def draft():
    answer = HEAD.post("/api/templates/vpr/draft", VPR)
    check(answer, "POST", "/api/templates/{id}/draft")
    assert answer.status == 200, answer.body
    return answer.json()


def test_a_school_sees_what_is_meant_for_it_and_never_more():
    inner = made(HEAD, title="Служебный", number="101", dated="2025-01-10")
    shared = made(HEAD, title="Для всех", number="102", dated="2025-01-10", for_all_below=True)
    own = made(SCHOOL, title="Школьный", number="1", dated="2025-01-10")
    assert own["level"] == "school"
    seen = {row["id"] for row in SCHOOL.get("/api/papers").json()["items"]}
    assert shared["id"] in seen and own["id"] in seen and inner["id"] not in seen
    assert SCHOOL.get(f"/api/papers/{inner['id']}").status == 404
    assert SCHOOL.get(f"/api/papers/{inner['id']}/document").status == 404
    change = {"title": "Чужой", "row_version": 1}
    assert SCHOOL.call("PATCH", f"/api/papers/{shared['id']}", change).status == 404
    assert SCHOOL.delete(f"/api/papers/{shared['id']}").status == 404
    assert not SCHOOL.get(f"/api/papers/{shared['id']}").json()["may_change"]


def test_a_draft_gets_a_number_is_read_and_is_not_removed_any_more():
    paper = draft()
    assert paper["status"] == "draft"
    entered = HEAD.post(f"/api/papers/{paper['id']}/register", {"dated": "2026-03-02"})
    check(entered, "POST", "/api/papers/{id}/register")
    assert entered.json()["number"] and entered.json()["status"] == "registered"
    listed = HEAD.post(f"/api/papers/{paper['id']}/people", {"name": "Петров П.П.", "position": "учитель"}).json()
    line = listed["list"][0]["id"]
    marked = HEAD.post(f"/api/papers/{paper['id']}/acquaint", {"person": line, "date": "2026-03-03"})
    check(marked, "POST", "/api/papers/{id}/acquaint")
    assert marked.json()["acquainted"] == 1
    assert HEAD.delete(f"/api/papers/{paper['id']}").status == 409


def test_numbers_follow_one_another():
    numbers = []
    for _ in range(3):
        paper = draft()
        numbers.append(int(HEAD.post(f"/api/papers/{paper['id']}/register", {"dated": "2026-03-04"}).json()["number"]))
    assert numbers == list(range(numbers[0], numbers[0] + 3))


def test_a_lost_race_is_a_conflict():
    paper = made(HEAD, title="О споре", number="103", dated="2025-01-11")
    change = {"title": "О решении спора", "row_version": paper["row_version"]}
    assert HEAD.call("PATCH", f"/api/papers/{paper['id']}", change).status == 200
    assert HEAD.call("PATCH", f"/api/papers/{paper['id']}", change).status == 409


def test_what_was_removed_comes_back():
    paper = made(HEAD, title="Лишний", number="104", dated="2025-01-12")
    assert HEAD.delete(f"/api/papers/{paper['id']}").status == 204
    assert HEAD.get(f"/api/papers/{paper['id']}").status == 404
    assert HEAD.post(f"/api/papers/{paper['id']}/restore").status == 200


def test_plans_and_reports_leave_as_files():
    for path, query in (("export", {}), ("report", {"kind": "execution"}), ("report", {"kind": "yearly"}), ("report", {"kind": "effect"})):
        for form, part in (("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")):
            answer = HEAD.get(f"/api/roadmaps/{ROADMAP}/{path}", format=form, **query)
            assert answer.status == 200, answer.body[:300]
            check(answer, "GET", f"/api/roadmaps/{{id}}/{path}")
            assert part in zipfile.ZipFile(BytesIO(answer.body)).namelist()
    assert HEAD.get(f"/api/roadmaps/{ROADMAP}/export", format="odt").status == 400


def test_the_register_leaves_as_a_table():
    made(HEAD, title="В таблицу", number="105", dated="2025-01-13")
    text = HEAD.get("/api/papers", text="в таблицу", format="csv").body.decode("utf-8-sig")
    assert "В таблицу" in text and text.startswith("Вид;Номер")


if __name__ == "__main__":
    run_claims(sys.modules["__main__"])
