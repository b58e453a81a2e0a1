"""The lists of articles: by date, narrowed, searched in any spelling, and quick with many."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from marsad.newsroom import factories
from marsad.newsroom.desk.title_search import found, spelling_pattern
from marsad.newsroom.models import Article

pytestmark = pytest.mark.django_db

LIST = reverse("articles:index")


def day(number):
    return datetime(2026, 3, number, 12, tzinfo=timezone.get_current_timezone())


def shown(response):
    return [page.title for page in response.context["object_list"]]


def test_newest_first_with_undated_drafts_by_their_last_change(desk):
    factories.ArticleFactory(title="قديم", published_at=day(1))
    factories.ArticleFactory(title="أحدث", published_at=day(9))
    draft = factories.ArticleFactory(title="مسودة", live=False)
    draft.save_revision()
    Article.objects.filter(pk=draft.pk).update(latest_revision_created_at=day(5))
    assert shown(desk("editor").get(LIST)) == ["أحدث", "مسودة", "قديم"]
    assert shown(desk("editor").get(LIST, {"ordering": "sort_date"})) == ["قديم", "مسودة", "أحدث"]


def test_narrowed_by_each_of_its_filters(desk, person):
    section, other = factories.SectionFactory(title="اقتصاد"), factories.SectionFactory(title="رياضة")
    source, series, author = factories.SourceFactory(), factories.SeriesFactory(), factories.AuthorFactory(name="أحمد")
    factories.ArticleFactory(
        parent=section,
        title="هذا",
        source=source,
        series=series,
        authors=[author],
        tags=["الطاقة"],
        kind="analysis",
        published_at=day(3),
        owner=person("writer"),
    )
    factories.ArticleFactory(parent=other, title="ذاك", also_in=[section], published_at=day(8), owner=person("editor"))
    client = desk("editor")
    for query, titles in (
        ({"section": section.pk}, {"هذا", "ذاك"}),
        ({"section": other.pk}, {"ذاك"}),
        ({"kind": "analysis"}, {"هذا"}),
        ({"source": source.pk}, {"هذا"}),
        ({"series": series.pk}, {"هذا"}),
        ({"author": "احمد"}, {"هذا"}),
        ({"tag": "الطاقه"}, {"هذا"}),
        ({"owner": person("editor").pk}, {"ذاك"}),
        ({"published_at_from": "2026-03-05"}, {"ذاك"}),
        ({"published_at_to": "2026-03-05"}, {"هذا"}),
        ({"status": "live"}, {"هذا", "ذاك"}),
        ({"status": "draft"}, set()),
    ):
        assert set(shown(client.get(LIST, query))) == titles, query


def test_each_status_finds_its_articles(desk, person):
    section = factories.SectionFactory()
    now = timezone.now()
    made = {
        name: factories.ArticleFactory(parent=section, title=name, live=name in ("live", "changed"))
        for name in ("live", "changed", "draft", "review", "scheduled", "embargoed")
    }
    made["changed"].title = "changed"
    made["changed"].save_revision()
    Article.objects.filter(pk=made["changed"].pk).update(has_unpublished_changes=True)
    made["review"].save_revision()
    made["review"].get_workflow().start(made["review"], person("writer"))
    made["scheduled"].go_live_at = now + timedelta(days=1)
    made["scheduled"].save_revision().publish()
    made["embargoed"].embargo_until = now + timedelta(days=1)
    made["embargoed"].save()
    client = desk("editor")
    for status, titles in {
        "live": {"live", "changed"},
        "changed": {"changed"},
        "draft": {"draft", "embargoed"},
        "review": {"review"},
        "scheduled": {"scheduled"},
        "embargoed": {"embargoed"},
        "expired": set(),
    }.items():
        assert set(shown(client.get(LIST, {"status": status}))) == titles, status


SPELLINGS = [
    ("احمد", "زيارة أحمد إلى الميناء"),
    ("الاقتصاديه", "الأزمة الاقتصادية"),
    ("القاهرة", "القَاهِرَة تستضيف المؤتمر"),
    ("مستشفي", "مستشفى جديد"),
    ("IMF", "تقرير imf الجديد"),
    ("2015", "حصاد عام ٢٠١٥"),
    ("جديد ميناء", "ميناء جديد"),
]


@pytest.mark.parametrize(("query", "title"), SPELLINGS)
def test_found_by_words_of_the_headline_in_any_spelling(desk, query, title):
    section = factories.SectionFactory()
    factories.ArticleFactory(parent=section, title=title)
    factories.ArticleFactory(parent=section, title="خبر آخر تماما")
    client = desk("editor")
    assert shown(client.get(LIST, {"q": query})) == [title]
    assert shown(client.get(reverse("wagtailadmin_explore", args=[section.pk]), {"q": query})) == [title]
    assert shown(client.get(reverse("wagtailadmin_pages:search"), {"q": query})) == [title]


def test_a_query_with_signs_of_regular_expressions_is_only_text(desk):
    factories.ArticleFactory(title="نسبة 50% (تقدير) [أولي] a.b*c+")
    for query, is_there in [
        *((query, True) for query in ("(تقدير)", "[أولي]", "a.b*c+", "50%", "[a")),
        *((query, False) for query in ("(((", "\\", ".*", "x" * 500, "a|zz")),
    ]:
        assert bool(list(found(Article.objects.all(), query))) == is_there, query
    assert spelling_pattern("") == ""


def test_the_section_shows_subsections_first_then_articles_by_date(desk):
    section = factories.SectionFactory(title="اقتصاد")
    factories.ArticleFactory(parent=section, title="قديم", published_at=day(1))
    factories.ArticleFactory(parent=section, title="أحدث", published_at=day(9))
    factories.SectionFactory(parent=section, title="نفط")
    response = desk("editor").get(reverse("wagtailadmin_explore", args=[section.pk]))
    assert shown(response) == ["نفط", "أحدث", "قديم"]


def test_a_writer_sees_the_list_but_no_other_writers_buttons(desk, person):
    article = factories.ArticleFactory(owner=person("editor"))
    response = desk("writer").get(LIST)
    assert response.status_code == 200
    assert reverse("wagtailadmin_pages:edit", args=[article.pk]) not in response.content.decode()


@pytest.mark.parametrize("where", ["list", "section"])
def test_more_articles_take_no_more_queries(desk, where):
    section = factories.SectionFactory()
    client = desk("editor")
    url = LIST if where == "list" else reverse("wagtailadmin_explore", args=[section.pk])

    def queries(count):
        for _ in range(count):
            factories.ArticleFactory(parent=section)
        client.get(url)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(url)
        return len(captured)

    assert queries(2) == queries(18)


# --- the chooser ------------------------------------------------------------------------------------------------------


def test_the_chooser_offers_live_articles_newest_first_and_finds_them(desk):
    section = factories.SectionFactory(title="اقتصاد")
    factories.ArticleFactory(parent=section, title="زيارة أحمد", published_at=day(1))
    factories.ArticleFactory(parent=section, title="ميناء جديد", published_at=day(9))
    factories.ArticleFactory(parent=section, title="مسودة", live=False)
    client = desk("editor")
    text = client.get(reverse("article_chooser:choose")).json()["html"]
    assert text.index("ميناء جديد") < text.index("زيارة أحمد")
    assert "مسودة" not in text
    found = client.get(reverse("article_chooser:choose_results"), {"q": "احمد"}).content.decode()
    assert "زيارة أحمد" in found
    assert "ميناء جديد" not in found
    other = factories.SectionFactory()
    assert "أحمد" not in client.get(reverse("article_chooser:choose_results"), {"section": other.pk}).content.decode()


def test_the_front_page_form_uses_it(desk):
    article = factories.ArticleFactory()
    front = factories.front_page()
    url = reverse("wagtailadmin_pages:edit", args=[front.pk])
    assert reverse("article_chooser:choose") in desk("editor").get(url).content.decode()
    form = {
        "title": front.title,
        "slug": front.slug,
        "lead": article.pk,
        **{
            f"{name}-{key}_FORMS": value
            for name in ("featured", "front_sections", "comments")
            for key, value in (("TOTAL", 0), ("INITIAL", 0), ("MIN_NUM", 0), ("MAX_NUM", 1000))
        },
        "action-publish": "1",
    }
    desk("editor").post(url, form)
    front.refresh_from_db()
    assert front.lead == article
