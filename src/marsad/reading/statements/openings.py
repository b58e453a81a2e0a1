"""Where what was said may begin after a reporting word: every place that could be it, for a model to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.reading.statements.cuehit import CueHit, Cut, Opening
from marsad.reading.statements.cuts import after_colon
from marsad.reading.text.clauses import PREPOSITIONS, THAT, closing_quote
from marsad.reading.text.document import QUOTES
from marsad.reading.words.classes import NO_CLASS, word_classes

if TYPE_CHECKING:
    from marsad.reading.statements.cuehits import CueFinder

REACH = 60
"""Tokens after a cue in which its content begins."""
_MOST = 14
"""Places that are looked at for one cue."""
_NEAR = 5
"""Words after a cue before any of which content without «أن» may begin; farther on only after a known phrase."""
_SHORT_QUOTE = 4
"""A quotation of fewer tokens is a name or a title rather than what was said."""
_JOINS = {"إلى": "الي", "على": "علي", "عن": "عن", "من": "من", "في": "في"}


@dataclass(slots=True)
class _Passed:
    """What stands between the cue and the place."""

    mentions: int = 0
    commas: int = 0
    thats: int = 0
    cues: int = 0
    openings: int = 0
    objects: int = 0


def find_openings(finder: CueFinder, hit: CueHit, last: int, rule: Cut | None) -> list[Opening]:
    """Every place after the cue, up to token `last`, where its content may begin; `rule` is what the rules would say."""
    found: list[Opening] = []
    ahead = _ahead(finder, hit, last)
    for cut, passed in _walk(finder, hit, last):
        found.append(Opening(cut, _features(finder, hit, cut, passed, ahead, rule)))
        if len(found) >= _MOST:
            break
    if rule is not None and all(o.cut.token != rule.token for o in found):
        found.append(Opening(rule, _features(finder, hit, rule, _Passed(openings=9), ahead, rule)))
    return found


def _walk(finder: CueFinder, hit: CueHit, last: int) -> Iterator[tuple[Cut, _Passed]]:
    doc, norm = finder.doc, finder.doc.norm
    passed = _Passed()
    begin = hit.first + 1 + len(hit.sense.rest)
    end = min(last, hit.first + REACH)
    j = begin
    while j < end:
        word = norm[j]
        if not doc.word[j]:
            if word == ":":
                yield after_colon(doc, j, last), passed
                return
            if word in QUOTES:
                closing = closing_quote(doc, j, len(doc))
                if 0 < closing <= j + _SHORT_QUOTE:
                    j = closing + 1
                    continue
                named = j + 1 in finder.at and closing > 0 and finder.at[j + 1].last >= closing - 1
                if not named:
                    yield Cut(j, 0, "quote"), passed
                    passed.openings += 1
                    if closing > 0:
                        j = closing + 1
                        continue
            passed.commas += word in "،,؛"
            j += 1
            continue
        if j in finder.inside and j not in finder.at:
            j += 1
            continue
        if word in THAT and not (word == "الا" and j > begin):
            yield Cut(j + 1, 0, "that"), passed
            passed.thats += 1
            passed.openings += 1
            if passed.thats > 2:
                return
            j += 1
            continue
        cut = _bare(finder, hit, j, end, begin, passed)
        if cut is not None:
            yield cut, passed
            passed.openings += 1
        passed.mentions += j in finder.at
        passed.cues += bool(finder.words.look_up(word)) and j not in finder.at
        j += 1


def _bare(finder: CueFinder, hit: CueHit, j: int, end: int, begin: int, passed: _Passed) -> Cut | None:
    """Content without «أن» that begins at or after the word at j: after a preposition, or as the object."""
    norm = finder.doc.norm
    joined = any(norm[j] == _JOINS[x] for x in hit.cue.joins if x in _JOINS)
    if joined and j + 1 < end and norm[j + 1] not in THAT:
        return Cut(j + 1, 0, "preposition")
    if finder.attached(j, hit.cue):
        return Cut(j, 1, "preposition")
    if _may_be_object(finder, begin, j):
        passed.objects += 1
        if passed.objects < 8:
            return Cut(j, 0, "object")
    return None


def _may_be_object(finder: CueFinder, begin: int, j: int) -> bool:
    """A noun phrase may begin at j: near the cue anywhere, farther on only after a known phrase, a sign or a preposition's."""
    norm = finder.doc.norm
    if norm[j] in PREPOSITIONS or len(norm[j]) < 3 or norm[j][0].isdigit():
        return False
    return j - begin < _NEAR or j - 1 in finder.ending or not finder.doc.word[j - 1]


