"""The panel of what was read in an article goes with its article's readings, and with no other article's."""

from urllib.parse import unquote

import pytest

from marsad.newsroom.factories import ArticleFactory, SectionFactory, SourceFactory
from marsad.observatory import naming, record
from marsad.observatory.actions.actors import CorrectActor
from marsad.observatory.actions.decide import Decide
from marsad.observatory.models import Appearance, Decision, Mention

MEETING = "التقى وزير الخارجية الروسي سيرغي لافروف نظيره السعودي عادل الجبير في موسكو يوم الثلاثاء 11 أغسطس 2015."
AGAIN = "التقى وزير الخارجية السعودي عادل الجبير نظيره الروسي سيرغي لافروف في موسكو يوم الثلاثاء 11 أغسطس 2015."


@pytest.fixture
def articles(settings, tmp_path, content):
    """An article on something else and two on one meeting; none is read yet."""
    settings.HOME, settings.MARSAD_RECORD = tmp_path, True
    naming.use(())
    section = SectionFactory(title="سياسة")
    texts = [("حصاد القمح", "بلغ حصاد القمح هذا الموسم ألف طن."), ("لقاء في موسكو", MEETING), ("لافروف والجبير", AGAIN)]
    made = [
        ArticleFactory(parent=section, title=title, paragraphs=[text], source=SourceFactory(name=title))
        for title, text in texts
    ]
    yield made
    naming.use(())


def test_a_reading_renews_its_article_and_those_on_the_same_event(site, get, articles):
    other, first, second = articles
    address = {one: unquote(one.url) for one in articles}

    def kept():
        return {one for one in articles if site.read(address[one]) is not None}

    def ask():
        for one in articles:
            assert get(one.url).status_code == 200
        assert kept() == {*articles}

    ask()
    record.read([first.pk])
    site.follow()
    assert kept() == {other, second}
    assert 'id="record"' in get(first.url).text
    assert 'id="record"' not in get(second.url).text

    ask()
    record.read([second.pk])
    site.follow()
    assert kept() == {other}, "the first now leads to the second, in a thread on the same event"

    ask()
    record.withdraw([second.pk])
    site.follow()
    assert kept() == {other}


def test_a_decision_at_the_desk_renews_the_article(site, get, articles, django_user_model):
    other, first, _ = articles
    record.read([first.pk])
    for one in (other, first):
        get(one.url)
    mention = Mention.objects.filter(article=first).first()
    boss = django_user_model.objects.create_superuser("boss", "boss@example.org", "x")
    Decide(mention, Decision.Action.REJECT, boss).execute()
    site.follow()
    assert site.read(unquote(first.url)) is None
    assert site.read(unquote(other.url)) is not None


def test_another_name_of_an_actor_renews_the_articles_that_show_it(site, get, articles, django_user_model):
    _, first, _ = articles
    record.read([first.pk])
    get(first.url)
    actor = Appearance.objects.filter(article=first).exclude(actor=None).first().actor
    boss = django_user_model.objects.create_superuser("boss", "boss@example.org", "x")
    CorrectActor(actor, boss, {"name": "سيرغي الآخر"}).execute()
    site.follow()
    assert site.read(unquote(first.url)) is None
    assert get(first.url).status_code == 200
