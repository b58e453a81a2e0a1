"""Decisions on many comments at once, each with a page that asks first."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.widgets import AdminDateTimeInput

from marsad.discussion.actions import BanSenders, DecideComments, DeleteComments
from marsad.discussion.desk import filters
from marsad.discussion.models import Comment, Reason, Status
from marsad.discussion.permissions import require_moderator

LONGEST_KEY = 19
"""Digits of the largest number that a database takes for a key."""
SHOWN = 50
"""Comments that the page shows before it asks; the others are only counted."""


class CommentBulkAction(BulkAction):
    """Abstract: something done to the chosen comments, or to all of the list as it was filtered."""

    models = [Comment]
    template_name = "discussion/desk/bulk.html"
    question: Any = ""
    button: Any = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require_moderator(request.user)
        return super().dispatch(request, *args, **kwargs)

    @classmethod
    def get_queryset(cls, model: type[Comment], object_ids: list[Any]) -> list[Comment]:
        # An address that was tampered with finds nothing; Wagtail's own would fail.
        keys = [int(key) for key in map(str, object_ids) if key.isdecimal() and len(key) < LONGEST_KEY]
        found = model.objects.filter(pk__in=keys).exclude(status=Status.REMOVED)
        return list(found.select_related("article").order_by("-created_at"))

    def get_all_objects_in_listing_query(self, parent_id: Any) -> Any:
        return filters.in_listing(self.request).values_list("pk", flat=True)

    @cached_property
    def chosen(self) -> tuple[list[Comment], dict[str, list[Comment]]]:
        return super().get_actionable_objects()

    def get_actionable_objects(self) -> tuple[list[Comment], dict[str, list[Comment]]]:
        return self.chosen

    def get_execution_context(self) -> dict[str, Any]:
        return {"user": self.request.user, **(self.cleaned_form.cleaned_data if self.cleaned_form else {})}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        count = len(context["items"])
        return {
            **context,
            "items": context["items"][:SHOWN],
            "count": count,
            "more": max(0, count - SHOWN),
            "question": self.question,
            "action_button_text": self.button,
            "action_button_class": "serious" if "serious" in self.classes else "",
        }

    def get_success_message(self, changed: int, others: int) -> str:
        return ngettext("%(count)d comment was changed.", "%(count)d comments were changed.", changed) % {
            "count": changed
        }


class ApproveAction(CommentBulkAction):
    display_name = _("Approve")
    action_type = "approve"
    aria_label = _("Approve the selected comments")
    action_priority = 10
    question = _("Show these comments under their articles?")
    button = _("Approve")

    @classmethod
    def execute_action(cls, objects: list[Comment], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        return DecideComments(objects, Status.APPROVED, user).execute(), 0


class ReasonForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", _("no reason given")), *Reason.choices],
        required=False,
        help_text=_("Their senders are told the reason."),
    )


class RejectAction(CommentBulkAction):
    display_name = _("Reject")
    action_type = "reject"
    aria_label = _("Reject the selected comments")
    action_priority = 20
    form_class = ReasonForm
    question = _("Reject these comments? They are not shown, and their senders are told so.")
    button = _("Reject")

    @classmethod
    def execute_action(
        cls, objects: list[Comment], user: Any = None, reason: str = "", **kwargs: Any
    ) -> tuple[int, int]:
        return DecideComments(objects, Status.REJECTED, user, reason).execute(), 0


class SpamAction(CommentBulkAction):
    display_name = _("Spam")
    action_type = "spam"
    aria_label = _("Mark the selected comments as spam")
    action_priority = 30
    question = _("Mark these comments as spam? The next comments of their senders will be held.")
    button = _("Mark as spam")

    @classmethod
    def execute_action(cls, objects: list[Comment], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        return DecideComments(objects, Status.SPAM, user).execute(), 0


class BanForm(forms.Form):
    by_email = forms.BooleanField(label=_("by e-mail address"), required=False, initial=True)
    by_address = forms.BooleanField(
        label=_("by network address"),
        required=False,
        help_text=_("Others may share it: a household, an office, a mobile network. Best for a short time."),
    )
    until = forms.DateTimeField(
        label=_("until"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("For good when left empty."),
    )
    note = forms.CharField(label=_("note"), max_length=300, required=False, help_text=_("For the desk only."))

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until is not None and until <= now():
            raise forms.ValidationError(_("This moment is past."))
        return until

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("by_email") and not data.get("by_address"):
            raise forms.ValidationError(_("Choose what to ban them by."))
        return data


class BanAction(CommentBulkAction):
    display_name = _("Ban senders")
    action_type = "ban"
    aria_label = _("Ban the senders of the selected comments")
    action_priority = 40
    form_class = BanForm
    classes = {"serious"}
    question = _("Ban the senders of these comments? The comments become spam.")
    button = _("Ban")

    @classmethod
    def execute_action(cls, objects: list[Comment], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        return BanSenders(objects, user, **kwargs).execute(), 0

    def get_success_message(self, changed: int, others: int) -> str:
        if not changed:
            return str(_("Nobody was banned: of these senders no address is kept any longer."))
        return ngettext("%(count)d sender was banned.", "%(count)d senders were banned.", changed) % {"count": changed}


class DeleteAction(CommentBulkAction):
    display_name = _("Delete")
    action_type = "delete"
    aria_label = _("Delete the selected comments")
    action_priority = 50
    classes = {"serious"}
    question = _("Delete these comments for good? Where others answered, an empty place stays.")
    button = _("Delete")

    @classmethod
    def execute_action(cls, objects: list[Comment], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        return sum(DeleteComments(objects, user).execute()), 0

    def get_success_message(self, changed: int, others: int) -> str:
        return ngettext("%(count)d comment was deleted.", "%(count)d comments were deleted.", changed) % {
            "count": changed
        }


ACTIONS = (ApproveAction, RejectAction, SpamAction, BanAction, DeleteAction)
