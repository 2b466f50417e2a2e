#!/usr/bin/env python3
"""The whole job as a newcomer does it: command line and browser's HTTP against the built program."""
import atexit
import json
import math
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from support import DEMO_PASSWORD, SHARED, VEKHA, Client, Folder, Server, Skip, ok, run_claims, vekha, wait_for

WORKSHOP = Path(tempfile.mkdtemp(prefix="vekha-journey-"))
atexit.register(shutil.rmtree, WORKSHOP, ignore_errors=True)
_demo = None


def demo_folder():
    """The pristine demonstration, made once; nobody changes it."""
    global _demo
    if _demo is None:
        _demo = WORKSHOP / "pristine"
        ok("demo", "--schools", 12, "--years", 3, "--seed", 1, "--data", _demo)
    return _demo


def copy_of_demo(name):
    target = WORKSHOP / name
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(demo_folder(), target, ignore=shutil.ignore_patterns("*.sock", "socket"))
    return target


def summary(data, *more):
    """Rows of the summary; of whole exams unless told otherwise."""
    more = more if "--by" in more else (*more, "--by", "subject")
    return ok("results", "summary", "--data", data, "--json", *more).json()


def sample_of(data):
    return next((data / "samples").glob("*.xlsx"))


def batches(data):
    return ok("results", "batches", "--data", data, "--json").json()


def committed(data):
    return [batch for batch in batches(data) if batch["state"] == "committed"]


# --- a new folder -----------------------------------------------------------------------------------------------------


def test_init_makes_an_empty_municipality_once():
    with Folder() as folder:
        ok("init", "--data", folder / "d")
        assert summary(folder / "d") == []
        again = vekha("init", "--data", folder / "d")
        assert again.code == 3, (again.code, again.err)


def test_demo_refuses_a_folder_with_anything_in_it():
    with Folder() as folder:
        (folder / "letter.txt").write_text("mine")
        ran = vekha("demo", "--data", folder)
        assert ran.code == 3 and "не пуста" in ran.err, (ran.code, ran.err)
        assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_demo_of_one_seed_is_the_same_every_time():
    with Folder() as folder:
        made = []
        for name in "ab":
            ok("demo", "--schools", 5, "--years", 2, "--seed", 7, "--data", folder / name)
            made.append(((folder / name / "truth.json").read_bytes(), summary(folder / name, "--by", "school")))
        assert made[0] == made[1]
        ok("demo", "--schools", 5, "--years", 2, "--seed", 8, "--data", folder / "c")
        assert (folder / "c" / "truth.json").read_bytes() != made[0][0]


def test_demo_has_all_procedures_and_years():
    rows = summary(demo_folder(), "--by", "procedure,year")
    met = {(row["procedure"], row["year"]) for row in rows}
    assert met == {(procedure, year) for procedure in ("ВПР", "ОГЭ", "ЕГЭ") for year in (2024, 2025, 2026)}, met


def test_honest_schools_have_the_means_of_the_truth():
    truth = json.loads((demo_folder() / "truth.json").read_text())["schools"]
    compared = 0
    for row in summary(demo_folder(), "--by", "procedure,year,grade,subject,school"):
        school = truth[row["school"]]
        key = f"{row['procedure']} {row['year']} {row['grade']} {row['subject']}"
        if school["behaviour"] == "honest" or row["procedure"] != "ВПР":
            assert abs(row["mean"] - school["true_means"][key]) < 6e-5, (row, school["true_means"][key])
            compared += 1
    assert compared > 200, compared


def test_inflating_schools_report_more_than_the_truth():
    truth = json.loads((demo_folder() / "truth.json").read_text())["schools"]
    gains = []
    for row in summary(demo_folder(), "--by", "procedure,year,grade,subject,school"):
        school = truth[row["school"]]
        if school["behaviour"] == "inflates" and row["procedure"] == "ВПР":
            gains.append(row["mean"] - school["true_means"][f"ВПР {row['year']} {row['grade']} {row['subject']}"])
    assert gains and min(gains) > 0, gains


