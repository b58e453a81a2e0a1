"""The processes that read. They know neither Django nor a database, so this module must import neither."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from marsad.observatory import naming
from marsad.observatory.drafts import ArticleDraft, Job, draft

#: Below this many articles starting processes costs more than they save.
WORTH_A_POOL = 60


def draft_all(jobs: Sequence[Job]) -> list[ArticleDraft]:
    """Read several articles; what a worker process does."""
    return [draft(job) for job in jobs]


def prepare(extra: tuple[Path, ...]) -> None:
    """Start of a worker process: it reads with what the desk taught."""
    naming.use(extra)


class _Here(Executor):
    """Does the work at once, in this process."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        future: Future = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@contextmanager
def pool(processes: int, articles: int, extra: tuple[Path, ...]) -> Iterator[Executor]:
    """Give what reads: so many `processes` when that is worth while for so many `articles`, else this one.

    extra: further word lists for the reader.
    """
    if processes < 2 or articles < WORTH_A_POOL:
        prepare(extra)
        yield _Here()
        return
    # Spawned, not forked: a web process has threads, and a database connection that no child may use.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, prepare, (extra,)) as executor:
        yield executor
