"""The load generator's process, asked by the benchmark."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from benchmarks.serve.data import HOST, REPOSITORY


@dataclass(frozen=True, slots=True)
class Load:
    """What one run of the load generator found. Times are milliseconds; `seen` is (address, when asked, number)."""

    requests: int
    failed: int
    faults: list[str]
    seconds: float
    p50: float
    p99: float
    bytes: int
    seen: list[tuple[str, float, int]]


class Client:
    """One load generator; runs one job at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.serve.load"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY,
        )  # fmt: skip

    def run(self, port: int, group: int, requests: list[tuple[str, str]], *, connections: int, **job: Any) -> Load:
        """Ask for (address, marker)s on a port; `group` names this list of them among those of one run.

        `seconds` asks for so long, `once` asks for each once; `shuffle` takes them by chance, `seed` says by which;
        `watched` maps addresses to the word whose highest number on the page is noted, and each of them is asked for
        once in about `watched_share` requests.
        """
        self.begin(port, group, requests, connections=connections, **job)
        return self.end()

    def begin(self, port: int, group: int, requests: list[tuple[str, str]], *, connections: int, **job: Any) -> None:
        """Begin a job without waiting for it."""
        line = json.dumps({"port": port, "group": group, "requests": requests, "connections": connections,
                           "host": HOST, **job})  # fmt: skip
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def end(self) -> Load:
        """Wait for the job that was begun, and return what it found."""
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("The load generator has ended.")
        return Load(**json.loads(line))

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait()
