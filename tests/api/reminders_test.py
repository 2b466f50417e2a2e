"""Reminders over HTTP: notifications, how to be reminded, mutes, calendars to subscribe to, the link that stops letters."""
import atexit
import sqlite3
import subprocess
import sys

from schema import check
from support import VEKHA, Client, Folder, Server, ok, run_claims

WORLD = Folder()
DATA = WORLD.path / "town"
PASSWORD = "ochen-dlinnyj-parol"


def add_user(login, role, node=None):
    subprocess.run([str(VEKHA), "user", "add", login, "--name", f"Человек {login}", "--role", role, "--password-stdin", "--data", str(DATA)]
                   + (["--node", node] if node else []), input=PASSWORD + "\n", text=True, check=True, capture_output=True)


def put_tasks():
    """Two schools with a task each, beside the program: its own doors are tested elsewhere."""
    with sqlite3.connect(DATA / "records.sqlite") as store:
        town, path = store.execute("SELECT id, path FROM node WHERE kind = 'municipality'").fetchone()
        schools = []
        for code in ("1", "2"):
            school = store.execute("INSERT INTO node (parent_id, path, kind, code, name) VALUES (?, '', 'school', ?, ?)",
                                   (town, code, f"СОШ № {code}")).lastrowid
            store.execute("UPDATE node SET path = ? WHERE id = ?", (f"{path}{school}/", school))
            schools.append(school)
        plan = store.execute("INSERT INTO roadmap (node_id, title, file_name, file_sha256, imported_at, imported_by, state) "
                             "VALUES (?, 'План города', '', '', '', '', 'approved')", (town,)).lastrowid
        store.execute("UPDATE roadmap SET plan_id = id")
        measure = store.execute("INSERT INTO roadmap_measure (roadmap_id, position, section, number, text, term_raw, term_kind, "
                                "term_explanation, term_unsure, result, place) VALUES (?, 0, -1, '1.2', 'Провести анализ', '', '', '', 0, '', '')",
                                (plan,)).lastrowid
        window = store.execute("INSERT INTO roadmap_occurrence (measure_id, starts, due, tasks_total) VALUES (?, '2026-12-01', '2026-12-18', 2)",
                               (measure,)).lastrowid
        tasks = [store.execute("INSERT INTO task (roadmap_id, occurrence_id, party_id, node_id, part, starts, due) "
                               "VALUES (?, ?, 0, ?, 'lead', '2026-12-01', '2026-12-18')", (plan, window, school)).lastrowid for school in schools]
    return plan, tasks


ok("init", "--data", DATA, "--name", "Город")
PLAN, TASKS = put_tasks()
add_user("first", "school_head", "1")
add_user("second", "school_head", "2")
add_user("boss", "head")
SERVER = Server(DATA)
atexit.register(WORLD.__exit__)
atexit.register(SERVER.__exit__)
ok("reminders", "run", "--data", DATA, "--now", "2026-12-17T09:00")


def client(login):
    made = Client(SERVER.port)
    assert made.sign_in(login, PASSWORD).status == 200
    return made


FIRST, SECOND, BOSS = client("first"), client("second"), client("boss")


def test_a_notification_is_read_and_unread_again():
    page = FIRST.get("/api/notifications")
    check(page, "GET", "/api/notifications")
    [notice] = page.json()["items"]
    assert page.json()["unread"] == 1 and notice["tasks"][0]["id"] == TASKS[0], notice
    assert notice["link"] == f"/tasks?task={TASKS[0]}"
    answer = FIRST.post("/api/notifications/read", {"ids": [notice["id"]]})
    check(answer, "POST", "/api/notifications/read")
    assert answer.json()["unread"] == 0 and FIRST.get("/api/notifications", unread=1).json()["items"] == []
    assert FIRST.post("/api/notifications/read", {"ids": [notice["id"]], "read": False}).json()["unread"] == 1
    assert FIRST.post("/api/notifications/read", {"all": True}).json()["unread"] == 0
    assert FIRST.post("/api/notifications/read", {}).status == 400
    FIRST.post("/api/notifications/read", {"ids": [notice["id"]], "read": False})


