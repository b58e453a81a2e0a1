"""One run of the import from the command line: reads, batches, keeps count, writes the rejects file."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings
from django.utils import timezone

from marsad.cli import Failure
from marsad.cli.progress import ProgressLine
from marsad.intake import Options, Reject, Story, measure, read_all
from marsad.newsroom.actions.import_pictures import take_pictures
from marsad.newsroom.actions.import_stories import BATCH, Arrival, ImportStories
from marsad.newsroom.models import Article, ImportFailure, ImportRun, Section, User

#: How many failures are kept in the database for the desk; the rejects file has all.
KEPT_FAILURES = 200


class Run:
    """Counts, rejects and duration of one run, filled by `go`."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.made = self.known = self.rejected = self.too_old = 0
        self.seconds = 0.0
        self.rejects: list[Reject] = []
        self.picture_failures: list[str] = []
        self.rejects_path = args.rejects or self._default_rejects_path()
        self._rejects_file: TextIO | None = None
        try:
            self.options = Options(
                fields=dict(args.field),
                zone=args.zone or settings.TIME_ZONE,
                source=args.source,
                format=args.format,
                sections=tuple(Section.objects.values_list("title", flat=True)),
            )
        except ValueError as error:
            raise Failure(str(error)) from None
        self.user = self._user(args.by)

    @property
    def rate(self) -> float:
        """Stories a second."""
        return (self.made + self.known) / max(self.seconds, 1e-6)

    def go(self, stop: Any) -> None:
        """Import until the inputs end or `stop.asked`."""
        started = time.monotonic()
        record = None if self.args.dry_run else self._open_record()
        take = self._count_only() if self.args.dry_run else self._importer()
        line = ProgressLine("articles")
        progress = measure(self.args.inputs)
        try:
            for batch in self._batches(progress, stop):
                made, known = take(batch)
                self.made += made
                self.known += known
                line.show(self.made + self.known, progress.fraction)
            self.seconds = time.monotonic() - started
        finally:
            line.close()
            if self._rejects_file:
                self._rejects_file.close()
            if record is not None:
                self._close_record(record, stopped=stop.asked or not self.seconds)

    def _batches(self, progress: Any, stop: Any) -> Iterator[list[Story]]:
        batch: list[Story] = []
        try:
            items = read_all(self.args.inputs, self.options, progress)
            for item in items:
                if stop.asked:
                    break
                if isinstance(item, Reject):
                    self._reject(item)
                elif self._is_too_old(item):
                    self.too_old += 1
                else:
                    batch.append(item)
                if len(batch) == BATCH:
                    yield batch
                    batch = []
        except ValueError as error:
            raise Failure(str(error)) from None
        if batch and not stop.asked:
            yield batch

    def _is_too_old(self, story: Story) -> bool:
        return bool(self.args.since and story.published and story.published.date() < self.args.since)

    def _reject(self, reject: Reject) -> None:
        self.rejected += 1
        if len(self.rejects) < KEPT_FAILURES:
            self.rejects.append(reject)
        if self._rejects_file is None:
            self.rejects_path.parent.mkdir(parents=True, exist_ok=True)
            self._rejects_file = self.rejects_path.open("w", encoding="utf-8")
        self._rejects_file.write(json.dumps(asdict(reject), ensure_ascii=False) + "\n")

    def _importer(self) -> Any:
        importer = ImportStories(user=self.user, publish=self.args.publish, section=self.args.section)

        def take(batch: list[Story]) -> tuple[int, int]:
            outcome = importer.take(batch)
            if self.args.pictures:
                self._take_pictures(outcome.stories)
            return len(outcome.made), outcome.known

        return take

    def _take_pictures(self, stories: list[tuple[int, Story]]) -> None:
        for pk, story in stories:
            if story.images:
                self.picture_failures += take_pictures(Article.objects.get(pk=pk), story)

    def _count_only(self) -> Any:
        """Return a function that tells new from known stories and changes nothing."""
        from marsad.newsroom.models import Origin

        seen: set[str] = set()

        def take(batch: list[Story]) -> tuple[int, int]:
            arrivals = [Arrival.of(story) for story in batch]
            keys = {a.fingerprint for a in arrivals} | {a.address_key for a in arrivals} - {""}
            here = set(Origin.objects.filter(fingerprint__in=keys).values_list("fingerprint", flat=True))
            here |= set(Origin.objects.filter(address_key__in=keys).values_list("address_key", flat=True))
            made = 0
            for arrival in arrivals:
                marks = {arrival.fingerprint, arrival.address_key} - {""}
                made += not marks & (here | seen)
                seen.update(marks)
            return made, len(batch) - made

        return take

    def _open_record(self) -> ImportRun:
        label = ", ".join(map(str, self.args.inputs))
        return ImportRun.objects.create(label=label[:500], user=self.user)

    def _close_record(self, record: ImportRun, *, stopped: bool) -> None:
        record.made, record.known, record.rejected = self.made, self.known, self.rejected
        record.status = ImportRun.Status.STOPPED if stopped else ImportRun.Status.DONE
        record.ended_at = timezone.now()
        record.seen_by_desk = not self.rejected
        record.save()
        ImportFailure.objects.bulk_create(
            ImportFailure(run=record, location=r.location[:1000], entry=r.entry[:100], reason=r.reason)
            for r in self.rejects
        )

    def _default_rejects_path(self) -> Path:
        return Path(settings.HOME) / "imports" / f"{datetime.now():%Y-%m-%d-%H%M%S}.rejects.jsonl"

    @staticmethod
    def _user(name: str | None) -> User | None:
        if not name:
            return None
        user = User.objects.filter(username=name).first()
        if user is None:
            raise Failure(f"There is no desk account {name!r}; `marsad createeditor` makes one.")
        return user
