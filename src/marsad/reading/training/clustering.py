"""Makes models/classes.tsv: `python -m marsad.reading.training.clustering --corpus DIR`. Needs scikit-learn.

Words are described by the words that stand up to two places before and after them in the corpus (positive pointwise
mutual information, reduced to a few dimensions), and put into classes by k-means. Only words and class numbers are kept.
"""

from __future__ import annotations

import argparse
import json
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from marsad.reading.text.document import read_document
from marsad.reading.words.classes import FILE

WORDS, CONTEXTS, RAREST = 40_000, 6_000, 15
DIMENSIONS, NARROW, BROAD = 80, 400, 48
_PLACES = (-2, -1, 1, 2)
_LONGEST = 20_000
"""Characters of an article that are read."""


def texts(folder: Path) -> Iterator[list[str]]:
    """Folded tokens of every article; signs all look the same."""
    for path in sorted(folder.glob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                for article in json.loads(archive.read(name).decode("utf-8-sig")):
                    doc = read_document(article.get("title") or "", (article["content"] or "")[:_LONGEST])
                    yield [norm if is_word else "¶" for norm, is_word in zip(doc.norm, doc.word, strict=True)]


def cluster(articles: Sequence[Sequence[str]]) -> dict[str, tuple[int, int]]:
    """Word -> (broad class, narrow class)."""
    import numpy
    from scipy.sparse import coo_matrix
    from sklearn.cluster import KMeans, MiniBatchKMeans
    from sklearn.utils.extmath import randomized_svd

    counts: Counter[str] = Counter()
    for article in articles:
        counts.update(article)
    words = [word for word, count in counts.most_common(WORDS) if count >= RAREST]
    row = {word: i for i, word in enumerate(words)}
    width = min(CONTEXTS, len(words))
    total = None
    for at in range(0, len(articles), 4_000):
        rows: list[int] = []
        columns: list[int] = []
        for article in articles[at : at + 4_000]:
            ids = [row.get(word, -1) for word in article]
            for i, own in enumerate(ids):
                if own < 0:
                    continue
                for place, step in enumerate(_PLACES):
                    j = i + step
                    if 0 <= j < len(ids) and 0 <= ids[j] < width:
                        rows.append(own)
                        columns.append(place * width + ids[j])
        part = coo_matrix((numpy.ones(len(rows)), (rows, columns)), shape=(len(words), width * 4)).tocsr()
        total = part if total is None else total + part
    assert total is not None
    table = total.tocoo()
    sums = numpy.asarray(table.sum(1)).ravel()
    contexts = numpy.asarray(table.sum(0)).ravel() ** 0.75
    contexts *= table.data.sum() / contexts.sum()
    information = numpy.log(table.data * table.data.sum() / (sums[table.row] * contexts[table.col] + 1e-9))
    keep = information > 0
    matrix = coo_matrix((information[keep], (table.row[keep], table.col[keep])), shape=table.shape).tocsr()
    left, values, _ = randomized_svd(matrix, min(DIMENSIONS, len(words) - 1), n_iter=3, random_state=0)
    points = left * numpy.sqrt(values)
    points /= numpy.linalg.norm(points, axis=1, keepdims=True) + 1e-9
    fine = MiniBatchKMeans(min(NARROW, len(words)), random_state=0, n_init=3, batch_size=4_096).fit(points)
    coarse = KMeans(min(BROAD, fine.n_clusters), random_state=0, n_init=3).fit(fine.cluster_centers_)
    return {word: (int(coarse.labels_[k]), int(k)) for word, k in zip(words, fine.labels_, strict=True)}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        prog="python -m marsad.reading.training.clustering", description=__doc__.split("\n")[0]
    )
    parser.add_argument("--corpus", type=Path, required=True, help="folder of ZIPs with JSON arrays of articles")
    parser.add_argument("--out", type=Path, default=FILE)
    chosen = parser.parse_args()
    groups: dict[tuple[int, int], list[str]] = {}
    for word, classes in cluster(list(texts(chosen.corpus))).items():
        if "\t" not in word and " " not in word and word.strip():
            groups.setdefault(classes, []).append(word)
    lines = [f"{broad}\t{narrow}\t{' '.join(words)}" for (broad, narrow), words in sorted(groups.items())]
    chosen.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
