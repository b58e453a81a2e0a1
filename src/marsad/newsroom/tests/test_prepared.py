"""Queries that are compiled once give what their query sets give."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marsad.newsroom import made_of
from marsad.newsroom.factories import ArticleFactory, AuthorFactory, SectionFactory, SourceFactory
from marsad.newsroom.models import Article, ArticleAuthor, Correction, Section, Source, read
from marsad.newsroom.prepared import MOST_PLANS, Prepared

pytestmark = pytest.mark.django_db


def values(instances):
    return [{field.attname: getattr(one, field.attname) for field in one._meta.concrete_fields} for one in instances]


def test_instances_are_those_of_the_query_set_with_what_is_beside_them():
    article = ArticleFactory(authors=[AuthorFactory(name="سلمى"), AuthorFactory(name="هدى")])
    ArticleFactory(authors=[AuthorFactory(name="غيرهما")])
    query = ArticleAuthor.objects.filter(article=article.pk).select_related("author")
    by_number = Prepared(lambda pk: ArticleAuthor.objects.filter(article=pk).select_related("author"), int)
    for _again in range(2):
        with CaptureQueriesContext(connection) as asked:
            found = by_number(article.pk)
            assert [row.author.name for row in found] == ["سلمى", "هدى"]
        assert len(asked) == 1
        assert values(found) == values(query)
    assert by_number(0) == []
    assert by_number.first(0) is None


def test_deferred_fields_and_dates_are_as_the_query_set_has_them():
    article = ArticleFactory(source=None)
    found = Prepared(lambda pk: Article.objects.filter(pk=pk).defer("body").select_related("source"), int).first(
        article.pk
    )
    assert found.get_deferred_fields() == {"body"}
    assert found.published_at == Article.objects.get(pk=article.pk).published_at
    assert found.source is None
    assert found.body == article.body


def test_lists_have_a_statement_for_each_length():
    rows = [SourceFactory(name=f"وكالة {number}") for number in range(3)]
    query = Prepared(lambda pks: Source.objects.filter(pk__in=pks).order_by("pk"), list[int])
    for number in (3, 1, 2, 3):
        assert [one.pk for one in query([row.pk for row in rows[:number]])] == [row.pk for row in rows[:number]]
    assert query([]) == []
    for length in range(1, MOST_PLANS + 3):
        query(list(range(length)))
    assert len(query._plans) <= MOST_PLANS


def test_texts_that_look_like_sql_stay_texts():
    section = SectionFactory(title="%s' OR 1=1 --")
    query = Prepared(lambda titles: Section.objects.filter(title__in=titles), list[str])
    assert query([section.title]) == [section]
    assert query(["' OR 1=1 --"]) == []


def test_an_argument_that_the_query_forgets_is_a_mistake():
    with pytest.raises(ValueError, match="no use of these arguments"):
        Prepared(lambda pk: Source.objects.all(), int)(1)
    with pytest.raises(ValueError, match="one column"):
        Prepared(lambda pk: Source.objects.filter(pk=pk).values_list("pk", "name"), int)(1)


def test_what_is_loaded_is_noted():
    article = ArticleFactory(authors=[AuthorFactory()])
    with made_of.recording() as found:
        author = Article.objects.get(pk=article.pk).byline[0]
    assert {f"article:{article.pk}", f"author:{author.pk}"} <= set(found.keys)


def test_an_unsaved_draft_shows_what_it_holds_and_not_what_is_stored():
    article = ArticleFactory(authors=[AuthorFactory(name="المخزونة")], tags=["مخزون"])
    Correction.objects.create(article=article, text="تصويب مخزون")
    draft = Article.objects.get(pk=article.pk)
    draft.article_authors = [ArticleAuthor(author=AuthorFactory(name="المسودة"))]
    draft.tags.set(["مسودة"])
    draft.corrections = [Correction(text="تصويب في المسودة")]
    assert [one.name for one in draft.byline] == ["المسودة"]
    assert [one.name for one in draft.tag_list] == ["مسودة"]
    assert [one.text for one in draft.correction_list] == ["تصويب في المسودة"]
    stored = Article.objects.get(pk=article.pk)
    assert [one.name for one in stored.byline] == ["المخزونة"]
    assert [one.text for one in stored.correction_list] == ["تصويب مخزون"]


def test_the_newest_of_a_list_are_bare_numbers():
    articles = [ArticleFactory(source=None) for _ in range(3)]
    newest = read.newest(2)(0, 0)
    assert len(newest) == 2
    assert set(newest) <= {article.pk for article in articles}


def test_a_query_that_can_have_no_result_has_none():
    ArticleFactory(source=None)
    assert read.newest(0)(0, 0) == []
    assert read.newest(0)(0, 0) == []


def test_what_cannot_be_compiled_with_stand_ins_is_asked_each_time():
    """Else a stand-in that a column cannot hold would empty the lists of a whole site."""
    article = ArticleFactory()

    def build(pk):
        found = Article.objects.filter(pk=pk)
        return found.none() if pk != article.pk else found

    assert Prepared(build, int)(article.pk) == [article]
