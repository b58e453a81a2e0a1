"""Files, folders, ZIPs, standard input: everything that can be named."""

import io
import json
import os
import struct
import zipfile

import pytest

from marsad.intake import Limits, Options, Progress, Reject, Story, measure, read_all
from marsad.intake import reader as reader_module

TEXT = "قالت وزيرة المياه إن الوفود ستعود إلى عواصمها للتشاور قبل جولة جديدة تعقد في أبريل."
LINE = json.dumps({"title": "الوفود تعود", "content": TEXT, "url": "http://delta.example/1"}, ensure_ascii=False)
LINES = LINE + "\n"
ATOM = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>الدلتا</title>'
    f"<entry><title>من الخلاصة</title><content>{TEXT}</content></entry></feed>"
)


def kinds(items):
    return [(type(one).__name__, one.provenance.format if isinstance(one, Story) else one.reason) for one in items]


@pytest.fixture
def folder(tmp_path, page):
    """A folder as people have them: several formats under misleading names, rubbish, a folder within."""
    root = tmp_path / "in"
    (root / "deeper").mkdir(parents=True)
    (root / ".git").mkdir()
    (root / "README.md").write_text(
        "# What is in this folder\n\nA long explanation that is no article at all, surely.\n"
    )
    (root / ".hidden").write_text(LINES)
    (root / ".git" / "config").write_text(LINES)
    (root / "a.txt").write_text(LINES + LINES)
    (root / "b.json").write_bytes(page("several_reports.txt"))
    (root / "c").write_text(ATOM)
    (root / "d.empty").write_bytes(b"")
    (root / "e.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    (root / "f.bin").write_bytes(bytes(range(256)) * 4)
    (root / "deeper" / "g.csv").write_text("id,name\n1,2\n3,4\n")
    with zipfile.ZipFile(root / "deeper" / "h", "w") as archive:
        archive.writestr("x.dat", LINES)
    return root


def test_folder_of_mixed_files(folder):
    items = list(read_all([folder]))
    assert kinds(items) == [
        ("Story", "jsonl"),
        ("Story", "jsonl"),
        ("Story", "text"),
        ("Story", "feed"),
        ("Reject", "It is empty"),
        ("Reject", "It is a picture"),
        ("Reject", "It is not text. Formats: feed, html, json, jsonl, story, text"),
        ("Reject", "It is text, but of no kind known here. Formats: feed, html, json, jsonl, story, text"),
        ("Story", "jsonl"),
    ]
    assert items[-1].provenance.location == f"{folder}/deeper/h!x.dat"
    assert items[0].provenance.entry == "line 1"


def test_same_input_gives_same_provenance(folder):
    first, second = ([one.provenance for one in read_all([folder]) if isinstance(one, Story)] for _ in range(2))
    assert first == second
    assert all(len(one.digest) == 64 for one in first)


def test_what_does_not_exist(tmp_path):
    (item,) = read_all([tmp_path / "nowhere"])
    assert item.reason == "There is no such file or folder"


def test_links_in_a_folder_are_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text(LINES)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "link.txt").symlink_to(secret)
    (folder / "loop").symlink_to(folder)
    (item,) = (one for one in read_all([folder]) if "link.txt" in str(one))
    assert isinstance(item, Reject)
    (named,) = read_all([folder / "link.txt"])
    assert isinstance(named, Story)


