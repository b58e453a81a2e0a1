"""Accounts of the desk: a chief editor makes and closes them, without becoming an administrator by it.

Wagtail lets whoever may change users tick «Administrator» on any account and change an administrator's password. Here
only an administrator touches administrators, and a chief editor gives away the desk's four roles and nothing else.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, EditView, UserViewSet

from marsad.newsroom.models import User


class GivenByMixin:
    """A form of an account, as filled in by the user `by`."""

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        if not by.is_superuser:
            self.fields.pop("is_superuser", None)
            self.fields["groups"].queryset = Group.objects.filter(role__isnull=False)

    def _save_m2m(self) -> None:
        """Save the groups, and leave those in place that the one who filled in the form could not see."""
        unseen = [] if self.by.is_superuser else list(self.instance.groups.filter(role__isnull=True))
        super()._save_m2m()
        self.instance.groups.add(*unseen)


class NewAccountForm(GivenByMixin, UserCreationForm):
    """A new account."""


class AccountForm(GivenByMixin, UserEditForm):
    """An account that there is."""


class NewAccountView(CreateView):
    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "by": self.request.user}


class AccountView(EditView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "by": self.request.user}


class AccountViewSet(UserViewSet):
    """Takes the place of Wagtail's own, by `marsad.newsroom.desk.users_app`."""

    add_view_class = NewAccountView
    edit_view_class = AccountView

    def get_form_class(self, for_update: bool = False) -> type:
        return AccountForm if for_update else NewAccountForm


def guard_bulk(request: HttpRequest, action_type: str, objects: Any, action: Any) -> None:
    """Hook: hold the same line for actions on several accounts at once."""
    if action.model is not User or request.user.is_superuser:
        return
    if any(user.is_superuser for user in objects):
        raise PermissionDenied
    if action_type == "assign_role" and not hasattr(action.cleaned_form.cleaned_data["role"], "role"):
        raise PermissionDenied
