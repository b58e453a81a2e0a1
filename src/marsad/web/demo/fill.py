"""Puts the demo content into an empty site, and takes it away again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, time, timedelta
from typing import Any

from django.core.files import File
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Site

from marsad.discussion.importing import import_comments
from marsad.discussion.models import Comment, Status
from marsad.intake import Comment as StoryComment
from marsad.newsroom import models
from marsad.newsroom.models.institution import InstitutionLink
from marsad.web.demo import model as demo
from marsad.web.demo.content import load
from marsad.web.demo.rich import body_blocks, rich_text

#: The demo's names of services and ours.
SERVICES = {"إكس": "x", "فيسبوك": "facebook", "يوتيوب": "youtube", "تيليغرام": "telegram"}


class Fill:
    """One filling of a site. `run` does all of it in one transaction."""

    def __init__(self, say: Callable[[str], None] = lambda text: None) -> None:
        self.say = say
        self.content = load()
        self.front = models.FrontPage.objects.get()
        self.keys: dict[str, dict[str, int]] = {}
        self.links: dict[tuple[str, str], int] = {}
        self.pages: dict[str, models.InfoPage] = {}

    def run(self) -> int:
        """Fill the site and return how many articles it has now."""
        with transaction.atomic():
            self._institution()
            self._pictures()
            self._records()
            self._sections()
            self._pages()
            self._articles()
            self._front_page()
            self._comments()
        return len(self.keys["article"])

    # --- records ---------------------------------------------------------------------------------------------------

    def _institution(self) -> None:
        given = self.content.institution
        site = Site.objects.get(is_default_site=True)
        record = models.Institution.for_site(site)
        for name in ("name", "name_en", "tagline", "address", "email", "phone"):
            setattr(record, name, getattr(given, name))
        record.text = f"<p>{given.text}</p>"
        record.save()
        record.links.all().delete()
        for order, social in enumerate(given.social):
            record.links.add(
                InstitutionLink(service=SERVICES.get(social.name, "website"), address=social.address, sort_order=order)
            )
        record.save()
        site.site_name = given.name
        site.save()

    def _pictures(self) -> None:
        self.say("Demo: pictures ...")
        self.keys["picture"] = {}
        for slug, given in self.content.pictures.items():
            with given.path.open("rb") as file:
                picture = models.Picture(
                    title=given.title, description=given.alt, caption=given.caption, credit=given.credit,
                    file=File(file, name=given.path.name),
                )  # fmt: skip
                picture.save()
            self.keys["picture"][slug] = picture.pk

    def _records(self) -> None:
        self.keys["tag"] = self._make(models.Tag, self.content.tags.values(), ("name",))
        names = ("name", "name_en")
        self.keys["source"] = self._make(models.Source, self.content.sources.values(), names)
        self.keys["author"] = self._make(
            models.Author, self.content.authors.values(), (*names, "role", "affiliation", "bio")
        )
        self.keys["series"] = {}
        for slug, given in self.content.series.items():
            made = models.Series.objects.create(
                name=given.title,
                name_en=given.title_en,
                description=given.description,
                picture_id=self.keys["picture"][given.picture],
            )
            self.keys["series"][slug] = made.pk

    @staticmethod
    def _make(model: Any, given: Iterable[Any], fields: tuple[str, ...]) -> dict[str, int]:
        made = {}
        for one in given:
            record = model.objects.filter(name=one.name).first() or model(name=one.name)
            for field in fields:
                setattr(record, field, getattr(one, field))
            record.save()
            made[one.slug] = record.pk
        return made

    def _sections(self) -> None:
        self.sections = {}
        for slug, given in self.content.sections.items():
            section = models.Section(title=given.name, description=given.description)
            self.front.add_child(instance=section)
            self.sections[slug] = section

    # --- articles --------------------------------------------------------------------------------------------------

    def _articles(self) -> None:
        """Make all articles, then give them their bodies, which link to each other, and publish them by age."""
        self.say("Demo: articles ...")
        given = {**self.content.articles, **self.content.studies}
        made = {slug: self._draft(one) for slug, one in given.items()}
        self.keys["article"] = {slug: page.pk for slug, page in made.items()}
        for slug, pk in self.keys["article"].items():
            self.links["study" if slug in self.content.studies else "article", slug] = pk
        for slug, page in self.pages.items():
            page.body = rich_text(self.content.pages[slug].body, self.links)
            page.save_revision().publish()
        places = {
            s: (key, place) for key, one in self.content.series.items() for place, s in enumerate(one.articles, 1)
        }
        for slug in sorted(given, key=lambda s: given[s].published):
            page, one = made[slug], given[slug]
            if slug in places:
                page.series_id = self.keys["series"][places[slug][0]]
                page.series_order = places[slug][1]
            page.body = body_blocks(one.body, self.links, self.keys["source"], self.keys["picture"])
            page.footnotes = [
                models.Footnote(label=note.mark, text=f"<p>{note.text}</p>", sort_order=order)
                for order, note in enumerate(one.body.footnotes)
            ]
            page.save_revision().publish()

    def _draft(self, given: demo.Article | demo.Study) -> models.Article:
        study = isinstance(given, demo.Study)
        page = (models.Study if study else models.Article)(
            title=given.title,
            summary=given.summary,
            picture_id=self.keys["picture"][given.picture],
            source_id=self.keys["source"][given.source],
            published_at=given.published,
            is_demo=True,
            live=False,
        )
        if isinstance(given, demo.Study):
            page.abstract, page.title_en = f"<p>{given.abstract}</p>", given.title_en
            page.pdf = self._document(given) if given.pdf else None
        else:
            page.kind, page.updated_at = given.kind, given.updated
            page.breaking_until = timezone.now() + timedelta(hours=12) if given.breaking else None
            page.corrections = [_correction(c, order) for order, c in enumerate(given.corrections)]
        page.article_authors = [
            models.ArticleAuthor(author_id=self.keys["author"][slug], sort_order=order)
            for order, slug in enumerate(given.authors)
        ]
        self.sections[given.section].add_child(instance=page)
        page.tags.add(*models.Tag.objects.filter(pk__in=[self.keys["tag"][slug] for slug in given.tags]))
        if (also := getattr(given, "also", None)) is not None:
            page.sections.add(self.sections[also])
        return page

    @staticmethod
    def _document(given: demo.Study) -> Any:
        with given.pdf.open("rb") as file:
            document = get_document_model()(title=given.title, file=File(file, name=given.pdf.name))
            document.save()
        return document

    # --- pages, front, comments --------------------------------------------------------------------------------------

    def _pages(self) -> None:
        """Make the standing pages; their texts come with the articles that they link to."""
        for slug, given in sorted(self.content.pages.items(), key=lambda item: item[1].order):
            page = models.InfoPage(title=given.title, body="<p></p>", search_description=given.summary)
            self.front.add_child(instance=page)
            self.pages[slug] = page
            self.links["page", slug] = page.pk

    def _front_page(self) -> None:
        given, articles = self.content.front_page, self.keys["article"]
        self.front.refresh_from_db()
        self.front.lead_id = articles[given.lead]
        self.front.featured = [
            models.Featured(article_id=articles[slug], sort_order=order) for order, slug in enumerate(given.featured)
        ]
        layouts = models.FrontSection.Layout.values
        self.front.front_sections = [
            models.FrontSection(section=self.sections[slug], layout=layouts[order % len(layouts)], sort_order=order)
            for order, slug in enumerate(given.sections)
        ]
        self.front.save_revision().publish()
        for notice in self.content.notices:
            models.BreakingNotice.objects.create(
                text=notice.text, article_id=articles[notice.article], expires_at=timezone.now() + notice.shown_for
            )

    def _comments(self) -> None:
        self.say("Demo: comments ...")
        by_article: dict[str, list[demo.Comment]] = {}
        for comment in self.content.comments.values():
            by_article.setdefault(comment.article, []).append(comment)
        for slug, comments in by_article.items():
            article = models.Article.objects.get(pk=self.keys["article"][slug])
            places = {comment.id: place for place, comment in enumerate(comments)}
            stories = [
                StoryComment(c.name, c.text, c.published, c.email, places[c.reply_to] if c.reply_to else None)
                for c in comments
            ]
            import_comments(article, stories, Status.APPROVED)
            for given, status in (("pending", Status.HELD), ("spam", Status.SPAM)):
                texts = [comment.text for comment in comments if comment.status == given]
                Comment.objects.filter(article=article, text__in=texts).update(status=status)


def _correction(given: demo.Correction, order: int) -> models.Correction:
    made_at = timezone.make_aware(datetime.combine(given.date, time(12)))
    return models.Correction(text=given.text, made_at=made_at, sort_order=order)


def remove() -> int:
    """Take the demo content away and return how many articles that were. What is used elsewhere stays."""
    content = load()
    with transaction.atomic():
        articles = list(models.Article.objects.filter(is_demo=True))
        for article in articles:
            models.Article.objects.get(pk=article.pk).specific.delete()
        for model, given in (
            (models.Author, content.authors),
            (models.Source, content.sources),
            (models.Series, content.series),
            (models.Tag, content.tags),
        ):
            names = [getattr(one, "name", None) or one.title for one in given.values()]
            for record in model.objects.filter(name__in=names):
                _delete_unused(record)
        for section in models.Section.objects.filter(title__in=[one.name for one in content.sections.values()]):
            fresh = models.Section.objects.get(pk=section.pk)
            if fresh.is_leaf():
                fresh.delete()
        for title in [one.title for one in content.pages.values()]:
            for page in models.InfoPage.objects.filter(title=title):
                page.delete()
        for picture in models.Picture.objects.filter(title__in=[one.title for one in content.pictures.values()]):
            _delete_unused(picture)
        models.BreakingNotice.objects.filter(text__in=[notice.text for notice in content.notices]).delete()
    return len(articles)


def _delete_unused(record: Any) -> None:
    """Delete a record that no article of the site's own uses."""
    used = {models.Series: "articles", models.Tag: "tagged_articles"}.get(type(record))
    if used and getattr(record, used).exists():
        return
    if isinstance(record, models.Picture) and models.Article.objects.filter(picture=record).exists():
        return
    with suppress(ProtectedError), transaction.atomic():
        record.delete()
