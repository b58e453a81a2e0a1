"""The first half of a reading: tokens, names, mentions and persons, ready for statements and events."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from marsad.reading.actors.context import focus, resolve
from marsad.reading.actors.matching import Match, matches, phrases
from marsad.reading.actors.mention import Mention
from marsad.reading.actors.mentions import Finder
from marsad.reading.people import nametags
from marsad.reading.people.nametags import name_spans
from marsad.reading.people.persons import (
    PersonGroup,
    group_people,
    link_offices,
    share_codes,
    split_names,
    spread_names,
)
from marsad.reading.text.document import Document, read_document


@dataclass(slots=True)
class Analysis:
    """What the later steps work on."""

    doc: Document
    found: dict[int, Match]
    mentions: list[Mention]
    inner: list[Mention]
    """Persons named inside another phrase («حكومة الرئيس فلان»), who are named but do not act there."""
    people: list[PersonGroup]
    published: date | None
    home: str | None
    main: str | None

    def between(self, first: int, last: int) -> list[Mention]:
        """The mentions that begin at tokens `first` to `last`."""
        low = bisect_left(self.mentions, first, key=_first)
        return self.mentions[low : bisect_right(self.mentions, last, key=_first)]


def _first(mention: Mention) -> int:
    return mention.first


def analyse(
    title: str, text: str, published: date | None, home: str | None = None, names_model: Path = nametags.FILE
) -> Analysis:
    """Tokenise a report and find its actors and persons."""
    doc = read_document(title, text)
    table = phrases()
    found = matches(doc, table)
    spans = split_names(doc, name_spans(nametags.name_tags(doc, names_model)))
    spans = spread_names(doc, spans, found)
    finder = Finder(doc, found, spans)
    mentions = finder.run()
    inner = finder.inner_persons()
    groups = group_people(doc, [*mentions, *inner], published)
    # a lone word that is tagged as a name and joins nobody («الصياد») is none
    mentions = [m for m in mentions if m.kind != "person" or m.person >= 0 or m.actor or m.title]
    share_codes(groups, table.lexicon)
    link_offices(doc, mentions, groups)
    resolve(doc, mentions, home)
    share_codes(groups, table.lexicon)
    return Analysis(doc, found, mentions, inner, groups, published, home, focus(mentions, home))
