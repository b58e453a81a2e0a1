"""How to cite a study."""

from datetime import UTC, datetime

import pytest

from marsad.newsroom.citing import affiliated, citation, whereabouts
from marsad.newsroom.factories import AuthorFactory, StudyFactory, institution

pytestmark = pytest.mark.django_db


@pytest.fixture
def study():
    first = AuthorFactory(name="سلمى الحداد", name_en="Salma Haddad", affiliation="جامعة اليوم")
    second = AuthorFactory(name="عمر النجار", name_en="", affiliation="معهد البحر")
    return StudyFactory(
        title="أثر الرصيف",
        title_en="The Quay's Effect",
        authors=[first, second],
        affiliations=[(first, "جامعة الأمس")],
        issue="المجلد 2",
        pages_cited="10-24",
        published_at=datetime(2015, 8, 11, tzinfo=UTC),
    )


def test_arabic(study):
    publisher = institution(name="مركز الشاطئ")
    assert citation(study, publisher) == (
        "سلمى الحداد وعمر النجار. «أثر الرصيف». مركز الشاطئ، المجلد 2، 2015، ص 10-24."
    )


def test_english_takes_what_english_there_is(study):
    publisher = institution(name="مركز الشاطئ", name_en="Shore Centre")
    assert citation(study, publisher, "en") == (
        "Salma Haddad and عمر النجار. “The Quay's Effect”. Shore Centre, المجلد 2, 2015, pp. 10-24."
    )


def test_an_author_is_named_with_the_place_of_that_time(study):
    assert [place for _, place in affiliated(study)] == ["جامعة الأمس", "معهد البحر"]


def test_a_study_without_authors_begins_with_its_title():
    assert citation(StudyFactory(title="أثر"), institution()).startswith("«أثر». ")


def test_it_is_found_by_its_doi_or_at_a_readable_address(study):
    assert whereabouts(study, "https://example.org/%D8%A3%D8%AB%D8%B1/") == "https://example.org/أثر/"
    study.doi = "10.1234/quay"
    assert whereabouts(study, "https://example.org/a") == "https://doi.org/10.1234/quay"
