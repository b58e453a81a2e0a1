"""Who may moderate: one permission for comments and bans alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from wagtail.permission_policies import BasePermissionPolicy

MODERATE = "discussion.moderate_comment"


def may_moderate(user: Any) -> bool:
    """Return whether a desk user may decide on comments and bans."""
    return user.is_active and user.has_perm(MODERATE)


def require_moderator(user: Any) -> None:
    """Raise PermissionDenied for a user who may not moderate."""
    if not may_moderate(user):
        raise PermissionDenied("moderate_comment")


class ModeratorPolicy(BasePermissionPolicy):
    """Wagtail's permission policy of comments and bans: who may moderate may do all that their views offer."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return may_moderate(user)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Any]:
        permission = Permission.objects.filter(content_type__app_label="discussion", codename="moderate_comment")
        by_right = Q(user_permissions__in=permission) | Q(groups__permissions__in=permission) | Q(is_superuser=True)
        return get_user_model().objects.filter(by_right, is_active=True).distinct()
