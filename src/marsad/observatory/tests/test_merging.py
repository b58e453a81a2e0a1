"""Which accounts are of one event: the same two persons go before the same words, another counterpart speaks against it."""

from dataclasses import replace
from datetime import date

from marsad.observatory import regathering
from marsad.observatory.merging import BOTH, Account, Gathering, choose, compare, read_marks, where
from marsad.observatory.models import Event, Mention

RUSSIA, SAUDI, LAVROV, JUBEIR, KING, SON = range(1, 7)
DAY = date(2015, 8, 11)
WORDS = read_marks("سور/6 مباحث/5 موسك/5 تسوي/6 سياس/3 اسد/7")


def account(acting, receiving, article, words=None, **changes):
    plain = Account(
        "CONSULT", "happened", frozenset({SAUDI}), frozenset({RUSSIA}), frozenset(acting), frozenset(receiving),
        None, "", DAY, where(""), "", article, words or {},
    )  # fmt: skip
    return replace(plain, **changes)


def test_a_meeting_of_the_same_two_goes_before_a_visit_that_is_told_in_the_same_words():
    visit = Gathering(1, [account({JUBEIR}, (), 1, WORDS, day=DAY, granularity="day", status="planned")])
    meeting = Gathering(2, [account({JUBEIR}, {LAVROV}, 2), account({JUBEIR}, {LAVROV}, 3)])
    told = account(
        {LAVROV}, {JUBEIR}, 4, WORDS, day=DAY, granularity="day", acts=frozenset({RUSSIA}), gets=frozenset({SAUDI})
    )
    found, why = choose(told, [visit, meeting])
    assert found is meeting
    assert BOTH in why.reasons
    # Without the meeting the visit is near enough.
    assert choose(told, [visit])[0] is visit


def test_a_meeting_that_was_told_apart_is_gathered_by_the_oldest():
    day = {"day": date(2015, 8, 11), "granularity": "day"}
    first = Gathering(1, [account({1}, {2}, 1, {"syria": 20}, **day)])
    second = Gathering(2, [account({1}, {2}, 2, {"energy": 20}, **day)])
    found, why = choose(account({2}, {1}, 3, {"energy": 20}, **day), [first, second])
    assert (found, BOTH in why.reasons) == (first, True)


def test_a_guest_of_the_king_is_not_the_guest_of_his_son():
    king, son = account({KING}, {LAVROV}, 1, WORDS), account({SON}, {LAVROV}, 2, WORDS)
    assert "other counterpart" in compare(king, son).reasons
    assert compare(king, son).score < compare(king, account((), {LAVROV}, 3, WORDS)).score
    # The other way round it is the same.
    turned = account({LAVROV}, {SON}, 4, WORDS, acts=frozenset({RUSSIA}), gets=frozenset({SAUDI}))
    assert compare(king, turned).score == compare(king, son).score


def test_sides_told_the_other_way_round_are_the_same_two():
    turned = account({LAVROV}, {JUBEIR}, 2, acts=frozenset({RUSSIA}), gets=frozenset({SAUDI}))
    assert BOTH in compare(account({JUBEIR}, {LAVROV}, 1), turned).reasons


def test_gathering_anew_does_not_listen_to_how_it_was_before(meeting, publish):
    publish("قصف", "قصفت طائرات التحالف العربي مواقع الحوثيين في صعدة يوم الاثنين 10 أغسطس 2015.", hour=12)
    first, second = Mention.objects.filter(type="CONSULT").order_by("published")
    assert first.event_id == second.event_id
    # As older rules may have left it: told apart, and one of them with what it has nothing to do with.
    stranger = Mention.objects.filter(type="ASSAULT").first()
    Mention.objects.filter(pk=second.pk).update(event=stranger.event)
    assert regathering.regather() == Mention.objects.count()
    for mention in (first, second, stranger):
        mention.refresh_from_db()
    assert first.event_id == second.event_id != stranger.event_id
    assert Event.objects.get(pk=first.event_id).reports == 2
    assert Event.objects.get(pk=stranger.event_id).reports == 1
    assert not Event.objects.filter(mentions__isnull=True).exists()


def test_an_undated_account_does_not_chain_two_days_together():
    first = account({JUBEIR}, {LAVROV}, 1, day=date(2015, 8, 3), granularity="day", reported=date(2015, 8, 3))
    again = account(
        {JUBEIR}, {LAVROV}, 2, day=date(2015, 8, 1), granularity="month", reported=date(2015, 8, 3), status="planned"
    )
    doha = Gathering(1, [first, again])
    assert choose(account({JUBEIR}, {LAVROV}, 3, day=DAY, granularity="day"), [doha])[0] is None
    assert choose(account({JUBEIR}, {LAVROV}, 3, day=date(2015, 8, 3), granularity="day"), [doha])[0] is doha
