"""The word lists themselves: complete, consistent, sorted, explained."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest
from babel import Locale
from babel.core import get_global

from marsad.arabic import fold
from marsad.reading.lexicon import DATA, Actor, Form, Lexicon, Person, Place, load
from marsad.reading.lexicon.tables import AMBIGUOUS, COLUMNS, SEPARATOR, read

FILES = sorted(DATA.rglob("*.tsv"))
ARAB_STATES = frozenset(
    {
        *("DZA", "BHR", "COM", "DJI", "EGY", "IRQ", "JOR", "KWT", "LBN", "LBY", "MRT"),
        *("MAR", "OMN", "PSE", "QAT", "SAU", "SOM", "SDN", "SYR", "TUN", "ARE", "YEM"),
    }
)
NO_ALPHA3 = {"CPT", "DGA", "ASC", "TAA", "QUU", "XKK", "XAA", "XBB", "ZZZ"}
"""Codes of CLDR that are no ISO 3166-1 states: small islands that belong to others, the EU, tests, «unknown»."""
SORTED_BY: dict[str, str] = {"given_names": "names", "titles": "masculine", "honorifics": "names"}
"""The column by which a file is sorted, where that is not the first ones."""
HEAD_OF_STATE = (
    "رئيس الجمهورية",
    "رئيس الدولة",
    "رئيس البلاد",
    "ملك",
    "أمير دولة",
    "سلطان",
    "الرئيس",
    "رئيس المجلس الرئاسي",
    "رئيس مجلس القيادة الرئاسي",
    "رئيس مجلس السيادة",
    "رئيس المجلس الأعلى للقوات المسلحة",
    "رئيس المجلس الوطني الانتقالي",
)
HEAD_OF_GOVERNMENT = (
    "رئيس مجلس الوزراء",
    "رئيس الوزراء",
    "رئيس الحكومة",
    "رئيسة الحكومة",
    "الوزير الأول",
    "رئيس حكومة",
)
FOREIGN_MINISTER = ("وزير الخارجية", "وزيرة الخارجية", "الوزير المسؤول عن الشؤون الخارجية")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def iso_alpha3() -> set[str]:
    aliases = get_global("territory_aliases")
    codes = {code for code, (short, *more) in aliases.items() if len(code) == 3 and code.isalpha() and not more}
    return {code for code in codes if code not in NO_ALPHA3}


def test_every_state_code_is_alpha3(lexicon):
    assert set(lexicon.states) - {"XKX"} <= iso_alpha3(), "XKX (Kosovo) is the only code that ISO leaves to its users"


def test_no_state_is_missing(lexicon):
    names, aliases = Locale("ar").territories, get_global("territory_aliases")
    listed = {aliases[code][0] for code in lexicon.states if code in aliases}
    # A state that no longer exists (ANT, SUN) is an alias of one that is listed.
    missing = {
        f"{code} {names[aliases[code][0]]}" for code in iso_alpha3() if aliases[code][0] in names.keys() - listed
    }
    assert not missing


def test_babels_arabic_names_are_known(lexicon):
    names, aliases = Locale("ar").territories, get_global("territory_aliases")
    unknown = []
    for code in lexicon.states.keys() & aliases.keys():
        name = names[aliases[code][0]].partition("(من")[0]  # «(منطقة إدارية خاصة)»
        name = " ".join(re.sub(r"[()-]", " ", name).split())
        if not any(code_of(sense.entry) == code for sense in lexicon.lookup(name)):
            unknown.append(f"{code} {name}")
    assert not unknown


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DATA)))
def test_files_are_explained_and_sorted(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    table = lines[0].removeprefix("#!").strip()
    header = [line for line in lines if line.startswith("# ")]
    for column in COLUMNS[table]:
        assert any(column in line.split() or f"{column}," in line for line in header), f"{column} is not explained"
    by = SORTED_BY.get(table)
    keys = [[row.text(by)] if by else row.cells[:3] for row in read(path)]
    unmarked = [[cell.replace(AMBIGUOUS, "") for cell in key] for key in keys]
    assert unmarked == sorted(unmarked)
    assert all(line == line.rstrip() and "  " not in line for line in lines[1:] if not line.startswith("#"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DATA)))
def test_no_value_twice_in_a_cell(path):
    for row in read(path):
        for column in row.index.keys() - {"offices", "english", "arabic"}:
            values = [fold(value.lstrip(AMBIGUOUS)) for value in row.text(column).split(SEPARATOR)]
            assert len(values) == len(set(values)), f"line {row.line}, column {column}"


def test_a_place_stands_once_in_its_country(lexicon):
    seen: dict[tuple[str | None, str], str] = {}
    for place in lexicon.places:
        for surface in place.names:
            key = (place.country, fold(surface.text))
            assert seen.setdefault(key, place.name) == place.name, surface.text


def test_a_surface_of_several_codes_is_marked_ambiguous(lexicon):
    clashes = {}
    for folded, senses in lexicon.senses.items():
        sure = {code_of(sense.entry) for sense in senses if not sense.ambiguous}
        if len(sure) > 1:
            clashes[folded] = sure
    assert not clashes


def code_of(entry: Actor | Place) -> str | None:
    return entry.code if isinstance(entry, Actor) else entry.country


def test_codes_of_people_and_their_offices_are_listed(lexicon):
    for person in lexicon.people:
        for code in (person.code, *(office.code for office in person.offices)):
            assert code in lexicon.codes, f"{person.english}: {code}"


def test_codes_of_the_record_are_listed(lexicon):
    slugs = (
        *("UN", "UNSC", "EU", "NATO", "GCC", "LAS", "OIC", "AU", "IAEA", "OPEC", "IMF", "WB", "ICRC", "ICC", "P5+1"),
        *("COALITION_YEM", "COALITION_ISIS", "ISIS", "ALQAEDA", "NUSRA", "HOUTHI", "SALEH", "YEM_RESIST", "SYR_OPP"),
        *("HEZBOLLAH", "HAMAS", "FATAH", "PKK", "YPG", "KRG", "TALIBAN", "BOKOHARAM", "MB", "PMF", "LBY_DAWN", "LNA"),
    )
    used = {actor.code for actor in lexicon.actors}
    for slug in slugs:
        assert slug in lexicon.codes
        assert slug in used


def test_offices_of_one_person_and_title_do_not_overlap(lexicon):
    for person in lexicon.people:
        terms = defaultdict(list)
        for office in person.offices:
            terms[office.title, office.code].append((office.start or date.min, office.end or date.max))
        for spans in terms.values():
            spans.sort()
            assert all(a[1] < b[0] for a, b in pairwise(spans)), person.english


def holders(lexicon: Lexicon, code: str, titles: tuple[str, ...], day: date) -> list[Person]:
    return [
        person
        for person in lexicon.people
        if any(o.code == code and o.covers(day) and o.title.startswith(titles) for o in person.offices)
    ]


@pytest.mark.parametrize(
    "day", [date(2012, 6, 10), date(2015, 8, 10), date(2018, 6, 20), date(2022, 6, 10), date(2025, 1, 20)]
)
def test_arab_states_have_their_leaders(lexicon, day):
    vacant = {"LBN"} if date(2014, 5, 26) <= day < date(2016, 10, 31) else set()
    if day == date(2015, 8, 10):
        vacant.add("LBY")  # The president of the House of Representatives stood in.
    for code in ARAB_STATES - vacant:
        assert holders(lexicon, code, HEAD_OF_STATE, day), f"{code}: no head of state on {day}"
    for code in ARAB_STATES - ({"SOM"} if day.year == 2012 else set()):
        assert holders(lexicon, code, FOREIGN_MINISTER, day) or code == "LBY", f"{code}: no foreign minister on {day}"
    kings_and_presidents_govern = {"SAU", "OMN", "COM", "SDN", "ARE"}
    for code in ARAB_STATES - kings_and_presidents_govern:
        assert holders(lexicon, code, HEAD_OF_GOVERNMENT, day), f"{code}: no head of government on {day}"


@pytest.mark.parametrize(
    ("surface", "day", "code", "title"),
    [
        ("عادل الجبير", date(2015, 8, 11), "SAU", "وزير الخارجية"),
        ("سيرجي لافروف", date(2015, 8, 9), "RUS", "وزير الخارجية"),
        ("جون كيري", date(2015, 8, 9), "USA", "وزير الخارجية"),
        ("نبيل العربي", date(2015, 8, 9), "LAS", "الأمين العام لجامعة الدول العربية"),
        ("علي عبد الله صالح", date(2015, 8, 9), "SALEH", "رئيس حزب المؤتمر الشعبي العام"),
        ("علي عبدالله صالح", date(2011, 3, 1), "YEM", "رئيس الجمهورية"),
        ("أحمد الشرع", date(2014, 1, 1), "NUSRA", "زعيم جبهة النصرة"),
        ("أحمد الشرع", date(2025, 3, 1), "SYR", "رئيس الجمهورية"),
        ("إسماعيل ولد الشيخ أحمد", date(2015, 8, 9), "UN", "المبعوث الخاص للأمين العام للأمم المتحدة إلى اليمن"),
    ],
)
def test_who_held_which_office_when(lexicon, surface, day, code, title):
    (person,) = {sense.entry.english: sense.entry for sense in lexicon.lookup(surface)}.values()
    office = person.offices_on(day)[0]
    assert (office.code, office.title) == (code, title)


def test_hiding_phrases_hide_something(lexicon):
    known = lexicon.senses.keys() | lexicon.titles.keys() | lexicon.heads.keys()
    for phrase in lexicon.not_actors:
        assert phrase not in lexicon.senses, f"{phrase} is listed as an actor as well"
        words = phrase.split(" ")
        parts = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)} - {phrase}
        parts |= {part[1:] for part in parts if part[0] in "وفبلك"}
        assert parts & known, phrase


def test_there_are_names_enough(lexicon):
    assert len(lexicon.given_names) >= 2500
    assert lexicon.given_names[fold("سلمى")].gender == "f"
    assert lexicon.given_names[fold("علي")].ambiguous
    assert {"ال", "بن", "ابو"} <= lexicon.name_parts.keys()


def test_short_names_belong_to_the_full_one(lexicon):
    """A short form repeats words of a full name; otherwise it would be a name of its own."""
    strange = []
    for person in lexicon.people:
        words = {word for surface in person.names for word in fold(surface.text).split(" ")}
        for surface in person.short:
            own = [word for word in fold(surface.text).split(" ") if word not in words]
            if own and fold(surface.text).replace(" ", "") not in words and not is_title(lexicon, surface.text):
                strange.append(f"{person.english}: {surface.text}")
    assert not strange


def is_title(lexicon: Lexicon, text: str) -> bool:
    first = fold(text).split(" ")[0]
    return first in lexicon.titles or first in lexicon.honorifics


def test_capitals_stand_for_their_state(lexicon):
    assert {s.form for s in lexicon.lookup("موسكو")} == {Form.CAPITAL}
    assert lexicon.lookup("قصر بعبدا")[0].entry.code == "LBN"
