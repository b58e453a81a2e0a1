"""Entries of JSON in one pass: the items of an array, or the lines of JSON Lines. Memory follows one entry's size."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from marsad.intake.encoding import decode_stream, has_bad_bytes
from marsad.intake.limits import size
from marsad.intake.reasons import Reason
from marsad.intake.reasons import Reason as _
from marsad.intake.source import Opened, UnreadableError

_DECODE = json.JSONDecoder(strict=False).raw_decode
_SPACE = re.compile(r"[ \t\r\n\ufeff]*")
_STRUCTURE = re.compile(r'["\[\]{}]')
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_BARE_END = re.compile(r"[,\]]")
_AFTER_ITEM = re.compile(r"\s*[,\]]")
_SEAM = re.compile(r'\}\s*,\s*\{\s*"')

#: An error this near the end of what was read may be only because more is to come (the longest escape is 12 long).
_NEAR_END = 16


BAD_BYTES = _("It holds bytes that are not text in the encoding of the file")
TOO_DEEP = _("It is nested too deeply")


def _not_json(what: str) -> Reason:
    return _("It is not valid JSON: {what}", what=what)


def _too_long(most: int) -> Reason:
    return _("It is longer than {limit}, the limit for one entry", limit=size(most))


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its place (``line 3``, ``entry 3``), its own text, and its value, or why it has none."""

    place: str
    written: str
    value: Any = None
    error: str = ""


def decode_entry(place: str, written: str) -> Entry:
    """Return the Entry that the complete text `written` is."""
    if has_bad_bytes(written):
        return Entry(place, written, error=BAD_BYTES)
    try:
        value, end = _DECODE(written, _SPACE.match(written).end())  # type: ignore[union-attr]
    except json.JSONDecodeError as error:
        return Entry(place, written, error=_not_json(f"{error.msg} at character {error.pos + 1}"))
    except RecursionError:
        return Entry(place, written, error=TOO_DEEP)
    except ValueError as error:  # a number of thousands of digits
        return Entry(place, written, error=_not_json(str(error)))
    if _SPACE.match(written, end).end() != len(written):  # type: ignore[union-attr]
        return Entry(place, written, error=_not_json(f"more text after its end at character {end + 1}"))
    return Entry(place, written, value)


def read_lines(opened: Opened, most: int) -> Iterator[Entry]:
    """Yield the entries of JSON Lines; blank lines are passed over, one longer than `most` is an error."""
    number, held, too_long = 0, "", False
    for chunk in chain(decode_stream(opened), ["\n"]):
        *ended, rest = chunk.split("\n")
        for piece in ended:
            number += 1
            written, held = held + piece, ""
            if too_long or len(written) > most:
                yield Entry(f"line {number}", "", error=_too_long(most))
            elif written.strip(" \t\r\ufeff"):
                yield decode_entry(f"line {number}", written)
            too_long = False
        held += rest
        if len(held) > most:
            held, too_long = "", True


def read_array(opened: Opened, most: int) -> Iterator[Entry]:
    """Yield the items of a JSON array. A broken item is an error of its own where its end can be told.

    Raises UnreadableError when the text is not an array, or where reading cannot go on.
    """
    text = _Buffer(decode_stream(opened), most)
    if text.next_sign() != "[":
        raise UnreadableError(_("It is not a JSON array"))
    text.position += 1
    number = 0
    while (sign := text.next_sign()) != "]":
        if not sign:
            raise UnreadableError(_("The array is cut off after {count} entries", count=number))
        if sign == ",":
            text.position += 1
            continue
        number += 1
        yield text.take_item(f"entry {number}")
        if text.next_sign() not in (",", "]", ""):
            raise UnreadableError(
                _("There is no comma after entry {number}: the rest of the array cannot be read", number=number)
            )


class _Buffer:
    """The part of a JSON text that is being looked at."""

    def __init__(self, chunks: Iterator[str], most: int) -> None:
        self._chunks = chunks
        self._most = most
        self._text = ""
        self.position = 0

    def next_sign(self) -> str:
        """Return the next character that is not white space, without passing it; "" at the end."""
        while True:
            self.position = _SPACE.match(self._text, self.position).end()  # type: ignore[union-attr]
            if self.position < len(self._text):
                return self._text[self.position]
            if not self._more():
                return ""

    def take_item(self, place: str) -> Entry:
        """Return the value that starts here, and pass it. Raises UnreadableError when its end cannot be told."""
        while True:
            try:
                value, end = _DECODE(self._text, self.position)
            except json.JSONDecodeError as error:
                cut_off = error.pos > len(self._text) - _NEAR_END or error.msg.startswith("Unterminated")
                if cut_off and self._more():
                    continue
                return self._pass_broken(place, _not_json(error.msg))
            except RecursionError:
                return self._pass_broken(place, TOO_DEEP)
            except ValueError as error:  # a number of thousands of digits
                return self._pass_broken(place, _not_json(str(error)))
            if end == len(self._text) and self._more():
                continue  # a number may go on in the next piece
            written = self._text[self.position : end]
            self.position = end
            if has_bad_bytes(written):
                return Entry(place, written, error=BAD_BYTES)
            return Entry(place, written, value)

    def _pass_broken(self, place: str, error: str) -> Entry:
        """Pass a broken item: to where its brackets close, or else to where the next object seems to start."""
        while (end := _end_of_broken(self._text, self.position)) < 0:
            if not self._more():
                break
        if end < 0 or _AFTER_ITEM.match(self._text, end) is None:
            seam = _SEAM.search(self._text, self.position)
            if not seam:
                if len(self._text) - self.position > self._most:
                    error = _too_long(self._most)
                raise UnreadableError(
                    _("{place} cannot be read, nor what follows it. {error}", place=place.capitalize(), error=error)
                )
            end = seam.start() + 1
        self.position = end
        return Entry(place, "", error=error)

    def _more(self) -> bool:
        """Read on, each time as much again as there is, so that a long item is not decoded from its start too often.

        False at the end of the text, and when an item has outgrown the limit.
        """
        held = len(self._text) - self.position
        if held > self._most:
            return False
        pieces = [self._text[self.position :]]
        got = 0
        while got <= held and (piece := next(self._chunks, None)) is not None:
            pieces.append(piece)
            got += len(piece)
        self._text = "".join(pieces)
        self.position = 0
        return got > 0


def _end_of_broken(text: str, start: int) -> int:
    """Return where the item that starts at `start` ends by its brackets (those in strings do not count), or -1."""
    if text[start] not in "[{":
        bare = _BARE_END.search(text, start)
        return bare.start() if bare else -1
    depth, position = 0, start
    while match := _STRUCTURE.search(text, position):
        position = match.end()
        if match[0] == '"':
            string = _STRING.match(text, match.start())
            if not string:
                return -1
            position = string.end()
            continue
        depth += 1 if match[0] in "[{" else -1
        if depth == 0:
            return position
    return -1
