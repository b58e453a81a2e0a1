"""`marsad import` as its user meets it."""

import json

import pytest

from marsad.cli import import_stories, main
from marsad.newsroom.models import Article, ImportFailure, ImportRun, User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quiet(monkeypatch, tmp_path, settings):
    settings.HOME = tmp_path
    monkeypatch.setattr("marsad.cli.prepare.database", lambda: None)
    monkeypatch.setattr("signal.signal", lambda *_: None)


@pytest.fixture
def archive(tmp_path):
    """A file of four good reports and one broken line."""
    path = tmp_path / "news.jsonl"
    rows = [{"title": f"خبر رقم {n}", "text": f"نص الخبر رقم {n} وفيه تفصيل.", "url": f"https://example.org/{n}",
             "date": f"2015-08-0{n} 10:00:00"} for n in range(1, 5)]  # fmt: skip
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    lines.insert(2, '{"title": "مبتور')
    path.write_text("\n".join(lines))
    return path


def test_what_is_good_comes_in_and_what_is_not_is_listed(archive, capsys, tmp_path):
    assert main(["import", str(archive), "--publish"]) == 1
    out = capsys.readouterr().out
    assert "4 new · 0 already here · 1 not readable" in out
    assert "news.jsonl (line 3)" in out
    assert Article.objects.live().count() == 4
    [rejects] = (tmp_path / "imports").glob("*.rejects.jsonl")
    assert json.loads(rejects.read_text())["entry"] == "line 3"
    assert ImportRun.objects.get().rejected == 1
    assert ImportFailure.objects.get().entry == "line 3"


def test_again_takes_nothing_twice(archive, capsys):
    main(["import", str(archive)])
    main(["import", str(archive)])
    assert "0 new · 4 already here" in capsys.readouterr().out.splitlines()[-3]
    assert Article.objects.count() == 4


def test_a_dry_run_changes_nothing(archive, capsys):
    main(["import", str(archive), "--dry-run"])
    assert "4 would be new" in capsys.readouterr().out
    assert not Article.objects.exists()
    assert not ImportRun.objects.exists()


def test_since_leaves_out_what_is_older(archive, capsys):
    main(["import", str(archive), "--since", "2015-08-03"])
    assert "2 older than 2015-08-03" in capsys.readouterr().out
    assert Article.objects.count() == 2


def test_fields_can_be_mapped_and_filed_in_a_section(tmp_path):
    path = tmp_path / "odd.json"
    path.write_text(json.dumps([{"ra's": "عنوان الخبر", "matn": "نص الخبر كاملا"}], ensure_ascii=False))
    assert main(["import", str(path), "--field", "title=ra's", "--field", "text=matn", "--section", "اقتصاد"]) == 0
    article = Article.objects.get()
    assert (article.title, article.text, article.section.title) == ("عنوان الخبر", "نص الخبر كاملا", "اقتصاد")


def test_it_is_done_in_an_editors_name(archive):
    user = User.objects.create_user("layla")
    main(["import", str(archive), "--by", "layla"])
    assert Article.objects.first().owner == user
    assert ImportRun.objects.get().user == user


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["--by", "nobody"], "no desk account 'nobody'"), (["--zone", "Riyadh"], "no time zone"),
     (["--format", "odt"], "No format is called"), (["--field", "heading=x"], "No field is called")],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(archive, capsys, arguments, message):
    assert main(["import", str(archive), *arguments]) == 1
    assert message in capsys.readouterr().err
    assert not Article.objects.exists()


@pytest.mark.parametrize("arguments", [["--since", "yesterday"], ["--field", "title"]])
def test_wrong_use_exits_with_two(archive, arguments):
    with pytest.raises(SystemExit) as exit_:
        main(["import", str(archive), *arguments])
    assert exit_.value.code == 2


def test_an_interrupt_ends_after_the_batch_and_the_same_command_goes_on(tmp_path, monkeypatch, capsys):
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(json.dumps({"title": f"خبر {n}", "text": f"نص رقم {n} مختلف"}) for n in range(20)))
    monkeypatch.setattr("marsad.cli.import_run.BATCH", 5)
    real = import_stories._Stop

    class AfterTwo(real):
        """Asked to stop when ten articles are in."""

        @property
        def asked(self):
            return Article.objects.count() >= 10

        @asked.setter
        def asked(self, value):
            pass

    monkeypatch.setattr(import_stories, "_Stop", AfterTwo)
    assert main(["import", str(path)]) == 130
    assert Article.objects.count() == 10
    assert "same command again" in capsys.readouterr().out
    assert ImportRun.objects.get().status == "stopped"
    monkeypatch.setattr(import_stories, "_Stop", real)
    assert main(["import", str(path)]) == 0
    assert Article.objects.count() == 20
