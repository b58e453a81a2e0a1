from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from marsad.discussion import privacy
from marsad.discussion.keyed import hash_email


class Command(BaseCommand):
    help = "List, delete or anonymise all comments that were sent with an e-mail address. Lists only, by default."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the reader's e-mail address")
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--delete", action="store_true", help="remove the comments; answered ones are emptied")
        what.add_argument("--anonymise", action="store_true", help="take the name off the comments, keep their text")
        parser.add_argument("--yes", action="store_true", help="do not ask first")

    def handle(self, *args: Any, **options: Any) -> None:
        email: str = options["email"]
        if "@" not in email or not hash_email(email):
            raise CommandError(f"{email!r} is no e-mail address.")
        comments = privacy.comments_of(email).select_related("article").order_by("created_at")
        for comment in comments:
            sent = timezone.localtime(comment.created_at)
            self.stdout.write(
                f"{comment}  {sent:%Y-%m-%d %H:%M}  {comment.status}  {comment.name}  «{comment.article.title}»\n"
                f"    {' '.join(comment.text.split())}"
            )
        count = len(comments)
        self.stdout.write(f"{count} comments with this address.")
        if not (options["delete"] or options["anonymise"]):
            return
        if not options["yes"] and input("Go on? [y/N] ").strip().lower() not in ("y", "yes"):
            raise CommandError("Nothing was changed.")
        if options["delete"]:
            deleted, emptied = privacy.erase(email)
            self.stdout.write(f"{deleted} deleted, {emptied} emptied because others answered or they were imported.")
        else:
            self.stdout.write(f"{privacy.anonymise(email)} anonymised. Read whether a text itself tells who wrote it.")
