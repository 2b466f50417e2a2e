"""The work on a plan through the built program: its command line, plans of schools, made documents. The world is the demo."""
import atexit
import json
import sys
import time

from schema import check
from support import Folder, Server, Skip, ok, run_claims, vekha

WORLD = Folder()
DATA = WORLD.path / "demo"
ok("demo", "--schools", 4, "--years", 1, "--seed", 7, "--data", DATA)
SERVER = Server(DATA)
atexit.register(WORLD.__exit__)
atexit.register(SERVER.__exit__)
HEAD = SERVER.client("head")
SCHOOL = SERVER.client("school_head")
PLAN = next(row for row in HEAD.get("/api/roadmaps").json() if row["running"])
NODES = HEAD.get("/api/nodes").json()


def run(*arguments):
    """A command over the data of the server, its answer as JSON."""
    return ok(*arguments, "--data", DATA, "--json").json()


def refused(*arguments):
    ran = vekha(*arguments, "--data", DATA)
    assert ran.code != 0 and ran.err.strip(), f"{arguments}: {ran.code} {ran.out} {ran.err}"
    assert not any(word in ran.err for word in ("error", "exception", "required")), ran.err
    return ran.err


def a_task(status, school=None):
    query = {"roadmap": PLAN["id"], "status": status, "limit": 500}
    rows = HEAD.get("/api/tasks", **query).json()["items"]
    return next(row for row in rows if school is None or row["node"]["id"] == school)


def first_measure(plan):
    return HEAD.get(f"/api/roadmaps/{plan}").json()["measures"][0]["id"]


def finished(job, client=HEAD, seconds=150):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        answer = client.get(f"/api/jobs/{job}")
        check(answer, "GET", "/api/jobs/{id}")
        if answer.json()["state"] not in ("queued", "running"):
            return answer.json()
        time.sleep(0.05)
    raise AssertionError("the job does not end")


# --- the demonstration ------------------------------------------------------------------------------------------------


def test_the_plan_of_the_demonstration_is_in_force_by_an_act_with_its_card():
    assert PLAN["state"] == "approved" and PLAN["act"]["number"], PLAN
    card = HEAD.get(f"/api/papers/{PLAN['act']['paper_id']}").json()
    assert {"object": "roadmap", "object_id": PLAN["id"], "role": "approves"}.items() <= card["links"][0].items()
    states = run("task", "list", "--roadmap", PLAN["id"], "--status", "done", "--limit", 5)
    assert states["total"] > 0 and all(row["evidence_count"] > 0 for row in states["items"])
    assert run("task", "list", "--roadmap", PLAN["id"], "--overdue")["total"] > 0
    assert len(run("event", "list")["events"]) >= 3


# --- tasks ------------------------------------------------------------------------------------------------------------


def test_tasks_are_listed_as_the_server_lists_them():
    ours = run("task", "list", "--roadmap", PLAN["id"], "--limit", 100)
    theirs = HEAD.get("/api/tasks", roadmap=PLAN["id"], limit=100).json()
    assert ours == theirs
    text = ok("task", "list", "--roadmap", PLAN["id"], "--data", DATA).out
    assert "Исполнитель" in text and f"из {theirs['total']}" in text, text
    late = run("roadmap", "tasks", PLAN["id"], "--status", "запланировано")
    assert {row["status"] for row in late["items"]} == {"planned"}


