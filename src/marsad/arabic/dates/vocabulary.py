"""The words of date phrases, folded, with what they mean."""

from __future__ import annotations

from functools import lru_cache

from marsad.arabic import number_words as nw
from marsad.arabic.dates.expressions import Part, Unit
from marsad.arabic.dates.mention import Calendar, DayPart
from marsad.arabic.folding import fold


def _folded(names: str) -> list[str]:
    return fold(names).split("،")


WEEKDAYS: dict[str, int] = {
    name: day
    for day, names in enumerate(
        ("الاثنين", "الثلاثاء،الثلثاء،الثلاثا", "الأربعاء،الاربعا", "الخميس", "الجمعة", "السبت", "الأحد")
    )
    for name in _folded(names)
}

_GREGORIAN = (
    "يناير،كانون الثاني،جانفي", "فبراير،شباط،فيفري", "مارس،آذار", "أبريل،نيسان،أفريل", "مايو،أيار،ماي",
    "يونيو،حزيران،يونيه،جوان", "يوليو،تموز،يوليه،يوليوز،جويلية", "أغسطس،آب،غشت،أغشت،أوت،أوغسطس",
    "سبتمبر،أيلول،شتنبر،شتمبر", "أكتوبر،تشرين الأول،أوكتوبر", "نوفمبر،تشرين الثاني،نونبر",
    "ديسمبر،كانون الأول،دجنبر،دجمبر",
)  # fmt: skip
_HIJRI = (
    "محرم،المحرم", "صفر", "ربيع الأول،ربيع أول", "ربيع الآخر،ربيع الثاني،ربيع ثان،ربيع ثاني",
    "جمادى الأولى،جمادى الأول،جماد الأول،جماد أول،جمادى أولى",
    "جمادى الآخرة،جمادى الثانية،جمادى الآخر،جمادى الثاني،جماد الثاني،جماد الآخر،جماد ثاني",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة،ذي القعدة،ذوالقعدة،ذيالقعدة،ذا القعدة",
    "ذو الحجة،ذي الحجة،ذوالحجة،ذيالحجة،ذا الحجة",
)  # fmt: skip

_CALENDARS: dict[Calendar, tuple[str, ...]] = {"gregorian": _GREGORIAN, "hijri": _HIJRI}
MONTHS: dict[tuple[str, ...], tuple[Calendar, int]] = {
    tuple(name.split()): (kind, number)
    for kind, months in _CALENDARS.items()
    for number, names in enumerate(months, 1)
    for name in _folded(names)
}
MONTH_HEADS = {name[0] for name in MONTHS}

#: Month names that are also other words (a verb, a car, a father, a person): they need a day, year or time word beside.
AMBIGUOUS_MONTHS = frozenset(_folded("مارس،ماي،جوان،أوت،نيسان،آب،محرم،المحرم،صفر،رجب،شعبان،رمضان،شوال،تموز،أيار،يوليه"))
#: Words that may stand between a Hijri month and its year.
MONTH_EPITHETS = frozenset(_folded("المبارك،الكريم،الفضيل،المعظم،الحرام،المحرم،الفرد،الخير"))

#: -2 stands for «قبل الماضي», 2 for «بعد المقبل»; both are built by the parser.
MODIFIERS: dict[str, int] = {
    **dict.fromkeys(
        _folded(
            "الماضي،الماضية،الماضيين،الماضيتين،الماضيان،المنصرم،المنصرمة،المنصرمين،الفائت،الفائتة،الفائتين،المنقضي،المنقضية"
        ),
        -1,
    ),
    **dict.fromkeys(_folded("الحالي،الحالية،الجاري،الجارية،الراهن،الراهنة،الحاليين،الجاريين"), 0),
    **dict.fromkeys(
        _folded("المقبل،المقبلة،المقبلين،المقبلتين،القادم،القادمة،القادمين،القادمتين،الآتي،الآتية"), 1
    ),
}  # fmt: skip
DUAL_MODIFIERS = frozenset(w for w in MODIFIERS if w.endswith("ين"))
DEMONSTRATIVES = frozenset({"هذا", "هذه", "هذي"})
RECENT = frozenset(_folded("الأخير،الأخيرة،الأخيرين،الأخيرتين"))
FEW = frozenset(_folded("القليلة،القلائل،المعدودة،القلال"))

_DAY_PART_WORDS: dict[DayPart, str] = {
    "dawn": "فجر،فجرا،سحر",
    "morning": "صباح،صباحا،ضحى،صبيحة،الصباح",
    "noon": "ظهر،ظهرا،ظهيرة،الظهر،الظهيرة",
    "afternoon": "عصر،عصرا،العصر",
    "evening": "مساء،مساءا،عشية،غروب،المساء،مسا",
    "night": "ليل،ليلا،ليلة،الليل",
}
DAY_PARTS: dict[str, DayPart] = {word: part for part, words in _DAY_PART_WORDS.items() for word in _folded(words)}
#: The same words said after an hour: «الثالثة عصرا», «8 ص».
CLOCK_PARTS: dict[str, DayPart] = {
    **{word: part for word, part in DAY_PARTS.items() if not word.startswith("ال")},
    "ص": "morning",
    "م": "evening",
}

