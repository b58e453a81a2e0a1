"""Where moderators see that comments wait: the menu and the home page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.sidebar import LinkMenuItem

from marsad.discussion.models import Comment
from marsad.discussion.permissions import may_moderate

SHOWN = 5
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


class HeldCommentsPanel(Component):
    """The oldest comments that wait, on the desk's home page. Empty for who may not moderate, and when none waits."""

    name = "held_comments"
    order = 220
    template_name = "discussion/desk/held_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        held = Comment.objects.held().without_senders().select_related("article").order_by("created_at")
        return {
            "comments": list(held[:SHOWN]),
            "count": count_held(),
            "most": MOST_COUNTED,
            "url": f"{reverse('comments:index')}?status=held",
        }

    def render_html(self, parent_context: Any = None) -> str:
        if not may_moderate(parent_context["request"].user) or not Comment.objects.held().exists():
            return ""
        return super().render_html(parent_context)
