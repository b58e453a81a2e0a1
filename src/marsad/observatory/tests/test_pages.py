"""What readers see of the record."""

import re
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from marsad.newsroom import made_of
from marsad.observatory.models import Actor, Event, EventPair, Mention, MistakeReport, Statement
from marsad.observatory.vocabulary import REASONS, Verdict


@pytest.fixture
def likely(meeting):
    """The meeting, certain enough to be shown."""
    for model in (Event, EventPair):
        # Whatever else the reader of the day takes these reports to tell is not what is tried here.
        model.objects.exclude(type="CONSULT").update(likely=False)
        model.objects.filter(type="CONSULT").update(likely=True)
    Actor.objects.get(key="RUS").event_sides.update(likely=True)
    Actor.objects.get(key="P:Sergei Lavrov").event_sides.update(likely=True)
    return Event.objects.get(type="CONSULT", reports=2)


def get(address: str, status: int = 200) -> str:
    response = Client().get(address)
    assert response.status_code == status, address
    return response.content.decode()


def page(name: str, *args, query: str = "") -> str:
    return get(reverse(f"observatory:{name}", args=args) + query)


def slug(key: str) -> str:
    return Actor.objects.get(key=key).slug


def test_every_page_says_that_a_machine_read_it(likely):
    for address in (
        reverse("observatory:record"),
        reverse("observatory:actor", args=[slug("RUS")]),
        reverse("observatory:pair", args=[slug("RUS"), slug("SAU")]),
        reverse("observatory:contested"),
        reverse("observatory:statements"),
        reverse("observatory:agenda"),
        reverse("observatory:network"),
        likely.get_absolute_url(),
    ):
        html = get(address)
        assert 'class="notice margin"' in html
        assert not re.findall(r"\sstyle=|<style|\son[a-z]+=", html)


def test_a_small_record_is_worth_a_visit(likely):
    html = page("record")
    # One event, told by two outlets, is too few for a list of its own, and stands in the list of the newest.
    assert likely.mentions.order_by("published").first().quote in html
    assert html.count('class="statement"') == 2
    lavrov = Actor.objects.get(key="P:Sergei Lavrov")
    assert html.count(unquote(lavrov.get_absolute_url())) >= 2
    assert unquote(reverse("observatory:map")) in html
    assert html.count('class="notice margin"') == 2
    assert re.search(r"<dt>[^<]+</dt><dd>2</dd>", html)


def test_an_event_leads_to_its_sentences(likely):
    html = get(likely.get_absolute_url())
    for mention in likely.mentions.all():
        address = f"{reverse('observatory:text', args=[mention.article_id])}#m{mention.pk}"
        assert address.partition("#")[2] in html
        text = page("text", mention.article_id)
        marked = re.split(rf' id="m{mention.pk}"[^>]*>(?:[^<]*</a> |</span>)', text)[1]
        assert re.sub(r"<[^>]+>", "", marked).startswith(mention.quote[:20])


def test_why_accounts_were_joined_is_said_in_readers_words(likely):
    html = get(likely.get_absolute_url())
    assert "both persons" not in html
    assert str(REASONS["both persons"]) in html


def test_a_page_of_nothing_probable_leads_to_what_is_doubtful(meeting):
    EventPair.objects.update(likely=False)
    html = page("pair", slug("RUS"), slug("SAU"))
    assert 'class="told-event' not in html
    assert "?all=1" in html


def test_a_pair_page_has_a_chart_with_a_table(likely):
    html = page("pair", slug("RUS"), slug("SAU"))
    assert '<svg viewBox="' in html
    assert "<desc" in html
    assert re.search(r'<rect class="q1"', html)
    assert '<table class="record-table">' in html
    assert html == page("pair", slug("RUS"), slug("SAU"))
    assert page("pair", slug("SAU"), slug("RUS")).count("told-event") == html.count("told-event")


def test_filters_narrow_an_actor_and_nonsense_is_ignored(likely):
    address = reverse("observatory:actor", args=[slug("RUS")])
    assert 'class="told-event' in get(address)
    assert 'class="told-event' not in get(address + "?type=ASSAULT")
    assert 'class="told-event' in get(address + "?type=%00&quad=9&from=2015-99-99&after=x.y")


def test_what_is_probably_wrong_is_shown_only_when_asked_for(meeting):
    Event.objects.update(likely=False)
    russia = Actor.objects.get(key="RUS")
    russia.event_sides.update(likely=False)
    address = reverse("observatory:actor", args=[russia.slug])
    assert 'class="told-event' not in get(address)
    assert 'class="told-event' in get(address + "?all=1")


def test_statements_are_found_by_who_whom_when_and_words(meeting):
    address = reverse("observatory:statements")
    assert get(address).count('class="statement"') == Statement.objects.count()
    lavrov = Statement.objects.filter(speaker__key="P:Sergei Lavrov").count()
    assert lavrov
    assert get(address + "?who=سيرغي لافروف").count('class="statement"') == lavrov
    # Other inflections of the words find it too.
    assert 'class="statement"' in get(address + "?q=للتسوية والسياسية")
    assert 'class="statement"' not in get(address + "?q=كرة")
    assert 'class="statement"' not in get(address + "?from=2016-01-01")
    assert 'class="statement"' not in get(address + "?who=من لا يعرفه أحد")
    assert 'class="notice bad"' in get(address + "?who=من لا يعرفه أحد")


