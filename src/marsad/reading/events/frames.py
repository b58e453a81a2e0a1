"""The clause of an event word: which mention stands in which place of it (subject, object, owner, after a preposition)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from marsad.reading.actors.mention import Mention
from marsad.reading.statements.heirs import feminine
from marsad.reading.text.clauses import THAT

if TYPE_CHECKING:
    from marsad.reading.events.arguments import Surroundings
    from marsad.reading.events.triggers import Trigger

REACH = 26
"""Tokens on each side of an event word that its clause may have."""
_PREPOSITIONS = frozenset("في من الي علي عن مع لدي عند بعد قبل منذ خلال حول ضد بين عبر حتي دون وسط نحو تحت فوق امام وراء اثر بحق تجاه "
                          "ازاء حيال رغم بشان بسبب سوي جراء عقب اثناء ضمن مثل لصالح داخل خارج قرب بقياده برياسه بحضور بمشاركه".split())  # fmt: skip
_BREAKS = frozenset(
    "وذلك فيما بينما حيث كما لكن ولكن غير اذ ثم حين عندما اذا بعدما قبلما لان لانها لانه كي لكي".split()
)
_RELATIVES = frozenset("الذي التي الذين اللذان اللذين اللتين".split())
_AUXILIARIES = frozenset("كان كانت قد وقد وكان وكانت لقد فقد سبق يكون ستكون سيكون هو هي هم الذي التي الذين لم لن لا ايضا اليوم امس "
                         "سوف ان التي بان".split())  # fmt: skip
_SIGNS = "،,()-"
_FOLD = {"إلى": "الي", "على": "علي"}


class Governors:
    """For every mention of a document, the preposition or noun that governs it."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        doc = around.analysis.doc
        self.of: dict[int, str] = {}
        self.joint: dict[int, Mention] = {}
        """By id of the second of two mentions that «و» joins: the first."""
        ends = {m.last: m for m in around.analysis.mentions}
        left: Mention | None = None
        for mention in around.analysis.mentions:
            if (
                left is not None
                and mention.conjunction == "و"
                and not mention.preposition
                and _side_by_side(around, left, mention)
            ):
                self.joint[id(mention)] = left
                self.of[id(mention)] = self.of[id(left)]
            else:
                self.of[id(mention)] = mention.preposition or self._before(doc.norm, doc.word, mention.first, ends)
            left = mention

    def _before(self, norm: Sequence[str], word: Sequence[bool], first: int, ends: dict[int, Mention]) -> str:
        """Looks back over up to three nouns that the mention belongs to: «مع عدد من قادة حماس»."""
        for steps, j in enumerate(range(first - 1, max(-1, first - 5), -1)):
            if j in ends or not word[j]:
                return ""
            text = norm[j]
            if text in _PREPOSITIONS:
                return text
            if text in THAT or self.around.verbs[j] or text in _BREAKS or text.startswith("ال") or text[:1].isdigit():
                return ""
            if text[:1] in "بل" and len(text) > 4 and self.around.nouns[j]:
                return text[0]
            if text[:1] == "و" and steps:
                return ""
        return ""


def _side_by_side(around: Surroundings, left: Mention, right: Mention) -> bool:
    doc = around.analysis.doc
    return all(not doc.word[i] and doc.norm[i] not in ".؛:\n" for i in range(left.last + 1, right.first))


