"""The discussion's part of the desk."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from marsad.discussion.desk import bulk, log_actions
from marsad.discussion.desk.bans import BanViewSet
from marsad.discussion.desk.home import CommentsMenuItem
from marsad.discussion.desk.viewset import CommentViewSet

hooks.register("register_admin_viewset", lambda: [CommentViewSet(), BanViewSet()])
hooks.register("register_log_actions", log_actions.register)
for action in bulk.ACTIONS:
    hooks.register("register_bulk_action", action)


@hooks.register("register_admin_menu_item")
def menu_item() -> CommentsMenuItem:
    return CommentsMenuItem(_("Comments"), "", name="comments", icon_name="comment", order=300)
