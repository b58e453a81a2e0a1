"""What a reading of a short report holds. The sentences are made for these tests."""

from datetime import date

import pytest

from marsad.reading import read

DAY = date(2015, 8, 10)  # a Monday


def _event(reading, kind, one, other):
    mutual = {"CONSULT", "COOPERATE", "AGREE"}
    for event in reading.events:
        if event.type == kind:
            a, r = {p.code for p in event.actors}, {p.code for p in event.recipients}
            if (one in a and other in r) or (kind in mutual and other in a and one in r):
                return event
    return None


def test_person_with_title_and_country():
    reading = read("", "قال وزير الخارجية الفرنسي لوران فابيوس إن المفاوضات تتقدم.", DAY)
    person = reading.people[0]
    assert (person.name.text, person.title.text, person.country) == ("لوران فابيوس", "وزير الخارجية الفرنسي", "FRA")


def test_later_mentions_join_the_person():
    text = "استقبل الرئيس المصري عبد الفتاح السيسي الوفد في القاهرة. وأكد السيسي أن مصر تدعم الحوار."
    reading = read("", text, DAY)
    person = next(p for p in reading.people if "السيسي" in p.name.text)
    assert person.name.text == "عبد الفتاح السيسي"
    assert len(person.mentions) == 2


def test_statement_has_speaker_cue_and_content():
    reading = read("", "قال وزير النفط العراقي عادل عبد المهدي إن الإنتاج سيرتفع هذا العام.", DAY)
    statement = reading.statements[0]
    assert statement.speaker.text == "عادل عبد المهدي"
    assert (statement.cue.text, statement.kind, statement.code) == ("قال", "indirect", "IRQ")
    assert statement.content.text == "الإنتاج سيرتفع هذا العام"


def test_cue_without_a_subject_goes_to_the_earlier_speaker():
    text = "قال المستشار الألماني هيلموت كول إن أوروبا ستبقى موحدة. وأضاف أن بلاده لن تغير سياستها."
    statements = read("", text, DAY).statements
    assert [s.speaker.text for s in statements] == ["هيلموت كول", "هيلموت كول"]


def test_words_in_quotation_marks_are_direct():
    reading = read("", "وقالت وزارة الدفاع الروسية: «لم نقصف أي هدف مدني في المنطقة أمس».", DAY)
    assert reading.statements[0].kind == "direct"
    assert reading.statements[0].content.text == "لم نقصف أي هدف مدني في المنطقة أمس"


def test_meeting_that_happened():
    reading = read("", "التقى وزير الخارجية الأمريكي جون كيري نظيره الروسي سيرغي لافروف في جنيف أمس.", DAY)
    event = _event(reading, "CONSULT", "USA", "RUS")
    assert event is not None
    assert event.status == "happened"
    assert event.date == "2015-08-09"


def test_visit_that_is_planned():
    reading = read("", "سيزور وزير الخارجية السعودي عادل الجبير موسكو الثلاثاء المقبل للقاء سيرغي لافروف.", DAY)
    event = _event(reading, "CONSULT", "SAU", "RUS")
    assert event is not None
    assert event.status == "planned"
    assert event.date == "2015-08-11"


def test_attack():
    reading = read("", "شنت طائرات التحالف العربي غارات على مواقع الحوثيين في صنعاء اليوم.", DAY)
    assert _event(reading, "ASSAULT", "COALITION_YEM", "HOUTHI") is not None


def test_without_a_date_of_publication_events_have_none():
    reading = read("", "التقى وزير الخارجية الأمريكي جون كيري نظيره الروسي سيرغي لافروف في جنيف أمس.")
    assert all(event.date is None for event in reading.events)


def test_every_span_points_at_its_words():
    title = "كيري يلتقي لافروف"
    text = "قال وزير الخارجية الأمريكي جون كيري إنه سيلتقي لافروف غدا في جنيف، واتهم إيران بدعم الحوثيين."
    reading = read(title, text, DAY)
    whole = f"{title}\n{text}"
    spans = (
        [p.name for p in reading.people] + [s.content for s in reading.statements] + [s.cue for s in reading.statements]
    )
    spans += [e.evidence for e in reading.events] + [e.trigger for e in reading.events]
    assert spans
    assert all(whole[s.start : s.end] == s.text for s in spans)


def test_home_tells_whose_police_is_meant():
    reading = read("", "أعلنت وزارة الداخلية أن الشرطة ألقت القبض على ثلاثة متهمين.", DAY, home="KWT")
    assert reading.statements[0].code == "KWT"


def test_json_has_the_gold_form():
    data = read("", "قال وزير الخارجية الفرنسي لوران فابيوس إن بلاده ستدعم لبنان.", DAY).to_json("a")
    assert {"id", "people", "statements", "events"} == set(data)
    assert {"speaker", "code", "cue", "kind", "content", "confidence", "made_by"} <= set(data["statements"][0])


@pytest.mark.parametrize("text", ["", "   ", "\n\n", ".", "«", "English only, nothing to see.", "١٢٣ ٤٥٦"])
def test_texts_without_news_give_an_empty_reading(text):
    reading = read("", text, DAY)
    assert not reading.statements
    assert not reading.events


def test_the_version_names_rules_and_lists():
    import marsad.reading
    from marsad.reading.version import RULES

    rules, _, digest = marsad.reading.READER_VERSION.partition("-")
    assert rules == str(RULES)
    assert len(digest) == 8
