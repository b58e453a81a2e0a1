"""Who may decide on the record."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

DECIDE = "observatory.decide_record"
CHANGE_ACTOR = "observatory.change_actor"


def may_decide(user: Any) -> bool:
    """Return whether a desk user may confirm, correct and reject what was read."""
    return user.is_active and user.has_perm(DECIDE)


def require(user: Any, permission: str = DECIDE) -> None:
    """Raise PermissionDenied for a user without `permission`."""
    if not (user.is_active and user.has_perm(permission)):
        raise PermissionDenied(permission)
