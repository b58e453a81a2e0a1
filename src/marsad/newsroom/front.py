"""What stands on the front page."""

from __future__ import annotations

from dataclasses import dataclass, field
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
    """The front page's articles, none twice among lead, featured and sections."""

    lead: Article | None
    featured: list[Article]
    latest: list[Article]
    blocks: list[FrontBlock] = field(default_factory=list)


def arrange(page: FrontPage) -> Front:
    """Return what the front page shows: its editors' choice, filled up with the newest."""
    chosen = [row.article_id for row in page.featured.all()]
    newest = list(listings.everything().entries().values_list("article_id", flat=True)[: LATEST + FEATURED + 4])
    lead_id = page.lead_id if page.lead_id and page.lead.live else next((pk for pk in newest if pk not in chosen), None)
    featured_ids = [pk for pk in chosen if pk != lead_id]
    featured_ids += [pk for pk in newest if pk not in (lead_id, *featured_ids)][: max(0, FEATURED - len(featured_ids))]
    latest_ids = newest[:LATEST]
    loaded = {a.pk: a for a in listings.cards({lead_id, *featured_ids, *latest_ids} - {None}) if a.live}
    used = {lead_id, *featured_ids}
    blocks = []
    for row in sections_in_order(page):
        articles = [
            a for a in listings.section(row["section"]).articles(0, PER_SECTION + len(used)) if a.pk not in used
        ]
        if articles:
            articles = articles[:PER_SECTION]
            used |= {a.pk for a in articles}
            blocks.append(FrontBlock(row["section"], row["layout"], articles))
    return Front(
        loaded.get(lead_id),
        [loaded[pk] for pk in featured_ids if pk in loaded],
        [loaded[pk] for pk in latest_ids if pk in loaded],
        blocks,
    )


def sections_in_order(page: FrontPage) -> list[dict[str, Any]]:
    """Return the sections that the editors placed, or every live section in the menu's order."""
    from marsad.newsroom.models import FrontSection, Section

    rows = [{"section": row.section, "layout": row.layout} for row in page.front_sections.all() if row.section.live]
    if rows:
        return rows
    return [
        {"section": section, "layout": FrontSection.Layout.GRID}
        for section in Section.objects.child_of(page).live().order_by("path")[:MAX_SECTIONS]
    ]
