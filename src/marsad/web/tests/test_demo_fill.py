"""The demo content becomes a site, and goes again without taking anything along."""

import pytest

from marsad.cli import demo, main
from marsad.discussion.models import Comment
from marsad.newsroom.factories import ArticleFactory, SectionFactory
from marsad.newsroom.models import Article, Author, BreakingNotice, FrontPage, InfoPage, Section, Series, Source, Study
from marsad.web.demo.content import load
from marsad.web.demo.fill import Fill, remove

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_an_empty_site_is_filled_and_emptied_again(client, capsys):
    content = load()
    number = Fill().run()
    assert number == len(content.articles) + len(content.studies) == Article.objects.live().count()
    assert Study.objects.count() == 2
    assert not Article.objects.filter(is_demo=False).exists()
    front = FrontPage.objects.get()
    assert front.lead.title == content.articles[content.front_page.lead].title
    first = Series.objects.first()
    order = list(first.articles.order_by("series_order").values_list("series_order", flat=True))
    assert order == [1, 2, 3, 4]
    study = Study.objects.first()
    assert study.footnotes.count() > 8
    assert study.pdf.file.size > 10_000
    assert InfoPage.objects.live().count() == len(content.pages)
    assert Comment.objects.count() == len(content.comments)
    assert BreakingNotice.objects.current().exists()
    for path in ("/", study.url, Article.objects.first().url, "/feed.xml", "/sitemap.xml"):
        assert client.get(path).status_code == 200

    own = ArticleFactory(parent=SectionFactory(title="قسمنا"), title="خبرنا", authors=[Author.objects.first()])
    assert main(["demo"]) == 1
    assert "articles already" in capsys.readouterr().err
    assert remove() == number
    assert [article.title for article in Article.objects.all()] == ["خبرنا"]
    assert Author.objects.get() == own.byline[0]
    assert [section.title for section in Section.objects.all()] == ["قسمنا"]
    assert not Source.objects.exists()
    assert not Series.objects.exists()
    assert not demo.is_empty()
