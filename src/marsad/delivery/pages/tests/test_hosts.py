"""Two hosts with one database and folders of their own agree on what is true, within a second."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.db import connection, transaction

from marsad.delivery.pages import changes, keeper
from marsad.delivery.pages.changes import Position, Touch
from marsad.delivery.pages.keeper import Keeper
from marsad.newsroom import factories
from marsad.newsroom.models import Article

SOURCES = Path(__file__).parents[4]

#: Another web process: keeps a page in its own folder, then says for how long after the change it still had it.
OTHER = """
import sys, time
import django; django.setup()
from django.conf import settings
settings.MARSAD_PAGES, settings.MARSAD_PAGES_FOLDER = True, __import__("pathlib").Path(sys.argv[1])
settings.DATABASES["default"]["NAME"] = sys.argv[2]
from django.db import connections
connections["default"].settings_dict["NAME"] = sys.argv[2]
from django.core.handlers.wsgi import WSGIHandler
from marsad.delivery.pages import keeper, renewing
from marsad.delivery.pages.renewing import environment
def ask():
    environ = environment(sys.argv[3]); del environ["marsad.renew"]
    return b"".join(WSGIHandler()(environ, lambda *args: None)).decode()
site = keeper.current(); site.start("code")
assert "قبل التصويب" in ask() and site.read(sys.argv[3])
renewing.Renewer(site).start()
print("ready", flush=True)
sys.stdin.readline()
began = time.monotonic()
def old():
    page = site.read(sys.argv[3])
    return page is not None and "قبل التصويب" in page.text.decode()
while old() and time.monotonic() - began < 20:
    time.sleep(0.01)
print(time.monotonic() - began, "بعد التصويب" in ask(), flush=True)
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_another_host_sees_a_correction_within_a_second(tmp_path, settings):
    settings.MARSAD_PAGES, settings.MARSAD_PAGES_FOLDER = True, tmp_path / "one"
    mine = keeper.current()
    mine.start("code")
    article = factories.ArticleFactory(parent=factories.SectionFactory(), title="قبل التصويب")
    address = unquote(article.url)
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "marsad.web.settings_test", "PYTHONPATH": str(SOURCES),
                   "MARSAD_LOG_LEVEL": "ERROR"}  # fmt: skip
    other = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", OTHER, str(tmp_path / "two"), str(connection.settings_dict["NAME"]),
         address],
        env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert other.stdout.readline() == "ready\n"
        article.title = "بعد التصويب"
        article.save_revision().publish()
        other.stdin.write("\n")
        other.stdin.flush()
        seconds, seen = other.stdout.readline().split()
        assert seen == "True"
        assert float(seconds) < 1
    finally:
        other.kill()
        other.wait()
        other.stdin.close(), other.stdout.close()


@pytest.mark.django_db(transaction=True)
def test_a_change_whose_transaction_ends_after_a_later_one_is_followed(tmp_path, settings):
    """PostgreSQL gives numbers before transactions end. Told here by hand, so that SQLite shows it too."""
    settings.MARSAD_PAGES, settings.MARSAD_PAGES_FOLDER = True, tmp_path / "pages"
    from marsad.delivery.models import Change

    site = Keeper(tmp_path / "pages")
    site.start("code")
    last = (Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 10
    with site.ledger:
        site.ledger.position = Position(last - 1)
        site.ledger.put("/صفحة/", {"article:7": (float("-inf"), float("inf"))}, 1, None)
    Change.objects.create(pk=last + 1, keys='[["article:8"]]')
    assert site.follow() == []
    Change.objects.create(pk=last, keys='[["article:7"]]')
    assert site.follow() == ["/صفحة/"]
    assert site.follow() == []


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_was_not_told(tmp_path, settings):
    settings.MARSAD_PAGES, settings.MARSAD_PAGES_FOLDER = True, tmp_path / "pages"
    site = keeper.current()
    site.start("code")
    before = site.mark()
    _tell_and_fail()
    with transaction.atomic():
        _tell_and_fail()
        # Not counted as told already: its savepoint was undone.
        changes.tell([Touch("article:7")], lambda: None)
    told = [touch for _, touches in changes.unseen(before) for touch in touches]
    assert told == [Touch("article:7")]
    assert not Article.objects.exists()


def _tell_and_fail():
    with suppress(ZeroDivisionError), transaction.atomic():
        changes.tell([Touch("article:7")], lambda: None)
        raise ZeroDivisionError
