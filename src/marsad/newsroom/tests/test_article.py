"""Addresses, dates and what follows from saving an article."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.utils import timezone
from freezegun import freeze_time
from wagtail.contrib.redirects.models import Redirect
from wagtail.rich_text import RichText

from marsad.newsroom import listings
from marsad.newsroom.factories import ArticleFactory, AuthorFactory, SectionFactory, SourceFactory
from marsad.newsroom.models import Article, ListEntry, Series

pytestmark = pytest.mark.django_db(transaction=True)
WHEN = datetime(2015, 8, 9, 10, tzinfo=UTC)


@pytest.fixture
def section():
    return SectionFactory(title="الشرق الأوسط")


def test_the_address_is_readable_and_dated(section):
    article = ArticleFactory(parent=section, title="مُحادثاتٌ في مـوسكو: ماذا بعد؟", published_at=WHEN)
    assert article.url_path == "/home/الشرق-الأوسط/2015/08/محادثات-في-موسكو-ماذا-بعد/"


def test_the_month_follows_the_sites_clock(section):
    late = datetime(2015, 8, 31, 22, tzinfo=UTC)  # already September in Riyadh
    assert "/2015/09/" in ArticleFactory(parent=section, title="آخر الشهر", published_at=late).url_path


def test_both_forms_of_an_address_work_and_other_months_do_not(section):
    article = ArticleFactory(parent=section, title="خبر", published_at=WHEN)
    assert Client().get(article.url).status_code == 200
    assert Client().get("/الشرق-الأوسط/2015/08/خبر/").status_code == 200
    assert Client().get("/الشرق-الأوسط/2015/07/خبر/").status_code == 404
    assert Client().get("/الشرق-الأوسط/خبر/").status_code == 404


def test_a_long_title_is_cut_at_a_word(section):
    article = ArticleFactory(parent=section, title="كلمة طويلة جدا " * 15)
    assert len(article.slug) <= 80
    assert not article.slug.endswith("-")
    assert set(article.slug.split("-")) <= {"كلمة", "طويلة", "جدا"}


def test_a_changed_slug_redirects(section):
    article = ArticleFactory(parent=section, title="خبر", published_at=WHEN)
    old = article.url
    article.slug = "خبر-آخر"
    article.save_revision().publish()
    response = Client().get(old)
    assert response.status_code == 301
    assert Client().get(response["Location"]).status_code == 200


def test_a_date_in_another_month_moves_the_address_and_redirects(section):
    article = ArticleFactory(parent=section, title="خبر", published_at=WHEN)
    old = article.url
    article.published_at = WHEN - timedelta(days=40)
    article.save_revision().publish()
    article = Article.objects.get(pk=article.pk)
    assert "/2015/06/" in article.url_path
    assert Client().get(old)["Location"].endswith(article.url)


def test_a_moved_article_keeps_its_dated_address_and_redirects(section):
    article = ArticleFactory(parent=section, title="خبر", published_at=WHEN)
    old, other = article.url, SectionFactory(title="دولي")
    article.move(other, "last-child")
    article = Article.objects.get(pk=article.pk)
    assert article.url_path == "/home/دولي/2015/08/خبر/"
    assert Client().get(article.url).status_code == 200
    assert Redirect.objects.filter(redirect_page=article.pk).exists()
    assert Client().get(old).status_code == 301
    assert set(ListEntry.objects.filter(article=article, kind=1).values_list("key", flat=True)) == {other.pk}


def test_a_moved_section_takes_its_articles_along(section):
    article = ArticleFactory(parent=section, title="خبر", published_at=WHEN)
    old, other = article.url, SectionFactory(title="العالم")
    section.move(other, "last-child")
    article = Article.objects.get(pk=article.pk)
    assert article.url_path == "/home/العالم/الشرق-الأوسط/2015/08/خبر/"
    assert Client().get(old).status_code == 301
    assert set(ListEntry.objects.filter(article=article, kind=1).values_list("key", flat=True)) == {
        section.pk,
        other.pk,
    }


def test_without_a_date_the_moment_of_publication_stands(section):
    article = ArticleFactory(parent=section, title="خبر", live=False)
    with freeze_time("2026-02-03 09:00"):
        article.save_revision().publish()
    article = Article.objects.get(pk=article.pk)
    assert article.published_at == datetime(2026, 2, 3, 9, tzinfo=UTC)
    article.title = "خبر معدل"
    article.save_revision().publish()
    assert Article.objects.get(pk=article.pk).published_at == datetime(2026, 2, 3, 9, tzinfo=UTC)


def test_an_embargo_turns_publishing_into_scheduling(section):
    article = ArticleFactory(parent=section, title="خبر", live=False)
    article.embargo_until = timezone.now() + timedelta(hours=3)
    article.save_revision().publish()
    article = Article.objects.get(pk=article.pk)
    assert not article.live
    assert article.scheduled_revision is not None


def test_breaking_ends_by_itself(section):
    article = ArticleFactory(parent=section, title="عاجل", breaking_until=timezone.now() + timedelta(hours=1))
    assert article.is_breaking
    with freeze_time(timezone.now() + timedelta(hours=2)):
        assert not article.is_breaking


def test_series_neighbours(section):
    series = Series.objects.create(name="طريق الماء")
    one, two, three = (
        ArticleFactory(parent=section, title=f"جزء {n}", series=series, series_order=n) for n in (1, 2, 3)
    )
    ArticleFactory(parent=section, title="مسودة الجزء", series=series, series_order=2, live=False)
    assert two.series_neighbours() == (one, three)
    assert one.series_neighbours() == (None, two)


def test_lists_follow_publishing_and_unpublishing(section):
    source, author = SourceFactory(name="وكالة"), AuthorFactory(name="ليلى")
    article = ArticleFactory(parent=section, title="خبر", source=source, authors=[author], tags=["نفط"])
    assert listings.source(source).count() == listings.author(author).count() == listings.everything().count() == 1
    article.tags.clear()
    article.save_revision().publish()
    assert not ListEntry.objects.filter(kind=2).exists()
    article.unpublish()
    assert not ListEntry.objects.exists()


def test_a_listing_pages_through_everything_once(section):
    for number in range(7):
        ArticleFactory(parent=section, title=f"خبر {number}", published_at=WHEN + timedelta(minutes=number % 3))
    listing = listings.section(section)
    pages = [listings.page_of(listing, n, per_page=2) for n in (0, 2, 1)]
    found = [article for page in pages for article in page.articles]
    assert len(set(found)) == 7
    assert found == sorted(found, key=lambda a: (a.published_at, a.pk), reverse=True)
    assert [len(page.articles) for page in pages] == [3, 2, 2]
    with pytest.raises(listings.NotClosed):
        listings.page_of(listing, 3, per_page=2)
    with pytest.raises(Http404):
        listings.page_of(listing, 4, per_page=2)


def test_a_full_page_of_a_list_stays_as_it_is_when_more_is_published(section):
    for number in range(9):
        ArticleFactory(parent=section, published_at=WHEN + timedelta(minutes=number))
    listing = listings.section(section)
    before = {n: listings.page_of(listing, n, per_page=2).articles for n in (1, 2, 3)}
    for number in range(9, 14):
        ArticleFactory(parent=section, published_at=WHEN + timedelta(minutes=number))
    assert {n: listings.page_of(listing, n, per_page=2).articles for n in (1, 2, 3)} == before


@pytest.mark.parametrize(
    ("number", "closed", "shown"),
    [
        (0, 0, [0]),
        (0, 1, [0, 1]),
        (0, 3, [0, 3, 2, 1]),
        (0, 900, [0, 900, 899, None, 1]),
        (1, 900, [0, None, 2, 1]),
        (3, 900, [0, None, 4, 3, 2, 1]),
        (500, 900, [0, None, 501, 500, 499, None, 1]),
    ],
)
def test_a_full_page_names_its_neighbours_and_both_ends(number, closed, shown):
    assert listings.ArchivePage(number, closed, 0, []).numbers == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, [1, 2, None, 9]), (3, [1, 2, 3, 4, None, 9]), (5, [1, None, 4, 5, 6, None, 9]), (9, [1, None, 8, 9])],
)
def test_the_pager_shows_ends_and_neighbours(number, shown):
    assert listings.ListingPage(number, 9, 180, []).numbers == shown


def test_its_opening_is_the_start_of_its_text():
    paragraphs = "".join(f"<p>فقرة <b>{number}</b> من نص &amp; فيه علامات.</p>" for number in range(40))
    article = ArticleFactory(body=[("heading", "عنوان"), ("part", {"text": RichText(paragraphs), "source": None})])
    assert article.text.startswith(article.opening(100))
    assert 100 <= len(article.opening(100)) < 160
    assert article.opening(100_000) == article.text
