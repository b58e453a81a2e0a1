"""Articles go live and expire by the clock, one by one."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from freezegun import freeze_time

from marsad.newsroom import factories, listings, schedule
from marsad.newsroom.desk.articles import in_status
from marsad.newsroom.models import Article
from marsad.newsroom.tests.conftest import article_form

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 8, 31, 12, tzinfo=timezone.get_fixed_timezone(180))
LATER = NOON + timedelta(days=1)


def written(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


def plan(desk, article, **values):
    form = article_form(title=article.title, slug=article.slug, **values)
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    desk("editor").post(url, {**form, "action-publish": "1"})


def test_it_goes_live_at_its_moment_with_that_date_and_address(desk):
    with freeze_time(NOON):
        article = factories.ArticleFactory(live=False)
        plan(desk, article, go_live_at=written(LATER))
        assert not Article.objects.get().live
        assert schedule.run_due() == schedule.Due()
    with freeze_time(LATER + timedelta(seconds=20)):
        assert schedule.run_due() == schedule.Due(published=1)
        fresh = Article.objects.get()
        assert fresh.live
        assert fresh.published_at == LATER + timedelta(seconds=20)
        assert "/2026/09/" in fresh.url_path
        assert [a.pk for a in listings.everything().articles()] == [fresh.pk]
        assert fresh.get_latest_revision_as_object().published_at == fresh.published_at
        assert schedule.run_due() == schedule.Due()


def test_what_is_scheduled_while_being_made_is_never_live_before(desk):
    with freeze_time(NOON):
        section = factories.SectionFactory()
        url = reverse("wagtailadmin_pages:add", args=["newsroom", "article", section.pk])
        desk("editor").post(url, {**article_form(go_live_at=written(LATER)), "action-publish": "1"})
        assert Article.objects.get().published_at is None
        assert not Article.objects.get().live
    with freeze_time(LATER):
        assert schedule.run_due().published == 1
        assert Article.objects.get().published_at == LATER


def test_a_date_that_the_editor_gave_stands(desk):
    given = NOON - timedelta(days=40)
    with freeze_time(NOON):
        article = factories.ArticleFactory(live=False)
        plan(desk, article, go_live_at=written(LATER), published_at=written(given))
    with freeze_time(LATER):
        schedule.run_due()
        assert Article.objects.get().published_at == given


def test_it_expires_at_its_moment(desk):
    with freeze_time(NOON):
        article = factories.ArticleFactory(live=False)
        plan(desk, article, expire_at=written(LATER))
        assert Article.objects.get().live
    with freeze_time(LATER + timedelta(minutes=1)):
        assert schedule.run_due() == schedule.Due(expired=1)
        fresh = Article.objects.get()
        assert not fresh.live
        assert fresh.expired
        assert listings.everything().count() == 0
        assert list(in_status(Article.objects.all(), "expired")) == [fresh]


def test_one_that_fails_does_not_keep_the_others_waiting(desk, monkeypatch):
    with freeze_time(NOON):
        broken, sound = (factories.ArticleFactory(live=False, title=title) for title in ("معطوب", "سليم"))
        for article in (broken, sound):
            plan(desk, article, go_live_at=written(LATER))
    original = Article.measure

    def measure(article):
        if article.title == "معطوب":
            raise RuntimeError("it cannot be counted")
        original(article)

    monkeypatch.setattr(Article, "measure", measure)
    with freeze_time(LATER):
        assert schedule.run_due() == schedule.Due(published=1, failed=1)
        assert Article.objects.get(live=True).title == "سليم"
    with freeze_time(LATER + timedelta(minutes=6)):
        text = desk("editor").get(reverse("wagtailadmin_home")).content.decode()
        assert 'id="waiting-missed"' in text
        assert "معطوب" in text
    monkeypatch.undo()
    with freeze_time(LATER + timedelta(minutes=7)):
        assert schedule.run_due() == schedule.Due(published=1)
