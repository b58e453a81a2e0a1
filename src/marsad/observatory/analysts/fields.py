"""The code book: every field of an event, statement, mention and actor, with type, meaning and where it comes from.

Exports, the API's description and docs/codebook.md are all made from these tables, so that none of them can say something
else. Types: text, integer, number, yes/no, day (``2015-08-11``), time (UTC, ISO 8601), texts (a list), counts (a number
by name); or a table of further fields, one or a list of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.observatory.selection import What


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `parts` are the fields of what it holds, for the types `record` and `records`."""

    name: str
    type: str
    meaning: str
    source: str
    parts: tuple[Field, ...] = ()
    nullable: bool = False


READER, DESK, LISTS, ARTICLE, RECORD = "reader", "desk", "word lists", "article", "record"


def _f(name: str, type_: str, meaning: str, source: str, nullable: bool = False) -> Field:
    return Field(name, type_, meaning, source, (), nullable)


_ACTOR_REF = (
    _f("key", "text", "key of the actor, the same in every table and export", RECORD),
    _f("kind", "text", "state, organisation, group, body, medium, collective or person", LISTS),
    _f("name", "text", "usual name in Arabic", LISTS),
    _f("name_en", "text", "name in English; empty where no list has one", LISTS),
    _f("country", "text", "alpha-3 code of the state that it is or belongs to; empty for none or several", LISTS),
)

_SIDE = (
    *_ACTOR_REF,
    _f("role", "text", "capacity in which it acts (GOV, MIL, REB …; see actors)", READER),
    _f("person", "text", "key of the person who acts for it; empty when none is named", READER),
    _f("person_name", "text", "that person's usual name in Arabic", LISTS),
    _f("person_name_en", "text", "that person's name in English", LISTS),
    _f("text", "text", "how the report names it", READER),
)

_SPOT = (
    _f("name", "text", "GeoNames' name, or the word lists' for a place without coordinates", "GeoNames"),
    _f(
        "kind",
        "text",
        "country, capital, city, settlement, province (the point is the town of its name) or another kind",
        LISTS,
    ),
    _f("country", "text", "alpha-3 code of the state that it lies in", LISTS),
    _f("latitude", "number", "WGS 84, degrees; null for what is no point or not known", "GeoNames", True),
    _f("longitude", "number", "WGS 84, degrees; null likewise", "GeoNames", True),
    _f("geonames", "integer", "identifier in GeoNames; null likewise", "GeoNames", True),
)

_ARTICLE = (
    _f("article", "integer", "number of the article on this site", ARTICLE),
    _f("title", "text", "its headline", ARTICLE),
    _f("outlet", "text", "outlet or agency that it is credited to; empty when none is named", ARTICLE),
    _f("address", "text", "address of the article on this site", ARTICLE),
    _f("original_address", "text", "where the outlet published it; empty when not known", ARTICLE),
    _f("published", "time", "when it was published", ARTICLE),
)

_HOW = (
    _f("confidence", "number", "share of such items that were right in reports not seen in training, 0 to 1", READER),
    _f("rule", "text", "rule or model that made it", READER),
    _f("made_by", "text", "reader, or editor when somebody at the desk made or corrected it", RECORD),
    _f("reader", "text", "version of the reader", READER),
    _f("checked", "text", "unseen, confirmed or corrected: what the desk said of it", DESK),
)

_WHAT = (
    _f("type", "text", "one of PLOVER's sixteen event types", READER),
    _f(
        "quad",
        "integer",
        "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
        RECORD,
    ),
    _f("mode", "text", "kind of word that told it, finer than the type; empty for none", READER),
    _f("status", "text", "happened, planned, called_for, alleged or denied", READER),
)

_WHEN = (
    _f(
        "date",
        "day",
        "day on which it takes or took place; the first of the month when only that is known; null when not said",
        READER,
        True,
    ),
    _f("date_precision", "text", "day or month; empty without a date", READER),
)

_SIDES = (
    Field("actors", "records", "who acts", READER, _SIDE),
    Field("recipients", "records", "who is acted on", READER, _SIDE),
)

_WHERE = (
    _f("place", "text", "place as the report names it; empty when not said", READER),
    Field("location", "record", "what is known of that place; null when nothing is", LISTS, _SPOT, True),
)

