"""What `marsad doctor` looks at. Each check returns findings; with `mend` it first mends what is safe to mend."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DatabaseError
from django.utils import timezone

from marsad.cli import Failure, prepare
from marsad.cli.doctor import Finding

LOW_DISK = 1024**3


def good(text: str) -> Finding:
    return Finding("good", text)


def python(mend: bool) -> list[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    return [good(f"Python {version}")]


def folder(mend: bool) -> list[Finding]:
    try:
        home = prepare.home()
    except Failure as failure:
        return [Finding("bad", str(failure), "Give the folder to the user that runs Marsad, or set MARSAD_HOME.")]
    findings = [good(f"MARSAD_HOME {home} can be written to")]
    free = shutil.disk_usage(home).free
    if free < LOW_DISK:
        findings.append(
            Finding("advice", f"Only {free // 1024**2} MiB are free there", "Make room, or move MARSAD_HOME.")
        )
    if home.stat().st_mode & 0o007:
        if mend:
            home.chmod(home.stat().st_mode & ~0o007)
        else:
            findings.append(Finding("bad", f"Everybody on this machine can look into {home}", f"chmod o= {home}"))
    for name in ("secret_key", prepare.LOGIN_FILE):
        path = home / name
        if path.exists() and path.stat().st_mode & 0o077:
            if mend:
                path.chmod(0o600)
            else:
                findings.append(Finding("bad", f"{path} can be read by others", f"chmod 600 {path}"))
    return findings


def database(mend: bool) -> list[Finding]:
    try:
        if mend:
            prepare.database()
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (DatabaseError, ImproperlyConfigured, Failure) as error:
        return [
            Finding("bad", f"The database does not answer: {error}", "Check DATABASE_URL and that the server runs.")
        ]
    if plan:
        return [Finding("bad", f"{len(plan)} database changes wait", "Run: marsad migrate")]
    findings = [good(f"The {connection.display_name} database answers and is up to date")]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode")
            if cursor.fetchone()[0] != "wal":
                findings.append(
                    Finding("advice", "SQLite does not write ahead (WAL)", "Keep MARSAD_HOME on a local disk.")
                )
            cursor.execute("PRAGMA quick_check(1)")
            if (state := cursor.fetchone()[0]) != "ok":
                findings.append(Finding("bad", f"The database file is damaged: {state}", "Restore the last backup."))
    return findings


def addresses(mend: bool) -> Iterator[Finding]:
    local = "127.0.0.1" in settings.BASE_URL or "localhost" in settings.BASE_URL
    if local:
        yield Finding(
            "advice", f"The site's public address is {settings.BASE_URL}", "Set MARSAD_BASE_URL before readers come."
        )
    else:
        yield good(f"The site's public address is {settings.BASE_URL}")
    if settings.DEBUG:
        state = "advice" if local else "bad"
        yield Finding(state, "MARSAD_DEBUG is on: errors show the site's inside to everybody", "Unset it.")
    if settings.BASE_URL.startswith("https") and not settings.HTTPS:
        yield Finding("bad", "The address is https but MARSAD_HTTPS is not set", "Set MARSAD_HTTPS=1.")
    if settings.HTTPS and not settings.BASE_URL.startswith("https"):
        yield Finding("bad", "MARSAD_HTTPS is set but the address is not https", "Set MARSAD_BASE_URL=https://…")
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        yield Finding("advice", f"Mail is written to {settings.EMAIL_FILE_PATH}", "Set MARSAD_EMAIL_URL to send it.")


def site(mend: bool) -> Iterator[Finding]:
    from wagtail.models import Site

    from marsad.newsroom.models import FrontPage, User

    if not FrontPage.objects.live().exists():
        yield Finding("bad", "There is no front page", "Make one on the desk under the root, or restore a backup.")
    elif not Site.objects.filter(is_default_site=True, root_page__in=FrontPage.objects.all()).exists():
        yield Finding("bad", "No default site shows the front page", "Desk: Settings, Sites.")
    else:
        yield good("The front page is there")
    if not User.objects.filter(is_active=True).exists():
        yield Finding("bad", "Nobody can use the desk", "Run: marsad createeditor NAME --role admin")


def files(mend: bool) -> list[Finding]:
    if mend:
        prepare.static_files()
    if not (Path(settings.STATIC_ROOT) / ".version").exists():
        return [Finding("bad", "Static files are not collected", "`marsad serve` does it, or: marsad collectstatic")]
    return [good("Static files are there")]


def lists(mend: bool) -> Iterator[Finding]:
    """Every live article stands in the list of the whole site, and nothing else does."""
    from marsad.newsroom import listings
    from marsad.newsroom.models import Article, ListEntry

    listed = ListEntry.objects.filter(kind=0).values("article")
    missing = list(Article.objects.filter(live=True).exclude(pk__in=listed).values_list("pk", flat=True))
    stale = list(ListEntry.objects.filter(article__live=False).values_list("article", flat=True).distinct())
    if (missing or stale) and mend:
        for start in range(0, len(missing) + len(stale), 500):
            listings.refile_many((missing + stale)[start : start + 500])
        yield good(f"Lists mended for {len(missing) + len(stale)} articles")
    elif missing or stale:
        yield Finding(
            "bad", f"{len(missing)} articles are in no list, {len(stale)} wrongly in one", "Run: marsad doctor --mend"
        )
    else:
        yield good("Lists and articles agree")


def tasks(mend: bool) -> Iterator[Finding]:
    from django_tasks import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).count()
    if failed:
        yield Finding("advice", f"{failed} background tasks failed for good", "Desk: home page, failed tasks.")
    late = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, run_after__lt=timezone.now() - timedelta(minutes=10)
    ).count()
    if late:
        yield Finding(
            "advice",
            f"{late} tasks have waited for over ten minutes",
            "Is `marsad serve` (or `marsad db_worker`) running?",
        )
    if not failed and not late:
        yield good("No background task has failed or waits too long")


#: In this order; a failure of those in NEEDED_BY_THE_REST ends the visit.
CHECKS: list[Callable[[bool], list[Finding] | Iterator[Finding]]] = [
    python, folder, database, addresses, files, site, lists, tasks,
]  # fmt: skip
NEEDED_BY_THE_REST = {folder, database}
