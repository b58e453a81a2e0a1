"""Forms of verbs and what the word lists make of them."""

from datetime import date

import pytest

from marsad.arabic import fold
from marsad.reading.analysis import analyse
from marsad.reading.events.triggers import find_triggers
from marsad.reading.models.linear import FOLDER
from marsad.reading.text.document import read_document
from marsad.reading.words.verbforms import noun, past, present
from marsad.reading.words.vocabulary import acts, attributions, cues, rows


def _texts(forms):
    return {form.text for form in forms}


def test_past_has_both_genders_and_the_plural():
    assert {"التقي", "التقت", "التقوا"} <= _texts(past("التقى"))


def test_present_has_prefixes_and_future():
    forms = {form.text: form.shape for form in present("يزور")}
    assert forms["يزور"] == forms["تزور"] == "present"
    assert forms["سيزور"] == forms["ستزور"] == "future"


@pytest.mark.parametrize(("word", "dual"), [("زيارة", "زيارتين"), ("لقاء", "لقاءين"), ("اتصال", "اتصالان")])
def test_verbal_noun_has_a_dual(word, dual):
    assert dual in _texts(noun(word))


@pytest.mark.parametrize("word", ["وأضاف", "وقالت", "مشيرا", "وأوضح", "أكدت", "نفى", "يزعم", "معربا"])
def test_reporting_words_are_known(word):
    assert cues().look_up(fold(word))


@pytest.mark.parametrize(
    ("word", "kind"),
    [("التقى", "CONSULT"), ("سيزور", "CONSULT"), ("قصفت", "ASSAULT"), ("اعتقلت", "COERCE"), ("يدين", "ACCUSE"),
     ("لقاءين", "CONSULT"), ("والغارات", "ASSAULT")],
)  # fmt: skip
def test_event_words_have_their_type(word, kind):
    assert kind in {sense.entry.type for sense in acts().look_up(fold(word))}


def test_ordinary_words_are_no_event_words():
    for word in ("كتاب", "شمس", "مدينة", "جديد"):
        assert not acts().look_up(fold(word))


def test_attributions_are_known():
    assert {"بحسب", "وفقا"} <= set(attributions())


@pytest.mark.parametrize(
    ("name", "columns"),
    [("cues.tsv", 6), ("events_verbal.tsv", 7), ("events_material.tsv", 7), ("attributions.tsv", 2), ("relations.tsv", 3),
     ("hints.tsv", 2), ("roles.tsv", 3)],
)  # fmt: skip
def test_every_row_of_a_list_has_all_columns(name, columns):
    assert all(len(row) == columns for row in rows(name))


def test_every_event_word_has_a_type_of_the_sixteen():
    from marsad.reading.model import TYPES

    for name in ("events_verbal.tsv", "events_material.tsv"):
        assert {row[4] for row in rows(name)} <= set(TYPES)


@pytest.mark.parametrize(
    ("word", "code"), [("التركي", "TUR"), ("الهندي", "IND"), ("العماني", "OMN"), ("الفرنسي", "FRA")]
)
def test_what_follows_a_counterpart_is_a_nationality(word, code):
    found = analyse(
        "", f"التقى الوزير المصري نظيره {word} في القاهرة.", date(2016, 1, 5), None, FOLDER / "names.crfsuite"
    )
    assert code in {m.code for m in found.mentions if m.kind == "office"}


def test_counterparts_are_of_whom_the_word_after_them_names():
    found = analyse("", "التقى الوزير المصري نظراءه الأوروبيين.", date(2016, 1, 5), None, FOLDER / "names.crfsuite")
    assert [m.code for m in found.mentions if m.kind == "office"] == ["EGY", "EU"]


def test_a_phrase_may_end_in_a_pronoun():
    doc = read_document("", "وأطلقت السلطات سراحهم مساء الأحد.")
    assert "أطلق سراح" in {t.act.lemma for t in find_triggers(doc, [], [])}
