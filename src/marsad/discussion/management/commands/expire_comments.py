from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from marsad.discussion import privacy


class Command(BaseCommand):
    help = (
        "Erase commenters' e-mail and network addresses, and remove rejected comments and spam, when they are old. "
        "The schedule of `marsad serve` does this every day."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--days",
            type=int,
            default=settings.MARSAD_COMMENT_KEEP_DAYS,
            help="what is older than this many days (%(default)s, from MARSAD_COMMENT_KEEP_DAYS)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["days"] < 0:
            raise CommandError("--days must be 0 or more.")
        done = privacy.expire(days=options["days"])
        self.stdout.write(f"Addresses erased from {done.senders} comments; {done.removed} refused comments removed.")
