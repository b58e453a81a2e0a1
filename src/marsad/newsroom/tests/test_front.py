"""What stands on the front page."""

import pytest

from marsad.newsroom import front
from marsad.newsroom.factories import (
    ArticleFactory,
    FeaturedFactory,
    FrontSectionFactory,
    SectionFactory,
    front_page,
)

pytestmark = pytest.mark.django_db


def keys(articles):
    return [article.pk for article in articles]


def test_an_empty_site_has_an_empty_front():
    assert front.arrange(front_page()) == front.Front(None, [], [], [])


def test_without_editors_the_newest_stand_and_layouts_take_turns():
    sections = [SectionFactory() for _ in range(4)]
    for section in sections:
        for _ in range(4):
            ArticleFactory(parent=section)
    arranged = front.arrange(front_page())
    assert arranged.lead is not None
    assert len(arranged.featured) == front.FEATURED
    # The newest section's four went to lead and features, so it has no block of its own.
    assert [block.layout for block in arranged.blocks] == ["grid", "list", "strip"]
    assert arranged.blocks[0].template == "newsroom/parts/block_grid.html"


def test_no_article_stands_twice_among_lead_featured_and_sections():
    first, second = SectionFactory(), SectionFactory()
    for _ in range(8):
        ArticleFactory(parent=first, also_in=[second])
    arranged = front.arrange(front_page())
    shown = [arranged.lead, *arranged.featured, *(a for block in arranged.blocks for a in block.articles)]
    assert len(set(keys(shown))) == len(shown)
    assert not set(keys(arranged.latest)) & set(keys([arranged.lead, *arranged.featured]))


def test_the_editors_choice_comes_first_and_drafts_do_not_show():
    old, chosen = ArticleFactory(), ArticleFactory()
    for _ in range(6):
        ArticleFactory()
    page = front_page()
    page.lead = old
    page.save()
    FeaturedFactory(article=chosen)
    assert front.arrange(page).lead.pk == old.pk
    assert front.arrange(page).featured[0].pk == chosen.pk
    old.unpublish()
    assert front.arrange(front_page()).lead.pk != old.pk


def test_a_section_that_is_not_live_has_no_place():
    section, hidden = SectionFactory(), SectionFactory()
    for one in (section, hidden):
        for _ in range(8):
            ArticleFactory(parent=one)
        FrontSectionFactory(section=one, layout="list")
    hidden.unpublish()
    assert [block.section.pk for block in front.arrange(front_page()).blocks] == [section.pk]


def test_more_sections_are_not_more_queries_than_one_each(django_assert_max_num_queries):
    for _ in range(8):
        section = SectionFactory()
        for _ in range(3):
            ArticleFactory(parent=section)
    page = front_page()
    with django_assert_max_num_queries(15):
        front.arrange(page)
