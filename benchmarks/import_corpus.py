"""Importing and publishing an archive into SQLite: articles a second and peak memory, beside Wagtail's own page calls.

The archive is the measuring data beside the checkout (`../shared/corpus`) where it is, else one that is made here.
Ours runs the real command on everything; Wagtail's calls (`add_child`, `save_revision().publish()`) run on a sample.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
MADE = 5_000
SAMPLE = 500
TEXT = "قال وزير النقل إن الميناء الجديد سيفتح أمام السفن بعد اكتمال التجارب في الموعد المقرر وأضاف أن الطاقة سترتفع"

WAGTAIL = """
import sys, time, django; django.setup()
from marsad.intake import Options, Story, read_all
from marsad.newsroom.models import Article, FrontPage, Section
section = FrontPage.objects.get().add_child(instance=Section(title="أخبار"))
stories, started = 0, None
for item in read_all(sys.argv[2:], Options(zone="Asia/Riyadh")):
    if not isinstance(item, Story): continue
    started = started or time.perf_counter()
    body = [("part", {"text": "".join(f"<p>{p}</p>" for p in part.paragraphs), "source": None}) for part in item.parts]
    article = Article(title=item.title[:255], published_at=item.published, body=body)
    section.add_child(instance=article)
    article.save_revision().publish()
    stories += 1
    if stories == int(sys.argv[1]): break
print(stories / (time.perf_counter() - started))
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        inputs = sorted(map(str, CORPUS.glob("*.zip"))) or [_made(Path(folder))]
        ours, memory, line = _ours(Path(folder) / "ours", inputs)
        theirs = _wagtail(Path(folder) / "wagtail", inputs)
    print(f"marsad import --publish   {ours:7.0f} articles/s   peak {memory:.0f} MiB   ({line})")
    print(f"Wagtail's page calls      {theirs:7.0f} articles/s   (first {SAMPLE})")
    print(f"ratio                     {ours / theirs:7.1f}")


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "MARSAD_HOME": str(home), "DJANGO_SETTINGS_MODULE": "marsad.web.settings",
            "MARSAD_LOG_LEVEL": "WARNING"}  # fmt: skip


def _ours(home: Path, inputs: list[str]) -> tuple[float, float, str]:
    """Run the command; returns its rate, the peak memory of the process in MiB, and its closing line."""
    code = (
        "import resource, sys; from marsad.cli import main; main(sys.argv[1:]);"
        "print('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    command = [sys.executable, "-c", code, "import", *inputs, "--publish"]
    out = subprocess.run(command, env=_environment(home), check=True, stdout=subprocess.PIPE, text=True).stdout
    line = next(line for line in out.splitlines() if "/s" in line)
    rate = re.search(r"([\d,]+)/s", line)
    peak = re.search(r"^peak ([\d.]+)", out, re.MULTILINE)
    if not rate or not peak:
        raise SystemExit(out)
    return float(rate[1].replace(",", "")), float(peak[1]), line


def _wagtail(home: Path, inputs: list[str]) -> float:
    environment = _environment(home)
    subprocess.run([sys.executable, "-m", "marsad.cli", "migrate", "-v0"], env=environment, check=True)
    command = [sys.executable, "-c", WAGTAIL, str(SAMPLE), *inputs]
    return float(subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout)


def _made(folder: Path) -> str:
    """Write an archive of reports put together from a few words, and return its path."""
    chance = random.Random(1)
    path = folder / "made.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(MADE):
            text = "\n".join(" ".join(chance.choices(TEXT.split(), k=70)) + "." for _ in range(4))
            title = " ".join(chance.choices(TEXT.split(), k=8))
            row = {"title": title, "text": text, "url": f"https://example.org/{number}", "source": "وكالة",
                   "published": f"2015-08-{number % 28 + 1:02d}T10:00:00Z"}  # fmt: skip
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return str(path)


if __name__ == "__main__":
    main()
