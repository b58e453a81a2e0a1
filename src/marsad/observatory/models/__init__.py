"""The record: actors, statements, events and their mentions, what was read, and what the desk said of it."""

from marsad.observatory.models.actor import Actor, Office
from marsad.observatory.models.desk import Decision, MistakeReport
from marsad.observatory.models.event import Event, EventActor, EventPair
from marsad.observatory.models.mention import Mention, Participant
from marsad.observatory.models.reading import Appearance, ArticleReading, Mark
from marsad.observatory.models.statement import Statement, StatementAbout

__all__ = [
    "Actor",
    "Appearance",
    "ArticleReading",
    "Decision",
    "Event",
    "EventActor",
    "EventPair",
    "Mark",
    "Mention",
    "MistakeReport",
    "Office",
    "Participant",
    "Statement",
    "StatementAbout",
]
