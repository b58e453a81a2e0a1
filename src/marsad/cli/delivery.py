"""Look at kept pages: why one is fresh or not, how many there are; take all away; write nginx's configuration."""

from __future__ import annotations

import argparse

from marsad.cli import Failure, setup


def register(parser: argparse.ArgumentParser) -> None:
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    why = words.add_parser("why", help="say what a page was made of and why it is fresh or not")
    why.add_argument("address", help="a path, or a whole address as a browser shows it")
    words.add_parser("status", help="say how many pages are kept and how many wait for their renewal")
    words.add_parser("clear", help="take all kept pages away; they are written again when asked for")
    words.add_parser("nginx", help="write a configuration for nginx in front, sending plain pages itself")


def run(args: argparse.Namespace) -> int:
    setup()
    from marsad.delivery.pages import keeper

    if not keeper.is_on():
        raise Failure("This site keeps no pages (MARSAD_PAGES=0, or MARSAD_DEBUG=1).")
    site = keeper.current()
    if args.word == "why":
        from marsad.delivery.pages.why import explain

        site.follow()
        print("\n".join(explain(args.address, site)))
    elif args.word == "status":
        from marsad.delivery.pages.metrics import gauges

        for name, value in gauges(site).items():
            print(f"{name:32} {value:,.0f}")
    elif args.word == "clear":
        from marsad.delivery.pages import changes

        changes.tell([changes.Touch(changes.EVERYTHING)], keeper.follow)
        print("All kept pages are gone.")
    else:
        from marsad.delivery.pages.nginx import configuration

        print(configuration())
    return 0
