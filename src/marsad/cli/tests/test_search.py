"""`marsad search`: rebuild, compare, mend."""

import pytest

from marsad.cli import main
from marsad.newsroom.factories import ArticleFactory
from marsad.search import index
from marsad.search.engines.embedded import Embedded

pytestmark = pytest.mark.django_db


@pytest.fixture
def engine(settings):
    settings.MARSAD_SEARCH = "embedded"
    engine = Embedded()
    index.use(engine)
    yield engine
    index.close()


def test_what_a_crash_left_out_is_named_and_mended(engine, capsys):
    # Published, but the process died before the index heard of it.
    article = ArticleFactory()
    assert main(["search", "check"]) == 1
    assert "1 articles are not in the index" in capsys.readouterr().out
    assert main(["search", "check", "--mend"]) == 0
    assert engine.stamps().keys() == {article.pk}
    assert main(["search", "check"]) == 0
    assert "agree" in capsys.readouterr().out


def test_rebuild(engine, capsys):
    ArticleFactory()
    ArticleFactory(live=False)
    assert main(["search", "rebuild"]) == 0
    assert "1 articles indexed" in capsys.readouterr().out
    assert engine.count() == 1


def test_turned_off_it_says_how_to_turn_it_on(settings, capsys):
    settings.MARSAD_SEARCH = "off"
    assert main(["search", "check"]) == 1
    assert "MARSAD_SEARCH" in capsys.readouterr().err


def test_vectors_that_are_not_installed_are_named(engine, settings, capsys):
    settings.MARSAD_VECTORS = False
    assert main(["search", "vectors"]) == 1
    assert "marsad[semantic]" in capsys.readouterr().err
