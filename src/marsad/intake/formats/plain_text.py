"""Plain text: the text of a page with what stands around the article, or just a title and paragraphs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from marsad.intake.encoding import decode, detect, is_binary
from marsad.intake.options import Options
from marsad.intake.pages.layout import Site, read_page
from marsad.intake.pages.reports import read_reports
from marsad.intake.reasons import Reason as _
from marsad.intake.source import Opened
from marsad.intake.story import Provenance, Reject, Story
from marsad.intake.text import prose

_LETTER = re.compile(r"[^\W\d_]")
_MARKUP = re.compile(r"[\s\ufeff]*<[?!A-Za-z]")

#: At least this share of a text is letters. Tables, keys and logs have fewer.
LEAST_LETTERS = 0.4


class PlainText:
    """One article as text."""

    name = "text"

    def sniff(self, head: bytes) -> float:
        """0.1, the least of all, for anything that is mostly letters in some encoding."""
        if is_binary(head):
            return 0
        start = head[:8192].decode(detect(head), errors="replace")
        if _MARKUP.match(start):
            return 0
        return 0.1 if len(_LETTER.findall(start)) > LEAST_LETTERS * len(start.strip()) > 0 else 0

    def read(self, opened: Opened, options: Options) -> Iterator[Story | Reject]:
        """Yield the one Story, or a Reject when there is no article in the text."""
        data = opened.read_whole(options.limits.document)
        page = read_page(decode(data, opened.charset), Site(options.tz, options.sections))
        body = read_reports(page.paragraphs)
        parts = body.parts
        if not parts:
            yield Reject(opened.location, "", _("No article is found in it: it has no paragraph of text"))
            return
        about = "institution_about" if page.institution else "author_about"
        extra = {"institution": page.institution, about: page.about, "site": page.site, "contact": body.contact}
        title = page.title
        if not title:
            title = prose.made_title(parts[0].text)
            extra["title_from"] = "text"
        yield Story(
            title=title,
            parts=parts,
            provenance=Provenance(self.name, opened.location, "", hashlib.sha256(data).hexdigest()),
            authors=tuple(page.authors) or body.byline.authors,
            source=options.source,
            sections=tuple(page.sections),
            tags=tuple(page.tags) or body.tags,
            published=page.published,
            updated=page.updated,
            address=opened.address,
            language=prose.language(parts[0].text, options.language),
            comments=tuple(page.comments),
            breaking=page.breaking,
            extra={name: value for name, value in extra.items() if value},
        )
