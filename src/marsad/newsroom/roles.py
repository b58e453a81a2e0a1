"""The desk's roles, for code that must find or extend them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.management import create_permissions

from marsad.newsroom.models import Role

#: Keys of the roles and the names that their groups are given; an administrator may rename a group.
ROLES = {"writer": "كاتب", "editor": "محرر", "chief": "رئيس تحرير", "moderator": "مشرف تعليقات"}


def enlist(user: Any, key: str) -> None:
    """Put `user` into the group that has the role `key`. Raises KeyError for a role that there is not."""
    if key not in ROLES:
        raise KeyError(key)
    user.groups.add(Role.group_of(key))


def grant(apps: Any, key: str, app_label: str, *codenames: str) -> None:
    """Give the role `key` permissions of another room; called by that room's migration.

    `apps` is the registry that the migration was given; `codenames` name permissions of models of `app_label`. They
    are made here when Django has not made them yet, which it does only after the last migration.
    Raises LookupError for a permission that no model of `app_label` declares.

        migrations.RunPython(lambda apps, editor: grant(apps, "moderator", "discussion", "moderate_comment"))
    """
    config = apps.get_app_config(app_label)
    had_models, config.models_module = getattr(config, "models_module", None), True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = had_models
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label=app_label, codename__in=codenames
    )
    missing = set(codenames) - set(permissions.values_list("codename", flat=True))
    if missing:
        raise LookupError(f"No model of {app_label} declares the permission {', '.join(sorted(missing))}.")
    role = apps.get_model("newsroom", "Role").objects.get(key=key)
    role.group.permissions.add(*permissions)
