"""The written forms of a verb, made by rule from its dictionary forms. All forms are folded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from marsad.arabic import fold

PRONOUNS = ("هما", "هم", "هن", "ها", "ه", "كم", "نا", "ني", "ك", "ي")
"""Pronouns written to the end of a word, longest first."""


class Form(NamedTuple):
    """One written form. `shape`: past, present, future, noun, active or passive (participles).

    `gender` m, f or "" (open); `number` 1, 2, 3 or 0 (open).
    """

    text: str
    shape: str
    gender: str
    number: int


def past(verb: str) -> Iterator[Form]:
    """Forms of the past tense, from the third person masculine singular: قال، قالت، قالوا، قالا …"""
    verb = fold(verb)
    head, *rest = verb.split(" ")
    tail = " ".join(["", *rest])
    weak = head[-1] in "اي" and len(head) > 2
    stem = head[:-1] if weak else head
    yield Form(head + tail, "past", "m", 1)
    yield Form(stem + "ت" + tail, "past", "f", 1)
    yield Form(stem + "تا" + tail, "past", "f", 2)
    yield Form(stem + "وا" + tail, "past", "m", 3)
    yield Form(stem + "و" + tail, "past", "m", 3)
    yield Form((head if weak else stem + "ا") + tail, "past", "m", 2)
    yield Form(stem + ("ينا" if weak else "نا") + tail, "past", "", 0)
    if weak:
        yield Form(stem + "ا" + tail, "past", "m", 1)
        yield Form(stem + "يا" + tail, "past", "m", 2)
        yield Form(stem + "يت" + tail, "past", "", 0)


def present(verb: str) -> Iterator[Form]:
    """Forms of the present, its moods and the future with س: يدعو، تدعو، يدعون، يدع، سيدعو …"""
    verb = fold(verb)
    if verb.startswith("لن "):
        yield from (form._replace(text="لن " + form.text) for form in present(verb[3:]))
        return
    head, *rest = verb.split(" ")
    tail = " ".join(["", *rest])
    body = head[1:]
    weak = body[-1] in "ويا" and len(body) > 2
    stem = body[:-1] if weak else body
    for person, gender in (("ي", "m"), ("ت", "f"), ("ن", ""), ("ا", "")):
        singular = [body, stem] if weak else [body]
        if not weak and len(body) > 2 and body[-2] in "ويا":
            singular.append(body[:-2] + body[-1])
        for form in singular:
            yield Form(person + form + tail, "present", gender, 1)
            if form == body:
                yield Form("س" + person + form + tail, "future", gender, 1)
        if person in "يت":
            for ending, number in (("ون", 3), ("وا", 3), ("ان", 2), ("ا", 2), ("ن", 3)):
                plural = (body if weak and number == 2 else stem) + ending
                yield Form(person + plural + tail, "present", gender if number == 2 else "m", number)
                yield Form("س" + person + plural + tail, "future", gender if number == 2 else "m", number)


def noun(word: str) -> Iterator[Form]:
    """A verbal noun with its cases, dual, and the form before a pronoun."""
    head, _, rest = fold(word).replace("_", " ").partition(" ")
    tail = f" {rest}" if rest else ""
    yield Form(head + tail, "noun", "", 0)
    if rest:
        return
    if head.endswith("ه"):
        yield Form(head[:-1] + "ت", "noun", "", 0)
        yield Form(head[:-1] + "تين", "noun", "", 2)
        yield Form(head[:-1] + "تان", "noun", "", 2)
    elif head.endswith("ء"):
        yield Form(head[:-1] + "ي", "noun", "", 0)
        yield Form(head[:-1] + "و", "noun", "", 0)
        yield Form(head[:-1] + "يين", "noun", "", 2)
        yield Form(head + "ين", "noun", "", 2)
        yield Form(head + "ان", "noun", "", 2)
    elif not head.endswith(("ا", "ات")):
        yield Form(head + "ا", "noun", "", 0)
        yield Form(head + "ين", "noun", "", 2)
        yield Form(head + "ان", "noun", "", 2)


def participle(word: str, shape: str) -> Iterator[Form]:
    """A participle in all genders, numbers and cases, from the masculine accusative: مشيرا، مشيرة، مشيرين …"""
    head, _, rest = fold(word).replace("_", " ").partition(" ")
    tail = f" {rest}" if rest else ""
    base = head.removesuffix("ا") if head.endswith("ا") else head
    for ending, gender, number in (
        ("", "m", 1),
        ("ا", "m", 1),
        ("ه", "f", 1),
        ("ت", "f", 1),
        ("ين", "m", 3),
        ("ون", "m", 3),
        ("ات", "f", 3),
        ("ان", "m", 2),
        ("تين", "f", 2),
        ("تان", "f", 2),
    ):
        yield Form(base + ending + tail, shape, gender, number)
    if base.endswith("ي"):
        yield Form(base[:-1] + "ون" + tail, shape, "m", 3)
        yield Form(base[:-1] + "ين" + tail, shape, "m", 3)
        yield Form(base[:-1] + tail, shape, "m", 1)
