"""Formats in and out of `Story`: what comes from outside is read here, before anything else sees it. No Django.

>>> from marsad.intake import Options, Reject, read_all
>>> for item in read_all(["news.zip", "page.html"], Options(zone="Asia/Riyadh")):
...     print(item.reason if isinstance(item, Reject) else item.title)
"""

from marsad.intake.identity import address_key, fingerprint
from marsad.intake.limits import Limits
from marsad.intake.options import Options
from marsad.intake.reader import Progress, measure, read_all
from marsad.intake.reasons import Reason, translated
from marsad.intake.registry import Format, known_formats
from marsad.intake.source import Opened, UnreadableError
from marsad.intake.story import Comment, Image, Part, Provenance, Reject, Story
from marsad.intake.story_json import story_from_json, story_to_json

__all__ = [
    "Comment",
    "Format",
    "Image",
    "Limits",
    "Opened",
    "Options",
    "Part",
    "Progress",
    "Provenance",
    "Reason",
    "Reject",
    "Story",
    "UnreadableError",
    "address_key",
    "fingerprint",
    "known_formats",
    "measure",
    "read_all",
    "story_from_json",
    "story_to_json",
    "translated",
]
