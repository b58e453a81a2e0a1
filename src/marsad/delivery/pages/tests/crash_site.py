"""A site whose processes are killed: `python -m … crash_site publish|keep`, run by `test_crash` in a home of its own.

For each step of the work, counted by the calls that write something, a forked process does the work and kills itself
there; then another begins on the same folder, as a web process does, and is asked for the pages. Prints a line for each
step: its number, whether the work had been committed, and whether every page told the truth.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote


def main(what: str) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", verbosity=0, interactive=False)
    connections.close_all()
    address = forked(prepare)
    print("address", address)
    steps = 0
    number = int(forked(lambda: work(what, address, 0)))
    while steps < number:
        steps += 1
        forked(lambda: reset(address))
        stop = steps
        killed = forked(lambda: work(what, address, stop), killed=True)  # noqa: B023
        assert killed == "killed", (steps, number, killed)
        print(steps, forked(lambda: look(address)), flush=True)


def forked(job: Callable[[], object], killed: bool = False) -> str:
    """Do `job` in another process, with connections of its own, and return what it answers."""
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
    if killed:
        return "killed" if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL else f"exit {status}"
    assert status == 0, status
    return answer


def prepare() -> str:
    from marsad.newsroom import factories

    begin()
    section = factories.SectionFactory(title="العالم")
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


def reset(address: str) -> None:
    found = article()
    found.title = "قبل التصويب"
    found.save_revision().publish()
    begin()
    ask(address), ask("/")


def work(what: str, address: str, stop: int) -> int:
    """Correct the article, or write its page anew; killed at step `stop`. Returns how many steps there are."""
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
    stepping(Path, "write_bytes")
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
        else:
            site.folder.remove(address)
            ask(address)
    return done


def look(address: str) -> str:
    begin()
    title = article().title
    true = all(title in page and page.rstrip().endswith("</html>") for page in (ask(address), ask("/")))
    return f"{'committed' if title.startswith('بعد') else 'before'} {'true' if true else 'STALE'}"


if __name__ == "__main__":
    main(sys.argv[1])
