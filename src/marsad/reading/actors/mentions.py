"""Mentions: the noun phrases of a report that stand for an actor, with code and role as far as the phrase itself tells."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.reading.actors.kin import kin_table
from marsad.reading.actors.matching import Match, phrases
from marsad.reading.actors.mention import Mention
from marsad.reading.actors.phrases import FIXED_AL, PhraseReader
from marsad.reading.actors.senses import sense_of
from marsad.reading.lexicon import Actor, Form, Kind, Person, Place, Sense, State
from marsad.reading.text.document import QUOTES, Document

_LEADING = frozenset("بقياده تقوده تقودها يقوده يقودها بزعامه برياسه".split())


class Finder(PhraseReader):
    """Goes through one document and builds its mentions."""

    def __init__(self, doc: Document, found: dict[int, Match], names: Sequence[tuple[int, int]]) -> None:
        super().__init__(doc, found, names)
        self.mentions: list[Mention] = []

    def run(self) -> list[Mention]:
        """All mentions in order of the text."""
        for first, last in self.doc.sentences:
            i = first
            while i < last:
                mention = self.at(i, last)
                if mention is None:
                    i += 1
                    continue
                self.mentions.append(mention)
                i = mention.last + 1
        return self.mentions

    def inner_persons(self) -> list[Mention]:
        """Persons named inside the phrases found by `run`."""
        taken = {i for m in self.mentions if m.name for i in range(m.name[0], m.name[1] + 1)}
        found = []
        for mention in self.mentions:
            if mention.kind == "person" or mention.name is not None:
                continue
            i = mention.first
            while i <= mention.last:
                match = self.found.get(i)
                sense = sense_of(match, self.known) if match is not None else None
                last = -1
                actor: Person | None = None
                if match is not None and sense is not None and isinstance(sense.entry, Person):
                    last, actor = match.last, sense.entry
                elif i in self.names:
                    last = self.names[i]
                if i <= last <= mention.last and i not in taken:
                    start = self._written(match) if match is not None and actor else self.doc.start[i]
                    code = actor.code if actor else None
                    found.append(Mention(i, last, start, "person", code, "UNK", name=(i, last), actor=actor))
                    i = last
                i += 1
        return found

    def at(self, i: int, end: int) -> Mention | None:
        """The mention that begins at token i, if one does."""
        match = self.found.get(i)
        if i in self.names and not (match and self._names_group(match)):
            return self._person(i, i, end)
        if match is None or match.last >= end:
            return None
        sense = sense_of(match, self.known)
        if sense is not None and isinstance(sense.entry, Person):
            return self._person(i, i, end)
        if match.titles or (match.noun and match.noun.kind == "office") or match.honorific:
            phrase = self._phrase(match, end)
            if phrase is not None:
                return phrase
        if sense is not None:
            return self._named(match, sense, end)
        if match.heads or match.noun:
            return self._phrase(match, end)
        return None

    def _names_group(self, match: Match) -> bool:
        """A longer listed actor that merely begins with a person's name or contains one."""
        last = self.names[match.first]
        return match.last > last and bool(match.senses)

    def _named(self, match: Match, sense: Sense, end: int) -> Mention:
        entry = sense.entry
        doc = self.doc
        last = match.last
        kind = {
            Form.CAPITAL: "capital",
            Form.SEAT: "seat",
            Form.ADJECTIVE: "adjective",
            Form.PEOPLE: "people",
            Form.PLACE: "place",
        }.get(sense.form, "")
        if isinstance(entry, Place):
            return self._mention(match, last, "place", entry.country, "CIV", country=entry.country)
        if not kind:
            kind = "state" if isinstance(entry, State) else entry.kind.value
        role = entry.role
        if kind == "adjective" and sense.grammar and (sense.grammar.number > 1 or doc.norm[last].endswith("ين")):
            kind, role = "people", "CIV"
        elif kind == "people":
            role = "CIV"
        if kind in {"organisation", "group", "body"}:
            last = self._tail(last + 1, end)
        code: str | None = entry.code
        table = kin_table()
        if code in table.generic:
            code, kind = None, "noun"
        elif (
            entry.code.startswith("X:")
            and entry.country
            and (entry.kind in {Kind.MEDIUM, Kind.BODY} or self._national(entry))
        ):
            code = entry.country
        for other, reading in table.reads.get(entry.code, ()):
            if self.known.has(other):
                code = reading
                break
        mention = self._mention(match, last, kind, code, role, country=entry.country, actor=entry)
        before = doc.norm[match.first - 1] if match.first else ""
        mention.leads = before in _LEADING
        return mention

    def _national(self, entry: Actor) -> bool:
        """A body with its nation in its name («هيئة الهلال الأحمر السعودي») acts as the nation."""
        state = phrases().lexicon.states.get(entry.country or "")
        if state is None or entry.kind is not Kind.ORGANISATION:
            return False
        return any(a.text.removesuffix("ي") in name.text for a in state.adjectives for name in entry.names)

    def _tail(self, j: int, end: int) -> int:
        """Definite adjectives and a bracketed second name belong to a named actor: «تنظيم داعش الإرهابي»."""
        doc = self.doc
        norm = doc.norm
        while j < end:
            if doc.word[j] and norm[j].startswith("ال") and norm[j].endswith(("ي", "يه")) and norm[j] not in FIXED_AL:
                j += 1
                continue
            if norm[j] in QUOTES | {")"} and j + 1 < end and norm[j] in '»”")' and doc.start[j] >= doc.end[j - 1]:
                j += 1
                continue
            break
        while j > 0 and not doc.word[j - 1]:
            j -= 1
        return j - 1