def test_pipe_in_a_folder_is_passed_over(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert list(read_all([tmp_path])) == []


def test_format_can_be_forced(tmp_path):
    path = tmp_path / "a"
    path.write_text(LINES)
    (item,) = read_all([path], Options(format="feed"))
    assert isinstance(item, Reject)
    with pytest.raises(ValueError, match="No format is called 'xyz'"):
        list(read_all([path], Options(format="xyz")))


def test_standard_input(monkeypatch):
    class Input:
        buffer = io.BytesIO(LINES.encode())

    monkeypatch.setattr(reader_module.sys, "stdin", Input)
    (item,) = read_all(["-"])
    assert item.provenance.location == "-"


def test_zip_through_a_pipe(make_zip):
    read_end, write_end = os.pipe()
    os.write(write_end, make_zip({"a.jsonl": LINES}).read_bytes())
    os.close(write_end)
    (item,) = read_all([f"/dev/fd/{read_end}"])
    os.close(read_end)
    assert isinstance(item, Story), item


def test_progress(folder):
    progress = measure([folder, "http://example.org/"])
    assert progress.files_total == 9
    assert progress.fraction == 0
    done = 0
    for _ in read_all([folder], progress=progress):
        assert progress.bytes_done >= done
        done = progress.bytes_done
    assert progress.bytes_done == progress.bytes_total
    assert progress.fraction == 1.0
    assert Progress().fraction is None


def test_zip_names_that_climb_do_no_harm(make_zip, tmp_path):
    (item,) = read_all([make_zip({"../../outside.jsonl": LINES})])
    assert item.provenance.location.endswith("a.zip!../../outside.jsonl")
    assert not (tmp_path.parent / "outside.jsonl").exists()
    assert not (tmp_path / "outside.jsonl").exists()


def test_zip_in_a_zip(make_zip):
    inner = make_zip({"a.jsonl": LINES}, "inner.zip").read_bytes()
    items = list(read_all([make_zip({"a.jsonl": LINES, "b.zip": inner}, "outer.zip")]))
    assert [type(one) for one in items] == [Story, Reject]
    assert "within a ZIP" in items[1].reason


def test_office_document(make_zip):
    path = make_zip({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}, "a.docx")
    (item,) = read_all([path])
    assert "Office document" in item.reason


def test_zip_that_is_cut_off(make_zip):
    path = make_zip({"a.jsonl": LINES * 50, "b.jsonl": LINES * 50})
    path.write_bytes(path.read_bytes()[:-30])
    (item,) = read_all([path])
    assert "broken or cut-off ZIP" in item.reason


def test_zip_with_damaged_member(make_zip):
    path = make_zip({"a.jsonl": LINES * 50, "b.jsonl": LINES})
    data = bytearray(path.read_bytes())
    data[60:90] = bytes(30)
    path.write_bytes(data)
    items = list(read_all([path]))
    assert isinstance(items[-1], Story)
    assert any(isinstance(one, Reject) and one.location.endswith("a.jsonl") for one in items)


def test_encrypted_zip(make_zip):
    path = make_zip({"a.jsonl": LINES})
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    path.write_bytes(data)
    (item,) = read_all([path])
    assert "encrypted" in item.reason


def test_member_that_declares_a_gigabyte(make_zip):
    path = make_zip({"a.jsonl": LINES, "b.jsonl": LINES})
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 1 << 30)
    path.write_bytes(data)
    items = list(read_all([path]))
    assert "the limit for a file in a ZIP" in items[0].reason
    assert isinstance(items[1], Story)


def test_bomb(make_zip):
    path = make_zip({"a.json": b"[" + b" " * (30 << 20) + b"]"})
    assert path.stat().st_size < 50_000
    (item,) = read_all([path])
    assert "200 times its size" in item.reason


def test_limits_of_an_archive(make_zip):
    path = make_zip({"a.jsonl": LINES, "b.jsonl": LINES, "c.jsonl": LINES})
    (item,) = read_all([path], Options(limits=Limits(members=2)))
    assert "3 files" in item.reason
    items = list(read_all([path], Options(limits=Limits(archive=len(LINES.encode()) * 2))))
    assert [type(one) for one in items] == [Story, Story, Reject]


def test_document_over_the_limit(tmp_path, page):
    path = tmp_path / "a.txt"
    path.write_bytes(page("study.txt"))
    (item,) = read_all([path], Options(limits=Limits(document=500)))
    assert "larger than 500 bytes" in item.reason


def test_memory_follows_the_entry_not_the_file(tmp_path):
    import tracemalloc

    path = tmp_path / "a.json"
    record = {"title": "الوفود تعود", "content": " ".join([TEXT] * 40)}
    path.write_text(json.dumps([record] * 1500, ensure_ascii=False))
    assert path.stat().st_size > 8 << 20
    tracemalloc.start()
    count = sum(isinstance(one, Story) for one in read_all([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 1500
    assert peak < 4 << 20
