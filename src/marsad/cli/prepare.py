"""Making a place ready to serve: database, static files, the first account. Each step does nothing when it is done."""

from __future__ import annotations

import hashlib
import os
import secrets
import sys
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError

from marsad import __version__
from marsad.cli import Failure

#: Name of the account that is made when there is none.
FIRST_USER = "editor"
LOGIN_FILE = "desk-login.txt"


def say(text: str) -> None:
    """Tell the operator, on standard error, what is being done."""
    print(text, file=sys.stderr, flush=True)


def home() -> Path:
    """Return the folder of everything that Marsad keeps, made when missing. Raises Failure when it cannot be used."""
    folder = Path(settings.HOME)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Failure(
            f"The folder {folder} cannot be written to: {error.strerror}. Set MARSAD_HOME to another."
        ) from None
    return folder


def database() -> None:
    """Bring the database's tables to this version's state."""
    home()
    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError as error:
        raise Failure(f"The database does not answer: {error}. Check DATABASE_URL.") from None
    if not plan:
        return
    say("Preparing the database ...")
    call_command("migrate", verbosity=0, interactive=False)


def static_files() -> None:
    """Collect static files, compressed and named by content, when this version's are not there yet."""
    stamp = Path(settings.STATIC_ROOT) / ".version"
    current = _static_version()
    if stamp.exists() and stamp.read_text() == current:
        return
    say("Preparing static files ...")
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(current)


def site_address() -> None:
    """Let Wagtail's record of the site carry the public address, so that absolute addresses are right everywhere."""
    from wagtail.models import Site

    parts = urlsplit(settings.BASE_URL)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first()
    if site and (site.hostname, site.port) != (parts.hostname, port):
        site.hostname, site.port = parts.hostname, port
        site.save()


def first_account() -> tuple[str, str | None]:
    """Make the desk's first account when there is none; returns its name and its password while that is known.

    The password is random and kept in a file in MARSAD_HOME until somebody deletes the file or changes it.
    """
    from marsad.newsroom.models import User

    path = home() / LOGIN_FILE
    if not User.objects.exists():
        password = secrets.token_urlsafe(12)
        user = User(username=FIRST_USER, is_superuser=True, is_staff=True)
        user.set_password(password)
        user.save()
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(f"{FIRST_USER} {password}\n")
    try:
        name, password = path.read_text(encoding="utf-8").split()
    except (FileNotFoundError, ValueError):
        return FIRST_USER, None
    user = User.objects.filter(username=name).first()
    return (name, password) if user and user.check_password(password) else (name, None)


def everything() -> None:
    """Do all of it but the account."""
    database()
    site_address()
    static_files()


def _static_version() -> str:
    """Return what the collected files depend on: versions, and our own files' sizes and times."""
    import wagtail

    from marsad import web

    own = Path(web.__file__).parent
    files = sorted(p for folder in ("static", "assets") for p in (own / folder).rglob("*") if p.is_file())
    marks = [f"{p.relative_to(own)} {p.stat().st_size} {p.stat().st_mtime_ns}" for p in files]
    return f"{__version__} {wagtail.__version__} {hashlib.sha256(chr(10).join(marks).encode()).hexdigest()}"
