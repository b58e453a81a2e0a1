"""Proofs of work that were used, so that none is used twice."""

from __future__ import annotations

from django.db import models


class SpentProof(models.Model):
    """A challenge that a comment was sent with. Kept in the database, where all web processes see it."""

    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.digest[:12]
