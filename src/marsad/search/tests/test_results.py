"""What is found, in which order, and how it is shown."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from marsad.newsroom.factories import AuthorFactory, SectionFactory, SourceFactory
from marsad.search.results import search
from marsad.search.wanted import Order

pytestmark = pytest.mark.django_db


def titles(query, **options):
    return [item.article.title for item in search(query, **options).items]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("احمد", "قال أحمد ذلك"),
        ("القاهره", "عاد إلى القاهرة"),
        ("القدس", "زار الناصرة والقدس"),
        ("مدارس", "بنت المدينة مدرسة"),
        ("المدرسة", "فتحت المدارس أبوابها"),
        ("وزيران", "وصل الوزير"),
        ("مُعَلِّم", "كرّمت المعلمين"),
        ("٢٤", "مرت 24 ساعة"),
        ("maritime", "قسم Maritime هناك"),
    ],
)
def test_spelling_and_inflection_make_no_difference(article, typed, written):
    article("خبر", f"{written}.")
    article("غيره", "كلام لا صلة له.")
    assert titles(typed) == ["خبر"]


def test_more_of_the_words_comes_first(article):
    article("واحدة", "سفينة وصلت.")
    article("كلتاهما", "سفينة وصلت إلى المرفأ.")
    assert titles("سفينة مرفأ")[0] == "كلتاهما"


def test_the_title_counts_more_than_the_text(article):
    article("خبر عام", "وصلت سفينة واحدة صباح اليوم إلى المدينة البعيدة.")
    article("سفينة", "وصلت صباح اليوم إلى المدينة البعيدة وعادت منها.")
    assert titles("سفينة") == ["سفينة", "خبر عام"]


def test_a_phrase_must_stand_as_it_is(article):
    article("متجاورتان", "أغلق باب المندب أمام السفن.")
    article("متباعدتان", "باب البيت ومضيق المندب.")
    assert titles('"باب المندب"') == ["متجاورتان"]
    assert titles("«بَابِ المندب»") == ["متجاورتان"]


def test_words_are_left_out(article):
    article("بحري", "ميناء بحري.")
    article("جوي", "ميناء جوي.")
    assert titles("ميناء -بحري") == ["جوي"]
    assert titles("-بحري") == ["جوي"]


def test_filters_by_name_slug_and_field(article):
    sport, economy = SectionFactory(title="رياضة"), SectionFactory(title="اقتصاد")
    source, author = SourceFactory(name="وكالة المرفأ"), AuthorFactory(name="ليلى حسن")
    article("فوز", "سباق السفن.", parent=sport, source=source)
    article("تجارة", "سباق السفن.", parent=economy, authors=[author], tags=["ملاحة"])
    assert titles("سفن قسم:رياضه") == titles("سفن", section=["رياضة"]) == ["فوز"]
    assert titles("سفن مصدر:وكالة_المرفا") == titles("سفن", source=[source.slug]) == ["فوز"]
    assert titles("سفن كاتب:ليلى") == titles("سفن", author=[author.slug]) == ["تجارة"]
    assert titles("سفن وسم:ملاحة") == titles("", tag=["ملاحة"]) == ["تجارة"]
    assert titles("سفن قسم:رياضة قسم:اقتصاد وسم:ملاحة") == ["تجارة"]


def test_a_section_holds_what_its_subsections_hold(article):
    sport = SectionFactory(title="رياضة")
    article("فوز", "سباق السفن.", parent=SectionFactory(title="كرة", parent=sport))
    assert titles("سفن قسم:رياضة") == ["فوز"]


def test_an_unknown_name_is_said_and_does_not_narrow(article):
    article("فوز", "سباق السفن.")
    results = search("سفن قسم:طبخ")
    assert [item.article.title for item in results.items] == ["فوز"]
    assert len(results.notes) == 1
    assert "طبخ" in results.notes[0]


def test_days_are_those_of_the_sites_clock(article):
    late = datetime(2015, 8, 31, 22, tzinfo=UTC)  # already September in Riyadh
    article("سفينة", "نص.", published_at=late)
    assert titles("سفينة", after=date(2015, 9, 1)) == ["سفينة"]
    assert titles("سفينة", before=date(2015, 9, 1)) == []
    assert titles("سفينة بعد:2015-09 قبل:2015-10") == ["سفينة"]


def test_newest_first(article):
    for title, day in (("سفينة قديمة", 1), ("سفينة جديدة", 3), ("سفينة بينهما", 2)):
        article(title, "نص.", published_at=datetime(2015, 8, day, tzinfo=UTC))
    assert titles("سفينة", order=Order.NEWEST) == ["سفينة جديدة", "سفينة بينهما", "سفينة قديمة"]


def test_the_new_comes_a_little_before_the_old(article):
    article("سفينة", "وصلت سفينة.", published_at=datetime(2015, 8, 1, tzinfo=UTC))
    new = article("سفينة", "وصلت سفينة.", published_at=timezone.now() - timedelta(days=1), slug="new")
    found = search("سفينة").items
    assert found[0].article.pk == new.pk
    assert found[0].score == pytest.approx(found[1].score)


def test_pages_go_on_where_the_last_ended(article):
    for number in range(7):
        article(f"سفينة {number}", "نص.")
    pages = [search("سفينة", page=page, per_page=3) for page in (1, 2, 3, 4)]
    assert [len(page.items) for page in pages] == [3, 3, 1, 0]
    assert len({item.article.pk for page in pages for item in page.items}) == 7
    assert (pages[0].total, pages[0].pages, pages[0].numbers) == (7, 3, [1, 2, 3])


def test_one_word_of_many_is_not_enough_to_be_counted_but_better_than_nothing(article):
    article("أولى", "سفينة من الخشب.")
    results = search("سفينة طائرة قطار")
    assert (results.total, results.loose) == (1, True)
    article("ثانية", "سفينة وقطار.")
    results = search("سفينة طائرة قطار")
    assert (results.total, results.loose) == (1, False)


def test_facets_count_what_was_found(article):
    sport, economy = SectionFactory(title="رياضة"), SectionFactory(title="اقتصاد")
    source = SourceFactory(name="وكالة المرفأ")
    article("فوز", "سباق السفن.", parent=sport, source=source, published_at=datetime(2014, 8, 1, tzinfo=UTC))
    article("تجارة", "سباق السفن.", parent=economy, published_at=datetime(2015, 8, 1, tzinfo=UTC))
    article("غيره", "كلام.", parent=economy)
    facets = {facet.kind: {c.label: c.count for c in facet.choices} for facet in search("سفن", facets=True).facets}
    assert facets["section"] == {"رياضة": 1, "اقتصاد": 1}
    assert facets["year"] == {"2015": 1, "2014": 1}
    assert facets["source"] == {"وكالة المرفأ": 1}


def test_without_a_query_nothing_is_looked_for(article):
    article("سفن")
    assert search("  ").items == []
