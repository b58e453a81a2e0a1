"""Proof of work: what a browser solves is taken once; anything else is not taken."""

from __future__ import annotations

import base64
import json
from datetime import timedelta
from typing import Any

import altcha
import pytest
from django.utils import timezone
from freezegun import freeze_time
from hypothesis import given
from hypothesis import strategies as st

from marsad.discussion import limits
from marsad.discussion.checks import proofs
from marsad.discussion.models import Comment, SpentProof
from marsad.newsroom.factories import ArticleFactory, institution

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def asked(article: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    institution(comments="held", proof_of_work=True)
    monkeypatch.setattr(proofs, "COUNTERS", 5)


def solve(challenge: dict[str, Any]) -> str:
    made = altcha.Challenge.from_dict(challenge)
    return altcha.Payload(made, altcha.solve_challenge(made)).to_base64()


def altered(proof: str, **solution: Any) -> str:
    data = json.loads(base64.b64decode(proof))
    data["solution"].update(solution)
    return base64.b64encode(json.dumps(data).encode()).decode()


def ticket(reader: Any) -> dict[str, Any]:
    return reader.client.get(f"{reader.address}تذكرة/").json()["challenge"]


def test_a_solved_challenge_is_taken_once(reader):
    proof = solve(ticket(reader))
    assert reader.send(proof=proof).status_code == 303
    again = reader.send(proof=proof, text="تعليق آخر بالإثبات نفسه")
    assert again.status_code == 422
    assert "تعليق آخر" in again.content.decode()
    assert Comment.objects.count() == 1


def test_a_second_click_with_the_same_proof_is_the_same_comment(reader):
    proof = solve(ticket(reader))
    assert reader.send(proof=proof)["Location"] == reader.send(proof=proof)["Location"]
    assert Comment.objects.count() == 1


def test_without_or_with_a_wrong_proof_nothing_is_taken(reader):
    good = solve(ticket(reader))
    other = ArticleFactory()
    wrong = [
        "",
        "x",
        "e30=",
        "bnVsbA==",
        base64.b64encode(b'{"challenge": 1, "solution": []}').decode(),
        base64.b64encode(b"[" * 3000).decode(),
        altered(good, derivedKey="00" * 32),
        altered(good, derivedKey=None),
        solve(proofs.challenge(other.pk)),
        "A" * 100_000,
    ]
    for proof in wrong:
        response = reader.send(proof=proof)
        assert response.status_code == 422, proof[:40]
        assert "كلام موزون" in response.content.decode()
    assert not Comment.objects.exists()
    assert not SpentProof.objects.exists()


def test_a_challenge_of_ones_own_making_is_not_taken(reader):
    forged = altcha.create_challenge(
        proofs.ALGORITHM, 1, counter=0, data={"article": reader.article.pk}, hmac_secret="mine", hmac_key_secret="mine"
    )
    assert reader.send(proof=solve(forged.to_dict())).status_code == 422


def test_an_easier_challenge_breaks_its_signature(reader):
    easier = ticket(reader)
    easier["parameters"]["cost"] = 1
    easier["parameters"]["keyPrefix"] = ""
    assert reader.send(proof=solve(easier)).status_code == 422


def test_an_old_challenge_is_not_taken(reader):
    proof = solve(ticket(reader))
    with freeze_time(timezone.now() + limits.PROOF_AGE + timedelta(minutes=1)):
        assert reader.send(proof=proof).status_code == 422


def test_a_proof_is_not_spent_by_a_form_with_a_mistake(reader):
    proof = solve(ticket(reader))
    assert reader.send(proof=proof, email="").status_code == 422
    assert reader.send(proof=proof).status_code == 303


def test_spent_proofs_are_forgotten_when_their_challenge_is_over(reader):
    reader.send(proof=solve(ticket(reader)))
    with freeze_time(timezone.now() + timedelta(days=1)):
        reader.send(proof=solve(ticket(reader)), text="غدا")
        assert SpentProof.objects.count() == 1


def test_the_form_says_that_it_needs_script_only_when_it_does(reader):
    assert "<noscript>" in reader.client.get(reader.address).content.decode()
    institution(proof_of_work=False)
    assert "<noscript>" not in reader.client.get(reader.address).content.decode()


@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda b: base64.b64encode(b).decode()))
def test_nonsense_never_holds_and_never_fails(nonsense):
    assert proofs.holds(nonsense, 1) is False


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "challenge": JSON
            | st.fixed_dictionaries(
                {"parameters": JSON | st.dictionaries(st.sampled_from(["algorithm", "nonce", "salt", "cost"]), JSON)},
                optional={"signature": JSON},
            ),
            "solution": JSON | st.fixed_dictionaries({"counter": JSON, "derivedKey": JSON}),
        },
    )
)
def test_misshapen_proofs_never_hold_and_never_fail(data):
    assert proofs.holds(base64.b64encode(json.dumps(data).encode()).decode(), 1) is False
