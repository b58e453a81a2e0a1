"""Reading an archive of JSON in ZIPs into Stories with fingerprints: articles and megabytes a second on one core.

The archive is the measuring data beside the checkout (`../shared/corpus`) where it is, else one that is made here.
Time is that of the process, so that other work on the machine does not count.
"""

from __future__ import annotations

import json
import resource
import tempfile
import time
import zipfile
from pathlib import Path

from marsad.intake import Options, Reject, fingerprint, measure, read_all

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
MADE = 20_000
SENTENCE = "قال وزير النقل إن الميناء الجديد سيفتح أمام السفن بعد اكتمال التجارب، وأضاف أن الطاقة سترتفع إلى الضعف."


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        inputs = sorted(CORPUS.glob("*.zip")) or [_made(Path(folder))]
        progress = measure(inputs)
        started = time.process_time()
        stories = rejects = 0
        texts = set()
        for item in read_all(inputs, Options(zone="Asia/Riyadh"), progress):
            if isinstance(item, Reject):
                rejects += 1
                continue
            stories += 1
            texts.add(fingerprint(item))
        seconds = time.process_time() - started
    megabytes = progress.bytes_done / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{stories} stories ({len(texts)} different), {rejects} rejects, {megabytes:.0f} MB in {seconds:.1f} s")
    print(f"{stories / seconds:.0f} stories/s, {megabytes / seconds:.1f} MB/s, peak memory {memory:.0f} MiB")


def _made(folder: Path) -> Path:
    records = [
        {
            "title": f"الميناء {number}",
            "content": "\n\n".join([f"{SENTENCE} {number}."] * 12),
            "url": f"http://a.example/{number}",
        }
        for number in range(MADE)
    ]
    path = folder / "made.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("made.json", json.dumps(records, ensure_ascii=False))
    return path
