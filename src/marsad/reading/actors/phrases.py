"""Noun phrases: what a title, an institution or a common noun takes with it, and persons with their titles."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.reading.actors.matching import COUNTERPART, Match, phrases
from marsad.reading.actors.mention import Mention
from marsad.reading.actors.senses import evidence, sense_of
from marsad.reading.lexicon import Actor, Form, Person, Sense
from marsad.reading.text.document import QUOTES, Document

LONGEST_PHRASE = 16
"""Tokens that one noun phrase may have after its head."""
_LINKS = frozenset("في من لدي باسم التابع التابعه التابعين لـ عن علي بقياده".split())
_RELATIVE = frozenset("الذي التي الذين اللذان اللذين اللتين اللتان مما بما لما".split())
_AGAINST = frozenset("المناهضه المناهضين المعاديه المعادين المناوي المناويه المعارضه المعارضين المدعومه المدعوم المدعومين "
                     "المتحالفه المتحالف المتحالفين".split())  # fmt: skip
"""Words after which a named actor is the phrase's enemy, backer or ally and not its owner."""
_ROYAL = frozenset("الملك الامير السلطان الاميره الملا الريس الاب المخلوع الريس الشهيد الجنرال الامام".split())
FIXED_AL = frozenset("الان اليوم الي الا امس الامس الماضي المقبل الجاري الحالي القادم الاحد الاثنين الثلاثاء الاربعاء "
                      "الخميس الجمعه السبت التي الذي الذين الليله الاسبوع الشهر العام".split())  # fmt: skip
"""Words with an article that belong to no phrase before them."""


