"""A Story as JSON and back, every field. Also what the format ``story`` reads and what exports write."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from marsad.intake.story import Comment, Image, Part, Provenance, Story
from marsad.intake.text import markup, prose

#: The key by which a Story's JSON is known, with the version of its layout.
MARK = "marsad_story"
VERSION = 1


def story_to_dict(story: Story) -> dict[str, Any]:
    """Return `story` as a dict for JSON. Empty fields are left out; times are ISO 8601 with offset."""
    fields: dict[str, Any] = {
        MARK: VERSION,
        "title": story.title,
        "parts": [
            _filled(source=part.source, html=part.html, paragraphs=list(part.paragraphs)) for part in story.parts
        ],
        "provenance": _filled(
            format=story.provenance.format,
            location=story.provenance.location,
            entry=story.provenance.entry,
            digest=story.provenance.digest,
        ),
        "language": story.language,
    }
    return fields | _filled(
        summary=story.summary,
        authors=list(story.authors),
        source=story.source,
        sections=list(story.sections),
        tags=list(story.tags),
        published=_written(story.published),
        updated=_written(story.updated),
        address=story.address,
        images=[_filled(address=i.address, caption=i.caption, credit=i.credit, alt=i.alt) for i in story.images],
        comments=[_comment_to_dict(one) for one in story.comments],
        breaking=story.breaking,
        extra=dict(story.extra),
    )


def story_to_json(story: Story) -> str:
    """Return `story` as one line of JSON."""
    return json.dumps(story_to_dict(story), ensure_ascii=False)


def story_from_json(written: str) -> Story:
    """Return the Story that `written` holds; the inverse of `story_to_json`.

    Raises ValueError that names the field when something is missing or of the wrong kind. HTML in parts is
    sanitised, and addresses that are not http or https are refused, so the input need not be trusted.
    """
    try:
        value = json.loads(written)
    except RecursionError:
        raise ValueError("It is nested too deeply") from None
    return story_from_dict(value)


def story_from_dict(value: Any) -> Story:
    """Return the Story that a decoded JSON object holds; see `story_from_json`."""
    fields = _Fields(value, "story")
    version = fields.get(MARK, int, 0)
    if version != VERSION:
        raise ValueError(f"{MARK}: it is {version}; only version {VERSION} can be read")
    parts = tuple(_part(one) for one in fields.objects("parts"))
    if not any(part.paragraphs for part in parts):
        raise ValueError("parts: there is no text")
    title = fields.text("title")
    if not title:
        raise ValueError("title: it is empty")
    made = fields.get("provenance", dict, {})
    origin = _Fields(made, "provenance")
    return Story(
        title=title,
        parts=parts,
        provenance=Provenance(*(origin.text(name) for name in ("format", "location", "entry", "digest"))),
        summary=fields.text("summary"),
        authors=fields.texts("authors"),
        source=fields.text("source") or None,
        sections=fields.texts("sections"),
        tags=fields.texts("tags"),
        published=fields.time("published"),
        updated=fields.time("updated"),
        address=fields.address("address"),
        language=fields.text("language") or "ar",
        images=tuple(_image(one) for one in fields.objects("images")),
        comments=tuple(_comment(one) for one in fields.objects("comments")),
        breaking=fields.get("breaking", bool, False),
        extra=_extra(fields),
    )


def _filled(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value or (type(value) is int)}


def _written(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _comment_to_dict(comment: Comment) -> dict[str, Any]:
    return _filled(
        name=comment.name,
        text=comment.text,
        published=_written(comment.published),
        email=comment.email,
        reply_to=comment.reply_to,
    )


def _part(fields: _Fields) -> Part:
    html = fields.get("html", bool, False)
    paragraphs = fields.texts("paragraphs")
    if html:
        paragraphs = tuple(filter(None, (markup.sanitise(one).strip() for one in paragraphs)))
    return Part(paragraphs, fields.text("source") or None, html)


def _image(fields: _Fields) -> Image:
    address = fields.text("address")
    if not markup.image_address(address):
        raise ValueError(f"address: {address[:80]!r} is not an address for http or https, nor a path beside the file")
    return Image(address, fields.text("caption"), fields.text("credit"), fields.text("alt"))


def _comment(fields: _Fields) -> Comment:
    reply_to = fields.get("reply_to", int, -1)
    return Comment(
        fields.text("name"),
        prose.clean(fields.get("text", str, "")),
        fields.time("published"),
        fields.text("email"),
        reply_to if reply_to >= 0 else None,
    )


def _extra(fields: _Fields) -> dict[str, str]:
    extra = fields.get("extra", dict, {})
    if not all(isinstance(one, str) for one in extra.values()):
        raise ValueError("extra: its values must be texts")
    return {prose.clean(name): prose.clean(one) for name, one in extra.items()}


class _Fields:
    """A JSON object, asked for fields of one kind; ValueError names the field that is of another."""

    def __init__(self, value: Any, name: str) -> None:
        if not isinstance(value, Mapping):
            raise ValueError(f"{name}: it must be an object")
        self._value = value

    def get(self, name: str, kind: type, default: Any) -> Any:
        value = self._value.get(name)
        if value is None:
            return default
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise ValueError(f"{name}: it must be {_KINDS[kind]}")
        return value

    def text(self, name: str) -> str:
        value: str = self.get(name, str, "")
        return prose.clean(value).strip()

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.get(name, list, [])
        if not all(isinstance(one, str) for one in value):
            raise ValueError(f"{name}: it must be a list of texts")
        return tuple(filter(None, (prose.clean(one).strip() for one in value)))

    def objects(self, name: str) -> list[_Fields]:
        return [_Fields(one, name) for one in self.get(name, list, [])]

    def address(self, name: str) -> str:
        written = self.text(name)
        if written and not markup.web_address(written):
            raise ValueError(f"{name}: {written[:80]!r} is not an address for http or https")
        return written

    def time(self, name: str) -> datetime | None:
        written = self.text(name)
        if not written:
            return None
        try:
            moment = datetime.fromisoformat(written)
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            raise ValueError(f"{name}: {written[:40]!r} is not a time in ISO 8601 with offset")
        return moment


_KINDS = {str: "a text", int: "a whole number", bool: "true or false", list: "a list", dict: "an object"}
