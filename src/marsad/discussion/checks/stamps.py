"""Signed stamps: when a form was opened, and which comment a reader may look up later."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

from marsad.discussion.limits import MIN_SECONDS, STAMP_AGE

_FORM = Signer(salt="marsad.discussion.form")
_COMMENT = Signer(salt="marsad.discussion.comment")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a form's stamp says: good, or why not. `missing` covers forged and foreign ones."""

    missing: bool = False
    expired: bool = False
    too_fast: bool = False

    @property
    def good(self) -> bool:
        return not (self.missing or self.expired or self.too_fast)


def issue(article_id: int) -> str:
    """Return a stamp for a form that is opened now under this article."""
    return _FORM.sign_object([article_id, int(time.time())])


def read(text: str, article_id: int) -> Stamp:
    """Return what the stamp `text` says about a form that is sent now under this article."""
    try:
        stamped_article, opened = _FORM.unsign_object(text)
    except (BadSignature, ValueError, TypeError):
        return Stamp(missing=True)
    if stamped_article != article_id:
        return Stamp(missing=True)
    age = time.time() - opened
    return Stamp(expired=age > STAMP_AGE.total_seconds(), too_fast=age < MIN_SECONDS)


def comment_token(comment_id: int) -> str:
    """Return the token of the page that tells the sender of a comment what became of it."""
    return _COMMENT.sign(str(comment_id))


def comment_id(token: str) -> int | None:
    """Return the primary key that `token` stands for, None for a token that this site did not make."""
    try:
        return int(_COMMENT.unsign(token))
    except (BadSignature, ValueError):
        return None
