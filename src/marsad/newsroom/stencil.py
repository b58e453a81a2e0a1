"""What many pages write alike but for a few words: written once with blanks, and filled in for each page.

    text = Stencil(render_to_string("discussion/form.html", {"form_url": blank("form_url"), …}))
    html = text.filled(form_url=escape(address))

A blank is made of two private-use characters, which no template escapes, around its name; so it must not go through
`quote` or the like. What is filled in is safe HTML already.
"""

from __future__ import annotations

import re

from django.utils.safestring import SafeString

_BLANK = re.compile("\ue000([a-z_]+)\ue001")


def blank(name: str) -> SafeString:
    """Return what stands in a stencil where `name` is to be filled in."""
    return SafeString(f"\ue000{name}\ue001")


class Stencil:
    """A text with blanks."""

    def __init__(self, text: str) -> None:
        self._pieces = _BLANK.split(text)

    def filled(self, **values: str) -> SafeString:
        """Return the text with `values`, which are safe as HTML, in its blanks. Raises KeyError for one that is missing."""
        pieces = self._pieces.copy()
        pieces[1::2] = [values[name] for name in pieces[1::2]]
        return SafeString("".join(pieces))
