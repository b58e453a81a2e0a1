"""Which tokens are persons' names: a conditional random field over cheap word features."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pycrfsuite

from marsad.arabic import fold
from marsad.reading.lexicon import load
from marsad.reading.models.linear import FOLDER
from marsad.reading.text.document import Document
from marsad.reading.words.classes import NO_CLASS, word_classes
from marsad.reading.words.stats import UNSEEN, word_stats
from marsad.reading.words.vocabulary import acts, cues, rows

FILE = FOLDER / "names.crfsuite"
_OFFSETS = (-2, -1, 0, 1, 2)


@cache
def _word_classes() -> dict[str, str]:
    classes: dict[str, str] = {}
    for _, _, forms in rows("roles.tsv"):
        classes.update((fold(form), "role") for form in forms.split(" ") if "_" not in form)
    for kind, words in rows("titles.tsv"):
        classes.update((fold(word), kind) for word in words.split(" ") if "_" not in word)
    for _, names in rows("places.tsv"):
        classes.update((fold(name), "place") for name in names.split(" ") if "_" not in name)
    lexicon = load()
    classes.update((word, "rank") for word in lexicon.honorifics if " " not in word)
    classes.update((word, "family") for word in lexicon.name_parts if " " not in word)
    for word in lexicon.given_names:
        classes.setdefault(word, "given")
    for kind, names in rows("names.tsv"):
        for name in names.split(" "):
            classes.setdefault(fold(name), kind)
    return classes


@lru_cache(maxsize=200_000)
def strip_conjunction(norm: str) -> str:
    """Take a one-letter proclitic from a word that is unknown with it and known without it."""
    stats = word_stats()
    if len(norm) <= 3 or norm[0] not in "ولبفك":
        return norm
    own, body = stats.get(norm), stats.get(norm[1:])
    if own is None:
        if body is not None:
            return norm[1:]
        return "ا" + norm[1:] if norm[:2] == "لل" and "ا" + norm[1:] in stats else norm
    if body is None or max(body[:2]) < 3:
        return norm
    if norm[0] == "و" and own.frequency <= body.frequency and norm not in _word_classes():
        return norm[1:]
    return norm[1:] if max(own[:2]) < 2 and own.frequency < 6 else norm


def _atoms(norm: str, is_word: bool, hidden: bool) -> list[str]:
    if not is_word:
        return [f"p={norm}"]
    if norm[0].isdigit():
        return ["num"]
    body = strip_conjunction(norm)
    stat = UNSEEN if hidden else word_stats().get(body, UNSEEN)
    atoms = [f"g{stat.given}", f"f{stat.family}", f"q{min(stat.frequency, 8)}", f"gf{stat.given}{stat.family}"]
    if stat.frequency >= 4:
        atoms.append(f"w={body}")
    if body is not norm:
        atoms.append(f"c={norm[0]}")
    broad, narrow = NO_CLASS if hidden else word_classes().get(norm, NO_CLASS)
    if narrow != "-":
        atoms += [f"b={broad}", f"n={narrow}"]
    known = None if hidden else _word_classes().get(body)
    if known:
        atoms.append(f"k={known}")
    if cues().look_up(norm):
        atoms.append("cue")
    if body.startswith("ال"):
        atoms.append("al")
        if body.endswith(("ي", "يه", "يين", "يون")):
            atoms.append("nisba")
    return atoms


def word_class(norm: str, is_word: bool) -> str:
    """A coarse class: N known in names, n sometimes, R rare, V a reporting or event verb, L listed, C common, P sign, D digits."""
    if not is_word:
        return "P"
    if norm[0].isdigit():
        return "D"
    body = strip_conjunction(norm)
    stat = word_stats().get(body, UNSEEN)
    known = _word_classes().get(body)
    if max(stat[:2]) >= 3 or known == "given":
        return "N" if stat.frequency < 8 else "n"
    if known in {"role", "rank", "royal", "place"}:
        return "L"
    if norm.isascii():
        return "A"
    if cues().look_up(norm) or acts().look_up(norm):
        return "V"
    if stat.frequency <= 3 and len(body) > 2:
        if body.startswith("ال"):
            return "r"
        return "r" if body.endswith(("ات", "ين", "ون", "يه", "ها", "هم", "تها")) else "R"
    return "n" if max(stat[:2]) == 2 else "C"


_CLASSES: dict[str, str] = {}


def _class(norm: str, is_word: bool) -> str:
    known = _CLASSES.get(norm)
    if known is None:
        if len(_CLASSES) > 200_000:
            _CLASSES.clear()
        known = _CLASSES[norm] = word_class(norm, is_word)
    return known


def _place(norm: str, is_word: bool, hidden: bool) -> tuple[tuple[str, ...], ...]:
    """What a word adds to the tokens around it: to the one two after it first, to itself in the middle."""
    atoms = _atoms(norm, is_word, hidden)
    placed = [tuple(f"{offset}{atom}" for atom in atoms) for offset in _OFFSETS]
    if is_word:
        placed[2] += (f"pre={norm[:2]}", f"suf={norm[-2:]}", f"suf3={norm[-3:]}", f"len={min(len(norm), 9)}")
    return tuple(placed)


_placed = lru_cache(maxsize=100_000)(_place)


def _around(after: str, left: str, here: str, right: str, further: str, quoted: bool) -> tuple[str, ...]:
    """What the title before a token and the classes of its neighbours say of it."""
    found = (
        after,
        f"{after}|{here}",
        f"{after}|{here}{right}",
        f"c={left}{here}",
        f"c+={here}{right}",
        f"c3={left}{here}{right}",
        f"c++={here}{right}{further}",
    )
    return (*found, "quoted") if quoted else found


def features(
    doc: Document,
    first: int,
    last: int,
    hidden: frozenset[int] | set[int] = frozenset(),
    model: NameModel | None = None,
) -> list[list[str]]:
    """Features of tokens `first` up to `last`, one list a token.

    The words at the places `hidden` are treated as never seen: training on such copies teaches names by their context.
    With a model, only the features that it has weights for are given.
    """
    place, around = (_placed, _around) if model is None else (model.placed, model.around)
    placed = [place(doc.norm[i], doc.word[i], i in hidden) for i in range(first, last)]
    quoted = doc.quoted
    after = _after_title(doc, first, last)
    classes = ["^", *(_class(doc.norm[i], doc.word[i]) for i in range(first, last)), "$", "$"]
    count = len(placed)
    sequence = []
    for i in range(count):
        own = list(around(after[i], classes[i], classes[i + 1], classes[i + 2], classes[i + 3], quoted[first + i]))
        if i < 2 or i > count - 3:
            edges = [f"{offset}edge" for offset in (-2, -1, 1, 2) if not 0 <= i + offset < count]
            own += edges if model is None else model.pick(edges)
        own += placed[i][2]
        if i > 1:
            own += placed[i - 2][0]
        if i:
            own += placed[i - 1][1]
        if i + 1 < count:
            own += placed[i + 1][3]
        if i + 2 < count:
            own += placed[i + 2][4]
        sequence.append(own)
    return sequence


def _after_title(doc: Document, first: int, last: int) -> list[str]:
    """For each token, what kind of title stands before it with nothing but its own complements between."""
    classes = _word_classes()
    flags = []
    kind, distance = "none", 0
    for i in range(first, last):
        flags.append(f"title={kind}{min(distance, 4)}")
        norm = strip_conjunction(doc.norm[i])
        known = classes.get(norm)
        if known in {"role", "rank", "royal"}:
            kind, distance = known, 0
        elif kind != "none":
            distance += 1
            continues = norm.startswith("ال") or known == "place" or doc.norm[i] in '"«»“”()'
            if distance > 8 or not continues:
                kind = "none"
    return flags


class NameModel:
    """A trained random field, with the features that it has weights for."""

    def __init__(self, path: Path) -> None:
        self.tagger = pycrfsuite.Tagger()
        self.tagger.open(str(path))
        # encoded once: the tagger encodes text anew for every token
        self._known: dict[str, bytes] = {name: name.encode() for name in self.tagger.info().attributes}
        self.placed = lru_cache(maxsize=100_000)(self._placed)
        self.around = lru_cache(maxsize=100_000)(self._picked_around)

    def pick(self, names: Iterable[str]) -> list[Any]:
        """The features among `names` that count, encoded."""
        known = self._known
        return [known[name] for name in names if name in known]

    def _placed(self, norm: str, is_word: bool, hidden: bool) -> tuple[list[Any], ...]:
        return tuple(self.pick(names) for names in _place(norm, is_word, hidden))

    def _picked_around(self, *args: Any) -> list[Any]:
        return self.pick(_around(*args))


@cache
def read_name_model(path: Path) -> NameModel:
    """Read a random field."""
    return NameModel(path)


def name_tags(doc: Document, path: Path = FILE) -> list[str]:
    """One of O, B, I for every token of the document."""
    tags = ["O"] * len(doc)
    model = read_name_model(path)
    for first, last in doc.sentences:
        tags[first:last] = model.tagger.tag(features(doc, first, last, model=model))
    return tags


def name_spans(tags: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last token of each run of B and I."""
    first = -1
    for i, tag in enumerate([*tags, "O"]):
        if first >= 0 and tag != "I":
            yield first, i - 1
            first = -1
        if tag == "B" or (tag == "I" and first < 0):
            first = i
