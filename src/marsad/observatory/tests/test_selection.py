"""Filters and paging: the same items whatever the page's size, found by an index, and clear words for what cannot be."""

from datetime import date
from itertools import product

import pytest
from django.db import connection

from marsad.observatory import selection
from marsad.observatory.models import Actor, Event, EventActor, Mention, Statement, StatementAbout
from marsad.observatory.selection import FilterError, Filters, What, find_actor, make_filters, page, walk
from marsad.observatory.tests.conftest import ELSEWHERE


@pytest.fixture
def record(meeting, publish):
    publish(*ELSEWHERE, outlet="وكالة ثالثة", hour=12)
    publish("لافروف يزور الرياض", "زار وزير الخارجية الروسي سيرغي لافروف الرياض يوم الأربعاء 12 أغسطس 2015.", hour=13)
    # Whatever the reader makes of these reports, one statement is about Syria.
    said = Statement.objects.filter(live=True).order_by("pk").first()
    StatementAbout.objects.get_or_create(
        statement=said, actor=Actor.objects.get(key="SYR"), defaults={"day_reported": said.day_reported}
    )


def actor(key: str) -> Actor:
    return Actor.objects.get(key=key)


def everything(what, filters, limit, scan, newest_first):
    found, after, pages = [], None, 0
    while True:
        got = page(what, filters, after, limit, newest_first=newest_first, scan=scan)
        assert len(got.keys) <= max(limit, 0)
        found += got.keys
        pages += 1
        assert pages < 1000
        if got.next is None:
            return found
        after = got.next


ASKED = [
    (What.EVENTS, {}),
    (What.EVENTS, {"type": ["CONSULT"]}),
    (What.EVENTS, {"status": ["happened"]}),
    (What.EVENTS, {"actor": ["RUS"]}),
    (What.EVENTS, {"actor": ["RUS", "SAU"], "min_confidence": 0.1}),
    (What.EVENTS, {"start": date(2015, 8, 11), "end": date(2015, 8, 11)}),
    (What.MENTIONS, {}),
    (What.MENTIONS, {"type": ["CONSULT"]}),
    (What.MENTIONS, {"actor": ["P:Sergei Lavrov"]}),
    (What.STATEMENTS, {}),
    (What.STATEMENTS, {"actor": ["RUS"]}),
    (What.STATEMENTS, {"about": ["SYR"]}),
    (What.ACTORS, {"type": ["person"]}),
]


def test_pages_of_any_size_give_the_same(record):
    # The word lists' actors, who stand in no public item here, would make thousands of empty pages of one row each.
    Actor.objects.exclude(selection.in_public()).delete()
    for what, asked in ASKED:
        filters = make_filters(what, **asked)
        all_of_them = [key for keys in walk(what, filters) for key in keys]
        assert all_of_them, (what, asked)
        assert all_of_them == sorted(set(all_of_them))
        for newest_first, scan, limit in product((True, False), (1, 2, 5000), (1, 2, 100)):
            found = everything(what, filters, limit, scan, newest_first)
            newest = newest_first and what is not What.ACTORS
            assert found == (all_of_them[::-1] if newest else all_of_them), (what, asked, newest_first, scan, limit)


def test_filters_choose(record):
    def events(**asked):
        keys = [key for part in walk(What.EVENTS, make_filters(What.EVENTS, **asked)) for key in part]
        return Event.objects.filter(pk__in=[key[1] for key in keys])

    assert set(events(type=["assault"]).values_list("type", flat=True)) == {"ASSAULT"}
    assert all(e.sort_day == date(2015, 8, 10) for e in events(end=date(2015, 8, 10)))
    for event in events(actor=["روسيا", "السعودية"]):
        codes = set(EventActor.objects.filter(event=event).values_list("actor__key", flat=True))
        assert {"RUS", "SAU"} <= codes
    assert not events(actor=["الحوثيون"], type=["CONSULT"]).exists()
    Event.objects.filter(type="ASSAULT").update(confidence=0.2)
    assert not events(min_confidence=0.21, type=["ASSAULT"]).exists()


def test_statements_by_speaker_and_about(record):
    def statements(**asked):
        keys = [key for part in walk(What.STATEMENTS, make_filters(What.STATEMENTS, **asked)) for key in part]
        return Statement.objects.filter(pk__in=[key[1] for key in keys])

    assert {s.speaker.key for s in statements(actor=["P:Adel al-Jubeir"])} == {"P:Adel al-Jubeir"}
    assert "P:Sergei Lavrov" in {s.speaker.key for s in statements(actor=["RUS"])}
    about = statements(about=["SYR"])
    assert about
    assert all(s.about.filter(actor__key="SYR").exists() for s in about)


