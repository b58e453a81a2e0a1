"""What somebody may do with a page, beyond what Wagtail's page permissions can say.

Wagtail gives a permission for a whole branch of the tree, whatever kind of page grows there. A newsroom needs two finer
rules: the site's frame (front page, sections, standing pages) is changed by those only who hold the permission of that
kind of page, and an article that readers have seen is deleted by those only who hold ``newsroom.delete_article``.
"""

from __future__ import annotations

from typing import Any

from wagtail.models import Page, PagePermissionTester


def may(user: Any, action: str, model: type[Page]) -> bool:
    """Whether `user` holds Django's permission for `action` (add, change, delete) on this kind of page."""
    return user.is_active and user.has_perm(f"{model._meta.app_label}.{action}_{model._meta.model_name}")


class FramePermissionTester(PagePermissionTester):
    """Permissions on a page of the site's frame: Wagtail's, narrowed to holders of the page kind's own."""

    def _may(self, action: str) -> bool:
        return may(self.user, action, self.page.specific_class)

    def can_add_subpage(self) -> bool:
        """Whether at least one kind of page may be added here by this user."""
        if not super().can_add_subpage():
            return False
        return any(may_create(self.user, model) for model in self.page.specific_class.creatable_subpage_models())

    def can_edit(self) -> bool:
        return super().can_edit() and self._may("change")

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return super().can_delete(ignore_bulk) and self._may("delete")

    def can_publish(self) -> bool:
        return super().can_publish() and self._may("change")

    def can_unpublish(self) -> bool:
        return super().can_unpublish() and self._may("change")

    def can_submit_for_moderation(self) -> bool:
        return super().can_submit_for_moderation() and self._may("change")

    def can_lock(self) -> bool:
        return super().can_lock() and self._may("change")

    def can_reorder_children(self) -> bool:
        return super().can_reorder_children() and self._may("change")

    def can_copy(self) -> bool:
        return super().can_copy() and self._may("add")


class ArticlePermissionTester(PagePermissionTester):
    """Permissions on an article: who cannot delete what readers have seen can still file it elsewhere."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        if not super().can_delete(ignore_bulk):
            return False
        seen = self.page.live or self.page.first_published_at is not None
        return not seen or self.user.has_perm("newsroom.delete_article")

    def can_move(self) -> bool:
        # Wagtail sees a move as deleting and adding; here it is filing, and the old address redirects.
        return super().can_delete(ignore_bulk=True)


def may_create(user: Any, model: type[Page]) -> bool:
    """Whether `user` may create this kind of page at all; where, is said by Wagtail's page permissions."""
    from marsad.newsroom.models import Article

    return issubclass(model, Article) or may(user, "add", model)
