"""An embargo holds against every way of publishing, and only a chief editor ends it early."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from freezegun import freeze_time
from wagtail.models import PageLogEntry, Revision

from marsad.newsroom import factories, schedule
from marsad.newsroom.models import Article
from marsad.newsroom.tests.conftest import article_form

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 3, 12, tzinfo=timezone.get_fixed_timezone(180))
UNTIL = NOON + timedelta(hours=6)


def written(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@pytest.fixture
def held():
    """A draft under an embargo of six hours, at noon."""
    with freeze_time(NOON):
        article = factories.ArticleFactory(live=False, embargo_until=UNTIL)
        article.save_revision()
        yield article


def assert_waits(article):
    """The article is not live, is planned for the end of its embargo, and goes live then."""
    fresh = Article.objects.get(pk=article.pk)
    assert not fresh.live
    assert fresh.scheduled_revision.approved_go_live_at == UNTIL
    with freeze_time(UNTIL - timedelta(seconds=1)):
        assert schedule.run_due().published == 0
        assert not Article.objects.get(pk=article.pk).live
    with freeze_time(UNTIL):
        assert schedule.run_due().published == 1
        assert Article.objects.get(pk=article.pk).live


def test_the_publish_button_schedules(desk, held):
    form = article_form(title=held.title, embargo_until=written(UNTIL))
    desk("editor").post(edit_url(held), {**form, "action-publish": "1"})
    assert_waits(held)


def test_publishing_while_creating_schedules(desk):
    with freeze_time(NOON):
        section = factories.SectionFactory()
        url = reverse("wagtailadmin_pages:add", args=["newsroom", "article", section.pk])
        desk("chief").post(url, {**article_form(embargo_until=written(UNTIL)), "action-publish": "1"})
        assert_waits(Article.objects.get())


def test_an_earlier_date_in_the_schedule_is_moved(desk, held):
    early = written(NOON + timedelta(hours=1))
    form = article_form(title=held.title, embargo_until=written(UNTIL), go_live_at=early)
    desk("chief").post(edit_url(held), {**form, "action-publish": "1"})
    assert_waits(held)


def test_a_later_date_in_the_schedule_stands(desk, held):
    later = UNTIL + timedelta(hours=2)
    form = article_form(title=held.title, embargo_until=written(UNTIL), go_live_at=written(later))
    desk("editor").post(edit_url(held), {**form, "action-publish": "1"})
    assert Article.objects.get().scheduled_revision.approved_go_live_at == later


def test_an_approved_review_schedules(desk, person, held):
    Article.objects.update(owner=person("writer"))
    form = article_form(title=held.title, embargo_until=written(UNTIL))
    desk("writer").post(edit_url(held), {**form, "action-submit": "1"})
    state = Article.objects.get().current_workflow_task_state
    desk("editor").post(reverse("wagtailadmin_pages:workflow_action", args=[held.pk, "approve", state.pk]))
    assert_waits(held)


def test_the_bulk_action_schedules(desk, held):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={held.pk}"
    desk("editor").post(url)
    assert_waits(held)


def test_publishing_the_section_with_all_below_it_schedules(desk, held):
    section = held.get_parent()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={section.pk}"
    desk("chief").post(url, {"include_descendants": "on"})
    assert_waits(held)


def test_a_version_stored_without_being_cleaned_schedules(held):
    version = held.save_revision(clean=False)
    content = {**version.content, "go_live_at": None}
    Revision.objects.filter(pk=version.pk).update(content=content)
    Revision.objects.get(pk=version.pk).publish()
    assert_waits(held)


def test_code_that_makes_it_live_is_stopped(held):
    held.live = True
    with pytest.raises(ValidationError, match=r"embargo|الحظر"):
        held.save()
    held.get_parent().add_child(instance=Article(title="مباشر", live=True, embargo_until=UNTIL))
    assert not Article.objects.filter(live=True).exists()


def test_after_unscheduling_it_is_a_draft_that_still_waits(desk, held):
    form = article_form(title=held.title, embargo_until=written(UNTIL))
    desk("editor").post(edit_url(held), {**form, "action-publish": "1"})
    version = Article.objects.get().scheduled_revision
    desk("editor").post(reverse("wagtailadmin_pages:revisions_unschedule", args=[held.pk, version.pk]))
    assert Article.objects.get().scheduled_revision is None
    desk("editor").post(edit_url(held), {**form, "action-publish": "1"})
    assert_waits(held)


def test_an_older_version_without_the_embargo_does_not_get_round_it(desk, person):
    with freeze_time(NOON):
        article = factories.ArticleFactory(live=False, owner=person("writer"))
        old = article.save_revision()
        article.embargo_until = UNTIL
        article.save()
        article.save_revision()
        url = reverse("wagtailadmin_pages:revisions_revert", args=[article.pk, old.pk])
        response = desk("editor").post(url, {**article_form(title=article.title), "action-publish": "1"})
        assert response.status_code == 200
        assert response.context["form"].errors.keys() == {"embargo_until"}
        assert not Article.objects.get().live
        assert Article.objects.get().scheduled_revision is None


@pytest.fixture
def planned():
    """A draft whose first version is planned for one hour after noon; a newer draft sets an embargo of six hours."""
    with freeze_time(NOON):
        article = factories.ArticleFactory(live=False, go_live_at=NOON + timedelta(hours=1))
        article.save_revision().publish()
        newer = Article.objects.get(pk=article.pk)
        newer.embargo_until = UNTIL
        newer.save_revision()
    return article


def test_an_older_version_that_was_planned_waits_for_the_embargo_of_a_newer_draft(planned):
    with freeze_time(NOON):
        assert planned.standing_embargo() == UNTIL
    with freeze_time(NOON + timedelta(hours=2)):
        assert schedule.run_due() == schedule.Due()
        assert Article.objects.get().embargo_until == UNTIL
    assert_waits(planned)


def test_an_older_update_of_a_live_article_waits_for_the_embargo_of_a_newer_draft():
    with freeze_time(NOON):
        article = factories.ArticleFactory(title="العنوان القديم")
        article.save_revision().publish()
        update = Article.objects.get()
        update.title, update.go_live_at = "العنوان الجديد", NOON + timedelta(hours=1)
        update.save_revision().publish()
        update.embargo_until = UNTIL
        update.save_revision()
    with freeze_time(UNTIL - timedelta(seconds=1)):
        schedule.run_due()
        assert (Article.objects.get().live, Article.objects.get().title) == (True, "العنوان القديم")
    with freeze_time(UNTIL):
        schedule.run_due()
        assert Article.objects.get().title == "العنوان الجديد"


def test_code_cannot_make_it_live_before_the_embargo_of_its_newest_draft(planned):
    with freeze_time(NOON):
        stored = Article.objects.get()
        stored.live, stored.go_live_at = True, None
        with pytest.raises(ValidationError, match=r"embargo|الحظر"):
            stored.save()


def test_a_chief_editor_publishes_at_once_by_lifting_it(desk, planned):
    with freeze_time(NOON):
        version = Article.objects.get().scheduled_revision
        desk("chief").post(reverse("wagtailadmin_pages:revisions_unschedule", args=[planned.pk, version.pk]))
        form = article_form(title=planned.title, embargo_until="", go_live_at="")
        desk("chief").post(edit_url(planned), {**form, "action-publish": "1"})
        assert Article.objects.get().live


@pytest.mark.parametrize("wanted", ["", written(NOON + timedelta(hours=1))])
@pytest.mark.parametrize("role", ["writer", "editor"])
def test_only_a_chief_editor_lifts_or_shortens_it(desk, person, held, role, wanted):
    Article.objects.update(owner=person("writer"))
    response = desk(role).post(edit_url(held), article_form(title=held.title, embargo_until=wanted))
    assert "embargo_until" in response.context["form"].errors
    assert Article.objects.get().get_latest_revision_as_object().embargo_until == UNTIL
    desk("chief").post(edit_url(held), article_form(title=held.title, embargo_until=wanted, go_live_at=written(UNTIL)))
    after = Article.objects.get().get_latest_revision_as_object()
    assert after.embargo_until == (NOON + timedelta(hours=1) if wanted else None)
    assert after.go_live_at == after.embargo_until, "what followed the old embargo follows the new one"


def test_an_editor_sets_and_extends_it_and_that_is_on_record(desk, person, held):
    later = UNTIL + timedelta(hours=3)
    desk("editor").post(edit_url(held), article_form(title=held.title, embargo_until=written(later)))
    assert Article.objects.get().get_latest_revision_as_object().embargo_until == later
    entry = PageLogEntry.objects.get(action="marsad.embargo")
    assert entry.user == person("editor")
    assert "2026-11-03 18:00" in entry.message
    assert "2026-11-03 21:00" in entry.message


def test_the_form_says_so_on_top(desk, held):
    text = desk("editor").get(edit_url(held)).content.decode()
    assert "2026-11-03" in text
    assert 'class="help-block help-warning' in text


def test_an_update_of_a_live_article_waits_and_readers_keep_the_old_one(desk):
    with freeze_time(NOON):
        article = factories.ArticleFactory(title="العنوان القديم")
        form = article_form(title="العنوان الجديد", slug=article.slug, embargo_until=written(UNTIL))
        desk("editor").post(edit_url(article), {**form, "action-publish": "1"})
        assert Article.objects.get().title == "العنوان القديم"
        assert Article.objects.get().live
    with freeze_time(UNTIL):
        schedule.run_due()
        assert Article.objects.get().title == "العنوان الجديد"


def test_expiring_before_the_embargo_ends_is_a_mistake(desk, held):
    form = article_form(title=held.title, embargo_until=written(UNTIL), expire_at=written(UNTIL - timedelta(hours=1)))
    response = desk("editor").post(edit_url(held), {**form, "action-publish": "1"})
    assert "expire_at" in response.context["form"].errors