def test_participants_of_schools_add_up_to_those_of_the_municipality():
    whole = {key(row): row["participants"] for row in summary(demo_folder())}
    parts = {}
    for row in summary(demo_folder(), "--by", "procedure,year,grade,subject,school"):
        parts[key(row)] = parts.get(key(row), 0) + row["participants"]
    assert whole and whole == parts


def key(row):
    return (row["procedure"], row["year"], row["grade"], row["subject"])


# --- import by command line -------------------------------------------------------------------------------------------


def test_a_dry_run_stores_nothing():
    data = copy_of_demo("dry")
    before = batches(data)
    ran = ok("results", "import", sample_of(data), "--data", data, "--dry-run")
    assert "География" in ran.out + ran.err
    assert batches(data) == before


def test_an_import_adds_one_batch_and_take_back_leaves_no_residue():
    data = copy_of_demo("import")
    before = summary(data, "--by", "procedure,year,grade,subject,school")
    known = {batch["id"] for batch in committed(data)}
    ok("results", "import", sample_of(data), "--data", data, "--yes")
    fresh = [batch for batch in committed(data) if batch["id"] not in known]
    assert len(fresh) == 1, fresh
    rows = summary(data, "--subject", "География", "--grade", 5, "--year", 2026)
    assert len(rows) == 1 and rows[0]["participants"] > 100 and rows[0]["marks"], rows
    assert len(summary(data, "--by", "procedure,year,grade,subject,school")) > len(before)
    ok("results", "take-back", fresh[0]["id"], "--data", data)
    assert summary(data, "--by", "procedure,year,grade,subject,school") == before
    again = vekha("results", "take-back", fresh[0]["id"], "--data", data)
    assert again.code != 0


def test_importing_without_a_terminal_and_without_yes_stores_nothing():
    data = copy_of_demo("no-yes")
    before = committed(data)
    vekha("results", "import", sample_of(data), "--data", data)
    assert committed(data) == before


# --- what is computed -------------------------------------------------------------------------------------------------


def interval(n, mean, sd):
    half = 1.96 * sd / math.sqrt(n)
    return mean - half, mean + half


def test_the_overstated_mean_sign_follows_from_the_summary():
    for year, grade, subject in [(2026, 4, "Математика"), (2025, 5, "Русский язык"), (2024, 8, "Математика")]:
        chosen = ("--year", year, "--grade", grade, "--subject", subject)
        found = ok("objectivity", "signs", "--method", "fioko-2019", *chosen, "--json", "--data", demo_folder()).json()
        whole = summary(demo_folder(), *chosen)[0]
        lo, hi = interval(whole["participants"], whole["mean"], whole["sd"])
        reference = found["reference"]
        assert reference["n"] == whole["participants"]
        assert abs(reference["mean"] - whole["mean"]) < 1e-9 and abs(reference["sd"] - whole["sd"]) < 1e-9
        assert abs(reference["ci"][0] - lo) < 1e-9 and abs(reference["ci"][1] - hi) < 1e-9
        expected = {row["school"] for row in summary(demo_folder(), *chosen, "--by", "school")
                    if row["participants"] > 1 and interval(row["participants"], row["mean"], row["sd"])[0] > hi}
        assert {school["code"] for school in found["schools"] if school["signs"]} == expected


def test_distorting_schools_get_the_sign_more_often_than_honest_ones():
    truth = json.loads((demo_folder() / "truth.json").read_text())["schools"]
    counts = {True: [0, 0], False: [0, 0]}
    for row in summary(demo_folder(), "--by", "procedure,year,grade,subject"):
        if row["procedure"] != "ВПР":
            continue
        found = ok("objectivity", "signs", "--method", "fioko-2019", "--year", row["year"], "--grade", row["grade"],
                   "--subject", row["subject"], "--json", "--data", demo_folder()).json()
        for school in found["schools"]:
            if school["absence"]:
                continue
            strong = truth[school["code"]]["behaviour"] in ("inflates", "copies")
            counts[strong][0] += bool(school["signs"])
            counts[strong][1] += 1
    share = {strong: signs / judged for strong, (signs, judged) in counts.items()}
    assert share[True] > share[False], counts


