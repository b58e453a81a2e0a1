"""What stands on the front page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import cycle
from typing import TYPE_CHECKING, Any

from marsad.newsroom import listings

if TYPE_CHECKING:
    from marsad.newsroom.models import Article, FrontPage, Section

FEATURED = 4
LATEST = 8
PER_SECTION = 5
MAX_SECTIONS = 8


@dataclass(frozen=True, slots=True)
class FrontBlock:
    """One section's place on the front page."""

    section: Section
    layout: str
    articles: list[Article]

    @property
    def template(self) -> str:
        """The template of its layout."""
        return f"newsroom/parts/block_{self.layout}.html"


@dataclass(frozen=True, slots=True)
class Front:
    """The front page's articles, none twice among lead, featured and sections, nor among lead, featured and latest."""

    lead: Article | None
    featured: list[Article]
    latest: list[Article]
    blocks: list[FrontBlock] = field(default_factory=list)


def arrange(page: FrontPage) -> Front:
    """Return what the front page shows: its editors' choice, filled up with the newest.

    Everything is chosen by primary key first and loaded together, so that more sections are not more queries each.
    """
    chosen = [row.article_id for row in page.featured.all()]
    newest = listings.everything().newest_ids(LATEST + FEATURED + 4)
    rows = sections_in_order(page)
    # Enough of each that something is left when the places before it have taken theirs.
    depth = PER_SECTION * 2 + FEATURED
    in_section = [listings.section(row["section"]).newest_ids(depth) for row in rows]
    wanted = {page.lead_id, *chosen, *newest, *(pk for ids in in_section for pk in ids)} - {None}
    loaded = {article.pk: article for article in listings.cards(wanted) if article.live}
    used: set[int] = set()

    def take(ids: Iterable[int | None], count: int) -> list[Article]:
        taken = [loaded[pk] for pk in dict.fromkeys(ids) if pk in loaded and pk not in used][:count]
        used.update(article.pk for article in taken)
        return taken

    lead = take([page.lead_id], 1) or take((pk for pk in newest if pk not in chosen), 1)
    featured = take([*chosen, *newest], FEATURED)
    latest = [loaded[pk] for pk in newest if pk in loaded and pk not in used][:LATEST]
    blocks = []
    for row, ids in zip(rows, in_section, strict=True):
        articles = take(ids, PER_SECTION)
        if articles:
            blocks.append(FrontBlock(row["section"], row["layout"], articles))
    return Front(lead[0] if lead else None, featured, latest, blocks)


def sections_in_order(page: FrontPage) -> list[dict[str, Any]]:
    """Return the sections that the editors placed, or the first live ones of the menu in all layouts by turns."""
    from marsad.newsroom.models import FrontSection, Section

    placed = page.front_sections.select_related("section")
    rows = [{"section": row.section, "layout": row.layout} for row in placed if row.section.live]
    if rows:
        return rows
    # Sifted and sorted here: for an ordered query SQLite walks the path index through every article.
    below = [s for s in Section.objects.order_by() if s.live and s.is_child_of(page)]
    sections = sorted(below, key=lambda section: section.path)[:MAX_SECTIONS]
    return [
        {"section": section, "layout": layout}
        for section, layout in zip(sections, cycle(FrontSection.Layout.values), strict=False)
    ]
