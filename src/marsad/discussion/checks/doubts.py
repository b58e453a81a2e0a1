"""What about a comment makes a moderator's look necessary even where comments are shown at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Q

from marsad.arabic import fold
from marsad.discussion import writing
from marsad.discussion.limits import MAX_LINKS, REFUSED_BEFORE, REFUSED_WINDOW, SAME_TEXT_WINDOW
from marsad.discussion.models import Ban, Comment, Doubt, Status
from marsad.discussion.models.comment import text_digest
from marsad.newsroom.models import Author, Institution


@dataclass(frozen=True, slots=True)
class Candidate:
    """A comment before it is kept. `raw` is name and text as they were sent, `name` and `text` are cleaned."""

    raw: str
    name: str
    text: str
    email_hash: str
    address_hash: str
    now: datetime


def find(candidate: Candidate) -> list[Doubt]:
    """Return what is doubtful about a comment, each doubt once."""
    return [doubt for doubt, check in CHECKS.items() if check(candidate)]


def too_many_links(candidate: Candidate) -> bool:
    return writing.count_links(candidate.text) > MAX_LINKS or writing.count_links(candidate.name) > 0


@lru_cache(maxsize=1024)
def _word_pattern(folded: str) -> re.Pattern[str]:
    """Match a folded word or phrase as words of its own, with the particles that Arabic writes together with them."""
    inner = r"\s+".join(map(re.escape, folded.split()))
    return re.compile(rf"(?<!\w)[وف]?(?:[بك]?ال|لل|[بكل])?{inner}(?!\w)")


def holds_word(text: str, folded_word: str) -> bool:
    """Return whether the folded word or phrase stands in `text`, whatever its spelling and its proclitics."""
    return _word_pattern(folded_word).search(fold(text)) is not None


def banned_word(candidate: Candidate) -> bool:
    words = Ban.objects.in_force().filter(kind=Ban.Kind.WORD).values_list("value", flat=True)
    text = f"{candidate.name}\n{candidate.text}"
    return any(holds_word(text, word) for word in words)


def hidden_characters(candidate: Candidate) -> bool:
    return writing.reorders(candidate.raw)


def repeated(candidate: Candidate) -> bool:
    """The same text was sent within SAME_TEXT_WINDOW, under any name; very short ones are everybody's."""
    if len(fold(candidate.text)) < 20:
        return False
    since = candidate.now - SAME_TEXT_WINDOW
    return Comment.objects.filter(text_digest=text_digest(candidate.text), created_at__gte=since).exists()


def refused_before(candidate: Candidate) -> bool:
    senders = [
        Q(**{field: value})
        for field, value in (("email_hash", candidate.email_hash), ("address_hash", candidate.address_hash))
        if value
    ]
    if not senders:
        return False
    either = senders[0] | senders[-1]
    refused = Comment.objects.filter(
        either,
        created_at__gte=candidate.now - REFUSED_WINDOW,
        status__in=[Status.REJECTED, Status.SPAM],
    )
    return refused.count() >= REFUSED_BEFORE


def staff_name(candidate: Candidate) -> bool:
    """The name is that of an author or of the institution: perhaps it is them, perhaps somebody plays them."""
    folded = fold(candidate.name)
    if Author.objects.filter(folded=folded).exists():
        return True
    return folded in {fold(name) for names in Institution.objects.values_list("name", "name_en") for name in names}


CHECKS: dict[Doubt, Callable[[Candidate], bool]] = {
    Doubt.LINKS: too_many_links,
    Doubt.WORD: banned_word,
    Doubt.HIDDEN: hidden_characters,
    Doubt.REPEATED: repeated,
    Doubt.REFUSED: refused_before,
    Doubt.STAFF: staff_name,
}
