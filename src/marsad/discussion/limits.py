"""Every number that bounds a comment, a thread and their senders, in one place."""

from __future__ import annotations

from datetime import timedelta

MAX_NAME = 60
"""Characters of a reader's name."""

MAX_TEXT = 5_000
"""Characters of a comment's text as a reader sends it; imported comments keep their length."""

MAX_RAW_TEXT = 4 * MAX_TEXT
"""Characters of a text before it is cleaned; a longer one is not worth the work of cleaning."""

MAX_REQUEST = 256 * 1024
"""Bytes of a whole request. Percent-encoded Arabic takes six bytes a letter, so this is some eight times MAX_TEXT."""

MAX_MARKS = 4
"""Combining marks that may stand on one letter: shadda, vowel, dagger alef and one to spare."""

MAX_DEPTH = 3
"""Depth of the deepest replies, the first level being 0. A reply to one of those stands beside it."""

MAX_LINKS = 1
"""Addresses that a comment may hold without raising a doubt."""

MIN_SECONDS = 3
"""A form that is sent sooner after it was opened was not filled in by hand."""

STAMP_AGE = timedelta(hours=24)
"""How long a form's stamp is good for."""

PROOF_AGE = timedelta(minutes=30)
"""How long a proof-of-work challenge is good for."""

THROTTLE_WINDOW = timedelta(minutes=10)
PER_ADDRESS = 5
"""Comments that one network address may send within THROTTLE_WINDOW."""
PER_EMAIL = 5
"""Comments that one e-mail address may send within THROTTLE_WINDOW."""
PER_ARTICLE = 60
"""Comments that one article takes within THROTTLE_WINDOW from all senders together."""
PER_ADDRESS_DAY = 40
"""Comments that one network address may send within a day."""

SAME_TEXT_WINDOW = timedelta(days=1)
"""How far back the same text counts as a repetition."""

REFUSED_BEFORE = 2
"""Refused comments of the last month that make the sender's next one doubtful."""
REFUSED_WINDOW = timedelta(days=30)
