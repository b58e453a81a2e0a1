"""ZIP files: their members as opened inputs, within bounds of number, size and ratio."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from marsad.intake.limits import Limits, size
from marsad.intake.reasons import Reason
from marsad.intake.reasons import Reason as _
from marsad.intake.source import Opened, UnreadableError
from marsad.intake.story import Reject

_ASIDE = re.compile(r"^(?:readme|licen[cs]e|notice|copying|changelog)(?:\.\w{2,5})?$", re.IGNORECASE)

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")

#: What the standard library raises for archives that are broken, encrypted or packed in a way it does not know.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError, KeyError,
    struct.error, OverflowError, UnicodeError,
)  # fmt: skip


def is_zip(head: bytes) -> bool:
    """Return whether `head` is the start of a ZIP file."""
    return head.startswith(SIGNATURES)


def is_hidden(name: str) -> bool:
    """Return whether a file is of the machine that made the folder or archive, not of its content."""
    steps = name.replace("\\", "/").split("/")
    return (
        any(step.startswith(".") and step not in (".", "..") for step in steps)
        or steps[0] == "__MACOSX"
        or (steps[-1] in ("Thumbs.db", "desktop.ini"))
    )


def is_aside(name: str) -> bool:
    """Return whether a file in a folder or archive is there to describe the others (README, LICENSE …)."""
    return _ASIDE.match(name.replace("\\", "/").rpartition("/")[2]) is not None


def unpacked_size(stream: BinaryIO) -> int:
    """Return the bytes that a ZIP says it unpacks to; 0 when it cannot be opened."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return sum(member.file_size for member in _wanted(archive))
    except _BROKEN:
        return 0


def open_members(stream: BinaryIO, location: str, limits: Limits) -> Iterator[Opened | Reject]:
    """Yield each file in a ZIP, sorted by name, as an opened input, or a Reject with the reason.

    Nothing is written to disk, so a name such as ``../x`` can do no harm; it is read like any other. Each yielded
    input must be read before the next is asked for.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except _BROKEN as error:
        yield Reject(location, "", _("It is a broken or cut-off ZIP file: {error}", error=str(error)))
        return
    with archive:
        members = _wanted(archive)
        if any(member.filename in ("[Content_Types].xml", "mimetype") for member in members):
            yield Reject(location, "", _("It is an Office document or a book; save it as text or HTML first"))
            return
        if len(members) > limits.members:
            yield Reject(
                location,
                "",
                _("It holds {count} files; the limit is {limit}", count=len(members), limit=limits.members),
            )
            return
        left = limits.archive
        for member in members:
            place = f"{location}!{member.filename}"
            reason = _refusal(member, limits, left)
            if reason:
                yield Reject(place, "", reason)
                continue
            left -= member.file_size
            try:
                with archive.open(member) as file:
                    opened = Opened(_Member(file), place, most=min(limits.member, member.file_size))
                    yield _nested(opened) if is_zip(opened.head) else opened
            except UnreadableError as error:
                yield Reject(place, "", error.reason)
            except _BROKEN as error:
                yield Reject(place, "", _reason(error))


def _wanted(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    members = [
        one
        for one in archive.infolist()
        if not one.is_dir() and not is_hidden(one.filename) and not is_aside(one.filename)
    ]
    return sorted(members, key=lambda one: one.filename)


def _refusal(member: zipfile.ZipInfo, limits: Limits, left: int) -> Reason | None:
    """Judge by the sizes that the archive declares; the library never unpacks more than those."""
    if member.file_size > limits.member:
        return _(
            "It unpacks to {size}; the limit for a file in a ZIP is {limit}",
            size=size(member.file_size),
            limit=size(limits.member),
        )
    if member.file_size > limits.ratio_free and member.file_size > limits.ratio * max(member.compress_size, 1):
        return _("It unpacks to more than {ratio} times its size, as only a trap does", ratio=limits.ratio)
    if member.file_size > left:
        return _("The files before it used up the limit for a ZIP, {limit} unpacked", limit=size(limits.archive))
    return None


def _nested(opened: Opened) -> Reject:
    return Reject(opened.location, "", _("It is a ZIP file within a ZIP file. Unpack the outer one first"))


def _reason(error: Exception) -> Reason:
    if isinstance(error, RuntimeError) and "password" in str(error):
        return _("It is encrypted. Unpack it with its password first")
    return _("It cannot be unpacked: {error}", error=str(error))


class _Member:
    """Turns what the library raises while unpacking into UnreadableError."""

    def __init__(self, file: object) -> None:
        self._file = file

    def read(self, size: int, /) -> bytes:
        try:
            return self._file.read(size)  # type: ignore[attr-defined]
        except _BROKEN as error:
            raise UnreadableError(_reason(error)) from error
