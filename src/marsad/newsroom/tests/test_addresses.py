"""Addresses that readers know keep working when the desk moves things."""

from datetime import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from marsad.newsroom import factories
from marsad.newsroom.models import Article, InfoPage, Section
from marsad.newsroom.tests.conftest import article_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def assert_redirects(old, page):
    """Readers of the address `old` are sent to where the page is now, in one step."""
    response = Client().get(old)
    assert response.status_code == 301
    assert response["Location"] == fresh(page).url


def edit(desk, article, **values):
    form = article_form(**{"title": article.title, "slug": article.slug, **values})
    desk("editor").post(reverse("wagtailadmin_pages:edit", args=[article.pk]), {**form, "action-publish": "1"})


def test_a_changed_slug_redirects(desk, on_commit):
    article = factories.ArticleFactory()
    old = article.url
    with on_commit():
        edit(desk, article, slug="عنوان-أوضح")
    assert fresh(article).url != old
    assert_redirects(old, article)


def test_a_slug_that_nobody_can_read_is_written_as_the_site_writes_it(desk):
    article = factories.ArticleFactory()
    edit(desk, article, slug="العُنْوَانُ-ـــ-الجديد--٢٠٢٦")
    assert fresh(article).slug == "العنوان-الجديد-2026"


def test_two_articles_of_one_headline_get_two_slugs(desk):
    section = factories.SectionFactory()
    url = reverse("wagtailadmin_pages:add", args=["newsroom", "article", section.pk])
    for _ in range(2):
        desk("editor").post(url, {**article_form(title="القَمْح"), "action-publish": "1"})
    assert sorted(Article.objects.values_list("slug", flat=True)) == ["القمح", "القمح-2"]
    taken = desk("editor").post(url, {**article_form(slug="القَمْح"), "action-publish": "1"})
    assert "slug" in taken.context["form"].errors
    assert Article.objects.count() == 2


def test_a_date_in_another_month_redirects(desk, on_commit):
    march = datetime(2026, 3, 5, 12, tzinfo=timezone.get_current_timezone())
    article = factories.ArticleFactory(published_at=march)
    old = article.url
    with on_commit():
        edit(desk, article, published_at="2026-04-05 12:00")
    assert "/2026/04/" in fresh(article).url_path
    assert_redirects(old, article)


def test_a_moved_article_redirects(desk, on_commit):
    article, other = factories.ArticleFactory(), factories.SectionFactory(title="القسم الآخر")
    old = article.url
    with on_commit():
        desk("editor").post(reverse("wagtailadmin_pages:move_confirm", args=[article.pk, other.pk]))
    assert fresh(article).url_path.startswith(other.url_path)
    assert_redirects(old, article)


def test_a_moved_section_redirects_with_its_articles(desk, on_commit):
    upper, section = factories.SectionFactory(title="عام"), factories.SectionFactory(title="اقتصاد")
    article = factories.ArticleFactory(parent=section)
    old, old_section = article.url, section.url
    with on_commit():
        desk("chief").post(reverse("wagtailadmin_pages:move_confirm", args=[section.pk, upper.pk]))
    assert fresh(article).url_path.startswith(fresh(section).url_path)
    assert_redirects(old, article)
    assert_redirects(old_section, section)


def test_a_renamed_section_redirects_with_its_articles(desk, on_commit):
    section = factories.SectionFactory(title="اقتصاد")
    article = factories.ArticleFactory(parent=section)
    old = article.url
    form = {"title": "اقتصاد", "slug": "مال-وأعمال", "action-publish": "1"}
    with on_commit():
        desk("chief").post(reverse("wagtailadmin_pages:edit", args=[section.pk]), form)
    assert fresh(section).slug == "مال-وأعمال"
    assert_redirects(old, article)


def test_a_removed_article_can_be_redirected_by_a_chief_editor(desk):
    article, other = factories.ArticleFactory(), factories.ArticleFactory()
    old = article.url
    desk("chief").post(reverse("wagtailadmin_pages:delete", args=[article.pk]))
    assert Client().get(old).status_code == 404
    form = {"old_path": old, "site": "", "is_permanent": "on", "redirect_page": other.pk, "redirect_link": ""}
    desk("chief").post(reverse("wagtailredirects:add"), form)
    assert Redirect.objects.count() == 1
    assert_redirects(old, other)


@pytest.mark.parametrize("slug", ["وسم", "كاتب", "desk", "media", "الأحدث"])
@pytest.mark.parametrize("model", [Section, InfoPage])
def test_a_page_does_not_take_an_address_of_the_sites_own(slug, model):
    page = model(title="صفحة", slug=slug, **({"body": "<p>نص</p>"} if model is InfoPage else {}))
    with pytest.raises(ValidationError, match=slug):
        factories.front_page().add_child(instance=page)
