"""Annotated reports for training: the gold form of the guidelines, and the short form for texts that cannot be passed on."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from marsad.reading.home import home_of

_STATUS = {"": "happened", "p": "planned", "c": "called_for", "a": "alleged", "d": "denied"}


@dataclass(slots=True)
class GoldReport:
    """One annotated report. `statements` is None when they were not annotated."""

    id: str
    title: str
    text: str
    published: date
    home: str | None
    people: list[str]
    statements: list[dict[str, Any]] | None
    events: list[dict[str, Any]]
    whole: bool = field(default=True)
    """People and events are annotated (False: people only)."""
    complete: bool = field(default=False)
    """Read so carefully that what is not annotated is not there: confidence is measured on such reports."""


def read_gold(folder: Path) -> list[GoldReport]:
    """Read dev.jsonl with dev_reports.json of a gold folder."""
    reports = {r["id"]: r for r in json.loads((folder / "dev_reports.json").read_text(encoding="utf-8"))}
    result = []
    for line in (folder / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            item = json.loads(line)
            report = reports[item["id"]]
            result.append(
                GoldReport(
                    item["id"],
                    report["title"],
                    report["text"],
                    date.fromisoformat(report["published"]),
                    home_of(report.get("source")),
                    [p["name"] for p in item["people"]],
                    item["statements"],
                    item["events"],
                    complete=True,
                )
            )
    return result


def read_labels(file: Path, corpus: Path) -> Iterator[GoldReport]:
    """Read short labels and fetch their texts from a corpus folder of ZIPs by address; texts that are missing are skipped.

    A line is {"url", "people": [names], "events": [[[start, end], type, [codes], [codes], status letter]] or null,
    "statements": [[cue start, cue end, speaker start, speaker end, code or null]] or nothing}: offsets into title, line
    feed, text, of an event's clause; an actor without a listed code is "X:" and the word that names it.
    """
    labels = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    wanted = {label["url"]: label for label in labels}
    for archive in sorted(corpus.glob("*.zip")):
        with zipfile.ZipFile(archive) as opened:
            for name in opened.namelist():
                for article in json.loads(opened.read(name).decode("utf-8-sig")):
                    label = wanted.pop(article["url"], None)
                    if label is not None:
                        yield _from_label(label, article)
        if not wanted:
            return


def _from_label(label: dict[str, Any], article: dict[str, Any]) -> GoldReport:
    title, text = article["title"] or "", article["content"]
    whole = f"{title}\n{text}"
    events = []
    for (start, end), type_, actors, recipients, status in label["events"] or []:
        events.append(
            {
                "type": type_,
                "status": _STATUS[status],
                "actors": [_actor(code) for code in actors],
                "recipients": [_actor(code) for code in recipients],
                "evidence": whole[start:end],
            }
        )
    return GoldReport(
        label["url"],
        title,
        text,
        date.fromisoformat(article["date_extracted"][:10]),
        home_of(article["source"]),
        [name for name in label["people"] if name in whole],
        _statements(label.get("statements"), whole),
        events,
        label["events"] is not None,
    )


def _statements(labels: list[list[Any]] | None, whole: str) -> list[dict[str, Any]] | None:
    """Statements whose content is not labelled: `at` is the place of the cue."""
    if labels is None:
        return None
    return [
        {"cue": whole[start:end], "at": (start, end), "speaker": whole[first:last], "code": code}
        for start, end, first, last, code in labels
    ]


def _actor(code: str) -> dict[str, str]:
    return {"code": code, "name": code.removeprefix("X:")}
