"""Two tags become one: articles, drafts and the address of the tag that goes."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from marsad.newsroom import listings
from marsad.newsroom.addresses import redirect
from marsad.newsroom.models import Article, Study, Tag, TaggedArticle
from marsad.newsroom.signal_handlers import announce
from marsad.newsroom.signals import articles_published


class MergeTags:
    """Puts everything that carries the tag `gone` under the tag `kept`, and deletes `gone`.

    Raises PermissionDenied when `user` may not, ValidationError when both are the same tag.
    """

    def __init__(self, gone: Tag, kept: Tag, user: Any = None) -> None:
        self.gone, self.kept, self.user = gone, kept, user

    def check(self) -> None:
        """Raise unless it may be done."""
        if self.user is not None and not self.user.has_perms(["newsroom.change_tag", "newsroom.delete_tag"]):
            raise PermissionDenied
        if self.gone.pk == self.kept.pk:
            raise ValidationError(_("Choose another tag than the one that is to go."))

    @transaction.atomic
    def execute(self) -> int:
        """Do it and return how many articles changed their tag."""
        self.check()
        rows = TaggedArticle.objects.filter(tag=self.gone)
        articles = list(rows.values_list("content_object_id", flat=True))
        rows.filter(content_object__tagged_items__tag=self.kept).delete()
        TaggedArticle.objects.filter(tag=self.gone).update(tag=self.kept)
        self._mend_drafts()
        address, name = self.gone.get_absolute_url(), self.gone.name
        self.gone.delete()
        redirect(address, self.kept.get_absolute_url())
        listings.refile_many(articles)
        live = list(Article.objects.filter(pk__in=articles, live=True).values_list("pk", flat=True))
        if live:
            announce(articles_published, live, bulk=len(live) > 1)
        log(instance=self.kept, action="marsad.merge_tags", user=self.user, data={"gone": name, "count": len(articles)})
        return len(articles)

    def _mend_drafts(self) -> None:
        """Put the kept tag into every stored version, which would otherwise lose the tag when it is published."""
        models = ContentType.objects.get_for_models(Article, Study).values()
        versions = Revision.objects.filter(content_type__in=models).annotate(raw=Cast("content", TextField()))
        for version in versions.filter(raw__contains=f'"tag": {self.gone.pk}').iterator():
            content = version.content if isinstance(version.content, dict) else json.loads(version.content)
            items, seen = [], {item["tag"] for item in content.get("tagged_items", [])}
            for item in content.get("tagged_items", []):
                if item["tag"] == self.gone.pk:
                    if self.kept.pk in seen:
                        continue
                    items.append({**item, "tag": self.kept.pk})
                    continue
                items.append(item)
            if items != content.get("tagged_items", []):
                content["tagged_items"] = items
                Revision.objects.filter(pk=version.pk).update(content=content)
