"""Telling a cache or CDN in front that pages are gone, by Wagtail's `frontend_cache`."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django_tasks import task
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache

from marsad.delivery.addresses import absolute
from marsad.newsroom.background.names import name_task

#: How many addresses one task purges.
BATCH = 200


@task()
def purge_addresses(addresses: list[str]) -> int:
    """Purge pages at these paths; returns how many."""
    from django.utils.encoding import iri_to_uri

    purge_urls_from_cache([absolute(iri_to_uri(address)) for address in addresses])
    return len(addresses)


def purge(addresses: Sequence[str]) -> None:
    """Have pages purged where something stands in front that keeps them."""
    if getattr(settings, "WAGTAILFRONTENDCACHE", None):
        for start in range(0, len(addresses), BATCH):
            purge_addresses.enqueue(list(addresses[start : start + BATCH]))


name_task(purge_addresses, _("Delivery: purge pages from the cache in front"))