def test_a_task_goes_its_whole_way_by_the_command_line():
    school = SCHOOL.session["node"]["id"]
    task = a_task("planned", school)["id"]
    assert run("task", "status", task, "in_work", "--as", "school_head")["status"] == "in_work"
    assert "подтвержд" in refused("task", "status", task, "review", "--as", "school_head")
    kinds = run("task", "show", task)["wanted_kinds"]
    paper = run("task", "evidence", "add", task, "--as", "school_head", "--kind", kinds[0] if kinds else "order", "--number", "12", "--dated", "05.09.2026")
    assert paper["dated"] == "2026-09-05"
    assert run("task", "status", task, "review", "--result", "сделано в срок", "--as", "school_head")["status"] == "review"
    assert "контрол" in refused("task", "status", task, "done", "--as", "school_head").lower()
    assert "замечание" in refused("task", "status", task, "in_work", "--as", "controller")
    assert run("task", "status", task, "done", "--as", "controller")["status"] == "done"
    back = run("task", "undo", task, "--as", "controller")
    assert back["status"] == "review" and back["actual_result"] == "сделано в срок"
    assert [row["id"] for row in run("task", "evidence", "list", task)] == [paper["id"]]
    text = ok("task", "show", task, "--data", DATA).out
    assert "История:" in text and "на проверке" in text and "№ 12" in text, text


def test_a_file_is_attached_by_the_command_line_and_fetched_by_the_server():
    school = SCHOOL.session["node"]["id"]
    task = a_task("planned", school)["id"]
    scan = WORLD.path / "Приказ по школе.txt"
    scan.write_text("приказываю", encoding="utf8")
    paper = run("task", "evidence", "add", task, "--file", scan, "--title", "Приказ о назначении")
    assert paper["kind"] == "order" and paper["size"] == len("приказываю".encode())
    assert SCHOOL.get(f"/api/evidence/{paper['id']}").body.decode() == "приказываю"
    assert run("task", "evidence", "remove", paper["id"], "--reason", "не тот")["removed_reason"] == "не тот"
    assert run("task", "evidence", "restore", paper["id"])["removed_at"] is None
    assert "не открывается" in refused("task", "evidence", "add", task, "--file", "нет-такого.pdf")


def test_a_task_is_moved_given_and_taken_off_with_a_reason():
    task = a_task("planned", SCHOOL.session["node"]["id"])
    moved = run("task", "move", task["id"], "--due", "25.12.2026", "--reason", "перенос процедуры", "--version", task["row_version"])
    assert moved["due"] == "2026-12-25"
    assert "изменили" in refused("task", "move", task["id"], "--due", "26.12.2026", "--reason", "ещё", "--version", task["row_version"])
    assert run("task", "assign", task["id"], "--to", "school_deputy")["account"]["name"]
    assert "нет" in refused("task", "assign", task["id"], "--to", "specialist2")
    assert "обоснование" in refused("task", "status", task["id"], "cancelled")
    assert run("task", "status", task["id"], "cancelled", "--note", "классов этой параллели нет")["status"] == "cancelled"
    assert run("task", "undo", task["id"])["status"] == "planned"


def test_a_person_does_only_what_he_may_and_sees_only_his_own():
    foreign = next(row for row in NODES if row["kind"] == "school" and row["id"] != SCHOOL.session["node"]["id"])
    task = a_task("planned", foreign["id"])["id"]
    assert "не найдена" in refused("task", "show", task, "--as", "school_head")
    assert "не найдена" in refused("task", "status", task, "in_work", "--as", "school_head")
    mine = run("task", "list", "--mine", "--as", "school_head")["items"]
    assert {row["node"]["id"] for row in mine} == {SCHOOL.session["node"]["id"]}


def test_wrong_words_are_told_in_russian():
    for arguments in (("task", "status", 1, "готово"), ("task", "list", "--sort", "age"), ("task", "show", 999999), ("task", "move", 1, "--due", "вчера", "--reason", "так"),
                      ("event", "set", "new.year", "01.01.2027"), ("executors", "set", PLAN["id"], "--party", "Никто", "--rule", "node"), ("roadmap", "progress", PLAN["id"], "--by", "colour"), ("roadmap", "school-plan", PLAN["id"], "lost")):
        assert any("а" <= letter <= "я" for letter in refused(*arguments)), arguments
    for command in (["task"], ["task", "evidence", "add"], ["event", "set"], ["executors", "set"], ["roadmap", "progress"], ["roadmap", "school-plans"]):
        text = ok(*command, "--help").out
        assert "Вызов" in text and "OPTIONS" not in text, text