def test_words_are_data_for_the_search(meeting):
    for words in ('" OR 1=1 --', "a AND NOT b", "*", "'", "(((", "NEAR(", "سوريا\x00"):
        get(reverse("observatory:statements") + f"?q={words}")


def test_the_agenda_is_a_page_a_calendar_and_a_feed(publish):
    publish(
        "وزير الخارجية الروسي يزور الرياض",
        "يزور وزير الخارجية الروسي سيرغي لافروف السعودية يوم الخميس 20 أغسطس 2015 ويلتقي نظيره السعودي عادل الجبير.",
    )
    Mention.objects.update(status="planned", day="2015-08-20", granularity="day", confidence=0.9)
    from marsad.observatory import events

    events.refresh(Event.objects.values_list("pk", flat=True))
    assert Event.objects.filter(status="planned", day="2015-08-20", likely=True).exists()
    assert 'class="told-event' in page("agenda", query="?from=2015-08-12")
    calendar = Client().get(reverse("observatory:agenda_ics"))
    assert calendar["Content-Type"].startswith("text/calendar")
    body = calendar.content
    assert b"DTSTART;VALUE=DATE:20150820\r\nDTEND;VALUE=DATE:20150821\r\n" in body
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert "<item>" in get(reverse("observatory:agenda_feed"))


def test_contested_events_show_both_sides(meeting):
    first, second = Mention.objects.filter(type="CONSULT").order_by("published")
    Mention.objects.filter(pk=second.pk).update(status="denied")
    Mention.objects.update(confidence=0.9)
    from marsad.observatory import events

    events.refresh([first.event_id])
    event = Event.objects.get(pk=first.event_id)
    assert event.contested
    assert event.statuses == {"denied": 1, "happened": 1}
    html = page("contested")
    assert first.quote in html
    assert second.quote in html


def test_the_network_is_drawn_and_a_table(likely):
    html = page("network")
    assert "<circle" in html
    assert 'class="edge together"' in html
    assert '<table class="record-table">' in html


def test_an_article_has_its_panel(likely, meeting):
    html = get(meeting[0].url)
    assert 'id="record"' in html
    assert unquote(reverse("observatory:text", args=[meeting[0].pk])) in html
    # The other outlet's report stands in its thread.
    assert meeting[1].title in html.partition('id="record"')[2]


def test_the_marked_article_depends_on_its_own_record_and_no_other(likely, meeting):
    address = reverse("observatory:text", args=[meeting[0].pk])
    with made_of.recording() as found:
        html = get(address)
    keys = set(found.keys)
    assert {f"record:{meeting[0].pk}", f"article:{meeting[0].pk}"} <= keys
    assert not any(key.startswith("table:observatory") for key in keys)
    # It is the article's page: canonical address, its headline once, and not for search engines.
    assert f'rel="canonical" href="http://127.0.0.1:8000{meeting[0].url}"' in html
    assert html.count("<h1>") == 1
    assert 'content="noindex, follow"' in html


def test_the_articles_page_carries_no_marks(likely, meeting):
    html = get(meeting[0].url)
    assert "data-record" in html
    assert 'class="sentence"' not in html
    assert 'content="noindex' not in html


def test_the_panel_costs_few_queries(likely, meeting, django_assert_max_num_queries):
    get(meeting[0].url)
    with django_assert_max_num_queries(24):
        get(meeting[0].url)


def test_names_find_actors_and_two_of_them_a_pair(likely):
    html = page("actors", query="?q=لافروف")
    assert Actor.objects.get(key="P:Sergei Lavrov").slug in html or "لافروف" in html
    response = Client().get(reverse("observatory:actors") + "?one=روسيا&other=SAU")
    assert response.status_code == 302


@pytest.fixture
def send(likely):
    address = reverse("observatory:mistake", args=["event", likely.pk])

    def post(headers=None, **fields):
        headers = {"Sec-Fetch-Site": "same-origin"} if headers is None else headers
        return Client(enforce_csrf_checks=True).post(address, {"reason": "what", **fields}, headers=headers)

    return post


def test_readers_report_mistakes(send):
    response = send(text="لم يلتقيا")
    assert response.status_code == 200
    assert not response.cookies
    report = MistakeReport.objects.get()
    assert (report.kind, report.reason, report.text) == ("event", "what", "لم يلتقيا")
    assert "127.0.0.1" not in report.sender


def test_reports_from_elsewhere_from_machines_and_in_masses_are_refused(send):
    assert send(headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert send(url="http://example.org").status_code == 200
    assert not MistakeReport.objects.exists()
    assert {send().status_code for _ in range(8)} == {200}
    assert send().status_code == 429
    assert MistakeReport.objects.count() == 8


def test_what_was_rejected_is_nowhere(likely):
    mention = likely.mentions.first()
    Mention.objects.filter(pk=mention.pk).update(verdict=Verdict.REJECTED, live=False)
    assert mention.quote not in get(likely.get_absolute_url())
    assert f"m{mention.pk}" not in page("text", mention.article_id)


def test_drafts_have_no_record_page(meeting, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        meeting[0].unpublish()
    get(reverse("observatory:text", args=[meeting[0].pk]), 404)
