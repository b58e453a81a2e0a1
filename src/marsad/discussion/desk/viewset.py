"""The comments' addresses at the desk: list, single comment, decision. Nobody adds or edits a reader's words."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path
from wagtail.admin.viewsets.model import ModelViewSet

from marsad.discussion.desk.listing import CommentIndexView
from marsad.discussion.desk.single import CommentInspectView, DecideView
from marsad.discussion.models import Comment


class CommentViewSet(ModelViewSet):
    model = Comment
    name = "comments"
    icon = "comment"
    index_view_class = CommentIndexView
    inspect_view_class = CommentInspectView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        absent = ("add", "edit", "delete", "history", "usage")
        return super().get_common_view_kwargs(**{f"{view}_url_name": None for view in absent}, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:pk>/", self.inspect_view, name="inspect"),
            path("<int:pk>/decide/", DecideView.as_view(), name="decide"),
        ]

    def register_admin_url_finder(self) -> None:
        """There is no address where a comment is edited."""

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        return Permission.objects.filter(content_type__app_label="discussion", codename="moderate_comment")
