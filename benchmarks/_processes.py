"""Servers that a benchmark starts: on a free port, watched by what the kernel says of them, and ended with their children."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil

TICKS = os.sysconf("SC_CLK_TCK")
SOURCE = Path(__file__).parent.parent / "src"


def free_port() -> int:
    """Return a port of this machine's own address on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def marsad_environment(home: Path, **more: str) -> dict[str, str]:
    """Return the environment for Marsad with everything in `home`, whatever is set outside."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("MARSAD_", "DATABASE_URL"))}
    return {**outside, "MARSAD_HOME": str(home), "MARSAD_LOG_LEVEL": "ERROR", "PYTHONPATH": str(SOURCE),
            "DJANGO_SETTINGS_MODULE": "marsad.web.settings", **more}  # fmt: skip


def marsad(*words: str) -> list[str]:
    """Return the command line for `marsad` with these words, with this checkout's code."""
    return [sys.executable, "-m", "marsad.cli", *words]


class Server:
    """A server and its children.

    `log` is the file that gets what it prints. Raises SystemExit with the end of the log when it does not answer.
    """

    def __init__(self, command: list[str], port: int, log: Path, environment: dict[str, str], cwd: Path | None = None):
        self.port = port
        self.log = log
        log.parent.mkdir(parents=True, exist_ok=True)
        self.started = time.monotonic()
        with log.open("wb") as file:
            # A group of its own, so that its children end with it whatever becomes of their parent.
            self.process = subprocess.Popen(
                command, env=environment, cwd=cwd, stdout=file, stderr=file, start_new_session=True
            )

    def wait(self, path: str = "/", seconds: float = 120, host: str = "127.0.0.1") -> float:
        """Wait for the first good answer to `path`, asked for by the name `host`; returns the seconds from the start."""
        while time.monotonic() - self.started < seconds:
            if self.process.poll() is not None:
                break
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
                connection.request("GET", path, headers={"Host": host, "Accept-Encoding": "gzip"})
                answer = connection.getresponse()
                answer.read()
                if answer.status == 200:
                    return time.monotonic() - self.started
            except OSError:
                time.sleep(0.01)
            finally:
                connection.close()
        self.stop()
        raise SystemExit(f"A server does not answer:\n{self.log.read_text(errors='replace')[-2000:]}")

    def processes(self) -> list[psutil.Process]:
        """Return the process and all below it."""
        root = psutil.Process(self.process.pid)
        return [root, *root.children(recursive=True)]

    def cpu(self) -> float:
        """Return the seconds of CPU, user's and system's, that all its processes have used, from /proc/PID/stat."""
        return sum(_cpu(process.pid) for process in self.processes())

    def memory(self) -> float:
        """Return the memory of all its processes in MiB: PSS, in which a shared page counts once."""
        return sum(_pss(process.pid) for process in self.processes()) / 1024

    def stop(self) -> None:
        """End it and everything that it started."""
        try:
            left = self.processes()
        except psutil.NoSuchProcess:
            return
        self.process.send_signal(signal.SIGTERM)
        _gone, left = psutil.wait_procs(left, timeout=5)
        for process in left:
            process.kill()
        self.process.wait()

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def _pss(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return int(next((line.split()[1] for line in text.splitlines() if line.startswith("Pss:")), 0))
