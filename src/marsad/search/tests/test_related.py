"""What is offered beside an article, and what is recognised as the same report."""

import pytest
from django.db import connection
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from marsad.newsroom.factories import PictureFactory
from marsad.newsroom.models import Article
from marsad.search import related
from marsad.search.duplicates import containment, is_same, sketch
from marsad.search.levels import levels_of
from marsad.search.models import Related
from marsad.search.signals import related_changed

STRIKE = (
    "أعلن عمال الميناء إضرابا مفتوحا عن العمل احتجاجا على خفض الأجور وقالت نقابتهم إن الأرصفة ستبقى مغلقة حتى تعود "
    "الشركة المشغلة عن قرارها بينما تنتظر عشرات السفن خارج المرفأ منذ الفجر ولم يصدر عن الوزارة أي تعليق بعد ذلك"
)
TALKS = (
    "اجتمعت نقابة عمال الميناء بالشركة المشغلة في محاولة لإنهاء الإضراب وعرضت الشركة إعادة الأجور إلى ما كانت عليه "
    "على دفعات غير أن النقابة تمسكت بفتح الأرصفة بعد توقيع الاتفاق وحده"
)
WEATHER = "توقع الراصدون موجة حر شديدة تبلغ فيها الحرارة خمسين درجة في الصحراء الشرقية مع رياح تثير الغبار نهارا"
MATCH = "فاز الفريق الضيف بهدفين مقابل هدف في مباراة الإياب وتأهل بذلك إلى الدور نصف النهائي من البطولة"


@pytest.fixture
def archive(article):
    """Articles on other things, so that a word can be rare."""
    for number, text in enumerate((WEATHER, MATCH) * 3):
        article(f"خبر {number}", text + f" رقم {number}")


@pytest.mark.django_db
def test_articles_about_the_same_are_offered(archive, article):
    first = article("إضراب في الميناء", STRIKE)
    second = article("مفاوضات الميناء", TALKS)
    assert [one.pk for one in related.of(second)] == [first.pk]


@pytest.mark.django_db
def test_the_older_links_to_the_newer_too(archive, article):
    first = article("إضراب في الميناء", STRIKE)
    second = article("مفاوضات الميناء", TALKS)
    assert [one.pk for one in related.of(first)] == [second.pk]


@pytest.mark.django_db
def test_the_same_report_is_recognised_and_not_offered(archive, article):
    first = article("إضراب في الميناء", STRIKE)
    again = article("عمال الميناء يضربون", f"(وكالات) {STRIKE}")
    assert related.of(again) == []
    link = Related.objects.get(article=again, other=first)
    assert link.kind == Related.Kind.SAME
    assert link.score >= 0.8
    assert Related.objects.get(article=first, other=again).kind == Related.Kind.SAME


@pytest.mark.django_db
def test_of_two_that_are_the_same_one_is_offered(archive, article):
    article("إضراب في الميناء", STRIKE)
    article("عمال الميناء يضربون", f"(وكالات) {STRIKE}")
    assert len(related.of(article("مفاوضات الميناء", TALKS))) == 1


@pytest.mark.django_db
def test_a_shared_rare_tag_relates(archive, article):
    first = article("حرارة", WEATHER + " في القرية", tags=["سدود"])
    article("مباراة أخرى", MATCH + " أمس")
    second = article("سد جديد", "بدأ العمل في بناء خزان المياه عند الوادي.", tags=["سدود"])
    assert first in related.of(second)


@pytest.mark.django_db
def test_withdrawn_articles_are_not_offered(archive, article):
    first = article("إضراب في الميناء", STRIKE)
    second = article("مفاوضات الميناء", TALKS)
    Article.objects.filter(pk=first.pk).update(live=False)
    assert related.of(second) == []


@pytest.mark.django_db
def test_deleting_an_article_takes_its_links_along(archive, article):
    first = article("إضراب في الميناء", STRIKE)
    second = article("مفاوضات الميناء", TALKS)
    first.delete()
    assert not Related.objects.filter(article=second).exists()


@pytest.mark.django_db
def test_listeners_hear_whose_links_changed(archive, article):
    first = article("إضراب في الميناء", STRIKE)
    heard = []

    def listener(ids, **kwargs):
        heard.extend(ids)

    related_changed.connect(listener)
    try:
        second = article("مفاوضات الميناء", TALKS)
    finally:
        related_changed.disconnect(listener)
    assert sorted(heard) == [first.pk, second.pk]


@pytest.mark.django_db
def test_two_queries_for_a_page(archive, article):
    article("إضراب في الميناء", STRIKE, picture=PictureFactory())
    second = article("مفاوضات الميناء", TALKS)
    with CaptureQueriesContext(connection) as queries:
        [one] = related.of(second, sections=[])
        assert one.picture.renditions.all() is not None
        assert one.title
    assert len(queries) == 2


@pytest.mark.django_db
def test_they_stand_on_the_articles_page(archive, article):
    article("إضراب في الميناء", STRIKE)
    second = article("مفاوضات الميناء", TALKS)
    page = Client().get(second.url).content.decode()
    assert 'id="related"' in page
    assert "إضراب في الميناء" in page


@pytest.mark.django_db
def test_an_article_that_was_never_saved_has_none(rf, engine):
    template = Template("{% load search_tags %}{% related article as found %}{{ found|length }}")
    assert template.render(Context({"article": Article(title="جديد"), "request": rf.get("/")})) == "0"


def sketched(text):
    return sketch(levels_of(text).words)


def test_a_longer_version_is_the_same_report():
    assert is_same(sketched(STRIKE), sketched(f"{STRIKE}. {TALKS}"))


def test_spelling_does_not_hide_the_same_report():
    assert is_same(sketched(STRIKE), sketched(STRIKE.replace("أ", "ا").replace("ة", "ه")))


def test_other_reports_on_the_same_are_not_the_same():
    assert containment(sketched(STRIKE), sketched(TALKS)) < 0.2


def test_of_a_few_words_nothing_can_be_said():
    assert not is_same(sketched("وصلت السفن إلى الميناء"), sketched("وصلت السفن إلى الميناء"))


WORDS = st.lists(
    st.sampled_from(["سفن", "ميناء", "عدن", "وصلت", "رصيف", "بحر", "شركة", "عمال", "فجر", "مدينة"]),
    min_size=80,
    max_size=300,
)


@given(WORDS, WORDS)
def test_containment_is_a_share_and_the_order_does_not_matter(one, other):
    first, second = sketched(" ".join(one)), sketched(" ".join(other))
    assert 0 <= containment(first, second) <= 1
    assert containment(first, second) == containment(second, first)
    assert containment(first, first) in (0, 1)
