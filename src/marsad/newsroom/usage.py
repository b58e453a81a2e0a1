"""How much a record is used, and that a used one is not deleted from under the articles that name it."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, ProtectedError, Q, TextField
from django.db.models.functions import Cast
from django.db.models.signals import pre_delete
from django.utils.translation import gettext as _


def articles_naming(record: Any) -> Any:
    """Return the articles, live or not, that name this author or source; with a source, also in parts of the body.

    Credits of parts stand in the body's JSON, which no foreign key guards. The text is searched for the key as it is
    stored, and what was found is looked at again, since 12 is also found in 123.
    """
    from marsad.newsroom.models import Article, ArticleAuthor, Author, StudyAuthor

    if isinstance(record, Author):
        by_line = ArticleAuthor.objects.filter(article=OuterRef("pk"), author=record)
        affiliated = StudyAuthor.objects.filter(study=OuterRef("pk"), author=record)
        return Article.objects.filter(Exists(by_line) | Exists(affiliated))
    candidates = Article.objects.annotate(raw=Cast("body", TextField())).filter(raw__contains=f'"source": {record.pk}')
    in_parts = [article.pk for article in candidates.only("body").iterator() if record.pk in article.part_source_ids]
    return Article.objects.filter(Q(source=record) | Q(pk__in=in_parts))


def keep_used(instance: Any, **kwargs: Any) -> None:
    """Refuse to delete an author or source that an article names."""
    naming = articles_naming(instance)
    if naming.exists():
        raise ProtectedError(
            _("«%(name)s» stands on articles and cannot be deleted.") % {"name": instance}, set(naming[:20])
        )


def connect() -> None:
    """Connect the handlers; called once when Django starts."""
    from marsad.newsroom.models import Author, Source

    for model in (Author, Source):
        pre_delete.connect(keep_used, sender=model, dispatch_uid=f"newsroom.used.{model.__name__}")
