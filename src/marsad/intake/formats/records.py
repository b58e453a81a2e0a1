"""A JSON object or table row, whose field names are the input's own, as a Story."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from marsad.intake.options import Options
from marsad.intake.pages.bylines import Byline, read_byline
from marsad.intake.pages.reports import read_reports
from marsad.intake.reasons import Reason
from marsad.intake.reasons import Reason as _
from marsad.intake.source import UnreadableError
from marsad.intake.story import Image, Part, Provenance, Reject, Story
from marsad.intake.text import blocks, markup, prose
from marsad.intake.text.times import parse_time

Record = Mapping[str, Any]

#: The names that inputs are known to use for a field, best first. Compared without case, ``_``, ``-`` and spaces.
ALIASES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "post_title", "heading", "subject", "العنوان"),
    "text": (
        "content", "body", "text", "article_body", "article_text", "full_text", "maintext", "article", "story",
        "content_html", "body_html", "content_text", "body_text", "post_content", "النص", "المحتوى", "المتن",
    ),
    "summary": ("summary", "abstract", "excerpt", "description", "dek", "lead", "teaser", "post_excerpt", "الملخص"),
    "authors": ("authors", "author", "byline", "creator", "writer", "reporter", "by", "post_author", "الكاتب"),
    "source": ("source", "publisher", "agency", "outlet", "provider", "newspaper", "site_name", "credit", "المصدر"),
    "sections": ("sections", "section", "article_section", "categories", "category", "desk", "topics", "القسم"),
    "tags": ("tags", "keywords", "tag", "labels", "الوسوم", "الكلمات المفتاحية"),
    "published": (
        "published", "published_at", "date_published", "publish_date", "published_date", "publication_date", "pub_date",
        "post_date_gmt", "post_date", "date_gmt", "datetime", "date", "created_at", "date_created", "created",
        "timestamp", "time", "date_extracted", "تاريخ النشر", "التاريخ",
    ),
    "updated": (
        "updated", "updated_at", "date_updated", "modified", "modified_at", "date_modified", "modified_gmt",
        "last_modified", "date_modify", "post_modified", "تاريخ التحديث",
    ),
    "address": ("address", "url", "link", "permalink", "canonical_url", "canonical", "href", "uri", "guid", "الرابط"),
    "language": ("language", "lang", "in_language", "locale", "اللغة"),
    "images": (
        "images", "image", "image_url", "top_image", "featured_image", "picture", "photo", "thumbnail", "الصورة",
    ),
    "breaking": ("breaking", "is_breaking", "urgent", "عاجل"),
}  # fmt: skip

#: Keys in which an object given for a text holds it (``{"rendered": …}``, ``{"name": …}``).
_INNER = ("rendered", "name", "title", "text", "value", "_value", "#text", "url", "src", "href")
_ADDRESS_INNER = ("url", "src", "href", "address", "link", "contentUrl", "source_url")
# Spaces beside a separator are not matched with it: a run of a million of them would be tried from each of its places.
_IN_LIST = re.compile(r"[،,;؛|\n]")
_AMONG_AUTHORS = re.compile(r"[،,;؛|/\n]|(?<=\s)(?:and|&)(?=\s)")
_LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
_YES = ("1", "true", "yes", "نعم")

#: What is given as author and has more words than this is a sentence.
MOST_BYLINE_WORDS = 14

#: A field of the input that has no place in a Story is kept in `extra` up to this many characters.
MAX_EXTRA_CHARS = 2000


def digest(entry: str) -> str:
    """Return the SHA-256 of an entry's text in UTF-8, in hexadecimal."""
    return hashlib.sha256(entry.encode("utf-8", "surrogatepass")).hexdigest()


def read_record(record: Record, provenance: Provenance, options: Options, base: str = "") -> Story | Reject:
    """Return the Story that `record` describes, or a Reject when it has no text.

    Field names come from `options.fields` first, then from `ALIASES`. A title that is missing is made from the text
    (``extra["title_from"]``); a time that cannot be read is kept as written in `extra`.
    """
    names = _names(tuple(record), tuple(sorted(options.fields.items())))
    value = {field: _reach(record, name) for field, name in names.items()}
    address = markup.web_address(_words(value.get("address"), _ADDRESS_INNER), base)
    try:
        body = _body(value.get("text"), address or base)
    except UnreadableError as error:
        return Reject(provenance.location, provenance.entry, error.reason)
    reports = read_reports(body.paragraphs, body.html)
    if not reports.parts:
        return Reject(provenance.location, provenance.entry, _why_no_text(record, names, bool(body.paragraphs)))
    extra: dict[str, str] = {}
    title = _words(value.get("title"))
    if not title:
        title = prose.made_title(reports.parts[0].text)
        extra["title_from"] = "text"
    written_by = _list(value.get("authors"), _AMONG_AUTHORS)
    byline = _byline(written_by) if sum(len(one.split()) for one in written_by) <= MOST_BYLINE_WORDS else Byline()
    if written_by and written_by != byline.authors:
        extra["byline"] = "، ".join(written_by)[:MAX_EXTRA_CHARS]
    if place := byline.place or reports.byline.place:
        extra["dateline"] = place
    if reports.contact:
        extra["contact"] = reports.contact
    times = {}
    for name in ("published", "updated"):
        times[name] = parse_time(value.get(name), options.tz)
        if times[name] is None and (written := _words(value.get(name))):
            extra[f"{name}_unread"] = written[:MAX_EXTRA_CHARS]
    extra.update(_rest(record, names))
    return Story(
        title=title,
        parts=_credited(reports.parts, byline.agency),
        provenance=provenance,
        summary=_words(value.get("summary")),
        authors=byline.authors or reports.byline.authors,
        source=_words(value.get("source")) or options.source,
        sections=_list(value.get("sections"), _IN_LIST),
        tags=_list(value.get("tags"), _IN_LIST) or reports.tags,
        published=times["published"],
        updated=times["updated"],
        address=address,
        language=_language(value.get("language")) or options.language,
        images=tuple(_images(value.get("images"), address or base)) + tuple(body.images),
        breaking=_words(value.get("breaking")).lower() in _YES,
        extra=extra,
    )


