"""Stories become articles."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from wagtail.models import Page, PageLogEntry

from marsad.intake import Part, Provenance, Story
from marsad.newsroom.actions.import_stories import DEFAULT_SECTION, ImportStories
from marsad.newsroom.models import Article, Author, ListEntry, Origin, Section, Source, Tag
from marsad.newsroom.signals import articles_published, stories_imported

pytestmark = pytest.mark.django_db


def story(title="افتتاح ميناء جديد", text="قالت الهيئة إن الميناء سيفتح غدا أمام السفن.", **values):
    parts = values.pop("parts", (Part((text,)),))
    came = Provenance(format="json", location="a.json", entry="entry 1", digest="0" * 64)
    values.setdefault("published", datetime(2015, 8, 9, 10, tzinfo=UTC))
    return Story(title=title, parts=parts, provenance=came, **values)


def test_a_story_becomes_a_published_article_with_all_that_it_holds():
    given = story(
        authors=("ليلى حسن",),
        source="وكالة المرفأ",
        sections=("اقتصاد", "دولي"),
        tags=("موانئ", "تجارة"),
        address="https://example.org/a?utm_source=x",
        parts=(Part(("الفقرة الأولى.", "الثانية <b>كما هي</b>.")), Part(("تقرير آخر.",), source="وكالة الضفة")),
    )
    [pk] = ImportStories(publish=True).take([given]).made
    article = Article.objects.get(pk=pk)
    assert article.live
    assert article.section.title == "اقتصاد"
    assert [s.title for s in article.sections.all()] == ["دولي"]
    assert article.url_path == "/home/اقتصاد/2015/08/افتتاح-ميناء-جديد/"
    assert [a.name for a in article.byline] == ["ليلى حسن"]
    assert article.source.name == "وكالة المرفأ"
    assert {t.name for t in article.tags.all()} == {"موانئ", "تجارة"}
    assert [s.name for s in article.part_sources] == ["وكالة الضفة"]
    assert article.text == "الفقرة الأولى.\nالثانية <b>كما هي</b>.\nتقرير آخر."
    assert article.word_count == 7
    assert Origin.objects.get(article=article).location == "a.json"
    assert PageLogEntry.objects.filter(page=pk, action="marsad.import").exists()


def test_the_lists_hold_a_published_article_in_each_of_its_places():
    given = story(authors=("ليلى حسن",), source="وكالة المرفأ", sections=("اقتصاد", "دولي"), tags=("موانئ",),
                  parts=(Part(("نص.",), source="وكالة الضفة"),))  # fmt: skip
    [pk] = ImportStories(publish=True).take([given]).made
    kinds = sorted(ListEntry.objects.filter(article=pk).values_list("kind", flat=True))
    assert kinds == [0, 1, 1, 2, 3, 4, 4]


def test_a_draft_is_in_no_list_and_not_to_be_seen():
    [pk] = ImportStories().take([story()]).made
    assert not ListEntry.objects.exists()
    assert Client().get(Article.objects.get(pk=pk).url).status_code == 404


@pytest.mark.parametrize(
    "again",
    [
        story(title="عنوان آخر تماما", text="نص آخر لا شبه بينه وبين الأول", address="http://www.example.org/a/"),
        story(title="إفتتاح ميناء جديد", text="قالت الهيئة ان الميناء سيفتح غدا امام السفن"),
    ],
    ids=["same address", "same text in another spelling"],
)
def test_the_same_story_twice_is_one_article(again):
    first = story(address="https://example.org/a")
    assert len(ImportStories(publish=True).take([first]).made) == 1
    outcome = ImportStories(publish=True).take([again])
    assert (outcome.made, outcome.known) == ([], 1)
    assert len(ImportStories(publish=True).take([first, again]).made) == 0


def test_twice_in_one_batch_is_one_article():
    outcome = ImportStories(publish=True).take([story(), story()])
    assert (len(outcome.made), outcome.known) == (1, 1)


def test_another_address_of_a_known_text_is_kept_as_an_origin():
    ImportStories().take([story(address="https://one.example/a")])
    for _ in range(2):
        ImportStories().take([story(address="https://two.example/b")])
    assert Article.objects.count() == 1
    assert sorted(Origin.objects.values_list("address", flat=True)) == [
        "https://one.example/a",
        "https://two.example/b",
    ]


def test_equal_titles_get_numbered_addresses():
    texts = [f"نص التقرير رقم {number} مختلف" for number in range(4)]
    importer = ImportStories(publish=True)
    importer.take([story(title="كاريكاتير", text=text) for text in texts[:2]])
    ImportStories(publish=True).take([story(title="كاريكاتير", text=text) for text in texts[2:]])
    slugs = Article.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["كاريكاتير", "كاريكاتير-2", "كاريكاتير-3", "كاريكاتير-4"]


def test_names_that_differ_in_spelling_are_one_record():
    first = story(authors=("أحمد سالم",), source="وكالة الأنباء", tags=("القاهرة",), sections=("إقتصاد",))
    other = {"authors": ("احمد سالم",), "source": "وكاله الانباء", "tags": ("القاهره",), "sections": ("اقتصاد",)}
    ImportStories().take([first, story(text="نص آخر مختلف", **other)])
    assert (Author.objects.count(), Source.objects.count(), Tag.objects.count(), Section.objects.count()) == (
        1,
        1,
        1,
        1,
    )


def test_the_tree_stays_sound():
    ImportStories(publish=True).take([story(text=f"نص مختلف رقم {n}") for n in range(5)])
    section = Section.objects.get(title=DEFAULT_SECTION)
    assert section.numchild == 5
    assert not any(Page.find_problems())
    section.add_child(instance=Article(title="بعد الاستيراد"))
    assert not any(Page.find_problems())


def test_an_imported_article_can_be_edited_and_published_on_the_desk():
    [pk] = ImportStories(publish=True).take([story(tags=("موانئ",), authors=("ليلى حسن",))]).made
    article = Article.objects.get(pk=pk)
    article.title = "عنوان مصحح"
    article.save_revision().publish()
    article = Article.objects.get(pk=pk)
    assert article.title == "عنوان مصحح"
    assert [t.name for t in article.tags.all()] == ["موانئ"]
    assert [a.name for a in article.byline] == ["ليلى حسن"]
    assert article.published_at == datetime(2015, 8, 9, 10, tzinfo=UTC)


def test_hostile_markup_never_reaches_the_body():
    hostile = '<p onclick="x()">نص<script>alert(1)</script><a href="javascript:x()">رابط</a><img src=x onerror=x()></p>'
    [pk] = ImportStories(publish=True).take([story(parts=(Part((hostile,), html=True),))]).made
    raw = Article.objects.get(pk=pk).body.raw_data[0]["value"]["text"]
    assert raw == "<p>نص<a>رابط</a></p>"


@pytest.mark.parametrize("name", ["وسم", "desk", "media"])
def test_a_section_named_as_one_of_the_sites_own_addresses_can_be_reached(client, name):
    [pk] = ImportStories(publish=True).take([story(sections=(name,))]).made
    article = Article.objects.get(pk=pk)
    assert article.section.slug == f"{name}-2"
    assert client.get(article.section.url).status_code == 200


def test_long_titles_are_cut_at_a_word():
    [pk] = ImportStories().take([story(title="كلمة " * 100)]).made
    title = Article.objects.get(pk=pk).title
    assert len(title) <= 255
    assert title.endswith("كلمة…")


def test_a_failing_batch_leaves_nothing(monkeypatch):
    importer = ImportStories(publish=True)
    monkeypatch.setattr(importer, "_link", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        importer.take([story(sections=("قسم جديد",), tags=("وسم",))])
    assert not Article.objects.exists()
    assert not Section.objects.exists()
    monkeypatch.undo()
    assert len(importer.take([story(sections=("قسم جديد",), tags=("وسم",))]).made) == 1


def test_what_happened_is_announced_after_the_commit(django_capture_on_commit_callbacks):
    heard = []
    articles_published.connect(lambda ids, bulk, **_: heard.append((ids, bulk)), weak=False, dispatch_uid="t1")
    stories_imported.connect(lambda pairs, **_: heard.append(pairs), weak=False, dispatch_uid="t2")
    given = story()
    try:
        with django_capture_on_commit_callbacks(execute=True):
            [pk] = ImportStories(publish=True).take([given]).made
            assert heard == []
    finally:
        articles_published.disconnect(dispatch_uid="t1")
        stories_imported.disconnect(dispatch_uid="t2")
    assert heard == [([pk], True), [(pk, given)]]
