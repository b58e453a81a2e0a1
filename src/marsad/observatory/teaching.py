"""Writes what the desk taught as a word list of the reader: names, actors and titles that editors corrected.

The list is made anew from the record each time and tried before it is put in place, so that a mistake is told to the editor
who makes it and never stops a reading.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from marsad.arabic import romanise
from marsad.observatory import taught
from marsad.observatory.models import Actor, Decision
from marsad.observatory.vocabulary import ActorKind
from marsad.reading import lexicon
from marsad.reading.lexicon import LexiconError, Office, Surface

_HEADERS = {
    "people": ("code", "english", "role", "country", "gender", "names", "short", "offices"),
    "groups": ("code", "english", "role", "country", "names"),
    "titles": ("masculine", "feminine", "plural", "role"),
}


class Refused(ValueError):
    """The reader cannot learn it; the message says why, for the editor."""


def write() -> bool:
    """Write the list and let this process's reader use it; returns whether anything changed. Raises Refused."""
    rows = {"people": list(_people()), "groups": list(_groups()), "titles": list(_titles())}
    text = _text({name: sorted(found) for name, found in rows.items() if found})
    path = taught.path()
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tsv")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    try:
        lexicon.load(extra=[Path(name)])
    except LexiconError as error:
        Path(name).unlink()
        raise Refused(_("The reader cannot learn this: %(why)s") % {"why": str(error).partition(": ")[2]}) from error
    os.replace(name, path)
    taught.activate()
    return True


def _text(tables: dict[str, list[tuple[str, ...]]]) -> str:
    lines = ["# Written by the desk's corrections; made anew with each of them."]
    for name, rows in tables.items():
        lines += [f"#! {name}", "\t".join(_HEADERS[name]), *("\t".join(row) for row in rows)]
    return "\n".join(lines) + "\n"


def _clean(text: str) -> str:
    return " ".join(text.replace("|", " ").replace("?", " ").split())


def _surfaces(names: list[str], code: str) -> str:
    """Write names for a cell, those that the lists give to somebody else marked as ambiguous."""
    known = lexicon.load(extra=())
    written = []
    for name in dict.fromkeys(filter(None, map(_clean, names))):
        others = {getattr(sense.entry, "code", None) for sense in known.lookup(name)} - {code}
        written.append(f"?{name}" if others else name)
    return "|".join(written)


def _edited() -> list[Actor]:
    return list(Actor.objects.filter(edited=True, merged_into=None).order_by("key"))


def _people() -> Iterator[tuple[str, ...]]:
    built_in = {person.english: person for person in lexicon.load(extra=()).people}
    for actor in _edited():
        if actor.kind != ActorKind.PERSON or not actor.key.startswith("P:"):
            continue
        known = built_in.get(actor.key[2:])
        code = actor.code or actor.country
        if not code:
            continue
        yield (
            code,
            actor.key[2:],
            actor.role,
            actor.country,
            known.gender if known else "m",
            _surfaces([actor.name, *actor.aliases], code),
            "|".join(map(_surface, known.short)) if known else "",
            "|".join(map(_office, known.offices)) if known else "",
        )


def _surface(surface: Surface) -> str:
    return f"?{surface.text}" if surface.ambiguous else surface.text


def _office(office: Office) -> str:
    start = f"{office.start:%Y-%m}" if office.start else ""
    end = f"{office.end:%Y-%m}" if office.end else ""
    return f"{start}..{end} {office.code} {office.role} {office.title}"


def _groups() -> Iterator[tuple[str, ...]]:
    """Yield further names of codes, as rows of their own beside the built-in ones."""
    known = lexicon.load(extra=())
    for actor in _edited():
        if actor.kind == ActorKind.PERSON:
            continue
        listed = {surface.text for entry in known.actors if entry.code == actor.key for surface in entry.names} | {
            surface.text for surface in getattr(known.states.get(actor.key), "names", ())
        }
        names = [name for name in (actor.name, *actor.aliases) if name not in listed]
        if not names:
            continue
        if actor.key in known.codes and not actor.key.startswith("X:"):
            yield (
                actor.key,
                f"{actor.name_en or actor.key} (desk)",
                actor.role,
                actor.country,
                _surfaces(names, actor.key),
            )
        elif actor.key.startswith("X:"):
            english = actor.key[2:]
            all_names = [*names, *(n for n in (actor.name, *actor.aliases) if n in listed)]
            yield "X", english, actor.role, actor.country, _surfaces(all_names, actor.key)


def _titles() -> Iterator[tuple[str, ...]]:
    rows = Decision.objects.filter(kind="actor", item=0, after__has_key="title").order_by("pk")
    titles = {_clean(after["title"]): after["role"] for after in rows.values_list("after", flat=True)}
    for title, role in titles.items():
        if title:
            yield title, "", "", role


def romanised(name: str) -> str:
    """Return a name in Latin letters, for an actor that nobody gave one."""
    return romanise(name) or name
