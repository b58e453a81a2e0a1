"""What somebody denies, and who says it: statements of denial beside the claim that stands next to them in the article.

A claim is taken only from the denial's own article and neighbourhood. Across articles the same words mostly mean something
else: of pairs of the corpus with the same words in other articles fewer than one in three was claim and denial (decision 92).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.db.models.functions import Length

from marsad.observatory.drafts import TOO_COMMON, stems_of
from marsad.observatory.models import Statement
from marsad.observatory.queries import statements as said
from marsad.observatory.vocabulary import LIKELY, Verdict
from marsad.reading.words.stats import UNSEEN, word_stats

DENY = "deny"
#: A «claim» that tells of the denial itself.
_DENIES = re.compile("نفى|نفت|نفي|ينفي|تنفي|نافي")
#: Newest denials that are looked through for claims, at most.
LOOKED_THROUGH = 120
#: How far a claim may stand from its denial, in characters, and which share of the denial's stems it must have, rare ones
#: counting more.
NEAR, SHARE = 140, 0.3
_COMPARED = ("article", "speaker", "actor", "speaker_name", "speaker_start", "start", "end", "words", "content")
#: Characters that what is denied must have.
SHORTEST = 15
#: Stems that a denial must have for anything to be compared.
FEWEST_STEMS = 3


@dataclass(frozen=True, slots=True)
class Denial:
    """A statement of denial, and the statement that it answers."""

    said: Statement
    claim: Statement


def denials(everything: bool = False) -> Any:
    """Return the public statements of denial, newest first; without `everything` those whose speaker is known and that are
    rather right than wrong.

    Words of the root «نكر» are left out: in reports they mean wrongdoing («المنكر») more often than a denial.
    """
    return _shown(_denials(everything))


def _denials(everything: bool) -> Any:
    """Return them as rows of the table. What is shorter than a few words («denied that») says nothing alone."""
    found = (
        said.live()
        .annotate(length=Length("content"))
        .filter(stance=DENY, length__gte=SHORTEST)
        .exclude(cue__contains="نكر")
    )
    if not everything:
        found = found.filter(~Q(verdict=Verdict.UNSEEN) | Q(confidence__gte=LIKELY), speaker__isnull=False)
    return found.order_by("-day_reported", "-pk")


def pairs(most: int, everything: bool = False) -> list[Denial]:
    """Return the newest denials whose claim was read too, among the last `LOOKED_THROUGH`; one for copies of a wire."""
    rows = list(_denials(everything).only(*_COMPARED)[:LOOKED_THROUGH])
    by_article: dict[int, list[Statement]] = defaultdict(list)
    others = said.live().filter(article__in={row.article_id for row in rows}).exclude(stance=DENY)
    for other in others.only(*_COMPARED).order_by("start", "pk"):
        by_article[other.article_id].append(other)
    found: dict[tuple[int | None, str], tuple[int, int]] = {}
    for row in rows:
        claim = claim_of(row, by_article[row.article_id])
        if claim is not None:
            found.setdefault((row.speaker_id, row.words), (row.pk, claim.pk))
    chosen = list(found.values())[:most]
    shown = _shown(Statement.objects).in_bulk({pk for pair in chosen for pk in pair})
    return [Denial(shown[one], shown[other]) for one, other in chosen]


def _shown(rows: Any) -> Any:
    return rows.select_related("article", "source", "speaker", "actor").defer("words", "article__body")


def claim_of(denial: Statement, others: Iterable[Statement]) -> Statement | None:
    """Return which of the article's other statements a denial answers: somebody else's, next to it, with words of it."""
    wanted = set(denial.words.split())
    if len(wanted) < FEWEST_STEMS:
        return None
    best: tuple[float, Statement] | None = None
    for other in others:
        gap = max(denial.start, other.start) - min(denial.end, other.end)
        if gap > NEAR or _is_same_speaker(denial, other) or _DENIES.search(other.content):
            continue
        own = set(_own_words(other, denial).split())
        share = _weight(wanted & own) / (_weight(wanted) or 1)
        if share >= SHARE and (best is None or share > best[0]):
            best = share, other
    return best[1] if best else None


def _weight(stems: Iterable[str]) -> int:
    """Return how much stems say together: what every report says counts nothing."""
    table = word_stats()
    return sum(max(0, TOO_COMMON - table.get(stem, UNSEEN).frequency) for stem in stems)


def _own_words(other: Statement, denial: Statement) -> str:
    """Return the stems of a statement without the part that is the denial's: a reader may take both for one quotation."""
    if other.end <= denial.start or other.start >= denial.end:
        return other.words
    return stems_of(other.content[: max(0, denial.speaker_start - other.start)])


def _is_same_speaker(one: Statement, other: Statement) -> bool:
    if one.speaker_id and one.speaker_id == other.speaker_id:
        return True
    if one.actor_id and one.actor_id == other.actor_id:
        return True
    short, long = sorted((one.speaker_name, other.speaker_name), key=len)
    return short in long
