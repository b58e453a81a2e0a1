"""How to cite a study: one line for a list of references, in Arabic or in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.encoding import uri_to_iri

if TYPE_CHECKING:
    from marsad.newsroom.models import Author, Institution, Study


def affiliated(study: Study) -> list[tuple[Author, str]]:
    """Return the study's authors in order, each with where they worked when it was written, or work now."""
    then = {row.author_id: row.affiliation for row in study.affiliations.all()}
    return [(author, then.get(author.pk, author.affiliation)) for author in study.byline]


def whereabouts(study: Study, address: str) -> str:
    """Return where the study is found: its DOI's address, else `address` in readable letters."""
    return f"https://doi.org/{study.doi}" if study.doi else uri_to_iri(address)


def citation(study: Study, institution: Institution, language: str = "ar") -> str:
    """Return the reference without its whereabouts: authors, title, publisher, issue, year, pages.

    In English, names and titles are the English ones where the records hold them. The order is that of the Chicago
    Manual's author-date style, with the marks of each language.
    """
    english = language == "en"
    comma, last, stop = (", ", " and ", ". ") if english else ("، ", " و", ". ")
    names = [(author.name_en if english else "") or author.name for author in study.byline]
    authors = comma.join(names[:-1]) + (last if len(names) > 1 else "") + names[-1] if names else ""
    title = (study.title_en if english else "") or study.title
    publisher = (institution.name_en if english else "") or institution.name
    pages = study.pages_cited and (f"pp. {study.pages_cited}" if english else f"ص {study.pages_cited}")
    place = comma.join(filter(None, [publisher, study.issue, str(study.dated.year), pages]))
    return stop.join(filter(None, [authors, f"“{title}”" if english else f"«{title}»", place])) + "."