_PART_WORDS: dict[Part, str] = {
    "start": "مطلع،بداية،أوائل،مستهل،غرة،بدايات",
    "middle": "منتصف،أواسط،وسط",
    "end": "نهاية،أواخر،آخر،ختام،نهايات",
}
PARTS: dict[str, Part] = {word: part for part, words in _PART_WORDS.items() for word in _folded(words)}


def _unit_words() -> dict[str, tuple[Unit, int]]:
    forms: dict[Unit, str] = {
        "day": "يوم يوما يومين يومان أيام;ليلة ليلة ليلتين ليلتان ليال",
        "week": "أسبوع أسبوعا أسبوعين أسبوعان أسابيع",
        "month": "شهر شهرا شهرين شهران أشهر;شهر شهرا شهرين شهران شهور",
        "year": "عام عاما عامين عامان أعوام;سنة سنة سنتين سنتان سنوات;سنة سنة سنتين سنتان سنين",
        "decade": "عقد عقدا عقدين عقدان عقود",
        "century": "قرن قرنا قرنين قرنان قرون",
    }
    words: dict[str, tuple[Unit, int]] = {}
    for unit, lists in forms.items():
        for line in lists.split(";"):
            one, one_object, two, two_subject, many = fold(line).split()
            words |= dict.fromkeys((one, one_object), (unit, 1))
            words |= dict.fromkeys((two, two_subject), (unit, 2))
            words[many] = (unit, 0)
    return words


UNITS = _unit_words()
#: Hours and minutes: counted from the reference moment they tell no day unless they come to whole days.
HOURS: dict[str, int] = {"ساعه": 1, "ساعتين": 2, "ساعتان": 2, "ساعات": 0}
MINUTES: dict[str, int] = {"دقيقه": 1, "دقيقتين": 2, "دقايق": 0, "لحظات": 0, "ثوان": 0, "ثانيه": 1}
PERIODS: dict[str, Unit] = {
    "الاسبوع": "week", "الشهر": "month", "العام": "year", "السنه": "year", "الربع": "quarter", "العقد": "decade",
    "القرن": "century", "النصف": "half",
}  # fmt: skip

SEASONS: dict[str, int] = {"ربيع": 3, "صيف": 6, "خريف": 9, "شتاء": 12}

DECADES: dict[str, int] = {
    article + stem + ending: value
    for stem, value in nw.TENS.items()
    if stem.endswith("ين")
    for ending in ("ات", "يات")
    for article in ("", "ال")
}

#: Offset words that are whole by themselves; «أمس الأول», «أول أمس», «بعد غد» and «اليوم» have rules in the parser.
OFFSETS: dict[str, int] = {"امس": -1, "الامس": -1, "البارحه": -1, "غدا": 1, "غد": 1, "الغد": 1}

HOUR_HEADS = frozenset({"الساعه"})
VAGUE_COUNTS = frozenset(_folded("بضعة،بضع،عدة"))
AGO_WORDS: dict[str, int] = {"قبل": -1, "منذ": -1, "مذ": -1, "بعد": 1, "خلال": 2, "غضون": 2}

RELATIONS: dict[str, str] = {
    "منذ": "since", "مذ": "since", "حتي": "until", "لغايه": "until", "الي": "until", "لحد": "until", "قبل": "before",
    "بعد": "after", "عقب": "after", "بحلول": "until", "قبيل": "before", "اعتبارا": "since", "ابتداء": "since",
}  # fmt: skip

_STARTS = frozenset(
    WEEKDAYS.keys() | MONTH_HEADS | DAY_PARTS.keys() | PARTS.keys() | PERIODS.keys() | SEASONS.keys() | DECADES.keys()
    | OFFSETS.keys() | AGO_WORDS.keys() | HOUR_HEADS | DEMONSTRATIVES | UNITS.keys() | HOURS.keys()
    | {"اليوم", "الليله", "اول", "يومي", "يوما", "عامي", "سنتي", "فصل", "مواسم", "الصيف", "الشتاء", "الخريف", "الربيع",
       "الايام", "الاسابيع", "الاشهر", "الشهور", "الاعوام", "السنوات", "السنين", "العقود", "الساعات", "اليومين",
       "الاسبوعين", "الشهرين", "العامين", "السنتين", "العقدين", "ال", "تمام"}
    | {"ال" + word for word in nw.ORDINALS} | {"ال" + word for word in nw.TENS} | {"ال" + word for word in nw.UNITS}
)  # fmt: skip


@lru_cache(maxsize=65536)
def split_start(word: str) -> tuple[str, int] | None:
    """Return (a word that can begin a date phrase, letters of proclitics before it), or None for other words."""
    if word in _STARTS:
        return word, 0
    for skip in (1, 2):
        clitics, rest = word[:skip], word[skip:]
        if skip < len(word) and rest in _STARTS and clitics in {"و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك"}:
            return rest, skip
    # «للعام» is ل and «العام» with the alef of the article unwritten.
    for clitics in ("لل", "ولل", "فلل"):
        if word.startswith(clitics) and "ال" + word[len(clitics) :] in _STARTS:
            return "ال" + word[len(clitics) :], len(clitics) - 1
    return None
