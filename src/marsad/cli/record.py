"""Read articles into the record, compare the two, or tell how they stand."""

from __future__ import annotations

import argparse
import signal
import time
from types import FrameType
from typing import Any

from marsad.cli import setup
from marsad.cli.progress import ProgressLine, duration


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action",
        choices=("read", "rebuild", "check", "status"),
        help="read what is new or was read by an older reader; read everything anew; compare; tell how it stands",
    )
    parser.add_argument("--mend", action="store_true", help="with check: read and write anew what differs")
    parser.add_argument("--workers", type=int, metavar="N", help="processes that read (one a core by default)")


def run(args: argparse.Namespace) -> int:
    setup()
    from marsad.cli import prepare
    from marsad.observatory import taught

    prepare.database()
    taught.activate()
    if args.action == "status":
        return _status()
    if args.action == "check":
        return _check(args)
    return _read(args, everything=args.action == "rebuild")


def _status() -> int:
    from marsad.observatory.checking import status

    for name, value in status().items():
        print(f"{name:<26} {value:,}" if isinstance(value, int) else f"{name:<26} {value}")
    return 0


def _read(args: argparse.Namespace, everything: bool) -> int:
    from marsad.newsroom.models import Article
    from marsad.observatory import record
    from marsad.observatory.regathering import regather

    articles = Article.objects.filter(live=True, published_at__isnull=False) if everything else record.unread()
    ids = list(articles.values_list("pk", flat=True))
    withdrawn = list(record.surplus().values_list("pk", flat=True))
    record.withdraw(withdrawn)
    started = time.perf_counter()
    stop, line = _Stop(), ProgressLine("articles")
    done = record.read_many(ids, args.workers, everything, lambda n: line.show(n, n / len(ids)), stop)
    line.close()
    if everything and not stop.asked:
        regather(lambda n: line.show(n, note="accounts compared"))
        line.close()
    seconds = time.perf_counter() - started
    print(f"{done:,} articles read · {duration(seconds)}, {done / max(seconds, 1e-6):,.0f}/s")
    if stop.asked:
        print("Stopped; the rest is read with: marsad record read")
    return 130 if stop.asked else 0


def _check(args: argparse.Namespace) -> int:
    from marsad.observatory.checking import compare, mend

    difference = compare()
    if not difference:
        print("Record and articles agree.")
        return 0
    print(
        f"{len(difference.unread):,} articles are not read by this reader, {len(difference.surplus):,} are read and no "
        f"longer live, {len(difference.events):,} events do not say what their articles say."
    )
    if not args.mend:
        print("Mend it with: marsad record check --mend")
        return 1
    line = ProgressLine("articles")
    done = mend(difference, args.workers, progress=lambda n: line.show(n, n / max(1, len(difference.unread))))
    line.close()
    print(f"{done:,} articles read, {len(difference.events):,} events written anew.")
    return 0


class _Stop:
    """Turns the first interrupt into «end after the batches under way»; the second ends at once."""

    def __init__(self) -> None:
        self.asked = False
        signal.signal(signal.SIGINT, self._ask)

    def _ask(self, number: int, frame: FrameType | None) -> Any:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True

    def __call__(self) -> bool:
        return self.asked
