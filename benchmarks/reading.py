"""Speed of marsad.reading: articles a second on one core, start-up and memory, beside a tokeniser of spaCy when it is installed.

    python benchmarks/reading.py [--articles 1000]

Reads the news corpus in ../shared/corpus beside the checkout when that is there, else made-up reports of the same length. Times are of the
processor, so that other work on the machine does not count. Exits with 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

#: Bars: articles a second, seconds of start-up, megabytes.
FASTEST, STARTUP, MEMORY = 100.0, 1.0, 500.0
SENTENCE = "قال وزير الخارجية الروسي سيرغي لافروف إن بلاده ستواصل دعم سوريا في محاربة تنظيم داعش، واتهم تركيا بقصف مواقع الأكراد أمس الثلاثاء. "


def articles(count: int) -> list[tuple[str, str]]:
    """Return `count` articles as title and text, spread evenly over the corpus."""
    found: list[tuple[str, str]] = []
    for path in sorted((ROOT.parent / "shared" / "corpus").glob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                listed = json.loads(archive.read(name).decode("utf-8-sig"))
                found += [(a.get("title") or "", a["content"] or "") for a in listed]
    return found[:: max(1, len(found) // count)][:count] or [("تصريحات لافروف", SENTENCE * 13)] * count


def startup() -> float:
    """Processor seconds of a fresh process until its first reading is there."""
    code = (
        "import sys, time; sys.path.insert(0, sys.argv[1])\n"
        "from marsad.reading import read; read('', 'قال الرئيس إن الحوار مهم.')\n"
        "print(time.process_time())"
    )
    done = subprocess.run([sys.executable, "-c", code, str(ROOT / "src")], capture_output=True, text=True, check=True)
    return float(done.stdout)


def growth() -> float:
    """How many times longer a text of eight times the length takes; 8 is linear."""
    from marsad.reading import read

    def seconds(count: int) -> float:
        started = time.process_time()
        read("", (SENTENCE + "\n") * count, date(2015, 8, 9))
        return time.process_time() - started

    seconds(10)
    return seconds(800) / seconds(100)


def main(arguments: list[str] | None = None) -> list[str]:
    """Measure and print; return the names of the bars that were missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    chosen = parser.parse_args(arguments or [])
    from marsad.reading import read

    texts = articles(chosen.articles)
    words = sum(len(text.split()) for _, text in texts) / len(texts)
    read("", texts[0][1], date(2015, 8, 9))
    started = time.process_time()
    for title, text in texts:
        read(title, text, date(2015, 8, 9))
    speed = len(texts) / (time.process_time() - started)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began = startup()
    print(f"marsad.reading   {speed:8.1f} articles a second ({words:.0f} words each)")
    print(f"start-up         {began:8.2f} s")
    print(f"memory           {memory:8.0f} MB")
    print(f"8 times the text {growth():8.1f} times the time")
    spacy_speed(texts)
    bars = {"speed": speed >= FASTEST, "start-up": began <= STARTUP, "memory": memory <= MEMORY}
    missed = [name for name, kept in bars.items() if not kept]
    if missed:
        print(f"bars missed: {', '.join(missed)}")
    return missed


def spacy_speed(texts: list[tuple[str, str]]) -> None:
    """spaCy's blank Arabic pipeline, which only splits words."""
    try:
        import spacy
    except ImportError:
        print("spaCy            not installed; skipped")
        return
    pipeline = spacy.blank("ar")
    started = time.process_time()
    for _, text in texts:
        pipeline(text)
    speed = len(texts) / (time.process_time() - started)
    print(f"spaCy, words only{speed:8.1f} articles a second")


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
