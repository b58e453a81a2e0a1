"""What an editor does to the record: one class for each, with permission, change, log and consequences in one place."""

from marsad.observatory.actions.actors import CorrectActor, MergeActors, Refused, TeachTitle
from marsad.observatory.actions.add import AddMention, AddPerson, AddStatement, TakeBackPerson
from marsad.observatory.actions.decide import CorrectMention, CorrectStatement, Decide
from marsad.observatory.actions.events import MergeEvents, SplitMention

__all__ = [
    "AddMention",
    "AddPerson",
    "AddStatement",
    "CorrectActor",
    "CorrectMention",
    "CorrectStatement",
    "Decide",
    "MergeActors",
    "MergeEvents",
    "Refused",
    "SplitMention",
    "TakeBackPerson",
    "TeachTitle",
]
