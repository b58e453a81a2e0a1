"""The command `marsad`. Its own words are listed by `marsad --help`; any other goes to Django's management."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

from marsad.web.env import SettingError

#: Our own words, in the order of the help, each a module of this room with `register(parser)` and `run(args)`.
COMMANDS = {
    "serve": "serve site and desk",
    "import": "take reports in from files, folders, ZIPs, feeds and addresses",
    "read": "read reports: people, statements and events, to the terminal or as JSON",
    "demo": "fill an empty site with sample content",
    "search": "rebuild the search index, compare it with the articles, or make sentence vectors",
    "delivery": "say why a kept page is fresh or not, count kept pages, write nginx's configuration",
    "record": "read articles into the record, compare the two, or tell how they stand",
    "export": "write events, statements, actors or mentions into a file for analysts",
    "createeditor": "make an account for the desk",
    "doctor": "say what is missing or misconfigured, and how to mend it",
}
MODULES = {"import": "import_stories"}


class Failure(Exception):
    """Something that the user can mend; the message says what and how. Ends the command with exit code 1."""


def build_parser(command: str) -> argparse.ArgumentParser:
    """Return the argument parser of one of COMMANDS."""
    module = _module(command)
    parser = argparse.ArgumentParser(prog=f"marsad {command}", description=module.__doc__)
    module.register(parser)
    return parser


def main(argv: list[str] | None = None) -> int:
    """Run the command line `argv` (without the program's name) and return the exit code."""
    argv = sys.argv[1:] if argv is None else argv
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marsad.web.settings")
    # Drafts, readers' addresses and sessions are nobody's on this machine but ours and our group's (a web server's).
    os.umask(os.umask(0) | 0o027)
    if not argv or argv[0] in ("-h", "--help", "help"):
        print(_help())
        return 0
    if argv[0] in ("-V", "--version"):
        from marsad import __version__

        print(f"marsad {__version__}")
        return 0
    try:
        if argv[0] in COMMANDS:
            args = build_parser(argv[0]).parse_args(argv[1:])
            return int(_module(argv[0]).run(args) or 0)
        return _manage(argv)
    except (Failure, SettingError) as failure:
        print(f"marsad: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nmarsad: stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output went away (`marsad … | head`); there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def setup() -> None:
    """Start Django. Raises Failure, with the variable's name, when a setting cannot be used."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    # What the log says matters to a server; a command says what it does itself.
    os.environ.setdefault("MARSAD_LOG_LEVEL", "WARNING")
    try:
        django.setup()
    except (SettingError, ImproperlyConfigured) as error:
        raise Failure(str(error)) from None


def _module(command: str):
    return import_module(f"marsad.cli.{MODULES.get(command, command)}")


def _manage(argv: list[str]) -> int:
    setup()
    from django.core.management import get_commands

    if argv[0] not in get_commands():
        print(f"marsad: there is no command {argv[0]!r}. See `marsad --help`.", file=sys.stderr)
        return 2
    from django.core.management import execute_from_command_line

    execute_from_command_line(["marsad", *argv])
    return 0


def _help() -> str:
    width = max(map(len, COMMANDS))
    lines = ["usage: marsad COMMAND [options]", "", "commands:"]
    lines += [f"  {name:<{width}}  {text}" for name, text in COMMANDS.items()]
    lines += ["", "`marsad COMMAND --help` says more. Any other word goes to Django's management (`marsad check`)."]
    return "\n".join(lines)
