"""Whatever changes, no kept page differs from one that is written anew, and pages that it does not concern stay."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.test import Client
from django.utils import timezone

from marsad.delivery.models import ReadCount
from marsad.delivery.pages import parts
from marsad.delivery.pages.renewing import Renewer
from marsad.discussion.models import Comment, Status
from marsad.newsroom import factories
from marsad.newsroom.actions.merge_tags import MergeTags
from marsad.newsroom.models import Article, BreakingNotice, Correction, Section, Tag
from marsad.search import signals as search_signals
from marsad.search.models import Related

from .conftest import WHEN


def addresses(content):
    """One page of every type, and several of lists."""
    article, section = content["article"], content["section"]
    lists = [section.url, content["other"].url, "/الأحدث/"]
    lists += [content[name].get_absolute_url() for name in ("author", "source", "tag", "series")]
    feeds = ["/feed.xml", "/atom.xml", "/feed.json", f"{section.url}feed.xml"]
    feeds += [f"{content[name].get_absolute_url()}atom.xml" for name in ("author", "source", "tag")]
    maps = ["/sitemap.xml", "/sitemap-pages.xml", "/sitemap-news.xml", "/sitemap-2015-08.xml", "/sitemap-2015-06.xml"]
    pages = [
        "/", *lists, f"{section.url}page/1/", f"{section.url}page/2/", "/الأحدث/page/1/", article.url,
        content["following"].url, content["elsewhere"].url, content["info"].url, "/المؤسسة/", *feeds, *maps,
        "/robots.txt", "/manifest.webmanifest", f"/cite/{article.pk}.bib", f"/cite/{article.pk}.ris",
    ]  # fmt: skip
    return [unquote(page) for page in pages]


def shown(body):
    """What a page says, without the moment at which a feed was written."""
    body = re.sub(rb"<!--/?part[^>]*-->", b"", body)
    return re.sub(rb"<(lastBuildDate|updated)>[^<]*</\1>", b"", body, count=1)


def same(kept, fresh, address):
    """Fail with the first line that differs."""
    for ours, theirs in zip(kept.decode().split("\n"), fresh.decode().split("\n"), strict=False):
        assert ours == theirs, address
    assert kept == fresh, address


@pytest.fixture
def fresh(settings):
    def fresh(address):
        settings.MARSAD_PAGES = False
        try:
            response = Client().get(address)
        finally:
            settings.MARSAD_PAGES = True
        return response.status_code, shown(response.content) if response.status_code == 200 else b""

    return fresh


def correct(content):
    article = Article.objects.get(pk=content["article"].pk)
    article.title = "رصيف مصحح"
    article.corrections = [Correction(text="قلنا ثلاثة.", made_at=timezone.now())]
    article.save_revision().publish()


def publish(content):
    factories.ArticleFactory(parent=content["section"], tags=["موانئ"], authors=[content["author"]],
                             source=content["source"], series=content["series"])  # fmt: skip


def unpublish(content):
    Article.objects.get(pk=content["following"].pk).unpublish()


def delete(content):
    Article.objects.get(pk=content["article"].pk).delete()


def backdate(content):
    article = Article.objects.get(pk=content["elsewhere"].pk)
    article.published_at = WHEN - timedelta(days=45)
    article.save_revision().publish()


def insert_old(content):
    factories.ArticleFactory(parent=content["section"], source=None, published_at=WHEN - timedelta(days=46))


def move(content):
    Article.objects.get(pk=content["following"].pk).move(content["other"], pos="last-child")


def rename_slug(content):
    article = Article.objects.get(pk=content["article"].pk)
    article.slug = "عنوان-آخر"
    article.save_revision().publish()


def rename(name):
    def change(content):
        record = content[name]
        record.name = "اسم جديد"
        record.save()

    change.__name__ = f"rename_{name}"
    return change


def rename_section(content):
    section = Section.objects.get(pk=content["section"].pk)
    section.title = "الشرق"
    section.save_revision().publish()


def section_address(content):
    section = Section.objects.get(pk=content["section"].pk)
    section.slug = "الشرق"
    section.save_revision().publish()


def new_section(content):
    factories.SectionFactory(title="ثقافة")


def settings_changed(content):
    institution = content["institution"]
    institution.name = "مركز الميناء"
    institution.save()


def info_changed(content):
    content["info"].body = "<p>نص آخر.</p>"
    content["info"].save_revision().publish()


def front_changed(content):
    front = factories.front_page()
    front.lead = content["elsewhere"]
    front.save_revision().publish()


def comment_approved(content):
    Comment.objects.create(article=content["article"], name="ليلى", text="تعليق", status=Status.APPROVED)
    from marsad.discussion import signals

    signals.announce([content["article"].pk])


def related_found(content):
    Related.objects.create(article=content["article"], other=content["elsewhere"], rank=0, score=1)
    search_signals.related_changing.send(Related, ids=[content["article"].pk])


def tag_merged(content):
    MergeTags(content["tag"], Tag.objects.create(name="بحر")).execute()


def notice(content):
    factories.BreakingNoticeFactory(text="سفن تصل الآن", article=content["article"])


def notice_gone(content):
    factories.BreakingNoticeFactory(text="سفن تصل الآن")
    BreakingNotice.objects.all().first().delete()


def breaking_label(content):
    article = Article.objects.get(pk=content["article"].pk)
    article.breaking_until = timezone.now() + timedelta(hours=1)
    article.save_revision().publish()


def picture_described(content):
    picture = content["article"].picture
    picture.credit = "عدسة سلمى"
    picture.save()


def picture_made(content):
    content["article"].picture.get_rendition("fill-1200x630|format-jpeg")


def read_count(content):
    ReadCount.objects.create(article=content["elsewhere"], day=timezone.localdate(), count=50)


CHANGES = [
    correct, publish, unpublish, delete, backdate, insert_old, move, rename_slug, rename("author"), rename("source"),
    rename("series"), rename("tag"), rename_section, section_address, new_section, settings_changed, info_changed,
    front_changed, comment_approved, related_found, tag_merged, notice, notice_gone, breaking_label, picture_described,
    picture_made, read_count,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_no_kept_page_is_stale(change, content, site, get, fresh):
    """Pages that only hold something old that stands on every page are sent, and renewed by the sweep."""
    pages = addresses(content)
    for address in pages:
        assert get(address).status_code == 200, address
    before = {address: site.read(address) for address in pages}
    assert [address for address, page in before.items() if page is None] == []
    change(content)
    site.follow()
    parts.now("most_read", site, renew=True)
    number = site.state().site
    for address in pages:
        kept = site.read(address)
        if kept is not None and kept.site == number:
            status, body = fresh(address)
            assert status == 200, address
            same(shown(get(address).content), body, address)
    for address in pages:
        kept = site.read(address)
        if kept is not None and kept.site != number:
            Renewer(site).renew(address)
        status, body = fresh(address)
        answer = get(address)
        assert answer.status_code == status, address
        if status == 200:
            same(shown(answer.content), body, address)


def test_a_correction_concerns_where_the_article_stands_and_nothing_else(content, site, get):
    pages = addresses(content)
    for address in pages:
        get(address)
    correct(content)
    site.follow()
    left = {address for address in pages if site.read(address)}
    article, section = unquote(content["article"].url), unquote(content["section"].url)
    assert article not in left
    assert section not in left
    assert {
        unquote(content["elsewhere"].url), unquote(content["info"].url), f"{section}page/1/", f"{section}page/2/",
        "/الأحدث/page/1/", "/sitemap-2015-06.xml", "/robots.txt", unquote(content["other"].url),
    } <= left  # fmt: skip


def test_publishing_leaves_full_pages_of_lists_alone(content, site, get):
    section = unquote(content["section"].url)
    pages = [f"{section}page/{number}/" for number in (1, 2)] + ["/الأحدث/page/1/", unquote(content["elsewhere"].url)]
    for address in pages:
        assert get(address).status_code == 200
    publish(content)
    site.follow()
    assert [address for address in pages if site.read(address) is None] == []


def test_an_article_put_in_between_concerns_the_pages_from_there_on(content, site, get):
    section = unquote(content["section"].url)
    first, second = f"{section}page/1/", f"{section}page/2/"
    get(first), get(second)
    factories.ArticleFactory(parent=content["section"], source=None, published_at=WHEN - timedelta(days=45, hours=1))
    site.follow()
    assert site.read(first) is not None
    assert site.read(second) is None


def test_breaking_news_renews_no_page_and_is_on_every_one(content, site, get):
    pages = ["/", unquote(content["article"].url), unquote(content["section"].url)]
    for address in pages:
        get(address)
    before = {address: site.read(address) for address in pages}
    notice(content)
    site.follow()
    assert {address: site.read(address) for address in pages} == before
    from marsad.delivery.pages.counters import counters

    rendered = counters.all()["renders"]
    for address in pages:
        assert "سفن تصل الآن" in get(address).content.decode()
    assert counters.all()["renders"] == rendered
    assert site.read("/").text != before["/"].text


def test_a_notice_leaves_by_the_clock(content, site, get, monkeypatch):
    factories.BreakingNoticeFactory(text="سفن تصل الآن", expires_at=timezone.now() + timedelta(seconds=30))
    address = unquote(content["article"].url)
    assert "سفن تصل الآن" in get(address).content.decode()
    later = timezone.now() + timedelta(seconds=31)
    from django.utils import timezone as clock

    monkeypatch.setattr(clock, "now", lambda: later)
    for module in ("parts", "middleware"):
        monkeypatch.setattr(f"marsad.delivery.pages.{module}.time", later.timestamp)
    assert "سفن تصل الآن" not in get(address).content.decode()


def test_a_label_leaves_by_the_clock(content, site, get, monkeypatch):
    breaking_label(content)
    address = unquote(content["article"].url)
    assert 'class="flag"' in get(address).content.decode()
    until = Article.objects.get(pk=content["article"].pk).breaking_until
    assert site.read(address).until == pytest.approx(until.timestamp())
    later = until + timedelta(seconds=1)
    from django.utils import timezone as clock

    monkeypatch.setattr(clock, "now", lambda: later)
    for module in ("parts", "middleware"):
        monkeypatch.setattr(f"marsad.delivery.pages.{module}.time", later.timestamp)
    assert 'class="flag"' not in get(address).content.decode()


def test_a_draft_concerns_no_page(content, site, get):
    address = unquote(content["article"].url)
    get(address)
    article = Article.objects.get(pk=content["article"].pk)
    article.title = "مسودة"
    article.save_revision()
    site.follow()
    assert site.read(address) is not None
