"""Keeps what editors decided when an article is read again, and clears away the rest of its last reading.

A decided item is found again by its words: it moves to where they stand now, and is taken out of sight (never deleted) when
the changed article no longer has them. The new reading of the same words is left out, so that nothing comes twice and what was
rejected does not come back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db.models import Q

from marsad.observatory import passages
from marsad.observatory.drafts import ArticleDraft, MentionDraft, PersonDraft, StatementDraft
from marsad.observatory.models import Appearance, Mention, Statement
from marsad.observatory.vocabulary import Verdict


def decided() -> Q:
    """Return which mentions an editor decided on: of themselves, or by merging or splitting their event."""
    return ~Q(verdict=Verdict.UNSEEN) | Q(event__held=True)


def make_room(drafts: Sequence[ArticleDraft]) -> tuple[list[ArticleDraft], set[int]]:
    """Clear what these articles' last readings left and no editor decided on.

    Returns the drafts without what is decided already, and the events that lost a mention.
    """
    ids = [draft.article for draft in drafts]
    Appearance.objects.filter(article__in=ids, made_by="reader").delete()
    added = set(Appearance.objects.filter(article__in=ids).values_list("article", "actor__key"))
    Statement.objects.filter(article__in=ids, verdict=Verdict.UNSEEN).delete()
    old = Mention.objects.filter(article__in=ids).exclude(decided())
    emptied = set(old.values_list("event", flat=True))
    old.delete()
    mentions: dict[int, list[Mention]] = defaultdict(list)
    statements: dict[int, list[Statement]] = defaultdict(list)
    for mention in Mention.objects.filter(article__in=ids):
        mentions[mention.article_id].append(mention)
    for said in Statement.objects.filter(article__in=ids):
        statements[said.article_id].append(said)
    emptied |= {mention.event_id for kept in mentions.values() for mention in kept}
    return [
        replace(
            draft,
            people=tuple(_unless_added(p, (draft.article, p.key) in added) for p in draft.people),
            mentions=tuple(m for m in draft.mentions if not _told(m, mentions[draft.article])),
            statements=tuple(s for s in draft.statements if not _said(s, statements[draft.article])),
        )
        for draft in drafts
    ], emptied


def _unless_added(person: PersonDraft, added: bool) -> PersonDraft:
    """Return a person without places where an editor added him or her, so that he or she is not listed twice."""
    return replace(person, spans=()) if added else person


def _told(draft: MentionDraft, kept: Iterable[Mention]) -> bool:
    """Tell whether an editor decided on this account already: the same event word, or the same sides of the same type."""
    return any(
        _overlap(draft.start, draft.end, one.start, one.end)
        and (draft.trigger == one.trigger or draft.type == one.type)
        for one in kept
    )


def _said(draft: StatementDraft, kept: Iterable[Statement]) -> bool:
    return any(2 * _overlap(draft.start, draft.end, s.start, s.end) > draft.end - draft.start for s in kept)


def _overlap(start: int, end: int, other_start: int, other_end: int) -> int:
    return max(0, min(end, other_end) - max(start, other_start))


def follow(article: int, whole: str) -> None:
    """Move the decided items of an article to where their words stand in `whole`, its title, a line feed and its text."""
    kept = (
        (Mention.objects.filter(decided(), article=article), "quote"),
        (Statement.objects.filter(article=article).exclude(verdict=Verdict.UNSEEN), "content"),
    )
    for items, text in kept:
        for item in items:
            words = getattr(item, text)
            at = nearest(whole, words, item.start)
            live = at is not None and item.verdict != Verdict.REJECTED
            start = item.start if at is None else at
            if (start, live) != (item.start, item.live):
                type(item).objects.filter(pk=item.pk).update(start=start, end=start + len(words), live=live)
    _follow_people(article, whole)


def _follow_people(article: int, whole: str) -> None:
    for person in Appearance.objects.filter(article=article).exclude(made_by="reader"):
        spans = passages.all_of(whole, person.name)
        if spans != person.spans:
            Appearance.objects.filter(pk=person.pk).update(spans=spans)


def nearest(whole: str, words: str, start: int) -> int | None:
    """Return where `words` stand in `whole`, of several places the one nearest to `start`; None for none."""
    places, at = [], whole.find(words)
    while at >= 0 and words:
        places.append(at)
        at = whole.find(words, at + 1)
    return min(places, key=lambda place: abs(place - start), default=None)
