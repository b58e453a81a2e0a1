"""Actors in the record: seeded from the word lists, found by key, made when the reader meets a new one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction

from marsad.arabic import slugify
from marsad.observatory import naming
from marsad.observatory.models import Actor, Mark, Office
from marsad.observatory.naming import Seed

SEEDED = "actors.seeded"
_BATCH = 500


def seed(force: bool = False) -> int:
    """Make the actors say what the word lists say; returns how many were made or changed.

    Nothing is done when the lists are those of the last time. What an editor changed is left alone.
    """
    from marsad.observatory.versions import lists_version

    version = lists_version()
    if not force and Mark.objects.filter(name=SEEDED, value=version).exists():
        return 0
    with transaction.atomic():
        changed = _write(list(naming.seeds()))
        Mark.objects.update_or_create(name=SEEDED, defaults={"value": version})
    return changed


def _write(seeds: list[Seed]) -> int:
    here = {actor.key: actor for actor in Actor.objects.filter(made_by=Actor.MadeBy.LEXICON)}
    here |= {actor.key: actor for actor in Actor.objects.exclude(made_by=Actor.MadeBy.LEXICON).filter(edited=False)}
    edited = set(Actor.objects.filter(edited=True).values_list("key", flat=True))
    new = [from_seed(one) for one in seeds if one.key not in here and one.key not in edited]
    _give_slugs(new)
    Actor.objects.bulk_create(new, batch_size=_BATCH)
    fields = ["kind", "code", "role", "name", "name_en", "folded", "aliases", "country", "made_by"]
    changed = []
    for one in seeds:
        actor = here.get(one.key)
        wanted = from_seed(one)
        if actor is not None and any(getattr(actor, name) != getattr(wanted, name) for name in fields):
            for name in fields:
                setattr(actor, name, getattr(wanted, name))
            changed.append(actor)
    Actor.objects.bulk_update(changed, fields, batch_size=_BATCH)
    _write_offices(seeds)
    return len(new) + len(changed)


def _write_offices(seeds: list[Seed]) -> None:
    people = {one.key: one.person for one in seeds if one.person is not None and one.person.offices}
    pks = dict(Actor.objects.filter(kind="person", edited=False).values_list("key", "pk"))
    Office.objects.filter(actor__edited=False).delete()
    Office.objects.bulk_create(
        (
            Office(actor_id=pks[key], title=o.title, code=o.code, role=o.role, start=o.start, end=o.end)
            for key, person in people.items()
            if key in pks
            for o in person.offices
        ),
        batch_size=_BATCH,
    )


def from_seed(one: Seed, made_by: str = Actor.MadeBy.LEXICON) -> Actor:
    """Return an unsaved actor, without slug."""
    return Actor(
        key=one.key,
        kind=one.kind,
        code=one.code,
        role=one.role,
        name=one.name[:200],
        name_en=one.name_en[:200],
        folded=naming.folded(one.name),
        aliases=list(one.aliases),
        country=one.country,
        made_by=made_by,
    )


def _give_slugs(actors: list[Actor]) -> None:
    """Give unsaved actors free slugs, made of their names."""
    bases = [slugify(actor.name, max_length=120, fallback="actor") for actor in actors]
    taken: set[str] = set()
    for start in range(0, len(bases), _BATCH):
        chunk = {
            slug for base in bases[start : start + _BATCH] for slug in (base, *(f"{base}-{n}" for n in range(2, 6)))
        }
        taken |= set(Actor.objects.filter(slug__in=chunk).values_list("slug", flat=True))
    for actor, base in zip(actors, bases, strict=True):
        slug, number = base, 1
        while slug in taken or (number > 5 and Actor.objects.filter(slug=slug).exists()):
            number += 1
            slug = f"{base}-{number}"
        actor.slug = slug
        taken.add(slug)


@dataclass(slots=True)
class Book:
    """Actors by key, for one batch of work: what was looked up once is not looked up again.

    A key of an actor that an editor merged into another gives that other one.
    """

    _known: dict[str, int] = field(default_factory=dict)

    def look_up(self, wanted: Iterable[Seed]) -> None:
        """Find these actors, and make those that are not there."""
        missing = {one.key: one for one in wanted if one.key and one.key not in self._known}
        keys = list(missing)
        for start in range(0, len(keys), _BATCH):
            rows = Actor.objects.filter(key__in=keys[start : start + _BATCH]).values_list("key", "pk", "merged_into")
            for key, pk, merged_into in rows:
                self._known[key] = merged_into or pk
        new = [from_seed(one, Actor.MadeBy.READER) for key, one in missing.items() if key not in self._known]
        _give_slugs(new)
        for actor in Actor.objects.bulk_create(new, batch_size=_BATCH):
            self._known[actor.key] = actor.pk

    def __getitem__(self, key: str) -> int:
        """Return the primary key of the actor with `key`. Raises KeyError when it was not looked up."""
        return self._known[key]

    def get(self, key: str) -> int | None:
        """Return the primary key of the actor with `key`, None for no key or one that was not looked up."""
        return self._known.get(key)
