"""Everything that changes comments and bans, one class for each change: check, change, log and signal in one place."""

from marsad.discussion.actions.ban import BanSenders
from marsad.discussion.actions.decide import DecideComments
from marsad.discussion.actions.remove import DeleteComments
from marsad.discussion.actions.submit import Refusal, Refused, SubmitComment

__all__ = ["BanSenders", "DecideComments", "DeleteComments", "Refusal", "Refused", "SubmitComment"]
