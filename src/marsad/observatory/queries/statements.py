"""The search in statements: who, about whom, when, words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from marsad.observatory.drafts import stems_of
from marsad.observatory.models import Actor, Statement, StatementAbout
from marsad.observatory.queries.filters import find_actor, read_day
from marsad.observatory.queries.lists import read_mark
from marsad.observatory.vocabulary import Verdict

PER_PAGE = 20
#: What a speaker does with what is said, as the reader tells it by the reporting word, in the order of the filter.
STANCES = {
    "deny": _("denies"),
    "accuse": _("accuses"),
    "claim": _("claims"),
    "promise": _("promises"),
    "call": _("calls for"),
    "warn": _("warns"),
    "condemn": _("condemns"),
    "praise": _("praises"),
    "reject": _("rejects"),
    "expect": _("expects"),
    "relay": _("relays"),
    "say": _("says"),
    "write": _("writes"),
}
LONGEST = 200


@dataclass(frozen=True, slots=True)
class StatementQuery:
    """What a reader looks for. `who` and `about` as typed; the actors that were found for them beside."""

    words: str = ""
    who: str = ""
    about: str = ""
    first: date | None = None
    last: date | None = None
    speaker: Actor | None = None
    subject: Actor | None = None
    stance: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> StatementQuery:
        """Return what an address asks for."""
        who, about = (query.get(name, "").replace("\x00", "")[:LONGEST] for name in ("who", "about"))
        return cls(
            query.get("q", "").replace("\x00", "")[:LONGEST],
            who,
            about,
            read_day(query.get("from")),
            read_day(query.get("to")),
            find_actor(who),
            find_actor(about),
            query.get("stance", "") if query.get("stance", "") in STANCES else "",
        )

    def query_string(self) -> str:
        """Return it as the query of an address."""
        values = (
            ("q", self.words), ("who", self.who), ("about", self.about), ("from", self.first), ("to", self.last),
            ("stance", self.stance),
        )  # fmt: skip
        return urlencode([(name, str(value)) for name, value in values if value])

    @property
    def is_hopeless(self) -> bool:
        """Whether somebody is named whom the record does not know."""
        return bool(self.who and self.speaker is None) or bool(self.about and self.subject is None)


def live() -> Any:
    """Return the public statements."""
    return Statement.objects.filter(live=True).exclude(verdict=Verdict.REJECTED)


def find(query: StatementQuery) -> Any:
    """Return the statements that a query asks for, newest first, with what a list shows."""
    found = live()
    if query.is_hopeless:
        return found.none()
    if query.speaker is not None:
        # Whoever speaks for a code has it as `actor`, the bodies of a state too. One column, so that one index sorts.
        side = "speaker" if query.speaker.kind == "person" else "actor"
        found = found.filter(**{side: query.speaker})
    if query.subject is not None:
        found = found.filter(pk__in=StatementAbout.objects.filter(actor=query.subject).values("statement"))
    if query.stance:
        found = found.filter(stance=query.stance)
    if query.first:
        found = found.filter(day_reported__gte=query.first)
    if query.last:
        found = found.filter(day_reported__lte=query.last)
    if query.words.strip():
        found = with_words(found, query.words)
    return (
        found.select_related("article", "source", "speaker", "actor")
        .defer("words", "article__body")
        .order_by("-day_reported", "-pk")
    )


def with_words(statements: Any, words: str) -> Any:
    """Narrow statements to those whose content has the stems of all `words`, by the database's own index."""
    stems = stems_of(words).split()
    if not stems:
        return statements.none()
    if connection.vendor == "sqlite":
        wanted = " AND ".join('"{}"'.format(stem.replace('"', "")) for stem in stems)
        sql = "SELECT rowid FROM observatory_statement_words WHERE observatory_statement_words MATCH %s"
        return statements.filter(pk__in=RawSQL(sql, (wanted,)))  # noqa: S611 - the words are a parameter
    condition = RawSQL(
        "to_tsvector('simple', observatory_statement.words) @@ plainto_tsquery('simple', %s)", (" ".join(stems),)
    )
    return statements.annotate(has_words=condition).filter(has_words=True)


def page_of(statements: Any, mark: str, most: int = PER_PAGE) -> tuple[list[Statement], str]:
    """Return one page of statements after `mark`, and the mark of the next one, "" at the end."""
    day, pk = read_mark(mark)
    if day is not None:
        statements = statements.filter(Q(day_reported__lt=day) | Q(day_reported=day, pk__lt=pk))
    found = list(statements[: most + 1])
    shown = found[:most]
    return shown, f"{shown[-1].day_reported.isoformat()}.{shown[-1].pk}" if len(found) > most else ""
