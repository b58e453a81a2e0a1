"""Every page type, as it is written: what must stand on it, and how many queries it may cost."""

import json
import re
from datetime import datetime, timedelta
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone, translation
from wagtail.documents.models import Document
from wagtail.rich_text import RichText

from marsad.newsroom import factories
from marsad.newsroom.models import Correction, Footnote
from marsad.newsroom.models.institution import InstitutionLink

pytestmark = pytest.mark.django_db
WHEN = timezone.make_aware(datetime(2015, 8, 11, 14, 5))


def get(address):
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture
def section():
    return factories.SectionFactory(title="الشرق الأوسط", description="أخبار الإقليم.")


@pytest.fixture
def full(section):
    """An article with every element that its page can have."""
    institution = factories.institution(name="مركز الشاطئ", text="<p>مركز <b>مستقل</b>.</p>")
    institution.links = [InstitutionLink(service="x", address="https://x.example/shore")]
    institution.save()
    factories.InfoPageFactory(title="من نحن")
    factories.BreakingNoticeFactory(text="سفن تصل الآن")
    agency, other = factories.SourceFactory(name="وكالة الشاطئ"), factories.SourceFactory(name="شبكة الميناء")
    article = factories.ArticleFactory(
        parent=section,
        title="رصيف جديد يستقبل السفن",
        label="حصري",
        summary="الطاقة ترتفع إلى الضعف.",
        picture=factories.PictureFactory(caption="الرصيف عند الغروب", credit="عدسة سلمى"),
        authors=[factories.AuthorFactory(name="سلمى الحداد", role="محررة"), factories.AuthorFactory(name="عمر النجار")],
        source=agency,
        address="https://agency.example/1",
        also_in=[factories.SectionFactory(title="اقتصاد")],
        tags=["موانئ", "نقل"],
        published_at=WHEN,
        updated_at=WHEN + timedelta(hours=2),
        breaking_until=timezone.now() + timedelta(hours=1),
        is_demo=True,
        footnotes=[Footnote(text="<p>الهيئة في بيانها.</p>")],
        corrections=[Correction(text="قلنا ثلاثة والصحيح أربعة.", made_at=WHEN)],
        body=[
            ("part", {"text": RichText("<p>نص أول[^1].</p>"), "source": agency}),
            ("part", {"text": RichText("<p>نص ثان.</p>"), "source": other}),
            ("picture", {"image": factories.PictureFactory(), "caption": "", "credit": ""}),
            ("quotation", {"text": "لن ننتظر", "speaker": "الوزير", "role": "وزير النقل"}),
        ],
    )
    return article


def test_an_article_shows_everything_that_it_has(full):
    page = get(full.url)
    text = plain(page)
    for words in (
        "الشرق الأوسط", "اقتصاد", "حصري", "عاجل", "نص تجريبي", "رصيف جديد يستقبل السفن", "الطاقة ترتفع إلى الضعف.",
        "سلمى الحداد", "(محررة)", "عمر النجار", "وكالة الشاطئ", "شبكة الميناء", "الثلاثاء 11 أغسطس 2015",
        "26 شوال 1436 هـ", "14:05", "حُدّث: 11 أغسطس 2015 16:05", "دقيقة واحدة للقراءة", "الرصيف عند الغروب",
        "عدسة سلمى", "«لن ننتظر»", "وزير النقل", "الحواشي", "الهيئة في بيانها.", "تصويبات", "قلنا ثلاثة والصحيح أربعة.",
        "موانئ", "نقل", "مركز الشاطئ", "سفن تصل الآن", "من نحن", "إلى أعلى الصفحة",
    ):  # fmt: skip
        assert words in text, words
    assert page.count("<h1") == 1
    assert "</a> و<a" in page.replace(' <span class="role">(محررة)</span>', ""), "the second author is joined by «و»"
    assert 'href="https://agency.example/1"' in page
    assert 'href="https://x.example/shore"' in page


