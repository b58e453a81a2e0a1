"""Which of its meanings a name has in a document, by what else the document names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from marsad.reading.actors.kin import kin_table
from marsad.reading.actors.matching import Match
from marsad.reading.lexicon import Actor, Form, Kind, Person, Place, Sense


@dataclass(slots=True)
class Evidence:
    """Codes, countries and entries that the document names beyond doubt; decides what its ambiguous names mean."""

    codes: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    entries: Counter[int] = field(default_factory=Counter)

    def weight(self, entry: Actor | Place) -> int:
        """How much speaks for the entry."""
        total = 3 * self.entries[id(entry)]
        if isinstance(entry, Actor):
            total += 2 * self.codes[entry.code]
            for kin in kin_table().kin.get(entry.code, ()):
                total += self.codes[kin] + (self.countries[kin] if len(kin) == 3 else 0)
        if entry.country:
            total += self.countries[entry.country]
        return total

    def has(self, code: str) -> bool:
        """Whether a code or country is named."""
        return bool(self.codes[code] or self.countries[code])


def evidence(found: dict[int, Match]) -> Evidence:
    """Count the unambiguous names of a document."""
    result = Evidence()
    doubtful = kin_table().doubtful
    for match in found.values():
        entries = {id(s.entry): s.entry for s in match.senses if not s.ambiguous}
        if len(entries) != 1 or match.phrase in doubtful:
            continue
        entry = next(iter(entries.values()))
        result.entries[id(entry)] += 1
        if isinstance(entry, Actor):
            result.codes[entry.code] += 1
        if entry.country:
            result.countries[entry.country] += 1
    return result


_CUED = {Kind.MEDIUM, Kind.ORGANISATION, Kind.BODY}


def _needed(sense: Sense, match: Match, known: Evidence) -> bool:
    """Whether enough speaks for an ambiguous sense."""
    entry = sense.entry
    if match.paired:
        return isinstance(entry, Actor) and entry.kind in {Kind.STATE, Kind.COLLECTIVE}
    if isinstance(entry, Place):
        return bool(entry.country and known.countries[entry.country] >= 2 and (match.preposition == "ب" or match.led))
    if sense.form is Form.SHORT:
        return known.entries[id(entry)] > 0 or match.led
    if entry.code in kin_table().kin:
        return known.weight(entry) >= 2
    if isinstance(entry, Person) or entry.kind in _CUED:
        return known.entries[id(entry)] > 0 or (entry.kind is not Kind.PERSON and match.led)
    return known.weight(entry) >= 2


def sense_of(match: Match, known: Evidence) -> Sense | None:
    """The sense that a match has in this document; None when it is too doubtful to use."""
    senses = match.senses
    if not senses:
        return None
    doubtful = match.phrase in kin_table().doubtful
    if len(senses) == 1 and not senses[0].ambiguous and not doubtful:
        return senses[0]
    best, best_weight = None, -1
    for sense in senses:
        weight = known.weight(sense.entry)
        if doubtful and not known.entries[id(sense.entry)]:
            continue
        if sense.ambiguous and not _needed(sense, match, known):
            continue
        # a word that can be both name and adjective («روسيا») is the name
        weight = weight * 4 + 2 * (not sense.ambiguous) + (sense.form is not Form.ADJECTIVE)
        if weight > best_weight:
            best, best_weight = sense, weight
    return best
