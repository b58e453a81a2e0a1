"""The project's own JSON of Stories: one, an array, or JSON Lines; written by `story_to_json`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.intake.formats import json_entries
from marsad.intake.formats.json_records import head_text
from marsad.intake.formats.records import digest
from marsad.intake.options import Options
from marsad.intake.reasons import Reason as _
from marsad.intake.source import Opened
from marsad.intake.story import Provenance, Reject, Story
from marsad.intake.story_json import MARK, story_from_dict


class Stories:
    """Stories as `story_to_json` writes them."""

    name = "story"

    def sniff(self, head: bytes) -> float:
        """1 when the first object bears the mark."""
        start = head_text(head).lstrip("\ufeff \t\r\n")
        return 1.0 if start[:1] in ("[", "{") and f'"{MARK}"' in start[:200] else 0

    def read(self, opened: Opened, options: Options) -> Iterator[Story | Reject]:
        """Yield a Story or Reject for each entry. The provenance is that of this reading; the one that the entry
        itself names is kept as ``extra["first_read_from"]``."""
        if head_text(opened.head).lstrip("\ufeff \t\r\n").startswith("["):
            entries = json_entries.read_array(opened, options.limits.entry)
        else:
            entries = json_entries.read_lines(opened, options.limits.entry)
        for entry in entries:
            if entry.error:
                yield Reject(opened.location, entry.place, entry.error)
                continue
            try:
                story = story_from_dict(entry.value)
            except ValueError as error:
                yield Reject(opened.location, entry.place, _("It is not a whole Story. {error}", error=str(error)))
                continue
            provenance = Provenance(self.name, opened.location, entry.place, digest(entry.written))
            first = " ".join(filter(None, (story.provenance.location, story.provenance.entry)))
            extra = {"first_read_from": first} | story.extra if first else story.extra
            yield replace(story, provenance=provenance, extra=extra)
