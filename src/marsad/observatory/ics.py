"""Calendar files (RFC 5545): whole days, since a report seldom names an hour."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

LINE = 75


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: a stable id, the first day, how many days, and its words."""

    uid: str
    day: date
    days: int
    stamp: datetime
    summary: str
    description: str = ""
    location: str = ""
    address: str = ""


def calendar(name: str, entries: Iterable[Entry]) -> bytes:
    """Return a calendar as a file. Moments are UTC."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Marsad//Agenda//AR", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines += [f"X-WR-CALNAME:{escape(name)}"]
    for entry in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{entry.uid}",
            f"DTSTAMP:{entry.stamp:%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{entry.day + timedelta(days=entry.days):%Y%m%d}",
            f"SUMMARY:{escape(entry.summary)}",
        ]
        for field, value in (("DESCRIPTION", entry.description), ("LOCATION", entry.location)):
            if value:
                lines.append(f"{field}:{escape(value)}")
        if entry.address:
            lines.append(f"URL:{entry.address}")
        lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return b"".join(piece + b"\r\n" for line in lines for piece in fold_line(line))


def escape(text: str) -> str:
    """Return text as a value of the TEXT type."""
    plain = "".join(c for c in text if c >= " " or c == "\n")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold_line(line: str) -> Iterable[bytes]:
    """Yield a line in pieces of at most 75 bytes, later ones begun with a space; a letter is never cut in two."""
    piece = b""
    for character in line:
        encoded = character.encode()
        if len(piece) + len(encoded) > LINE:
            yield piece
            piece = b" "
        piece += encoded
    yield piece
