"""A site whose processes are killed: `python -m … crash_site publish|keep|move`, run by `test_crash` in a home of its own.

For each step of the work, counted by the calls that write something, a forked process does the work and kills itself
there; then another begins on the same folder, as a web process does, and is asked for the pages. Prints a line for each
step: its number, whether the work was killed or whole (which ends it), whether the correction had been committed, and
whether every page told the truth.
"""

import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import unquote


def main(what: str) -> None:
    import django

    django.setup()
    from django.conf import settings

    settings.MARSAD_PAGES = True
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", verbosity=0, interactive=False)
    connections.close_all()
    address = forked(prepare)
    print("address", address)
    stop = 0
    while True:
        stop += 1
        forked(lambda: reset(what, address))
        ended = forked(partial(work, what, address, stop), may_be_killed=True)
        seen = forked(lambda: look_at_move(address) if what == "move" else look(address))
        print(stop, "whole" if ended == "0" else "killed", seen, flush=True)
        if ended == "0":
            return


def forked(job: Callable[[], object], may_be_killed: bool = False) -> str:
    """Do `job` in another process, with connections of its own, and return what it answers, or that it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writing, str(job()).encode())
            os._exit(0)
        except BaseException:
            import traceback

            traceback.print_exc()
            os._exit(1)
    os.close(writing)
    answer = os.read(reading, 65536).decode()
    os.close(reading)
    _, status = os.waitpid(child, 0)
    if may_be_killed and os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return "killed"
    assert status == 0, status
    return "0" if may_be_killed else answer


def prepare() -> str:
    from marsad.newsroom import factories

    begin()
    section = factories.SectionFactory(title="العالم")
    factories.SectionFactory(title="العرب")
    article = factories.ArticleFactory(parent=section, title="قبل التصويب")
    return unquote(article.url)


def begin():
    from marsad.delivery.pages import keeper

    site = keeper.current()
    site.start("code")
    return site


def ask(address: str) -> str:
    from django.core.handlers.wsgi import WSGIHandler

    from marsad.delivery.pages.middleware import RENEW
    from marsad.delivery.pages.renewing import environment

    environ = environment(address)
    del environ[RENEW]
    return b"".join(WSGIHandler()(environ, lambda *args: None)).decode()


def article():
    from marsad.newsroom.models import Article

    return Article.objects.get(title__contains="التصويب")


def reset(what: str, address: str) -> None:
    found = article()
    if what == "move":
        move(found, "العالم")
        begin()
        ask(address), ask("/العالم/"), ask("/العرب/")
        return
    found.title = "قبل التصويب"
    found.save_revision().publish()
    begin()
    ask(address), ask("/")


def move(found, title: str) -> None:
    """Move the article as the desk's view does, into the section of that title."""
    from wagtail.actions.move_page import MovePageAction

    from marsad.newsroom.models import Section

    if found.section.title != title:
        MovePageAction(found, Section.objects.get(title=title), pos="last-child").execute(skip_permission_checks=True)


def work(what: str, address: str, stop: int) -> None:
    """Correct the article, move it, or write its page anew; killed at step `stop`, which may be beyond the last."""
    from django.db import connection, connections

    site = begin()
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if done == stop:
            os.kill(os.getpid(), signal.SIGKILL)

    def stepping(owner, name: str) -> None:
        real = getattr(owner, name)

        def call(*args, **kwargs):
            step()
            result = real(*args, **kwargs)
            step()
            return result

        setattr(owner, name, call)

    from marsad.delivery.pages.ledger import Ledger

    stepping(os, "replace")
    stepping(Path, "unlink")
    stepping(os, "write")
    stepping(Ledger, "__enter__")
    stepping(Ledger, "__exit__")
    stepping(type(connections["default"]), "_commit")

    def executed(execute, sql, params, many, context):
        if not sql.startswith("SELECT"):
            step()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(executed):
        if what == "publish":
            found = article()
            found.title = "بعد التصويب"
            found.save_revision().publish()
        elif what == "move":
            move(article(), "العرب")
        else:
            site.folder.remove(address)
            ask(address)


def look(address: str) -> str:
    begin()
    title = article().title
    true = all(title in page and page.rstrip().endswith("</html>") for page in (ask(address), ask("/")))
    return f"{'committed' if title.startswith('بعد') else 'before'} {'true' if true else 'STALE'}"


def look_at_move(address: str) -> str:
    """Say where the article is, and whether its address, its old one and both sections' lists agree with that."""
    begin()
    found = article()
    moved = found.section.title == "العرب"
    true = found.title in ask(unquote(found.url)) and unquote(found.url).startswith(found.section.url_path[5:])
    true = true and (found.title in ask(address)) != moved
    true = true and [found.title in ask(page) for page in ("/العالم/", "/العرب/")] == [not moved, moved]
    return f"{'committed' if moved else 'before'} {'true' if true else 'STALE'}"


if __name__ == "__main__":
    main(sys.argv[1])
