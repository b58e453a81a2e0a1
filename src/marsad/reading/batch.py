"""Reading many reports: every core, bounded memory, resumable."""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from marsad.reading.home import home_of
from marsad.reading.modelset import read_models
from marsad.reading.reader import read

CHUNK = 16
"""Reports that a worker gets at a time."""
AHEAD = 4
"""Chunks for each worker that are read ahead; bounds the memory."""
LARGEST_MEMBER = 512 * 1024 * 1024
"""Bytes of one file inside an archive, unpacked, beyond which it is refused."""


class BatchError(ValueError):
    """Input that cannot be read. The message names the file and the line or field."""


@dataclass(frozen=True, slots=True)
class Job:
    """One report to read."""

    id: str
    title: str
    text: str
    published: str | None
    home: str | None


def jobs(paths: Iterable[Path]) -> Iterator[Job]:
    """Reports of JSON arrays, JSON Lines and ZIPs of either, in order. Raises BatchError."""
    for path in paths:
        if not path.exists():
            raise BatchError(f"{path}: no such file; check the path.")
        if path.is_dir():
            yield from jobs(sorted(p for p in path.iterdir() if p.suffix in {".zip", ".json", ".jsonl"}))
        elif path.suffix == ".zip":
            yield from _archive(path)
        else:
            yield from _records(str(path), path.read_bytes())


def _archive(path: Path) -> Iterator[Job]:
    try:
        with zipfile.ZipFile(path) as opened:
            for member in opened.infolist():
                if member.is_dir() or not member.filename.endswith((".json", ".jsonl")):
                    continue
                if member.file_size > LARGEST_MEMBER:
                    raise BatchError(f"{path}!{member.filename}: larger than {LARGEST_MEMBER} bytes; split it.")
                yield from _records(f"{path}!{member.filename}", opened.read(member))
    except zipfile.BadZipFile:
        raise BatchError(f"{path}: is not a ZIP archive or is damaged.") from None


def _records(name: str, data: bytes) -> Iterator[Job]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BatchError(f"{name}: is not UTF-8; convert it first.") from None
    if text.lstrip().startswith("["):
        try:
            items: list[Any] = json.loads(text)
        except json.JSONDecodeError as error:
            raise BatchError(f"{name}, line {error.lineno}: not valid JSON ({error.msg}).") from None
        for number, item in enumerate(items, 1):
            yield _job(item, f"{name}, entry {number}")
        return
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except json.JSONDecodeError as error:
            raise BatchError(f"{name}, line {number}: not valid JSON ({error.msg}).") from None
        yield _job(item, f"{name}, line {number}")


def _job(item: Any, where: str) -> Job:
    if not isinstance(item, dict):
        raise BatchError(f"{where}: is not an object with id, title and text.")
    text = item.get("text", item.get("content"))
    if not isinstance(text, str):
        raise BatchError(f"{where}: has no “text” (or “content”).")
    published = item.get("published") or item.get("date_extracted") or item.get("date")
    day = str(published)[:10] if published else None
    if day is not None:
        try:
            date.fromisoformat(day)
        except ValueError:
            raise BatchError(f"{where}: “published” is {published!r}; write it as YYYY-MM-DD.") from None
    title = item.get("title") or ""
    source = item.get("source")
    return Job(
        str(item.get("id") or item.get("url") or where),
        title if isinstance(title, str) else "",
        text,
        day,
        item.get("home") or home_of(source if isinstance(source, str) else None) or home_of(item.get("url")),
    )


def read_job(job: Job) -> str:
    """Read one report; the JSON line for it."""
    day = date.fromisoformat(job.published) if job.published else None
    reading = read(job.title, job.text, day, home=job.home)
    return json.dumps(reading.to_json(job.id), ensure_ascii=False)


def read_chunk(chunk: list[Job]) -> list[str]:
    """Read several reports in one worker."""
    return [read_job(job) for job in chunk]


def done_ids(path: Path) -> set[str]:
    """Ids that an earlier, interrupted run has written; a last line cut short is dropped from the file."""
    if not path.exists():
        return set()
    ids = set()
    good = 0
    with path.open("rb") as file:
        for line in file:
            try:
                ids.add(json.loads(line)["id"])
            except (ValueError, KeyError, TypeError):
                break
            good += len(line)
    if good < path.stat().st_size:
        with path.open("r+b") as file:
            file.truncate(good)
    return ids


def _chunks(items: Iterable[Job], done: set[str]) -> Iterator[list[Job]]:
    chunk: list[Job] = []
    for item in items:
        if item.id in done:
            continue
        chunk.append(item)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def run(
    paths: Iterable[Path],
    out: Path,
    *,
    workers: int | None = None,
    scheduler: str | None = None,
    progress: TextIO | None = sys.stderr,
) -> int:
    """Read every report of the paths and append a JSON line each to `out`; ids that stand there already are skipped.

    workers: processes, by default one a core. scheduler: address of a Dask scheduler whose workers read instead.
    Gives the number of reports read now. Raises BatchError. Interrupted, it leaves whole lines and can be run again.
    """
    read_models()
    done = done_ids(out)
    workers = workers or os.cpu_count() or 1
    chunks = _chunks(jobs(paths), done)
    meter = _Meter(progress, len(done))
    with out.open("a", encoding="utf-8") as file:

        def write(lines: list[str]) -> None:
            file.write("".join(line + "\n" for line in lines))
            file.flush()
            meter.add(len(lines))

        if scheduler:
            _on_dask(scheduler, chunks, write)
        elif workers == 1:
            for chunk in chunks:
                write(read_chunk(chunk))
        else:
            _on_pool(workers, chunks, write)
    meter.end()
    return meter.count


def _on_pool(workers: int, chunks: Iterator[list[Job]], write: Callable[[list[str]], None]) -> None:
    """Local processes, with only so many chunks under way that memory stays bounded."""
    with multiprocessing.get_context("fork" if sys.platform == "linux" else None).Pool(workers) as pool:
        waiting: list[Any] = []
        for chunk in chunks:
            waiting.append(pool.apply_async(read_chunk, (chunk,)))
            if len(waiting) >= workers * AHEAD:
                write(waiting.pop(0).get())
        for result in waiting:
            write(result.get())


def _on_dask(address: str, chunks: Iterator[list[Job]], write: Callable[[list[str]], None]) -> None:
    """The same on a Dask cluster."""
    try:
        from dask.distributed import Client
    except ImportError:
        raise BatchError("--scheduler needs the package “distributed”: pip install marsad[dask].") from None
    with Client(address) as client:
        room = max(1, len(client.scheduler_info()["workers"])) * AHEAD
        waiting: list[Any] = []
        for chunk in chunks:
            waiting.append(client.submit(read_chunk, chunk, pure=False))
            if len(waiting) >= room:
                write(waiting.pop(0).result())
        for future in waiting:
            write(future.result())


class _Meter:
    """Progress on one line: how many, and how fast."""

    def __init__(self, file: TextIO | None, before: int) -> None:
        self.file = file
        self.before = before
        self.count = 0
        self.started = self.shown = time.monotonic()

    def add(self, number: int) -> None:
        self.count += number
        now = time.monotonic()
        if self.file is not None and now - self.shown >= 1:
            self.shown = now
            self._show("\r")

    def end(self) -> None:
        if self.file is not None:
            self._show("\n")

    def _show(self, end: str) -> None:
        assert self.file is not None
        rate = self.count / max(0.001, time.monotonic() - self.started)
        earlier = f", {self.before} earlier" if self.before else ""
        self.file.write(f"\r{self.count} read{earlier}, {rate:.0f}/s {end}")
        self.file.flush()
