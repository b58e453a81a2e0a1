"""Writing pages anew while their readers get the old ones: those that were asked for first, then all others, unhurried."""

from __future__ import annotations

import io
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections, connection
from django.http import HttpResponseBase

from marsad.delivery.pages import keeper, parts
from marsad.delivery.pages.counters import counters
from marsad.delivery.pages.keeper import PART, Keeper

logger = logging.getLogger(__name__)

#: How often changes that others made are followed.
FOLLOW_SECONDS = 0.4
#: Of its time, a sweep uses one part in so many.
SWEEP_SHARE = 4
#: How many pages wait for their renewal at most because they were asked for; more are left to the sweep.
MOST_ASKED = 1000
SWEEP_BATCH = 50

_asked: OrderedDict[str, None] = OrderedDict()
_lock = threading.Lock()


def ask(address: str) -> None:
    """Have a page renewed soon."""
    with _lock:
        if len(_asked) < MOST_ASKED:
            _asked[address] = None


def asked() -> int:
    """Return how many pages wait because they were asked for."""
    return len(_asked)


class Renewer:
    """Two threads of a web process: one follows changes and keeps the parts fresh, the other renews old pages.

    Two, because a page may take long to write, and following must not wait for it.
    """

    def __init__(self, site: Keeper | None = None) -> None:
        self.site = site or keeper.current()
        self._handler: WSGIHandler | None = None
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(target=self._keep_going, args=(work,), name=f"marsad-pages-{work.__name__}", daemon=True)
            for work in (self.follow, self.sweep)
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self, timeout: float = 5) -> None:
        self._stop.set()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(timeout)

    def follow(self) -> None:
        """Follow what others changed, and renew the parts whose time has passed."""
        self.site.follow()
        parts.refresh(self.site)

    def _keep_going(self, work: Callable[[], object]) -> None:
        while not self._stop.is_set():
            try:
                close_old_connections()
                work()
            except Exception:
                # Whatever it is, the next round meets it again; a thread that ended would leave pages old for good.
                logger.exception("Following changes failed and is tried again")
                connection.close()
            self._stop.wait(FOLLOW_SECONDS)

    def sweep(self, seconds: float = FOLLOW_SECONDS) -> int:
        """Renew old pages for about so long, those asked for first; returns how many. One process a folder does it."""
        done, started = 0, time.monotonic()
        with self.site.folder.alone("sweep") as alone:
            waiting = self._waiting(alone)
            for address in waiting:
                before = time.monotonic()
                self.renew(address)
                done += 1
                self._stop.wait((time.monotonic() - before) * (SWEEP_SHARE - 1))
                if self._stop.is_set() or time.monotonic() - started > seconds:
                    break
        return done

    def _waiting(self, alone: bool) -> list[str]:
        with _lock:
            asked = list(_asked)
            _asked.clear()
        if not alone:
            return asked
        site = self.site.state().site
        with self.site.folder.locked():
            older = [a for a in self.site.ledger.older(site, SWEEP_BATCH) if not a.startswith(PART)]
        return [*asked, *(address for address in older if address not in asked)]

    def renew(self, address: str) -> int:
        """Write one page anew; returns the answer's status. A page that is no page any longer is taken away."""
        status = self._get(address).status_code
        counters.add("renewals")
        if status != 200:
            with self.site.folder.locked(), self.site.ledger:
                self.site.folder.remove(address)
                self.site.ledger.drop([address])
        return status

    def _get(self, address: str) -> HttpResponseBase:
        if self._handler is None:
            self._handler = WSGIHandler()
        return self._handler.get_response(self._handler.request_class(environment(address)))


def environment(address: str) -> dict[str, Any]:
    """Return the WSGI environment of a request that writes the page at `address` anew."""
    from marsad.delivery.pages.middleware import RENEW

    base = urlsplit(settings.BASE_URL)
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address.encode().decode("latin-1"),
        "QUERY_STRING": "",
        "SCRIPT_NAME": "",
        "SERVER_NAME": base.hostname or "localhost",
        "SERVER_PORT": str(base.port or (443 if base.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": base.netloc,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": base.scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.version": (1, 0),
        RENEW: True,
    }
