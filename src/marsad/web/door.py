"""What `marsad serve` runs in each web process: the front door now, Django behind it as soon as it is loaded."""

from __future__ import annotations

import ctypes
import gc
import logging
import os
import sys
import threading
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from marsad.delivery.door import early
from marsad.delivery.door.bridge import Application, Bridge
from marsad.delivery.door.files import Files
from marsad.delivery.door.front import FrontDoor
from marsad.web import env

logger = logging.getLogger(__name__)

#: How long one thread may hold up the others; Python's own is 5 ms.
SWITCH_SECONDS = 0.0005


class Door:
    """The RSGI application of one web process."""

    def __init__(self) -> None:
        home: Path = env.get("MARSAD_HOME")
        self.application: Future[Application] = Future()
        database = None if env.get("DATABASE_URL") else home / "marsad.sqlite3"
        pages = env.get("MARSAD_PAGES") and not env.get("MARSAD_DEBUG")
        self.front = FrontDoor(
            home / "pages",
            hosts(),
            https=env.get("MARSAD_HTTPS"),
            proxies=env.get("MARSAD_TRUST_PROXY") > 0,
            files=Files(home / "static", home / "media"),
            bridge=Bridge(self.application, env.get("MARSAD_THREADS")),
            pages_may_be_sent=pages and early.pages_are_true(home / "pages", database),
        )
        self._keeps_pages = pages
        self._behind: list[Any] = []

    def __rsgi_init__(self, loop: Any) -> None:
        threading.Thread(target=self._load, name="marsad-load", daemon=True).start()

    def __rsgi_del__(self, loop: Any) -> None:
        for one in self._behind:
            one.stop(1)
        self.front.bridge.close()

    async def __rsgi__(self, scope: Any, proto: Any) -> None:
        await self.front(scope, proto)

    def _load(self) -> None:
        """Load Django, follow what has changed, and only then let it answer."""
        # What is loaded now stays. Looked through again and again it costs half a millisecond of every page written.
        gc.disable()
        # A thread that asked the database waits as long as this to go on beside one that reckons, and one publication
        # asks a hundred times.
        sys.setswitchinterval(SWITCH_SECONDS)
        try:
            from marsad.web.wsgi import application

            if self._keeps_pages:
                from marsad.delivery.pages import keeper, renewing
                from marsad.web import code

                keeper.current().start(code.mark())
                self.front.on_old = renewing.ask
                self.front.pages_may_be_sent = True
                self._behind.append(renewing.Renewer())
            if env.get("MARSAD_TASKS"):
                from marsad.newsroom.background.runner import Background

                self._behind.append(Background())
            self.application.set_result(application)
            for one in self._behind:
                one.start()
            from marsad.arabic import warm_up

            warm_up()  # else the first reader who searches waits a second for the lexicon
            settle()
        except BaseException as error:
            logger.exception("The site could not be loaded")
            self.application.set_exception(error)
        finally:
            gc.enable()


def settle() -> None:
    """Let what is loaded stay out of the garbage collector's rounds, and give back what loading needed for a moment."""
    gc.collect()
    gc.freeze()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)  # glibc's; other C libraries have none


def hosts() -> frozenset[str]:
    """Return the names that kept pages are sent for."""
    base = urlsplit(env.get("MARSAD_BASE_URL"))
    names = {base.hostname or "localhost", "127.0.0.1", "localhost", "[::1]", *env.get("MARSAD_ALLOWED_HOSTS")}
    return frozenset(name.lower() for name in names if not name.startswith((".", "*")))


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marsad.web.settings")
door = Door()