def test_the_analysis_is_a_word_file_with_its_five_parts_and_a_chart():
    with Folder() as folder:
        ok("report", "analysis", "--year", 2026, "--out", folder / "a.docx", "--data", demo_folder())
        with zipfile.ZipFile(folder / "a.docx") as package:
            assert package.testzip() is None
            names = package.namelist()
            text = re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode()).lower()
        assert any(name.startswith("word/charts/chart") for name in names), names
        for part in ("введение", "общие сведения", "анализ", "выводы", "рекомендации"):
            assert part in text, part
        assert "<w:tbl>" not in text and "nan" not in re.findall(r"[a-z]+", text)


def test_the_five_real_roadmaps_give_all_their_measures():
    if not (SHARED / "sources").is_dir():
        raise Skip("the source documents are not here")
    found = [len(ok("roadmap", "read", path, "--json").json()["measures"])
             for path in sorted((SHARED / "sources").glob("*.txt"))]
    assert found == [25, 32, 40, 19, 137], found


def test_the_demonstration_roadmap_covers_every_direction():
    read = ok("roadmap", "read", next((demo_folder() / "samples").glob("Дорожная карта*")), "--json").json()
    assert len(read["measures"]) >= 60 and len(read["sections"]) >= 10
    kinds = {measure["deadline"]["kind"] for measure in read["measures"]}
    assert len(kinds) >= 6, kinds
    for measure in read["measures"]:
        assert measure["responsible"] and measure["documents"] and measure["result"], measure


# --- the served page --------------------------------------------------------------------------------------------------


def test_every_role_signs_in_and_sees_only_what_its_rights_allow():
    routes = {"overview.read": "/api/overview", "schools.read": "/api/schools", "roadmap.read": "/api/roadmaps",
              "batches.read": "/api/batches", "results.read": "/api/results/exams", "org.read": "/api/nodes",
              "journal.read": "/api/journal", "imports.make": "/api/imports"}
    with Server(copy_of_demo("roles")) as server:
        logins = ["administrator", "head", "specialist", "controller", "method_centre", "school_head", "school_deputy",
                  "kindergarten_head", "regional"]
        for login in logins:
            client = server.client(login)
            for right, path in routes.items():
                expected = 200 if right in client.session["rights"] else 403
                answer = client.get(path)
                assert answer.status == expected, (login, path, answer.status, answer.body[:300])


def test_nobody_comes_in_without_signing_in_or_with_a_wrong_password():
    with Server(copy_of_demo("stranger")) as server:
        stranger = Client(server.port)
        for path in ("/api/overview", "/api/schools", "/api/schools/3", "/api/batches", "/api/session"):
            assert stranger.get(path).status == 401, path
        assert stranger.sign_in("specialist", "wrong-password").status == 401
        assert stranger.sign_in("nobody", DEMO_PASSWORD).status == 401


def test_a_change_without_the_csrf_token_is_refused():
    with Server(copy_of_demo("csrf")) as server:
        client = server.client("specialist")
        batch = client.get("/api/batches").json()[0]["id"]
        client.csrf = None
        assert client.post(f"/api/batches/{batch}/take-back").status == 403
        client.csrf = "0" * 32
        assert client.post(f"/api/batches/{batch}/take-back").status == 403