def _ahead(finder: CueFinder, hit: CueHit, last: int) -> str:
    """What is still to come in the sentence: «أن», a colon, a quotation."""
    norm = finder.doc.norm[hit.first + 1 : min(last, hit.first + REACH)]
    return (
        ("t" if any(w in THAT and w != "الا" for w in norm) else "")
        + (":" if ":" in norm else "")
        + ("q" if any(w in QUOTES for w in norm) else "")
    )


def _features(finder: CueFinder, hit: CueHit, cut: Cut, passed: _Passed, ahead: str, rule: Cut | None) -> list[str]:
    doc = finder.doc
    how, lemma = cut.how, hit.cue.lemma
    at = cut.token
    gap = min(at - hit.first, 20) if at - hit.first < 8 else 8 + min(at - hit.first, 40) // 8
    before = _kind(finder, at - 1 if how != "that" else at - 2, hit.first)
    here = _kind_here(finder, at)
    broad, narrow = word_classes().get(doc.norm[at], NO_CLASS) if at < len(doc) else NO_CLASS
    shape = hit.sense.shape
    result = [
        how,
        f"{how}|{lemma}",
        f"{how}|{hit.cue.stance}|{hit.kind}",
        f"{how}|{shape}",
        f"{how}|gap={gap}",
        f"{how}|{hit.kind}|gap={gap}",
        f"{how}|mentions={min(passed.mentions, 3)}",
        f"{how}|mentions={min(passed.mentions, 3)}|{hit.kind}|{ahead}",
        f"{how}|commas={min(passed.commas, 3)}",
        f"{how}|thats={passed.thats}",
        f"{how}|cues={min(passed.cues, 3)}",
        f"{how}|earlier={min(passed.openings, 4)}",
        f"{how}|ahead={ahead}",
        f"{how}|{lemma}|ahead={ahead}",
        f"{how}|before={before}",
        f"{how}|before={before}|{hit.kind}",
        f"{how}|before={before}|here={here}",
        f"{how}|here={here}",
        f"{how}|b={broad}",
        f"{how}|n={narrow}",
        f"{how}|{lemma}|b={broad}",
        f"{how}|quoted={doc.quoted[at] if at < len(doc) else False}",
    ]
    if how == "preposition":
        result.append(f"join={doc.norm[at][0] if cut.skip else doc.norm[at - 1]}|{lemma}")
    if rule is not None:
        result.append(f"rule={rule.token == at}|{how}|{rule.how}")
        result.append(f"rule={rule.token == at}|{hit.kind}")
    return result


def _kind(finder: CueFinder, i: int, cue: int) -> str:
    if i <= cue:
        return "cue"
    if i in finder.ending:
        mention = finder.ending[i]
        return mention.kind + ("|prep" if mention.preposition else "")
    if i in finder.inside:
        return "inside"
    return _plain(finder, i)


def _kind_here(finder: CueFinder, i: int) -> str:
    if i >= len(finder.doc):
        return "end"
    if i in finder.at:
        return finder.at[i].kind + ("|conj" if finder.at[i].conjunction else "")
    return _plain(finder, i)


def _plain(finder: CueFinder, i: int) -> str:
    word = finder.doc.norm[i]
    if not finder.doc.word[i]:
        return word if word in "،:؛,()" else "sign"
    if word in PREPOSITIONS:
        return "preposition"
    if finder.words.look_up(word):
        return "cue word"
    if word[0].isdigit():
        return "number"
    return "al" if word.startswith("ال") else "tied" if word[0] in "وفبل" else "bare"
