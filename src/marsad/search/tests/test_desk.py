"""The desk's searches go through Wagtail's interface to the same index as the readers', drafts included."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from modelsearch.query import MATCH_ALL, Phrase, PlainText
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from marsad.newsroom.factories import ArticleFactory, PictureFactory, SectionFactory, StudyFactory
from marsad.newsroom.models import Article, Picture, User
from marsad.newsroom.roles import enlist
from marsad.search import index
from marsad.search.backend import drafts

pytestmark = pytest.mark.django_db
LIST, MENU, CHOOSER = "articles:index", "wagtailadmin_pages:search", "article_chooser:choose_results"


@pytest.fixture(autouse=True)
def no_drafts(monkeypatch):
    monkeypatch.setattr(drafts, "_index", None)


@pytest.fixture
def editor() -> Client:
    user = User.objects.create_user("editor", "editor@example.org", "secret-word")
    enlist(user, "editor")
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def shown(client, name, query, **options):
    response = client.get(reverse(name), {"q": query, **options})
    assert response.status_code == 200
    if name == CHOOSER:
        return [page.title for page in response.context["results"]]
    return [page.title for page in response.context["object_list"]]


@pytest.fixture
def archive(article):
    article("زيارة أحمد إلى القاهرة", "استقبله وزير الزراعة في المطار.")
    article("مدارس الريف", "افتتحت الوزارة عشرين فصلا.")
    for number in range(4):
        article(f"خبر {number}", "محادثات بشأن الاقتصاد العالمي.")


@pytest.mark.parametrize("view", [LIST, MENU, CHOOSER])
@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("احمد", "زيارة أحمد إلى القاهرة"),
        ("القاهره", "زيارة أحمد إلى القاهرة"),
        ("زياره احمد", "زيارة أحمد إلى القاهرة"),
        ("قاهر", "زيارة أحمد إلى القاهرة"),  # still being typed
        ("المطار", "زيارة أحمد إلى القاهرة"),  # in the text
        ("بالمدرسة", "مدارس الريف"),  # another inflection
    ],
)
def test_found_as_readers_find_it(archive, editor, view, query, title):
    assert shown(editor, view, query)[0] == title


@pytest.mark.parametrize("view", [LIST, MENU, CHOOSER])
def test_a_mistyped_word_finds_all_the_same(archive, editor, view):
    assert {title[:3] for title in shown(editor, view, "الاقتضاد")} == {"خبر"}


def test_what_is_in_no_page_is_not_found(archive, editor):
    assert shown(editor, LIST, "زلزال") == []


def test_results_come_by_relevance_until_an_order_is_asked_for(article, editor):
    article("سفن وقمح وشعير", "حمولة.")
    article("القمح", "قمح.")
    assert shown(editor, LIST, "قمح")[0] == "القمح"
    assert shown(editor, LIST, "قمح", ordering="title") == sorted(["القمح", "سفن وقمح وشعير"])


def test_drafts_and_changed_texts_are_found_at_the_desk_alone(article, editor, engine):
    page = article("سفن في الميناء", "وصلت.")
    page.title = "قوارب الصيادين"
    page.save_revision()
    draft = ArticleFactory(title="مسودة", live=False, paragraphs=["نص"])
    draft.title = "حصاد الزيتون"
    draft.summary = "موسم وفير"
    draft.save_revision()
    assert shown(editor, LIST, "الزيتون") == ["مسودة"]  # its row has the old title until it is published
    assert shown(editor, LIST, "وفيره") == ["مسودة"]
    assert shown(editor, LIST, "الزيتوم") == ["مسودة"]
    assert shown(editor, LIST, "قارب") == shown(editor, LIST, "سفينه") == ["سفن في الميناء"]
    assert shown(editor, CHOOSER, "الزيتون") == []
    draft.delete()
    assert shown(editor, LIST, "الزيتون") == []


def test_sections_and_studies_are_found(editor, engine, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        SectionFactory(title="الاقتصاد والطاقة")
        StudyFactory(title="دراسة في الملاحة", abstract="<p>أثر المضيق</p>")
    assert "الاقتصاد والطاقة" in shown(editor, MENU, "اقتصاد")
    assert shown(editor, LIST, "مضيق") == ["دراسة في الملاحة"]


def test_what_a_user_may_not_see_is_not_found(archive, engine):
    user = User.objects.create_user("moderator", "moderator@example.org", "secret-word")
    enlist(user, "moderator")
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse(MENU), {"q": "احمد"})
    assert "زيارة" not in response.content.decode()


def test_only_what_is_in_the_set_is_found(archive):
    pages = Article.objects.exclude(title__startswith="زيارة")
    assert list(get_search_backend().search("القاهرة", pages)) == []
    assert len(get_search_backend().search("الاقتصاد", Article.objects.all())[1:3]) == 2
    assert get_search_backend().search("الاقتصاد", Page.objects.all()).count() == 4


def test_wagtails_query_objects(archive):
    backend = get_search_backend()
    assert backend.search(MATCH_ALL, Article).count() == 6
    assert [page.title for page in backend.search(Phrase("وزير الزراعة"), Article)] == ["زيارة أحمد إلى القاهرة"]
    assert backend.search(Phrase("الزراعة وزير"), Article).count() == 0
    both = PlainText("احمد") & ~PlainText("مدارس")
    assert [page.title for page in backend.search(both, Article)] == ["زيارة أحمد إلى القاهرة"]
    assert backend.search(PlainText("زيارة") | PlainText("الريف"), Article).count() == 2


def test_facets(archive):
    found = get_search_backend().search("الاقتصاد", Article)
    assert found.facet("kind") == {"news": 4}


def test_pictures_and_documents_are_found_in_any_spelling(engine, editor):
    User.objects.filter(username="editor").update(is_superuser=True)
    picture = PictureFactory(title="الإمارات في إكسبو")
    picture.tags.add("أبراج")
    PictureFactory(title="رصيف")
    document = get_document_model().objects.create(title="تقرير الميزانيّة", file="report.pdf")
    backend = get_search_backend()
    for query in ("الامارات", "اكسبو الإمارات", "ابراج"):
        assert list(backend.autocomplete(query, Picture)) == [picture], query
    assert list(backend.search("الميزانيه", get_document_model())) == [document]
    assert list(backend.search("غير موجود", Picture)) == []
    response = editor.get(reverse("wagtailimages:index"), {"q": "الامارات"})
    assert response.status_code == 200
    assert [one.title for one in response.context["object_list"]] == ["الإمارات في إكسبو"]


def test_without_an_index_headlines_are_found_in_any_spelling(settings, editor):
    settings.MARSAD_SEARCH = "off"
    index.close()
    ArticleFactory(title="زيارة أحمد")
    assert shown(editor, LIST, "احمد") == ["زيارة أحمد"]
    assert shown(editor, LIST, "محمود") == []


def test_saving_writes_nothing_for_the_desk(engine, django_assert_max_num_queries):
    page = ArticleFactory(title="مسودة", live=False)
    with django_assert_max_num_queries(0):
        get_search_backend().add(page)
        get_search_backend().add_bulk(Article, [page])
