"""Reasons stay texts, and can be said in another language."""

import copy
import json
import pickle
from dataclasses import asdict

import pytest

from marsad.intake import Reject, translated
from marsad.intake.reasons import Reason

ARABIC = {"It is {kind}; limit {limit:,}": "هو {kind}، والحد {limit:,}", "a picture": "صورة"}
REASON = Reason("It is {kind}; limit {limit:,}", kind=Reason("a picture"), limit=2000)


def test_a_reason_is_a_text():
    assert REASON == "It is a picture; limit 2,000"
    assert json.loads(json.dumps(asdict(Reject("a", "", REASON))))["reason"] == REASON


def test_translation():
    assert translated(REASON, lambda message: ARABIC.get(message, message)) == "هو صورة، والحد 2,000"
    assert translated("plain", lambda message: "x") == "plain"


@pytest.mark.parametrize("again", [copy.deepcopy, copy.copy, lambda one: pickle.loads(pickle.dumps(one))])
def test_copies_can_be_translated_too(again):
    reason = Reason("Its fields: {names}", names="{'text'}")
    assert again(reason) == "Its fields: {'text'}"
    assert translated(again(reason), lambda message: message) == reason
