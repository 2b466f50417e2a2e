#!/usr/bin/env python3
"""Bringing files in over HTTP: many files as one batch, questions, own forms, schools, resumption, taking back."""
import atexit
import io
import sys
import zipfile
from urllib.parse import quote

from schema import check
from support import Folder, Server, ok, run_claims, wait_for

WORLD = Folder()
atexit.register(WORLD.__exit__)
DONE = {"ready", "failed", "committed"}


class World:
    """A demonstration of its own, served; restarted on demand."""

    def __init__(self, name):
        self.data = WORLD.path / name
        ok("demo", "--schools", 4, "--years", 1, "--seed", 5, "--data", self.data)
        self.server = Server(self.data)
        self.client = self.server.client("specialist")
        self.schools = [n for n in self.client.get("/api/nodes").json() if n["kind"] == "school"]

    def restart(self):
        self.server.kill()
        self.server = Server(self.data)
        self.client = self.server.client("specialist")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.__exit__()


def send(client, files):
    """All files into one import; the last one begins the reading."""
    number = None
    for index, (name, text) in enumerate(files):
        body = text if isinstance(text, bytes) else text.encode()
        query = {"name": name, "more": "true" if index + 1 < len(files) else "false"}
        if number is None:
            answer = client.call("POST", "/api/imports", body, {"kind": "results", **query})
            number = answer.json()["id"]
        else:
            answer = client.call("POST", f"/api/imports/{number}/files", body, query)
            check(answer, "POST", "/api/imports/{id}/files")
        assert answer.status == 202, answer.body
    return number


def read(client, number):
    state = wait_for(client, number, DONE)
    check(client.get(f"/api/imports/{number}"), "GET", "/api/imports/{id}")
    return state


def answer(client, number, **said):
    wait_for(client, number, DONE)
    told = client.post(f"/api/imports/{number}/answers", said)
    assert told.status == 202, told.body
    return read(client, number)


def commit(client, number):
    assert client.post(f"/api/imports/{number}/commit").status == 202
    stored = wait_for(client, number, {"committed", "failed", "ready"})
    assert stored["state"] == "committed", stored
    return stored["batch_id"]


def table(school, pupils, subject="физика", extra=""):
    head = "Процедура;Год;Предмет;Параллель;Код ОО;Код ученика;Класс;Вариант;1 (2б);2 (3б)" + (";Фамилия" if extra else "")
    rows = [f"РПР;2024;{subject};8;{school};{code};8В;1;{a};{b}" + (f";{extra}" if extra else "") for code, a, b in pupils]
    return "\n".join([head, *rows]) + "\n"


def test_many_files_of_folders_become_one_batch():
    with World("many") as world:
        one, two = (school["code"] for school in world.schools[:2])
        files = [("2024/первая.csv", table(one, [(1, 2, 3), (2, 1, 0)])), ("2024/вторая.csv", table(two, [(1, 0, 0)])),
                 ("2024/письмо.csv", "уважаемые;коллеги\nпросим;прислать\n")]
        number = send(world.client, files)
        state = read(world.client, number)
        by_name = {file["name"]: file for file in state["files"]}
        assert by_name["2024/первая.csv"]["state"] != "unknown", "a table of pupils is known by its heading"
        told = [{"name": name, "form": "school-table"} for name, _ in files[:2]]
        state = answer(world.client, number, files=told)
        by_name = {file["name"]: file for file in state["files"]}
        assert [sheet["rows"] for sheet in by_name["2024/первая.csv"]["sheets"]] == [2]
        assert by_name["2024/письмо.csv"]["state"] == "unknown" and not state["blocked"], "a letter of a folder is passed over"
        batch = commit(world.client, number)
        listed = next(b for b in world.client.get("/api/batches").json() if b["id"] == batch)
        assert len(listed["files"]) == 2 and listed["participants"] == 3


def test_a_file_left_out_does_not_stop_the_others():
    with World("leave") as world:
        code = world.schools[0]["code"]
        number = send(world.client, [("а.csv", table(code, [(1, 2, 3)])), ("сломан.xlsx", b"PK\x03\x04 not a workbook")])
        state = answer(world.client, number, files=[{"name": "а.csv", "form": "school-table"}])
        assert state["blocked"] and next(f for f in state["files"] if f["name"] == "сломан.xlsx")["state"] == "unreadable"
        state = answer(world.client, number, files=[{"name": "сломан.xlsx", "leave_out": True}])
        assert not state["blocked"] and state["files"][1]["state"] == "left_out"
        commit(world.client, number)