def test_a_head_of_a_school_cannot_reach_the_neighbour():
    with Server(copy_of_demo("scope")) as server:
        everyone = server.client("specialist").get("/api/schools").json()
        assert len(everyone) == 12
        head = server.client("school_head")
        own = head.get("/api/schools").json()
        assert [school["id"] for school in own] == [head.session["node"]["id"]]
        exam = {"procedure": "ВПР", "year": 2026, "grade": 4, "subject": "Математика"}
        assert head.get(f"/api/schools/{own[0]['id']}").status == 200
        others = [school for school in everyone if school["id"] != own[0]["id"]]
        for school in others:
            for path, query in [("", {}), ("/histogram", exam)]:
                answer = head.get(f"/api/schools/{school['id']}{path}", **query)
                assert answer.status == 404, (path, answer.status)
            for path, query in [("/api/passport", {**exam, "indicator": "mean_percent"}), ("/api/indicators", {}),
                                ("/api/results/summary", {"by": "school"})]:
                answer = head.get(path, **query, school=school["id"])
                assert answer.status == 404 or school["name"] not in answer.body.decode(), (path, answer.body[:300])
        secrets = [school["name"] for school in others] + [school["code"] for school in others]
        for path, query in [("/api/overview", {}), ("/api/nodes", {}), ("/api/results/summary", {"by": "school"}),
                            ("/api/indicators", {"by": "school"}),
                            ("/api/objectivity", {"year": 2026, "grade": 4, "subject": "Математика"})]:
            answer = head.get(path, **query)
            assert answer.status == 200, (path, answer.status, answer.body[:300])
            text = answer.body.decode()
            leaked = [secret for secret in secrets if secret in text]
            assert not leaked, (path, leaked)
        for path in ("/api/batches", "/api/journal", "/api/imports"):
            assert head.get(path).status == 403, path
        assert head.call("POST", "/api/imports?kind=results&name=x.xlsx", b"x").status == 403


def test_the_overview_shows_what_is_due_and_what_is_overdue():
    with Server(copy_of_demo("overview")) as server:
        seen = server.client("specialist").get("/api/overview").json()
        assert seen["roadmap"]["done"] > 0 and seen["roadmap"]["overdue"] > 0, seen["roadmap"]
        assert seen["overdue"] and seen["due"] and seen["subjects"], {k: len(v) for k, v in seen.items() if isinstance(v, list)}
        assert seen["schools"]["total"] == 12 and seen["schools"]["with_signs"] > 0


def test_a_task_of_the_roadmap_is_done_and_undone():
    with Server(copy_of_demo("task")) as server:
        client, controller = server.client("specialist"), server.client("controller")
        overdue = client.get("/api/tasks", overdue="true", status="planned").json()
        task = overdue["items"][0]
        kind = (client.get(f"/api/tasks/{task['id']}").json()["wanted_kinds"] or ["other"])[0]
        paper = client.post(f"/api/tasks/{task['id']}/references", {"kind": kind, "number": "1", "dated": "2026-11-20"})
        assert paper.status == 201, paper.body
        assert client.post(f"/api/tasks/{task['id']}/status", {"status": "review"}).status == 200
        assert controller.post(f"/api/tasks/{task['id']}/status", {"status": "done"}).status == 200
        assert client.get("/api/tasks", overdue="true", status="planned").json()["total"] == overdue["total"] - 1
        assert controller.post(f"/api/tasks/{task['id']}/undo").json()["status"] == "review"
        assert client.post(f"/api/tasks/{task['id']}/undo").json()["status"] == "planned"
        assert client.get("/api/tasks", overdue="true", status="planned").json()["total"] == overdue["total"]


def test_a_file_is_uploaded_previewed_stored_and_taken_back():
    data = copy_of_demo("upload")
    sample = sample_of(data)
    with Server(data) as server:
        client = server.client("specialist")
        before = client.get("/api/results/summary", by="school,subject").json()
        made = client.call("POST", "/api/imports", sample.read_bytes(), {"kind": "results", "name": sample.name})
        assert made.status == 202, made.body
        key_of_import = made.json()["id"]
        ready = wait_for(client, key_of_import, {"ready", "failed"})
        assert ready["state"] == "ready" and ready["needs"] == [], ready
        assert ready["preview"]["participants"] > 100 and ready["preview"]["schools_new"] == []
        assert client.get("/api/results/summary", by="school,subject").json() == before
        other = server.client("head")
        assert other.get(f"/api/imports/{key_of_import}").status in (403, 404)
        assert client.post(f"/api/imports/{key_of_import}/commit").status == 202
        stored = wait_for(client, key_of_import, {"committed", "failed"})
        assert stored["state"] == "committed", stored["problem"]
        rows = client.get("/api/results/summary", by="year,grade,subject", subject="География", grade=5).json()
        assert [row["participants"] for row in rows] == [ready["preview"]["participants"]], rows
        assert client.post(f"/api/batches/{stored['batch_id']}/take-back").status == 200
        assert client.get("/api/results/summary", by="school,subject").json() == before


