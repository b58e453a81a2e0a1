"""Names of months and days, as data for reading and writing dates.

Western, Levantine and Maghrebi names are those of CLDR's ar, ar_LB and ar_MA.
"""

from __future__ import annotations

from typing import Literal

MonthNames = Literal["western", "levantine", "maghrebi", "doubled"]

WESTERN = (
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
)
LEVANTINE = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
    "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
MAGHREBI = ("يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر")

#: The month names that pages can use; "doubled" is the agencies' «أغسطس/آب».
MONTHS: dict[MonthNames, tuple[str, ...]] = {
    "western": WESTERN,
    "levantine": LEVANTINE,
    "maghrebi": MAGHREBI,
    "doubled": tuple(f"{west}/{levant}" for west, levant in zip(WESTERN, LEVANTINE, strict=True)),
}

HIJRI_MONTHS = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
)  # fmt: skip

#: Monday first, as `date.weekday()` counts.
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
