"""What raises a doubt holds a comment where comments are shown at once, and is told to the moderators."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from marsad.arabic import fold
from marsad.discussion.checks.doubts import holds_word
from marsad.discussion.keyed import hash_email
from marsad.discussion.models import Ban, Comment, Doubt, Status
from marsad.newsroom.factories import AuthorFactory, institution

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def open_site(article):
    institution(comments="open", name="مركز الميناء")


def sent(reader, **fields) -> tuple[str, list[Doubt]]:
    assert reader.send(**fields).status_code == 303
    comment = Comment.objects.order_by("-pk").first()
    return comment.status, comment.doubt_list


def test_without_doubt_it_is_shown(reader):
    assert sent(reader) == ("approved", [])


@pytest.mark.parametrize(
    ("fields", "doubt"),
    [
        ({"text": "https://a.example/1 ثم https://a.example/2"}, Doubt.LINKS),
        ({"text": "a.example@x.org ثم b@x.org"}, Doubt.LINKS),
        ({"name": "متجر cheap.shop"}, Doubt.LINKS),
        ({"text": "مقلوب \u202eنص"}, Doubt.HIDDEN),
        ({"name": "سلمى\u2067"}, Doubt.HIDDEN),
        ({"name": "مركز الميناء"}, Doubt.STAFF),
        ({"name": "مركزُ المِيناء"}, Doubt.STAFF),
    ],
)
def test_single_doubts(reader, fields, doubt):
    assert sent(reader, **fields) == ("held", [doubt])


def test_one_link_is_no_doubt(reader):
    assert sent(reader, text="المصدر https://example.org/report")[0] == "approved"


def test_an_authors_name_is_doubtful(reader):
    AuthorFactory(name="أحمد الشامي")
    assert sent(reader, name="احمد الشامى") == ("held", [Doubt.STAFF])


def test_the_same_text_again_is_doubtful_under_any_name(reader):
    text = "عرض لا يفوت على كل البضائع في السوق"
    sent(reader, text=text)
    assert sent(reader, text=text, name="غيره", email="other@example.org") == ("held", [Doubt.REPEATED])
    assert sent(reader, text="نعم", email="x@example.org")[0] == "approved"
    assert sent(reader, text="نعم", email="y@example.org")[0] == "approved"  # short words are everybody's


@pytest.mark.parametrize("text", ["ﷺ" * 2000, "نسبة 100% و_شرطة_ مائلة \\ هنا"])
def test_any_text_can_be_found_again(reader, text):
    """One letter may fold to eighteen; SQLite takes no LIKE pattern above 50,000 bytes."""
    assert sent(reader, text=text)[0] == "approved"
    assert sent(reader, text=text, name="غيره", email="other@example.org") == ("held", [Doubt.REPEATED])


def test_a_text_is_recognised_in_another_spelling_and_not_as_a_part(reader):
    sent(reader, text="إعلان عن بضائع السوق القديمة")
    assert sent(reader, text="اعلان عن بضائعِ السوق القديمه", email="b@example.org") == ("held", [Doubt.REPEATED])
    assert sent(reader, text="سطر\nإعلان عن بضائع السوق", email="c@example.org")[0] == "approved"


def test_comments_of_the_last_day_are_found_again_after_the_update(reader, make):
    text = "عرض لا يفوت على كل البضائع في السوق"
    new, old, emptied = make(text), make(text, created_at=timezone.now() - timedelta(days=3)), make("")
    Comment.objects.update(text_digest="")
    import_module("marsad.discussion.migrations.0004_text_digest").fill(apps, None)
    assert [Comment.objects.get(pk=c.pk).text_digest for c in (new, old, emptied)] == [new.text_digest, "", ""]
    assert sent(reader, text=text) == ("held", [Doubt.REPEATED])


def test_a_sender_whose_comments_were_refused_is_doubtful(reader, make):
    key = hash_email("salma@example.org")
    make("مرفوض", status=Status.SPAM, email_hash=key)
    assert sent(reader)[0] == "approved"
    make("مرفوض", status=Status.REJECTED, email_hash=key)
    assert sent(reader, text="تعليق ثان") == ("held", [Doubt.REFUSED])
    assert sent(reader, text="من غيرها", email="someone@example.org", ip="203.0.113.4")[0] == "approved"


def test_old_refusals_are_forgotten(reader, make):
    for _ in range(3):
        make(
            "قديم",
            status=Status.SPAM,
            email_hash=hash_email("salma@example.org"),
            created_at=timezone.now() - timedelta(days=40),
        )
    assert sent(reader)[0] == "approved"


def test_comments_without_any_address_do_not_make_each_other_doubtful(reader, make):
    for _ in range(3):
        make("مستورد", status=Status.SPAM)
    assert sent(reader, ip="")[0] == "approved"


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("قمار", "تعالوا إلى القمار", True),
        ("قمار", "وبالقِمَارِ يخسر", True),
        ("قمار", "للقمار بيوت", True),
        ("قمار", "كقمار", True),
        ("قمار", "أقمار صناعية", False),
        ("قمار", "القماري طيور", False),
        ("موقع رهان", "أفضل موقع   رهان هنا", True),
        ("موقع رهان", "موقع الرهان", False),
        ("casino", "Best CASINO!", True),
        ("casino", "casinos", False),
        ("100%", "ربح ١٠٠٪ مضمون", True),
        ("(.*)", "أي شيء", False),
    ],
)
def test_banned_words_are_found_as_words_in_any_spelling(word, text, found):
    assert holds_word(text, " ".join(fold(word).split())) is found


def test_a_banned_word_holds_until_its_ban_ends(reader):
    ban = Ban.objects.create(kind=Ban.Kind.WORD, value="قمار", label="قمار")
    assert sent(reader, text="دعاية للقمار") == ("held", [Doubt.WORD])
    assert sent(reader, text="كلام", name="القمار") == ("held", [Doubt.WORD])
    ban.until = timezone.now() - timedelta(minutes=1)
    ban.save()
    assert sent(reader, text="حديث عن القمار") == ("approved", [])


def test_several_doubts_are_all_told(reader):
    Ban.objects.create(kind=Ban.Kind.WORD, value="قمار", label="قمار")
    status, doubts = sent(reader, text="قمار \u202e https://a.example https://b.example")
    assert status == "held"
    assert set(doubts) == {Doubt.WORD, Doubt.HIDDEN, Doubt.LINKS}
