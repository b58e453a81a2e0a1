"""What the discussion keeps: comments, bans, and the proofs of work already used."""

from marsad.discussion.models.ban import Ban
from marsad.discussion.models.comment import Comment, Doubt, Reason, Status
from marsad.discussion.models.proof import SpentProof

__all__ = ["Ban", "Comment", "Doubt", "Reason", "SpentProof", "Status"]