class PhraseReader:
    """Reads the phrase that begins at a token of one document."""

    def __init__(self, doc: Document, found: dict[int, Match], names: Sequence[tuple[int, int]]) -> None:
        self.doc = doc
        self.found = found
        self.names = dict(names)
        self.known = evidence(found)

    def _mention(self, match: Match, last: int, kind: str, code: str | None, role: str, *, country: str | None = None,
                 actor: Actor | None = None) -> Mention:  # fmt: skip
        doc = self.doc
        body = doc.norm[match.first][match.cut :]
        if match.preposition == "ل" and doc.norm[match.first][len(match.conjunction) :].startswith("لل"):
            body = "ا" + body
        return Mention(
            match.first,
            last,
            doc.start[match.first] + self._written(match),
            kind,
            code,
            role,
            match.conjunction,
            match.preposition,
            body,
            country=country,
            actor=actor,
        )

    def _written(self, match: Match) -> int:
        """Characters of the first token before the name itself; 0 when taking them off would leave no clean form."""
        if match.preposition == "ل" and self.doc.norm[match.first][len(match.conjunction) :].startswith("لل"):
            return len(match.conjunction)
        return match.cut

    def _phrase(self, match: Match, end: int) -> Mention | None:
        """A phrase headed by an institution, an office or a common noun, with what tells whose it is."""
        doc, norm = self.doc, self.doc.norm
        kind, role = self._head(match)
        code: str | None = None
        country: str | None = None
        owner: str | None = None
        code, country = self._inside(match)
        j = match.last + 1
        limit = min(end, match.last + LONGEST_PHRASE)
        last = match.last
        plain = 0
        while j < limit:
            if not doc.word[j]:
                if norm[j] in QUOTES or norm[j] in "()":
                    j += 1
                    continue
                if norm[j] in "،,-" and j + 1 < limit and self._name_from(j + 1, limit) and kind == "office":
                    j += 1
                    continue
                break
            if j in self.names or self._is_person(j):
                if kind in {"office", "honorific"} and not self._glued(j):
                    return self._person(
                        match.first, self._name_from(j, limit) or j, end, title=(match, last, code, role)
                    )
                person = self._person(j, j, end)
                if code is None and not self._glued(j):
                    code, last = person.code, person.last
                break
            if COUNTERPART.match(norm[j]):
                break
            other = self.found.get(j)
            if other is not None and other.last < limit and not other.conjunction:
                sense = sense_of(other, self.known)
                if other.honorific and kind in {"office", "honorific"}:
                    j = other.last + 1
                    continue
                if sense is not None and self._binds(other, sense, kind):
                    entry = sense.entry
                    found_code = entry.code if isinstance(entry, Actor) else entry.country
                    if norm[j - 1] in _AGAINST or norm[j - 2] in _AGAINST:
                        last = other.last
                        j = last + 1
                        continue
                    if code is None or (country is None and sense.form is not Form.ADJECTIVE):
                        if code is None:
                            code = found_code
                            owner = found_code
                        country = country or entry.country
                    last = other.last
                    j = last + 1
                    plain = 0
                    continue
                if (other.heads or other.titles or other.noun) and (not other.preposition or kind == "office"):
                    if other.titles and kind == "office" and other.preposition == "":
                        role = role if role != "UNK" else self._head(other)[1]
                    elif (role in {"UNK", "GOV"} and kind == "office" and other.heads) or (
                        kind == "noun" and role == "REB" and other.heads
                    ):
                        role = other.heads[0].head.role
                    last = other.last
                    j = last + 1
                    plain = 0
                    continue
                break
            if (
                norm[j] in _LINKS
                and j + 1 < limit
                and self.found.get(j + 1)
                and kind in {"office", "noun", "body", "force"}
            ):
                nxt = self.found[j + 1]
                sense = sense_of(nxt, self.known)
                if nxt.conjunction or nxt.preposition or not (nxt.senses or nxt.heads):
                    break
                if norm[j] in {"علي", "عن", "بقياده"}:
                    break
                if norm[j] == "في" and kind in {"noun", "force"} and not (sense and isinstance(sense.entry, Actor)):
                    break
                j += 1
                continue
            if norm[j].startswith("ال") and norm[j] not in FIXED_AL and norm[j] not in _RELATIVE and plain < 3:
                plain += 1
                last = j
                j += 1
                continue
            break
        if kind == "honorific":
            return None
        mention = self._mention(match, last, kind, code, role, country=country)
        mention.owner = owner
        return mention

    def _inside(self, match: Match) -> tuple[str | None, str | None]:
        """Code and country of an actor named within a listed title or institution: «رئيس الائتلاف السوري»."""
        for i in range(match.first + 1, match.last + 1):
            inner = self.found.get(i)
            if inner is not None and inner.last <= match.last and inner.senses:
                sense = sense_of(inner, self.known)
                if sense is not None and not isinstance(sense.entry, Person):
                    entry = sense.entry
                    return (entry.code if isinstance(entry, Actor) else entry.country), entry.country
        return None, None

    def _head(self, match: Match) -> tuple[str, str]:
        """Kind and role of the phrase that a match heads."""
        noun = match.noun
        if match.titles:
            role = match.titles[0].title.role
            return "office", role or (noun.role if noun and noun.kind == "office" else "UNK")
        if noun is not None and noun.kind in {"group", "source", "media"}:
            return ("noun" if noun.kind == "group" else noun.kind), noun.role
        if match.heads:
            role = match.heads[0].head.role
            return ("force" if role in {"MIL", "COP"} else "body"), role
        if noun is not None:
            return noun.kind, noun.role
        return "honorific", "UNK"

    def _binds(self, match: Match, sense: Sense, kind: str) -> bool:
        """Whether a named actor inside a phrase tells whose the phrase is."""
        if isinstance(sense.entry, Person):
            return False
        if match.preposition in {"", "ل"}:
            return True
        return match.preposition == "ب" and kind in {"office", "noun", "force", "body"}

    def _is_person(self, j: int) -> bool:
        match = self.found.get(j)
        if match is None:
            return False
        sense = sense_of(match, self.known)
        return sense is not None and isinstance(sense.entry, Person)

    def _glued(self, j: int) -> bool:
        """Whether the name at j has a conjunction or preposition written onto it, so that a new phrase begins."""
        norm = self.doc.norm[j]
        match = self.found.get(j)
        if match is not None and match.senses:
            return bool(match.conjunction or match.preposition)
        return self._cut(j) > 0 and norm[0] in "ولبف"

    def _cut(self, j: int) -> int:
        from marsad.reading.people.nametags import strip_conjunction

        norm = self.doc.norm[j]
        return 1 if strip_conjunction(norm) != norm else 0

    def _name_from(self, j: int, end: int) -> int | None:
        """Token where a name begins at j or after honorifics at j."""
        doc = self.doc
        while j < end:
            if j in self.names or self._is_person(j):
                return j
            match = self.found.get(j)
            if match is not None and match.honorific and not match.conjunction:
                j = match.last + 1
                continue
            if not doc.word[j] and doc.norm[j] in QUOTES | {"(", "،"}:
                j += 1
                continue
            return None
        return None

    def _person(
        self, first: int, name: int, end: int, title: tuple[Match, int, str | None, str] | None = None
    ) -> Mention:
        """A person, from the title's first token (if any) to the end of the name and of a title in apposition."""
        doc = self.doc
        match = self.found.get(name)
        sense = sense_of(match, self.known) if match else None
        entry = sense.entry if sense is not None and isinstance(sense.entry, Person) else None
        last = max(self.names.get(name, name), match.last if match and entry else name)
        for i in range(name + 1, last + 1):
            last = max(last, self.names.get(i, last))
        cut = match.cut if match and entry else self._cut(name)
        bare = self._bare(name, last)
        code = role = None
        span = None
        conjunction = preposition = ""
        if title is not None:
            lead, title_last, code, role = title
            span = (lead.first, title_last)
            conjunction, preposition = lead.conjunction, lead.preposition
            start = doc.start[lead.first] + self._written(lead)
        else:
            start = doc.start[name] + cut
            glued = doc.norm[name][:cut]
            if match and entry:
                conjunction, preposition = match.conjunction, match.preposition
            elif glued:
                conjunction, preposition = ("و", "") if glued == "و" else ("", glued)
        mention = Mention(
            first,
            last,
            start,
            "person",
            code,
            role if role and role != "UNK" else (entry.role if entry else (role or "UNK")),
            conjunction,
            preposition,
            name=(bare, last),
            title=span if span or bare == name else (name, bare - 1),
            country=entry.country if entry else None,
            actor=entry,
        )
        if title is None:
            self._apposition(mention, end)
        return mention

    def _bare(self, name: int, last: int) -> int:
        """The token where the name itself begins, after «الملك», «الشيخ» and the like in a listed name."""
        honorifics = phrases().lexicon.honorifics
        while name < last and (self.doc.norm[name] in honorifics or self.doc.norm[name] in _ROYAL):
            name += 1
        return name

    def _apposition(self, mention: Mention, end: int) -> None:
        """A title after the name: «سامح شكري، وزير الخارجية المصري»."""
        doc = self.doc
        j = mention.last + 1
        comma = j < end and doc.norm[j] in "،,-–("
        if comma or (j < end and doc.norm[j] in QUOTES):
            j += 1
        match = self.found.get(j)
        if match is None or match.conjunction or match.preposition or not match.titles or match.last >= end:
            return
        if (
            not comma
            and not doc.norm[j].startswith("ال")
            and doc.norm[j] not in {"رييس", "وزير", "امين", "نايب", "زعيم", "قايد", "مدير"}
        ):
            return
        phrase = self._phrase(match, end)
        if phrase is None or phrase.kind != "office" or phrase.name:
            return
        mention.title = (phrase.first, phrase.last)
        mention.last = phrase.last
        mention.code = mention.code or phrase.code
        if phrase.role != "UNK":
            mention.role = phrase.role
