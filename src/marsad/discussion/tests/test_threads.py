"""Threads read in order, each answer beneath what it answers, whatever was taken out, in one query."""

from __future__ import annotations

import re
from datetime import timedelta
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from marsad.discussion import threads
from marsad.discussion.limits import MAX_DEPTH
from marsad.discussion.models import Comment, Status
from marsad.newsroom.factories import ArticleFactory, institution
from marsad.newsroom.models import Article

pytestmark = pytest.mark.django_db


def outline(article) -> list[tuple[str, int]]:
    return [(entry.comment.text, entry.depth) for entry in threads.load(article.pk).entries]


def rendered(article, language: str = "ar") -> str:
    request = RequestFactory().get("/")
    with translation.override(language):
        return Template("{% load discussion_tags %}{% comments article %}").render(
            Context({"article": article, "request": request})
        )


class Balanced(HTMLParser):
    """Checks that lists and items close in the order in which they open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.deepest = 0

    def handle_starttag(self, tag, attrs):
        if tag in ("ol", "li"):
            assert (tag == "li") == (self.open[-1:] == ["ol"]), f"<{tag}> in {self.open}"
            self.open.append(tag)
            self.deepest = max(self.deepest, self.open.count("ol"))

    def handle_endtag(self, tag):
        if tag in ("ol", "li"):
            assert self.open.pop() == tag


def check_lists(html: str) -> int:
    start = html.index('<ol class="comment-list">')
    parser = Balanced()
    parser.feed(html[start : html.rindex("</ol>") + 5])
    assert parser.open == []
    return parser.deepest


def test_answers_stand_beneath_and_the_oldest_first(make, article):
    first = make("1")
    second = make("2")
    make("1.1", first)
    late = make("1.2", first)
    make("2.1", second)
    make("1.2.1", late)
    make("0", created_at=timezone.now() - timedelta(days=1))
    assert outline(article) == [("0", 0), ("1", 0), ("1.1", 1), ("1.2", 1), ("1.2.1", 2), ("2", 0), ("2.1", 1)]
    assert check_lists(rendered(article)) == 3


def test_deeper_answers_stand_at_the_last_level_and_say_whom_they_answer(make, article):
    comment = None
    for number in range(MAX_DEPTH + 4):
        comment = make(str(number), comment, name=f"قارئ {number}")
    entries = threads.load(article.pk).entries
    assert [entry.depth for entry in entries] == [*range(MAX_DEPTH + 1), *[MAX_DEPTH] * 3]
    named = [entry.answers.name if entry.answers else None for entry in entries]
    assert named == [None] * (MAX_DEPTH + 1) + [f"قارئ {n}" for n in range(MAX_DEPTH, MAX_DEPTH + 3)]
    html = rendered(article)
    assert check_lists(html) == MAX_DEPTH + 1
    assert [name in html for name in ("ردا على <bdi>قارئ 3</bdi>", "ردا على <bdi>قارئ 2</bdi>")] == [True, False]


def test_a_thousand_answers_in_a_chain(make, article):
    rows = [Comment(article=article, text=str(n), status=Status.APPROVED) for n in range(1000)]
    Comment.objects.bulk_create(rows)
    for before, row in pairwise(rows):
        row.parent = before
    Comment.objects.bulk_update(rows, ["parent"])
    assert [text for text, _ in outline(article)] == [str(n) for n in range(1000)]
    check_lists(rendered(article))


@pytest.mark.parametrize("status", [Status.HELD, Status.REJECTED, Status.SPAM, Status.REMOVED])
def test_what_is_not_approved_keeps_at_most_an_empty_place(make, article, status):
    gone = make("سر مكتوم", name="متخف", status=status)
    make("سر آخر", gone, status=status)
    assert outline(article) == []
    make("جواب", gone)
    assert [entry.hidden for entry in threads.load(article.pk).entries] == [True, False]
    assert threads.load(article.pk).count == 1
    html = rendered(article)
    assert "جواب" in html
    assert "سر" not in html
    assert "متخف" not in html
    check_lists(html)


def test_an_empty_place_stays_for_answers_far_below(make, article):
    top = make("أول", status=Status.REJECTED)
    middle = make("ثان", top, status=Status.REJECTED)
    make("ثالث", middle)
    make("جانبي", top, status=Status.HELD)
    assert [(entry.hidden, entry.depth) for entry in threads.load(article.pk).entries] == [
        (True, 0),
        (True, 1),
        (False, 2),
    ]


def test_another_articles_comments_stay_there(make, article):
    make("هنا")
    make("هناك", article=ArticleFactory())
    assert outline(article) == [("هنا", 0)]


def test_one_query_for_a_thousand_comments_and_none_of_the_sender(make, article, django_assert_num_queries):
    rows = [
        Comment(article=article, text=f"تعليق {n}", status=Status.APPROVED, email="reader@example.org", email_hash="e")
        for n in range(1000)
    ]
    Comment.objects.bulk_create(rows)
    with django_assert_num_queries(1) as captured:
        thread = threads.load(article.pk)
        for entry in thread.entries:
            assert entry.comment.paragraphs
            assert entry.comment.anchor
    assert len(thread.entries) == thread.count == 1000
    for column in ("email", "email_hash", "address_hash", "folded", "text_digest"):
        assert f'"{column}"' not in captured[0]["sql"].split("FROM")[0]


def test_a_page_costs_the_same_queries_with_one_comment_and_with_many(make, article):
    make("واحد")
    rendered(article)
    with CaptureQueriesContext(connection) as one:
        rendered(article)
    parent = make("أصل")
    for number in range(30):
        make(f"جواب {number}", parent)
    with CaptureQueriesContext(connection) as many:
        rendered(article)
    assert len(many) == len(one) <= 3  # the site, its institution, the thread


@pytest.mark.parametrize("count", [0, 1, 2, 3, 11, 100])
def test_the_heading_counts_in_correct_arabic(make, article, count):
    Comment.objects.bulk_create(Comment(article=article, text="ت", status=Status.APPROVED) for _ in range(count))
    heading = re.search(r'id="comments-title">(.*?)</h2>', rendered(article))[1]
    expected = {0: "التعليقات", 1: "تعليق واحد", 2: "تعليقان", 3: "3 تعليقات", 11: "11 تعليقا", 100: "100 تعليق"}
    assert heading == expected[count]


def test_deleting_an_article_deletes_its_comments(make, article):
    first = make("أول")
    make("جواب", first, status=Status.HELD)
    other = make("باق", article=ArticleFactory())
    article.delete()
    assert list(Comment.objects.all()) == [other]


def test_a_preview_of_an_unsaved_article_has_no_form():
    html = rendered(Article(title="مسودة"))
    assert "<form" not in html


def test_dates_follow_the_institution(make, article):
    institution(months="levantine", digits="arabic")
    make("قديم", created_at=timezone.make_aware(timezone.datetime(2015, 8, 11, 9, 5)))
    assert "١١ آب ٢٠١٥ ٠٩:٠٥" in rendered(article)
    assert "Aug" in rendered(article, "en")
