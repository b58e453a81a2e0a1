"""Many reports: formats, resuming, what cannot be read, several processes, a Dask cluster."""

import json
import zipfile

import pytest

from marsad.cli import main
from marsad.reading.batch import BatchError, done_ids, run

TEXT = "قال وزير الصناعة العماني سالم المعشني إن المصانع ستعمل غدا."


def _reports(count):
    return [{"id": f"r{i}", "title": f"خبر {i}", "text": TEXT, "published": "2016-03-01"} for i in range(count)]


def _lines(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


@pytest.fixture
def array(tmp_path):
    path = tmp_path / "reports.json"
    path.write_text(json.dumps(_reports(40), ensure_ascii=False))
    return path


@pytest.mark.parametrize("workers", [1, 2])
def test_an_array_is_read_in_order(array, tmp_path, workers):
    out = tmp_path / "out.jsonl"
    result = run([array], out, workers=workers)
    assert (result.read, result.earlier, result.refused) == (40, 0, 0)
    assert [item["id"] for item in _lines(out)] == [f"r{i}" for i in range(40)]
    assert _lines(out)[0]["statements"][0]["speaker"] == "سالم المعشني"


def test_zip_json_lines_and_folders(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    lines = "\n".join(json.dumps(r) for r in _reports(3))
    (folder / "b.jsonl").write_text(lines)
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        entry = {"url": "https://news.example/1", "title": "", "content": TEXT, "date_extracted": "2016-03-01 10:00:00"}
        archive.writestr("day.json", json.dumps([entry]))
    out = tmp_path / "out.jsonl"
    assert run([folder], out, workers=1).read == 4
    assert [item["id"] for item in _lines(out)] == ["https://news.example/1", "r0", "r1", "r2"]


def test_a_stopped_run_goes_on_after_its_last_whole_line(array, tmp_path):
    out = tmp_path / "out.jsonl"
    run([array], out, workers=1)
    whole = out.read_bytes()
    cut = whole.splitlines(keepends=True)
    out.write_bytes(b"".join(cut[:10]) + cut[10][:25])
    result = run([array], out, workers=1)
    assert (result.read, result.earlier) == (30, 10)
    assert out.read_bytes() == whole


def test_a_file_that_holds_something_else_is_not_touched(array, tmp_path):
    out = tmp_path / "notes.txt"
    out.write_text("my notes\nmore notes\n")
    with pytest.raises(BatchError, match=r"notes\.txt, line 1"):
        run([array], out, workers=1)
    assert out.read_text() == "my notes\nmore notes\n"


def test_the_same_report_twice_is_read_once(tmp_path):
    path = tmp_path / "twice.json"
    path.write_text(json.dumps(_reports(2) + _reports(2)))
    assert run([path], tmp_path / "out.jsonl", workers=1).read == 2


def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path):
    path = tmp_path / "mixed.jsonl"
    lines = [json.dumps(_reports(1)[0]), "{broken", '{"id": 1}', '{"text": "x", "published": "tomorrow"}', "[]"]
    path.write_text("\n".join(lines))
    refused = []
    result = run([path], tmp_path / "out.jsonl", workers=1, refuse=refused.append)
    assert (result.read, result.refused) == (1, 4)
    assert [r.where.rpartition(", ")[2] for r in refused] == ["line 2", "line 3", "line 4", "line 5"]
    assert "YYYY-MM-DD" in refused[2].why


def test_progress_tells_the_share_that_is_done(array, tmp_path):
    shown = []
    run([array], tmp_path / "out.jsonl", workers=1, show=lambda done, fraction: shown.append((done, fraction)))
    assert shown[-1][0] == 40
    assert all(fraction is None or 0 <= fraction <= 1 for _, fraction in shown)


def test_a_missing_file_and_an_empty_folder_are_said(tmp_path):
    with pytest.raises(BatchError, match="no such file"):
        run([tmp_path / "none.json"], tmp_path / "out.jsonl")
    with pytest.raises(BatchError, match="holds no"):
        run([tmp_path], tmp_path / "out.jsonl")
    assert done_ids(tmp_path / "out.jsonl") == set()


def test_the_command_reads_a_batch(array, tmp_path, capsys):
    out = tmp_path / "out.jsonl"
    assert main(["read", "--batch", str(array), "-o", str(out), "--workers", "1"]) == 0
    assert "40 reports read" in capsys.readouterr().out
    assert main(["read", "--batch", str(array), "-o", str(out), "--workers", "1"]) == 0
    assert "40 had been read before" in capsys.readouterr().out


def test_the_command_says_what_is_missing(array, capsys):
    assert main(["read", "--batch", str(array)]) == 1
    assert "-o FILE" in capsys.readouterr().err


def test_a_scheduler_that_does_not_answer_is_said(array, tmp_path, capsys):
    pytest.importorskip("distributed")
    command = ["read", "--batch", str(array), "-o", str(tmp_path / "o"), "--scheduler", "nonsense"]
    assert main(command) == 1
    assert "no Dask scheduler" in capsys.readouterr().err


@pytest.mark.slow
def test_a_local_cluster_of_two_workers_reads_the_same(array, tmp_path):
    distributed = pytest.importorskip("distributed", reason="install marsad[dask] to try a cluster")
    alone, shared = tmp_path / "alone.jsonl", tmp_path / "shared.jsonl"
    run([array], alone, workers=1)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        assert run([array], shared, scheduler=cluster.scheduler_address).read == 40
    assert shared.read_bytes() == alone.read_bytes()
