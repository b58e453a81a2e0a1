"""What Prometheus reads, in its text format (version 0.0.4). Numbers only; nothing of any reader."""

from __future__ import annotations

import os
from time import time

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from marsad.delivery.pages import changes, keeper, renewing
from marsad.delivery.pages.counters import counters
from marsad.delivery.pages.keeper import Keeper

#: Names of `counters`, and what each counts.
COUNTED = {
    "hits": "Answers with a kept page",
    "hits_unchanged": "Answers that the client's copy is still true (304)",
    "hits_in_django": "Kept pages that Django's middleware sent",
    "misses": "Requests for pages that went to Django",
    "renders": "Pages that were written",
    "render_seconds": "Seconds spent on writing pages",
    "outrun": "Pages that changed while they were written, and were sent and not kept",
    "renewals": "Old pages that were written anew in the background",
    "invalidations": "Changes that were followed",
    "invalidated": "Pages that changes took away",
}


def gauges(site: Keeper) -> dict[str, float]:
    """Return what can be measured now, by name."""
    state = site.state()
    with site.folder.locked():
        kept, oldest = site.ledger.count(), site.ledger.oldest_stale(state.site)
        position = site.ledger.position or changes.newest()
    return {
        "pages_kept": kept,
        "pages_waiting": renewing.asked(),
        "oldest_stale_seconds": time() - oldest if oldest is not None else 0.0,
        "changes_unfollowed": len(changes.unseen(position)),
        "tasks_waiting": _tasks(),
    }


def _tasks() -> int:
    from django_tasks_db.models import DBTaskResult

    return DBTaskResult.objects.ready().count()


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer with the metrics of this process, to whoever asks on this machine and not through a proxy."""
    address = request.META.get("REMOTE_ADDR", "")
    if address not in ("127.0.0.1", "::1") or "HTTP_X_FORWARDED_FOR" in request.META:
        raise Http404
    lines: list[str] = []
    counts = counters.all()
    worker = f'{{pid="{os.getpid()}"}}'
    for name, about in COUNTED.items():
        lines += [f"# HELP marsad_{name}_total {about}", f"# TYPE marsad_{name}_total counter"]
        lines.append(f"marsad_{name}_total{worker} {counts.get(name, 0)}")
    if keeper.is_on():
        for name, value in gauges(keeper.current()).items():
            lines += [f"# TYPE marsad_{name} gauge", f"marsad_{name} {value}"]
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; version=0.0.4; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Answer whether this process can write pages: the database answers, the folder of pages can be written to."""
    faults = {}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        faults["database"] = "does not answer"
    if keeper.is_on() and not os.access(settings.MARSAD_PAGES_FOLDER, os.W_OK):
        faults["pages"] = "cannot be written to"
    response = JsonResponse({"ready": not faults, **faults}, status=503 if faults else 200)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Answer that this process lives. The front door answers so before Django; other servers have this."""
    response = HttpResponse("ok\n", content_type="text/plain")
    response["Cache-Control"] = "no-store"
    return response