class Reader(HTMLParser):
    """Notes elements that are not closed in order, ids that are there twice, and blocks within a paragraph."""

    VOID = frozenset({"meta", "link", "img", "br", "hr", "input", "source", "wbr"})
    BLOCKS = frozenset({"div", "p", "ul", "ol", "section", "form", "figure", "table", "nav", "details", "h2", "h3"})

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.faults = [], set(), []

    def handle_starttag(self, tag, attributes):
        identity = dict(attributes).get("id")
        if identity in self.ids:
            self.faults.append(f"id {identity} twice")
        self.ids |= {identity} - {None}
        if tag in self.BLOCKS and "p" in self.open:
            self.faults.append(f"{tag} within p at {self.getpos()}")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in self.VOID and (not self.open or self.open.pop() != tag):
            self.faults.append(f"</{tag}> out of order at {self.getpos()}")


def test_pages_are_well_formed_and_what_they_point_to_is_there(full):
    for address in ("/", full.url, full.section.url, full.byline[0].get_absolute_url(), "/المؤسسة/"):
        page = get(address)
        reader = Reader()
        reader.feed(page)
        reader.close()
        assert reader.faults == []
        assert reader.open == []
        named = {
            name for names in re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', page) for name in names.split()
        }
        assert named | set(re.findall(r'href="#([^"]+)"', page)) <= reader.ids


def test_an_article_says_to_machines_what_it_is(full):
    page = get(full.url)
    assert page.count("<title>") == 1
    assert f"<title>{full.title} - مركز الشاطئ</title>" in page
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    assert data["@graph"][0]["headline"] == full.title
    trail = next(thing for thing in data["@graph"] if thing["@type"] == "BreadcrumbList")
    assert [step["name"] for step in trail["itemListElement"]] == ["الرئيسية", "الشرق الأوسط", full.title]
    assert re.search(r'<link rel="canonical" href="https?://', page)


def test_an_article_shares_by_plain_links(full):
    page = get(full.url)
    for start in ("https://wa.me/?text=", "https://x.com/intent/post?", "https://t.me/share/url?", "mailto:?subject="):
        assert f'href="{start}' in page
    link = re.search(r'href="https://www\.facebook\.com/sharer/sharer\.php\?u=([^"]+)"', page)[1]
    assert unquote(unquote(link)).endswith("/الشرق-الأوسط/2015/08/رصيف-جديد-يستقبل-السفن/")


def test_no_page_carries_style_or_script_of_its_own(full):
    for address in ("/", full.url, full.section.url, full.byline[0].get_absolute_url(), "/المؤسسة/"):
        page = get(address)
        assert "<style" not in page
        assert not re.findall(r"\sstyle=", page)
        assert not re.findall(r"\son[a-z]+=", page)
        assert re.findall(r'<script(?! src=| type="application/ld\+json")', page) == []


def test_an_article_costs_few_queries(full, django_assert_max_num_queries):
    get(full.url)
    with django_assert_max_num_queries(18):
        # 14 of every article, one for pictures in its text, one for footnotes; one of comments, one of related articles.
        get(full.url)


def test_the_label_breaking_goes_when_its_time_has_passed(section):
    article = factories.ArticleFactory(parent=section, breaking_until=timezone.now() - timedelta(seconds=1))
    assert 'class="flag"' not in get(article.url)
    article.breaking_until = timezone.now() + timedelta(hours=1)
    article.save_revision().publish()
    assert f'class="flag" data-until="{article.breaking_until.isoformat()}"' in get(article.url)


def test_what_an_article_lacks_leaves_no_trace(section):
    article = factories.ArticleFactory(parent=section, summary="", source=None)
    page = get(article.url)
    for trace in ("<figure", "series-box", "corrections", 'class="tags"', 'class="notes"', "standfirst", "byline"):
        assert trace not in page, trace


