"""RSS and Atom feeds, each entry a Story. Parsed by feedparser from bytes that are already here; it fetches nothing."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, tzinfo
from typing import Any

import feedparser

from marsad.intake.encoding import decode, detect
from marsad.intake.formats.records import digest
from marsad.intake.options import Options
from marsad.intake.pages import bylines, furniture
from marsad.intake.pages.reports import read_reports
from marsad.intake.reasons import Reason as _
from marsad.intake.source import Opened, UnreadableError
from marsad.intake.story import Image, Part, Provenance, Reject, Story
from marsad.intake.text import blocks, markup, prose
from marsad.intake.text.times import parse_time

_ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}?\?>")
_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)")
_ENTITY = re.compile(r"<!ENTITY", re.I)

#: An export of WordPress is RSS too, but holds drafts, pages, menus and comments that this format does not tell apart.
_WORDPRESS_EXPORT = "wordpress.org/export/"


class Feed:
    """RSS 0.9 to 2.0, RDF Site Summary, Atom."""

    name = "feed"

    def sniff(self, head: bytes) -> float:
        """0.95 when the root element is a feed's."""
        start = head.decode(detect(head, _declared(head)), errors="replace")[:8192]
        if not start.lstrip("\ufeff \t\r\n").startswith("<") or _WORDPRESS_EXPORT in start:
            return 0
        return 0.95 if _ROOT.search(start) else 0

    def read(self, opened: Opened, options: Options) -> Iterator[Story | Reject]:
        """Yield a Story or Reject for each entry. Raises UnreadableError for a feed that declares entities."""
        data = opened.read_whole(options.limits.document)
        source = prose.clean(decode(data, opened.charset or _declared(data)))
        if _ENTITY.search(source):
            raise UnreadableError(
                _("It declares entities of its own, which no feed needs and attacks use. It is not read")
            )
        parsed = feedparser.parse(
            io.BytesIO(_DECLARATION.sub("", source).encode()),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": opened.address},
            sanitize_html=False,  # done here, by the project's own list
        )
        for number, entry in enumerate(parsed.entries, 1):
            yield _read_entry(entry, parsed.feed, f"entry {number}", opened, options)


def _declared(data: bytes) -> str:
    match = _ENCODING.search(data[:300])
    return match[1].decode("ascii") if match else ""


def _read_entry(
    entry: dict[str, Any], feed: Mapping[str, Any], place: str, opened: Opened, options: Options
) -> Story | Reject:
    base = opened.address or markup.web_address(_line(entry.get("link")))
    content = max((one.get("value") or "" for one in entry.get("content", [])), key=len, default="")
    summary = entry.get("summary") or ""
    try:
        body = blocks.read_value(content or summary, base)
    except UnreadableError as error:
        return Reject(opened.location, place, error.reason)
    reports = read_reports(body.paragraphs, body.html)
    parts = reports.parts
    if not parts:
        return Reject(opened.location, place, _("It has no text: neither content nor summary"))
    extra = {}
    title = _line(entry.get("title"))
    if not title:
        title = prose.made_title(parts[0].text)
        extra["title_from"] = "text"
    if reports.contact:
        extra["contact"] = reports.contact
    if entry.get("id"):
        extra["guid"] = _line(entry.get("id"))
    address = markup.web_address(_line(entry.get("link")), base) or markup.web_address(_line(entry.get("id")))
    sections, tags, breaking = _labels(entry, options)
    identity = [entry.get("id"), entry.get("link"), title, content, summary]
    return Story(
        title=title,
        parts=_credited(parts, entry),
        provenance=Provenance(_NAME, opened.location, place, digest(json.dumps(identity, ensure_ascii=False))),
        summary=_summary(summary, parts) if content else "",
        authors=_authors(entry) or reports.byline.authors,
        source=_line(entry.get("source", {}).get("title")) or _line(feed.get("title")) or options.source,
        sections=sections,
        tags=tags or reports.tags,
        published=_time(entry, "published", options.tz),
        updated=_time(entry, "updated", options.tz),
        address=address,
        language=_line(entry.get("language") or feed.get("language")) or options.language,
        images=tuple(_images(entry, body.images, address or base)),
        breaking=breaking,
        extra=extra,
    )


_NAME = Feed.name


def _line(value: Any) -> str:
    written = value if isinstance(value, str) else ""
    return prose.line(markup.plain_text(prose.clean(written)) if markup.is_html(written) else written)


def _summary(value: str, parts: tuple[Part, ...]) -> str:
    """The summary, unless it is only the beginning of the text again."""
    said = re.sub(r"\s*(?:\[?(?:…|\.{3}|&#8230;)\]?)\s*$", "", _line(value))
    return "" if " ".join(part.text for part in parts).replace("\n", " ").startswith(said[:80]) else said


def _authors(entry: Mapping[str, Any]) -> tuple[str, ...]:
    names = [_line(one.get("name")) for one in entry.get("authors", []) if one] or [_line(entry.get("author"))]
    return tuple(dict.fromkeys(author for one in names if one for author in bylines.read_byline(one).authors))


def _credited(parts: tuple[Part, ...], entry: Mapping[str, Any]) -> tuple[Part, ...]:
    agency = next(
        filter(None, (bylines.agency_of(_line(one.get("name"))) for one in entry.get("authors", []) if one)), None
    )
    if agency and len(parts) == 1 and parts[0].source is None:
        return (Part(parts[0].paragraphs, agency, parts[0].html),)
    return parts


def _labels(entry: Mapping[str, Any], options: Options) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Feeds call sections and tags alike categories: one is a section when its scheme says so or its name is known."""
    known = {furniture.key(one) for one in [*options.sections, *furniture.section_names()]}
    sections, tags, breaking = [], [], False
    for one in entry.get("tags", []):
        name = _line(one.get("label") or one.get("term"))
        if not name:
            continue
        if furniture.kind_of(name) is furniture.Kind.BREAKING:
            breaking = True
        elif furniture.key(name) in known or "categor" in (one.get("scheme") or ""):
            sections.append(name)
        else:
            tags.append(name)
    return tuple(dict.fromkeys(sections)), tuple(dict.fromkeys(tags)), breaking


def _time(entry: dict[str, Any], name: str, zone: tzinfo) -> datetime | None:
    # Asked through dict, because the library's own get gives the day of publishing for a missing "updated".
    moment = parse_time(dict.get(entry, name), zone)
    parsed = dict.get(entry, f"{name}_parsed")
    if moment is None and parsed:
        try:
            year, month, day, hour, minute, second = parsed[:6]
            moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        except (ValueError, TypeError):
            return None
    return moment


def _images(entry: Mapping[str, Any], within: list[Image], base: str) -> list[Image]:
    credit = next((_line(one.get("content")) for one in entry.get("media_credit", [])), "")
    offered = [one for one in entry.get("media_content", []) if one.get("medium") == "image" or _is_image(one)]
    offered += [one for one in entry.get("enclosures", []) if _is_image(one)]
    offered = offered or entry.get("media_thumbnail", [])
    found = {}
    for one in offered:
        address = markup.image_address(one.get("url") or one.get("href") or "", base)
        if address:
            found[address] = Image(address, credit=credit)
    return list((found | {image.address: image for image in within}).values())


def _is_image(link: Mapping[str, Any]) -> bool:
    return (link.get("type") or "").startswith("image/")
