"""Where moderators see that comments wait: the menu and the home page."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from marsad.discussion.models import Comment
from marsad.discussion.permissions import may_moderate
from marsad.newsroom.desk import waiting

MOST_COUNTED = 100


def count_held() -> int:
    """Return how many comments wait; from MOST_COUNTED on only that they are so many, which an index tells quickly."""
    return len(Comment.objects.held().values_list("pk")[:MOST_COUNTED])


class CommentsMenuItem(MenuItem):
    """«Comments» with the number of those that wait."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_moderate(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        held = count_held()
        number = f"{MOST_COUNTED - 1}+" if held == MOST_COUNTED else held
        label = _("Comments (%(number)s)") % {"number": number} if held else _("Comments")
        address = reverse("comments:index")
        return LinkMenuItem(
            self.name, label, f"{address}?status=held" if held else address, icon_name=self.icon_name, attrs=self.attrs
        )


@waiting.register(order=40)
def held_comments(request: HttpRequest) -> waiting.Waiting | None:
    """Name the oldest comments that wait on the desk's home page."""
    if not may_moderate(request.user):
        return None
    held = Comment.objects.held().without_senders().order_by("created_at", "pk")
    rows = [
        waiting.Row(
            f"{comment.name or _('A reader')}: {Truncator(comment.text).words(20)}",
            reverse("comments:inspect", args=[comment.pk]),
            when=comment.created_at,
        )
        for comment in held[: waiting.ROWS]
    ]
    address = f"{reverse('comments:index')}?status=held"
    return waiting.Waiting("comments", _("Comments to decide on"), held.count(), rows, url=address, icon="comment")
