"""The body syntax of demo articles, studies and pages.

Blocks are separated by blank lines:

- a paragraph: one or more lines, joined by spaces;
- ``## heading``;
- a pull quote: lines that begin with ``> ``, the last of them ``> — speaker``;
- a list: every line begins with ``- ``;
- ``::table caption``, then tab-separated lines, the first of them the header;
- ``::image slug``;
- ``::part source="slug"``: what follows is credited to that source;
- ``[^1]: text``: a footnote.

In running text ``[^1]`` calls a footnote and ``[words](article:slug)`` links to another article of the demo;
``study:`` and ``page:`` link to a study and a static page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from marsad.web.demo.fields import DemoContentError
from marsad.web.demo.model import (
    Block,
    Body,
    Bullets,
    DataTable,
    Footnote,
    Heading,
    Link,
    LinkKind,
    NoteMark,
    Paragraph,
    Part,
    PictureBlock,
    Quote,
    Run,
)

_INLINE = re.compile(r"\[\^(?P<mark>\w+)\]|\[(?P<text>[^\]\[]+)\]\((?P<kind>article|study|page):(?P<slug>[a-z0-9-]+)\)")
_NOTE = re.compile(r"\[\^(\w+)\]:\s*(.*)")
_PART = re.compile(r'::part\s+source="([a-z0-9-]+)"')


def parse_body(path: Path, text: str, first_line: int = 1) -> Body:
    """Return `text` as a Body. `first_line` is where it begins in `path`. Raises DemoContentError."""
    parser = _Parser(path)
    for line, lines in _chunks(text, first_line):
        parser.chunk(line, lines)
    return parser.finish(first_line)


def _chunks(text: str, first_line: int) -> Iterator[tuple[int, list[str]]]:
    """Yield runs of lines that are not blank, each with the number of its first line."""
    chunk: list[str] = []
    number = first_line
    for number, line in enumerate(text.splitlines(), first_line):
        if line.strip():
            chunk.append(line.strip(" \r"))
        elif chunk:
            yield number - len(chunk), chunk
            chunk = []
    if chunk:
        yield number - len(chunk) + 1, chunk


@dataclass(slots=True)
class _Parser:
    path: Path
    parts: list[Part] = field(default_factory=list)
    source: str | None = None
    blocks: list[Block] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    calls: dict[str, int] = field(default_factory=dict)

    def error(self, line: int, problem: str) -> DemoContentError:
        return DemoContentError(self.path, line, problem)

    def chunk(self, line: int, lines: list[str]) -> None:
        first = lines[0]
        if first.startswith("::"):
            self.directive(line, lines)
        elif first.startswith("## "):
            self.only_line(line, lines, "a heading")
            self.blocks.append(Heading(first[3:].strip()))
        elif first.startswith(">"):
            self.blocks.append(self.quote(line, lines))
        elif first.startswith("- "):
            self.blocks.append(self.bullets(line, lines))
        elif _NOTE.match(first):
            self.note_texts(line, lines)
        elif first.startswith("#"):
            raise self.error(line, "a heading begins with “## ”")
        else:
            self.blocks.append(self.running(line, " ".join(lines)))

    def only_line(self, line: int, lines: list[str], what: str) -> None:
        if len(lines) > 1:
            raise self.error(line + 1, f"a blank line must follow {what}")

    def directive(self, line: int, lines: list[str]) -> None:
        name, _, rest = lines[0].partition(" ")
        if name == "::table":
            self.blocks.append(self.table(line, rest.strip(), lines[1:]))
            return
        self.only_line(line, lines, name)
        if name == "::image" and rest.strip():
            self.blocks.append(PictureBlock(rest.strip()))
        elif part := _PART.fullmatch(lines[0]):
            self.close_part(line)
            self.source = part[1]
        else:
            raise self.error(line, f'“{lines[0]}” is neither ::part source="…", ::image slug nor ::table caption')

    def close_part(self, line: int) -> None:
        if self.blocks:
            self.parts.append(Part(self.source, tuple(self.blocks)))
            self.blocks = []
        elif self.source or self.parts:
            raise self.error(line, "the part before this one is empty")

    def quote(self, line: int, lines: list[str]) -> Quote:
        said = [text.removeprefix(">").strip() for text in lines if text.startswith(">")]
        if len(said) != len(lines):
            raise self.error(line, "every line of a quote begins with “> ”")
        if len(said) < 2 or not said[-1].startswith("— "):
            raise self.error(line + len(lines) - 1, "a quote ends with a line “> — speaker”")
        return Quote(" ".join(said[:-1]), said[-1].removeprefix("— "))

    def bullets(self, line: int, lines: list[str]) -> Bullets:
        if not all(item.startswith("- ") for item in lines):
            raise self.error(line, "every line of a list begins with “- ”")
        return Bullets(tuple(self.running(line + i, item[2:]) for i, item in enumerate(lines)))

    def table(self, line: int, caption: str, lines: list[str]) -> DataTable:
        rows = [tuple(cell.strip() for cell in row.split("\t")) for row in lines]
        if not caption or len(rows) < 2:
            raise self.error(line, "a table needs a caption, a header line and at least one row")
        for i, row in enumerate(rows, 1):
            if len(row) != len(rows[0]) or not all(row):
                raise self.error(line + i, f"this row must have {len(rows[0])} filled cells, separated by tabs")
        return DataTable(caption, rows[0], tuple(rows[1:]))

    def note_texts(self, line: int, lines: list[str]) -> None:
        for i, text in enumerate(lines):
            note = _NOTE.fullmatch(text)
            if not note or not note[2]:
                raise self.error(line + i, "a footnote is one line “[^1]: text”")
            if note[1] in self.notes:
                raise self.error(line + i, f"footnote {note[1]} is written twice")
            self.notes[note[1]] = note[2]

    def running(self, line: int, text: str) -> Paragraph:
        runs: list[Run] = []
        end = 0
        for match in _INLINE.finditer(text):
            if match.start() > end:
                runs.append(text[end : match.start()])
            if mark := match["mark"]:
                self.calls.setdefault(mark, line)
                runs.append(NoteMark(mark))
            else:
                runs.append(Link(match["text"], cast(LinkKind, match["kind"]), match["slug"]))
            end = match.end()
        if end < len(text):
            runs.append(text[end:])
        if any(isinstance(run, str) and ("[" in run or "](" in run) for run in runs):
            raise self.error(line, "a bracket is neither a footnote [^1] nor a link [words](article:slug)")
        return Paragraph(tuple(runs))

    def finish(self, line: int) -> Body:
        if not self.blocks:
            raise self.error(line, "the body, or its last part, is empty")
        self.parts.append(Part(self.source, tuple(self.blocks)))
        for mark, called in self.calls.items():
            if mark not in self.notes:
                raise self.error(called, f"footnote {mark} has no text")
        for mark in self.notes:
            if mark not in self.calls:
                raise self.error(line, f"footnote {mark} is never called")
        return Body(tuple(self.parts), tuple(Footnote(mark, self.notes[mark]) for mark in self.calls))
