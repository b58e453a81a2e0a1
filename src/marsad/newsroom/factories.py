"""Factories of the newsroom's records, for tests of every room.

They need the development tools (factory-boy, wagtail-factories) and are imported by tests only.

    section = SectionFactory(title="الشرق الأوسط")
    article = ArticleFactory(parent=section, title="…", paragraphs=["…", "…"], authors=[AuthorFactory()], tags=["نفط"])

Articles and studies are published the way the desk publishes them, so that lists are filed and signals sent;
``live=False`` gives a draft.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import factory
import wagtail_factories
from django.conf import settings
from django.utils.html import escape
from factory.django import DjangoModelFactory, ImageField
from wagtail.models import Locale, Page, Site
from wagtail.rich_text import RichText

from marsad.arabic import slugify
from marsad.newsroom.models import (
    Article,
    ArticleAuthor,
    Author,
    BreakingNotice,
    Featured,
    FrontPage,
    FrontSection,
    InfoPage,
    Institution,
    Picture,
    Section,
    Series,
    Source,
    Study,
    StudyAuthor,
    Tag,
)

PARAGRAPHS = (
    "قالت هيئة المواني إن الرصيف الجديد سيستقبل أولى السفن في مطلع الشهر المقبل بعد اكتمال التجارب.",
    "وأضافت الهيئة أن طاقة الميناء سترتفع إلى الضعف، وأن العمل جرى في موعده المقرر.",
    "ومن المنتظر أن يفتتح وزير النقل الرصيف بحضور ممثلين عن شركات الشحن.",
)


def front_page() -> FrontPage:
    """Return the site's front page, made anew where a test database was emptied of what the migrations put there."""
    page = FrontPage.objects.first()
    if page is not None:
        return page
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    page = root.add_child(instance=FrontPage(title="الرئيسية", slug="home"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": page}
    )
    Site.clear_site_root_paths_cache()
    return page


def institution(**values: Any) -> Institution:
    """Return the default site's institution with these `values` saved in it."""
    record = Institution.for_site(Site.objects.get(root_page=front_page()))
    for name, value in values.items():
        setattr(record, name, value)
    record.save()
    return record


def body_of(paragraphs: Iterable[str], source: Source | None = None) -> list[tuple[str, Any]]:
    """Return a body with one credited part that holds these plain paragraphs."""
    html = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return [("part", {"text": RichText(html), "source": source})]


class NamedFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"اسم {n}")

    class Meta:
        abstract = True


class AuthorFactory(NamedFactory):
    name = factory.Sequence(lambda n: f"كاتبة {n}")

    class Meta:
        model = Author


class SourceFactory(NamedFactory):
    name = factory.Sequence(lambda n: f"وكالة {n}")
    kind = Source.Kind.AGENCY

    class Meta:
        model = Source


class SeriesFactory(NamedFactory):
    name = factory.Sequence(lambda n: f"سلسلة {n}")

    class Meta:
        model = Series


class TagFactory(NamedFactory):
    name = factory.Sequence(lambda n: f"وسم {n}")

    class Meta:
        model = Tag


class PictureFactory(wagtail_factories.ImageFactory):
    title = "رصيف ميناء عند الغروب"
    description = "سفينة راسية عند رصيف طويل"
    file = ImageField(width=1600, height=900, color="#7b8f9a", format="JPEG", filename="picture.jpg")

    class Meta:
        model = Picture


class BreakingNoticeFactory(DjangoModelFactory):
    text = "بدء وصول السفن إلى الرصيف الجديد"

    class Meta:
        model = BreakingNotice


class ChildPageFactory(DjangoModelFactory):
    """Abstract: a page made under ``parent``, by default where its kind belongs."""

    title = factory.Sequence(lambda n: f"صفحة {n}")
    slug = factory.LazyAttribute(lambda page: slugify(page.title))

    class Meta:
        abstract = True

    @classmethod
    def default_parent(cls) -> Page:
        return front_page()

    @classmethod
    def _build(cls, model_class: type[Page], *args: Any, parent: Page | None = None, **values: Any) -> Page:
        return model_class(**values)

    @classmethod
    def _create(cls, model_class: type[Page], *args: Any, parent: Page | None = None, **values: Any) -> Page:
        return (parent or cls.default_parent()).add_child(instance=model_class(**values))


class SectionFactory(ChildPageFactory):
    title = factory.Sequence(lambda n: f"قسم {n}")

    class Meta:
        model = Section


class InfoPageFactory(ChildPageFactory):
    title = factory.Sequence(lambda n: f"صفحة قائمة {n}")
    body = "<p>نص الصفحة.</p>"

    class Meta:
        model = InfoPage


class ArticleFactory(ChildPageFactory):
    """An article. Besides its fields it takes:

    ``parent``: its section; ``paragraphs``: plain paragraphs of its body (instead of ``body``); ``authors``: Author
    records in order; ``tags``: names or Tag records; ``also_in``: further sections; ``live=False``: leave it a draft.
    """

    title = factory.Sequence(lambda n: f"رصيف جديد يستقبل السفن {n}")
    summary = "الطاقة ترتفع إلى الضعف."

    class Meta:
        model = Article

    @classmethod
    def default_parent(cls) -> Page:
        return Section.objects.first() or SectionFactory()

    @classmethod
    def _create(
        cls,
        model_class: type[Article],
        *args: Any,
        parent: Section | None = None,
        paragraphs: Iterable[str] = PARAGRAPHS,
        authors: Iterable[Author] = (),
        tags: Iterable[str | Tag] = (),
        also_in: Iterable[Section] = (),
        live: bool = True,
        **values: Any,
    ) -> Article:
        values.setdefault("body", body_of(paragraphs))
        article = super()._create(model_class, *args, parent=parent, live=False, **values)
        article.article_authors = [ArticleAuthor(author=author) for author in authors]
        article.tags.set(tags)
        article.sections = list(also_in)
        cls.finish(article)
        article.save()
        if live:
            article.save_revision().publish()
            article = model_class.objects.get(pk=article.pk)
        return article

    @classmethod
    def finish(cls, article: Article) -> None:
        """Add what belongs to the article's own kind before it is saved and published."""


class StudyFactory(ArticleFactory):
    """A study, with what `ArticleFactory` takes and ``affiliations``: pairs of an Author and where it worked."""

    title = factory.Sequence(lambda n: f"أثر الرصيف الجديد في تجارة المدينة {n}")
    abstract = "<p>تدرس هذه الورقة ما يتغير في تجارة المدينة بعد الرصيف الجديد.</p>"

    class Meta:
        model = Study

    @classmethod
    def _create(
        cls, model_class: type[Study], *args: Any, affiliations: Iterable[tuple[Author, str]] = (), **values: Any
    ) -> Study:
        rows = [StudyAuthor(author=author, affiliation=affiliation) for author, affiliation in affiliations]
        return super()._create(model_class, *args, **{**values, "affiliations": rows})


class FeaturedFactory(DjangoModelFactory):
    front = factory.LazyFunction(front_page)

    class Meta:
        model = Featured


class FrontSectionFactory(DjangoModelFactory):
    front = factory.LazyFunction(front_page)

    class Meta:
        model = FrontSection
