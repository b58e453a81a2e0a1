"""One comment with its thread, its sender and its history, and the decision on it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import registry

from marsad.discussion.actions import DecideComments
from marsad.discussion.desk.listing import bulk_url
from marsad.discussion.models import Comment, Reason, Status

SHOWN_ANSWERS = 20
DECISIONS = {
    Status.APPROVED: gettext_lazy("The comment was approved."),
    Status.REJECTED: gettext_lazy("The comment was rejected."),
    Status.SPAM: gettext_lazy("The comment was marked as spam."),
    Status.HELD: gettext_lazy("The comment is held again."),
}


def next_held(after: Comment) -> Comment | None:
    """Return the held comment that came next after this one, or else the oldest one; None when none waits."""
    held = Comment.objects.held().exclude(pk=after.pk).order_by("created_at", "pk")
    return held.filter(created_at__gte=after.created_at).first() or held.first()


class CommentInspectView(generic.InspectView):
    """A comment as a moderator needs it: what it answers, who answers it, and what is known of its sender."""

    template_name = "discussion/desk/inspect.html"
    any_permission_required = ["moderate"]
    page_title = gettext_lazy("Comment")

    def get_fields(self) -> list[str]:
        return []

    def get_object(self, queryset: Any = None) -> Comment:
        return get_object_or_404(Comment.objects.select_related("article", "parent", "decided_by"), pk=self.pk)

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        if self.object.status == Status.REMOVED:
            return []
        here = reverse(self.index_url_name)
        return [
            Button(_("Ban sender"), bulk_url("ban", self.object, here), icon_name="lock", priority=10),
            Button(_("Delete"), bulk_url("delete", self.object, here), icon_name="bin", priority=20),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        comment = self.object
        by_sender = Comment.objects.filter(email_hash=comment.email_hash) if comment.email_hash else None
        return {
            **super().get_context_data(**kwargs),
            "comment": comment,
            "above": self._above(),
            "answers": comment.replies.without_senders().order_by("created_at")[:SHOWN_ANSWERS],
            "article_url": comment.article.get_url(self.request) if comment.article.live else "",
            "reasons": Reason.choices,
            "history": registry.get_logs_for_instance(comment).select_related("user").order_by("-timestamp"),
            "sender_count": by_sender.count() if by_sender is not None else 0,
            "sender_url": f"{reverse(self.index_url_name)}?sender={comment.pk}",
            "decide_url": reverse("comments:decide", args=[comment.pk]),
            "list_url": f"{reverse(self.index_url_name)}?article={comment.article_id}",
            "undecided": comment.status == Status.HELD,
            "decidable": comment.status != Status.REMOVED,
        }

    def _above(self) -> list[Comment]:
        """Return what it answers, from the first comment of the thread down."""
        above: list[Comment] = []
        comment = self.object.parent
        while comment is not None and len(above) < SHOWN_ANSWERS:
            above.append(comment)
            comment = comment.parent
        return above[::-1]


class DecideView(PermissionCheckedMixin, View):
    """Takes the decision on one comment and goes on to the next one that waits."""

    model = Comment
    permission_required = "moderate"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        comment = get_object_or_404(Comment, pk=pk)
        wanted, reason = request.POST.get("status", ""), request.POST.get("reason", "")
        if wanted not in DECISIONS or (reason and reason not in Reason.values):
            messages.error(request, _("That decision is not known; nothing was changed."))
            return redirect("comments:inspect", pk)
        DecideComments([comment], Status(wanted), request.user, reason).execute()
        messages.success(request, DECISIONS[Status(wanted)])
        following = next_held(comment)
        return redirect("comments:inspect", following.pk) if following else redirect("comments:index")
