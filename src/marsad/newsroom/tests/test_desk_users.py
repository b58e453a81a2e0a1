"""A chief editor manages accounts and does not become an administrator by it."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from marsad.newsroom.models import Role, User

pytestmark = pytest.mark.django_db

ADD = reverse("wagtailusers_users:add")


def edit(user):
    return reverse("wagtailusers_users:edit", args=[user.pk])


def form(**values):
    return {
        "username": "new",
        "email": "new@example.org",
        "first_name": "سلمى",
        "last_name": "حداد",
        "password1": "a-long-secret-7",
        "password2": "a-long-secret-7",
        "is_active": "on",
        "groups": [Role.group_of("writer").pk],
        **values,
    }


def test_a_chief_editor_makes_a_writer(desk):
    assert desk("chief").get(ADD).status_code == 200
    desk("chief").post(ADD, form())
    user = User.objects.get(username="new")
    assert [group.role.key for group in user.groups.all()] == ["writer"]
    assert user.check_password("a-long-secret-7")


def test_nobody_becomes_an_administrator_through_a_chief_editor(desk, person):
    desk("chief").post(ADD, form(is_superuser="on"))
    assert not User.objects.get(username="new").is_superuser
    desk("chief").post(edit(person("chief")), form(username="chief", is_superuser="on"))
    desk("chief").post(edit(person("writer")), form(username="writer", is_superuser="on"))
    assert not User.objects.filter(is_superuser=True).exists()
    desk("admin").post(ADD, form(username="second", email="second@example.org", is_superuser="on"))
    assert User.objects.get(username="second").is_superuser


def test_an_administrators_account_is_closed_to_a_chief_editor(desk, person):
    admin = person("admin")
    assert desk("chief").get(edit(admin)).status_code in (302, 403)
    desk("chief").post(edit(admin), form(username="admin", password1="taken-over-9", password2="taken-over-9"))
    admin.refresh_from_db()
    assert not admin.check_password("taken-over-9")
    url = reverse("wagtail_bulk_action", args=["newsroom", "user", "set_active_state"]) + f"?id={admin.pk}"
    desk("chief").post(url, {"mark_as_active": "False"})
    admin.refresh_from_db()
    assert admin.is_active
    desk("chief").post(reverse("wagtailusers_users:delete", args=[admin.pk]))
    assert User.objects.filter(pk=admin.pk).exists()


def test_only_the_desks_roles_are_given_and_others_stay(desk, person):
    strong = Group.objects.create(name="مشغلون")
    writer = person("writer")
    writer.groups.add(strong)
    desk("chief").post(edit(writer), form(username="writer", groups=[Role.group_of("editor").pk]))
    assert {str(group) for group in writer.groups.all()} == {"مشغلون", "محرر"}
    response = desk("chief").post(ADD, form(groups=[strong.pk]))
    assert "groups" in response.context["form"].errors
    url = reverse("wagtail_bulk_action", args=["newsroom", "user", "assign_role"]) + f"?id={person('chief').pk}"
    desk("chief").post(url, {"role": strong.pk})
    assert strong not in person("chief").groups.all()
    desk("chief").post(url.replace(str(person("chief").pk), str(writer.pk)), {"role": Role.group_of("writer").pk})
    assert Role.group_of("writer") in writer.groups.all()


@pytest.mark.parametrize("role", ["writer", "editor", "moderator"])
def test_others_do_not_manage_accounts(desk, person, role):
    assert desk(role).post(ADD, form()).status_code == 302
    desk(role).post(edit(person("chief")), form(username="chief", password1="taken-over-9", password2="taken-over-9"))
    assert not User.objects.filter(username="new").exists()
    assert person("chief").check_password("secret-word")
