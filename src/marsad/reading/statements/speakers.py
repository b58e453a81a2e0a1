"""Who speaks: the subject of the cue, or, when it has none, the speaker that the speech goes on with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from marsad.reading.actors.mention import Mention
from marsad.reading.analysis import Analysis
from marsad.reading.models.linear import Linear
from marsad.reading.statements.cuehit import CueHit
from marsad.reading.statements.heirs import Heir, feminine, find_heirs, offices_of, wanted_gender
from marsad.reading.statements.said import Said

Chooser = Callable[[Said, Sequence[Heir]], Heir | None]


def assign(analysis: Analysis, said: Sequence[Said], heirs: Linear | None) -> None:
    """Give every statement its speaker."""

    def likeliest(item: Said, found: Sequence[Heir]) -> Heir | None:
        assert heirs is not None
        return max(found, key=lambda h: heirs.score(h.features), default=None)

    run(analysis, said, None if heirs is None else likeliest)


def run(analysis: Analysis, said: Sequence[Said], choose: Chooser | None) -> None:
    """Go through the statements in order; `choose` picks among those who may be the speaker."""
    history: list[Said] = []
    offices = offices_of(analysis)
    for item in said:
        hit = item.hit
        subject = hit.subject
        if subject is not None and subject.kind == "document":
            subject = _author(history, analysis, hit) or subject
        item.speaker, item.speaker_span, item.inherited = subject, None if subject else hit.subject_span, False
        if choose is not None and not hit.settled:
            picked = choose(item, find_heirs(item, history, analysis, offices))
            if picked is not None:
                item.inherited = picked.before
                item.speaker, item.speaker_span = picked.mention, picked.tokens
        elif choose is None and subject is None and hit.subject_span is None:
            _inherit(item, history, analysis)
        if item.speaker is not None or item.speaker_span is not None:
            history.append(item)
    fullest = _fullest(analysis.mentions)
    for item in said:
        if item.speaker is not None and item.speaker.person < 0:
            longer = fullest.get(_kind_of(item.speaker), item.speaker)
            if longer.last - longer.first > item.speaker.last - item.speaker.first:
                item.speaker = longer


def _author(history: list[Said], analysis: Analysis, hit: CueHit) -> Mention | None:
    """«وأضاف البيان»: the body that spoke before."""
    if not analysis.doc.norm[hit.subject.first].startswith("ال") if hit.subject else True:
        return None
    for item in reversed(history[-4:]):
        if item.speaker is not None and item.speaker.kind in {"body", "organisation", "group", "state", "force"}:
            return item.speaker
    return None


def _inherit(item: Said, history: list[Said], analysis: Analysis) -> None:
    """Without a subject, the speech goes on: the last speaker who agrees in gender with the cue."""
    doc = analysis.doc
    wanted = wanted_gender(item.hit)
    for back, earlier in enumerate(reversed(history[-8:])):
        if earlier.speaker is None:
            if back == 0:
                item.speaker_span, item.inherited = earlier.speaker_span, True
                return
            continue
        if back and earlier.hit.sentence == item.hit.sentence and earlier.last >= item.hit.first:
            continue
        gender = feminine(doc, earlier.speaker, analysis.people)
        if wanted is None or gender is None or gender == wanted:
            item.speaker, item.inherited = earlier.speaker, True
            return
    subject = _last_subject(item, analysis, wanted)
    if subject is not None:
        item.speaker, item.inherited = subject, True
    elif history:
        item.speaker, item.speaker_span, item.inherited = history[-1].speaker, history[-1].speaker_span, True


def _last_subject(item: Said, analysis: Analysis, wanted: bool | None) -> Mention | None:
    """The nearest earlier person or body without a preposition, first in its own sentence."""
    doc = analysis.doc
    for kinds in ({"person"}, {"body", "organisation", "source", "office", "group", "state"}):
        for sentence in range(item.hit.sentence, max(-1, item.hit.sentence - 3), -1):
            first, _ = doc.sentences[sentence]
            here = [
                m
                for m in analysis.mentions
                if first <= m.first < min(item.hit.first, doc.sentences[sentence][1])
                and m.kind in kinds
                and not m.preposition
            ]
            for mention in here:
                gender = feminine(doc, mention, analysis.people)
                if wanted is None or gender is None or gender == wanted:
                    return mention
    return None


def _kind_of(mention: Mention) -> tuple[str, str | None, str]:
    return mention.kind, mention.code, mention.head.removeprefix("ال")


def _fullest(mentions: Sequence[Mention]) -> dict[tuple[str, str | None, str], Mention]:
    """The fullest phrase for each body: «الوزارة» is «وزارة الخارجية الروسية»."""
    best: dict[tuple[str, str | None, str], Mention] = {}
    for mention in mentions:
        if mention.person < 0:
            held = best.setdefault(_kind_of(mention), mention)
            if mention.last - mention.first > held.last - held.first:
                best[_kind_of(mention)] = mention
    return best
