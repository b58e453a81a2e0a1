"""Background work: index what was published, mend what differs, find what is related."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from marsad.newsroom.background.names import name_task
from marsad.search import index, related


@task()
def refresh(ids: list[int]) -> int:
    """Make the index say what is true of these articles; returns how many are live."""
    return index.refresh(ids) if index.is_on() else 0


# After everything else that waits: an import's articles are compared when all of them are in the index.
@task(priority=-10)
def relate(ids: list[int], back: bool = True) -> int:
    """Find what is related to these articles; returns how many are live."""
    return related.compute(ids, back=back) if index.is_on() else 0


@task()
def mend() -> int:
    """Compare index and database and mend the difference; returns how many articles it concerned."""
    if not index.is_on():
        return 0
    index.discard_broken()
    difference = index.compare()
    index.refresh(difference.all)
    index.discard_old_versions()
    return len(difference.all)


name_task(refresh, _("Search: index articles"))
name_task(relate, _("Search: find related articles"))
name_task(mend, _("Search: compare index and articles"))
