"""What the desk writes into the record of who did what, beyond what Wagtail writes, and how it reads."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import LogFormatter


def written(value: str | None) -> str:
    """Return an ISO date and time as the record shows it, in the site's zone."""
    when = parse_datetime(value) if value else None
    return timezone.localtime(when).strftime("%Y-%m-%d %H:%M") if when else _("none")


def register(actions: Any) -> None:
    """Hook: teach the record the desk's actions."""

    @actions.register_action("marsad.import")
    class Imported(LogFormatter):
        label = gettext_lazy("Import")

        def format_message(self, entry: Any) -> str:
            data = entry.data or {}
            return _("Imported from %(location)s %(entry)s") % {
                "location": data.get("location", ""),
                "entry": data.get("entry", ""),
            }

    @actions.register_action("marsad.embargo")
    class Embargo(LogFormatter):
        label = gettext_lazy("Embargo")

        def format_message(self, entry: Any) -> str:
            data = entry.data or {}
            return _("Embargo changed from %(old)s to %(new)s") % {
                "old": written(data.get("old")),
                "new": written(data.get("new")),
            }

    @actions.register_action("marsad.merge_tags")
    class Merged(LogFormatter):
        label = gettext_lazy("Merge")

        def format_message(self, entry: Any) -> str:
            data = entry.data or {}
            count = data.get("count", 0)
            return ngettext(
                "“%(gone)s” merged into it, with %(count)d article",
                "“%(gone)s” merged into it, with %(count)d articles",
                count,
            ) % {"gone": data.get("gone", ""), "count": count}

    @actions.register_action("marsad.tidy")
    class Tidied(LogFormatter):
        label = gettext_lazy("Typography tidied")

        def format_message(self, entry: Any) -> str:
            count = (entry.data or {}).get("count", 0)
            return ngettext("Typography tidied in %(count)d place", "Typography tidied in %(count)d places", count) % {
                "count": count
            }

    @actions.register_action("marsad.task.retry")
    class Retried(LogFormatter):
        label = gettext_lazy("Task tried again")

        def format_message(self, entry: Any) -> str:
            return _("Tried again after: %(why)s") % {"why": (entry.data or {}).get("why", "")}

    @actions.register_action("marsad.task.dismiss")
    class Dismissed(LogFormatter):
        label = gettext_lazy("Failed task dismissed")

        def format_message(self, entry: Any) -> str:
            return _("Dismissed: %(why)s") % {"why": (entry.data or {}).get("why", "")}

    actions.register_action(
        "marsad.import.seen", gettext_lazy("Import seen"), gettext_lazy("Rejected items marked as seen")
    )
    actions.register_action(
        "marsad.notice.end", gettext_lazy("Notice ended"), gettext_lazy("Taken off the site before its time")
    )
