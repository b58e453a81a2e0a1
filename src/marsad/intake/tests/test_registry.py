"""Formats that other packages add."""

from importlib.metadata import EntryPoint

import pytest

from marsad.intake import Part, Provenance, Reject, Story, UnreadableError, known_formats, read_all, registry


class Poem:
    """A format as another package would write it."""

    name = "poem"

    def sniff(self, head):
        return 0.99 if head.startswith(b"POEM\n") else 0

    def read(self, opened, options):
        title, *verses = opened.read_whole(options.limits.document).decode().split("\n")[1:]
        if title == "fail":
            raise RuntimeError("oh")
        if title == "stop":
            raise UnreadableError("It stops here")
        yield Story(title, (Part(tuple(verses)),), Provenance(self.name, opened.location))


class Unsound:
    name = "unsound"

    def sniff(self, head):
        raise RuntimeError("never")

    def read(self, opened, options):
        return iter(())


@pytest.fixture
def with_poems(monkeypatch):
    points = [
        EntryPoint("poem", f"{__name__}:Poem", registry.ENTRY_POINTS),
        EntryPoint("unsound", f"{__name__}:Unsound", registry.ENTRY_POINTS),
        EntryPoint("missing", "no_such_package:Thing", registry.ENTRY_POINTS),
        EntryPoint("nothing", "math:pi", registry.ENTRY_POINTS),
    ]
    classes = {"poem": Poem, "unsound": Unsound, "nothing": 3.14}

    def load(self):
        if self.name == "missing":
            raise ModuleNotFoundError("no_such_package")
        return classes[self.name]

    monkeypatch.setattr(EntryPoint, "load", load)
    monkeypatch.setattr(registry, "entry_points", lambda group: points)
    registry.known_formats.cache_clear()
    yield
    registry.known_formats.cache_clear()


def test_formats_that_come_with_it():
    assert list(known_formats()) == ["text", "html", "json", "jsonl", "feed", "story"]


def test_added_format_is_found_by_content(with_poems, tmp_path):
    assert "poem" in known_formats()
    assert "missing" not in known_formats()
    assert "nothing" not in known_formats()
    (tmp_path / "a.txt").write_text("POEM\nالنهر\nيجري النهر\nإلى البحر")
    (story,) = read_all([tmp_path])
    assert story.provenance.format == "poem"
    assert story.text == "يجري النهر\nإلى البحر"


@pytest.mark.parametrize(("title", "reason"), [("fail", "The reader of poem failed"), ("stop", "It stops here")])
def test_failure_of_a_format_costs_that_file(with_poems, tmp_path, title, reason):
    (tmp_path / "a").write_text(f"POEM\n{title}\n")
    (tmp_path / "b").write_text("POEM\nالنهر\nيجري")
    first, second = read_all([tmp_path])
    assert isinstance(first, Reject)
    assert reason in first.reason
    assert isinstance(second, Story)
