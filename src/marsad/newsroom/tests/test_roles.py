"""What each role can and cannot do at the desk, by its forms and by requests sent directly."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, GroupPagePermission, Page, Task, Workflow, WorkflowPage

from marsad.newsroom import factories
from marsad.newsroom.models import Article, BreakingNotice, FrontPage, Role, Section
from marsad.newsroom.roles import ROLES, enlist, grant
from marsad.newsroom.tests.conftest import article_form

pytestmark = pytest.mark.django_db

ALL = ("writer", "editor", "chief", "moderator")


def add_url(parent, model="article"):
    return reverse("wagtailadmin_pages:add", args=["newsroom", model, parent.pk])


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def names(response):
    """Return the names of the actions that the edit form offers."""
    text = response.content.decode()
    return {name for name in ("action-publish", "action-submit", "action-unpublish") if f'name="{name}"' in text}


# --- what the migration made ------------------------------------------------------------------------------------------


def test_the_roles_are_groups_with_arabic_names_found_by_key():
    assert {role.key: role.group.name for role in Role.objects.all()} == ROLES
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES.values())


def test_the_review_is_the_only_workflow_and_holds_for_the_whole_site():
    [workflow] = Workflow.objects.all()
    [task] = Task.objects.all()
    assert (workflow.name, task.name) == ("مراجعة التحرير", "مراجعة")
    assert {group.role.key for group in task.specific.groups.all()} == {"editor", "chief"}
    assert WorkflowPage.objects.get().page.specific == FrontPage.objects.get()


def test_a_renamed_group_is_still_found(person):
    Group.objects.filter(role="writer").update(name="محررون مبتدئون")
    assert person("writer").groups.get().name == "محررون مبتدئون"
    with pytest.raises(KeyError):
        enlist(person("writer"), "king")


@pytest.mark.parametrize(
    ("role", "pages"),
    [
        ("writer", {"add_page"}),
        ("editor", {"add_page", "change_page", "publish_page"}),
        ("chief", {"add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"}),
        ("moderator", set()),
    ],
)
def test_each_role_has_exactly_its_page_permissions(role, pages):
    rows = GroupPagePermission.objects.filter(group__role=role)
    assert set(rows.values_list("permission__codename", flat=True)) == pages


def test_writers_and_moderators_hold_no_permission_on_records_or_settings():
    for role in ("writer", "moderator"):
        permissions = Permission.objects.filter(group__role=role)
        assert set(permissions.exclude(content_type__app_label="discussion").values_list("codename", flat=True)) == {
            "access_admin"
        }


def test_another_room_can_give_a_role_its_permission():
    from django.apps import apps

    grant(apps, "moderator", "newsroom", "view_importrun")
    assert Permission.objects.filter(group__role="moderator", codename="view_importrun").exists()
    with pytest.raises(LookupError, match="view_dragon"):
        grant(apps, "moderator", "newsroom", "view_dragon")


# --- the writer -------------------------------------------------------------------------------------------------------


def test_a_writer_makes_an_article_and_submits_it_but_does_not_publish_it(desk):
    section = factories.SectionFactory()
    client = desk("writer")
    assert names(client.get(add_url(section))) == {"action-submit"}
    client.post(add_url(section), {**article_form(), "action-publish": "1"})
    article = Article.objects.get()
    assert not article.live
    client.post(edit_url(article), {**article_form(), "action-publish": "1"})
    assert not Article.objects.get().live
    client.post(edit_url(article), {**article_form(), "action-submit": "1"})
    assert Article.objects.get().workflow_in_progress


def test_a_writer_edits_only_what_is_theirs(desk, person):
    section = factories.SectionFactory()
    own = factories.ArticleFactory(parent=section, live=False, owner=person("writer"))
    others = factories.ArticleFactory(parent=section, live=False, owner=person("editor"))
    assert desk("writer").get(edit_url(own)).status_code == 200
    assert desk("writer").get(edit_url(others)).status_code == 302
    response = desk("writer").post(edit_url(others), article_form(title="عنوان مدسوس"))
    assert response.status_code == 302
    assert Article.objects.get(pk=others.pk).title == others.title
    assert "مدسوس" not in str(Article.objects.get(pk=others.pk).get_latest_revision())


@pytest.mark.parametrize("name", ["unpublish", "delete", "move", "lock"])
def test_a_writer_can_do_nothing_to_a_published_article_of_theirs_but_draft(desk, person, name):
    article = factories.ArticleFactory(owner=person("writer"))
    url = reverse(f"wagtailadmin_pages:{name}", args=[article.pk])
    desk("writer").post(url)
    article.refresh_from_db()
    assert article.live
    assert not article.locked


def test_a_writer_deletes_a_draft_that_nobody_read(desk, person):
    draft = factories.ArticleFactory(owner=person("writer"), live=False)
    desk("writer").post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    assert not Article.objects.exists()


@pytest.mark.parametrize("model", ["section", "infopage"])
def test_neither_writer_nor_editor_adds_to_the_frame(desk, model):
    front, section = factories.front_page(), factories.SectionFactory()
    parent = front if model == "infopage" else section
    for role in ("writer", "editor"):
        response = desk(role).post(add_url(parent, model), {"title": "قسم مدسوس", "slug": "madsus"})
        assert response.status_code in (302, 403)
    assert Section.objects.count() == 1
    assert Page.objects.child_of(front).count() == 1


def test_a_writer_is_offered_articles_and_studies_only(desk):
    section = factories.SectionFactory()
    text = desk("writer").get(reverse("wagtailadmin_pages:add_subpage", args=[section.pk])).content.decode()
    assert "/article/" in text
    assert "/study/" in text
    assert "/section/" not in text
    assert (
        "/section/" in desk("chief").get(reverse("wagtailadmin_pages:add_subpage", args=[section.pk])).content.decode()
    )


def test_a_writer_cannot_copy_a_section(desk):
    section = factories.SectionFactory()
    url = reverse("wagtailadmin_pages:copy", args=[section.pk])
    form = {"new_title": "نسخة", "new_slug": "copy", "new_parent_page": section.get_parent().pk}
    desk("writer").post(url, form)
    desk("editor").post(url, form)
    assert Section.objects.count() == 1


def test_a_writer_adds_pictures_and_documents_and_leaves_those_of_others(desk, person):
    client = desk("writer")
    assert client.get(reverse("wagtailimages:add_multiple")).status_code == 200
    assert client.get(reverse("wagtaildocs:add_multiple")).status_code == 200
    assert client.get(reverse("wagtailimages_chooser:choose")).status_code == 200
    root = Collection.get_first_root_node()
    picture = factories.PictureFactory(uploaded_by_user=person("editor"), collection=root)
    assert client.get(reverse("wagtailimages:edit", args=[picture.pk])).status_code == 302
    assert desk("editor").get(reverse("wagtailimages:edit", args=[picture.pk])).status_code == 200


# --- the editor -------------------------------------------------------------------------------------------------------


def test_an_editor_publishes_what_anybody_wrote_and_approves_reviews(desk, person):
    section = factories.SectionFactory()
    article = factories.ArticleFactory(parent=section, live=False, owner=person("writer"))
    desk("writer").post(edit_url(article), {**article_form(title="تقرير عن القمح"), "action-submit": "1"})
    state = Article.objects.get().current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", state.pk])
    assert desk("writer").post(url).status_code == 302
    assert not Article.objects.get().live
    desk("editor").post(url)
    assert Article.objects.get().live
    assert Article.objects.get().title == "تقرير عن القمح"


def test_an_editor_arranges_the_front_page_and_not_the_sections(desk):
    front, section = factories.front_page(), factories.SectionFactory()
    client = desk("editor")
    assert client.get(edit_url(front)).status_code == 200
    assert client.get(edit_url(section)).status_code == 302
    assert desk("chief").get(edit_url(section)).status_code == 200


def test_an_editor_does_not_delete_what_readers_have_seen(desk):
    article = factories.ArticleFactory()
    delete = reverse("wagtailadmin_pages:delete", args=[article.pk])
    assert desk("editor").post(delete).status_code == 302
    assert Article.objects.exists()
    desk("editor").post(reverse("wagtailadmin_pages:unpublish", args=[article.pk]))
    assert not Article.objects.get().live
    desk("editor").post(delete)
    assert Article.objects.exists(), "it was read once, so it stays for the chief editor to delete"
    desk("chief").post(delete)
    assert not Article.objects.exists()


def test_a_bulk_deletion_spares_what_the_editor_may_not_delete(desk):
    article = factories.ArticleFactory()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={article.pk}"
    desk("editor").post(url)
    assert Article.objects.exists()
    desk("chief").post(url)
    assert not Article.objects.exists()


def test_an_editor_moves_an_article_to_another_section(desk):
    article, other = factories.ArticleFactory(), factories.SectionFactory(title="القسم الآخر")
    desk("editor").post(reverse("wagtailadmin_pages:move_confirm", args=[article.pk, other.pk]))
    assert Article.objects.get().get_parent().pk == other.pk


@pytest.mark.parametrize("name", ["source", "author", "series", "tag", "breakingnotice"])
def test_editors_keep_the_records_and_writers_and_moderators_do_not(desk, name):
    for role, code in (("editor", 200), ("chief", 200), ("writer", 302), ("moderator", 302)):
        for page in ("list", "add"):
            response = desk(role).get(reverse(f"wagtailsnippets_newsroom_{name}:{page}"))
            assert response.status_code == code, (role, page)


def test_a_writer_cannot_post_a_breaking_notice(desk):
    form = {"notice-text": "عاجل", "notice-minutes": "60", "notice-article": ""}
    for role in ("writer", "moderator"):
        assert desk(role).post(reverse("newsroom_desk:announce"), form).status_code == 302
        desk(role).post(
            reverse("wagtailsnippets_newsroom_breakingnotice:add"),
            {"text": "عاجل", "starts_at": "2026-01-01 10:00", "expires_at": "2026-01-01 12:00"},
        )
    assert not BreakingNotice.objects.exists()
    desk("editor").post(reverse("newsroom_desk:announce"), form)
    assert BreakingNotice.objects.current().get().text == "عاجل"


# --- the chief editor -------------------------------------------------------------------------------------------------

CHIEF_ONLY = [
    ("wagtailsettings:edit", ["newsroom", "institution"]),
    ("wagtailredirects:index", []),
    ("wagtailredirects:add", []),
    ("wagtailusers_users:index", []),
    ("wagtailusers_users:add", []),
    ("wagtailsearchpromotions:index", []),
    ("wagtailadmin_collections:index", []),
]


@pytest.mark.parametrize(("name", "args"), CHIEF_ONLY)
def test_settings_redirects_and_accounts_are_the_chief_editors(desk, name, args):
    url = reverse(name, args=args)
    for role in ("writer", "editor", "moderator"):
        assert desk(role).get(url, follow=True).redirect_chain[-1:] in (
            [(reverse("wagtailadmin_home"), 302)],
            [("/desk/", 302)],
        ), role
    response = desk("chief").get(url, follow=True)
    assert response.status_code == 200
    assert response.request["PATH_INFO"] != reverse("wagtailadmin_home")


def test_the_institution_cannot_be_changed_by_a_direct_request(desk):
    from marsad.newsroom.models import Institution

    record = factories.institution(name="مركز الشاطئ")
    url = reverse("wagtailsettings:edit", args=["newsroom", "institution", record.site_id])
    for role in ("writer", "editor", "moderator"):
        desk(role).post(url, {"name": "اسم مدسوس"})
    assert Institution.objects.get().name == "مركز الشاطئ"


def test_locking_is_the_chief_editors(desk):
    article = factories.ArticleFactory()
    lock, unlock = (reverse(f"wagtailadmin_pages:{name}", args=[article.pk]) for name in ("lock", "unlock"))
    desk("editor").post(lock)
    assert not Article.objects.get().locked
    desk("chief").post(lock)
    assert Article.objects.get().locked
    desk("editor").post(unlock)
    assert Article.objects.get().locked
    desk("chief").post(unlock)
    assert not Article.objects.get().locked


def test_the_record_of_who_did_what_is_open_to_the_chief_editor(desk, person):
    article = factories.ArticleFactory(title="تقرير عن القمح")
    desk("editor").post(edit_url(article), article_form(title="تقرير عن القمح"))
    response = desk("chief").get(reverse("wagtailadmin_reports:site_history"))
    assert response.status_code == 200
    assert "تقرير عن القمح" in response.content.decode()


@pytest.mark.parametrize("name", ["wagtailusers_groups:index", "wagtailadmin_workflows:index", "wagtailsites:index"])
def test_groups_workflows_and_sites_are_the_administrators(desk, name):
    for role in ALL:
        assert desk(role).get(reverse(name)).status_code == 302
    assert desk("admin").get(reverse(name)).status_code == 200


# --- the moderator ----------------------------------------------------------------------------------------------------


def test_a_moderator_sees_the_home_page_and_no_article(desk):
    article = factories.ArticleFactory()
    client = desk("moderator")
    home = client.get(reverse("wagtailadmin_home"))
    assert home.status_code == 200
    assert reverse("articles:index") not in home.content.decode()
    assert reverse("articles:index") in desk("writer").get(reverse("wagtailadmin_home")).content.decode()
    for url in (
        edit_url(article),
        add_url(article.get_parent()),
        reverse("articles:index"),
        reverse("wagtailadmin_explore", args=[article.get_parent().pk]),
        reverse("wagtailimages:index"),
        reverse("wagtaildocs:index"),
    ):
        assert client.get(url).status_code in (302, 403), url
    client.post(edit_url(article), {**article_form(title="عنوان مدسوس"), "action-publish": "1"})
    assert Article.objects.get().title == article.title


@pytest.mark.parametrize("name", ["", "_child", "_search", "_chosen_multiple"])
def test_a_moderator_chooses_no_page(desk, name):
    draft = factories.ArticleFactory(live=False, title="عنوان لم ينشر")
    section = draft.get_parent()
    url = reverse(f"wagtailadmin_choose_page{name}", args=[section.pk] if name == "_child" else [])
    asked = {"q": "عنوان", "id": draft.pk}
    assert desk("moderator").get(url, asked).status_code == 302
    response = desk("moderator").get(url, asked, headers={"x-requested-with": "XMLHttpRequest"})
    assert response.status_code == 403
    assert draft.title not in response.content.decode()
    for role in ("writer", "editor", "chief", "admin"):
        assert desk(role).get(url, asked).status_code == 200
    assert "login" in Client().get(url).url


def test_who_has_no_role_does_not_enter(desk):
    assert desk("nobody").get(reverse("wagtailadmin_home")).status_code == 302
