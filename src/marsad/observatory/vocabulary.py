"""The record's closed lists, each with its name for readers: event types, their four quadrants, status, roles, kinds."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventType(models.TextChoices):
    """PLOVER's sixteen event types."""

    AGREE = "AGREE", _("agreement or promise")
    CONSULT = "CONSULT", _("meeting or talks")
    SUPPORT = "SUPPORT", _("support")
    COOPERATE = "COOPERATE", _("cooperation")
    AID = "AID", _("aid")
    CONCEDE = "CONCEDE", _("concession")
    RETREAT = "RETREAT", _("retreat")
    REQUEST = "REQUEST", _("request")
    ACCUSE = "ACCUSE", _("accusation")
    REJECT = "REJECT", _("refusal")
    THREATEN = "THREATEN", _("threat")
    PROTEST = "PROTEST", _("protest")
    SANCTION = "SANCTION", _("sanction")
    MOBILIZE = "MOBILIZE", _("mobilisation")
    COERCE = "COERCE", _("coercion")
    ASSAULT = "ASSAULT", _("attack")


class Status(models.TextChoices):
    """Whether an event took place, as an account has it."""

    HAPPENED = "happened", _("happened")
    PLANNED = "planned", _("planned")
    CALLED_FOR = "called_for", _("called for")
    ALLEGED = "alleged", _("alleged")
    DENIED = "denied", _("denied")


class Quad(models.IntegerChoices):
    """PLOVER's four quadrants: in words or in deeds, together or against each other."""

    VERBAL_COOPERATION = 1, _("cooperation in words")
    MATERIAL_COOPERATION = 2, _("cooperation in deeds")
    VERBAL_CONFLICT = 3, _("conflict in words")
    MATERIAL_CONFLICT = 4, _("conflict in deeds")


QUADS: dict[str, Quad] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), Quad.VERBAL_COOPERATION),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), Quad.MATERIAL_COOPERATION),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), Quad.VERBAL_CONFLICT),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), Quad.MATERIAL_CONFLICT),
}
"""The quadrant of each type, as in POLECAT's code book."""

MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types in which it does not matter who is named first."""


LIKELY = 0.5
"""Confidence from which on readers are shown an event without asking for everything. `Item.confidence` is the share of items
with such a score that were right, so this is «rather right than wrong»."""


class ActorKind(models.TextChoices):
    """What sort of thing an actor is."""

    STATE = "state", _("state")
    ORGANISATION = "organisation", _("organisation")
    GROUP = "group", _("group")
    BODY = "body", _("public body")
    MEDIUM = "medium", _("media outlet")
    COLLECTIVE = "collective", _("people")
    PERSON = "person", _("person")


class Role(models.TextChoices):
    """In what capacity somebody acts."""

    GOV = "GOV", _("government")
    MIL = "MIL", _("army")
    COP = "COP", _("police and security")
    JUD = "JUD", _("judiciary")
    LEG = "LEG", _("legislature")
    PTY = "PTY", _("party")
    REB = "REB", _("armed group")
    CIV = "CIV", _("civilians")
    MED = "MED", _("media")
    BUS = "BUS", _("business")
    NGO = "NGO", _("non-governmental organisation")
    IGO = "IGO", _("inter-governmental organisation")
    REL = "REL", _("religious")
    EDU = "EDU", _("education and research")
    UNK = "UNK", _("unknown")


class Verdict(models.IntegerChoices):
    """What an editor said of an item."""

    UNSEEN = 0, _("not looked at")
    CONFIRMED = 1, _("confirmed")
    CORRECTED = 2, _("corrected")
    REJECTED = 3, _("rejected")


REASONS = {
    "day": _("the same day"),
    "place": _("the same place"),
    "other place": _("another place"),
    "both persons": _("the same two persons"),
    "persons": _("the same person"),
    "other persons": _("other persons"),
    "other counterpart": _("another counterpart"),
    "event word": _("the same event word"),
    "one code only": _("all within one state"),
    "editor": _("an editor"),
}
"""Why an account was joined to its event, as `merging` names it."""
