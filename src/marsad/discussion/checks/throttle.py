"""How often somebody may send comments. Counted in the comments themselves, which all web processes share."""

from __future__ import annotations

from datetime import datetime, timedelta

from marsad.discussion.limits import PER_ADDRESS, PER_ADDRESS_DAY, PER_ARTICLE, PER_EMAIL, THROTTLE_WINDOW
from marsad.discussion.models import Comment


def too_many(article_id: int, email_hash: str, address_hash: str, now: datetime) -> bool:
    """Return whether this sender, or everybody together under this article, sent as many comments as may be."""
    lately = Comment.objects.filter(created_at__gte=now - THROTTLE_WINDOW)
    if email_hash and lately.filter(email_hash=email_hash).count() >= PER_EMAIL:
        return True
    if address_hash:
        if lately.filter(address_hash=address_hash).count() >= PER_ADDRESS:
            return True
        today = Comment.objects.filter(created_at__gte=now - timedelta(days=1), address_hash=address_hash)
        if today.count() >= PER_ADDRESS_DAY:
            return True
    # Imported comments carry the dates of their origin and would close an article that was just imported.
    return lately.filter(article=article_id, import_key="").count() >= PER_ARTICLE
