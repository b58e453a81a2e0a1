"""Statements of denial beside the claim that they answer."""

import pytest
from django.test import Client
from django.urls import reverse

from marsad.observatory.drafts import stems_of
from marsad.observatory.models import Actor, Statement
from marsad.observatory.queries import denials

CLAIM = "الطائرات قصفت المستشفى الميداني قرب الميناء"
DENIAL = "قصف المستشفى الميداني أو استهداف الميناء"


@pytest.fixture
def said(meeting):
    """Return ``said(content, start, speaker=…, stance=…)``: a statement in the first article."""
    Statement.objects.all().delete()

    def make(content, start, speaker="RUS", stance="say", cue="قال", **values):
        actor = Actor.objects.get(key=speaker)
        return Statement.objects.create(
            article=meeting[0], speaker=actor, actor=actor, speaker_name=actor.name, speaker_start=start,
            speaker_end=start + 3, cue=cue, kind="indirect", stance=stance, content=content, words=stems_of(content),
            start=start + 10, end=start + 10 + len(content), day_reported="2015-08-11",
            **{"confidence": 0.9, **values},
        )  # fmt: skip

    return make


def test_a_denial_stands_beside_the_claim_next_to_it(said):
    claim = said(CLAIM, 40)
    denial = said(DENIAL, 110, "SAU", "deny", "نفت")
    assert [(one.said, one.claim) for one in denials.pairs(9)] == [(denial, claim)]
    html = Client().get(reverse("observatory:contested")).content.decode()
    assert html.index(CLAIM) < html.index(DENIAL)
    assert html.count('class="notice margin"') == 2


@pytest.mark.parametrize(
    ("content", "start", "speaker"),
    [
        (CLAIM, 400, "RUS"),  # far from it
        (CLAIM, 40, "SAU"),  # by who denies it
        ("الأسعار ارتفعت في الأسواق هذا الصيف", 40, "RUS"),  # of something else
        ("مصدرا نفى قصف المستشفى الميداني", 40, "RUS"),  # tells of the denial itself
    ],
)
def test_what_is_no_claim_stands_beside_no_denial(said, content, start, speaker):
    said(content, start, speaker)
    said(DENIAL, 110, "SAU", "deny", "نفت")
    assert denials.pairs(9) == []
    # The denial is shown all the same.
    assert DENIAL in Client().get(reverse("observatory:contested")).content.decode()


def test_wrongdoing_is_no_denial_and_doubtful_ones_are_shown_when_asked_for(said):
    said("ما يفعله هؤلاء الناس", 40, "SAU", "deny", "المنكر")
    doubtful = said(DENIAL, 110, "SAU", "deny", "نفت", confidence=0.2)
    assert list(denials.denials()) == []
    assert list(denials.denials(everything=True)) == [doubtful]


def test_statements_are_found_by_how_they_were_said(said):
    said(CLAIM, 40)
    said(DENIAL, 110, "SAU", "deny", "نفت")
    html = Client().get(reverse("observatory:statements") + "?stance=deny").content.decode()
    assert DENIAL in html
    assert CLAIM not in html
    assert CLAIM in Client().get(reverse("observatory:statements") + "?stance=nonsense").content.decode()
