"""Whether an event happened, is planned, called for, alleged or denied: what speaks for each."""

from __future__ import annotations

from marsad.reading.events.arguments import Candidate, Surroundings
from marsad.reading.events.triggers import Trigger
from marsad.reading.text.clauses import NEGATIONS, THAT
from marsad.reading.words.classes import NO_CLASS, word_classes

_AHEAD = frozenset("سوف المقرر المتوقع المزمع المنتظر المرتقب المفترض يعتزم تعتزم يعتزمون ينوي تنوي سيتم ستتم يستعد تستعد المقبل المقبله القادم "
                   "القادمه غدا المقبلين قريبا لاحقا خطه خطط مشروع يخطط تخطط تخططان يخططون سيقوم ستقوم سيكون يتوقع يعتزمان مرتقبه مقرره المقرره "
                   "المرتقبه يسعي تسعي تمهيدا استعدادا تاجيل تاجلت موعد امل امله".split())  # fmt: skip
_WISHED = frozenset("ضروره بضروره يجب ينبغي يتعين وجوب دعا ودعا دعت ودعت داعيا داعيه دعوه طالب وطالب طالبت وطالبت مطالبا مطالبه بوقف بسرعه "
                    "يطالب تطالب يدعو تدعو نطالب ناشد ناشدت مناشدا حث وحث حثت اوصي بان عليه لابد ان لو اهميه باهميه نحو".split())  # fmt: skip
_CLAIMED = frozenset("اتهم اتهمت واتهم واتهمت متهما متهمه تتهم يتهم اتهام اتهامات بتهمه تهمه زعم زعمت يزعم مزاعم ادعي ادعت يشتبه المشتبه يعتقد "
                     "نسب نسبته تورط بتورط بالوقوف ضلوع متهمين المتهم محاوله لمحاوله محاولات التخطيط يخطط يخططون كانوا انباء شايعات ترددت احباط "
                     "مخطط مخططات لارتكاب".split())  # fmt: skip
_DENIED = frozenset("نفي ونفي نفت ونفت ينفي تنفي نافيا نافيه لا لم ليس عدم دون كذب صحه انباء".split())
_WINDOW = 9
_SET = frozenset("المقرر المزمع المفترض المنتظر المرتقب يعتزم تعتزم يعتزمون يستعد تستعد يستعدون ينوي تنوي".split())
"""Words shortly before an event word that put it into the future."""
_DENYING = frozenset("نفي ونفي نفت ونفت ينفي تنفي نافيا نافيه كذب وكذب كذبت".split())
_VERBAL = frozenset({"past", "present"})


def told_status(around: Surroundings, trigger: Trigger) -> str | None:
    """The status that the words leave no doubt of: «سيزور», «من المقرر أن يزور», «زعم أنه زار», «اتهمه بقصف», «نفى لقاء»."""
    doc = around.analysis.doc
    first, _ = doc.sentences[trigger.sentence]
    said, shape = trigger.said, trigger.sense.shape
    before = doc.norm[max(first, trigger.first - _WINDOW) : trigger.first]
    if said is not None and said.hit.cue.stance == "deny":
        return "denied"
    if shape not in _VERBAL and said is None and _denied(around, trigger, first):
        return "denied"
    if said is not None and said.hit.cue.stance in {"claim", "accuse"}:
        return "alleged"
    if trigger.cue is None and not trigger.negated and (shape == "future" or any(w in _SET for w in before[-4:])):
        return "planned"
    return None


def _denied(around: Surroundings, trigger: Trigger, first: int) -> bool:
    """Whether the verb before an event noun denies it: «نفى المتحدث باسم الوزارة لقاء …»."""
    norm = around.analysis.doc.norm
    for i in range(trigger.first - 1, max(first, trigger.first - _WINDOW) - 1, -1):
        if norm[i] in _DENYING:
            return True
        if around.verbs[i] or around.reports[i]:
            return False
    return False


def status_features(around: Surroundings, trigger: Trigger, actor: Candidate, recipient: Candidate) -> list[str]:
    """Features for the status of a pair."""
    doc = around.analysis.doc
    norm = doc.norm
    act, sense = trigger.act, trigger.sense
    first, last = doc.sentences[trigger.sentence]
    before = norm[max(first, trigger.first - _WINDOW) : trigger.first]
    near = before[-3:]
    after = norm[trigger.last + 1 : min(last, trigger.last + 7)]
    whole = norm[first:last]
    said = trigger.said
    stance = said.hit.cue.stance if said is not None else "-"
    result = [
        f"type={act.type}",
        f"shape={sense.shape}",
        f"shape={sense.shape}|{act.type}",
        f"stance={stance}",
        f"stance={stance}|{act.type}",
        f"stance={stance}|{sense.shape}",
        f"cue={trigger.cue.hit.cue.stance if trigger.cue else '-'}",
        f"prep={sense.preposition}|{sense.shape}",
        f"mode={act.mode}",
        f"before={norm[trigger.first - 1] if trigger.first > first else '^'}",
        f"lemma={act.lemma}",
    ]
    for name, words in (("ahead", _AHEAD), ("wished", _WISHED), ("claimed", _CLAIMED), ("denied", _DENIED)):
        if any(w in words for w in near):
            result += [f"{name}-near", f"{name}-near|{sense.shape}"]
        if any(w in words for w in before):
            result += [f"{name}-before", f"{name}-before|{sense.shape}"]
        if any(w in words for w in after):
            result.append(f"{name}-after")
        if any(w in words for w in whole):
            result.append(f"{name}-sentence")
    classes = word_classes()
    for place, i in (
        ("-3", trigger.first - 3),
        ("-2", trigger.first - 2),
        ("-1", trigger.first - 1),
        ("1", trigger.last + 1),
    ):
        if first <= i < last:
            broad, narrow = classes.get(norm[i], NO_CLASS)
            result += [f"{place}:b={broad}", f"{place}:n={narrow}"]
    if said is not None:
        result.append(f"said-lemma={said.hit.cue.lemma}")
        speaker = said.speaker
        if speaker is not None and speaker.code:
            result.append(f"speaker-actor={speaker.code == actor.code}|{stance}")
            result.append(f"speaker-recipient={speaker.code == recipient.code}|{act.type}")
        if trigger.first - said.first < 4:
            result.append(f"opens-content|{stance}")
    if trigger.future:
        result += ["future", f"future|{act.type}"]
    if trigger.negated:
        result += ["negated", f"negated|{stance}"]
    if any(w in NEGATIONS for w in near):
        result.append("negation-near")
    if any(w.startswith("س") and len(w) > 4 and w[1] in "يت" for w in near):
        result.append("future-verb-near")
    if any(w.startswith("س") and len(w) > 4 and w[1] in "يت" for w in before):
        result.append("future-verb-before")
    if near and near[-1] in THAT:
        result.append(f"that|{sense.shape}")
    if doc.quoted[trigger.first]:
        result.append("quoted")
    if trigger.title:
        result.append("title")
    return result