def test_an_unchanged_list_of_notifications_is_not_sent_again():
    first = FIRST.get("/api/notifications", unread=1)
    again = FIRST.call("GET", "/api/notifications", query={"unread": 1}, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status == 304 and not again.body
    other = SECOND.call("GET", "/api/notifications", query={"unread": 1}, headers={"If-None-Match": first.headers["ETag"]})
    assert other.status == 200, "another person's tag"


def test_nobody_reads_anothers_notifications():
    [notice] = SECOND.get("/api/notifications").json()["items"]
    FIRST.post("/api/notifications/read", {"ids": [notice["id"]]})
    assert SECOND.get("/api/notifications").json()["unread"] == 1


def test_the_profile_is_changed_in_parts_and_refused_whole():
    check(FIRST.get("/api/profile/reminders"), "GET", "/api/profile/reminders")
    put = FIRST.call("PUT", "/api/profile/reminders", {"email": " Direktor@Example.ru ", "steps": [14, 3]})
    check(put, "PUT", "/api/profile/reminders")
    assert put.json()["email"] == "Direktor@example.ru" and put.json()["steps"] == [14, 3] and put.json()["digest"] == "daily"
    assert FIRST.call("PUT", "/api/profile/reminders", {"digest": "weekly"}).json()["steps"] == [14, 3]
    for wrong in ({"email": "почта"}, {"steps": [0]}, {"digest": "yearly"}, {"steps": "30"}, {"steps": [1.5]}, {"mail_enabled": "да"}):
        assert FIRST.call("PUT", "/api/profile/reminders", wrong).status in (400, 422), wrong
    assert FIRST.get("/api/profile/reminders").json()["email"] == "Direktor@example.ru"


def test_a_mute_is_made_listed_and_undone():
    made = FIRST.post("/api/mutes", {"object": "task", "object_id": TASKS[0], "reason": "делает завуч", "until": "2099-01-01"})
    check(made, "POST", "/api/mutes")
    listed = FIRST.get("/api/mutes")
    check(listed, "GET", "/api/mutes")
    assert [row["id"] for row in listed.json()] == [made.json()["id"]] and listed.json()[0]["title"] == "1.2 Провести анализ"
    assert SECOND.delete(f"/api/mutes/{made.json()['id']}").status == 404
    assert FIRST.delete(f"/api/mutes/{made.json()['id']}").status == 204
    assert FIRST.get("/api/mutes").json() == []
    assert FIRST.post("/api/mutes", {"object": "task", "object_id": TASKS[1], "reason": "чужая"}).status == 404
    assert FIRST.post("/api/mutes", {"object": "task", "object_id": TASKS[0], "reason": " "}).status == 422


def calendar(url, **headers):
    return Client(SERVER.port).call("GET", "/calendar/" + url.rsplit("/", 1)[1], headers=headers)


def test_a_calendar_is_subscribed_to_without_signing_in():
    made = FIRST.post("/api/feeds", {"kind": "person"})
    check(made, "POST", "/api/feeds")
    url = made.json()["url"]
    answer = calendar(url)
    assert answer.status == 200 and answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    text = answer.body.decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n") and f"UID:task-{TASKS[0]}@" in text and f"UID:task-{TASKS[1]}@" not in text
    assert calendar(url, **{"If-None-Match": answer.headers["ETag"]}).status == 304
    assert calendar(url, **{"If-Modified-Since": answer.headers["Last-Modified"]}).status == 304
    assert answer.headers["Last-Modified"].endswith("GMT")
    listed = FIRST.get("/api/feeds")
    check(listed, "GET", "/api/feeds")
    assert all(row["url"] is None for row in listed.json())
    assert SECOND.delete(f"/api/feeds/{made.json()['id']}").status == 404
    assert FIRST.delete(f"/api/feeds/{made.json()['id']}").status == 204
    assert calendar(url).status == 404


def test_a_roadmap_is_a_calendar_too_and_a_guess_is_nothing():
    made = BOSS.post("/api/feeds", {"kind": "roadmap", "roadmap": PLAN, "form": "tasks"})
    text = calendar(made.json()["url"]).body.decode()
    assert "BEGIN:VTODO\r\n" in text and "TZID:Europe/Moscow" in text and "DUE;TZID=Europe/Moscow:20261218T235900" in text
    assert BOSS.post("/api/feeds", {"kind": "roadmap", "roadmap": 999}).status == 404
    for guess in ("x.ics", "0" * 64 + ".ics", "0" * 64, ".ics"):
        assert Client(SERVER.port).get("/calendar/" + guess).status == 404


def test_a_disabled_account_has_no_calendar():
    add_user("leaver", "school_head", "2")
    url = client("leaver").post("/api/feeds", {"kind": "person"}).json()["url"]
    assert calendar(url).status == 200
    ok("user", "disable", "leaver", "--data", DATA)
    assert calendar(url).status == 404


def test_the_link_of_a_letter_stops_letters_and_opening_it_does_not():
    SECOND.call("PUT", "/api/profile/reminders", {"email": "second@example.ru"})
    with sqlite3.connect(DATA / "records.sqlite") as store:
        token, = store.execute("SELECT unsubscribe_token FROM reminder_profile JOIN account ON account.id = account_id WHERE login = 'second'").fetchone()
    stranger = Client(SERVER.port)
    page = stranger.get(f"/api/unsubscribe/{token}")
    assert page.status == 200 and "<form method=\"post\">" in page.body.decode()
    assert SECOND.get("/api/profile/reminders").json()["mail_enabled"]
    assert stranger.call("POST", f"/api/unsubscribe/{token}", body="List-Unsubscribe=One-Click",
                         headers={"Content-Type": "application/x-www-form-urlencoded"}).status == 200
    assert not SECOND.get("/api/profile/reminders").json()["mail_enabled"]
    assert stranger.call("POST", "/api/unsubscribe/nothing").status == 404


def test_the_same_moment_again_reminds_of_nothing():
    again = ok("reminders", "run", "--data", DATA, "--now", "2026-12-17T09:00", "--json").json()
    assert again["reminders"] == 0, again
    assert len(ok("reminders", "list", "--account", "second", "--data", DATA, "--json").json()) == 1


if __name__ == "__main__":
    run_claims(sys.modules["__main__"])