def test_a_restart_finds_what_was_read_and_names_never_reach_the_disk():
    with World("restart") as world:
        code = world.schools[0]["code"]
        text = table(code, [(1, 2, 3), (2, 1, 1)], extra="Тайновский")
        number = send(world.client, [("класс.csv", text)])
        answer(world.client, number, files=[{"name": "класс.csv", "form": "school-table"}])
        world.restart()
        found = next(one for one in world.client.get("/api/imports").json() if one["id"] == number)
        assert found["state"] == "ready" and found["preview"]["rows"] == 2 and not found["files"][0]["held"]
        everything = b"".join(path.read_bytes() for path in world.data.rglob("*") if path.is_file())
        assert "Тайновск".encode() not in everything and "Тайновск".encode("utf-16-le") not in everything
        refused = world.client.post(f"/api/imports/{number}/answers", {"year": 2025})
        assert refused.status == 409 and "добавить снова" in refused.body.decode()
        commit(world.client, number)
        assert world.client.get(f"/api/imports/{number}").json()["state"] == "committed"


def test_a_file_that_comes_again_after_a_restart_is_known_by_its_content():
    with World("again") as world:
        text = "Работа;Кто;Сколько\nРПР;первый;5\n"
        number = send(world.client, [("таблица.csv", text)])
        assert read(world.client, number)["files"][0]["headings"][0] == "Работа"
        world.restart()
        again = world.client.call("POST", f"/api/imports/{number}/files", text.encode(), {"name": "другое имя.csv"})
        assert again.status == 202, again.body
        state = read(world.client, number)
        assert [file["name"] for file in state["files"]] == ["таблица.csv"] and state["files"][0]["held"]


def test_columns_of_an_unknown_table_become_an_own_form():
    with World("columns") as world:
        name = world.schools[0]["name"]
        head = "Контрольная по району;;;\nУчреждение;Код ученика;Задание А;Задание Б;Всего\n"
        body = (head + f"{name};101;1,5;2;3,5\n{name};102;0;1;1\n").encode("cp1251")
        number = send(world.client, [("своя.csv", body)])
        file = read(world.client, number)["files"][0]
        assert file["csv"] == {"encoding": "windows-1251", "delimiter": ";", "decimal": ","}, file["csv"]
        assert file["headings"] == ["Учреждение", "Код ученика", "Задание А", "Задание Б", "Всего"] and file["table"][0][1] == "101"
        columns = ["school_name=Учреждение", "pupil=Код ученика", "score=Задание А", "score=Задание Б", "total=Всего"]
        look = world.client.post(f"/api/imports/{number}/look", {"file": "своя.csv", "map": columns, "title": "Районная"})
        check(look, "POST", "/api/imports/{id}/look")
        assert look.json()["preview"]["rows"] == 2 and look.json()["preview"]["sample"][0][4:6] == ["1,50 2", "3,50"], look.json()["preview"]
        state = answer(world.client, number, own_tables=[{"title": "Районная", "map": columns}])
        assert {need["field"] for need in state["needs"]} == {"subject", "grade", "year", "procedure"}, state["needs"]
        told = {"name": "своя.csv", "subject": "Физика", "grade": 8, "year": 2024, "procedure": "РПР"}
        assert not answer(world.client, number, files=[told])["blocked"]
        commit(world.client, number)
        forms = world.client.get("/api/forms")
        check(forms, "GET", "/api/forms")
        own = [form["name"] for form in forms.json()["forms"] if form["own"]]
        assert own == ["районная"], own
        second = send(world.client, [("ещё.csv", body.replace(b"101", b"201").replace(b"102", b"202"))])
        assert read(world.client, second)["files"][0]["sheets"][0]["form"] == "районная"
        assert world.client.delete("/api/forms/" + quote("районная")).status == 204
        assert not [form for form in world.client.get("/api/forms").json()["forms"] if form["own"]]
        assert world.client.post(f"/api/forms/{quote('районная')}/restore").status == 204
        assert world.client.delete("/api/forms/vpr-2021").status == 404, "a built-in form is nobody's own"


def test_how_a_text_is_written_may_be_told():
    with World("look") as world:
        body = "Школа;Код ученика;Балл\n1;7;1.5\n".encode()
        number = send(world.client, [("t.csv", body)])
        assert read(world.client, number)["files"][0]["csv"]["decimal"] == "."
        columns = ["school=Школа", "pupil=Код ученика", "total=Балл"]
        look = {"file": "t.csv", "map": columns, "decimal": ","}
        rows = world.client.post(f"/api/imports/{number}/look", look).json()["preview"]["sample"]
        assert rows[0][5] == "15", rows
        assert world.client.post(f"/api/imports/{number}/look", {**look, "encoding": "koi8"}).json()["blocked"]


def figures(name, value="12"):
    return f"Учреждение;Доля двоек\n{name};{value}\n"


