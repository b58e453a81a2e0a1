"""The columns of exports and API: name, type, meaning, and POLECAT's name where it has the same. The code book is made of this."""

from __future__ import annotations

from typing import NamedTuple


class Field(NamedTuple):
    """A column. kind: ``text``, ``int``, ``float``, ``bool``, ``date``, ``moment``, or ``list`` of texts."""

    name: str
    kind: str
    meaning: str
    polecat: str = ""

    @property
    def csv(self) -> str:
        """Its name in CSV files."""
        return self.polecat or self.name


EVENTS = (
    Field(
        "id", "int", "Number of the event. Stays the same when articles are read again; addresses carry it.", "Event ID"
    ),
    Field("date", "date", "Day of the event: the one that is told, else that of the first report.", "Event Date"),
    Field("date_told", "bool", "Whether a report tells the date; else it is the day of the first report."),
    Field("granularity", "text", "How exact a told date is: day, or month (then the first of it)."),
    Field("type", "text", "PLOVER's event type.", "Event Type"),
    Field(
        "quad",
        "int",
        "PLOVER's quadrant: 1 cooperation in words, 2 in deeds, 3 conflict in words, 4 in deeds.",
        "Quad Code",
    ),
    Field("status", "text", "happened, planned, called_for, alleged or denied, from all accounts together.", "Status"),
    Field("contested", "bool", "Whether some accounts claim it and others deny it."),
    Field("actors", "list", "Codes of those who act.", "Actor Code"),
    Field("actor_names", "list", "Their names in Arabic.", "Actor Name"),
    Field("actor_sectors", "list", "Roles in which they act.", "Actor Sectors"),
    Field("recipients", "list", "Codes of those who are acted on.", "Recipient Code"),
    Field("recipient_names", "list", "Their names in Arabic.", "Recipient Name"),
    Field("recipient_sectors", "list", "Roles in which they are acted on.", "Recipient Sectors"),
    Field("people", "list", "Keys of the persons who take part.", "Story People"),
    Field("place", "text", "Place, as the reports write it.", "Placename"),
    Field("country", "text", "Alpha-3 of the state that the place lies in, where the word lists know it.", "Country"),
    Field("articles", "int", "How many articles tell it."),
    Field("outlets", "int", "How many outlets they are from."),
    Field("first_reported", "moment", "When the first of them was published (UTC).", "Publication Date"),
    Field("last_reported", "moment", "When the last of them was published (UTC)."),
    Field(
        "confidence",
        "float",
        "Share of events with such a score that are read rightly, 0 to 1; 1 when an editor checked it.",
    ),
    Field("checked", "bool", "Whether an editor confirmed or corrected an account of it."),
    Field("evidence", "text", "The words of the earliest account.", "Evidence"),
    Field("outlet", "text", "Outlet of the earliest account.", "Outlet"),
    Field("address", "text", "Path of the event's page on the site.", "Address"),
)
MENTIONS = (
    Field("id", "int", "Number of the account."),
    Field("event", "int", "Number of the event that it is an account of.", "Event ID"),
    Field("date", "date", "Day that this account tells, else the day of the report.", "Event Date"),
    Field("date_told", "bool", "Whether this account tells the date."),
    Field("granularity", "text", "How exact a told date is: day or month."),
    Field("type", "text", "PLOVER's event type.", "Event Type"),
    Field("mode", "text", "Mode of the type, where the reader tells one.", "Event Mode"),
    Field("quad", "int", "PLOVER's quadrant, 1 to 4.", "Quad Code"),
    Field("status", "text", "Status in this account.", "Status"),
    Field("actors", "list", "Codes of those who act.", "Actor Code"),
    Field("actor_names", "list", "They as the article names them.", "Actor Name Raw"),
    Field("actor_sectors", "list", "Roles in which they act.", "Actor Sectors"),
    Field("recipients", "list", "Codes of those who are acted on.", "Recipient Code"),
    Field("recipient_names", "list", "They as the article names them.", "Recipient Name Raw"),
    Field("recipient_sectors", "list", "Roles in which they are acted on.", "Recipient Sectors"),
    Field("people", "list", "Keys of the persons among them.", "Story People"),
    Field("place", "text", "Place as the article writes it.", "Raw Placename"),
    Field("country", "text", "Alpha-3 of the state that the place lies in, where known.", "Country"),
    Field("speaker", "text", "According to whom, as the article writes it; empty when it says so itself.", "Speaker"),
    Field("evidence", "text", "The clause that it was read from.", "Evidence"),
    Field("start", "int", "First character of the evidence in title, line feed and text."),
    Field("end", "int", "Character after its last."),
    Field("article", "int", "Number of the article."),
    Field("title", "text", "Headline of the article.", "Headline"),
    Field("outlet", "text", "Outlet that the article is credited to.", "Source"),
    Field("published", "moment", "When the article was published (UTC).", "Publication Date"),
    Field("language", "text", "Language of the article.", "Language"),
    Field(
        "confidence", "float", "Share of accounts with such a score that are read rightly; 1 when an editor checked it."
    ),
    Field("verdict", "text", "unseen, confirmed or corrected by an editor."),
    Field("reader", "text", "Version of the reader that found it.", "Version"),
    Field("address", "text", "Where the outlet published the article, else its path on the site.", "Address"),
)
STATEMENTS = (
    Field("id", "int", "Number of the statement."),
    Field("date", "date", "Day of the report."),
    Field("speaker", "text", "Key of the speaker, empty for one whom the record does not know."),
    Field("speaker_name", "text", "The speaker as the article names him, her or it."),
    Field("code", "text", "Code of whom the speaker speaks for."),
    Field("cue", "text", "The reporting word."),
    Field("stance", "text", "What the reporting word shows of the reporter's stance."),
    Field("kind", "text", "direct (in quotation marks) or indirect."),
    Field("content", "text", "What was said, as the article has it."),
    Field("about", "list", "Keys of those who are named in it."),
    Field("addressee", "text", "To whom it was said, where the article tells."),
    Field("medium", "text", "In what medium, where the article tells."),
    Field("start", "int", "First character of the content in title, line feed and text."),
    Field("end", "int", "Character after its last."),
    Field("article", "int", "Number of the article."),
    Field("title", "text", "Headline of the article."),
    Field("outlet", "text", "Outlet that the article is credited to."),
    Field("confidence", "float", "How certain the reader was, 0 to 1."),
    Field("verdict", "text", "unseen, confirmed or corrected by an editor."),
    Field("reader", "text", "Version of the reader that found it."),
    Field("address", "text", "Where the outlet published the article, else its path on the site."),
)
ACTORS = (
    Field(
        "key",
        "text",
        "Stable id: a code, P: and an English name for a person of the word lists, N: for one that was found.",
    ),
    Field("kind", "text", "state, organisation, group, body, medium, collective or person."),
    Field("code", "text", "Code that it acts for."),
    Field("role", "text", "Usual role."),
    Field("name", "text", "Name in Arabic."),
    Field("name_en", "text", "Name in English."),
    Field("aliases", "list", "Other names in Arabic."),
    Field("country", "text", "Alpha-3 of the state that it belongs to."),
    Field("offices", "list", "Offices of a person: FROM..TO TITLE."),
    Field("events", "int", "How many events it takes part in."),
    Field("made_by", "text", "lexicon, reader or editor."),
    Field("address", "text", "Path of its page on the site."),
)
DECISIONS = (
    Field("id", "int", "Number of the decision."),
    Field("kind", "text", "mention, statement, event or actor."),
    Field("item", "int", "Number of the item."),
    Field("action", "text", "confirm, correct, reject, merge, split or undo."),
    Field("quote", "text", "The words that it is about."),
    Field("start", "int", "First character of them in title, line feed and text."),
    Field("end", "int", "Character after the last."),
    Field("before", "json", "What the reader had, as an object."),
    Field("after", "json", "What the editor says instead; empty for what is wrong."),
    Field("article", "int", "Number of the article."),
    Field("address", "text", "Address of the article."),
    Field("reader", "text", "Version of the reader."),
    Field("made_at", "moment", "When it was decided (UTC)."),
)
KINDS = {"events": EVENTS, "mentions": MENTIONS, "statements": STATEMENTS, "actors": ACTORS, "decisions": DECISIONS}
