"""Reading many reports: on every core or on a Dask cluster, in bounded memory, to be resumed when stopped."""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from marsad.intake import measure
from marsad.reading.jobs import BatchError, Job, Refused, files_of, jobs
from marsad.reading.models.modelset import read_models
from marsad.reading.reader import read
from marsad.reading.words.vocabulary import acts, cues

CHUNK = 16
"""Reports that a worker gets at a time."""
AHEAD = 4
"""Chunks for each worker that are read ahead; bounds the memory."""

Show = Callable[[int, float | None], None]
"""Told the reports read so far and the share of the work that is done, when that is known."""
Refuse = Callable[[Refused], None]


@dataclass(slots=True)
class Result:
    """What a run did."""

    read: int = 0
    earlier: int = 0
    """Reports that an earlier run had read."""
    refused: int = 0


def read_job(job: Job) -> str:
    """Read one report; the JSON line for it."""
    day = date.fromisoformat(job.published) if job.published else None
    reading = read(job.title, job.text, day, home=job.home or None)
    return json.dumps(reading.to_json(job.id), ensure_ascii=False)


def read_chunk(chunk: list[Job]) -> list[str]:
    """Read several reports in one worker."""
    return [read_job(job) for job in chunk]


def done_ids(path: Path) -> set[str]:
    """Ids that an earlier run has written; a last line that was cut short is dropped from the file.

    Raises BatchError when the file holds something else, so that nobody's data is cut off.
    """
    if not path.exists():
        return set()
    ids = set()
    good = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                ids.add(json.loads(line)["id"])
            except (ValueError, KeyError, TypeError):
                if line.endswith(b"\n"):
                    raise BatchError(
                        f"{path}, line {number}: is no reading; name another file for the output."
                    ) from None
                break
            good += len(line)
    if good < path.stat().st_size:
        with path.open("r+b") as file:
            file.truncate(good)
    return ids


def run(
    paths: Sequence[Path],
    out: Path,
    *,
    workers: int | None = None,
    scheduler: str | None = None,
    show: Show = lambda _done, _fraction: None,
    refuse: Refuse = lambda _refused: None,
) -> Result:
    """Read every report of the paths and append a JSON line each to `out`; ids that stand there already are skipped.

    workers: processes, by default one a core. scheduler: address of a Dask scheduler whose workers read instead.
    Raises BatchError and OSError. Interrupted, it leaves whole lines and can be run again.
    """
    files = files_of(paths)
    progress = measure(files)
    result = Result()
    seen = done_ids(out)
    begun: float | None = None

    def chunks() -> Iterator[list[Job]]:
        nonlocal begun
        chunk: list[Job] = []
        for item in jobs(files, progress):
            if isinstance(item, Refused):
                result.refused += 1
                refuse(item)
            elif item.id in seen:
                result.earlier += 1
            else:
                begun = (progress.fraction or 0.0) if begun is None else begun
                seen.add(item.id)
                chunk.append(item)
                if len(chunk) == CHUNK:
                    yield chunk
                    chunk = []
        if chunk:
            yield chunk

    with out.open("a", encoding="utf-8") as file:

        def write(lines: list[str]) -> None:
            file.write("".join(line + "\n" for line in lines))
            file.flush()
            result.read += len(lines)
            done = progress.fraction
            show(result.read, None if done is None or begun is None or begun >= 1 else (done - begun) / (1 - begun))

        if scheduler:
            _on_dask(scheduler, chunks(), write)
        elif workers == 1:
            for chunk in chunks():
                write(read_chunk(chunk))
        else:
            _on_pool(workers or os.cpu_count() or 1, chunks(), write)
    return result


def _on_pool(workers: int, chunks: Iterator[list[Job]], write: Callable[[list[str]], None]) -> None:
    """Local processes, with only so many chunks under way that memory stays bounded."""
    read_models()
    cues()
    acts()
    # Forked workers share the lists and models that were just read; elsewhere each reads them once.
    with multiprocessing.get_context("fork" if sys.platform == "linux" else None).Pool(workers) as pool:
        waiting: deque[Any] = deque()
        for chunk in chunks:
            waiting.append(pool.apply_async(read_chunk, (chunk,)))
            if len(waiting) >= workers * AHEAD:
                write(waiting.popleft().get())
        while waiting:
            write(waiting.popleft().get())


def _on_dask(address: str, chunks: Iterator[list[Job]], write: Callable[[list[str]], None]) -> None:
    """The same on a Dask cluster, whose workers have Marsad installed."""
    try:
        from distributed import Client
    except ImportError:
        raise BatchError("--scheduler needs the package “distributed”: pip install marsad[dask].") from None
    try:
        client = Client(address, timeout="10s")
    except (OSError, ValueError) as error:
        raise BatchError(f"--scheduler {address}: no Dask scheduler answers there ({error}).") from None
    with client:
        workers = len(client.scheduler_info()["workers"])
        if not workers:
            raise BatchError(
                f"--scheduler {address}: the scheduler has no workers; start some with “dask worker {address}”."
            )
        waiting: deque[Any] = deque()
        for chunk in chunks:
            waiting.append(client.submit(read_chunk, chunk, pure=False))
            if len(waiting) >= workers * AHEAD:
                write(waiting.popleft().result())
        while waiting:
            write(waiting.popleft().result())
