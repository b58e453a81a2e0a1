"""Times as machines and pages write them."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.intake.text.times import parse_printed, parse_time

RIYADH = ZoneInfo("Asia/Riyadh")


def local(*numbers):
    return datetime(*numbers, tzinfo=RIYADH)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2024-03-10", local(2024, 3, 10)),
        ("2024-03-10 11:30:05", local(2024, 3, 10, 11, 30, 5)),
        ("2024-03-10T11:30:05Z", datetime(2024, 3, 10, 11, 30, 5, tzinfo=UTC)),
        (
            "2024-03-10T11:30:05.250+02:00",
            datetime(2024, 3, 10, 11, 30, 5, 250000, tzinfo=timezone(timedelta(hours=2))),
        ),
        ("2024/3/9", local(2024, 3, 9)),
        ("2024/03/10 - 11:30 م", local(2024, 3, 10, 23, 30)),
        ("09/03/2024", local(2024, 3, 9)),
        ("03/30/2024 5:00 pm", local(2024, 3, 30, 17)),
        ("30.3.2024 12:05 ص", local(2024, 3, 30, 0, 5)),
        ("٢٠٢٤-٠٣-١٠", local(2024, 3, 10)),
        ("Sun, 10 Mar 2024 21:15:00 +0200", datetime(2024, 3, 10, 21, 15, tzinfo=timezone(timedelta(hours=2)))),
        ("Sun, 10 Mar 2024 21:15:00 GMT", datetime(2024, 3, 10, 21, 15, tzinfo=UTC)),
        (1710066600, datetime(2024, 3, 10, 10, 30, tzinfo=UTC)),
        ("1710066600000", datetime(2024, 3, 10, 10, 30, tzinfo=UTC)),
        (datetime(2024, 3, 10), local(2024, 3, 10)),
    ],
)
def test_machine_times(written, moment):
    found = parse_time(written, RIYADH)
    assert found == moment
    assert found.utcoffset() == moment.utcoffset()


@pytest.mark.parametrize(
    "written", ["", None, True, "أمس", "2024-13-40", "99/99/2024", "0001-01-01T00:00:00+14:00", "12", [], {}]
)
def test_what_is_no_time(written):
    assert parse_time(written, RIYADH) is None


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("آخر تحديث: 9 أغسطس، 2015", local(2015, 8, 9)),
        ("أغسطس 9, 2015", local(2015, 8, 9)),
        ("الأحد 9 آب 2015 10:15 م", local(2015, 8, 9, 22, 15)),
        ("9 أغسطس/آب 2015", local(2015, 8, 9)),
        ("9 غشت 2015", local(2015, 8, 9)),
        ("12 جويلية 2020", local(2020, 7, 12)),
        ("كانون الثاني 5، 2020", local(2020, 1, 5)),
        ("١٠ مارس ٢٠٢٤ الساعة ٩:١٢ م", local(2024, 3, 10, 21, 12)),
        ("March 10, 2024", local(2024, 3, 10)),
        ("Mar 10, 2024 5:03 pm", local(2024, 3, 10, 17, 3)),
        ("31 فبراير 2020", None),
        ("مارس", None),
        ("في مارس 2024", None),
    ],
)
def test_printed_days(line, moment):
    assert parse_printed(line, RIYADH) == moment


@given(st.text(st.characters() | st.sampled_from("0123456789٠١٢:/-. TZ+صم"), max_size=40))
def test_anything_gives_a_time_with_a_zone_or_none(written):
    for found in (parse_time(written, RIYADH), parse_printed(written, RIYADH)):
        assert found is None or found.astimezone(UTC).tzinfo is UTC


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30)))
def test_iso_times_are_read_back(moment):
    assert parse_time(moment.isoformat(), RIYADH) == moment
