"""Keeping pages and following the site's changes: the one place that puts pages into the folder and takes them out.

Two things are done under the folder's lock, so that they never overlap in one folder:

- *Keeping* a page looks once more at the changes: when one that the page depends on was told while it was written, the
  page is sent but not kept. Then the ledger notes what the page is made of, and last the file appears.
- *Following* takes away the files of all pages that the changes since the last time concern, and only then notes that it
  has followed. A process that is killed in between leaves work that the next one does again.

Whoever changes something follows right after the commit; every web process follows what others changed twice a second,
and before it answers its first request.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import time

from django.conf import settings

from marsad.delivery.pages import changes, plain, purging, state
from marsad.delivery.pages.changes import Position, Touch
from marsad.delivery.pages.counters import counters
from marsad.delivery.pages.folder import Folder
from marsad.delivery.pages.kept import Damaged, Kept, pack, unpack
from marsad.delivery.pages.ledger import Ledger, Spans
from marsad.delivery.pages.state import Part, State

#: Before an address, in the ledger, when it is no page but a part that pages share.
PART = "part:"
#: A folder that has not followed for so long begins anew; the changes are kept a little longer.
FORGOTTEN_SECONDS = 6 * 24 * 3600


class Keeper:
    """The pages of one folder, for this process."""

    def __init__(self, root: Path) -> None:
        self.folder = Folder(root)
        self.folder.prepare()
        self.watched = state.Watched(self.folder.state)
        self.plain = plain.Mirror(root / "plain") if settings.MARSAD_PLAIN_PAGES else None
        self._ledger: Ledger | None = None
        self._ledger_of = 0
        self._position: Position | None = None
        self._opening = threading.Lock()

    @property
    def ledger(self) -> Ledger:
        """This process's connection; use it under the folder's lock only."""
        if self._ledger is None or self._ledger_of != os.getpid():
            self._ledger, self._ledger_of = Ledger(self.folder.ledger), os.getpid()
        return self._ledger

    # --- the state -------------------------------------------------------------------------------------------------

    def state(self) -> State:
        return self.watched.now()

    def _save(self, new: State) -> None:
        state.save(self.folder.state, new)

    def start(self, code: str) -> None:
        """Make the folder fit to be used: by this code, after a crash, after the machine has started anew.

        `code` names the version of everything that pages are written with; another one makes all pages old. A database
        that is older than what this folder has followed was put back from a copy: nothing here is known to be true.
        """
        with self.folder.locked():
            position, last = self.ledger.position, changes.last()
            if position is not None and last is not None and last < position.low:
                self._begin_anew()
            now = state.load(self.folder.state)
            if now.code != code or now.site == 0:
                last = self.ledger.fact("site") or "0"
                self._save(State(max(now.site, int(last)) + 1, code))
            boot = _boot()
            if self.ledger.fact("boot") != boot:
                self._compare()
                with self.ledger:
                    self.ledger.set_fact("boot", boot)
        self.follow()

    def _begin_anew(self) -> None:
        addresses = list(self.ledger.addresses())
        self._take_away(addresses, every=True)
        self._age(addresses, older=True)
        with self.ledger:
            self.ledger.clear()
            self.ledger.position = changes.newest()

    def _compare(self) -> None:
        """Let ledger and files agree: what only one of them knows goes."""
        self.folder.sweep_drafts()
        known = {self.folder.file_of(address).name: address for address in self.ledger.addresses()}
        for file in self.folder.kept.glob("*/*"):
            if known.pop(file.name, None) is None:
                file.unlink(missing_ok=True)
        with self.ledger:
            self.ledger.drop(address for address in known.values() if not address.startswith(PART))

    # --- following -------------------------------------------------------------------------------------------------

    def mark(self) -> Position:
        """Return which changes have been told until now."""
        base = self._position or changes.newest()
        self._position = now = changes.mark(base)
        return now

    def follow(self) -> list[str]:
        """Take away what the newest changes have made untrue; returns the addresses."""
        with self.folder.locked():
            followed = self.ledger.fact("followed")
            position = self.ledger.position or changes.newest()
            forgotten = followed is not None and time() - float(followed) > FORGOTTEN_SECONDS
            new = changes.unseen(position)
            if not new and not forgotten and self.ledger.position is not None:
                return []
            touches = [touch for _, found in new for touch in found]
            keys = {touch.key for touch in touches}
            every = forgotten or changes.EVERYTHING in keys
            affected = list(self.ledger.addresses()) if every else self.ledger.affected(touches)
            self._take_away(affected, every)
            self._age(affected, older=every or changes.SITE in keys)
            with self.ledger:
                self.ledger.drop(affected)
                self.ledger.position = position.after((pk for pk, _ in new), time())
                self.ledger.set_fact("followed", str(time()))
        pages = [address for address in affected if not address.startswith(PART)]
        counters.add("invalidations", len(new))
        counters.add("invalidated", len(pages))
        purging.purge(pages)
        return pages

    def _take_away(self, addresses: Iterable[str], every: bool) -> None:
        if every and self.plain is not None:
            self.plain.clear()
        for address in addresses:
            if address.startswith(PART):
                continue
            if self.plain is not None and not every:
                self.plain.remove(address)
            self.folder.remove(address)

    def _age(self, affected: Iterable[str], *, older: bool) -> None:
        """Write the state anew where parts are no longer true, or all pages are older than what stands on them."""
        now = state.load(self.folder.state)
        gone = {address.removeprefix(PART) for address in affected if address.startswith(PART)}
        parts = {name: part for name, part in now.parts.items() if name not in gone}
        site = now.site + 1 if older else now.site
        if site != now.site or parts != now.parts:
            if parts != now.parts and self.plain is not None:
                self.plain.clear()
            with self.ledger:
                self.ledger.set_fact("site", str(site))
            self._save(replace(now, site=site, parts=parts))

    # --- keeping ---------------------------------------------------------------------------------------------------

    def keep(self, address: str, page: Kept, spans: Spans, before: Position) -> bool:
        """Keep a page that was written after `before`; False when it is no longer true."""
        data = pack(page)
        with self._unchanged(spans, before) as unchanged:
            if not unchanged:
                counters.add("outrun")
                return False
            with self.ledger:
                self.ledger.put(address, spans, page.site, page.until if page.until != float("inf") else None)
            self.folder.write(address, data)
            if self.plain is not None:
                self.plain.write(address, page, self.state())
        return True

    def keep_part(self, name: str, part: Part, spans: Spans, before: Position) -> bool:
        """Keep a part that pages share, like a page."""
        with self._unchanged(spans, before) as unchanged:
            if not unchanged:
                return False
            now = state.load(self.folder.state)
            if (known := now.parts.get(name)) is not None and known.html != part.html and self.plain is not None:
                self.plain.clear()
            with self.ledger:
                self.ledger.put(PART + name, spans, now.site, None)
            self._save(replace(now, parts={**now.parts, name: part}))
        return True

    @contextmanager
    def _unchanged(self, spans: Spans, before: Position) -> Iterator[bool]:
        """Hold the folder still, and say whether nothing of `spans` has changed since `before`."""
        with self.folder.locked():
            told: list[Touch] = [touch for _, found in changes.unseen(before) for touch in found]
            yield not any(touch.concerns(spans) for touch in told)

    def put_together(self, address: str, page: Kept, was: bytes) -> None:
        """Keep a page whose shared parts were renewed, when the page that it was made from is still the one kept."""
        data = pack(page)
        with self.folder.locked():
            found = self.folder.read(address)
            if found is None or unpack(found).digest != was:
                return
            self.folder.write(address, data)
            if self.plain is not None:
                self.plain.write(address, page, self.state())

    def read(self, address: str) -> Kept | None:
        """Return the page that is kept for an address, whatever its stamps say."""
        data = self.folder.read(address)
        if data is None:
            return None
        try:
            return unpack(data)
        except Damaged:
            self.folder.remove(address)
            return None


def _boot() -> str:
    """Return what is another after the machine has started anew."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""


_keepers: dict[Path, Keeper] = {}


def current() -> Keeper:
    """Return the keeper of the folder that the settings name."""
    root = Path(settings.MARSAD_PAGES_FOLDER)
    if root not in _keepers:
        _keepers[root] = Keeper(root)
    return _keepers[root]


def is_on() -> bool:
    """Return whether this site keeps pages."""
    return bool(settings.MARSAD_PAGES)


def follow() -> None:
    """Follow the newest changes in this process's folder."""
    current().follow()
