"""Speed of marsad.arabic: words a second for folding, analysis and the finders, in one process.

    python benchmarks/arabic.py [--words 300000] [--text FILE]

Texts are read article by article, as the platform reads them. Without --text it reads the news corpus in ../shared/corpus beside the checkout when that is there, else it makes a text
with the word frequencies of a natural one (Zipf) from the project's own word lists. Exits with 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from marsad.arabic import (  # noqa: E402
    analyse,
    find_dates,
    find_numbers,
    fold,
    fold_with_offsets,
    sentences,
    tidy,
    tokenise,
    warm_up,
)
from marsad.arabic.data_files import sections  # noqa: E402
from marsad.arabic.lexicon import broken_plurals  # noqa: E402

COLD = "analyse, nothing seen"
#: Words of a generated article.
ARTICLE = 300
#: Bars in words a second. The analysis has to meet its bar in a process that has seen none of the words before.
BARS = {"fold": 1_000_000, COLD: 150_000, "analyse": 150_000}


def corpus_texts(words: int) -> list[str]:
    """Return articles with `words` words of the shared corpus, none when it is not there."""
    pieces: list[str] = []
    for path in sorted((ROOT.parent / "shared" / "corpus").glob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                for article in json.loads(archive.read(name).decode("utf-8-sig")):
                    content = article["content"] or ""
                    pieces.append(content)
                    words -= len(content.split())
                    if words <= 0:
                        return pieces
    return pieces


def generated_texts(words: int) -> list[str]:
    """Return texts of our own word lists with clitics, drawn by Zipf's law; the same ones each time."""
    draw = random.Random(1436)
    plurals = broken_plurals()
    stems = sorted({*plurals, *plurals.values(), *sections("dates.txt")["perfect"], *sections("names.txt")["arabic"]})
    forms = [clitic + stem for stem in stems for clitic in ("", "ال", "و", "وال", "ب", "لل")]
    forms += [stem + ending for stem in stems for ending in ("ه", "ها", "ات", "ين", "ية")]
    draw.shuffle(forms)
    weights = [1 / rank for rank in range(1, len(forms) + 1)]
    drawn = draw.choices(forms, weights, k=words)
    marked = [word + draw.choice(("", "", "", "", "", "،", ".", "\n")) for word in drawn]
    return [" ".join(marked[at : at + ARTICLE]) for at in range(0, len(marked), ARTICLE)]


def every(tool: Callable[[str], object], texts: list[str]) -> None:
    """Run a tool on each text and let its result go."""
    for text in texts:
        tool(text)


def best(run: Callable[[], object], repeat: int = 3) -> float:
    """Return the shortest of `repeat` runs in seconds of processor time, which other programs do not disturb."""
    times = []
    for _ in range(repeat):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=300_000)
    parser.add_argument("--text", type=Path, help="a UTF-8 text file to read instead")
    options = parser.parse_args()
    if options.text:
        texts, source = [options.text.read_text(encoding="utf-8")], str(options.text)
    elif texts := corpus_texts(options.words):
        source = "shared corpus"
    else:
        texts, source = generated_texts(options.words), "generated text"
    words = sum(len(text.split()) for text in texts)
    start = time.process_time()
    warm_up()
    print(f"{source}: {words:,} words; lexicon read in {time.process_time() - start:.2f} s")
    start = time.process_time()
    every(analyse, texts)
    missed = reported(COLD, words / (time.process_time() - start))
    reference = date(2015, 8, 9)
    runs: dict[str, Callable[[str], object]] = {
        "fold": fold,
        "fold_with_offsets": fold_with_offsets,
        "tokenise": tokenise,
        "sentences": sentences,
        "analyse": analyse,
        "find_numbers": find_numbers,
        "find_dates": lambda text: find_dates(text, reference),
        "tidy": tidy,
    }
    for name, run in runs.items():
        missed |= reported(name, words / best(partial(every, run, texts)))
    return int(missed)


def reported(name: str, speed: float) -> bool:
    """Print a line; return whether a bar was missed."""
    bar = BARS.get(name)
    missed = bar is not None and speed < bar
    verdict = "" if bar is None else f"  bar {bar:,}: {'MISSED' if missed else 'met'}"
    print(f"{name:22} {speed:12,.0f} words/s{verdict}", flush=True)
    return missed


if __name__ == "__main__":
    sys.exit(main())
