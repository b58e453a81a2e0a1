"""Tells kept pages what changes: each handler runs in the transaction of the change, so that no crash parts them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from marsad.delivery.models import Change
from marsad.delivery.pages import changes, keeper, recording
from marsad.delivery.pages.changes import EVERYTHING, SITE, Touch, touch
from marsad.discussion.signals import comments_changing
from marsad.newsroom import models as newsroom
from marsad.newsroom.models import Article, Lease, ListEntry
from marsad.newsroom.models.institution import InstitutionLink
from marsad.newsroom.signals import articles_changing, lists_changing, schedule_ran
from marsad.observatory.signals import record_changing
from marsad.search.signals import related_changing

#: Fields of a page that no reader sees. Saving a draft writes nothing else to the page itself.
DESK_FIELDS = frozenset({"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes",
                         "go_live_at", "expire_at", "locked", "locked_at", "locked_by", "numchild"})  # fmt: skip
#: For how long changes are kept, for hosts that were away. A host away for longer begins anew.
KEPT_DAYS = 7
#: Our tables that those who read them note for, or that no page shows.
COVERED = (
    "newsroom.ListEntry", "newsroom.ArticleAuthor", "newsroom.TaggedArticle", "newsroom.Article_sections",
    "newsroom.Correction", "newsroom.Footnote", "newsroom.StudyAuthor", "newsroom.Featured", "newsroom.FrontSection",
    "newsroom.Institution", "newsroom.InstitutionLink", "newsroom.BreakingNotice", "newsroom.Rendition",
    "newsroom.Origin", "newsroom.ImportRun", "newsroom.ImportFailure", "newsroom.Lease", "newsroom.Role",
    "newsroom.User", "newsroom.User_groups", "newsroom.User_user_permissions",
    "discussion.Comment", "discussion.Ban", "discussion.SpentProof", "search.Related", "delivery.ReadCount",
    "delivery.Change",
)  # fmt: skip


def tell(touches: Iterable[Touch]) -> None:
    """Tell what changes, where pages are kept."""
    if keeper.is_on():
        changes.tell(touches, keeper.follow)


def on_articles(ids: list[int], **kwargs: Any) -> None:
    """Articles are on their own pages, on cards, in their series, and, by their date, in sitemaps."""
    if not keeper.is_on():
        return
    found: list[Touch] = recording.rows("article", ids)
    for start in range(0, len(ids), 500):
        rows = Article.objects.filter(pk__in=ids[start : start + 500]).values_list("series", "published_at")
        for series, published_at in rows:
            if series is not None:
                found += [Touch(f"in-series:{series}"), Touch("in-any-series")]
            if published_at is not None:
                found.append(touch("in-list:0:0", published_at))
    tell(found)


def on_lists(changed: list[tuple[int, int, datetime]], **kwargs: Any) -> None:
    found = [touch(f"list:{int(kind)}:{key}", moment) for kind, key, moment in changed]
    tell([*found, *(Touch(f"lists:{int(kind)}") for kind in {kind for kind, _, _ in changed})])


def on_deleting(instance: Any, **kwargs: Any) -> None:
    """A deleted article leaves its lists by the database's hand, which tells nobody."""
    entries = ListEntry.objects.filter(article=instance.pk).values_list("kind", "key", "published_at")
    if changed := list(entries):
        on_lists(changed)


def on_comments(ids: list[int], **kwargs: Any) -> None:
    tell(Touch(f"comments:{pk}") for pk in ids)


def on_related(ids: list[int], **kwargs: Any) -> None:
    tell(Touch(f"related:{pk}") for pk in ids)


def on_record(ids: list[int] | None, **kwargs: Any) -> None:
    tell([Touch("record:*")] if ids is None else (Touch(f"record:{pk}") for pk in ids))


def on_row(kind: str, instance: Any, update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    """A row of one of `recording.MODELS` was saved or deleted."""
    if update_fields is not None and frozenset(update_fields) <= DESK_FIELDS:
        return
    found = recording.rows(kind, [instance.pk])
    if kind in ("section", "info"):
        found.append(Touch(SITE))
    tell(found)


def on_article_row(instance: Any, update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    if update_fields is None or not frozenset(update_fields) <= DESK_FIELDS:
        on_articles([instance.pk])


def on_rendition(instance: Any, **kwargs: Any) -> None:
    tell(recording.rows("picture", [instance.image_id]))


def on_notice(**kwargs: Any) -> None:
    tell([Touch("notices")])


def on_site(**kwargs: Any) -> None:
    tell([Touch(SITE)])


def on_saving(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A page of the tree that gets another address gives one to all below it."""
    if keeper.is_on() and instance.pk and sender.objects.filter(pk=instance.pk).exclude(slug=instance.slug).exists():
        tell([Touch(EVERYTHING)])


def on_moved(instance: Any, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    """A section moved: its place in the menu is another, and with its address that of everything below."""
    if instance.specific_class is not None and issubclass(instance.specific_class, Article):
        return
    tell([Touch(EVERYTHING if url_path_before != url_path_after else SITE)])


def on_schedule(**kwargs: Any) -> None:
    """Throw away changes that every folder has followed or given up."""
    if Lease.take("delivery.changes", "schedule", 3600, renew=False):
        Change.objects.filter(made_at__lt=timezone.now() - timedelta(days=KEPT_DAYS)).delete()


def connect() -> None:
    """Connect the handlers; called once when Django starts."""
    recording.covers(*COVERED)
    articles_changing.connect(on_articles, dispatch_uid="delivery.articles")
    lists_changing.connect(on_lists, dispatch_uid="delivery.lists")
    comments_changing.connect(on_comments, dispatch_uid="delivery.comments")
    related_changing.connect(on_related, dispatch_uid="delivery.related")
    record_changing.connect(on_record, dispatch_uid="delivery.record")
    schedule_ran.connect(on_schedule, dispatch_uid="delivery.schedule")
    pre_delete.connect(on_deleting, sender=Article, dispatch_uid="delivery.deleting")
    for label, kind in recording.MODELS.items():
        model = get_document_model() if kind == "document" else getattr(newsroom, label.partition(".")[2])
        handler = on_article_row if kind == "article" else partial(on_row, kind)
        _on_change(model, handler, label)
    for model in (newsroom.Section, newsroom.InfoPage, newsroom.FrontPage):
        pre_save.connect(on_saving, sender=model, dispatch_uid=f"delivery.saving.{model.__name__}")
        kind = recording.MODELS[f"newsroom.{model.__name__}"]
        for signal, name in ((page_published, "published"), (page_unpublished, "unpublished")):
            signal.connect(
                partial(on_row, kind), sender=model, weak=False, dispatch_uid=f"delivery.{name}.{model.__name__}"
            )
    _on_change(newsroom.Rendition, on_rendition, "rendition")
    _on_change(newsroom.BreakingNotice, on_notice, "notice")
    for model in (newsroom.Institution, InstitutionLink, Site):
        _on_change(model, on_site, f"site.{model.__name__}")
    post_page_move.connect(on_moved, dispatch_uid="delivery.moved")


def _on_change(model: Any, handler: Any, name: str) -> None:
    for signal, what in ((post_save, "saved"), (post_delete, "deleted")):
        signal.connect(handler, sender=model, weak=False, dispatch_uid=f"delivery.{what}.{name}")