def test_schools_named_differently_are_asked_remembered_and_forgotten():
    with World("schools") as world:
        school = world.schools[0]
        written = school["name"].replace("«", "").replace("»", "").replace("МБОУ", "") + " корпус Северный имени"
        number = send(world.client, [("ш.csv", figures(written))])
        read(world.client, number)
        mapped = {"own_tables": [{"title": "Двойки", "map": ["school_name=Учреждение", "value=Доля двоек"]}], "year": 2024}
        state = answer(world.client, number, **mapped)
        asked = [need for need in state["needs"] if need["field"] == "same"]
        if asked:
            assert asked[0]["candidates"][0]["likeness"] > 0.4
        key = asked[0]["about"] if asked else written.strip()
        state = answer(world.client, number, same=[f"{key}={school['code']}"])
        assert not state["needs"], state["needs"]
        commit(world.client, number)
        decisions = world.client.get("/api/school-decisions")
        check(decisions, "GET", "/api/school-decisions")
        assert [one["code"] for one in decisions.json()] == [school["code"]]
        told = decisions.json()[0]["written"]
        assert world.client.delete("/api/school-decisions", written=told).status == 204
        assert world.client.get("/api/school-decisions").json() == []
        assert world.client.put("/api/school-decisions", {"written": told, "code": school["code"]}).status == 204
        assert world.client.put("/api/school-decisions", {"written": told, "code": "нет такой"}).status == 404


def test_a_school_may_be_left_out():
    with World("without") as world:
        one, two = world.schools[:2]
        text = "Учреждение;Доля двоек\n" + f"{one['name']};5\nЧужая школа далеко;7\n"
        number = send(world.client, [("ш.csv", text)])
        read(world.client, number)
        mapped = {"own_tables": [{"title": "Двойки", "map": ["school_name=Учреждение", "value=Доля двоек"]}], "year": 2024}
        assert answer(world.client, number, **mapped)["preview"]["figures"] == 2
        state = answer(world.client, number, same=["Чужая школа далеко=-"])
        assert state["preview"]["schools_new"] == [] and not state["blocked"]
        commit(world.client, number)
        rows = world.client.get("/api/results/figures", form="двойки").json()
        assert len(rows) == 1, rows


def test_a_second_import_shows_what_it_changes_before_and_after():
    with World("diff") as world:
        code = world.schools[0]["code"]
        form = lambda name: [{"name": name, "form": "school-table"}]  # noqa: E731
        first = send(world.client, [("1.csv", table(code, [(1, 2, 3), (2, 1, 1), (3, 0, 0)]))])
        answer(world.client, first, files=form("1.csv"))
        old = commit(world.client, first)
        second = send(world.client, [("2.csv", table(code, [(1, 2, 3), (2, 2, 2), (4, 1, 1)]))])
        state = answer(world.client, second, files=form("2.csv"), replace=True)
        assert len(state["differences"]) == 1, state["differences"]
        change = state["differences"][0]
        assert [change[of] for of in ("same", "changed", "added", "removed")] == [1, 1, 1, 1] and change["before"] == [old]
        rows = {row["change"]: row for row in change["rows"]}
        assert rows["changed"]["before"] == "балл 2" and rows["changed"]["after"] == "балл 4", rows
        assert rows["removed"]["what"].startswith("3") and rows["added"]["what"].startswith("4")
        batch = commit(world.client, second)
        card = world.client.get(f"/api/batches/{batch}")
        check(card, "GET", "/api/batches/{id}")
        assert card.json()["differences"][0]["rows"] == change["rows"]
        assert world.client.get(f"/api/batches/{old}").json()["differences"] == []


def test_a_batch_is_taken_back_and_restored_with_its_schools():
    with World("restore") as world:
        number = send(world.client, [("н.csv", table("778899", [(1, 2, 3)]))])
        answer(world.client, number, files=[{"name": "н.csv", "form": "school-table"}])
        batch = commit(world.client, number)
        seen = world.client.get("/api/results/works", year=2024).json()["items"]
        assert world.client.post(f"/api/batches/{batch}/restore").status == 409, "it is not taken back"
        assert world.client.post(f"/api/batches/{batch}/take-back").status == 200
        assert world.client.get("/api/results/works", year=2024).json()["total"] == 0
        restored = world.client.post(f"/api/batches/{batch}/restore")
        check(restored, "POST", "/api/batches/{id}/restore")
        assert restored.status == 200 and restored.json()["state"] == "committed", restored.body
        assert world.client.get("/api/results/works", year=2024).json()["items"] == seen
        world.client.post(f"/api/batches/{batch}/take-back")
        again = send(world.client, [("н2.csv", table("778899", [(1, 1, 1)]))])
        answer(world.client, again, files=[{"name": "н2.csv", "form": "school-table"}])
        commit(world.client, again)
        refused = world.client.post(f"/api/batches/{batch}/restore")
        assert refused.status == 409 and "778899" in refused.body.decode(), refused.body


