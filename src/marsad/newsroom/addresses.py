"""Addresses that readers know keep working: a record whose page moved redirects from the old address."""

from __future__ import annotations

from wagtail.contrib.redirects.models import Redirect


def redirect(old_path: str, new_path: str) -> None:
    """Send readers of `old_path` to `new_path` for good; what pointed to the old one points to the new one."""
    old, new = Redirect.normalise_path(old_path), Redirect.normalise_path(new_path)
    if old == new:
        return
    Redirect.objects.filter(old_path=new, site=None).delete()
    Redirect.objects.filter(redirect_link=old_path).update(redirect_link=new_path)
    Redirect.objects.update_or_create(
        old_path=old,
        site=None,
        defaults={
            "redirect_link": new_path,
            "redirect_page": None,
            "is_permanent": True,
            "automatically_created": True,
        },
    )
