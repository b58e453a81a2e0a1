"""Addresses: those that readers know keep working, and those that differ by a number are resolved once."""

from __future__ import annotations

from functools import cache

from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect

#: What stands for the number while an address is resolved.
_NUMBER = 987_654_321


def numbered(route: str, number: int) -> str:
    """Return the address of a route whose one argument is a number, such as ``delivery:report_read``."""
    return _around(route)[0] + str(number) + _around(route)[1]


@cache
def _around(route: str) -> tuple[str, str]:
    before, after = reverse(route, args=[_NUMBER]).split(str(_NUMBER))
    return before, after


def check_free(slug: str) -> None:
    """Raise ValidationError when a page with this slug, right under the front page, would never be reached.

    Addresses such as «/وسم/…» and «/desk/» are answered before the tree of pages is asked.
    """
    for path in (f"/{slug}/", f"/{slug}/x/"):
        try:
            taken = resolve(path).view_name != "wagtail_serve"
        except Resolver404:
            taken = False
        if taken:
            raise ValidationError({"slug": _("The site itself uses the address «%(slug)s».") % {"slug": slug}})


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
