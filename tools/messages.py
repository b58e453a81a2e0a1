"""Gathers the words for readers and editors from the code, and keeps their translations complete.

    python tools/messages.py          # renew the .po files from the code and compile them
    python tools/messages.py --check  # say what is untranslated, unused or not compiled; exit code 1 when anything is

English is the language of the code; Arabic is `src/marsad/web/locale/ar`. Needs no gettext programs.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

REPOSITORY = Path(__file__).parent.parent
sys.path.insert(0, str(REPOSITORY / "src"))

from marsad.arabic import TIDY_RULES  # noqa: E402

SOURCE = REPOSITORY / "src" / "marsad"
LOCALE = SOURCE / "web" / "locale"
LANGUAGES = ("ar", "en")
#: Words of other packages that are translated here since their own translation lacks them or is not ours.
FOREIGN = "marsad:foreign"
PLURALS = {
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;",
    "en": "nplurals=2; plural=(n != 1);",
}
CALL = re.compile(r"\b(_|n?p?gettext)\(")
LITERAL = re.compile(r"""\s*u?('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")\s*,?""", re.DOTALL)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def found() -> Catalog:
    """Return every message that code and templates mark for translation."""
    catalog = Catalog(domain="django", project="Marsad", charset="utf-8")
    for path in sorted(SOURCE.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.parts):
            with path.open("rb") as file:
                for _, message, _, context in extract("python", file, keywords=KEYWORDS):
                    if message and message != ("", ""):
                        catalog.add(message, context=context)
    for reason in TIDY_RULES.values():  # the language room knows no gettext; the desk translates its reasons
        catalog.add(reason)
    for path in sorted([*SOURCE.rglob("*.html"), *SOURCE.rglob("*.txt")]):
        if "templates" in path.parts:
            for message, context in in_template(path.read_text(encoding="utf-8"), str(path)):
                catalog.add(message, context=context)
    return catalog


def in_template(text: str, origin: str) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    """Yield the messages of a template with their contexts, from the calls that Django's templatize makes of its tags."""
    made = templatize(text, origin=origin)
    for call in CALL.finditer(made):
        function, place, strings = call[1], call.end(), []
        while literal := LITERAL.match(made, place):
            strings.append(ast.literal_eval(literal[1]))
            place = literal.end()
        context = strings.pop(0) if "p" in function.replace("gettext", "") else None
        if strings and strings[0]:
            yield (strings[0], strings[1]) if function.startswith("n") else strings[0], context


def po_path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(path: Path, language: str) -> Catalog:
    """Return the translations in a .po file, an empty catalogue where there is none."""
    if not path.exists():
        return Catalog(locale=language, domain="django")
    with path.open("rb") as file:
        return read_po(file, locale=language, domain="django")


def renewed(language: str, catalog: Catalog, extra: list[Path] | None = None) -> Catalog:
    """Return the translations that the code needs now: known ones kept, new ones empty, unused ones gone."""
    known = [read(po_path(language), language), *(read(path, language) for path in extra or [])]
    new = Catalog(locale=language, domain="django", project="Marsad", charset="utf-8", fuzzy=False)
    new._plural_expr = re.search(r"plural=(.*);", PLURALS[language])[1]
    new._num_plurals = int(re.search(r"nplurals=(\d)", PLURALS[language])[1])
    for message in catalog:
        if message.id:
            new.add(message.id, _translation(message, known, language), context=message.context)
    for old in known:
        for message in old:
            if message.id and FOREIGN in message.auto_comments + message.user_comments:
                new.add(message.id, message.string, user_comments=[FOREIGN], context=message.context)
    return new


def _translation(message: object, known: list[Catalog], language: str) -> object:
    for old in reversed(known):
        same = old.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
        if same is not None and _complete(same):
            return same.string
    if language == "en":
        return message.id
    return "" if isinstance(message.id, str) else ("",) * 6


def _complete(message: object) -> bool:
    return bool(message.string) if isinstance(message.string, str) else all(message.string)


def compiled(catalog: Catalog) -> bytes:
    """Return the catalogue as a .mo file."""
    # The header holds these; without them the same words would give other bytes every minute.
    catalog.creation_date = catalog.revision_date = datetime(2020, 1, 1, tzinfo=UTC)
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def written(catalog: Catalog) -> bytes:
    """Return the catalogue as a .po file, without lines that change from run to run."""
    file = io.BytesIO()
    write_po(file, catalog, sort_output=True, omit_header=False, no_location=True, width=110)
    return re.sub(rb'^"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team|Report-Msgid-Bugs-To)'
                  rb'.*\n', b"", file.getvalue(), flags=re.MULTILINE)  # fmt: skip


def faults() -> list[str]:
    """Return what is wrong with the translations, in words; empty when nothing is."""
    wrong = []
    catalog = found()
    for language in LANGUAGES:
        path = po_path(language)
        new = renewed(language, catalog)
        for message in new:
            if message.id and not _complete(message):
                wrong.append(f"{language}: not translated: {message.id!r}")
        if not path.exists() or path.read_bytes() != written(new):
            wrong.append(f"{path.relative_to(REPOSITORY)} is not up to date: make messages")
        elif path.with_suffix(".mo").read_bytes() != compiled(read(path, language)):
            wrong.append(f"{path.with_suffix('.mo').relative_to(REPOSITORY)} is not compiled: make messages")
    return wrong


def main(arguments: list[str]) -> int:
    if not settings.configured:
        settings.configure()
    if arguments == ["--check"]:
        wrong = faults()
        print("\n".join(wrong) or "All words are translated.")
        return bool(wrong)
    extra = [Path(argument) for argument in arguments]
    catalog = found()
    for language in LANGUAGES:
        path = po_path(language)
        new = renewed(language, catalog, extra if language == "ar" else [])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(new))
        path.with_suffix(".mo").write_bytes(compiled(read(path, language)))
        missing = [m.id for m in new if m.id and not _complete(m)]
        print(f"{language}: {len(new)} messages, {len(missing)} untranslated")
        for message in missing:
            print(f"  {message!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