def test_the_number_of_minutes_is_counted_in_arabic(section):
    article = factories.ArticleFactory(parent=section, paragraphs=["كلمة " * (180 * 3)])
    assert "3 دقائق للقراءة" in plain(get(article.url))
    factories.institution(digits="arabic")
    assert "٣ دقائق للقراءة" in plain(get(article.url))


def test_a_text_in_another_language_says_so_and_turns(section):
    article = factories.ArticleFactory(parent=section, title="A new quay", language="en")
    assert 'lang="en" dir="ltr"' in get(article.url)
    assert 'lang="en" dir="ltr"' in get(section.url)


def test_a_series_leads_on_and_back(section):
    series = factories.SeriesFactory(name="طريق الماء")
    parts = [factories.ArticleFactory(parent=section, series=series, series_order=i) for i in (1, 2, 3)]
    page = get(parts[1].url)
    assert "طريق الماء" in page
    assert re.search(rf'rel="prev">.*{re.escape(parts[0].title)}', page)
    assert re.search(rf'rel="next">.*{re.escape(parts[2].title)}', page)
    assert 'rel="prev"' not in get(parts[0].url)
    listing = get(series.get_absolute_url())
    assert [listing.index(part.title) for part in parts] == sorted(listing.index(part.title) for part in parts)


def test_a_study_shows_its_apparatus(section):
    author = factories.AuthorFactory(name="سلمى الحداد")
    pdf = Document.objects.create(title="دراسة", file=ContentFile(b"x" * 2048, name="study.pdf"))
    study = factories.StudyFactory(
        parent=section,
        title="أثر الرصيف",
        title_en="The Quay's Effect",
        abstract_en="What changes.",
        doi="10.1234/quay",
        issue="العدد 3",
        pages_cited="10-24",
        pdf=pdf,
        authors=[author],
        affiliations=[(author, "جامعة الأمس")],
        body=[
            ("heading", "مقدمة"),
            ("part", {"text": RichText("<p>نص[^1]</p>"), "source": None}),
            ("heading", "خاتمة"),
        ],
        footnotes=[Footnote(text="<p>حاشية</p>")],
    )
    page = get(study.url)
    text = plain(page)
    for words in ("الملخص", "What changes.", "The Quay's Effect", "جامعة الأمس", "العدد 3", "10-24", "طريقة الاستشهاد"):
        assert words in text.replace("&#x27;", "'"), words
    assert 'href="https://doi.org/10.1234/quay"' in page
    assert f'href="{pdf.url}"' in page
    assert "2,0" in text or "2.0" in text, "the size of the PDF"
    assert 'href="#مقدمة"' in page
    assert 'id="مقدمة"' in page


def test_the_front_page_in_every_layout(section):
    others = [factories.SectionFactory(title=title) for title in ("اقتصاد", "ثقافة")]
    for one, layout in zip((section, *others), ("grid", "list", "strip"), strict=True):
        factories.FrontSectionFactory(section=one, layout=layout)
        for _ in range(7):
            factories.ArticleFactory(parent=one, picture=factories.PictureFactory() if layout == "strip" else None)
    page = get("/")
    assert page.count("<h1") == 1
    for name in ("block-grid", "block-list", "block-strip"):
        assert name in page
    assert page.count('fetchpriority="high"') <= 1


@pytest.mark.parametrize("articles", [12, 40])
def test_the_front_page_costs_the_same_however_much_there_is(articles, django_assert_max_num_queries):
    sections = [factories.SectionFactory() for _ in range(8)]
    for number in range(articles):
        factories.ArticleFactory(parent=sections[number % 8])
    get("/")
    with django_assert_max_num_queries(25):
        get("/")


