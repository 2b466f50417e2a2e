"""What the tests of the built program share: running it, serving it, speaking HTTP to it, counting claims."""
import atexit
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
import urllib.parse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VEKHA = Path(os.environ.get("VEKHA_PROGRAM", ROOT / "build" / "vekha"))
SHARED = Path(os.environ.get("VEKHA_SHARED", ROOT.parent / "shared"))
DEMO_PASSWORD = "vekha-demo"


class Skip(Exception):
    """The claim cannot be judged here; the text says why."""


class Folder:
    """A temporary folder that goes away by itself."""

    def __init__(self):
        self.path = Path(tempfile.mkdtemp(prefix="vekha-test-"))

    def __enter__(self):
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)


class Ran:
    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout
        self.err = done.stderr

    def json(self):
        return json.loads(self.out)


def vekha(*arguments, cwd=None, timeout=300):
    done = subprocess.run([str(VEKHA), *map(str, arguments)], cwd=cwd, timeout=timeout, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL)
    return Ran(done)


def ok(*arguments, **named):
    ran = vekha(*arguments, **named)
    assert ran.code == 0, f"vekha {' '.join(map(str, arguments))}: exit {ran.code}\n{ran.out[-2000:]}\n{ran.err[-2000:]}"
    return ran


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    def json(self):
        assert 200 <= self.status < 300, f"{self.status} {self.body.decode(errors='replace')[:600]}"
        return json.loads(self.body)


class Client:
    """One browser: keeps its cookie and its CSRF token."""

    def __init__(self, port):
        self.port = port
        self.cookie = None
        self.csrf = None
        self.session = None

    def call(self, method, path, body=None, query=None, headers=None):
        if query:
            path += "?" + urllib.parse.urlencode(query)
        sent = dict(headers or {})
        if self.cookie:
            sent["Cookie"] = self.cookie
        if self.csrf and "X-CSRF-Token" not in sent:
            sent["X-CSRF-Token"] = self.csrf
        if isinstance(body, (dict, list)):
            body = json.dumps(body).encode()
            sent["Content-Type"] = "application/json"
        elif isinstance(body, bytes):
            sent["Content-Type"] = "application/octet-stream"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body=body, headers=sent)
            reply = connection.getresponse()
            return Answer(reply.status, dict(reply.getheaders()), reply.read())
        finally:
            connection.close()

    def get(self, path, **query):
        return self.call("GET", path, query=query)

    def post(self, path, body=None, **query):
        return self.call("POST", path, body=body, query=query)

    def put(self, path, body):
        return self.call("PUT", path, body)

    def patch(self, path, body):
        return self.call("PATCH", path, body)

    def delete(self, path, **query):
        return self.call("DELETE", path, query=query)

    def sign_in(self, login, password=DEMO_PASSWORD):
        answer = self.post("/api/session", {"login": login, "password": password})
        if answer.status == 200:
            self.cookie = answer.headers["Set-Cookie"].split(";")[0]
            self.session = answer.json()
            self.csrf = self.session["csrf"]
        return answer


class Server:
    """A served data folder."""

    def __init__(self, data):
        self.data = data
        self.port = free_port()
        self.log = open(Path(data).with_suffix(".server-log"), "w+")
        self.process = subprocess.Popen(
            [str(VEKHA), "serve", "--data", str(data), "--listen", f"127.0.0.1:{self.port}"],
            stdout=self.log, stderr=self.log, stdin=subprocess.DEVNULL)
        self.wait()

    def wait(self):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            try:
                if Client(self.port).get("/healthz").status == 200:
                    return
            except OSError:
                time.sleep(0.02)
        self.log.seek(0)
        raise AssertionError("the server did not start: " + self.log.read()[-2000:])

    def client(self, login=None):
        client = Client(self.port)
        if login:
            answer = client.sign_in(login)
            assert answer.status == 200, f"{login}: {answer.status} {answer.body[:500]!r}"
        return client

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()


def demo_server(schools, years):
    """A demonstration in a folder of its own and a server over it, both gone when the tests end."""
    world = Folder()
    data = world.path / "demo"
    ok("demo", "--schools", schools, "--years", years, "--seed", 5, "--data", data)
    server = Server(data)
    atexit.register(world.__exit__)
    atexit.register(server.__exit__)
    return data, server


def wait_for(client, import_id, states, seconds=60):
    """Asks until the import is in one of the states."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        answer = client.get(f"/api/imports/{import_id}")
        assert answer.status == 200, f"{answer.status} {answer.body[:500]!r}"
        state = answer.json()
        if state["state"] in states:
            return state
        time.sleep(0.05)
    raise AssertionError(f"import {import_id} is still «{state['state']}» after {seconds} s")


def run_claims(module):
    """Runs every function of the module whose name begins with test_; prints the closing line; exits 1 on failures."""
    wanted = sys.argv[1:]
    passed = failed = skipped = 0
    for name, claim in list(vars(module).items()):
        if not name.startswith("test_") or (wanted and not any(word in name for word in wanted)):
            continue
        started = time.monotonic()
        try:
            claim()
            passed += 1
            verdict = "ok"
        except Skip as why:
            skipped += 1
            verdict = f"skipped: {why}"
        except Exception:  # a claim that breaks in any way has failed
            failed += 1
            verdict = "FAILED"
            traceback.print_exc(limit=4, file=sys.stdout)
        print(f"{verdict:>8}  {re.sub('_', ' ', name[5:])} ({time.monotonic() - started:.1f} s)", flush=True)
    tail = f", {skipped} skipped" if skipped else ""
    print(f"{passed} passed, {failed} failed{tail}")
    sys.exit(1 if failed else 0)
