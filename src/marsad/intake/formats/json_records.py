"""JSON (an array of objects, one object, or an object around an array) and JSON Lines, with the input's own fields."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from marsad.intake.encoding import decode, detect
from marsad.intake.formats import json_entries
from marsad.intake.formats.json_entries import Entry
from marsad.intake.formats.records import digest, read_record
from marsad.intake.options import Options
from marsad.intake.reasons import Reason as _
from marsad.intake.source import Opened
from marsad.intake.story import Provenance, Reject, Story

_FIRST = re.compile(r"[\s\ufeff]*([\[{])")
_OBJECT_IN_ARRAY = re.compile(r"[\s\ufeff]*\[\s*[{\]]")


def head_text(head: bytes) -> str:
    """Return the start of a file as text, to judge it by."""
    return head.decode(detect(head), errors="replace")


class Json:
    """The items of a JSON array in one pass; or one object, or the objects of an array within one, read whole."""

    name = "json"

    def sniff(self, head: bytes) -> float:
        """0.8 for an array of objects, 0.5 for what else starts like JSON."""
        start = head_text(head)
        if _OBJECT_IN_ARRAY.match(start):
            return 0.8
        return 0.5 if _FIRST.match(start) and '"' in start else 0

    def read(self, opened: Opened, options: Options) -> Iterator[Story | Reject]:
        """Yield a Story or Reject for each entry. Raises UnreadableError where the file cannot be read on."""
        first = _FIRST.match(head_text(opened.head))
        if first and first[1] == "{":
            entries = _whole_object(opened, options.limits.document)
        else:
            entries = json_entries.read_array(opened, options.limits.entry)
        return _stories(self.name, entries, opened, options)


class JsonLines:
    """One JSON object a line."""

    name = "jsonl"

    def sniff(self, head: bytes) -> float:
        """0.9 when most complete lines are objects; 0.6 for the start of one object that has no line end in sight."""
        start = head_text(head).lstrip("\ufeff \t\r\n")
        complete = [one for one in start.split("\n")[:-1] if one.strip()]
        if not complete:
            return 0.6 if start.startswith("{") and '"' in start else 0
        whole = sum(1 for one in complete if one.lstrip().startswith("{") and one.rstrip().endswith("}"))
        return 0.9 if whole > len(complete) / 2 else 0

    def read(self, opened: Opened, options: Options) -> Iterator[Story | Reject]:
        """Yield a Story or Reject for each line that is not blank."""
        return _stories(self.name, json_entries.read_lines(opened, options.limits.entry), opened, options)


def _stories(name: str, entries: Iterator[Entry], opened: Opened, options: Options) -> Iterator[Story | Reject]:
    for entry in entries:
        if entry.error:
            yield Reject(opened.location, entry.place, entry.error)
        elif not isinstance(entry.value, dict):
            yield Reject(
                opened.location, entry.place, _("It is not an object of fields but {kind}", kind=_kind(entry.value))
            )
        else:
            provenance = Provenance(name, opened.location, entry.place, digest(entry.written))
            yield read_record(entry.value, provenance, options, opened.address)


def _whole_object(opened: Opened, most: int) -> Iterator[Entry]:
    """One object is one entry, unless it wraps an array of objects (``{"status": "ok", "articles": [...]}``)."""
    entry = json_entries.decode_entry("", decode(opened.read_whole(most), opened.charset))
    wrapped = _wrapped(entry.value)
    if wrapped is None:
        yield entry
        return
    for number, item in enumerate(wrapped, 1):
        yield Entry(f"entry {number}", json.dumps(item, ensure_ascii=False), item)


def _wrapped(value: Any) -> list[Any] | None:
    for _level in range(3):
        if not isinstance(value, dict):
            return None
        for inner in value.values():
            if (
                isinstance(inner, list)
                and len(inner) > 0
                and all(isinstance(one, dict) and len(one) > 2 for one in inner)
            ):
                return inner
        if any(isinstance(inner, str) and len(inner) > 200 for inner in value.values()):
            return None  # it has a text of its own
        value = next((inner for inner in value.values() if isinstance(inner, dict)), None)
    return None


def _kind(value: Any) -> str:
    kinds = {list: _("an array"), str: _("a text"), bool: _("true or false"), int: _("a number"), float: _("a number")}
    return kinds.get(type(value), "null")
