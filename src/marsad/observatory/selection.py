"""What of the record is asked for, the same for exports, the API and pages: filters, and keys of items in a stable order.

Items are walked by key, never by counting from the start: a page costs the same wherever it stands. Items that no index
finds (sure ones among many, those of two actors) are looked for in a stretch of at most `scan` rows, so that a page's
cost does not grow with the archive; the answer then says where to go on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from django.db.models import BooleanField, DateField, Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, Value

from marsad.arabic import fold
from marsad.observatory.models import Actor, Appearance, Event, EventActor, Mention, Statement, StatementAbout
from marsad.observatory.vocabulary import ActorKind, EventType, Status, Verdict

#: Rows of the driving index that one page may look at.
SCAN = 5_000
#: Actors that one question may name.
MOST_ACTORS = 4

Key = tuple[Any, ...]


class What(StrEnum):
    """The four things that the record holds."""

    EVENTS = "events"
    STATEMENTS = "statements"
    ACTORS = "actors"
    MENTIONS = "mentions"


class FilterError(ValueError):
    """A filter that cannot be used. `field` is its name, the message says what to do."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; an empty filter asks for everything.

    `start`, `end`: first and last day, of the event for events and mentions, of the report for statements. `actors` all
    take part in the event, or is the one who speaks. `about`: who is spoken of. `types`: event types, kinds of statement
    or kinds of actor. `min_confidence`: from 0 to 1.
    """

    start: date | None = None
    end: date | None = None
    actors: tuple[Actor, ...] = ()
    about: tuple[Actor, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    min_confidence: float = 0.0


TYPES: dict[What, list[str]] = {
    What.EVENTS: EventType.values,
    What.MENTIONS: EventType.values,
    What.STATEMENTS: Statement.Kind.values,
    What.ACTORS: ActorKind.values,
}
#: What can be asked of each kind, by the field of Filters.
APPLY: dict[What, frozenset[str]] = {
    What.EVENTS: frozenset({"start", "end", "actors", "types", "statuses", "min_confidence"}),
    What.MENTIONS: frozenset({"start", "end", "actors", "types", "statuses", "min_confidence"}),
    What.STATEMENTS: frozenset({"start", "end", "actors", "about", "types", "min_confidence"}),
    What.ACTORS: frozenset({"types"}),
}
NAMES = {"start": "from", "end": "to", "actors": "actor", "types": "type", "statuses": "status"}
"""How those who ask call the fields, where it is not the field's name."""


def make_filters(
    what: What,
    *,
    start: date | None = None,
    end: date | None = None,
    actor: Sequence[str] = (),
    about: Sequence[str] = (),
    type: Sequence[str] = (),
    status: Sequence[str] = (),
    min_confidence: float | None = None,
) -> Filters:
    """Return the filters that somebody asks for in words. Raises FilterError for what cannot be meant."""
    asked = {
        "start": start,
        "end": end,
        "actors": actor,
        "about": about,
        "types": type,
        "statuses": status,
        "min_confidence": min_confidence,
    }
    for field, value in asked.items():
        if value and field not in APPLY[what]:
            can = ", ".join(sorted(NAMES.get(name, name) for name in APPLY[what]))
            raise FilterError(NAMES.get(field, field), f"{what} cannot be chosen by this; they can by: {can}")
    if start and end and start > end:
        raise FilterError("from", f"the first day, {start}, comes after the last, {end}")
    if min_confidence is not None and not 0 <= min_confidence <= 1:
        raise FilterError("min_confidence", "it goes from 0 to 1")
    if len(actor) > MOST_ACTORS or len(about) > MOST_ACTORS:
        raise FilterError("actor" if len(actor) > MOST_ACTORS else "about", f"at most {MOST_ACTORS} can be named")
    if what is What.STATEMENTS and len(actor) > 1:
        raise FilterError("actor", "a statement has one speaker; name one")
    return Filters(
        start,
        end,
        tuple(find_actor(name, "actor") for name in dict.fromkeys(actor)),
        tuple(find_actor(name, "about") for name in dict.fromkeys(about)),
        _listed("type", type, TYPES[what]),
        _listed("status", status, Status.values),
        min_confidence or 0.0,
    )


