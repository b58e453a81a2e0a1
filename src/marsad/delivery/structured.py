"""schema.org data of pages, as JSON-LD."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext

from marsad.delivery.addresses import absolute, address_of
from marsad.newsroom.models import Article, Institution, Picture, Section, Study
from marsad.newsroom.pictures import SHAPES, shared


def organization(site: Institution) -> dict[str, Any]:
    """Return the publisher."""
    data: dict[str, Any] = {
        "@type": "NewsMediaOrganization",
        "@id": absolute("/#organization"),
        "name": site.name,
        "url": absolute("/"),
    }
    if site.name_en:
        data["alternateName"] = site.name_en
    if site.logo:
        rendition = site.logo.get_rendition("max-600x600|format-png")
        data["logo"] = {
            "@type": "ImageObject",
            "url": absolute(rendition.url),
            "width": rendition.width,
            "height": rendition.height,
        }
    if links := [link.address for link in site.accounts]:
        data["sameAs"] = links
    if site.email:
        data["email"] = site.email
    return data


def website(site: Institution) -> dict[str, Any]:
    """Return the site, with where to search it."""
    return {
        "@type": "WebSite",
        "@id": absolute("/#website"),
        "name": site.name,
        "url": absolute("/"),
        "inLanguage": "ar",
        "publisher": {"@id": absolute("/#organization")},
    }


def breadcrumbs(trail: list[tuple[str, str]]) -> dict[str, Any]:
    """Return the way from the front page; `trail` holds (name, absolute address)."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": address}
            for place, (name, address) in enumerate(trail, 1)
        ],
    }


def article(page: Article, site: Institution) -> dict[str, Any]:
    """Return an article or a study."""
    address = address_of(page)
    data: dict[str, Any] = {
        "@type": page.schema_type,
        "@id": f"{address}#article",
        "mainEntityOfPage": address,
        "headline": page.title[:110],
        "description": page.summary or page.search_description,
        "inLanguage": page.language,
        "datePublished": _moment(page.published_at),
        "dateModified": _moment(page.updated_at or page.published_at),
        "articleSection": [section.title for section in page.all_sections],
        "keywords": [tag.name for tag in page.tag_list],
        "wordCount": page.word_count,
        "author": _authors(page, site),
        "publisher": {"@id": absolute("/#organization")},
        "isAccessibleForFree": True,
    }
    if page.picture:
        data["image"] = [_image(page.picture, shape) for shape in SHAPES[1:]]
    if page.source:
        data["creditText"] = page.source.name
    if page.address:
        data["isBasedOn"] = page.address
    if page.correction_list:
        data["correction"] = [correction.text for correction in page.correction_list]
    if isinstance(page, Study):
        data |= _study(page)
    return {name: value for name, value in data.items() if value not in ("", [], None)}


def section(page: Section) -> dict[str, Any]:
    """Return a section as a collection of articles."""
    return {
        "@type": "CollectionPage",
        "@id": address_of(page),
        "name": page.title,
        "description": page.description,
        "inLanguage": "ar",
        "isPartOf": {"@id": absolute("/#website")},
    }


def graph(*things: dict[str, Any]) -> dict[str, Any]:
    """Return one JSON-LD document of several things."""
    return {"@context": "https://schema.org", "@graph": list(things)}


def _moment(moment: Any) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None


def _authors(page: Article, site: Institution) -> list[dict[str, Any]]:
    people = []
    for author in page.byline:
        person = {"@type": "Person", "name": author.name, "url": address_of(author)}
        if author.affiliation:
            person["affiliation"] = {"@type": "Organization", "name": author.affiliation}
        if author.orcid:
            person["sameAs"] = f"https://orcid.org/{author.orcid}"
        people.append(person)
    return people or [{"@id": absolute("/#organization")}]


def _image(picture: Picture, shape: tuple[int, int]) -> dict[str, Any]:
    file = shared(picture, shape)
    data = {"@type": "ImageObject", "url": absolute(file.address), "width": file.width, "height": file.height}
    if picture.credit:
        data["creditText"] = picture.credit
    if picture.caption:
        data["caption"] = picture.caption
    return data


def _study(page: Study) -> dict[str, Any]:
    data: dict[str, Any] = {"abstract": strip_tags(page.abstract)}
    if page.title_en:
        data["alternativeHeadline"] = page.title_en
    if page.doi:
        data["identifier"] = {"@type": "PropertyValue", "propertyID": "DOI", "value": page.doi}
        data["sameAs"] = f"https://doi.org/{page.doi}"
    if page.pdf:
        data["encoding"] = {
            "@type": "MediaObject",
            "contentUrl": absolute(page.pdf.url),
            "encodingFormat": "application/pdf",
        }
    if page.pages_cited:
        data["pagination"] = page.pages_cited
    return data


def trail_of(page: Any, above: list[Section] | None = None) -> list[tuple[str, str]]:
    """Return the breadcrumb trail of a page of the tree: front page, sections, the page itself.

    `above` are the sections down to the page, itself included when it is one, where they have been loaded already.
    """
    if above is None:
        above = [p for p in page.get_ancestors(inclusive=True).specific() if p.depth > 2]
    pages = above if above and above[-1].pk == page.pk else [*above, page]
    return [(gettext("Home"), absolute("/")), *((p.title, address_of(p)) for p in pages)]
