"""The program under test, driven from outside: its commands, its server, its HTTP interface."""
import http.client
import json
import os
import re
import socket
import subprocess
import time
from pathlib import Path

START_SECONDS_MAX = 30
HANDLER = "云山区信访局办理员"  # a post of the simulated office: registers and forwards


class Failed(Exception):
    """What the test found; its text is the report."""


class Program:
    def __init__(self, binary, store, log):
        self.binary = str(Path(binary).resolve())
        self.store = str(store)
        self.log = log
        self.server = None
        self.port = 0

    def run(self, *words, expect=(0,), env=None):
        """Runs a command to its end; gives its output, as JSON where it is. `expect`: the exit codes that are right."""
        done = subprocess.run([self.binary, *words], capture_output=True, text=True, timeout=600,
                              env=os.environ | (env or {}))
        if done.returncode not in expect:
            raise Failed(f"huiying {' '.join(words)}: exit {done.returncode}, expected one of {expect}\n{done.stdout}{done.stderr}")
        try:
            return json.loads(done.stdout)
        except json.JSONDecodeError:
            return done.stdout

    def fsck(self):
        report = self.run("fsck", self.store, "--json")
        if not isinstance(report, dict) or report.get("findings"):
            raise Failed(f"fsck: {report}")
        return report

    def token(self):
        made = self.run("token", self.store, "--post", HANDLER, "--label", "fault test", "--json")
        found = re.search(r"hy_[\w-]+", json.dumps(made))
        if not found:
            raise Failed(f"no token in {made}")
        return found.group(0)

    def today(self):
        """The day a simulated store stands at."""
        return json.loads((Path(self.store) / "simulated.json").read_text())["today"]

    # ── the server ──────────────────────────────────────────────────────────────────────────────────────────────────
    def start(self, env=None):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.server = subprocess.Popen([self.binary, "serve", self.store, "--listen", f"127.0.0.1:{self.port}", "--quiet"],
                                       stdout=self.log, stderr=self.log, env=os.environ | (env or {}))

    def wait_ready(self):
        until = time.monotonic() + START_SECONDS_MAX
        while time.monotonic() < until:
            if self.server.poll() is not None:
                raise Failed(f"the server ended by itself with {self.server.returncode}")
            try:
                connection = self.connect(timeout=2)
                if ask(connection, "GET", "/api/v1/health")[0] == 200:
                    return
            except OSError:
                time.sleep(0.01)
        raise Failed(f"the server did not answer within {START_SECONDS_MAX} s")

    def connect(self, timeout=20):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def kill(self):
        self.server.kill()
        self.server.wait()
        self.server = None

    def stop(self):
        """The friendly end: SIGTERM, and exit 0."""
        self.server.terminate()
        code = self.server.wait(timeout=30)
        self.server = None
        if code != 0:
            raise Failed(f"the server ended with {code} on SIGTERM")


def ask(connection, method, path, body=None, token=None):
    """Status and body; any broken connection is an OSError."""
    return ask_bytes(connection, method, path, None if body is None else json.dumps(body), token)


def ask_bytes(connection, method, path, content, token=None):
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    try:
        connection.request(method, path, content, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except http.client.HTTPException as broken:
        raise ConnectionError(str(broken)) from broken
