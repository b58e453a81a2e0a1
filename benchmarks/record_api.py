"""The record's API and exports on this machine's own site (MARSAD_HOME): CPU time of answers, items a second, memory.

Nothing is changed. A record that is empty gives figures that say nothing.
"""

from __future__ import annotations

import io
import os
import resource
import statistics
import time

ADDRESSES = (
    "events",
    "events?actor=RUS",
    "events?actor=RUS&actor=SAU",
    "events?type=RETREAT&status=denied&min_confidence=0.9",
    "events?limit=500",
    "mentions",
    "mentions?type=RETREAT",
    "statements",
    "statements?actor=RUS",
    "statements?about=SYR&type=direct",
    "actors",
)


def main() -> None:
    """Print a line for each address of the API and each export."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marsad.web.settings")
    os.environ.setdefault("MARSAD_LOG_LEVEL", "ERROR")
    import django

    django.setup()
    from django.test import Client

    from marsad.observatory.analysts.export import FORMATS, to_stream
    from marsad.observatory.api import doors
    from marsad.observatory.selection import Filters, What

    doors.A_MINUTE = 10**9
    client = Client(HTTP_HOST="localhost")
    for address in ADDRESSES:
        client.get(f"/api/v1/{address}")
        times = []
        for _ in range(9):
            started = time.process_time()
            size = len(client.get(f"/api/v1/{address}").content)
            times.append(time.process_time() - started)
        print(f"{statistics.median(times) * 1000:8.1f} ms  {size / 1024:7.0f} KB  /api/v1/{address}")
    for what in What:
        for form in FORMATS[what]:
            file, started = _Sink(), time.process_time()
            done = to_stream(file, what, form, Filters())
            rate = done / max(time.process_time() - started, 1e-6)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{done:8,} {what} as {form}: {rate:,.0f}/s of CPU, peak so far {memory:,.0f} MB")


class _Sink(io.RawIOBase):
    """Takes everything and keeps nothing."""

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:  # type: ignore[no-untyped-def]
        return len(data)