# --- events, executors, monitoring ------------------------------------------------------------------------------------


def test_an_event_dates_terms_moves_them_and_lets_them_go():
    waiting = run("event", "list", "--roadmap", PLAN["id"])["waiting"]
    kind = waiting[0]["kind"] if waiting else "monitoring.done"
    made = run("event", "set", kind, "01.03.2027", "--title", "Проверочное событие")
    windows = next(row for row in run("event", "list")["events"] if row["id"] == made["id"])["windows"]
    assert windows == made["followed"]["made"]
    moved = run("event", "move", made["id"], "15.03.2027")
    assert moved["followed"]["moved"] == windows
    assert run("event", "remove", made["id"])["followed"]["withdrawn"] == windows
    assert made["id"] not in [row["id"] for row in run("event", "list")["events"]]
    assert run("event", "restore", made["id"])["followed"]["made"] == windows
    assert "results.received" in ok("event", "kinds").out


def test_executors_are_shown_and_chosen():
    listed = run("executors", "list", PLAN["id"])
    assert [row["name"] for row in listed["parties"]] == [row["name"] for row in HEAD.get(f"/api/roadmaps/{PLAN['id']}/executors").json()["parties"]]
    schools = next(row for row in listed["parties"] if row["resolves"]["rule"] == "all_schools")
    assert run("executors", "set", PLAN["id"], "--plan-controller", "controller")["controller"]
    chosen = run("executors", "set", PLAN["id"], "--party", schools["name"], "--rule", "schools_with_signs", "--list", "signs")
    assert next(row for row in chosen["parties"] if row["id"] == schools["id"])["chosen"]
    again = run("executors", "set", PLAN["id"], "--party", schools["id"], "--rule", "all_schools")
    assert next(row for row in again["parties"] if row["id"] == schools["id"])["performers"] == 4
    assert "Кто это" in ok("executors", "list", PLAN["id"], "--data", DATA).out


def test_progress_is_the_same_everywhere_and_directions_have_titles():
    for by in ("section", "executor", "direction", "quarter", "month"):
        answer = HEAD.get(f"/api/roadmaps/{PLAN['id']}/progress", by=by).json()
        assert run("roadmap", "progress", PLAN["id"], "--by", by) == answer, by
        if by == "direction":
            assert all(len(group["title"]) > len(group["key"]) + 3 for group in answer["groups"] if group["key"] != "none"), answer["groups"]
            assert sum(group["total"] for group in answer["groups"] if group["key"] != "none") > 0, "tags of the rules count"
    assert "Выполнено" in ok("roadmap", "progress", PLAN["id"], "--data", DATA).out


def test_the_table_is_the_plan_and_is_sent_once():
    path = f"/api/roadmaps/{PLAN['id']}"
    table, plan = HEAD.get(path + "/table"), HEAD.get(path).json()
    check(table, "GET", "/api/roadmaps/{id}/table")
    light = table.json()
    assert len(table.body) < len(json.dumps(plan, ensure_ascii=False).encode()) / 2
    for row, measure in zip(light["measures"], plan["measures"], strict=True):
        assert [light["executors"][place] for place in row["executors"]] == measure["responsible"]
        assert [light["documents"][place] for place in row["documents"]] == measure["documents"]
        assert [[w[0], w[1], w[2], light["statuses"][w[3]], bool(w[4])] for w in row["windows"]] == [[o["id"], o["from"], o["due"], o["status"], o["overdue"]] for o in measure["occurrences"]]
        assert {light["directions"][place]["id"] for place in row["directions"]} == {tag["direction"] for tag in measure["tags"]}
        for field in ("status", "overdue", "next_due", "text", "number", "row_version", "result", "section_index"):
            assert row[field] == measure[field], (field, row, measure)
    tag = {"If-None-Match": table.headers["ETag"]}
    assert HEAD.call("GET", path + "/table", headers=tag).status == 304
    run("task", "status", a_task("planned")["id"], "in_work")
    assert HEAD.call("GET", path + "/table", headers=tag).status == 200
    titles = {axis["id"]: axis["title"] for axis in plan["directions"]}
    assert all(titles[tag["direction"]] for measure in plan["measures"] for tag in measure["tags"])


