from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from marsad.delivery.pages import keeper
from marsad.newsroom import factories

WHEN = timezone.make_aware(datetime(2015, 8, 11, 14, 5))


@pytest.fixture
def site(settings, tmp_path, db, monkeypatch):
    """A folder of pages of this test's own. Following stands for a commit, which the test's transaction never reaches."""
    settings.MARSAD_PAGES = True
    settings.MARSAD_PAGES_FOLDER = tmp_path / "pages"
    found = keeper.current()
    found.start("code")
    follow = found.follow

    def committed():
        connection.run_on_commit.clear()
        return follow()

    monkeypatch.setattr(found, "follow", committed)
    return found


@pytest.fixture
def get(site):
    """Ask for an address as an anonymous reader; what has changed is followed first, as after a commit."""

    def get(address, **headers):
        site.follow()
        return Client(headers=headers).get(address)

    return get


@pytest.fixture
def content(site):
    """A small site with everything that pages are made of; returns its things by name."""
    institution = factories.institution(name="مركز الشاطئ", text="<p>مركز مستقل.</p>", per_page=5)
    section, other = factories.SectionFactory(title="العالم"), factories.SectionFactory(title="اقتصاد")
    author, source = factories.AuthorFactory(name="سلمى الحداد"), factories.SourceFactory(name="وكالة الشاطئ")
    series = factories.SeriesFactory(name="طريق الماء")
    for number in range(14):
        factories.ArticleFactory(parent=section, source=None, published_at=WHEN - timedelta(days=40 + number))
    article = factories.ArticleFactory(
        parent=section, title="رصيف جديد", authors=[author], source=source, tags=["موانئ"], series=series,
        series_order=1, picture=factories.PictureFactory(), published_at=WHEN,
    )  # fmt: skip
    following = factories.ArticleFactory(
        parent=section, title="رصيف آخر", series=series, series_order=2, published_at=WHEN
    )
    elsewhere = factories.ArticleFactory(parent=other, title="أسعار النفط", source=None, published_at=WHEN)
    info = factories.InfoPageFactory(title="من نحن")
    return {
        "institution": institution, "section": section, "other": other, "author": author, "source": source,
        "series": series, "article": article, "following": following, "elsewhere": elsewhere, "info": info,
        "tag": article.tags.first(),
    }  # fmt: skip
