"""What a web page says about itself: JSON-LD (schema.org), OpenGraph, meta elements, links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any

from lxml import html

from marsad.intake.story import Comment, Image
from marsad.intake.text import markup, prose
from marsad.intake.text.times import parse_printed, parse_time

_ARTICLE = re.compile(r"(Article|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting)$")
_SPLIT = re.compile(r"\s*[،,;؛|]\s*")
_SITE_AFTER_TITLE = re.compile(r"\s+[-–—|»•]\s+[^-–—|»•]{2,60}$")

#: Objects of JSON-LD that are looked at, and how deep references between them are followed.
MOST_OBJECTS = 5000
DEEPEST_REFERENCE = 4


@dataclass
class Metadata:
    """The fields of a page's own description, "" or empty where it gives none."""

    base: str = ""
    """What relative addresses on the page are meant against."""
    title: str = ""
    summary: str = ""
    authors: list[str] = field(default_factory=list)
    site: str = ""
    sections: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    published: datetime | None = None
    updated: datetime | None = None
    address: str = ""
    language: str = ""
    images: list[Image] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    text: str = ""


def read_metadata(tree: html.HtmlElement, base: str, zone: tzinfo) -> Metadata:
    """Return what the page `tree` says about itself. JSON-LD is believed first, then OpenGraph, then plain meta.

    Relative addresses are made absolute against `base`; times without a zone are in `zone`.
    """
    found = Metadata(base)
    article = _article(list(_linked_data(tree)))
    if article:
        _from_linked_data(article, found, base, zone)
    _from_meta(_meta(tree), found, base, zone)
    _from_elements(tree, found, base, zone)
    for name in ("authors", "sections", "tags"):
        setattr(found, name, list(dict.fromkeys(filter(None, getattr(found, name)))))
    found.images = list({image.address: image for image in reversed(found.images)}.values())[::-1]
    return found


def stated_address(tree: html.HtmlElement, base: str = "") -> str:
    """Return the address that the page gives as its own (rel=canonical, og:url), "" when it gives none."""
    given = [one.get("href", "") for one in tree.iter("link") if one.get("rel", "").lower() == "canonical"]
    given += [one.get("content", "") for one in tree.iter("meta") if one.get("property") == "og:url"]
    return next(filter(None, (markup.web_address(one, base) for one in given)), "")