def test_an_import_that_names_no_subject_asks_for_it():
    data = copy_of_demo("ask")
    with Server(data) as server:
        client = server.client("specialist")
        body = sample_of(data).read_bytes()
        made = client.call("POST", "/api/imports", body, {"kind": "results", "name": "protocol.xlsx"}).json()["id"]
        asked = wait_for(client, made, {"ready", "failed"})
        fields = {need["field"] for need in asked["needs"]}
        assert fields == {"subject"}, f"the classes tell the grade: {asked['needs']}"
        assert client.post(f"/api/imports/{made}/commit").status != 202
        answers = {"subject": "География", "grade": 5, "year": 2026}
        assert client.post(f"/api/imports/{made}/answers", answers).status == 202
        ready = wait_for(client, made, {"ready", "failed"})
        assert ready["state"] == "ready" and ready["needs"] == [], ready
        assert client.delete(f"/api/imports/{made}").status == 204


def test_a_damaged_upload_fails_in_russian_and_stores_nothing():
    data = copy_of_demo("damaged")
    with Server(data) as server:
        client = server.client("specialist")
        before = client.get("/api/batches").json()
        body = sample_of(data).read_bytes()[:5000]
        made = client.call("POST", "/api/imports", body, {"kind": "results", "name": "обрыв.xlsx"}).json()["id"]
        failed = wait_for(client, made, {"ready", "failed"})
        told = json.dumps(failed, ensure_ascii=False)
        assert failed["state"] == "failed" or any(issue["severity"] == "error" for issue in failed["issues"]), told
        assert re.search("[а-я]{4}", told)
        assert client.get("/api/batches").json() == before


def test_the_command_line_speaks_to_the_running_server():
    data = copy_of_demo("socket")
    alone = summary(data, "--by", "school")
    with Server(data) as server:
        assert summary(data, "--by", "school") == alone
        folder = sample_of(data).parent
        ran = ok("results", "import", sample_of(data).name, "--data", data, "--yes", cwd=folder)
        assert ran.code == 0
        client = server.client("specialist")
        rows = client.get("/api/results/summary", by="year,grade,subject", subject="География", grade=5).json()
        assert rows and rows[0]["year"] == 2026
        second = vekha("serve", "--data", data, "--listen", "127.0.0.1:0", timeout=20)
        assert second.code in (3, 4) and "занята" in second.err, (second.code, second.err)
        wrong = vekha("results", "take-back", 999999, "--data", data)
        assert wrong.code != 0 and re.search("[а-я]{4}", wrong.err)


# --- sudden death -----------------------------------------------------------------------------------------------------


def large_protocol(path, rows=30000):
    """A protocol of the layout of 2021 as CSV: large enough that a kill lands somewhere inside."""
    dice = random.Random(5)
    tasks = [f"балл за {i}" for i in range(1, 15)]
    head = ["логин школы", "регион", "номер обучающегося", "код обучающегося",
            "отметка за предыдущую четверть/триместр", "пол", "класс", "вариант", "всего баллов", *tasks]
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(";".join(head) + "\r\n")
        for i in range(rows):
            scores = [dice.randint(0, 1) for _ in tasks]
            row = [f"sch9{90000 + i % 60}", "Лесогорский муниципальный округ", i % 500 + 1, 60000 + i // 60,
                   dice.randint(3, 5), "ж", "А", 1, sum(scores), *scores]
            file.write(";".join(map(str, row)) + "\r\n")
    return rows


def exam_rows(data):
    rows = summary(data, "--year", 2021, "--grade", 6, "--subject", "Математика")
    return sum(row["participants"] for row in rows)


