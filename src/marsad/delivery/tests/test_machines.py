"""What machines read: feeds, sitemaps, citations, metadata."""

import json
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from marsad.delivery import citations
from marsad.delivery.metadata import head_of
from marsad.newsroom import listings
from marsad.newsroom.factories import (
    ArticleFactory,
    AuthorFactory,
    PictureFactory,
    SectionFactory,
    SourceFactory,
    StudyFactory,
)
from marsad.newsroom.models import Article, FrontPage, Tag

pytestmark = pytest.mark.django_db
WHEN = datetime(2015, 8, 9, 10, tzinfo=UTC)
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def article():
    section = SectionFactory(title="اقتصاد")
    return ArticleFactory(
        parent=section,
        title="ميناء <جديد> & كبير",
        summary="ملخص «الخبر»",
        published_at=WHEN,
        authors=[AuthorFactory(name="ليلى حسن")],
        source=SourceFactory(name="وكالة المرفأ"),
        tags=["موانئ"],
    )


def feed_paths(article):
    tag = Tag.objects.get()
    return [
        "/",
        article.section.url,
        tag.get_absolute_url(),
        article.byline[0].get_absolute_url(),
        article.source.get_absolute_url(),
    ]


@pytest.mark.parametrize("place", range(5), ids=["site", "section", "tag", "author", "source"])
def test_each_list_has_its_feeds_in_three_formats(article, place):
    path = feed_paths(article)[place]
    rss = ElementTree.fromstring(Client().get(f"{path}feed.xml").content)
    assert rss.findtext("channel/item/title") == article.title
    assert rss.findtext("channel/item/link").endswith(article.url)
    atom = ElementTree.fromstring(Client().get(f"{path}atom.xml").content)
    assert atom.findtext("{*}entry/{*}title") == article.title
    response = Client().get(f"{path}feed.json")
    assert response["Content-Type"] == "application/feed+json"
    [item] = json.loads(response.content)["items"]
    assert item["title"] == article.title
    assert item["authors"] == [{"name": "ليلى حسن"}]


def test_feeds_of_what_is_not_there_are_not_found(article):
    for path in ("/لا-قسم/feed.xml", "/وسم/لا-وسم/feed.xml", "/اقتصاد/feed.txt"):
        assert Client().get(path).status_code == 404


def test_a_feed_holds_the_newest_first_and_no_draft(article):
    ArticleFactory(parent=article.section, title="أحدث", published_at=WHEN + timedelta(days=1))
    ArticleFactory(parent=article.section, title="مسودة", live=False)
    rss = ElementTree.fromstring(Client().get("/feed.xml").content)
    assert [e.text for e in rss.iterfind("channel/item/title")] == ["أحدث", article.title]


def test_sitemaps_lead_from_the_index_to_every_article(article):
    ArticleFactory(parent=article.section, title="قبل شهر", published_at=WHEN - timedelta(days=31))
    index = ElementTree.fromstring(Client().get("/sitemap.xml").content)
    found = set()
    for loc in index.iter(f"{SITEMAP}loc"):
        response = Client().get(loc.text.removeprefix("http://127.0.0.1:8000"))
        assert response.status_code == 200
        found |= {e.text for e in ElementTree.fromstring(response.content).iter(f"{SITEMAP}loc")}
    for path in (article.url, article.section.url, "/", article.byline[0].get_absolute_url()):
        assert f"http://127.0.0.1:8000{path}" in found
    assert len([a for a in found if "/2015/0" in a]) == 2


def test_months_follow_the_sites_clock(article, settings):
    article.published_at = datetime(2015, 8, 31, 22, tzinfo=UTC)  # already September in Riyadh
    article.save_revision().publish()
    assert Client().get("/sitemap-2015-08.xml").status_code == 404
    assert Client().get("/sitemap-2015-09.xml").status_code == 200
    assert Client().get("/sitemap-2015-13.xml").status_code == 404


def test_the_news_sitemap_holds_two_days(article):
    fresh = ArticleFactory(parent=article.section, title="جديد الساعة", published_at=timezone.now())
    content = Client().get("/sitemap-news.xml").content.decode()
    assert fresh.title in content
    assert article.summary not in content
    ElementTree.fromstring(content)


