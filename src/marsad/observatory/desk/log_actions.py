"""How the desk's log names what editors did to the record."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

ACTIONS = {
    "observatory.confirm": (_("Confirm item of the record"), _("Item of the record confirmed")),
    "observatory.correct": (_("Correct item of the record"), _("Item of the record corrected")),
    "observatory.reject": (_("Reject item of the record"), _("Item of the record rejected")),
    "observatory.undo": (_("Take back a decision"), _("Decision on the record taken back")),
    "observatory.add": (_("Add item to the record"), _("Item added to the record")),
    "observatory.merge": (_("Merge events"), _("Events merged")),
    "observatory.split": (_("Split event"), _("Account taken out of an event")),
}


def register(actions: LogActionRegistry) -> None:
    """Make the actions known to Wagtail's log."""
    for action, (label, message) in ACTIONS.items():
        actions.register_action(action, label, message)
