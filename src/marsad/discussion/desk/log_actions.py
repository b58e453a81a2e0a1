"""How the desk's log names what moderators, and the site itself, did."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter

from marsad.discussion.models import Reason

PLAIN = {
    "discussion.approve": (gettext_lazy("Approve comment"), gettext_lazy("Comment approved")),
    "discussion.spam": (gettext_lazy("Mark comment as spam"), gettext_lazy("Comment marked as spam")),
    "discussion.hold": (gettext_lazy("Hold comment"), gettext_lazy("Comment held again")),
    "discussion.ban": (gettext_lazy("Ban sender"), gettext_lazy("Sender banned")),
    "discussion.delete": (gettext_lazy("Delete comment"), gettext_lazy("Comment deleted")),
    "discussion.expire": (gettext_lazy("Expire comment"), gettext_lazy("Refused comment removed after its time")),
    "discussion.forget": (gettext_lazy("Forget reader"), gettext_lazy("Reader's data removed on request")),
}


class RejectFormatter(LogFormatter):
    """A rejection, with the reason that the reader was told."""

    label = gettext_lazy("Reject comment")

    def format_message(self, log_entry: Any) -> str:
        reason = log_entry.data.get("reason", "")
        if reason in Reason.values:
            return _("Comment rejected: %(reason)s") % {"reason": Reason(reason).label}
        return _("Comment rejected")


def register(actions: LogActionRegistry) -> None:
    """Make the actions known to Wagtail's log."""
    for action, (label, message) in PLAIN.items():
        actions.register_action(action, label, message)
    actions.register_action("discussion.reject")(RejectFormatter)
