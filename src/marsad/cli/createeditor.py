"""Make an account for the desk, with one of the desk's roles."""

from __future__ import annotations

import argparse
import getpass
import secrets
import sys

from marsad.cli import Failure, setup

ADMIN = "admin"


def register(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("name", help="user name")
    add("--role", default="editor", help="writer, editor, chief, moderator or admin (default: editor)")
    add("--email", default="", help="e-mail address, for notices of the desk")
    add("--password-stdin", action="store_true", help="read the password from standard input")
    add("--random", action="store_true", help="make a random password and print it")


def run(args: argparse.Namespace) -> int:
    setup()
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.db import transaction

    from marsad.cli import prepare
    from marsad.newsroom.models import User
    from marsad.newsroom.roles import ROLES, enlist

    prepare.database()
    if args.role != ADMIN and args.role not in ROLES:
        raise Failure(f"There is no role {args.role!r}. Roles: {', '.join([*ROLES, ADMIN])}.")
    user = User(username=args.name, email=args.email, is_superuser=args.role == ADMIN, is_staff=args.role == ADMIN)
    password = _password(args)
    try:
        user.full_clean(exclude=["password"])
        validate_password(password, user)
    except ValidationError as error:
        raise Failure(" ".join(error.messages)) from None
    user.set_password(password)
    with transaction.atomic():
        user.save()
        if args.role != ADMIN:
            enlist(user, args.role)
    print(f"{args.name} can now use the desk as {args.role}.")
    if args.random:
        print(f"Password: {password}")
    return 0


def _password(args: argparse.Namespace) -> str:
    if args.random:
        return secrets.token_urlsafe(12)
    if args.password_stdin or not sys.stdin.isatty():
        password = sys.stdin.readline().rstrip("\n")
        if not password:
            raise Failure("No password came on standard input. Use --random to have one made.")
        return password
    password = getpass.getpass("Password: ")
    if password != getpass.getpass("Again: "):
        raise Failure("The two passwords differ.")
    return password
