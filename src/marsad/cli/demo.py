"""Fill an empty site with sample content, every text of it marked as a sample, or take it away again."""

from __future__ import annotations

import argparse

from marsad.cli import Failure, setup


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--remove", action="store_true", help="take the sample content away again; your own articles stay"
    )


def run(args: argparse.Namespace) -> int:
    setup()
    from marsad.cli import prepare

    prepare.database()
    if args.remove:
        from marsad.web.demo.fill import remove

        print(f"{remove()} sample articles are gone.")
        return 0
    if not is_empty():
        raise Failure("The site has articles already; sample content is for an empty one. MARSAD_HOME names another.")
    fill()
    return 0


def is_empty() -> bool:
    """Return whether the site has no article, published or not."""
    from marsad.newsroom.models import Article

    return not Article.objects.exists()


def fill() -> None:
    """Fill the site and say what it has now."""
    from marsad.cli.prepare import say
    from marsad.web.demo.fill import Fill

    say(f"Demo: {Fill(say).run()} articles, with their sections, authors, series, pictures and comments.")
