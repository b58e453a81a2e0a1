"""Labels, calibration, and a training from a handful of reports of our own."""

import json
import random
import zipfile
from datetime import date

import pytest

from marsad.reading.models.linear import FOLDER
from marsad.reading.models.modelset import read_models
from marsad.reading.reader import read
from marsad.reading.training.eventmodels import _calibrate
from marsad.reading.training.goldset import GoldReport, read_labels

NAMES = ["سالم العامري", "راشد الحمادي", "خالد الزدجالي", "ناصر البوسعيدي", "ماجد الكعبي", "حمد الشامسي"]
STATES = [
    ("التركي", "TUR"),
    ("الإيراني", "IRN"),
    ("المصري", "EGY"),
    ("الفرنسي", "FRA"),
    ("الروسي", "RUS"),
    ("الهندي", "IND"),
]


def test_confidence_never_falls_with_the_score_and_follows_the_share():
    rng = random.Random(0)
    scores = sorted((rng.random() for _ in range(2000)), reverse=True)
    steps = _calibrate([(score, rng.random() < score) for score in scores])
    shares = [share for _, share in steps]
    assert shares == sorted(shares)
    assert all(abs(edge - share) < 0.2 for edge, share in steps)


def test_labels_find_their_texts_by_address(tmp_path):
    title, text = "عنوان", "قال ماجد الكعبي إن العمل مستمر. والتقى الكعبي الوزير التركي."
    whole = f"{title}\n{text}"
    said, met = whole.index("قال"), whole.index("والتقى")
    label = {
        "url": "https://news.example/1",
        "people": ["ماجد الكعبي", "شخص آخر"],
        "events": [[[met, len(whole)], "CONSULT", ["ARE"], ["TUR"], "p"]],
        "statements": [[said, said + 3, said + 4, said + 15, "ARE"]],
    }
    labels = tmp_path / "labels.jsonl"
    gone = {"url": "https://news.example/2", "people": [], "events": None}
    labels.write_text(f"{json.dumps(label)}\n{json.dumps(gone)}\n")
    article = {
        "url": label["url"],
        "title": title,
        "content": text,
        "date_extracted": "2016-01-05 08:00",
        "source": "x",
    }
    with zipfile.ZipFile(tmp_path / "day.zip", "w") as archive:
        archive.writestr("day.json", json.dumps([article]))
    reports = list(read_labels(labels, tmp_path))
    assert [r.id for r in reports] == [label["url"]]
    assert reports[0].people == ["ماجد الكعبي"]
    assert reports[0].events[0]["evidence"] == "والتقى الكعبي الوزير التركي."
    assert reports[0].events[0]["status"] == "planned"
    assert reports[0].statements == [{"cue": "قال", "at": (said, said + 3), "speaker": "ماجد الكعبي", "code": "ARE"}]


def test_the_labels_that_come_along_hold_places_and_no_texts():
    for line in (FOLDER / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        assert set(label) <= {"url", "people", "events", "statements"}
        assert all(start < end for (start, end), *_ in label["events"] or [])
        assert all(len(name) < 60 for name in label["people"])


def _report(number):
    name, (adjective, code) = NAMES[number % 6], STATES[number % 6]
    speech = f"المشروع رقم {number} سيكتمل قريبا"
    evidence = f"التقى وزير الخارجية العماني {name} نظيره {adjective}"
    text = f"{evidence} في مسقط. وقال {name} إن {speech}. وصلت الشاحنات إلى الميناء صباحا."
    sides = (
        [{"name": name, "code": "OMN", "role": "GOV"}],
        [{"name": f"نظيره {adjective}", "code": code, "role": "GOV"}],
    )
    event = {"type": "CONSULT", "status": "happened", "actors": sides[0], "recipients": sides[1], "evidence": evidence}
    statement = {"cue": "وقال", "content": speech, "speaker": name, "code": "OMN", "kind": "indirect"}
    return GoldReport(f"r{number}", "", text, date(2016, 1, 5), None, [name], [statement], [event])


@pytest.mark.slow
def test_training_makes_a_set_that_reads(tmp_path):
    pytest.importorskip("sklearn", reason="install marsad[train] to try the training")
    from marsad.reading.training.train import train

    train([_report(number) for number in range(24)], tmp_path)
    read_models.cache_clear()
    reading = read("", _report(30).text, date(2016, 1, 5), models=tmp_path)
    assert [s.content.text for s in reading.statements] == ["المشروع رقم 30 سيكتمل قريبا"]
    assert [(e.type, e.status) for e in reading.events] == [("CONSULT", "happened")]
