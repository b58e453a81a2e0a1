"""What the record costs: reading and writing articles, merging them anew, and each of its pages that is not on disk.

Uses the news corpus in ../shared/corpus beside the checkout, imported into a site in a temporary folder; says so where it is absent.
MARSAD_BENCH_ARTICLES articles (2,000) are read, MARSAD_BENCH_HOME names a folder of a site that has a record already. Times are of
the processor.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus"
ARTICLES = int(os.environ.get("MARSAD_BENCH_ARTICLES", "2000"))
PAGES = ("RUS", "SAU", "IRN")


def cpu() -> float:
    """Return the seconds of CPU of this process and of the ended ones that it started."""
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def main() -> None:
    """Run it."""
    home = os.environ.get("MARSAD_BENCH_HOME")
    if home is None and not CORPUS.is_dir():
        print(f"needs the measuring data in {CORPUS}")
        return
    with tempfile.TemporaryDirectory(prefix="marsad-record-") as folder:
        os.environ |= {"MARSAD_HOME": home or folder, "MARSAD_SEARCH": "off", "MARSAD_LOG_LEVEL": "WARNING"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "marsad.web.settings"
        if home is None:
            day = sorted(CORPUS.glob("*.zip"))[-1]
            subprocess.run([sys.executable, "-m", "marsad.cli", "import", str(day), "--publish"], check=False)
        import django

        django.setup()
        if home is None:
            _read()
        _pages()


def _read() -> None:
    from marsad.observatory import record
    from marsad.observatory.regathering import regather

    ids = list(record.unread().order_by("published_at", "pk").values_list("pk", flat=True)[:ARTICLES])
    began = cpu()
    done = record.read_many(ids)
    print(f"read and written: {done:,} articles, {1000 * (cpu() - began) / max(1, done):.1f} ms of CPU each")
    began = cpu()
    accounts = regather()
    print(f"merged anew: {accounts:,} accounts, {1000 * (cpu() - began) / max(1, accounts):.1f} ms of CPU each")


def _pages() -> None:
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from marsad.observatory.models import Actor, Event

    settings.ALLOWED_HOSTS = ["testserver"]
    slugs = {key: Actor.objects.get(key=key).slug for key in PAGES}
    addresses = {
        "the record": reverse("observatory:record"),
        "actor": reverse("observatory:actor", args=[slugs["SAU"]]),
        "pair": reverse("observatory:pair", args=[slugs["IRN"], slugs["SAU"]]),
        "event of most articles": Event.objects.order_by("-reports").first().get_absolute_url(),
        "statements": reverse("observatory:statements") + "?who=SAU&q=الحوثيين",
        "agenda": reverse("observatory:agenda") + "?from=2015-08-01&all=1",
        "contested": reverse("observatory:contested"),
        "network": reverse("observatory:network") + "?all=1",
    }
    client = Client()
    for name, address in addresses.items():
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            began = time.process_time()
            response = client.get(address)
            spent = 1000 * (time.process_time() - began)
        print(
            f"{name:<24} {response.status_code} {len(queries):>3} queries {spent:>5.0f} ms {len(response.content) // 1024:>4} KB"
        )


if __name__ == "__main__":
    main()
