"""Numbers written out in words."""

from __future__ import annotations

#: The first number that has no name here.
LIMIT = 10**15

# The forms that go with a feminine noun; with a masculine one 3 to 10 take ة.
_UNITS = ("", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر")
_TENS = ("", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_SCALES = (
    (10**12, "تريليون", "تريليونات"),
    (10**9, "مليار", "مليارات"),
    (10**6, "مليون", "ملايين"),
    (1000, "ألف", "آلاف"),
)


def spell_number(number: int, *, feminine: bool = False, oblique: bool = False) -> str:
    """Return a whole number in words, as it stands before a counted noun: «ثلاثة وعشرون», «ثلاثة آلاف».

    feminine: the counted noun is feminine («ثلاث سنوات»). oblique: after a preposition or as an object («عشرين»).
    Raises ValueError unless the number is smaller than 10**15 either way.
    """
    if abs(number) >= LIMIT:
        raise ValueError(f"only numbers smaller than {LIMIT} can be spelt, not {number}")
    if number == 0:
        return "صفر"
    if number < 0:
        return "ناقص " + spell_number(-number, feminine=feminine, oblique=oblique)
    parts: list[str] = []
    for size, singular, plural in _SCALES:
        count, number = divmod(number, size)
        if count:
            parts.append(_scaled(count, singular, plural, oblique))
    if number:
        parts.append(_below_thousand(number, feminine, oblique))
    return " و".join(parts)


def _scaled(count: int, singular: str, plural: str, oblique: bool) -> str:
    if count == 1:
        return singular
    if count == 2:
        return singular + ("ين" if oblique else "ان")
    rest = count % 100
    words = _below_thousand(count, False, oblique)
    if 3 <= rest <= 10:
        return f"{words} {plural}"
    if rest >= 11:
        return f"{words} {singular}ا"
    # In «مئتا ألف» the dual loses its ن before the noun.
    return f"{words.removesuffix('ن') if rest == 0 and count == 200 else words} {singular}"


def _below_thousand(number: int, feminine: bool, oblique: bool) -> str:
    hundreds, rest = divmod(number, 100)
    parts: list[str] = []
    if hundreds == 1:
        parts.append("مئة")
    elif hundreds == 2:
        parts.append("مئتين" if oblique else "مئتان")
    elif hundreds:
        parts.append(("ثماني" if hundreds == 8 else _UNITS[hundreds]) + "مئة")
    if rest:
        parts.append(_below_hundred(rest, feminine, oblique))
    return " و".join(parts)


def _below_hundred(number: int, feminine: bool, oblique: bool) -> str:
    tens, units = divmod(number, 10)
    if number <= 10:
        return _unit(number, feminine, oblique)
    if tens == 1:
        return _teen(units, feminine, oblique)
    ten = _TENS[tens] + ("ين" if oblique else "ون")
    return f"{_unit(units, feminine, oblique)} و{ten}" if units else ten


def _unit(number: int, feminine: bool, oblique: bool) -> str:
    if number == 1:
        return "واحدة" if feminine else "واحد"
    if number == 2:
        return ("اثنت" if feminine else "اثن") + ("ين" if oblique else "ان")
    if number == 8:
        return "ثماني" if feminine else "ثمانية"
    return _UNITS[number] if feminine else _UNITS[number] + "ة"


def _teen(units: int, feminine: bool, oblique: bool) -> str:
    ten = "عشرة" if feminine else "عشر"
    if units == 1:
        return f"{'إحدى' if feminine else 'أحد'} {ten}"
    if units == 2:
        return f"{'اثنت' if feminine else 'اثن'}{'ي' if oblique else 'ا'} {ten}"
    return f"{_unit(units, feminine, oblique)} {ten}"