def _listed(field: str, given: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    by_fold = {value.casefold(): value for value in known}
    for value in given:
        if value.casefold() not in by_fold:
            raise FilterError(field, f"there is no {field} {value!r}; there are: {', '.join(known)}")
    return tuple(dict.fromkeys(by_fold[value.casefold()] for value in given))


def find_actor(text: str, field: str = "actor") -> Actor:
    """Return the actor that `text` names: its key (``RUS``, ``P:Sergei Lavrov``), its slug, or its name.

    One that was merged into another gives that other. Raises FilterError for none, or for several of one name.
    """
    text = text.strip()
    if "\x00" in text or not text:
        raise FilterError(field, "it is empty or has a character that no name has")
    found = Actor.objects.filter(key=text).first() or Actor.objects.filter(slug=text).first()
    if found is None:
        named = list(Actor.objects.filter(Q(folded=fold(text)[:200]) | Q(key=text.upper())).order_by("pk")[:6])
        # A name of the word lists is whom everybody means by it; one that was only read may be anybody.
        known = [actor for actor in named if actor.made_by != Actor.MadeBy.READER] or named
        if len(known) > 1:
            keys = ", ".join(actor.key for actor in known)
            raise FilterError(field, f"several actors are called {text!r}; give the key of one of them: {keys}")
        found = known[0] if known else None
    if found is None:
        raise FilterError(field, f"there is no actor {text!r}; give a key such as RUS, or a name as it is listed")
    if found.merged_into_id:
        found = Actor.objects.get(pk=found.merged_into_id)
    return found


class Page(NamedTuple):
    """Keys in order, and the key after which to go on; None at the end. A page may be short, even empty, before it."""

    keys: list[Key]
    next: Key | None


class _AsRow(Func):
    """That columns, as one row, are less, greater … than some values: a comparison that an index answers."""

    output_field = BooleanField()

    def __init__(self, columns: Sequence[str], sign: str, values: Key) -> None:
        fields = [DateField() if isinstance(value, date) else IntegerField() for value in values]
        given = [Value(value, output_field=field) for value, field in zip(values, fields, strict=True)]
        super().__init__(*map(F, columns), *given)
        self.sign = sign

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:
        parts = [compiler.compile(expression) for expression in self.source_expressions]
        half = len(parts) // 2
        left, right = (", ".join(sql for sql, _ in side) for side in (parts[:half], parts[half:]))
        return f"({left}) {self.sign} ({right})", [value for _, values in parts for value in values]

    def copy(self) -> _AsRow:
        made = super().copy()
        made.sign = self.sign
        return made


@dataclass(frozen=True, slots=True)
class _Drive:
    """How a list is walked: rows in the order of an index (`rows`, `key`), and what else must hold of them (`wanted`)."""

    rows: QuerySet[Any]
    key: tuple[str, ...]
    wanted: Q
    doubled: bool = False
    """Whether a key may stand in several rows."""

    def page(self, after: Key | None, limit: int, newest_first: bool, scan: int | None) -> Page:
        order = [f"-{name}" if newest_first else name for name in self.key]
        rows = self.rows.order_by(*order)
        if after is not None:
            rows = rows.filter(_AsRow(self.key, "<" if newest_first else ">", after))
        last: Key | None = None
        if scan is not None and self.wanted:
            ends = list(rows.values_list(*self.key)[scan - 1 : scan])
            if ends:
                last = ends[0]
                rows = rows.filter(_AsRow(self.key, ">=" if newest_first else "<=", last))
        found = rows.filter(self.wanted).values_list(*self.key)
        if self.doubled:
            found = found.distinct()
        keys = list(found[: limit + 1])
        if len(keys) > limit:
            return Page(keys[:limit], keys[limit - 1])
        return Page(keys, last)


def page(
    what: What,
    filters: Filters,
    after: Key | None = None,
    limit: int = 100,
    *,
    newest_first: bool = True,
    scan: int | None = SCAN,
) -> Page:
    """Return the next keys after `after` (from the start for None). `scan` None: look on until the page is full.

    Keys are (day, id) of events and statements, (day, event, id) of mentions, (id,) of actors, which always come in the
    order of their ids.
    """
    if what is What.MENTIONS:
        return _mentions(filters, after, limit, newest_first, scan)
    if what is What.ACTORS:
        return _actors(filters).page(after, limit, False, scan)
    drive = _events(filters) if what is What.EVENTS else _statements(filters)
    return drive.page(after, limit, newest_first, scan)


def walk(what: What, filters: Filters, chunk: int = 1000) -> Iterator[list[Key]]:
    """Yield the keys of all that is asked for, the oldest first, some at a time."""
    after: Key | None = None
    while True:
        found = page(what, filters, after, chunk, newest_first=False, scan=None)
        if found.keys:
            yield found.keys
        if found.next is None:
            return
        after = found.next


def _between(filters: Filters, day: str) -> Q:
    wanted = Q()
    if filters.start:
        wanted &= Q(**{f"{day}__gte": filters.start})
    if filters.end:
        wanted &= Q(**{f"{day}__lte": filters.end})
    return wanted


def _one_of(field: str, values: tuple[str, ...]) -> Q:
    """Return that a field has one of the values; with one value an index on it can be walked in order."""
    if not values:
        return Q()
    return Q(**{field: values[0]}) if len(values) == 1 else Q(**{f"{field}__in": values})


def _events(filters: Filters) -> _Drive:
    if not filters.actors:
        rows = Event.objects.filter(_between(filters, "sort_day"))
        kind, status = _one_of("type", filters.types), _one_of("status", filters.statuses)
        # The one filter that an index has in front belongs to what is walked.
        if len(filters.types) == 1:
            rows, kind = rows.filter(kind), Q()
        elif len(filters.statuses) == 1:
            rows, status = rows.filter(status), Q()
        wanted = kind & status & Q(reports__gt=0)
        if filters.min_confidence:
            wanted &= Q(confidence__gte=filters.min_confidence)
        return _Drive(rows, ("sort_day", "pk"), wanted)
    rows = EventActor.objects.filter(_between(filters, "sort_day"), actor=filters.actors[0])
    wanted = _one_of("type", filters.types) & _one_of("status", filters.statuses) & Q(event__reports__gt=0)
    if filters.min_confidence:
        wanted &= Q(event__confidence__gte=filters.min_confidence)
    for other in filters.actors[1:]:
        # With the day, so that the index on an actor's events finds the one row instead of reading them all.
        here = EventActor.objects.filter(actor=other, sort_day=OuterRef("sort_day"), event=OuterRef("event"))
        wanted &= Q(Exists(here))
    return _Drive(rows, ("sort_day", "event_id"), wanted, doubled=True)


def public_mentions() -> QuerySet[Mention]:
    """Return the accounts that anybody may see: read in live articles, and rejected by nobody."""
    return Mention.objects.filter(live=True, article__live=True).exclude(verdict=Verdict.REJECTED)


def _mentions(filters: Filters, after: Key | None, limit: int, newest_first: bool, scan: int | None) -> Page:
    """Walk the events and give the accounts of each, so that a mention's place needs no index of its own."""
    wanted = _one_of("type", filters.types) & _one_of("status", filters.statuses)
    if filters.min_confidence:
        wanted &= Q(confidence__gte=filters.min_confidence)
    order = ("-event__sort_day", "-event_id", "-pk") if newest_first else ("event__sort_day", "event_id", "pk")
    drive = _events(replace(filters, types=(), statuses=(), min_confidence=0.0))
    # With a day and an event, but a mention beyond every other, a key stands right after the event's last account.
    behind: Key | None = after[:2] if after else None
    found: list[Key] = []
    if after is not None:
        rest = public_mentions().filter(wanted, event=after[1])
        rest = rest.filter(pk__lt=after[2]) if newest_first else rest.filter(pk__gt=after[2])
        found += [(after[0], after[1], pk) for pk in rest.order_by(order[2]).values_list("pk", flat=True)]
    looked, window = 0, max(limit, _WINDOW) if wanted else limit
    while len(found) <= limit:
        events = drive.page(behind, window, newest_first, scan)
        looked += window
        ids = [key[1] for key in events.keys]
        rows = public_mentions().filter(wanted, event__in=ids)
        days = {event: day for day, event in events.keys}
        keys = [(days[event], event, pk) for event, pk in rows.values_list("event", "pk")]
        found += sorted(keys, reverse=newest_first)
        behind = events.next
        if behind is None:
            break
        if scan is not None and looked >= scan and len(found) <= limit:
            edge = 0 if newest_first else _FAR
            return Page(found, (*behind, edge))
    if len(found) > limit:
        return Page(found[:limit], found[limit - 1])
    return Page(found, None)


#: No id comes after this one.
_FAR = 2**62
#: Events whose accounts are looked through at once when not every account is wanted.
_WINDOW = 500


def public_statements() -> QuerySet[Statement]:
    """Return the statements that anybody may see."""
    return Statement.objects.filter(live=True, article__live=True).exclude(verdict=Verdict.REJECTED)


def _statements(filters: Filters) -> _Drive:
    here = "statement__" if filters.about else ""
    wanted = Q(**{f"{here}live": True, f"{here}article__live": True}) & ~Q(**{f"{here}verdict": Verdict.REJECTED})
    wanted &= _one_of(f"{here}kind", filters.types)
    if filters.min_confidence:
        wanted &= Q(**{f"{here}confidence__gte": filters.min_confidence})
    # A person speaks himself; who speaks for a state or body is known by the actor spoken for.
    spoken = {("speaker" if actor.kind == ActorKind.PERSON else "actor"): actor for actor in filters.actors}
    if not filters.about:
        rows = Statement.objects.filter(_between(filters, "day_reported"), **spoken)
        return _Drive(rows, ("day_reported", "pk"), wanted)
    rows = StatementAbout.objects.filter(_between(filters, "day_reported"), actor=filters.about[0])
    for field, actor in spoken.items():
        wanted &= Q(**{f"{here}{field}": actor})
    for other in filters.about[1:]:
        too = StatementAbout.objects.filter(
            actor=other, day_reported=OuterRef("day_reported"), statement=OuterRef("statement")
        )
        wanted &= Q(Exists(too))
    return _Drive(rows, ("day_reported", "statement_id"), wanted)


def in_public() -> Q:
    """Return that something public names an actor: an event, a statement, an article."""
    events = EventActor.objects.filter(actor=OuterRef("pk"))
    named = Appearance.objects.filter(actor=OuterRef("pk"), article__live=True)
    speaks = public_statements().filter(speaker=OuterRef("pk"))
    spoken_for = public_statements().filter(actor=OuterRef("pk"))
    links = StatementAbout.objects.filter(actor=OuterRef("pk"), statement__live=True, statement__article__live=True)
    spoken_of = links.exclude(statement__verdict=Verdict.REJECTED)
    anything = Q(Exists(events)) | Q(Exists(named)) | Q(Exists(speaks)) | Q(Exists(spoken_for)) | Q(Exists(spoken_of))
    return anything & Q(merged_into__isnull=True)


def _actors(filters: Filters) -> _Drive:
    return _Drive(Actor.objects.all(), ("pk",), in_public() & _one_of("kind", filters.types))
