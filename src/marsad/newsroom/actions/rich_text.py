"""From a Story's paragraphs to the rich text of an article's body."""

from __future__ import annotations

import html

import nh3

from marsad.intake import Part

#: What Wagtail's rich text of an article may hold; everything else loses its tags, scripts and styles their content.
TAGS = {"p", "br", "h2", "h3", "b", "i", "ol", "ul", "li", "a", "hr", "sup", "sub"}
ATTRIBUTES = {"a": {"href"}}
RENAMED = (("strong", "b"), ("em", "i"), ("h1", "h2"), ("h4", "h3"))


def rich_text(part: Part) -> str:
    """Return the HTML of one part: plain paragraphs escaped, HTML paragraphs reduced to what the desk can edit."""
    if not part.html:
        return "".join(f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in part.paragraphs)
    source = "\n".join(p if p.lstrip().startswith("<") else f"<p>{p}</p>" for p in part.paragraphs)
    for old, new in RENAMED:
        source = source.replace(f"<{old}>", f"<{new}>").replace(f"</{old}>", f"</{new}>")
    return nh3.clean(source, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None)
