"""The words that Arabic writes numbers with, for reading and for writing. Reading forms are folded."""

from __future__ import annotations

UNITS: dict[str, int] = {
    "واحد": 1, "واحده": 1, "احد": 1, "احدي": 1, "اثنان": 2, "اثنين": 2, "اثنتان": 2, "اثنتين": 2, "اثنا": 2, "اثني": 2,
    "اثنتا": 2, "اثنتي": 2, "ثلاث": 3, "ثلاثه": 3, "اربع": 4, "اربعه": 4, "خمس": 5, "خمسه": 5, "ست": 6, "سته": 6,
    "سبع": 7, "سبعه": 7, "ثمان": 8, "ثماني": 8, "ثمانيه": 8, "تسع": 9, "تسعه": 9,
}  # fmt: skip
#: One and two come after the noun («كتاب واحد») or in it («كتابان»); alone they are rarely a count.
NOT_ALONE = frozenset({"واحد", "واحده", "احد", "احدي", "اثنا", "اثني", "اثنتا", "اثنتي"})
TEN = {"عشر": 10, "عشره": 10}

_TENS_STEMS = {"عشر": 20, "ثلاث": 30, "اربع": 40, "خمس": 50, "ست": 60, "سبع": 70, "ثمان": 80, "تسع": 90}
TENS: dict[str, int] = {stem + ending: value for stem, value in _TENS_STEMS.items() for ending in ("ون", "ين")}

HUNDRED = {"ميه": 100, "مايه": 100, "مءه": 100, "ماءه": 100}
_TWO_HUNDRED = ("ميتان", "ميتين", "ميتا", "ميتي", "مايتان", "مايتين", "مايتا", "مايتي")
_HUNDRED_STEMS = {
    "ثلاث": 3, "اربع": 4, "خمس": 5, "ست": 6, "سبع": 7, "ثمان": 8, "ثماني": 8, "تسع": 9,
}  # fmt: skip
HUNDREDS: dict[str, int] = {
    **HUNDRED,
    **dict.fromkeys(_TWO_HUNDRED, 200),
    **{stem + word: 100 * n for stem, n in _HUNDRED_STEMS.items() for word in HUNDRED},
}


def _scale(value: int, singular: str, plural: str) -> dict[str, tuple[int, int]]:
    """Return the forms of a scale word, each with (how many of it the form itself says, its value)."""
    one = dict.fromkeys((singular, singular + "ا", plural), (1, value))
    two = dict.fromkeys((singular + "ان", singular + "ين", singular + "ي"), (2, value))
    return {**one, **two}


SCALES: dict[str, tuple[int, int]] = {
    **_scale(1000, "الف", "الاف"),
    **_scale(10**6, "مليون", "ملايين"),
    **_scale(10**9, "مليار", "مليارات"),
    **_scale(10**9, "بليون", "بلايين"),
    **_scale(10**12, "تريليون", "تريليونات"),
    **_scale(10**12, "ترليون", "ترليونات"),
}
#: Plurals that say nothing alone: «آلاف المتظاهرين» is no number.
VAGUE_SCALES = frozenset({"الاف", "ملايين", "مليارات", "بلايين", "تريليونات", "ترليونات"})

FRACTIONS = {"نصف": 0.5, "ربع": 0.25, "ثلث": 1 / 3, "ثلثي": 2 / 3, "ثلثا": 2 / 3}

ORDINALS: dict[str, int] = {
    "اول": 1, "اولي": 1, "حادي": 1, "حاديه": 1, "ثاني": 2, "ثانيه": 2, "ثالث": 3, "ثالثه": 3, "رابع": 4, "رابعه": 4,
    "خامس": 5, "خامسه": 5, "سادس": 6, "سادسه": 6, "سابع": 7, "سابعه": 7, "ثامن": 8, "ثامنه": 8, "تاسع": 9, "تاسعه": 9,
    "عاشر": 10, "عاشره": 10, "واحده": 1,
}  # fmt: skip

#: Words that stand right before a number and loosen it, longest first.
QUALIFIERS: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    sorted(
        (
            (tuple(phrase.split()), meaning)
            for meaning, phrases in {
                "about": "نحو;حوالي;قرابه;زهاء;ما يقارب;ما يقرب من;ما يناهز;قريب من",
                "more": "اكثر من;ازيد من;يزيد علي;يزيد عن;تزيد علي;تزيد عن;فوق;يفوق;تفوق;يتجاوز;تتجاوز",
                "less": "اقل من;دون;يقل عن;تقل عن",
                "at_least": "لا يقل عن;لا تقل عن",
                "at_most": "لا يزيد علي;لا يزيد عن;لا تزيد علي;لا تزيد عن;لا يتجاوز;لا تتجاوز;لا يتعدي;لا تتعدي",
            }.items()
            for phrase in phrases.split(";")
        ),
        key=lambda pair: -len(pair[0]),
    )
)
