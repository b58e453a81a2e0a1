"""What waits for an editor: mistakes that readers reported, contradictions, and what the reader was least sure of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q

from marsad.observatory.models import Event, Mention, MistakeReport, Statement
from marsad.observatory.vocabulary import LIKELY, Verdict

PER_PAGE = 25
KINDS = ("reported", "contested", "doubtful", "statements", "newest")


@dataclass(slots=True)
class Item:
    """One row of the queue: a mention or statement, with what readers said of it."""

    item: Mention | Statement
    kind: str
    reports: list[MistakeReport]


def mentions() -> Any:
    """Return the accounts that nobody looked at."""
    return (
        Mention.objects.filter(verdict=Verdict.UNSEEN, live=True)
        .select_related("article", "source", "event")
        .prefetch_related("participants__actor", "participants__person")
        .defer("marks", "article__body")
    )


def statements() -> Any:
    """Return the statements that nobody looked at."""
    found = Statement.objects.filter(verdict=Verdict.UNSEEN, live=True)
    return found.select_related("article", "source", "speaker", "actor").defer("words", "article__body")


def page_of(kind: str, number: Any) -> Any:
    """Return a page of the queue of this kind, its rows as `Item`s."""
    if kind == "reported":
        open_ones = MistakeReport.objects.filter(state=MistakeReport.State.OPEN).order_by("made_at", "pk")
        page = Paginator(open_ones, PER_PAGE).get_page(number)
        page.object_list = _reported(list(page.object_list))
        return page
    rows = {
        "contested": lambda: (
            mentions().filter(event__contested=True).order_by("-event__sort_day", "event", "published")
        ),
        # Nearest to the line between shown and hidden first: there a decision changes most.
        "doubtful": lambda: mentions().filter(confidence__lt=LIKELY).order_by("-confidence", "-pk"),
        "statements": lambda: statements().order_by("confidence", "-pk"),
        "newest": lambda: mentions().order_by("-pk"),
    }[kind]()
    page = Paginator(rows, PER_PAGE).get_page(number)
    word = "statement" if kind == "statements" else "mention"
    page.object_list = [Item(row, word, []) for row in page.object_list]
    return page


def _reported(reports: list[MistakeReport]) -> list[Item]:
    found: dict[tuple[str, int], Item] = {}
    for report in reports:
        for item in _items(report):
            word = "mention" if isinstance(item, Mention) else "statement"
            found.setdefault((word, item.pk), Item(item, word, [])).reports.append(report)
    return list(found.values())


def _items(report: MistakeReport) -> list[Mention | Statement]:
    """Return what a report is about; for an event its accounts."""
    if report.kind == "statement":
        return list(Statement.objects.filter(pk=report.item).select_related("article", "source", "speaker", "actor"))
    wanted = Q(pk=report.item) if report.kind == "mention" else Q(event=report.item)
    found = Mention.objects.filter(wanted).select_related("article", "source", "event")
    return list(found.prefetch_related("participants__actor", "participants__person").order_by("published", "pk")[:20])


def counts() -> dict[str, int]:
    """Return how much waits, of what is worth a number."""
    return {
        "reported": MistakeReport.objects.filter(state=MistakeReport.State.OPEN).count(),
        "contested": Event.objects.filter(contested=True, verdict=Verdict.UNSEEN).count(),
    }