def test_a_kill_during_an_import_leaves_all_or_nothing():
    data = copy_of_demo("kill")
    file = WORKSHOP / "Проведение работы по математике, 6 класс. ВПР 2021.csv"
    rows = large_protocol(file)
    command = [str(VEKHA), "results", "import", str(file), "--data", str(data), "--yes"]
    known = len(committed(data))
    pristine = summary(data, "--by", "procedure,year,grade,subject,school")
    started = time.monotonic()
    subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    whole = time.monotonic() - started
    assert exam_rows(data) == rows
    ok("results", "take-back", max(batch["id"] for batch in committed(data)), "--data", data)
    dice = random.Random()
    killed = 0
    for moment in [dice.uniform(0.02, 1.0) * whole for _ in range(4)] + [share * whole for share in (0.7, 0.8, 0.9, 0.95)]:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        time.sleep(moment)
        killed += process.poll() is None
        process.kill()
        process.wait()
        stored = exam_rows(data)
        assert stored in (0, rows), f"killed after {moment:.3f} s of {whole:.3f} s: {stored} of {rows}"
        assert len(committed(data)) == known + (stored > 0)
        if stored:
            ok("results", "take-back", max(batch["id"] for batch in committed(data)), "--data", data)
        assert summary(data, "--by", "procedure,year,grade,subject,school") == pristine
    assert killed > 0, "no kill came in time"


def test_a_kill_of_the_server_while_it_stores_leaves_all_or_nothing():
    data = copy_of_demo("kill-server")
    file = WORKSHOP / "ВПР 2021 Математика 6 класс.csv"
    rows = large_protocol(file, 20000)
    known = len(committed(data))
    for delay in (0.0, 0.03, 0.1, 0.25):
        server = Server(data)
        client = server.client("specialist")
        made = client.call("POST", "/api/imports", file.read_bytes(), {"kind": "results", "name": file.name}).json()["id"]
        ready = wait_for(client, made, {"ready", "failed"})
        assert ready["state"] == "ready" and not ready["needs"], ready
        client.post(f"/api/imports/{made}/commit")
        time.sleep(delay)
        server.kill()
        server.log.close()
        with Server(data) as again:
            client = again.client("specialist")
            found = client.get("/api/results/summary", by="year", year=2021).json()
            stored = sum(row["participants"] for row in found)
            assert stored in (0, rows), f"{stored} of {rows} after {delay} s"
            fresh = [b for b in client.get("/api/batches").json() if b["state"] == "committed"]
            assert len(fresh) == known + (stored > 0)
            if stored:
                assert client.post(f"/api/batches/{max(b['id'] for b in fresh)}/take-back").status == 200


if __name__ == "__main__":
    run_claims(sys.modules["__main__"])


def test_a_plan_without_a_header_asks_what_its_columns_hold():
    data = copy_of_demo("columns")
    rows = [
        "1.\tПровести опрос педагогов всех школ района\tмай 2026\tУправление образования",
        "2.\tСвести ответы школ в общую таблицу\tиюнь 2026\tИМЦ, школы",
        "3.\tПодготовить отчёт по итогам опроса\tдо 1 июля 2026\tУправление образования",
    ]
    text = "План мероприятий на 2026 год\n\n" + "\n".join(rows) + "\n"
    with Server(data) as server:
        client = server.client("specialist")
        made = client.call("POST", "/api/imports", text.encode(), {"kind": "roadmap", "name": "план.txt"}).json()["id"]
        asked = wait_for(client, made, {"ready", "failed"})
        need = asked["needs"][0]
        assert need["field"] == "columns", asked
        assert need["tables"][0]["proposed"] == ["number", "text", "term", "responsible"], need
        assert client.post(f"/api/imports/{made}/commit").status != 202
        assert client.post(f"/api/imports/{made}/answers", {"columns": [["number", "text"]]}).status == 202
        wrong = wait_for(client, made, {"ready", "failed"})
        assert wrong["state"] == "failed" and wrong["needs"][0]["field"] == "columns", wrong
        assert client.post(f"/api/imports/{made}/answers", {"columns": [["number", "text", "term", "когда"]]}).status == 400
        answer = {"columns": [["number", "text", "term", "responsible"]]}
        assert client.post(f"/api/imports/{made}/answers", answer).status == 202
        ready = wait_for(client, made, {"ready", "failed"})
        assert ready["state"] == "ready" and ready["needs"] == [], ready
        assert ready["preview"]["roadmap"]["measures"] == 3
        assert client.post(f"/api/imports/{made}/commit").status == 202
        assert wait_for(client, made, {"committed", "failed"})["state"] == "committed"