def _linked_data(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield every object in the page's JSON-LD, those in graphs and lists too."""
    count = 0
    for script in tree.iter("script"):
        if "ld+json" not in script.get("type", ""):
            continue
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting and count < MOST_OBJECTS:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting = value + waiting
            elif isinstance(value, dict):
                count += 1
                yield value
                waiting += [one for one in value.values() if isinstance(one, dict | list)]


def _article(objects: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the article among the objects, with its references (``{"@id": …}``) to the others put in."""
    by_id = {one["@id"]: one for one in objects if isinstance(one.get("@id"), str) and len(one) > 1}
    for one in objects:
        kinds = one.get("@type")
        if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in _each(kinds)):
            return {name: _resolved(value, by_id, DEEPEST_REFERENCE) for name, value in one.items()}
    return None


def _resolved(value: Any, by_id: Mapping[str, Any], depth: int) -> Any:
    if isinstance(value, list) and depth:
        return [_resolved(one, by_id, depth - 1) for one in value]
    if isinstance(value, dict) and set(value) == {"@id"}:
        return by_id.get(value["@id"], value) if isinstance(value["@id"], str) else value
    return value


def _from_linked_data(article: dict[str, Any], found: Metadata, base: str, zone: tzinfo) -> None:
    found.title = _said(article.get("headline")) or _said(article.get("name"))
    found.summary = _said(article.get("description"))
    found.authors = [_said(one) for one in _each(article.get("author"))]
    found.site = _said(article.get("publisher")) or _said(article.get("sourceOrganization"))
    found.sections = [_said(one) for one in _each(article.get("articleSection"))]
    found.tags = [tag for one in _each(article.get("keywords")) for tag in _SPLIT.split(_said(one))]
    found.published = parse_time(_said(article.get("datePublished")), zone)
    found.updated = parse_time(_said(article.get("dateModified")), zone)
    found.address = markup.web_address(_said(article.get("url")) or _said(article.get("mainEntityOfPage"), "@id"), base)
    found.language = _said(article.get("inLanguage"))
    found.text = article["articleBody"] if isinstance(article.get("articleBody"), str) else ""
    for one in _each(article.get("image")):
        address = markup.web_address(_said(one, "url", "contentUrl", "@id"), base)
        caption = _said(one.get("caption")) if isinstance(one, dict) else ""
        credit = _said(one.get("creditText")) if isinstance(one, dict) else ""
        if address:
            found.images.append(Image(address, caption, credit))
    for one in _each(article.get("comment")):
        if isinstance(one, dict) and _said(one.get("text")):
            published = parse_time(_said(one.get("dateCreated") or one.get("datePublished")), zone)
            found.comments.append(Comment(_said(one.get("author")), _said(one.get("text")), published))


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _said(value: Any, *keys: str) -> str:
    """Return a value of JSON-LD as one line; of an object its name, or the first of `keys` that it has."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = next((value[key] for key in (*keys, "name", "@value", "alternateName") if value.get(key)), "")
    if not isinstance(value, str):
        return str(value) if isinstance(value, int | float) else ""
    return prose.line(markup.plain_text(prose.clean(value)) if markup.is_html(value) else value)


def _meta(tree: html.HtmlElement) -> dict[str, list[str]]:
    """Return the meta elements by name (``name``, ``property`` or ``itemprop``), in lower case."""
    named: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = prose.line(element.get("content") or "")
        if name and content:
            named.setdefault(name.strip().lower(), []).append(content)
    return named


def _from_meta(meta: dict[str, list[str]], found: Metadata, base: str, zone: tzinfo) -> None:
    def first(*names: str) -> str:
        return next((meta[name][0] for name in names if name in meta), "")

    found.title = found.title or first("og:title", "twitter:title", "dc.title", "citation_title")
    found.summary = found.summary or first("og:description", "description", "twitter:description", "dc.description")
    found.site = found.site or first("og:site_name", "application-name", "citation_publisher", "dc.publisher")
    if not found.authors:
        named = [name for name in ("author", "article:author", "citation_author", "dc.creator") if name in meta]
        found.authors = [one for name in named for one in meta[name] if not markup.web_address(one)]
    found.sections = found.sections or meta.get("article:section", [])
    found.tags += meta.get("article:tag", [])
    if not found.tags:
        keywords = [one for name in ("news_keywords", "keywords", "citation_keywords") for one in meta.get(name, [])]
        found.tags = [tag for one in keywords for tag in _SPLIT.split(one)]
    published = first(
        "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "citation_date"
    )
    found.published = found.published or parse_time(published, zone)
    updated = first("article:modified_time", "og:updated_time", "datemodified", "last-modified")
    found.updated = found.updated or parse_time(updated, zone)
    if not found.images:
        alt = first("og:image:alt")
        addresses = [markup.image_address(one, base) for one in meta.get("og:image", meta.get("twitter:image", []))]
        found.images = [Image(address, alt=alt) for address in addresses if address]


def _from_elements(tree: html.HtmlElement, found: Metadata, base: str, zone: tzinfo) -> None:
    headings = [prose.line(one.text_content()) for one in tree.iter("h1")]
    if not found.title:
        title = tree.find(".//title")
        whole = prose.line(title.text_content()) if title is not None else ""
        found.title = next((one for one in headings if one and one in whole), "") or _SITE_AFTER_TITLE.sub("", whole)
    # OpenGraph titles often carry the site's name; the heading of the page does not.
    found.title = next((one for one in headings if len(one) > 8 and found.title.startswith(one)), found.title)
    found.title = found.title or next(iter(headings), "")
    for link in tree.iter("a"):
        relation = link.get("rel", "").lower().split()
        words = prose.line(link.text_content())
        if "category" in relation:
            found.sections.append(words)
        elif "tag" in relation:
            found.tags.append(words)
        elif "author" in relation and not found.authors:
            found.authors.append(words)
    found.address = stated_address(tree, base) or found.address
    found.language = (
        found.language or tree.get("lang", "") or tree.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    )
    if found.published is None:
        times = [one for one in tree.iter("time") if next(one.iterancestors("aside", "footer", "nav"), None) is None]
        read = (
            parse_time(one.get("datetime"), zone) or parse_printed(prose.line(one.text_content()), zone)
            for one in times
        )
        found.published = next(filter(None, read), None)
