"""The persons of a report: names joined to one person each, with title and country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from marsad.arabic import fold
from marsad.reading.actors.matching import Match, phrases
from marsad.reading.actors.mention import Mention
from marsad.reading.lexicon import Lexicon, load
from marsad.reading.lexicon import Person as KnownPerson
from marsad.reading.people.nametags import strip_conjunction
from marsad.reading.text.clauses import PREPOSITIONS, THAT
from marsad.reading.text.document import QUOTES, Document, read_document
from marsad.reading.words.stats import UNSEEN, word_stats
from marsad.reading.words.vocabulary import acts, cues

_PARTICLES = frozenset("بن ابن بنت ال ابو ابي ام عبد ولد الدين الله".split())
_TOO_COMMON = 7


@dataclass(slots=True)
class PersonGroup:
    """All mentions of one person in a report."""

    words: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)
    known: KnownPerson | None = None
    code: str | None = None
    role: str = "UNK"
    country: str | None = None
    titles: set[str] = field(default_factory=set)
    """Words of all titles, without article: what «الوزير» may refer back to."""
    offices: list[frozenset[str]] = field(default_factory=list)
    """The words of each title, and of the office that a listed person held at the time."""

    @property
    def fullest(self) -> Mention:
        """The mention with the longest name."""
        return max(self.mentions, key=lambda m: m.name[1] - m.name[0] if m.name else -1)


def name_words(doc: Document, first: int, last: int) -> tuple[str, ...]:
    """Folded words of a name without what is written onto it; compound names («عبد الله») as one word."""
    words = [strip_conjunction(doc.norm[first]), *doc.norm[first + 1 : last + 1]]
    joined: list[str] = []
    for word in words:
        if not word or word in QUOTES or not word[0].isalnum():
            continue
        if joined and joined[-1] in {"عبد", "ابو", "ال"}:
            joined[-1] += word
        else:
            joined.append(word.removeprefix("ال") if len(word) > 4 else word)
    return tuple(w for w in joined if w not in {"بن", "ابن"})


def split_names(doc: Document, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut name spans at a conjunction: «مشعل ولافروف» is two names."""
    stats = word_stats()
    result = []
    for first, end in spans:
        start = first
        last = next((i - 1 for i in range(first + 1, end + 1) if _titles(doc.norm[i])), end)
        for i in range(first + 1, last + 1):
            norm = doc.norm[i]
            if norm[0] != "و" or len(norm) < 4:
                continue
            own, body = stats.get(norm, UNSEEN), stats.get(norm[1:], UNSEEN)
            if max(body[:2]) > max(own[:2]) or (own.frequency == 0 and body.frequency):
                result.append((start, i - 1))
                start = i
        result.append((start, last))
    trimmed = (_trim(doc, a, b) for a, b in result)
    return [span for span in trimmed if span is not None]


def _trim(doc: Document, first: int, last: int) -> tuple[int, int] | None:
    """Cut common words that are no part of names from the edges; None when nothing is left."""
    while first <= last and not _may_name(doc, first, False):
        first += 1
    while last >= first and not _may_name(doc, last, True):
        last -= 1
    return (first, last) if first <= last and len(doc.norm[first]) > 1 else None


def _may_name(doc: Document, i: int, ends: bool) -> bool:
    norm = doc.norm[i]
    if not doc.word[i] or norm[0].isdigit():
        return False
    if norm in THAT or norm in PREPOSITIONS or (ends and norm in {"بن", "ابو", "عبد"}):
        return False
    body = strip_conjunction(norm)
    stat = word_stats().get(body, UNSEEN)
    if ends and stat.given < 3 and (cues().look_up(norm) or acts().look_up(norm)):
        return False
    return stat.frequency < 7 or max(stat[:2]) >= 2


@cache
def _titles(norm: str) -> bool:
    """Whether a word, written together with what comes before it, opens a title: «ووزير», «بالرئيس»."""
    if norm[0] not in "وبلف" or word_stats().get(norm, UNSEEN).given >= 3:
        return False
    table = phrases()
    return any(
        (conjunction or preposition) and (body in table.lexicon.titles or body in table.nouns)
        for conjunction, preposition, body in table.variants(norm)
    )


