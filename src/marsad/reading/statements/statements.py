"""Statements: who said what, from the cues of a report."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.reading.analysis import Analysis
from marsad.reading.models.linear import Linear
from marsad.reading.models.modelset import ModelSet
from marsad.reading.statements.cuehit import CueHit
from marsad.reading.statements.cuehits import CueFinder
from marsad.reading.statements.said import Said
from marsad.reading.statements.speakers import assign
from marsad.reading.text.clauses import NEGATIONS, closing_quote, trim
from marsad.reading.text.document import QUOTES, Document
from marsad.reading.words.classes import NO_CLASS, word_classes

LONGEST_QUOTE = 8
"""Sentences that one quotation may span."""


THRESHOLD = 0.47
"""Probability from which a cue is taken to report a statement."""


def cue_features(analysis: Analysis, hit: CueHit) -> list[str]:
    """What tells a reporting cue from a word that only looks like one."""
    doc = analysis.doc
    sense, start, cue = hit.sense, hit.start, hit.cue
    assert start is not None
    first, last = doc.sentences[hit.sentence]
    word = doc.norm[hit.first]
    subject = hit.subject.kind if hit.subject else "span" if hit.subject_span else "none"
    before = doc.norm[hit.first - 1] if hit.first > first else "^"
    gap = start.token - hit.first
    lemma = cue.lemma
    result = [
        f"lemma={lemma}",
        f"word={word}",
        f"shape={sense.shape}",
        f"kind={hit.kind}",
        f"how={start.how}",
        f"stance={cue.stance}",
        f"subject={subject}",
        f"conj={sense.conjunction}",
        f"{lemma}|{start.how}",
        f"{lemma}|{sense.shape}",
        f"{sense.shape}|{start.how}",
        f"{sense.shape}|{start.how}|{subject}",
        f"{cue.stance}|{start.how}",
        f"{cue.stance}|{start.how}|{subject}",
        f"{hit.kind}|{sense.suffix != ''}|{start.how}",
        f"gap={min(gap, 12) if gap > 0 else 0}",
        f"before={before if not doc.word[hit.first - 1] or len(before) < 5 else 'word'}",
        f"length={min((last - start.token) // 3, 6)}",
        f"after={doc.norm[hit.first + 1] if hit.first + 1 < last and len(doc.norm[hit.first + 1]) < 5 else 'word'}",
    ]
    if hit.openings:
        sure = f"opening={int(hit.opening * 5)}"
        result += [sure, f"{sure}|{start.how}", f"{sure}|{hit.kind}", f"{sure}|{lemma}"]
    if doc.quoted[hit.first]:
        result += ["quoted", f"quoted|{start.how}"]
    if hit.first - first < 2:
        result.append("opens")
    if sense.definite:
        result.append(f"definite|{start.how}")
    if sense.preposition:
        result.append(f"prep={sense.preposition}|{sense.shape}")
    if sense.suffix:
        result.append(f"suffix|{sense.shape}|{start.how}")
    if hit.before:
        result.append(f"before-subject|{start.how}")
    if before in NEGATIONS:
        result.append("negated")
    content = doc.norm[start.token] if start.token < len(doc) else ""
    for place, i in (
        ("before", hit.first - 1),
        ("after", hit.first + 1),
        ("after2", hit.first + 2),
        ("content", start.token),
    ):
        if first <= i < last:
            broad, narrow = word_classes().get(doc.norm[i], NO_CLASS)
            result += [f"{place}:b={broad}|{hit.kind}", f"{place}:n={narrow}", f"{place}:b={broad}|{lemma}"]
    if content.startswith("ال"):
        result.append(f"{start.how}|al")
    return result


def find_statements(analysis: Analysis, models: ModelSet) -> list[Said]:
    """All statements, in order of the text, with speakers resolved."""
    hits = judge_cues(analysis, models.openings, models.cues, models.cue_threshold)
    return measure(analysis, hits, models.heirs)


def judge_cues(analysis: Analysis, openings: Linear, cues: Linear, threshold: float) -> list[CueHit]:
    """The cues that report a statement, each with the likeliest beginning of its content."""
    hits = []
    for hit in CueFinder(analysis.doc, analysis.mentions).run():
        choose_opening(hit, openings)
        hit.probability = cues.probability(cue_features(analysis, hit))
        if hit.probability >= threshold:
            hits.append(hit)
    return hits


def choose_opening(hit: CueHit, openings: Linear) -> None:
    """Take the likeliest place where the content may begin; a subject that would stand inside of it is none."""
    if not hit.openings:
        return
    chances = [openings.probability(o.features) for o in hit.openings]
    hit.opening = max(chances)
    best = hit.openings[chances.index(hit.opening)]
    hit.start = best.cut
    start = best.cut.token
    if hit.subject is not None and not hit.before and hit.first < hit.subject.first and hit.subject.first >= start:
        hit.subject = None
    if hit.subject_span is not None and hit.subject_span[0] >= start > hit.first:
        hit.subject_span = None


def measure(analysis: Analysis, hits: Sequence[CueHit], heirs: Linear | None = None) -> list[Said]:
    """Contents and speakers of the hits. Without a model of heirs, speech goes on with the last speaker who agrees."""
    doc = analysis.doc
    said = []
    for number, hit in enumerate(hits):
        following = [h for h in hits[number + 1 : number + 6] if h.sentence == hit.sentence]
        item = _content(doc, hit, following)
        if item is not None:
            item.probability = hit.probability
            said.append(item)
    assign(analysis, said, heirs)
    return said


def _content(doc: Document, hit: CueHit, following: Sequence[CueHit]) -> Said | None:
    """Measure the content of a hit: to the closing mark, the next cue, or the end of the sentence."""
    start = hit.start
    assert start is not None
    _, end = doc.sentences[hit.sentence]
    first = start.token
    if hit.kind == "attribution" and start.how == "credit before":
        last = hit.first - 1
        for i in range(hit.first - 1, first, -1):
            if doc.word[i] and doc.norm[i] in {"حسبما", "وفق"}:
                last = i - 1
                break
        first, last = trim(doc, first, last)
        if last < first:
            return None
        return Said(hit, first, last, 0, _has_quote(doc, first, last))
    if start.how in {"quote", "quote+that"}:
        opening = first if start.how == "quote" else first - 2
        closing = closing_quote(doc, opening, _far(doc, hit.sentence))
        if closing > 0:
            last = closing - 1
            if closing < end and closing + 1 < end and doc.word[closing + 1] and closing - opening < 12:
                last = _stop(doc, hit, closing + 1, end, following)
        else:
            last = _stop(doc, hit, first, end, following)
        first, last = trim(doc, first + (start.how == "quote"), last)
        return Said(hit, first, last, 0, True) if last >= first else None
    # «أن تركيا "مصممة …"»: a quotation that opens inside and ends after the sentence carries the content with it
    last = _stop(doc, hit, first, end, following)
    if last >= first and doc.norm[first] in QUOTES:
        closing = closing_quote(doc, first, _far(doc, hit.sentence))
        if closing > last:
            last = closing - 1
    lo, hi = trim(doc, first, last)
    if hi < lo:
        return None
    return Said(hit, lo, hi, start.skip if lo == first else 0, _has_quote(doc, lo, hi))


def _far(doc: Document, sentence: int) -> int:
    return doc.sentences[min(sentence + LONGEST_QUOTE, len(doc.sentences) - 1)][1]


def _stop(doc: Document, hit: CueHit, first: int, end: int, following: Sequence[CueHit]) -> int:
    """Last token of the content: before the next cue that speaks for itself, or a clause that leaves the speech."""
    last = end - 1
    for other in following:
        if other.first <= first:
            continue
        if other.kind == "attribution" and other.start and other.start.how == "credit before":
            last = _before(doc, other.first, first)
            break
        opener = doc.norm[other.first - 1]
        ends = other.kind == "participle" or (
            other.kind == "verb"
            and (other.sense.conjunction or opener in {"كما", "لكن", "ولكن", "فيما", "بينما", "قد", "حيث"})
        )
        if ends and (not doc.quoted[other.first] or doc.quoted[first] is False):
            last = _before(doc, other.first, first)
            break
    for i in range(first + 3, last):
        if doc.norm[i] == "وذلك" and not doc.quoted[i] and doc.norm[i - 1] in "،,":
            last = i - 1
            break
    return last


def _before(doc: Document, i: int, first: int) -> int:
    """The token before a new cue, without «كما» and the like that open its clause."""
    i -= 1
    while i > first and (not doc.word[i] or doc.norm[i] in {"كما", "فيما", "قد", "بينما", "حيث", "وقد", "من", "جانبه"}):
        i -= 1
    return i


def _has_quote(doc: Document, first: int, last: int) -> bool:
    """Whether words of the speaker stand in quotation marks; a mere name or title in marks does not count."""
    run = 0
    for i in range(first, last + 1):
        if doc.quoted[i] and doc.word[i]:
            run += 1
            if run > 2:
                return True
        elif not doc.quoted[i]:
            run = 0
    return False