# --- plans of schools -------------------------------------------------------------------------------------------------


def test_a_school_edits_its_own_plan_sends_it_and_its_neighbour_does_not():
    made = run("roadmap", "school-plans", PLAN["id"], "--make")
    assert made["counts"]["draft"] == made["counts"]["total"] > 1
    own = next(row["plan_id"] for row in made["schools"] if row["node"]["id"] == SCHOOL.session["node"]["id"])
    other = next(row["plan_id"] for row in made["schools"] if row["node"]["id"] != SCHOOL.session["node"]["id"])
    plan = SCHOOL.get(f"/api/roadmaps/{own}").json()
    first = plan["measures"][0]
    edited = SCHOOL.patch(f"/api/measures/{first['id']}", {"row_version": first["row_version"], "text": "Делает школа"})
    check(edited, "PATCH", "/api/measures/{id}")
    assert edited.json()["text"] == "Делает школа"
    stale = SCHOOL.patch(f"/api/measures/{first['id']}", {"row_version": first["row_version"], "text": "Позже"})
    assert stale.status == 409 and json.loads(stale.body)["current"]["text"] == "Делает школа"
    added = SCHOOL.post(f"/api/roadmaps/{own}/measures", {"text": "Школьное мероприятие", "term": "ежегодно, май"})
    check(added, "POST", "/api/roadmaps/{id}/measures")
    assert SCHOOL.delete(f"/api/measures/{added.json()['id']}").status == 200
    for refusal in (SCHOOL.get(f"/api/roadmaps/{other}"), SCHOOL.post(f"/api/roadmaps/{other}/measures", {"text": "Чужое"}), SCHOOL.post(f"/api/school-plans/{other}/state", {"state": "submitted"}),
                    SCHOOL.patch(f"/api/measures/{first_measure(other)}", {"row_version": 1, "text": "Чужое"}), SCHOOL.patch(f"/api/measures/{first_measure(PLAN['id'])}", {"row_version": 1, "text": "Муниципальное"})):
        assert refusal.status == 404, refusal.body
    assert SCHOOL.delete(f"/api/roadmaps/{own}").status == 409
    assert SCHOOL.post(f"/api/school-plans/{own}/state", {"state": "submitted"}).status == 200
    late = SCHOOL.patch(f"/api/measures/{first['id']}", {"row_version": 2, "text": "После отправки"})
    assert late.status == 409 and "вернуть" in json.loads(late.body)["detail"], late.body
    assert run("roadmap", "school-plan", own, "returned", "--note", "назовите ответственного")["counts"]["returned"] == 1
    assert SCHOOL.patch(f"/api/measures/{first['id']}", {"row_version": 2, "text": "Исправлено"}).status == 200
    assert run("roadmap", "school-plan", own, "submitted", "--as", "school_head")["counts"]["submitted"] == 1
    assert "Утверждает" in refused("roadmap", "school-plan", own, "approved", "--as", "school_head")
    assert run("roadmap", "school-plan", own, "approved", "--as", "head")["counts"]["approved"] == 1
    assert "Утверждено 1 из" in ok("roadmap", "school-plans", PLAN["id"], "--data", DATA).out
    taken = run("roadmap", "school-plans", PLAN["id"], "--take-back", made["batch"])
    assert taken["counts"]["draft"] == 0 and taken["counts"]["approved"] == 1


# --- papers and documents ---------------------------------------------------------------------------------------------


