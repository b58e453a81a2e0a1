"""The load generator: a process of its own with one thread, plain sockets and kept connections.

Every answer is checked: its status, its framing, and its content. The first time a body is seen for an address it is
unpacked and must hold the address's marker; the same bytes again are known by their checksum. So a server may send what
it likes as long as it is the right page, and checking costs little.

    python -m benchmarks.serve.load    reads jobs from standard input, one JSON object a line, and answers each with one
"""

from __future__ import annotations

import json
import random
import re
import select
import socket
import sys
import time
import zlib
from typing import Any

from benchmarks.serve.answers import Answer, Torn, take

#: For how long a server may take for one answer before the run counts it as failed.
PATIENCE = 30.0
#: How many failures are told in words.
TOLD = 5
AGENT = "User-Agent: Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/128.0"


class Line:
    """One connection and the request that is under way on it."""

    __slots__ = ("buffer", "place", "socket", "started")

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.settimeout(PATIENCE)
        self.buffer = bytearray()
        self.place = -1
        self.started = 0.0


class Run:
    """One job: addresses of one server, asked in turn or by chance by a number of connections for some seconds."""

    def __init__(self, job: dict[str, Any], known: dict[tuple[int, int, int], bool]) -> None:
        self.port, self.group, self.known = job["port"], job["group"], known
        self.paths = [path for path, _marker in job["requests"]]
        self.markers = [marker.encode() for _path, marker in job["requests"]]
        self.wanted = [
            f"GET {path} HTTP/1.1\r\nHost: {job['host']}\r\n{AGENT}\r\nAccept: text/html,*/*;q=0.8\r\n"
            f"Accept-Encoding: gzip, br\r\n\r\n".encode()
            for path in self.paths
        ]
        self.watched = {self.paths.index(path): re.compile(word.encode() + rb"-(\d+)")
                        for path, word in job.get("watched", {}).items()}  # fmt: skip
        order = list(range(len(self.paths)))
        if share := job.get("watched_share"):
            order += [place for place in self.watched for _ in range(len(self.paths) // share)]
        if job.get("shuffle"):
            random.Random(job.get("seed", 1)).shuffle(order)
        self.order, self.next = order, 0
        self.once, self.seconds, self.connections = job.get("once", False), job.get("seconds", 0.0), job["connections"]
        self.times: list[float] = []
        self.seen: list[tuple[str, float, int]] = []
        self.faults: list[str] = []
        self.failed = self.bytes = 0

    def run(self) -> dict[str, Any]:
        """Do it, and return figures: requests, failed, faults in words, seconds, milliseconds, bytes and what was seen."""
        started = time.monotonic()
        self.until = started + self.seconds
        poll, lines = select.epoll(), {}
        for _ in range(self.connections):
            line = Line(self.port)
            if self._send(line):
                lines[line.socket.fileno()] = line
                poll.register(line.socket, select.EPOLLIN)
        while lines:
            ready = poll.poll(PATIENCE)
            if not ready:
                self._fail(f"no answer within {PATIENCE:.0f} s")
                break
            for number, _event in ready:
                line = lines[number]
                if not self._receive(line):
                    continue
                if line.socket.fileno() != number:  # a new connection in place of one that the server closed
                    del lines[number]
                    lines[line.socket.fileno()] = line
                    poll.register(line.socket, select.EPOLLIN)
                if not self._send(line):
                    del lines[line.socket.fileno()]
                    line.socket.close()
        ended = time.monotonic()
        poll.close()
        return {"requests": len(self.times), "failed": self.failed, "faults": self.faults, "seconds": ended - started,
                "p50": self._quantile(0.5), "p99": self._quantile(0.99), "bytes": self.bytes, "seen": self.seen}  # fmt: skip

    def _send(self, line: Line) -> bool:
        """Send the next request on this connection; returns whether there was one."""
        if (self.next >= len(self.order)) if self.once else time.monotonic() >= self.until:
            return False
        line.place = self.order[self.next % len(self.order)]
        self.next += 1
        line.started = time.monotonic()
        line.socket.sendall(self.wanted[line.place])
        return True

    def _receive(self, line: Line) -> bool:
        """Read what has come; returns whether the answer is whole, or lost, so that the next can be asked for."""
        try:
            piece = line.socket.recv(262_144)
        except OSError as error:
            piece = b""
            self._fail(f"{self.paths[line.place]}: {error}")
        else:
            if not piece:
                self._fail(f"{self.paths[line.place]}: closed before the answer was whole")
        if not piece:
            self._again(line)
            return True
        line.buffer += piece
        try:
            answer = take(line.buffer)
            if answer is None:
                return False
            self.times.append(time.monotonic() - line.started)
            self.bytes += len(answer.body)
            self._check(line, answer)
        except Torn as error:
            self._fail(f"{self.paths[line.place]}: {error}")
            self._again(line)
            return True
        if answer.closes or line.buffer:
            self._again(line)
        return True

    def _again(self, line: Line) -> None:
        """Put a new connection in place of a spent one."""
        spent = line.socket
        fresh = Line(self.port)
        # Opened before the old one is closed, so that their numbers differ.
        line.socket, line.buffer = fresh.socket, fresh.buffer
        spent.close()

    def _check(self, line: Line, answer: Answer) -> None:
        place = line.place
        if answer.status != 200:
            self._fail(f"{self.paths[place]}: status {answer.status}")
            return
        if (pattern := self.watched.get(place)) is not None:
            numbers = pattern.findall(self._whole(answer, place))
            self.seen.append((self.paths[place], line.started, max(map(int, numbers), default=0)))
            return
        key = (self.group, place, zlib.crc32(answer.body))
        if key not in self.known and self._whole(answer, place):
            self.known[key] = True

    def _whole(self, answer: Answer, place: int) -> bytes:
        """Return the page unpacked, when it is whole and the right one; else counts a failure and returns nothing."""
        text = answer.text()
        if self.markers[place] not in text:
            self._fail(f"{self.paths[place]}: its marker is not there")
        elif not text.rstrip().endswith((b"</html>", b"</rss>")):
            self._fail(f"{self.paths[place]}: it does not end as a page does")
        else:
            return text
        return b""

    def _fail(self, what: str) -> None:
        self.failed += 1
        if len(self.faults) < TOLD:
            self.faults.append(what)

    def _quantile(self, share: float) -> float:
        """Return a quantile of the times in milliseconds."""
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000 if ordered else 0.0


def main() -> None:
    known: dict[tuple[int, int, int], bool] = {}
    for line in sys.stdin:
        print(json.dumps(Run(json.loads(line), known).run()), flush=True)


if __name__ == "__main__":
    main()
