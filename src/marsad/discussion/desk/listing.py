"""The list of comments."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton

from marsad.discussion.desk import filters
from marsad.discussion.models import Comment, Status


class CommentColumn(TitleColumn):
    """Who wrote it and how it begins."""

    cell_template_name = "discussion/desk/comment_cell.html"


class ArticleColumn(Column):
    """The article, with a link to the list of its comments."""

    cell_template_name = "discussion/desk/article_cell.html"


class DoubtsColumn(Column):
    """What the checks noticed."""

    cell_template_name = "discussion/desk/doubts_cell.html"


def bulk_url(action: str, comment: Comment, next_url: str) -> str:
    """Return the address where `action` on one comment is confirmed."""
    address = reverse("wagtail_bulk_action", args=["discussion", "comment", action])
    return f"{address}?{urlencode({'id': comment.pk, 'next': next_url})}"


class CommentIndexView(generic.IndexView):
    """Comments with filters, search and decisions; newest first."""

    template_name = "discussion/desk/index.html"
    any_permission_required = ["moderate"]
    filterset_class = filters.CommentFilterSet
    default_ordering = "-created_at"
    page_title = gettext_lazy("Comments")

    @cached_property
    def is_searchable(self) -> bool:
        return True

    @cached_property
    def columns(self) -> list[Any]:
        title = self._get_title_column_class(CommentColumn)
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="comment"),
            title(
                "name",
                label=_("Comment"),
                accessor=lambda comment: comment.name or _("A reader"),
                get_url=self.get_inspect_url,
                get_title_id=lambda comment: f"comment_{comment.pk}_title",
            ),
            ArticleColumn("article", label=_("Article"), width="25%"),
            StatusTagColumn(
                "status",
                label=_("Status"),
                accessor="get_status_display",
                sort_key="status",
                primary=lambda comment: comment.status == Status.HELD,
                width="10%",
            ),
            DoubtsColumn("doubts", label=_("Doubts"), accessor="doubt_list", width="12%"),
            DateColumn("created_at", label=_("Sent"), sort_key="created_at", width="12%"),
        ]

    def get_base_queryset(self) -> QuerySet[Comment]:
        return Comment.objects.without_senders().select_related("article")

    def search_queryset(self, queryset: QuerySet[Comment]) -> QuerySet[Comment]:
        return filters.search(queryset, self.search_query) if self.is_searching else queryset

    def get_list_more_buttons(self, instance: Comment) -> list[Button]:
        here = self.index_url if self.results_only else self.request.get_full_path()
        buttons = [Button(_("Read with its thread"), self.get_inspect_url(instance), icon_name="view", priority=10)]
        for priority, (action, label, icon, status) in enumerate(
            (
                ("approve", _("Approve"), "check", Status.APPROVED),
                ("reject", _("Reject"), "cross", Status.REJECTED),
                ("spam", _("Spam"), "warning", Status.SPAM),
                ("ban", _("Ban sender"), "lock", None),
                ("delete", _("Delete"), "bin", None),
            ),
            start=20,
        ):
            if instance.status not in (status, Status.REMOVED):
                buttons.append(Button(label, bulk_url(action, instance, here), icon_name=icon, priority=priority))
        return buttons

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton(_("Bans"), reverse("bans:index"), icon_name="lock")]
