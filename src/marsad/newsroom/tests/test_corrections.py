"""A correction reaches readers with its date, and dates the article."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from freezegun import freeze_time
from wagtail.test.utils.form_data import inline_formset

from marsad.newsroom import factories
from marsad.newsroom.models import Article
from marsad.newsroom.tests.conftest import article_form

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 3, 12, tzinfo=timezone.get_fixed_timezone(180))


def written(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


def correct(desk, article, made_at, **values):
    rows = inline_formset(
        [{"text": "ورد أن السفن ثلاث، والصواب أنها أربع.", "made_at": written(made_at), "ORDER": "1"}]
    )
    form = article_form(title=article.title, slug=article.slug, corrections=rows, **values)
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    return desk("editor").post(url, {**form, "action-publish": "1"})


def test_readers_see_it_and_the_article_is_dated(desk):
    with freeze_time(NOON):
        article = factories.ArticleFactory()
    with freeze_time(NOON + timedelta(days=2)):
        correct(desk, article, NOON + timedelta(days=2))
        fresh = Article.objects.get()
        assert fresh.updated_at == NOON + timedelta(days=2)
        assert fresh.published_at == NOON
        assert "والصواب أنها أربع" in Client().get(fresh.url).content.decode()


def test_a_later_date_of_the_editors_stands_and_an_earlier_one_does_not(desk):
    with freeze_time(NOON):
        article = factories.ArticleFactory()
    made, later = NOON + timedelta(days=2), NOON + timedelta(days=3)
    with freeze_time(later):
        correct(desk, article, made, updated_at=written(later))
        assert Article.objects.get().updated_at == later
    article = factories.ArticleFactory(parent=article.get_parent(), published_at=NOON)
    correct(desk, article, made, updated_at=written(NOON + timedelta(hours=1)))
    assert Article.objects.get(pk=article.pk).updated_at == made


def test_a_draft_that_nobody_read_is_not_dated_by_it(desk):
    draft = factories.ArticleFactory(live=False)
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    rows = inline_formset([{"text": "تصويب", "made_at": written(NOON), "ORDER": "1"}])
    desk("editor").post(url, article_form(title=draft.title, slug=draft.slug, corrections=rows))
    assert Article.objects.get().get_latest_revision_as_object().updated_at is None
