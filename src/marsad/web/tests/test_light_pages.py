"""The demo site's pages are light and steady: what each weighs, what it asks for, how its pictures come."""

import gzip
import re
from statistics import median

import pytest
from django.test import Client

from marsad.newsroom.models import Article, Section, Study
from marsad.web.demo.fill import Fill

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

KB = 1024
#: Bytes of HTML, gzipped. An article of middle length; the longest, with pictures, notes and comments; a study with notes.
ARTICLE, LONGEST, STUDY, FRONT, SECTION = 8 * KB, 10 * KB, 15 * KB, 12 * KB, 11 * KB


@pytest.fixture
def pages():
    """The HTML of every page of the demo, by kind."""
    Fill().run()
    client = Client()

    def of(addresses):
        return [client.get(address).content.decode() for address in addresses]

    studies = {study.pk for study in Study.objects.live()}
    articles = Article.objects.live()
    return {
        "front": of(["/"]),
        "section": of(section.url for section in Section.objects.live()),
        "article": of(article.url for article in articles if article.pk not in studies),
        "study": of(article.url for article in articles if article.pk in studies),
    }


def test_the_demo_is_light_and_steady(pages):
    weights = {kind: [len(gzip.compress(page.encode(), 6)) for page in found] for kind, found in pages.items()}
    assert median(weights["article"]) < ARTICLE
    assert max(weights["article"]) < LONGEST
    assert max(weights["study"]) < STUDY
    assert max(weights["front"]) < FRONT
    assert max(weights["section"]) < SECTION
    for kind, found in pages.items():
        for page in found:
            assert asked_for(page) == (2, 1, 1, 2), f"{kind}: preloads, stylesheets, scripts, fonts"
            assert not foreign(page), kind
            assert not unsteady(page), kind


def asked_for(page):
    """Return how many files the head of a page makes a browser fetch: preloads, stylesheets, scripts, fonts."""
    head = page.partition("</head>")[0]
    return (
        head.count('rel="preload"'),
        head.count('rel="stylesheet"'),
        page.count("<script src="),
        len(set(re.findall(r'href="[^"]+\.woff2"', page))),
    )


def foreign(page):
    """Return the addresses at other hosts that a page would load by itself."""
    loaded = re.findall(r'<(?:img|script|iframe|source|audio|video)\b[^>]*?\bsrc(?:set)?="([^"]+)"', page)
    loaded += re.findall(r'<link rel="(?:preload|stylesheet|icon)"[^>]*?href="([^"]+)"', page)
    return [address for address in loaded if not address.startswith("/")]


def unsteady(page):
    """Return the pictures without their measures, and those after the first that do not wait to be scrolled to."""
    pictures = re.findall(r"<img\b[^>]*>", page)
    bare = [one for one in pictures if not (re.search(r'\bwidth="\d+"', one) and re.search(r'\bheight="\d+"', one))]
    eager = [one for one in pictures if 'loading="lazy"' not in one]
    return bare + eager[1:]