def _plain_name(name: str) -> str:
    return re.sub(r"[\s_\-]+", "", name).lower()


@lru_cache(maxsize=256)
def _names(keys: tuple[str, ...], mapped: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Return field -> key of the record. Records of one file mostly have the same keys, hence the cache."""
    chosen = dict(mapped)
    by_plain = {_plain_name(key): key for key in reversed(keys)}
    taken = {name.split(".")[0] for name in chosen.values()}
    for field, aliases in ALIASES.items():
        if field not in chosen:
            found = (by_plain.get(_plain_name(alias)) for alias in aliases)
            key = next((key for key in found if key is not None and key not in taken), None)
            if key is not None:
                chosen[field] = key
                taken.add(key)
    return chosen


def _reach(record: Record, name: str) -> Any:
    if name in record:
        return record[name]
    found: Any = record
    for step in name.split("."):
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def _raw(value: Any, inner: Iterable[str] = _INNER) -> str:
    """Return a JSON value as the text it stands for; lists and objects by the member that holds it."""
    for _level in range(4):
        if isinstance(value, Mapping):
            value = next((value[key] for key in inner if value.get(key)), None)
        elif isinstance(value, list | tuple):
            if all(isinstance(one, str) for one in value):
                return "\n".join(value)
            value = value[0] if value else None
        else:
            break
    if isinstance(value, str):
        return value
    return "" if value is None or isinstance(value, Mapping | list | tuple) else str(value)


def _words(value: Any, inner: Iterable[str] = _INNER) -> str:
    raw = _raw(value, inner)
    return prose.line(markup.plain_text(prose.clean(raw)) if markup.is_html(raw) else raw)


def _body(value: Any, base: str) -> blocks.Body:
    if isinstance(value, list):
        value = "\n".join(_raw(one) for one in value)
    return blocks.read_value(_raw(value), base)


def _list(value: Any, separators: re.Pattern[str]) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        items = [_words(one) for one in value]
    else:
        items = [prose.line(one) for one in separators.split(_words(value))]
    return tuple(dict.fromkeys(filter(None, items)))


def _byline(written: tuple[str, ...]) -> Byline:
    read = [read_byline(one) for one in written]
    authors = dict.fromkeys(author for one in read for author in one.authors)
    agency = next((one.agency for one in read if one.agency), None)
    return Byline(tuple(authors), agency, next((one.place for one in read if one.place), ""))


def _credited(parts: tuple[Part, ...], agency: str | None) -> tuple[Part, ...]:
    """An agency in the byline is credited with the report, if it is one and has no credit of its own."""
    if agency and len(parts) == 1 and parts[0].source is None:
        return (replace(parts[0], source=agency),)
    return parts


def _images(value: Any, base: str) -> Iterable[Image]:
    for one in value if isinstance(value, list | tuple) else [value]:
        address = markup.web_address(_raw(one, _ADDRESS_INNER), base)
        if not address:
            continue
        if isinstance(one, Mapping):
            caption, credit = _words(one.get("caption")), _words(one.get("credit") or one.get("copyright"))
            yield Image(address, caption, credit, _words(one.get("alt") or one.get("alt_text")))
        else:
            yield Image(address)


def _language(value: Any) -> str:
    written = _words(value)
    return written.replace("_", "-") if _LANGUAGE.match(written) else ""


def _rest(record: Record, names: Mapping[str, str]) -> dict[str, str]:
    used = {name.split(".")[0] for name in names.values()}
    rest = {}
    for key, value in record.items():
        if key not in used and isinstance(value, str | int | float | bool):
            written = prose.line(str(value))[:MAX_EXTRA_CHARS]
            if written:
                rest[prose.line(key)[:100]] = written
    return rest


def _why_no_text(record: Record, names: Mapping[str, str], had_lines: bool) -> Reason:
    if had_lines:
        return _("It has no text: its field {name!r} holds only lines of the site itself", name=names["text"])
    if "text" in names:
        return _("It has no text: its field {name!r} is empty or missing", name=names["text"])
    shown = ", ".join(repr(prose.line(key)[:40]) for key in list(record)[:20]) or "none"
    return _("It has no field for the text that is known here; name it (text=NAME). Its fields: {names}", names=shown)
