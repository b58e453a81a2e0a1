"""Loading, looking up, adding entries, and what happens with wrong files."""

from __future__ import annotations

import pytest

from marsad.arabic import fold
from marsad.reading.lexicon import Form, Kind, LexiconError, Person, actors_of, load

PEOPLE = "#! people\ncode\tenglish\trole\tcountry\tgender\tnames\tshort\toffices\n"
GROUPS = "#! groups\ncode\tenglish\trole\tcountry\tnames\n"


@pytest.fixture
def write(tmp_path):
    def write(text: str, name: str = "site.tsv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def codes(text: str) -> set[str]:
    return {actor.code for actor in actors_of(load().lookup(text))}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("الولايات المتحدة الأمريكية", "USA"),
        ("أميركا", "USA"),
        ("اميركا", "USA"),
        ("البيت الابيض", "USA"),
        ("الأميركيين", "USA"),
        ("السعوديون", "SAU"),
        ("الكورية الشمالية", "PRK"),
        ("تنظيم الدولة الإسلامية", "ISIS"),
        ("المتمردين الحوثيين", "HOUTHI"),
        ("الحرس الثوري الإيراني", "IRN"),
        ("هيومن رايتس ووتش", "X:Human Rights Watch"),
        ("المفوضية السامية للأمم المتحدة لشؤون اللاجئين", "UN"),
        ("السداسية", "P5+1"),
        ("مستوطنون يهود", "ISR"),
        ("الكنيست", "ISR"),
    ],
)
def test_lookup(text, code):
    assert codes(text) == {code}


def test_lookup_of_an_unknown_text_is_empty():
    assert load().lookup("كلمة لا يعرفها أحد") == ()


def test_ambiguity_is_told_by_surface():
    (name,) = {s.ambiguous for s in load().lookup("المملكة العربية السعودية")}
    assert not name
    assert codes("المملكة") >= {"SAU", "MAR", "JOR", "BHR"}
    assert all(sense.ambiguous for sense in load().lookup("المملكة"))


def test_adjectives_shared_by_two_states_are_ambiguous_in_all_forms():
    senses = load().lookup("الكورية")
    assert {sense.entry.code for sense in senses} == {"PRK", "KOR"}
    assert all(sense.ambiguous for sense in senses)


def test_adjective_that_is_also_a_first_name_is_ambiguous_in_that_form_only():
    assert load().lookup("تركي")[0].ambiguous
    assert not load().lookup("التركية")[0].ambiguous


def test_adjective_carries_its_agreement():
    (sense,) = [s for s in load().lookup("الروسية") if s.form is Form.ADJECTIVE]
    assert sense.grammar == ("f", 1, True)


def test_both_spellings_of_servant_names_are_known():
    assert codes("عبدربه منصور هادي") == codes("عبد ربه منصور هادي") == {"YEM"}
    assert codes("سلمان بن عبد العزيز") == codes("سلمان بن عبدالعزيز") == {"SAU"}


def test_heads_tell_whether_a_name_has_to_follow():
    heads = load().heads
    assert [(form.open, form.short) for form in heads[fold("وزارة الخارجية")]] == [(False, False)]
    assert [(form.open, form.short) for form in heads[fold("وزارة خارجية")]] == [(True, False)]
    assert any(form.short for form in heads[fold("الخارجية")])
    assert heads[fold("الجيش")][0].head.role == "MIL"
    assert heads[fold("الشرطة")][0].head.role == "COP"


def test_titles_know_gender_and_number():
    titles = load().titles
    assert {(t.gender, t.number, t.title.role) for t in titles[fold("وزيرة الخارجية")]} == {("f", 1, "GOV")}
    assert {(t.gender, t.number) for t in titles[fold("وزيرا الخارجية")]} == {("m", 2)}
    assert {t.open for t in titles[fold("وزير خارجية")]} == {True}
    assert fold("صاحب السمو الملكي") in load().honorifics


def test_longest_tells_how_far_to_look():
    lexicon = load()
    assert lexicon.longest[fold("تنظيم")] >= 4
    for index in (lexicon.senses, lexicon.titles, lexicon.heads):
        for surface in index:
            words = surface.split(" ")
            assert lexicon.longest[words[0]] >= len(words)


def test_labels():
    lexicon = load()
    assert lexicon.label("RUS") == ("Russia", "روسيا")
    assert lexicon.label("HOUTHI")[1] == "الحوثيون"
    assert lexicon.label("X:Human Rights Watch")[1] == "هيومن رايتس ووتش"
    assert lexicon.label("X:somebody") == ("somebody", "somebody")