def spread_names(doc: Document, spans: Sequence[tuple[int, int]], found: dict[int, Match]) -> list[tuple[int, int]]:
    """Add every later lone mention of a name that stands in full somewhere: «بيتر مورير … مورير»."""
    taken = {i for first, last in spans for i in range(first, last + 1)}
    stats = word_stats()
    single: set[str] = set()
    for first, last in spans:
        words = [strip_conjunction(doc.norm[first]), *doc.norm[first + 1 : last + 1]]
        if len(words) < 2:
            continue
        for word in (words[-1], words[0]) if len(words) == 2 else (words[-1], words[-2]):
            stat = stats.get(word, UNSEEN)
            rare = stat.frequency < (5 if word is words[0] else _TOO_COMMON)
            if len(word) > 2 and word not in _PARTICLES and rare and (word is not words[0] or max(stat[:2]) < 3):
                single.add(word)
    added = []
    for i, norm in enumerate(doc.norm):
        if i in taken or not doc.word[i]:
            continue
        body = strip_conjunction(norm)
        if (body in single or norm in single) and not (found.get(i) and found[i].senses):
            added.append((i, i))
    return sorted([*spans, *added])


def group_people(doc: Document, mentions: Sequence[Mention], published: date | None) -> list[PersonGroup]:
    """Join the mentions that name the same person, and number them in order of the text."""
    named = [m for m in mentions if m.name is not None]
    full = {w for m in named if m.name and m.name[1] > m.name[0] for w in name_words(doc, *m.name)}
    named = [m for m in named if _believable(doc, m, full)]
    keys = {id(m): name_words(doc, *m.name) for m in named if m.name}
    groups: list[PersonGroup] = []
    for mention in sorted(named, key=lambda m: (-len(keys[id(m)]), m.first)):
        words = keys[id(mention)]
        if not words:
            continue
        group = _home(groups, words, mention)
        if group is None:
            group = PersonGroup(words)
            groups.append(group)
        group.mentions.append(mention)
        if isinstance(mention.actor, KnownPerson):
            if not _is_called(mention.actor, words):
                mention.actor = mention.code = None
            elif group.known is None:
                group.known = mention.actor
    groups.sort(key=lambda g: min(m.first for m in g.mentions))
    for number, group in enumerate(groups):
        group.mentions.sort(key=lambda m: m.first)
        for mention in group.mentions:
            mention.person = number
            if mention.title is not None:
                title = title_words(doc, *mention.title)
                group.titles |= title
                group.offices.append(frozenset(title))
        _describe(group, published)
    return groups


def _is_called(known: KnownPerson, words: tuple[str, ...]) -> bool:
    """Whether a name of two or more words can be the listed person's: «صالح الجاسر» is not «صالح»."""
    if len(words) < 2:
        return True
    own = set(words)
    for surface in (*known.names, *known.short):
        listed = _listed_words(surface.text)
        if own <= listed or (len(listed) > 1 and listed <= own):
            return True
    return False


@cache
def _listed_words(text: str) -> frozenset[str]:
    doc = read_document("", text)
    return frozenset(name_words(doc, 1, len(doc) - 1)) if len(doc) > 1 else frozenset()


def title_words(doc: Document, first: int, last: int) -> set[str]:
    """Words of a title without conjunction and article."""
    words = set()
    for i in range(first, last + 1):
        norm = doc.norm[i]
        if doc.word[i] and norm not in PREPOSITIONS:
            if i == first and norm[0] in "وفبل" and len(norm) > 4 and norm not in word_stats():
                norm = norm[1:]
            words.add(norm[2:] if norm.startswith("ال") and len(norm) > 4 else norm)
    return words


def link_offices(doc: Document, mentions: Sequence[Mention], groups: Sequence[PersonGroup]) -> None:
    """«الوزير الألماني» after «وزير الخارجية الألماني فلان»: the same person when his title or office has all its words.

    A person whose whole title is said goes before one of whom only a part is, and then the one named last.
    """
    for mention in mentions:
        if mention.kind != "office" or mention.person >= 0 or mention.preposition == "ك":
            continue
        words = title_words(doc, mention.first, mention.last)
        if mention.conjunction or mention.preposition:
            words = {w for w in words if not w.startswith(mention.conjunction + mention.preposition + "ال")} | {
                mention.head.removeprefix("ال")
            }
        best, highest = -1, (False, -2)
        for number, group in enumerate(groups):
            if mention.code and group.code and not mention.inferred and mention.code != group.code:
                continue
            own = _nation_words(group.code) if mention.code == group.code else frozenset()
            if not words - own or not words - own <= group.titles | own:
                continue
            whole = any(title - own <= words for title in group.offices)
            before = max((m.first for m in group.mentions if m.first < mention.first), default=-1)
            if before < 0 and (not whole or len(words) < 2):
                continue
            if (whole, before) > highest:
                best, highest = number, (whole, before)
        if best >= 0 and (mention.head.startswith("ال") or len(words) > 1):
            mention.person = best
            group = groups[best]
            mention.code, mention.role = group.code or mention.code, group.role if group.role != "UNK" else mention.role


