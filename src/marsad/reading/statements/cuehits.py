"""Where a report reports speech: cue words with their subject and the beginning of what was said."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.reading.actors.mention import Mention
from marsad.reading.statements.credits import attribution
from marsad.reading.statements.cuehit import CueHit, Cut
from marsad.reading.statements.cuts import after_colon, past_relative, word_after
from marsad.reading.statements.openings import find_openings
from marsad.reading.text.clauses import PREPOSITIONS, THAT, closing_quote
from marsad.reading.text.document import QUOTES, Document
from marsad.reading.words.vocabulary import Cue, Sense, Words, cues

REACH = 48
"""Tokens after a cue in which its subject and content are looked for."""
_JOINS = {"إلى": "الي", "على": "علي", "عن": "عن", "من": "من", "في": "في"}
_NOT_B = frozenset("بشكل باسم بعد بين بدوره بدورها بيان بينما بعض بحسب بشان بسبب بذلك بانتظار بالمقابل باتجاه بتاريخ بحضور بدعوه "
                   "بمناسبه بالتزامن بالاضافه بيد بل بهذا بهذه بها به بهم بعدما بحيث بمقر بمدينه بمشاركه".split())  # fmt: skip
_OCCASIONS = frozenset("تصريح تصريحات تصريحاته تصريحاتها بيان موتمر مقابله كلمه كلمته خطاب حديث حديثه تغريده تغريدات تدوينه رساله تقرير "
                       "حوار لقاء اتصال جلسه خطبه خطبته خطابه بيانه موتمره مقاله منشور مداخله".split())  # fmt: skip
_ADVERBS = frozenset("اليوم امس غدا مساء صباح الليله ايضا كذلك مجددا اخيرا لاحقا انذاك الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت "
                     "الاحد يوم مرارا بوضوح صراحه رسميا سابقا حينها وقتها بدوره بدورها تعالي ظهر عصر فجر ليل".split())  # fmt: skip
_AUXILIARIES = frozenset("كان كانت قد وقد وكان وكانت لقد فقد سبق وسبق يكون".split())
_HESITANT = {"بين": frozenset({"that", "colon"}), "عبر": frozenset({"preposition"})}
"""Verbs written as a preposition is: taken for one unless the content begins so."""
_SPEECH_AFTER = frozenset("قوله قولها قولهم قولهما تاكيده تاكيدها تاكيدهم".split())
_SAYING = frozenset({"say", "claim", "expect", "write", "warn"})
_ADJUNCTS = frozenset("في خلال عبر علي عقب بعد عن الي من امام مع لدي ضمن اثناء حول".split())
_ISSUED = frozenset("صادر صادره صدر صدرت اصدره اصدرته اصدرها الصادر الصادره نشره نشرته".split())
_AS_FOR = frozenset({"اما", "واما"})


class CueFinder:
    """Finds the cues of one document."""

    def __init__(self, doc: Document, mentions: Sequence[Mention], words: Words | None = None) -> None:
        self.doc = doc
        self.words = words or cues()
        self.at = {m.first: m for m in mentions}
        self.ending = {m.last: m for m in mentions}
        self.inside = {i for m in mentions for i in range(m.first + 1, m.last + 1)}

    def run(self) -> list[CueHit]:
        """All cue candidates of the body, in order of the text."""
        hits: list[CueHit] = []
        for number, (first, last) in enumerate(self.doc.sentences):
            if self.doc.start[first] < self.doc.title_end:
                continue
            hits += self._sentence(number, first, last)
        return hits

    def _sentence(self, number: int, first: int, last: int) -> list[CueHit]:
        found = []
        i = first
        while i < last:
            if not self.doc.word[i] or (i in self.inside and i not in self.at):
                i += 1
                continue
            credit = attribution(self, number, i, first, last)
            if credit is not None:
                found.append(credit)
                i += 1
                continue
            sense = self.sense(i, last)
            if sense is not None:
                hit = self._hit(number, i, sense, first, last)
                if hit is not None:
                    self._take_over(hit, found)
                    found.append(hit)
            i += 1
        return found

    def _take_over(self, hit: CueHit, found: list[CueHit]) -> None:
        """«نقلت الوكالة عن الوزير قوله إن …» is one statement, of the minister, passed on by the agency."""
        earlier = found[-1] if found else None
        if earlier is None or earlier.cue.stance != "relay" or self.doc.norm[hit.first] not in _SPEECH_AFTER:
            return
        if earlier.start and hit.start and earlier.start.token in {hit.start.token, hit.first}:
            hit.relay = earlier.relay
            found.pop()

    def sense(self, i: int, last: int) -> Sense | None:
        """The most likely reporting sense of a word: verb before participle before noun."""
        if i in self.at and self.at[i].kind != "adjective":
            return None
        best: Sense | None = None
        order = {"past": 0, "present": 1, "future": 2, "active": 3, "noun": 4, "passive": 9}
        for sense in self.words.look_up(self.doc.norm[i]):
            if sense.rest and not self.follows(i, sense.rest, last):
                continue
            if sense.shape == "passive" or (sense.shape == "active" and (sense.definite or sense.preposition)):
                continue
            if best is None or order[sense.shape] < order[best.shape]:
                best = sense
        return best

    def follows(self, i: int, rest: tuple[str, ...], last: int) -> bool:
        return self.doc.norm[i + 1 : min(i + 1 + len(rest), last)] == list(rest)

    def _hit(self, number: int, i: int, sense: Sense, first: int, last: int) -> CueHit | None:
        kind = {"active": "participle", "noun": "noun"}.get(sense.shape, "verb")
        hit = CueHit(number, i, sense, kind)
        self._topic_before(hit, first)
        self._look_after(hit, last)
        hit.openings = find_openings(self, hit, last, hit.start)
        if not hit.openings or (
            hit.cue.lemma in _HESITANT and not any(o.cut.how in _HESITANT[hit.cue.lemma] for o in hit.openings)
        ):
            return None
        hit.start = hit.start or hit.openings[0].cut
        if hit.subject is not None and hit.subject.kind == "document":
            hit.subject = self._issuer(hit.subject, last) or hit.subject
        if hit.subject is None and hit.subject_span is None:
            self._look_before(hit, first)
        return hit

    def _look_after(self, hit: CueHit, last: int) -> None:
        """Go right from the cue to its content, picking up subject, addressee, occasion and medium on the way."""
        doc, norm = self.doc, self.doc.norm
        cue = hit.cue
        j = hit.first + 1 + len(hit.sense.rest)
        end = min(last, hit.first + REACH)
        verbal = hit.kind == "verb"
        joins = {_JOINS[x] for x in cue.joins if x in _JOINS}
        while j < end:
            word = norm[j]
            if not doc.word[j]:
                if word == ":":
                    hit.start = after_colon(self.doc, j, last)
                    return
                if word in QUOTES and self._opens(j):
                    closing = closing_quote(doc, j, len(doc))
                    span = closing - j if closing > 0 else 99
                    named = j + 1 in self.at and self.at[j + 1].last >= closing - 1 and closing > 0
                    if span > 4 and not named and not self._name_in_marks(closing, span, end):
                        hit.start = Cut(j, 0, "quote")
                        return
                    if verbal and hit.subject is None and closing > 0 and j - hit.first < 3:
                        inner = next((self.at[k] for k in range(j + 1, closing) if k in self.at), None)
                        hit.subject, hit.subject_span = inner, None if inner else (j + 1, closing - 1)
                        j = closing + 1
                        continue
                j += 1
                continue
            if word in THAT:
                if word == "الا" and j > hit.first + 2:
                    j += 1
                    continue
                hit.start = Cut(j + 1, 0, "that")
                return
            if word == "عن" and cue.stance == "relay" and j + 1 in self.at:
                if hit.subject:
                    hit.relay.append(hit.subject)
                hit.subject, hit.settled = self.at[j + 1], True
                j = self.at[j + 1].last + 1
                continue
            if word in joins:
                if j + 1 < end and norm[j + 1] in THAT:
                    hit.start = Cut(j + 2, 0, "that")
                    return
                if not self._aside(j + 1):
                    hit.start = Cut(j + 1, 0, "preposition")
                    return
            if self.attached(j, cue):
                hit.start = Cut(j, 1, "preposition")
                return
            if word in _ADJUNCTS:
                if j + 1 < end and norm[j + 1] in _OCCASIONS:
                    hit.occasion = self._occasion(j + 1, end)
                j = self._past_phrase(j + 1, end)
                continue
            mention = self.at.get(j)
            if mention is not None:
                if mention.preposition:
                    if mention.kind in {"medium", "media"}:
                        hit.medium = mention
                    elif hit.addressee is None:
                        hit.addressee = mention
                    j = mention.last + 1
                    continue
                if verbal and hit.subject is None and hit.subject_span is None and not mention.conjunction:
                    hit.subject = mention
                    j = mention.last + 1
                    continue
                if hit.kind == "noun" and hit.subject is None and not hit.sense.suffix:
                    hit.subject = mention
                    j = mention.last + 1
                    continue
                if (
                    (hit.subject is not None or hit.subject_span is not None)
                    and mention.kind == "person"
                    and (hit.subject is None or (hit.subject.name is None and hit.subject.kind != "state"))
                    and not mention.conjunction
                    and (cue.stance in _SAYING or self._same_phrase(hit, j))
                ):
                    hit.subject = mention
                    j = mention.last + 1
                    continue
                if mention.conjunction and hit.subject is not None and j == word_after(self.doc, hit.subject.last):
                    j = mention.last + 1
                    continue
                if "O" in cue.joins and (hit.subject or not verbal or hit.sense.suffix or j - hit.first > 1):
                    if cue.stance in {"call", "accuse", "warn"} and hit.addressee is None:
                        hit.addressee = mention
                        j = mention.last + 1
                        continue
                    self._object(hit, j, last)
                    return
                if hit.addressee is None:
                    hit.addressee = mention
                j = mention.last + 1
                continue
            if word in _ADVERBS or word in _AUXILIARIES or word[0].isdigit():
                j += 1
                continue
            if word in PREPOSITIONS or word in {"الذي", "التي", "الذين"}:
                if word in {"الذي", "التي", "الذين"}:
                    j = past_relative(self.doc, j, end)
                    continue
                j = self._past_phrase(j + 1, end)
                continue
            other = self.sense(j, last)
            if (
                other is not None
                and j > hit.first + 1
                and (other.conjunction or other.shape == "active")
                and hit.start is None
            ):
                return
            if (
                verbal
                and hit.subject is None
                and hit.subject_span is None
                and j <= hit.first + 2
                and not hit.sense.suffix
            ):
                k = self.noun_end(j, end)
                if self._subject_like(j, k):
                    hit.subject_span = (j, k)
                    j = k + 1
                    continue
            if "O" in cue.joins and (hit.kind != "noun" or hit.subject or hit.sense.suffix):
                self._object(hit, j, last)
                return
            j += 1

    def _name_in_marks(self, closing: int, span: int, end: int) -> bool:
        """Whether short words in marks belong to the subject, since «أن» only follows: «رئيسة «اتحاد كذا» أن …»."""
        after = self.doc.norm[closing + 1 : min(closing + 7, end)] if closing > 0 else []
        return span <= 8 and any(w in THAT and w != "الا" for w in after) and not {"،", ",", "."} & set(after[:1])

    def _opens(self, i: int) -> bool:
        """Whether a mark opens a quotation; the same sign may close one."""
        return i + 1 < len(self.doc) and self.doc.quoted[i + 1]

    def _same_phrase(self, hit: CueHit, j: int) -> bool:
        """Whether a name at j ends the subject's own phrase: «مدير الاتحاد العربي للكرة الطائرة جلال حمزة»."""
        end = hit.subject.last if hit.subject else hit.subject_span[1] if hit.subject_span else j
        between = range(end + 1, j)
        return j - end <= 6 and all(self.doc.word[k] and not self.doc.norm[k].startswith("ب") for k in between)

    def attached(self, j: int, cue: Cue) -> bool:
        """Whether the word at j carries «ب» or «ل» that brings the content: «طالب بوقف القتال»."""
        word, mention = self.doc.norm[j], self.at.get(j)
        if "ب" in cue.joins and word[0] == "ب" and len(word) > 3 and word not in _NOT_B:
            return not (mention is not None and mention.preposition and mention.kind == "place")
        return "ل" in cue.joins and word[0] == "ل" and len(word) > 3 and mention is None and word not in {"لدي", "لكن"}

    def _object(self, hit: CueHit, j: int, last: int) -> None:
        """Content without «أن» begins at j, unless the words from j on still belong to the subject and «أن» comes later."""
        doc, norm = self.doc, self.doc.norm
        reach = (
            last
            if hit.cue.stance in {"say", "claim", "warn", "expect", "write"} and not hit.cue.joins - {"O"}
            else j + 16
        )
        person: Mention | None = None
        for k in range(j, min(reach, last)):
            mention = self.at.get(k)
            if mention is not None and mention.kind == "person" and not mention.conjunction and not mention.preposition:
                person = person or mention
            if not doc.word[k]:
                if norm[k] == ":" or (norm[k] in QUOTES and self._opens(k) and closing_quote(doc, k, len(doc)) - k > 5):
                    hit.start = after_colon(self.doc, k, last) if norm[k] == ":" else Cut(k, 0, "quote")
                    break
                continue
            if norm[k] in THAT and norm[k] != "الا":
                hit.start = Cut(k + 1, 0, "that")
                break
            if k > j and self.words.look_up(norm[k]) and k not in self.at:
                sense = self.sense(k, last)
                if sense is not None and (sense.shape == "active" or sense.conjunction):
                    break
        if hit.start is None:
            hit.start = Cut(j, 0, "object")
            return
        near = person is not None and person.first - j < 12 and hit.kind == "verb"
        if near and (
            hit.subject is None
            or (hit.subject.name is None and hit.subject.kind in {"office", "noun", "body", "source"})
        ):
            hit.subject = person

    def _aside(self, j: int) -> bool:
        """Whether what follows a preposition is an occasion or a medium rather than the content."""
        if j >= len(self.doc):
            return True
        mention = self.at.get(j)
        return self.doc.norm[j] in _OCCASIONS or (mention is not None and mention.kind in {"medium", "media"})

    def _occasion(self, j: int, end: int) -> tuple[int, int]:
        k = j
        while k + 1 < end and self.doc.word[k + 1] and self.doc.norm[k + 1] not in THAT and k - j < 6:
            k += 1
        return j, k

    def _past_phrase(self, j: int, end: int) -> int:
        """The token after a prepositional phrase: a mention, or a noun with what belongs to it."""
        if j in self.at:
            return self.at[j].last + 1
        k = j + 1
        norm = self.doc.norm
        while k < end and self.doc.word[k] and norm[k].startswith("ال") and norm[k] not in THAT and k not in self.at:
            k += 1
        return k

    def noun_end(self, j: int, end: int) -> int:
        k = j
        while k + 1 < end and k - j < 5 and self.doc.word[k + 1]:
            word = self.doc.norm[k + 1]
            if word in THAT or word in PREPOSITIONS or word in _ADVERBS or self.words.look_up(word) or k + 1 in self.at:
                break
            k += 1
        return k

    def _subject_like(self, j: int, k: int) -> bool:
        """A noun phrase that can speak: definite, or a noun with an adjective, before «أن» or a preposition."""
        norm = self.doc.norm
        after = norm[k + 1] if k + 1 < len(norm) else ""
        if norm[j].endswith("ون") and len(norm[j]) > 4:
            return True
        return norm[j].startswith("ال") or after in THAT or after in {"في", ":"} or k + 1 in self.at

    def _topic_before(self, hit: CueHit, first: int) -> None:
        """The subject that stands before the cue: «أما فلان فأشار إلى …», «نقلت الوكالة عن فلان قوله …»."""
        norm = self.doc.norm
        low = max(first - 1, hit.first - 16)
        if hit.kind == "noun" and norm[hit.first] in _SPEECH_AFTER:
            wanted, whole = {"عن"}, True
        elif hit.kind == "verb" and (hit.sense.conjunction == "ف" or norm[hit.first - 1] == "فقد"):
            wanted, whole = set(_AS_FOR), False
        else:
            return
        opener = next((j for j in range(hit.first - 1, low, -1) if norm[j] in wanted), -1)
        if opener < 0:
            return
        here = [self.at[j] for j in range(opener + 1, hit.first) if j in self.at and not self.at[j].preposition]
        if whole:
            here = [m for m in here if m.first <= opener + 2]
        subject = next((m for m in here if m.kind == "person"), here[0] if here else None)
        if subject is not None and subject.kind not in {"adjective", "place"}:
            hit.subject, hit.before, hit.settled = subject, True, True

    def _issuer(self, document: Mention, last: int) -> Mention | None:
        """Whose statement or report it is: «بيان صادر عن الخارجية», «إحصاءات صدرت عن الأمم المتحدة»."""
        j = document.last + 1
        if j + 2 >= last or self.doc.norm[j] not in _ISSUED:
            return None
        start = j + 2 if self.doc.norm[j + 1] in {"عن", "من"} else j + 1
        return next((self.at[k] for k in range(start, min(start + 2, last)) if k in self.at), None)

    def _look_before(self, hit: CueHit, first: int) -> None:
        """A subject right before the verb: «لكن رئيس الوزراء قال»."""
        if hit.kind != "verb" or hit.sense.conjunction:
            return
        j = hit.first - 1
        steps = 0
        while j >= first and steps < 5:
            if j in self.ending:
                mention = self.ending[j]
                if not mention.preposition or self.doc.norm[j + 1] in {"الذي", "التي"}:
                    hit.subject, hit.before = mention, True
                return
            word = self.doc.norm[j]
            if not self.doc.word[j] and word not in QUOTES and word not in "،,)(":
                return
            if (
                self.doc.word[j]
                and word not in _AUXILIARIES
                and word not in {"الذي", "التي", "الذين", "هو", "هي", "ايضا"}
            ):
                return
            steps += 1
            j -= 1