def test_load_is_cached(write):
    assert load() is load()
    extra = write(GROUPS + "X\tHarbour Guild\tNGO\t\tنقابة المرفأ\n")
    assert load([extra]) is load([extra])
    assert load([extra]) is not load()


def test_extra_file_adds_actors(write):
    extra = write(
        "# our own\n"
        + GROUPS
        + "X\tHarbour Guild\tNGO\tLBN\tنقابة المرفأ|?النقابة\n\n"
        + PEOPLE
        + "X:Harbour Guild\tSami Test\tNGO\tLBN\tm\tسامي المرفئي\tالمرفئي\t"
        + "2020-01.. نقيب المرفأ|2015-01..2016-02 LBN GOV وزير النقل\n"
    )
    lexicon = load([extra])
    (sense,) = lexicon.lookup("نقابة المرفأ")
    assert (sense.entry.code, sense.entry.kind, sense.entry.country) == ("X:Harbour Guild", Kind.GROUP, "LBN")
    assert lexicon.lookup("النقابة")[0].ambiguous
    (person,) = actors_of(lexicon.lookup("سامي المرفئي"))
    assert isinstance(person, Person)
    assert [office.title for office in person.offices] == ["نقيب المرفأ", "وزير النقل"]
    assert not load().lookup("نقابة المرفأ")


def test_extra_row_replaces_the_row_of_the_same_key(write):
    extra = write("#! codes\ncode\tenglish\tarabic\trole\nUN\tUnited Nations\tمنظمة الأمم\tIGO\n")
    assert load([extra]).label("UN") == ("United Nations", "منظمة الأمم")
    assert load().label("UN") == ("United Nations", "الأمم المتحدة")


@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        ("code\tenglish\n", 1, "begin the file with a line such as"),
        ("#! persons\n", 1, "use one of: codes, states"),
        ("#! groups\nenglish\tcode\n", 2, "code english role country names"),
        (GROUPS + "X\tA\tNGO\t\tا\tب\tج\n", 3, "separate columns by one tab"),
        (GROUPS + "X\tA\tKING\t\tنقابة\n", 3, "use one of: BUS, CIV"),
        (GROUPS + "ZZZ9\tA\tNGO\t\tنقابة\n", 3, "is no code"),
        (GROUPS + "X\tA\tNGO\tUTO\tنقابة\n", 3, "is no state"),
        (GROUPS + "X\tA\tNGO\t\t\n", 3, "“names” is empty"),
        (GROUPS + "X\tA\tNGO\t\tنقابة| المرفأ\n", 3, "stray spaces"),
        (GROUPS + "X\tA\tNGO\t\tنقابة\nX\tA\tNGO\t\tنقابة\n", 4, "join the two lines"),
        (
            "#! states\ncode\tenglish\tnames\tadjectives\tpeople\tcapital\tseats\nUtopia\tUtopia\tيوتوبيا\n",
            3,
            "alpha-3",
        ),
        (PEOPLE + "SAU\tA\tGOV\tSAU\tx\tسامي\n", 3, "use one of: f, m"),
        (PEOPLE + "SAU\tA\tGOV\tSAU\tm\tسامي\t\t2015-13.. وزير\n", 3, "write YYYY-MM"),
        (PEOPLE + "SAU\tA\tGOV\tSAU\tm\tسامي\t\tوزير\n", 3, "FROM..TO TITLE"),
        (PEOPLE + "SAU\tA\tGOV\tSAU\tm\tسامي\t\t2016-01..2015-01 وزير\n", 3, "ends before it begins"),
        (PEOPLE + "SAU\tA\tGOV\tSAU\tm\tسامي\t\t.. UN XXX وزير\n", 3, "is no role"),
        (PEOPLE + "SAU\tA\tGOV\tSAU\tm\tسامي\t\t.. NOWHERE GOV وزير\n", 3, "is no code"),
    ],
)
def test_wrong_files_are_refused_with_line_and_advice(write, text, line, advice):
    path = write(text)
    with pytest.raises(LexiconError) as caught:
        load([path])
    assert str(caught.value).startswith(f"{path}, line {line}: ")
    assert advice in str(caught.value)


def test_missing_and_undecodable_files(tmp_path):
    with pytest.raises(LexiconError, match="check the path"):
        load([tmp_path / "none.tsv"])
    path = tmp_path / "latin.tsv"
    path.write_bytes(b"#! groups\n\xff\xfe")
    with pytest.raises(LexiconError, match="UTF-8"):
        load([path])
