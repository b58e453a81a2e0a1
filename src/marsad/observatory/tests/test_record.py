"""What is published is read into the record; what is withdrawn leaves it; what an editor decided stays."""

import pytest
from django.db import connection

from marsad.newsroom.models import Article
from marsad.observatory import checking, record, workers
from marsad.observatory.models import (
    Actor,
    Appearance,
    ArticleReading,
    Event,
    EventActor,
    EventPair,
    Mention,
    Statement,
)
from marsad.observatory.tests.conftest import ELSEWHERE, MEETING
from marsad.observatory.vocabulary import Verdict


def consult() -> Event:
    return Event.objects.get(type="CONSULT", reports__gt=0)


def test_the_word_lists_become_actors(publish):
    publish(*ELSEWHERE)
    russia, lavrov = Actor.objects.get(key="RUS"), Actor.objects.get(key="P:Sergei Lavrov")
    assert (russia.kind, russia.name) == ("state", "روسيا")
    assert (lavrov.kind, lavrov.code) == ("person", "RUS")
    assert lavrov.offices.filter(title="وزير الخارجية", start__year=2004).exists()
    assert Actor.objects.values("slug").distinct().count() == Actor.objects.count()


def test_an_article_is_read_with_its_words(publish):
    article = publish(*MEETING)
    whole = f"{article.title}\n{article.text}"
    mention = Mention.objects.filter(type="CONSULT").first()
    assert whole[mention.start : mention.end] == mention.quote
    assert {p.actor.key for p in mention.participants.all()} == {"RUS", "SAU"}
    assert {p.person.key for p in mention.participants.all() if p.person} == {"P:Sergei Lavrov", "P:Adel al-Jubeir"}
    said = Statement.objects.get(cue__endswith="قال")
    assert said.speaker.key == "P:Sergei Lavrov"
    assert whole[said.start : said.end] == said.content
    assert Appearance.objects.filter(article=article, actor__key="P:Adel al-Jubeir").exists()


def test_two_accounts_are_one_event(meeting):
    event = consult()
    assert (event.reports, event.outlets) == (2, 2)
    assert event.day.isoformat() == "2015-08-11"
    assert event.first_reported == meeting[0].published_at
    assert event.status == "happened"
    assert "day" in event.mentions.order_by("-published").first().merge_reason
    russia, saudi = Actor.objects.get(key="RUS"), Actor.objects.get(key="SAU")
    pair = EventPair.objects.get(event=event)
    assert {pair.low_id, pair.high_id} == {russia.pk, saudi.pk}
    assert pair.low_id < pair.high_id
    assert EventActor.objects.filter(event=event, is_person=True).count() >= 2


def test_what_differs_stays_apart(meeting, publish):
    publish(*ELSEWHERE, outlet="وكالة ثالثة")
    assert Event.objects.filter(type="ASSAULT", reports=1).count() == 1
    assert consult().reports == 2


def test_reading_again_changes_nothing(meeting):
    before = list(Mention.objects.order_by("quote").values_list("quote", "type", "article"))
    record.read([article.pk for article in meeting], force=True)
    assert list(Mention.objects.order_by("quote").values_list("quote", "type", "article")) == before
    assert consult().reports == 2
    assert not checking.compare()


def test_an_article_that_was_read_is_not_read_again(meeting):
    assert record.read([article.pk for article in meeting]) == 0
    ArticleReading.objects.update(reader="older")
    assert record.unread().count() == 2
    assert record.read([article.pk for article in meeting]) == 2
    assert record.unread().count() == 0


def test_withdrawn_articles_leave_the_record(meeting, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        meeting[1].unpublish()
    assert consult().reports == 1
    with django_capture_on_commit_callbacks(execute=True):
        Article.objects.get(pk=meeting[0].pk).delete()
    assert not Event.objects.filter(reports__gt=0).exists()
    assert not EventActor.objects.exists()
    assert not EventPair.objects.exists()
    assert not Statement.objects.filter(live=True).exists()
    assert not checking.compare()


def test_what_an_editor_decided_stays(publish):
    article = publish(*MEETING)
    mention = Mention.objects.get(type="CONSULT")
    Mention.objects.filter(pk=mention.pk).update(verdict=Verdict.CORRECTED, place="مقر الوزارة", made_by="editor")
    record.read([article.pk], force=True)
    kept = Mention.objects.get(type="CONSULT")
    assert (kept.pk, kept.place, kept.verdict) == (mention.pk, "مقر الوزارة", Verdict.CORRECTED)
    assert consult().place == "مقر الوزارة"


def test_what_an_editor_rejected_does_not_come_back(publish):
    article = publish(*MEETING)
    Mention.objects.filter(type="CONSULT").update(verdict=Verdict.REJECTED, live=False)
    record.read([article.pk], force=True)
    assert not Event.objects.filter(type="CONSULT", reports__gt=0).exists()


def test_a_decided_item_follows_its_words(publish, django_capture_on_commit_callbacks):
    article = publish(*MEETING)
    Mention.objects.filter(type="CONSULT").update(verdict=Verdict.CONFIRMED)
    before = Mention.objects.get(type="CONSULT")
    with django_capture_on_commit_callbacks(execute=True):
        article.title = "عاجل: " + article.title
        article.save_revision().publish()
    after = Mention.objects.get(pk=before.pk)
    assert after.live
    assert after.start == before.start + len("عاجل: ")
    assert Mention.objects.filter(type="CONSULT").count() == 1


def test_unread_articles_are_found_by_an_index(publish):
    publish(*ELSEWHERE)
    with connection.cursor() as cursor:
        sql, parameters = record.unread().values("pk").query.sql_with_params()
        if connection.vendor != "sqlite":
            pytest.skip("plans are SQLite's")
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        plan = " ".join(row[-1] for row in cursor.fetchall())
    assert "SCAN observatory_articlereading" not in plan.replace("SCAN U0", "SCAN observatory_articlereading")


def test_worker_processes_read_the_same(meeting, monkeypatch):
    before = set(Mention.objects.values_list("quote", "type"))
    monkeypatch.setattr(workers, "WORTH_A_POOL", 1)
    assert record.read_many([article.pk for article in meeting], processes=2, force=True) == 2
    assert set(Mention.objects.values_list("quote", "type")) == before
