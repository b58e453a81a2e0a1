from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from marsad.delivery import reading_counts
from marsad.delivery.models import ReadCount
from marsad.newsroom.factories import ArticleFactory, SectionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh(monkeypatch):
    cache.clear()
    monkeypatch.setattr(reading_counts, "counter", reading_counts.ReadCounter())


@pytest.fixture
def articles():
    section = SectionFactory()
    return [ArticleFactory(parent=section, title=f"خبر {n}") for n in range(4)]


def read(article, reader="198.51.100.7", **headers):
    return Client(REMOTE_ADDR=reader, headers=headers).post(f"/_/read/{article.pk}/")


def test_a_report_is_counted_without_a_cookie(articles):
    response = read(articles[0])
    assert (response.status_code, response.cookies) == (204, {})
    reading_counts.counter.flush()
    assert ReadCount.objects.get().count == 1


def test_the_same_reader_counts_once_and_another_again(articles):
    for reader in ("198.51.100.7", "198.51.100.7", "198.51.100.8"):
        read(articles[0], reader)
    reading_counts.counter.flush()
    assert ReadCount.objects.get().count == 2


def test_reports_from_other_sites_drafts_and_nothing_are_not_counted(articles):
    read(articles[0], **{"Sec-Fetch-Site": "cross-site"})
    articles[1].unpublish()
    read(articles[1])
    Client().post("/_/read/999999/")
    reading_counts.counter.flush()
    assert not ReadCount.objects.exists()
    assert Client().get(f"/_/read/{articles[0].pk}/").status_code == 405


def test_counts_add_up_over_flushes(articles):
    for n in range(3):
        read(articles[0], f"198.51.100.{n}")
        reading_counts.counter.flush()
    assert ReadCount.objects.get().count == 3


def test_most_read_comes_first_and_old_days_are_forgotten(articles):
    today = timezone.localdate()
    ReadCount.objects.create(article=articles[0], day=today - timedelta(days=30), count=1000)
    ReadCount.objects.create(article=articles[1], day=today, count=5)
    ReadCount.objects.create(article=articles[2], day=today - timedelta(days=1), count=9)
    assert reading_counts.most_read(2) == [articles[2], articles[1]]


def test_most_read_is_filled_up_with_the_newest(articles):
    ReadCount.objects.create(article=articles[0], day=timezone.localdate(), count=1)
    found = reading_counts.most_read(3)
    assert found[0] == articles[0]
    assert len(set(found)) == 3


def test_behind_a_proxy_readers_are_told_apart(articles, settings):
    settings.MARSAD_TRUST_PROXY = 1
    for forwarded in ("203.0.113.4", "203.0.113.5", "198.51.100.1, 203.0.113.5"):
        read(articles[0], **{"X-Forwarded-For": forwarded})
    reading_counts.counter.flush()
    assert ReadCount.objects.get().count == 2


@pytest.mark.parametrize("pk", [2**63, 99999999999999999999999])
def test_a_number_that_no_database_holds_is_no_article_and_loses_nothing(articles, pk):
    read(articles[0])
    assert Client().post(f"/_/read/{pk}/").status_code == 404
    assert Client().post(f"/_/read/{2**63 - 1}/").status_code == 204
    reading_counts.counter.flush()
    assert ReadCount.objects.get().count == 1


def test_what_could_not_be_written_is_written_later(articles, monkeypatch):
    read(articles[0])
    with monkeypatch.context() as broken:
        broken.setattr(ReadCount.objects, "bulk_create", lambda *args, **options: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            reading_counts.counter.flush()
    read(articles[0], "198.51.100.8")
    reading_counts.counter.flush()
    assert ReadCount.objects.get().count == 2