class Frame:
    """The places of one event word's clause."""

    def __init__(
        self, around: Surroundings, governors: Governors, trigger: Trigger, mentions: Sequence[Mention]
    ) -> None:
        self.around = around
        self.of = governors.of
        self.joint = governors.joint
        self.trigger = trigger
        self.slots: dict[int, str] = {}
        """Place by id of the mention."""
        self.filled: set[str] = set()
        doc = around.analysis.doc
        first, last = doc.sentences[trigger.sentence]
        self.low, self.high = self._edges(first, last)
        self.after = [m for m in mentions if m.first > trigger.last and m.first <= self.high]
        self.before = [m for m in mentions if m.last < trigger.first and m.last >= self.low][::-1]
        self.joins = {_FOLD.get(j, j) for j in trigger.act.joins} - {"O", "-"}
        shape = trigger.sense.shape
        if shape in {"past", "present", "future"}:
            self._verb()
        elif shape == "active":
            self._participle()
        elif shape == "passive":
            self._passive()
        else:
            self._noun()
        self._prepositions()
        for mention in [*self.before[::-1], *self.after]:
            other = self.joint.get(id(mention))
            if other is not None and id(other) in self.slots and id(mention) not in self.slots:
                self.slots[id(mention)] = self.slots[id(other)] + "+"

    def slot(self, mention: Mention) -> str:
        """The place of a mention; "none" when it has none in this clause."""
        return self.slots.get(id(mention), "none")

    def crossed(self, mention: Mention) -> bool:
        """Whether another event word is nearer to a mention that follows."""
        around = self.around
        return any(around.nouns[i] or around.verbs[i] for i in range(self.trigger.last + 1, mention.first))

    def _edges(self, first: int, last: int) -> tuple[int, int]:
        """First and last token of the clause, roughly: a full stop, a joint or «أن» ends it."""
        doc = self.around.analysis.doc
        trigger = self.trigger
        high = trigger.last
        while high + 1 < last and high - trigger.last < REACH:
            norm = doc.norm[high + 1]
            if norm in _BREAKS or norm in THAT or norm in "؛:.\n":
                break
            if high > trigger.last + 3 and self.around.verbs[high + 1] and norm[0] in "وف":
                break
            high += 1
        low = trigger.first
        while low - 1 >= first and trigger.first - low < REACH:
            norm = doc.norm[low - 1]
            if norm in _BREAKS or norm in "؛.\n":
                break
            low -= 1
            if norm in THAT:
                break
        return low, high

    def _put(self, mention: Mention | None, slot: str) -> None:
        if mention is not None and id(mention) not in self.slots:
            self.slots[id(mention)] = slot
            self.filled.add(slot)

    def _bare(self, mention: Mention) -> bool:
        return not self.of[id(mention)] and mention.kind != "adjective" and id(mention) not in self.joint

    def _agrees(self, mention: Mention) -> bool:
        wanted = self.trigger.sense.gender
        if not wanted:
            return True
        gender = feminine(self.around.analysis.doc, mention, self.around.analysis.people)
        return gender is None or gender == (wanted == "f")

    def _subject_before(self) -> Mention | None:
        """A bare mention before the verb with nothing but particles between: «روسيا قصفت», «التحالف الذي قصف»."""
        doc = self.around.analysis.doc
        i = self.trigger.first - 1
        ends = {m.last: m for m in self.before}
        steps = 0
        while i >= self.low and steps < 5:
            mention = ends.get(i)
            if mention is not None:
                relative = any(doc.norm[k] in _RELATIVES for k in range(i + 1, self.trigger.first))
                if mention.kind == "adjective":
                    return None
                return mention if (not self.of[id(mention)] or relative) and self._agrees(mention) else None
            norm = doc.norm[i]
            if doc.word[i] and norm not in _AUXILIARIES and not (norm.startswith("ال") and steps < 2):
                return None
            if not doc.word[i] and norm not in _SIGNS and norm not in '«»"”“':
                return None
            steps += 1
            i -= 1
        return None

    def _opening(self) -> Mention | None:
        """The bare mention that opens the clause, when the verb only follows later: «روسيا، التي …، قصفت»."""
        for mention in reversed(self.before):
            if self._bare(mention) and self._agrees(mention):
                return mention
        return None

    def _verb(self) -> None:
        doc = self.around.analysis.doc
        trigger = self.trigger
        bare = [m for m in self.after if self._bare(m)]
        before = None if trigger.sense.conjunction else self._subject_before()
        if before is not None:
            self._put(before, "subject-before")
            if not trigger.sense.suffix and bare:
                self._put(bare[0], "object")
            return
        rest = bare
        if bare:
            mention = bare[0]
            gap = [i for i in range(trigger.last + 1, mention.first) if doc.word[i]]
            if self._agrees(mention) and (len(gap) <= 2 or all(doc.norm[i] in _AUXILIARIES for i in gap)):
                self._put(mention, "subject")
                rest = bare[1:]
            elif self._agrees(mention):
                self._put(mention, "subject-far" if len(gap) <= 8 else "late")
                rest = bare[1:]
            else:
                self._put(mention, "object-alone")
                rest = bare[1:]
        if rest and not trigger.sense.suffix:
            self._put(rest[0], "object")
        if "subject" not in self.filled:
            if trigger.sense.conjunction:
                self._put(self._carried(), "carried")
            self._put(self._opening(), "opening")

    def _carried(self) -> Mention | None:
        """The subject that a joined verb shares with the verb before it: «زار الوزير موسكو والتقى نظيره»."""
        doc = self.around.analysis.doc
        starts = {m.first: m for m in self.before}
        ends = {m.last: m for m in self.before}
        for i in range(self.trigger.first - 1, self.low - 1, -1):
            if not doc.word[i] or i in starts or not (self.around.verbs[i] or self.around.reports[i]):
                continue
            follows = next((starts[j] for j in range(i + 1, min(i + 4, self.trigger.first)) if j in starts), None)
            for mention in (ends.get(i - 1), follows):
                if mention is not None and self._bare(mention) and self._agrees(mention):
                    return mention
        return None

    def _participle(self) -> None:
        bare = [m for m in self.after if self._bare(m)]
        if bare:
            self._put(bare[0], "object")
        self._put(self._subject_before(), "subject-before")
        self._put(self._opening(), "opening")

    def _passive(self) -> None:
        self._put(self._subject_before(), "passive-before")
        bare = [m for m in self.after if self._bare(m)]
        if bare:
            self._put(bare[0], "passive-after")

    def _noun(self) -> None:
        doc = self.around.analysis.doc
        trigger = self.trigger
        for mention in self.after[:2]:
            gap = [i for i in range(trigger.last + 1, mention.first) if doc.word[i]]
            if mention.kind == "adjective":
                if len(gap) <= 1 and not self.of[id(mention)]:
                    self._put(mention, "adjective")
                continue
            if self._bare(mention) and len(gap) <= 2:
                self._put(mention, "owner" if not gap else "owner-far")
            break
        bare = [m for m in self.after if self._bare(m) and id(m) not in self.slots]
        if bare and ("owner" in self.filled):
            self._put(bare[0], "object")
        verb = next((i for i in range(trigger.first - 1, self.low - 1, -1) if self.around.verbs[i]), -1)
        for mention in self.before:
            if not self._bare(mention):
                continue
            if verb >= 0 and mention.first > verb:
                self._put(mention, "verb-subject")
            elif verb >= 0:
                self._put(mention, "before-verb")
            else:
                self._put(mention, "before-noun")
            break
        self._put(self._opening(), "opening")

    def _prepositions(self) -> None:
        doc = self.around.analysis.doc
        for side, mentions in (("after", self.after), ("before", self.before)):
            for mention in mentions:
                by = self.of[id(mention)]
                if id(mention) in self.joint or not by:
                    continue
                back = {doc.norm[k] for k in range(max(0, mention.first - 2), mention.first)}
                if back & {"قبل", "يد", "ايدي", "جانب", "طرف"} and by in {"من", "قبل", "علي"}:
                    slot = "by"
                elif by == "بين":
                    slot = "between"
                elif by in self.joins:
                    slot = "joined"
                else:
                    slot = f"other-{by}" if by in {"في", "من", "مع", "ل", "ب", "علي", "الي", "ضد"} else "other"
                if slot in self.filled:
                    slot += "2"
                self._put(mention, slot if side == "after" else f"{slot}-before")
