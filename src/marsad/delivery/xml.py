"""Text that XML 1.0 can hold."""

from __future__ import annotations

import re

#: What is not in XML's production for characters (https://www.w3.org/TR/xml/#charsets), and the C1 controls.
_NOT_XML = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return `text` without the characters that would make a feed or sitemap unreadable as a whole."""
    return _NOT_XML.sub("", text)
