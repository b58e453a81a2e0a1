"""Labels of a page that stand without a separator between them: sections, the breaking label, tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from marsad.arabic import fold
from marsad.intake.pages import furniture

_SEPARATORS = re.compile(r"[/\\|›»>•·،,;؛#\n\t]+")
#: Letters that only end a word: what follows without a space belongs to another.
_WORD_ENDS = re.compile(r"(?<=[ةى])(?=[ء-ي])")
_ARTICLE_LEFT = re.compile(r"(?:^|\s)[وفبك]?(?:ال|لل)$")
#: A label is no longer than this.
LONGEST_LABEL_WORDS = 5

#: A line of labels that run together is no longer than this many characters.
LONGEST_LABELS = 80

#: A line of tags is no longer than this many characters.
LONGEST_TAG_LINE = 400

#: A tag that was found again in the text is no longer than this.
LONGEST_TAG_WORDS = 6


def split_labels(line: str, names: Sequence[str] = ()) -> tuple[list[str], bool]:
    """Return the labels that `line` is made of, and whether the breaking label was among them (it is left out).

    Labels that stand together without a space («الشرق الأوسطعاجل») are parted where a word must end (after ة and ى)
    and where a known name begins or ends; `names` are the site's own section names.
    """
    labels: list[str] = []
    breaking = False
    for piece in _SEPARATORS.split(line):
        for word_end in _WORD_ENDS.split(piece.strip()):
            for label in _unglue(word_end.strip(), tuple(names)):
                if furniture.kind_of(label) is furniture.Kind.BREAKING:
                    breaking = True
                elif label:
                    labels.append(label)
    return list(dict.fromkeys(labels)), breaking


def are_labels(line: str, names: Sequence[str] = ()) -> bool:
    """Return whether `line` is labels and no headline: known section names, or several that run together."""
    if len(line) > LONGEST_LABELS:
        return False
    found, breaking = split_labels(line, names)
    known = {furniture.key(one) for one in [*names, *furniture.section_names()]}
    count = sum(furniture.key(one) in known for one in found)
    return (breaking or count > 0) and (count == len(found) or len(found) + breaking > 1)


def tags_on_line(line: str, sure: bool = False) -> str:
    """Return what follows the heading of the tags on the same line («الوسوم: قمة، مياه»), or "".

    Without a colon the heading must be one that nothing else starts with, unless `sure` says that tags stand here.
    """
    if len(line) > LONGEST_TAG_LINE or furniture.kind_of(line) is furniture.Kind.TAGS:
        return ""
    match = _tag_line().match(line)
    if not match or not (match["colon"] or sure or match["heading"].startswith("ال") or " " in match["heading"]):
        return ""
    return match["rest"].strip()


@cache
def _tag_line() -> re.Pattern[str]:
    headings = sorted(furniture.load("furniture.toml")["tags"], key=len, reverse=True)
    ways = "|".join(re.escape(one) for one in headings)
    return re.compile(
        rf"^\W*(?P<heading>{ways})(?:\s*(?P<colon>[:：])\s*|\s+|(?=[ء-ي#]))(?P<rest>\S.*)$", re.IGNORECASE
    )


def split_tags(lines: Iterable[str], body: str) -> list[str]:
    """Return the tags that the lines under the heading of the tags hold.

    A separator (comma, #, |) or a line of its own ends a tag. A line of several words without one is parted so that
    each tag is the longest run of words that stands in `body` too; words that do not stand there stay together.
    """
    tags: list[str] = []
    within = f" {' '.join(_words(body))} "
    for line in lines:
        pieces = [piece.strip() for piece in _SEPARATORS.split(line) if piece.strip()]
        if len(pieces) == 1 and len(pieces[0].split()) > 1 and not line.lstrip().startswith("#"):
            pieces = _by_text(pieces[0].split(), within)
        tags += (piece.replace("_", " ").strip() for piece in pieces)
    return list(dict.fromkeys(tag for tag in tags if tag))


def _unglue(piece: str, names: tuple[str, ...]) -> list[str]:
    """Part a piece by known names at its ends, as long as one is found."""
    before: list[str] = []
    after: list[str] = []
    while cut := _cut(piece, names):
        at, from_start = cut
        if from_start:
            before.append(piece[:at])
            piece = piece[at:]
        else:
            after.insert(0, piece[at:])
            piece = piece[:at]
    return [*before, piece, *after]


def _cut(piece: str, names: tuple[str, ...]) -> tuple[int, bool] | None:
    """Return where to cut and whether the known name is before (True) or after the cut."""
    folded = fold(piece)
    if len(folded) != len(piece) or folded in _known(names):
        return None
    for name in _known(names):
        at = len(folded) - len(name)
        if at > 2 and folded.endswith(name) and not folded[at - 1].isspace() and not _ARTICLE_LEFT.search(folded[:at]):
            return at, False
    for name in _known(names):
        rest = folded[len(name) :]
        glued = folded.startswith(name) and len(rest) > 2 and not rest[0].isspace()
        if glued and (rest.startswith("ال") or rest in _known(names)):
            return len(name), True
    return None


@lru_cache(maxsize=16)
def _known(names: tuple[str, ...]) -> tuple[str, ...]:
    every = {fold(one) for one in [*names, *furniture.section_names(), *furniture.breaking_names()]}
    return tuple(sorted(every, key=lambda one: (-len(one), one)))


def _words(written: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(written).casefold())


def _by_text(words: list[str], within: str) -> list[str]:
    tags: list[str] = []
    strangers: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(LONGEST_TAG_WORDS, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            if f" {' '.join(_words(phrase))} " in within:
                if strangers:
                    tags.append(" ".join(strangers))
                    strangers = []
                tags.append(phrase)
                at += length
                break
        else:
            strangers.append(words[at])
            at += 1
    return tags + ([" ".join(strangers)] if strangers else [])