def test_the_corrected_copy_has_the_complaints_and_no_names():
    with World("copy") as world:
        number = send(world.client, [("к.csv", table(world.schools[0]["code"], [(1, 9, 3)], extra="Тайновский"))])
        answer(world.client, number, files=[{"name": "к.csv", "form": "school-table"}])
        copy = world.client.get(f"/api/imports/{number}/copy", file="к.csv")
        assert copy.status == 200, copy.body[:300]
        book = zipfile.ZipFile(io.BytesIO(copy.body))
        everything = b"".join(book.read(name) for name in book.namelist()).decode()
        assert "Балл за задание больше наибольшего" in everything and "Тайновск" not in everything
        assert world.client.get(f"/api/imports/{number}/copy", file="нет.csv").status == 404


def test_reading_may_be_stopped_and_begun_again():
    with World("stop") as world:
        code = world.schools[0]["code"]
        rows = [(number, 1, 1) for number in range(60_000)]
        number = send(world.client, [("длинный.csv", table(code, rows))])
        answer_state = world.client.post(f"/api/imports/{number}/stop")
        assert answer_state.status in (202, 409), answer_state.body
        state = wait_for(world.client, number, {"collecting", "ready"})
        if state["state"] == "collecting":
            assert world.client.post(f"/api/imports/{number}/read").status == 202
        state = answer(world.client, number, files=[{"name": "длинный.csv", "form": "school-table"}]) \
            if wait_for(world.client, number, {"ready"}) else state
        assert state["preview"]["rows"] == 60_000
        assert world.client.post(f"/api/imports/{number}/commit").status == 202
        world.client.post(f"/api/imports/{number}/stop")
        state = wait_for(world.client, number, {"ready", "committed"})
        if state["state"] == "ready":
            assert all(b["participants"] < 60_000 for b in world.client.get("/api/batches").json()), "nothing is left"
            commit(world.client, number)


def test_a_rule_is_changed_tried_and_made_as_it_was():
    with World("rules") as world:
        rules = world.client.get("/api/rules")
        check(rules, "GET", "/api/rules")
        rule = next(one for one in rules.json() if one["code"] == "total_ne_sum")
        assert rule["severity"] == "warning" and not rule["changed"] and "sum" in rule["names"]
        assert rule["words"][rule["names"].index("sum")] in rule["when_text"] and "total" not in rule["when_text"]
        tried = world.client.post("/api/rules/total_ne_sum/try", {"when": rule["when"], "participant": 1, "has_tasks": 1, "total": 3, "sum": 4})
        check(tried, "POST", "/api/rules/{id}/try")
        assert tried.json()["holds"] is True
        assert world.client.post("/api/rules/total_ne_sum/try", {"when": "total > 3", "total": 3}).json()["holds"] is False
        refused = world.client.put("/api/rules/total_ne_sum", {"severity": "error", "when": "total >"})
        assert refused.status == 422, refused.body
        changed = world.client.put("/api/rules/total_ne_sum", {"severity": "error", "when": rule["when_text"]})
        check(changed, "PUT", "/api/rules/{id}")
        assert changed.json()["changed"] and changed.json()["severity"] == "error" and changed.json()["when"] == rule["when"]
        across = next(one for one in rules.json() if one["level"] == "across")
        assert world.client.put(f"/api/rules/{across['code']}", {"severity": "off", "when": across["when_text"]}).json()["changed"]
        text = table(world.schools[0]["code"], [(1, 1, 1)]).replace("1 (2б);2 (3б)", "1 (2б);2 (3б);Первичный балл").replace(";1;1\n", ";1;1;5\n")
        number = send(world.client, [("сумма.csv", text)])
        told = [{"name": "сумма.csv", "form": "school-table"}]
        state = answer(world.client, number, files=told)
        assert state["blocked"] and any(issue["code"] == "total_ne_sum" for issue in state["issues"]), state["issues"]
        assert world.client.delete("/api/rules/total_ne_sum").json()["changed"] is False
        assert not answer(world.client, number, files=told)["blocked"]
        method_centre = world.server.client("method_centre")
        assert method_centre.put("/api/rules/total_ne_sum", {"severity": "off", "when": rule["when"]}).status == 403


def test_another_account_sees_none_of_it():
    with World("other") as world:
        number = send(world.client, [("а.csv", table(world.schools[0]["code"], [(1, 2, 3)]))])
        read(world.client, number)
        head = world.server.client("head")
        for method, path, body in (("POST", "files", b"x"), ("POST", "read", None), ("POST", "stop", None), ("GET", "copy", None),
                                   ("POST", "look", {"file": "а.csv", "map": []})):
            assert head.call(method, f"/api/imports/{number}/{path}", body, {"name": "x"}).status == 404, path
        school = world.server.client("school_head")
        for path in ("/api/forms", "/api/school-decisions"):
            assert school.get(path).status == 403, path


if __name__ == "__main__":
    run_claims(sys.modules["__main__"])
