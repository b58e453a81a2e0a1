"""The factories make what the desk would make."""

import pytest

from marsad.newsroom import factories, listings
from marsad.newsroom.models import Article, FrontPage, Study

pytestmark = pytest.mark.django_db


def test_an_article_is_live_filed_and_complete() -> None:
    section, further = factories.SectionFactory(title="الاقتصاد"), factories.SectionFactory(title="المواني")
    author = factories.AuthorFactory()
    article = factories.ArticleFactory(
        parent=section, paragraphs=["سطر أول.", "سطر ثان."], authors=[author], tags=["نفط", "موانئ"], also_in=[further]
    )
    assert article.live
    assert article.text.splitlines() == ["سطر أول.", "سطر ثان."]
    assert article.byline == [author]
    assert {tag.name for tag in article.tags.all()} == {"نفط", "موانئ"}
    for listing in (
        listings.everything(),
        listings.section(section),
        listings.section(further),
        listings.author(author),
    ):
        assert [a.pk for a in listing.articles()] == [article.pk]


def test_a_draft_stands_in_no_list() -> None:
    article = factories.ArticleFactory(live=False)
    assert not article.live
    assert listings.everything().count() == 0


def test_a_study_has_its_affiliations() -> None:
    author = factories.AuthorFactory()
    study = factories.StudyFactory(authors=[author], affiliations=[(author, "جامعة الساحل")])
    assert isinstance(Article.objects.get(pk=study.pk).specific, Study)
    assert [(row.author, row.affiliation) for row in study.affiliations.all()] == [(author, "جامعة الساحل")]


def test_a_front_page_is_made_where_the_database_was_emptied() -> None:
    FrontPage.objects.all().delete()
    page = factories.front_page()
    assert page.live
    assert factories.institution(name="مركز الشاطئ").name == "مركز الشاطئ"