def test_actors_are_found_by_key_slug_and_name(record):
    lavrov = actor("P:Sergei Lavrov")
    assert find_actor("P:Sergei Lavrov") == find_actor(lavrov.slug) == find_actor("سيرغي لافروف") == lavrov
    assert find_actor("rus").key == "RUS"
    gone = Actor.objects.create(
        key="N:x", kind="person", name="لافروف القديم", folded="x", slug="x", merged_into=lavrov
    )
    assert find_actor(gone.key) == lavrov


REFUSED = [
    (What.EVENTS, {"type": ["WAR"]}, "type", "ASSAULT"),
    (What.EVENTS, {"status": ["maybe"]}, "status", "called_for"),
    (What.STATEMENTS, {"status": ["happened"]}, "status", "they can by"),
    (What.STATEMENTS, {"actor": ["RUS", "SAU"]}, "actor", "one speaker"),
    (What.EVENTS, {"about": ["RUS"]}, "about", "they can by"),
    (What.ACTORS, {"actor": ["RUS"]}, "actor", "they can by"),
    (What.EVENTS, {"actor": ["لا أحد بهذا الاسم"]}, "actor", "there is no actor"),
    (What.EVENTS, {"actor": ["a\x00b"]}, "actor", "no name has"),
    (What.EVENTS, {"start": date(2015, 8, 2), "end": date(2015, 8, 1)}, "from", "after the last"),
    (What.EVENTS, {"min_confidence": 2.0}, "min_confidence", "0 to 1"),
    (What.EVENTS, {"actor": ["A", "B", "C", "D", "E"]}, "actor", "at most"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("what", "asked", "field", "says"), REFUSED)
def test_what_cannot_be_meant_is_refused(what, asked, field, says):
    with pytest.raises(FilterError, match=says) as refused:
        make_filters(what, **asked)
    assert refused.value.field == field


@pytest.mark.django_db
def test_a_name_of_several_is_asked_back():
    for number in (1, 2):
        Actor.objects.create(key=f"N:y{number}", kind="person", name="سمير", folded="سمير", slug=f"y{number}")
    with pytest.raises(FilterError, match="N:y1, N:y2"):
        find_actor("سمير")


def plan(queryset) -> str:
    sql, parameters = queryset.query.sql_with_params()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
            return "\n".join(row[-1] for row in cursor.fetchall())
        # With so few rows PostgreSQL would read the whole table and sort it.
        for way in ("seqscan", "bitmapscan", "sort", "hashjoin", "mergejoin"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute(f"EXPLAIN {sql}", parameters)
        return "\n".join(row[0] for row in cursor.fetchall())


INDEXES = [
    (What.EVENTS, {}, "event_newest"),
    (What.EVENTS, {"type": ["CONSULT"]}, "event_type"),
    (What.EVENTS, {"status": ["happened"]}, "event_status"),
    (What.EVENTS, {"actor": ["RUS"]}, "event_of_actor"),
    (What.STATEMENTS, {}, "statement_newest"),
    (What.STATEMENTS, {"actor": ["RUS"]}, "statement_actor"),
    (What.STATEMENTS, {"actor": ["P:Sergei Lavrov"]}, "statement_speaker"),
    (What.STATEMENTS, {"about": ["SYR"]}, "statement_about"),
]


def test_pages_walk_an_index(record, django_assert_max_num_queries):
    for what, asked, index in INDEXES:
        filters = make_filters(what, **asked)
        drive = selection._events(filters) if what is What.EVENTS else selection._statements(filters)
        after = selection._AsRow(drive.key, "<", (date(2015, 8, 12), 5))
        rows = drive.rows.order_by(*[f"-{name}" for name in drive.key]).filter(after)
        found = rows.filter(drive.wanted).values_list(*drive.key)
        for queryset in (
            rows.values_list(*drive.key)[4999:5000],
            found.distinct()[:101] if drive.doubled else found[:101],
        ):
            how = plan(queryset)
            assert index in how, (what, asked, how)
            assert "TEMP B-TREE" not in how, (what, asked, how)
            assert "Sort" not in how, (what, asked, how)
            # From the key, or its day, on; not from the start of the index.
            assert ")<(" in how or "sort_day<" in how or "day_reported<" in how or "Index Cond: " in how, how
        with django_assert_max_num_queries(2):
            page(what, filters, None, 100)


def test_the_search_for_rare_items_ends(record):
    Mention.objects.update(confidence=0.1)
    got = page(What.MENTIONS, Filters(min_confidence=0.9), None, 1, scan=1)
    assert got.keys == []
    assert got.next is not None