@cache
def _nation_words(code: str | None) -> frozenset[str]:
    """Folded words of a state's names and adjectives, without article."""
    state = load().states.get(code or "")
    if state is None:
        return frozenset()
    words = {fold(w) for s in (*state.names, *state.adjectives) for w in s.text.split(" ")}
    words |= {w + "ه" for w in words if w.endswith("ي")}
    return frozenset(w.removeprefix("ال") if len(w) > 4 else w for w in words)


def _believable(doc: Document, mention: Mention, full: set[str]) -> bool:
    """A single word is a name when listed, after a title, part of a full name elsewhere, or often a name."""
    assert mention.name is not None
    first, last = mention.name
    if last > first or mention.actor is not None or mention.title is not None:
        return True
    word = strip_conjunction(doc.norm[first])
    bare = word.removeprefix("ال") if len(word) > 4 else word
    return bare in full or word in full or max(word_stats().get(word, UNSEEN)[:2]) >= 3


def _home(groups: list[PersonGroup], words: tuple[str, ...], mention: Mention) -> PersonGroup | None:
    """The group that a mention belongs to: the same listed person, or one whose name holds all its words."""
    candidates = []
    for group in groups:
        if group.known is not None and mention.actor is group.known:
            return group
        if set(words) <= set(group.words) and not (group.known and mention.actor and mention.actor is not group.known):
            candidates.append(group)
    if not candidates:
        return None
    if len(candidates) == 1:
        return candidates[0]
    # a lone word shared by several persons is the one last mentioned before it
    return max(candidates, key=lambda g: max((m.first for m in g.mentions if m.first < mention.first), default=-1))


def _describe(group: PersonGroup, published: date | None) -> None:
    """Code, role and country from the titles in the report, else from the list of public persons."""
    codes = Counter(m.code for m in group.mentions if m.code)
    roles = Counter(m.role for m in group.mentions if m.title and m.role != "UNK")
    if codes:
        group.code = codes.most_common(1)[0][0]
    if roles:
        group.role = roles.most_common(1)[0][0]
    known = group.known
    if known is not None:
        office = next(iter(known.offices_on(published)), None) if published else None
        if office is not None:
            words = frozenset(fold(w).removeprefix("ال") for w in office.title.split(" "))
            group.titles |= words
            group.offices.append(words)
        group.code = office.code if office else known.code
        if group.role == "UNK":
            group.role = office.role if office else known.role
        group.country = known.country
    for mention in group.mentions:
        mention.country = mention.country or group.country


def share_codes(groups: Sequence[PersonGroup], lexicon: Lexicon) -> None:
    """Give every mention its person's code and role, and each person a country."""
    for group in groups:
        if group.code is None:
            codes = Counter(m.code for m in group.mentions if m.code)
            group.code = codes.most_common(1)[0][0] if codes else None
        if group.country is None and group.code:
            group.country = country_of(group.code, lexicon)
        for mention in group.mentions:
            if group.known is not None or mention.code is None:
                mention.code = group.code
            if mention.role == "UNK":
                mention.role = group.role
            mention.country = mention.country or group.country


def country_of(code: str, lexicon: Lexicon) -> str | None:
    """The state that an actor's code belongs to, when it belongs to one."""
    if len(code) == 3 and code in lexicon.states:
        return code
    return _countries(lexicon).get(code)


_COUNTRIES: dict[int, dict[str, str | None]] = {}


def _countries(lexicon: Lexicon) -> dict[str, str | None]:
    table = _COUNTRIES.get(id(lexicon))
    if table is None:
        votes: dict[str, Counter[str | None]] = {}
        for actor in lexicon.actors:
            votes.setdefault(actor.code, Counter())[actor.country] += 1
        table = {code: counter.most_common(1)[0][0] for code, counter in votes.items()}
        _COUNTRIES[id(lexicon)] = table
    return table