@pytest.mark.parametrize("name", ["0000-01", "0001-01", "9999-12", "2015-00", "2015-08-0", "2015-07"])
def test_sitemaps_of_months_that_hold_nothing_are_not_found(article, name):
    assert Client().get(f"/sitemap-{name}.xml").status_code == 404


def test_a_control_character_in_a_title_does_not_break_feeds_and_sitemaps(article):
    Article.objects.filter(pk=article.pk).update(title="ميناء\x0bجديد\x85", published_at=timezone.now())
    article.refresh_from_db()
    listings.refile(article)
    for path in ("/feed.xml", "/atom.xml", "/sitemap-news.xml"):
        assert "ميناءجديد" in Client().get(path).content.decode()


def test_a_picture_whose_file_is_gone_does_not_break_feeds(article):
    picture = PictureFactory()
    Article.objects.filter(pk=article.pk).update(picture=picture)
    picture.file.storage.delete(picture.file.name)
    for path in ("/feed.xml", "/atom.xml", "/feed.json"):
        assert Client().get(path).status_code == 200


def test_robots_and_manifest():
    robots = Client().get("/robots.txt").content.decode()
    assert "Disallow: /desk/" in robots
    assert "Disallow: /api/" in robots
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in robots
    manifest = json.loads(Client().get("/manifest.webmanifest").content)
    assert (manifest["dir"], manifest["lang"]) == ("rtl", "ar")


def head(page, **context):
    request = RequestFactory().get(page.url)
    return head_of(request, {"page": page, **context})


def test_an_article_says_what_it_is(article):
    made = head(article)
    news = made.data["@graph"][0]
    assert news["@type"] == "NewsArticle"
    assert news["datePublished"] == "2015-08-09T13:00:00+03:00"
    assert news["author"][0]["name"] == "ليلى حسن"
    crumbs = made.data["@graph"][1]["itemListElement"]
    assert [c["name"] for c in crumbs][1:] == ["اقتصاد", article.title]
    assert ("property", "og:type", "article") in made.metas
    assert made.canonical == f"http://127.0.0.1:8000{article.url}"


def test_structured_data_cannot_end_its_element(article):
    article.title = "</script><script>alert(1)</script>"
    text = head(article).json_ld
    assert "<" not in text
    assert json.loads(text)["@graph"][0]["headline"] == article.title


def test_a_study_speaks_to_scholars():
    author = AuthorFactory(name="سعاد مراد", affiliation="مركز البحوث", orcid="0000-0001-2345-6789")
    study = StudyFactory(
        title="أثر الموانئ", published_at=WHEN, doi="10.1234/abc", pages_cited="5–20", authors=[author]
    )
    metas = {(name, content) for _, name, content in head(study).metas}
    assert {("citation_author", "سعاد مراد"), ("citation_firstpage", "5"), ("citation_lastpage", "20"),
            ("citation_publication_date", "2015/08/09"), ("citation_doi", "10.1234/abc"),
            ("citation_author_institution", "مركز البحوث"), ("DC.title", "أثر الموانئ")} <= metas  # fmt: skip
    assert head(study).data["@graph"][0]["@type"] == "ScholarlyArticle"


def test_the_front_page_says_whose_it_is():
    types = [thing["@type"] for thing in head(FrontPage.objects.get()).data["@graph"]]
    assert types == ["NewsMediaOrganization", "WebSite"]


def test_citations(article):
    article.title = "نسبة 50% من النفط & الغاز {جديد}"
    assert r"50\% من النفط \& الغاز \{جديد\}" in citations.bibtex(article)
    ris = citations.ris(article)
    assert ris.startswith("TY  - NEWS\r\n")
    assert ris.endswith("ER  - \r\n")
    assert "AU  - ليلى حسن" in ris
    response = Client().get(f"/cite/{article.pk}.bib")
    assert response["Content-Disposition"].startswith("attachment")
    assert Client().get(f"/cite/{article.pk}.txt").status_code == 404


def test_drafts_cannot_be_cited(article):
    article.unpublish()
    assert Client().get(f"/cite/{article.pk}.ris").status_code == 404
