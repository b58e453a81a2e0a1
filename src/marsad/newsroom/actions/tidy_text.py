"""Typographic suggestions for an article's draft, and those that an editor chose carried out in it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.functional import cached_property
from wagtail.log_actions import log

from marsad.arabic import Suggestion, apply_suggestions, tidy
from marsad.newsroom.models import Article

#: More are not offered at once; the rest comes after these are settled.
MOST = 200
#: Letters shown on each side of what would change.
AROUND = 30

_TAG = re.compile(r"(<[^>]*>)")
#: The fields of the draft that hold running text, besides its body.
_FIELDS = ("title", "summary")


class Changed(ValueError):
    """The draft is no longer the one that the suggestions were made for."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion, its number within the draft, and how the place reads: what stands before it, what it is and
    would be, what stands after it."""

    number: int
    rule: str
    before: str
    old: str
    new: str
    after: str


class TidyText:
    """The suggestions for the newest draft of an article.

    `version` names that draft: numbers of suggestions hold for it alone.
    """

    def __init__(self, article: Article, user: Any) -> None:
        self.article, self.user = article, user
        self.version: int = article.latest_revision_id or 0

    @cached_property
    def draft(self) -> Any:
        """The newest draft, or the article itself where there is none."""
        return self.article.get_latest_revision_as_object()

    def check(self) -> None:
        """Raise PermissionDenied unless the user may change the draft now."""
        permissions = self.article.permissions_for_user(self.user)
        if not permissions.can_edit() or permissions.page_locked():
            raise PermissionDenied

    def offers(self) -> list[Offer]:
        """Return what could be tidied, in the order of the text."""
        found: list[Offer] = []

        def look(text: str, suggestions: list[Suggestion]) -> str:
            for suggestion in suggestions:
                start, end = suggestion.start, suggestion.end
                before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
                found.append(Offer(len(found), suggestion.rule, before, text[start:end], suggestion.replacement, after))
            return text

        self._each(look)
        return found[:MOST]

    @transaction.atomic
    def execute(self, chosen: Collection[int], version: int) -> int:
        """Carry out the suggestions with these numbers in a new draft; returns how many those were.

        Raises PermissionDenied, and Changed when `version` is not the newest draft.
        """
        self.check()
        if version != self.version:
            raise Changed
        numbers = {offer.number for offer in self.offers()} & set(chosen)
        if not numbers:
            return 0
        at = 0

        def change(text: str, suggestions: list[Suggestion]) -> str:
            nonlocal at
            wanted = [suggestion for place, suggestion in enumerate(suggestions, at) if place in numbers]
            at += len(suggestions)
            return apply_suggestions(text, wanted)

        self._each(change)
        revision = self.draft.save_revision(user=self.user)
        log(
            instance=self.article, action="marsad.tidy", user=self.user, revision=revision, data={"count": len(numbers)}
        )
        return len(numbers)

    def _each(self, visit: Callable[[str, list[Suggestion]], str]) -> None:
        """Put what `visit` makes of every running text of the draft, with its suggestions, in the place of the text."""

        def plain(text: str) -> str:
            return visit(text, tidy(text))

        for name in _FIELDS:
            setattr(self.draft, name, plain(getattr(self.draft, name)))
        blocks = json.loads(json.dumps(list(self.draft.body.raw_data)))
        for block in blocks:
            value = block["value"]
            match block["type"]:
                case "part":
                    value["text"] = _rich(value.get("text") or "", plain)
                case "quotation":
                    value["text"] = plain(value.get("text") or "")
                case "heading":
                    block["value"] = plain(value)
        self.draft.body = json.dumps(blocks)


def _rich(source: str, change: Callable[[str], str]) -> str:
    """Return HTML with its running text changed; tags, and pieces in which nothing changes, stay as they are."""
    pieces = []
    for piece in _TAG.split(source):
        text = html.unescape(piece)
        changed = text if piece.startswith("<") else change(text)
        pieces.append(piece if changed == text else html.escape(changed, quote=False))
    return "".join(pieces)
