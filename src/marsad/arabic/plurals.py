"""Counting in Arabic: CLDR's six plural categories and the counted noun."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

PluralCategory = Literal["zero", "one", "two", "few", "many", "other"]

#: The categories in CLDR's order, which is also the order of a .po file's msgstr[0] to msgstr[5].
CATEGORIES: tuple[PluralCategory, ...] = ("zero", "one", "two", "few", "many", "other")

#: One form for each category; forms left out are taken from "other".
PluralForms = Mapping[PluralCategory, str] | tuple[str, str, str, str, str, str]


def plural_category(n: int | float | Decimal) -> PluralCategory:
    """Return the CLDR plural category of the number `n` in Arabic; fractions are "other"."""
    if n == 0:
        return "zero"
    if n == 1:
        return "one"
    if n == 2:
        return "two"
    if n != int(n):
        return "other"
    rest = abs(int(n)) % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if rest >= 11 else "other"


def plural(n: int | float | Decimal, forms: PluralForms) -> str:
    """Return the one of `forms` that goes with the number `n`, with «{n}» in it replaced by the number.

    `forms` maps categories to forms, or is a tuple of the six in the order of `CATEGORIES`.
    `plural(5, {"few": "{n} تعليقات", "other": "{n} تعليق"})`
    gives «5 تعليقات». Raises ValueError when neither the category nor "other" has a form.
    """
    category = plural_category(n)
    by_name: Mapping[PluralCategory, str] = (
        forms if isinstance(forms, Mapping) else dict(zip(CATEGORIES, forms, strict=True))
    )
    form = by_name.get(category, by_name.get("other"))
    if form is None:
        raise ValueError(f"no plural form for {n}: neither {category!r} nor 'other' is given")
    return form.replace("{n}", str(n))
