"""Reading everything that is named: files, folders, ZIPs, addresses, standard input."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from marsad.intake import archive
from marsad.intake.encoding import is_binary, known_kind
from marsad.intake.fetch import Fetched, fetch
from marsad.intake.limits import CHUNK_BYTES, size
from marsad.intake.options import Options
from marsad.intake.reasons import Reason as _
from marsad.intake.registry import Format, detect_format, known_formats
from marsad.intake.source import Opened, UnreadableError
from marsad.intake.story import Reject, Story

#: The name that stands for standard input.
STANDARD_INPUT = "-"

logger = logging.getLogger(__name__)


@dataclass
class Progress:
    """How far a read has come. Bytes are those of the inputs, those in ZIPs unpacked.

    `bytes_total` is 0 until `measure` was asked, and does not count addresses and standard input.
    """

    bytes_total: int = 0
    bytes_done: int = 0
    files_total: int = 0
    files_done: int = 0

    def add(self, count: int) -> None:
        """Count `count` more bytes as read."""
        self.bytes_done += count

    @property
    def fraction(self) -> float | None:
        """The share that is done, 0 to 1; None when the total is not known."""
        return min(self.bytes_done / self.bytes_total, 1.0) if self.bytes_total else None


def measure(inputs: Iterable[str | Path]) -> Progress:
    """Return a Progress with the totals of `inputs`, cheaply: sizes are looked up, nothing is read or fetched."""
    progress = Progress()
    for name in inputs:
        if _is_address(str(name)) or str(name) == STANDARD_INPUT:
            progress.files_total += 1
            continue
        for path in _files(Path(name)):
            progress.files_total += 1
            try:
                with path.open("rb") as stream:
                    packed = archive.is_zip(stream.read(4))
                    progress.bytes_total += archive.unpacked_size(stream) if packed else path.stat().st_size
            except OSError:
                continue
    return progress


def read_all(
    inputs: Iterable[str | Path], options: Options | None = None, progress: Progress | None = None
) -> Iterator[Story | Reject]:
    """Yield a Story or a Reject for each entry of each of `inputs`, in order; nothing is raised for bad input.

    An input is a file, a folder (its files, sorted, with those of its folders), a ZIP, an address (http, https), or
    ``-`` for standard input. Hidden files are passed over. What a file is, is told by its content, not its name.
    Memory follows the largest entry, not the input. `progress` is kept up to date. Raises ValueError when
    `options.format` names no format.
    """
    options = options or Options()
    progress = progress or Progress()
    if options.format and options.format not in known_formats():
        raise ValueError(f"No format is called {options.format!r}. Formats: {', '.join(sorted(known_formats()))}")
    for name in inputs:
        yield from _read_named(name, options, progress)


def read_opened(opened: Opened, options: Options) -> Iterator[Story | Reject]:
    """Yield a Story or a Reject for each entry of one opened input, with the format that it is found to be in."""
    if not opened.head:
        yield Reject(opened.location, "", _("It is empty"))
        return
    kind = known_kind(opened.head)
    if kind:
        yield Reject(opened.location, "", _("It is {kind}", kind=kind))
        return
    chosen = known_formats()[options.format] if options.format else detect_format(opened.head)
    if chosen is None:
        names = ", ".join(sorted(known_formats()))
        if is_binary(opened.head):
            yield Reject(opened.location, "", _("It is not text. Formats: {names}", names=names))
        else:
            yield Reject(opened.location, "", _("It is text, but of no kind known here. Formats: {names}", names=names))
        return
    yield from _guarded(chosen, opened, options)


def _guarded(chosen: Format, opened: Opened, options: Options) -> Iterator[Story | Reject]:
    """A failure in a format, which may be another package's, costs that one file."""
    found = False
    try:
        for item in chosen.read(opened, options):
            found = True
            yield item
    except UnreadableError as error:
        found = True
        yield Reject(opened.location, "", error.reason)
    except Exception as error:
        found = True
        logger.exception("Format %s failed on %s", chosen.name, opened.location)
        yield Reject(
            opened.location,
            "",
            _(
                "The reader of {format} failed on it: {error}",
                format=chosen.name,
                error=f"{type(error).__name__}: {error}",
            ),
        )
    if not found:
        yield Reject(opened.location, "", _("It is {format} with nothing in it", format=chosen.name))


def _read_named(name: str | Path, options: Options, progress: Progress) -> Iterator[Story | Reject]:
    if str(name) == STANDARD_INPUT:
        yield from _read_stream(sys.stdin.buffer, STANDARD_INPUT, options, progress)
        progress.files_done += 1
    elif _is_address(str(name)):
        yield from _read_address(str(name), options, progress)
    elif not os.path.lexists(name):
        yield Reject(str(name), "", _("There is no such file or folder"))
    else:
        for path in _files(Path(name)):
            if path.is_symlink() and path != Path(name):
                yield Reject(str(path), "", _("It is a link. Links in a folder are not followed; name its target"))
            else:
                yield from _read_file(path, options, progress)


def _read_file(path: Path, options: Options, progress: Progress) -> Iterator[Story | Reject]:
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, str(path), options, progress)
    except OSError as error:
        yield Reject(str(path), "", _("It cannot be opened: {error}", error=error.strerror or str(error)))
    progress.files_done += 1


def _read_address(address: str, options: Options, progress: Progress) -> Iterator[Story | Reject]:
    try:
        fetched = fetch(address, options.limits, allow_loopback=options.allow_loopback)
    except UnreadableError as error:
        yield Reject(address, "", error.reason)
    else:
        yield from _read_stream(BytesIO(fetched.data), address, options, progress, fetched)
    progress.files_done += 1


def _read_stream(
    stream: BinaryIO, location: str, options: Options, progress: Progress, fetched: Fetched | None = None
) -> Iterator[Story | Reject]:
    try:
        opened = Opened(stream, location)
        if fetched:
            opened.address, opened.charset = fetched.address, fetched.charset
        if archive.is_zip(opened.head):
            with _seekable(stream, opened, options.limits.piped) as packed:
                for member in archive.open_members(packed, location, options.limits):
                    if isinstance(member, Reject):
                        yield member
                        continue
                    member.count_with(progress.add)
                    yield from read_opened(member, options)
            return
    except UnreadableError as error:
        yield Reject(location, "", error.reason)
        return
    opened.count_with(progress.add)
    yield from read_opened(opened, options)


def _seekable(stream: BinaryIO, opened: Opened, most: int) -> BinaryIO:
    """A ZIP is read from its end: what is piped in is kept in a temporary file first."""
    if stream.seekable():
        return stream
    kept = tempfile.TemporaryFile()  # noqa: SIM115  (the caller closes it)
    total = 0
    while chunk := opened.read(CHUNK_BYTES):
        total += len(chunk)
        if total > most:
            kept.close()
            raise UnreadableError(
                _("It is larger than {limit}, the limit for a ZIP that is piped in", limit=size(most))
            )
        kept.write(chunk)
    return kept


def _is_address(name: str) -> bool:
    return "://" in name and not os.path.lexists(name)


def _files(path: Path) -> Iterator[Path]:
    """Yield the files at `path`, sorted within each folder; links to folders are not followed."""
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(one for one in folders if not archive.is_hidden(one))
        for name in sorted(names):
            file = Path(folder, name)
            if not archive.is_hidden(name) and not archive.is_aside(name) and (file.is_file() or file.is_symlink()):
                yield file
