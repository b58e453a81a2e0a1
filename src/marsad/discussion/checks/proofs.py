"""Proof of work after ALTCHA: the sender's browser searches for a number, the site checks it at no cost.

The challenge is PBKDF2/SHA-256, which browsers compute with their own cryptography as fast as a spammer's program
does; it needs a page served by HTTPS (or from localhost). The number is chosen here, so that the longest search is
known: COUNTERS derivations, half of that on average.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

import altcha
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from marsad.discussion.limits import PROOF_AGE
from marsad.discussion.models import SpentProof

ALGORITHM = "PBKDF2/SHA-256"
COST = 8_000
"""Iterations of one derivation."""
COUNTERS = 300
"""How many derivations a search may need."""
MAX_PROOF = 4_000
"""Characters of a proof as it is sent; a real one has some 900."""


def _secret(purpose: str) -> bytes:
    return salted_hmac(
        f"marsad.discussion.proof.{purpose}", "", secret=settings.SECRET_KEY, algorithm="sha256"
    ).digest()


def challenge(article_id: int) -> dict[str, Any]:
    """Return a new challenge for a comment under this article, as ALTCHA's version 2 writes it."""
    made = altcha.create_challenge(
        ALGORITHM,
        COST,
        counter=secrets.randbelow(COUNTERS),
        expires_at=timezone.now() + PROOF_AGE,
        data={"article": article_id},
        hmac_secret=_secret("challenge"),
        hmac_key_secret=_secret("key"),
    )
    return made.to_dict()


def holds(proof: str, article_id: int) -> bool:
    """Return whether `proof` (base64 of JSON) solves a challenge of this site for this article that still is good."""
    if not proof or len(proof) > MAX_PROOF:
        return False
    try:
        payload = altcha.Payload.from_base64(proof)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
    result = altcha.verify_solution(proof, _secret("challenge"), hmac_key_secret=_secret("key"))
    return bool(result.verified) and payload.challenge.parameters.data == {"article": article_id}


def spend(proof: str, now: datetime | None = None) -> bool:
    """Mark a proof that holds as used; return False when it was used before.

    Part of the sender's transaction: a comment that is not kept leaves its proof unspent.
    """
    now = now or timezone.now()
    digest = hashlib.sha256(altcha.Payload.from_base64(proof).challenge.signature.encode()).hexdigest()
    SpentProof.objects.filter(expires_at__lt=now).delete()
    try:
        with transaction.atomic():
            # A little longer than the challenge itself, so that clocks of two servers may differ.
            SpentProof.objects.create(digest=digest, expires_at=now + PROOF_AGE + timedelta(minutes=5))
    except IntegrityError:
        return False
    return True
