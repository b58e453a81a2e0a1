"""Comments that come with a Story are kept once, in order, beneath what they answer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.discussion import threads
from marsad.discussion.actions import DeleteComments
from marsad.discussion.importing import import_comments
from marsad.discussion.keyed import hash_email
from marsad.discussion.models import Comment, Status
from marsad.intake.story import Comment as StoryComment
from marsad.intake.story import Part, Provenance, Story
from marsad.newsroom.models import Article
from marsad.newsroom.signals import stories_imported

pytestmark = pytest.mark.django_db

DAY = datetime(2015, 8, 11, 9, 5, tzinfo=UTC)
THREE = (
    StoryComment("قارئ أول", "رأي أول", DAY, "First@example.org"),
    StoryComment("قارئ ثان", "جواب", DAY.replace(hour=10), reply_to=0),
    StoryComment("قارئ ثالث", "جواب الجواب", DAY.replace(hour=11), reply_to=1),
)


def outline(article) -> list[tuple[str, int]]:
    return [(entry.comment.text, entry.depth) for entry in threads.load(article.pk).entries]


def test_comments_are_kept_with_their_times_and_places(article):
    assert import_comments(article, THREE) == 3
    assert outline(article) == [("رأي أول", 0), ("جواب", 1), ("جواب الجواب", 2)]
    first = Comment.objects.get(text="رأي أول")
    assert first.created_at == DAY
    assert (first.email, first.email_hash) == ("", hash_email("first@example.org"))
    assert "راي اول" in first.folded


def test_the_same_comments_again_change_nothing(article, moderator):
    import_comments(article, THREE)
    DeleteComments([Comment.objects.get(text="جواب الجواب")], moderator).execute()
    assert import_comments(article, THREE) == 0
    assert outline(article) == [("رأي أول", 0), ("جواب", 1)]
    more = (*THREE, StoryComment("رابع", "جواب آخر", DAY, reply_to=0))
    assert import_comments(article, more) == 1
    assert ("جواب آخر", 1) in outline(article)


def test_answers_that_come_before_what_they_answer(article):
    import_comments(article, (StoryComment("ب", "جواب", DAY, reply_to=1), StoryComment("أ", "سؤال", DAY)))
    assert outline(article) == [("سؤال", 0), ("جواب", 1)]


def test_held_comments_wait_and_are_not_announced(article, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        import_comments(article, THREE, Status.HELD)
    assert callbacks == []
    assert outline(article) == []
    assert Comment.objects.held().count() == 3


def test_other_statuses_are_refused(article):
    with pytest.raises(ValueError, match="approved or held"):
        import_comments(article, THREE, Status.SPAM)


def test_hostile_comments_come_out_plain(article):
    import_comments(
        article,
        (
            StoryComment("<b>س\u202eلمى</b>" + "ا" * 300, "نص\u202e <script>", None),
            StoryComment("", "بلا اسم", None),
            StoryComment("بلا نص", " \u200b ", None),
            StoryComment("يجيب الخالي", "جواب", None, reply_to=2),
            StoryComment("يجيب نفسه", "دائرة", None, reply_to=4),
            StoryComment("خارج", "خارج المدى", None, reply_to=99),
        ),
    )
    assert {text for text, depth in outline(article) if depth == 0} == {
        "نص <script>", "بلا اسم", "جواب", "دائرة", "خارج المدى",
    }  # fmt: skip
    name = Comment.objects.get(text="نص <script>").name
    assert name.startswith("<b>سلمى</b>")
    assert len(name) == 100


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.none() | st.integers(-2, 8), max_size=8))
def test_whatever_answers_whatever_all_are_kept_once_and_shown(article, answered):
    Comment.objects.filter(article=article).exclude(parent=None).update(parent=None)
    Comment.objects.filter(article=article).delete()
    comments = tuple(StoryComment("ق", f"نص {n}", DAY, reply_to=reply) for n, reply in enumerate(answered))
    assert import_comments(article, comments) == len(comments)
    assert import_comments(article, comments) == 0
    assert sorted(text for text, _ in outline(article)) == sorted(comment.text for comment in comments)


def test_an_import_of_stories_brings_their_comments(article):
    story = Story("خبر", (Part(("نص",)),), Provenance("test", "file.json"), comments=THREE)
    stories_imported.send(Article, pairs=[(article.pk, story), (10**9, story)])
    assert len(outline(article)) == 3


def test_queries_do_not_grow_with_the_number_of_comments(article, django_assert_max_num_queries):
    comments = tuple(StoryComment("ق", f"نص {n}", DAY, reply_to=n - 1 if n % 50 else None) for n in range(200))
    with django_assert_max_num_queries(60):  # one for each level of answers
        assert import_comments(article, comments) == 200