def test_an_approval_links_the_card_of_its_act_and_takes_it_along():
    sample = next(path for path in (DATA / "samples").iterdir() if path.suffix == ".docx")
    plan = run("roadmap", "import", sample, "--again")["id"]
    act = {"kind": "распоряжение", "number": "88-р", "date": "11.01.2026"}
    before = HEAD.get("/api/papers").json()["total"]
    assert HEAD.post(f"/api/roadmaps/{plan}/approve", act).status == 200
    paper = HEAD.get(f"/api/roadmaps/{plan}").json()["act"]["paper_id"]
    card = HEAD.get(f"/api/papers/{paper}")
    check(card, "GET", "/api/papers/{id}")
    assert card.json()["level"] is None and card.json()["number"] == "88-р"
    assert f"карточка {paper}" in ok("roadmap", "show", plan, "--data", DATA).out
    assert run("roadmap", "versions", plan)[0]["act_paper_id"] == paper
    assert HEAD.post(f"/api/roadmaps/{plan}/withdraw", {"reason": "ошибка"}).status == 200
    assert HEAD.get("/api/papers").json()["total"] == before
    assert HEAD.delete(f"/api/roadmaps/{plan}").status == 204


def test_who_loses_the_race_for_a_card_is_shown_what_it_is_now():
    made = HEAD.post("/api/papers", {"kind": "приказ", "number": "301", "dated": "2026-02-03", "title": "О гонке"}).json()
    assert HEAD.patch(f"/api/papers/{made['id']}", {"row_version": made["row_version"], "title": "О первом"}).status == 200
    second = SERVER.client("specialist").patch(f"/api/papers/{made['id']}", {"row_version": made["row_version"], "title": "О втором"})
    problem = json.loads(second.body)
    assert second.status == 409 and problem["current"]["title"] == "О первом" and problem["current"]["row_version"] == 2, problem


def test_a_document_is_made_in_the_background_and_fetched_by_its_person_only():
    started = HEAD.post(f"/api/roadmaps/{PLAN['id']}/export", {"format": "docx", "with_status": "1"})
    check(started, "POST", "/api/roadmaps/{id}/export")
    job = finished(started.json()["job"])
    assert job["state"] == "done", job
    fetched = HEAD.get(job["result"]["url"])
    assert fetched.status == 200 and fetched.body[:2] == b"PK" and "UTF-8''" in fetched.headers["Content-Disposition"]
    assert SCHOOL.get(job["result"]["url"]).status == 404
    report = HEAD.post(f"/api/roadmaps/{PLAN['id']}/report", {"kind": "execution", "format": "xlsx"})
    check(report, "POST", "/api/roadmaps/{id}/report")
    assert finished(report.json()["job"])["state"] == "done"
    assert HEAD.post(f"/api/roadmaps/{PLAN['id']}/export", {"format": "odt"}).status == 400


def test_a_pdf_shows_how_far_it_is_and_tells_why_there_is_none():
    job = HEAD.post(f"/api/roadmaps/{PLAN['id']}/export", {"format": "pdf"}).json()["job"]
    done = finished(job)
    if done["state"] == "failed" and done["problem"]["code"] == "unavailable":
        assert "LibreOffice" in done["problem"]["detail"]
        raise Skip("LibreOffice is not installed")
    assert done["state"] == "done", done
    assert HEAD.get(done["result"]["url"]).body[:5] == b"%PDF-"
    jobs = [HEAD.post(f"/api/roadmaps/{PLAN['id']}/export", {"format": "pdf"}).json()["job"] for _ in range(2)]
    for job in reversed(jobs):
        check(HEAD.delete(f"/api/jobs/{job}"), "DELETE", "/api/jobs/{id}")
    began = time.monotonic()
    for job in jobs:
        ended = finished(job)
        assert ended["state"] == "cancelled" and "отменена" in ended["message"], ended
    assert time.monotonic() - began < 20, "a cancelled conversion does not go on"
    assert SCHOOL.delete(f"/api/jobs/{jobs[0]}").status == 404


run_claims(sys.modules[__name__])