EVENT = (
    _f("id", "integer", "number of the event. It stays while the event stays; see «Ids»", RECORD),
    *_WHAT,
    _f("contested", "yes/no", "whether accounts disagree on the status", RECORD),
    Field("statuses", "counts", "how many articles tell it with each status", RECORD),
    *_WHEN,
    _f("sort_date", "day", "date, or the day of the first report: what lists are ordered and chosen by", RECORD),
    *_WHERE,
    *_SIDES,
    _f(
        "according_to",
        "text",
        "whom the lead account names as its source; empty when the report says it itself",
        READER,
    ),
    _f("quote", "text", "words of the lead account that tell it", READER),
    *_ARTICLE,
    _f("first_reported", "time", "when the first article that tells it was published", RECORD),
    _f("last_reported", "time", "when the last one was", RECORD),
    _f("reports", "integer", "articles that tell it", RECORD),
    _f("outlets", "integer", "outlets of those articles", RECORD),
    _f("confidence", "number", "that of its best account, 0 to 1; 1 when the desk confirmed one", RECORD),
    _f("checked", "text", "unseen, confirmed or corrected: what the desk said of the lead account", DESK),
)

MENTION = (
    _f("id", "integer", "number of the account; new when its article is read anew", RECORD),
    _f("event", "integer", "number of the event that it tells", RECORD),
    *_WHAT,
    *_WHEN,
    _f("date_basis", "text", "said, or inferred from the report's dateline", READER),
    *_WHERE,
    *_SIDES,
    _f("according_to", "text", "whom the report names as its source; empty when it says it itself", READER),
    _f("quote", "text", "the words that tell it", READER),
    _f("trigger", "text", "the event word", READER),
    _f(
        "start",
        "integer",
        "where the quote begins: characters from the first of the headline, with one line feed after it",
        READER,
    ),
    _f("end", "integer", "where it ends", READER),
    *_ARTICLE,
    _f("reported_on", "day", "day of publication in the site's time zone", ARTICLE),
    *_HOW,
    _f(
        "merge_score", "number", "how well it agreed with the accounts that were there, 0 to 1; 0 for the first", RECORD
    ),
    _f("merge_reason", "text", "what spoke for its being the same event", RECORD),
)

STATEMENT = (
    _f("id", "integer", "number of the statement; new when its article is read anew", RECORD),
    Field(
        "speaker",
        "record",
        "who speaks: a person, or else a body; null when nobody in the lists or record",
        READER,
        _ACTOR_REF,
        True,
    ),
    _f("speaker_text", "text", "how the report names the speaker", READER),
    Field(
        "speaks_for",
        "record",
        "state, body or group that the speaker speaks for; null when not known",
        READER,
        _ACTOR_REF,
        True,
    ),
    _f("cue", "text", "the reporting word", READER),
    _f("kind", "text", "direct when words of the speaker stand in quotation marks, else indirect", READER),
    _f("stance", "text", "what the reporting word shows: say, claim, deny, blame, ask …", READER),
    _f("content", "text", "what was said", READER),
    _f("addressee", "text", "to whom; empty when not said", READER),
    _f("medium", "text", "through which outlet or channel; empty when not said", READER),
    Field("about", "records", "actors named in what was said", READER, _ACTOR_REF),
    _f(
        "start",
        "integer",
        "where the content begins: characters from the first of the headline, with one line feed after it",
        READER,
    ),
    _f("end", "integer", "where it ends", READER),
    *_ARTICLE,
    _f("reported_on", "day", "day of publication in the site's time zone", ARTICLE),
    *_HOW,
)

_OFFICE = (
    _f("title", "text", "title in Arabic", LISTS),
    _f("code", "text", "state, body or group that it is held for", LISTS),
    _f("role", "text", "capacity (GOV, MIL …)", LISTS),
    _f("start", "day", "first day of the month in which it began; null when not known", LISTS, True),
    _f("end", "day", "last day of the month in which it ended; null when not known, or still held", LISTS, True),
)

ACTOR = (
    _f("id", "integer", "number of the actor on this site", RECORD),
    *_ACTOR_REF[:2],
    _f("code", "text", "code that it acts for: its own, or a person's state or group; empty when not known", LISTS),
    _f("role", "text", "capacity (GOV, MIL, REB …)", LISTS),
    *_ACTOR_REF[2:],
    _f("aliases", "texts", "other names", LISTS),
    Field("offices", "records", "offices that a person held, the latest first", LISTS, _OFFICE),
    _f("made_by", "text", "lexicon for the word lists, reader, or editor", RECORD),
)

TABLES: dict[What, tuple[Field, ...]] = {
    What.EVENTS: EVENT,
    What.MENTIONS: MENTION,
    What.STATEMENTS: STATEMENT,
    What.ACTORS: ACTOR,
}