def test_a_listing_is_paged(section, django_assert_max_num_queries):
    factories.institution(per_page=5)
    for _ in range(23):
        factories.ArticleFactory(parent=section, source=None)
    page = get(section.url)
    assert page.count('class="card side') == 8
    assert 'rel="next"' in page
    assert 'rel="prev"' not in page
    with django_assert_max_num_queries(17):
        # 15 of the page, up to two of what is read most.
        third = get(f"{section.url}page/3/")
    assert '<span aria-current="page"><span class="visually-hidden">صفحة </span>3</span>' in third
    assert "/الشرق-الأوسط/page/2/" in third
    assert "صفحة 3" in re.search("<title>(.*)</title>", third)[1]
    counted = [
        re.search("<header class=.page-head.*?</header>", get(a), re.DOTALL)[0] for a in ("/الأحدث/", "/الأحدث/page/1/")
    ]
    assert ['class="meta"' in head for head in counted] == [True, False], "a full page does not say how many there are"
    assert Client().get(f"{section.url}page/4/").url == section.url, "not full yet"
    assert Client().get(f"{section.url}page/6/").status_code == 404


def test_records_have_pages(section, django_assert_max_num_queries):
    author = factories.AuthorFactory(
        bio="تكتب عن البحر.", orcid="0000-0002-1825-0097", photo=factories.PictureFactory()
    )
    source = factories.SourceFactory(note="وكالة البحر.", website="https://agency.example/")
    for _ in range(3):
        factories.ArticleFactory(parent=section, authors=[author], source=source, tags=["موانئ"])
    from marsad.newsroom.models import Tag

    for address, words in (
        (author.get_absolute_url(), ["تكتب عن البحر.", "0000-0002-1825-0097", "3 مواد"]),
        (source.get_absolute_url(), ["وكالة البحر.", "https://agency.example/", "3 مواد"]),
        (Tag.objects.get().get_absolute_url(), ["موانئ", "3 مواد"]),
        ("/الأحدث/", ["الأحدث", "3 مواد"]),
        ("/المؤسسة/", ["المؤسسة"]),
    ):
        page = get(address)
        assert all(word in page for word in words), address
        with django_assert_max_num_queries(17):
            get(address)


def test_empty_pages_say_so(section):
    assert "لم يُنشر شيء هنا بعد." in get(section.url)
    assert "لم يُنشر شيء بعد." in get("/")


def test_a_standing_page(section):
    info = factories.InfoPageFactory(title="من نحن", body="<h2>عنا</h2><p>نص.</p>")
    assert "<h2>عنا</h2>" in get(info.url)


def test_the_menu_knows_where_it_is(section):
    below = factories.SectionFactory(parent=section, title="المشرق")
    article = factories.ArticleFactory(parent=below)
    page = get(article.url)
    assert re.search(r'aria-current="true">الشرق الأوسط', page)
    trail = plain(re.search(r'<nav class="trail".*?</nav>', page, re.DOTALL)[0])
    assert trail == "الرئيسية الشرق الأوسط المشرق"
    assert re.search(r'aria-current="page">الشرق الأوسط', get(section.url))


def test_the_english_interface_runs_left_to_right(section, settings):
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        page = get(factories.ArticleFactory(parent=section, published_at=WHEN).url)
    assert '<html lang="en" dir="ltr"' in page
    assert "Tuesday 11 August 2015" in page
    assert '<article class="article" data-section=' in page
    assert 'lang="ar" dir="rtl"' in page


def test_a_reader_of_any_language_gets_the_sites_own(section):
    response = Client().get("/", headers={"accept-language": "fr,en"})
    assert '<html lang="ar" dir="rtl"' in response.content.decode()
    assert "Accept-Language" not in response.get("Vary", "")


def test_a_draft_is_not_to_be_seen_and_its_preview_is(section):
    article = factories.ArticleFactory(parent=section, live=False)
    assert Client().get(article.url).status_code == 404
    response = article.make_preview_request()
    assert response.status_code == 200
    assert article.title in response.rendered_content


def test_an_article_is_light(full):
    import gzip

    assert len(gzip.compress(get(full.url).encode())) <= 8 * 1024
