"""Where the search index is, by the settings."""

import pytest

from marsad.web.database import search_engine
from marsad.web.env import BY_NAME, SettingError

SQLITE, POSTGRESQL = "django.db.backends.sqlite3", "django.db.backends.postgresql"


@pytest.mark.parametrize(
    ("wanted", "database", "engine"),
    [
        ("", SQLITE, "embedded"),
        ("", POSTGRESQL, "postgresql"),
        ("embedded", POSTGRESQL, "embedded"),
        ("opensearch", SQLITE, "opensearch"),
        ("off", POSTGRESQL, "off"),
    ],
)
def test_the_index_is_where_the_database_is_unless_another_place_is_named(wanted, database, engine):
    assert BY_NAME["MARSAD_SEARCH"].read({"MARSAD_SEARCH": wanted}) == wanted
    assert search_engine(wanted, database) == engine


def test_the_tables_of_another_database_cannot_be_used():
    with pytest.raises(SettingError, match="DATABASE_URL"):
        search_engine("postgresql", SQLITE)


def test_an_unknown_place_is_named_with_those_that_are_known():
    with pytest.raises(SettingError, match="embedded, postgresql, opensearch, off"):
        BY_NAME["MARSAD_SEARCH"].read({"MARSAD_SEARCH": "elsewhere"})
