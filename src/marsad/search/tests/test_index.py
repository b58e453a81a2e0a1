"""The index follows the articles, and says where it does not."""

import sys
import time

import pytest

from marsad.intake import Options, read_all
from marsad.newsroom.actions.import_stories import ImportStories
from marsad.newsroom.factories import (
    ArticleFactory,
    AuthorFactory,
    SectionFactory,
    SourceFactory,
    StudyFactory,
    TagFactory,
)
from marsad.newsroom.models import Article
from marsad.search import documents, index
from marsad.search.engines.embedded import Embedded
from marsad.search.results import search

pytestmark = pytest.mark.django_db


def titles(query, **options):
    return [item.article.title for item in search(query, **options).items]


def test_a_published_article_is_found(article):
    article("سفن في الميناء", "وصلت السفن.")
    assert titles("الميناء") == ["سفن في الميناء"]


def test_a_draft_is_not(article):
    article("سفن في الميناء", live=False)
    assert titles("الميناء") == []


def test_a_changed_article_is_found_by_its_new_words_alone(article, django_capture_on_commit_callbacks):
    page = article("سفن في الميناء")
    page.title = "قطار في المحطة"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert titles("المحطة") == ["قطار في المحطة"]
    assert titles("الميناء") == []


@pytest.mark.parametrize("take_away", ["unpublish", "delete"])
def test_a_withdrawn_article_is_gone(article, engine, django_capture_on_commit_callbacks, take_away):
    page = article("سفن في الميناء")
    with django_capture_on_commit_callbacks(execute=True):
        getattr(page, take_away)()
    assert titles("الميناء") == []
    assert engine.count() == 0


def test_an_article_that_is_withdrawn_but_still_indexed_is_not_shown(article):
    page = article("سفن في الميناء")
    Article.objects.filter(pk=page.pk).update(live=False)
    assert titles("الميناء") == []


def test_it_is_found_by_summary_tag_and_author(article):
    article("سفن", summary="رصيف جديد", tags=["ملاحة"], authors=[AuthorFactory(name="ليلى حسن")])
    assert titles("الرصيف") == titles("ملاحة") == titles("ليلى حسن") == ["سفن"]


def test_a_study_is_found_by_its_abstract_and_english_title(engine, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        StudyFactory(title="دراسة", title_en="Maritime trade", abstract="<p>أثر المضيق</p>", paragraphs=["نص"])
    assert titles("maritime") == titles("مضيق") == ["دراسة"]


def test_a_renamed_tag_is_found_by_its_new_name(article, django_capture_on_commit_callbacks):
    tag = TagFactory(name="ملاحة")
    article("سفن", "نص.", tags=[tag])
    tag.name = "نقل بحري"
    with django_capture_on_commit_callbacks(execute=True):
        tag.save()
    assert titles("بحري") == ["سفن"]


def test_index_and_articles_agree_after_publishing(article):
    article("سفن", tags=["ملاحة"], authors=[AuthorFactory()], source=SourceFactory(), also_in=[SectionFactory()])
    assert not index.compare()


def test_the_difference_is_named_and_mended(article, engine):
    missing, stale, gone = article("غائب"), article("قديم"), article("زائد")
    engine.write(remove=[missing.pk])
    Article.objects.filter(pk=stale.pk).update(live_revision=None)
    Article.objects.filter(pk=gone.pk).update(live=False)
    difference = index.compare()
    assert (difference.missing, difference.stale, difference.surplus) == ([missing.pk], [stale.pk], [gone.pk])
    index.refresh(difference.all)
    assert not index.compare()


def test_a_rebuild_forgets_what_is_gone(article, engine):
    page, gone = article("سفن"), article("قطار")
    Article.objects.filter(pk=gone.pk).update(live=False)
    assert index.rebuild() == 1
    assert engine.stamps() == {page.pk: documents.stamps()[page.pk]}


def test_a_failed_write_changes_nothing(article, engine):
    page = article("سفن في الميناء")

    def documents_that_end_badly():
        yield documents.load([page.pk])[0]
        raise OSError("no space left")

    with pytest.raises(OSError, match="space"):
        engine.write(documents_that_end_badly(), clear=True)
    assert titles("الميناء") == ["سفن في الميناء"]


def test_an_import_is_indexed(engine, django_capture_on_commit_callbacks, tmp_path):
    path = tmp_path / "stories.jsonl"
    line = '{"title": "سفن في الميناء", "text": "وصلت السفن إلى الرصيف الجديد صباح اليوم.", "date": "2015-08-01"}'
    path.write_text(line, encoding="utf-8")
    stories = list(read_all([str(path)], Options(zone="Asia/Riyadh")))
    with django_capture_on_commit_callbacks(execute=True):
        ImportStories(publish=True).take(stories)
    assert titles("رصيف") == ["سفن في الميناء"]


def test_a_damaged_index_is_made_anew(article, settings, tmp_path):
    page = article("سفن في الميناء")
    settings.HOME, settings.MARSAD_SEARCH = tmp_path, "embedded"
    index.close()
    index.rebuild()
    (index.folder() / "meta.json").write_text("not an index")
    index.close()
    with pytest.raises(index.Broken):
        index.engine()
    assert index.discard_broken()
    assert index.rebuild() == 1
    assert index.engine().stamps().keys() == {page.pk}


def test_old_versions_are_discarded_and_this_one_kept(article, settings, tmp_path):
    settings.HOME, settings.MARSAD_SEARCH = tmp_path, "embedded"
    index.close()
    (tmp_path / "search" / "0").mkdir(parents=True)
    index.rebuild()
    index.discard_old_versions()
    assert [path.name for path in (tmp_path / "search").iterdir()] == [str(index.VERSION)]


def test_another_process_sees_what_was_written(article, tmp_path):
    page = article("سفن في الميناء")
    writing, reading = Embedded(tmp_path), Embedded(tmp_path)
    assert reading.count() == 0
    writing.write(documents.load([page.pk]))
    deadline = time.monotonic() + 10
    while not reading.count() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert reading.stamps().keys() == {page.pk}


def test_turned_off_nothing_is_indexed(settings, django_capture_on_commit_callbacks):
    settings.MARSAD_SEARCH = "off"
    index.close()
    with django_capture_on_commit_callbacks(execute=True):
        ArticleFactory()
    with pytest.raises(index.Off):
        search("سفن")


@pytest.mark.parametrize(("engine_name", "module"), [("postgresql", "postgresql"), ("opensearch", "opensearch")])
def test_an_engine_without_its_library_says_what_to_install(settings, monkeypatch, engine_name, module):
    settings.MARSAD_SEARCH = engine_name
    monkeypatch.setitem(sys.modules, f"marsad.search.engines.{module}", None)
    index.close()
    with pytest.raises(index.Missing, match=r"install marsad\[(postgres|opensearch)\]"):
        index.engine()
    index.close()
