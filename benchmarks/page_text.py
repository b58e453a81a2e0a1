"""How well the article is found in the text of a page: real articles put into the furniture of made-up pages.

Needs the measuring data beside the checkout (`../shared/corpus`). Each article is put into four kinds of page; counted
is how often the title, and how much of the paragraphs, come out as they went in, and how many lines come out that did not.
"""

from __future__ import annotations

import io
import random
from collections import Counter
from pathlib import Path

from marsad.intake import Opened, Options, Reject, Story, read_all
from marsad.intake.reader import read_opened

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
ARTICLES = 600
TAGS = ["الاقتصاد", "الحدود البحرية", "قمة", "الوسطاء"]
ABOUT = "المرصد الأهلي للأنهار مؤسسة مستقلة تعنى بدراسة الأنهار المشتركة وبأنماط التفاعل بين دول الحوض ومنظماتها."


def journal(title: str, body: list[str]) -> str:
    """A think tank's page: pixel, labels run together, empty tags, the institution's box, the comment form."""
    return "\n\n".join(
        ["fbpx\nالعلاقات الدوليةتقاريرعاجل", title, *body, " ", "الوسوم", "المرصد الأهلى للأنهار", ABOUT, "مقالات ذات صلة",
         "اترك تعليقاً", "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *", "زر الذهاب إلى الأعلى\nإغلاق"]
    )  # fmt: skip


def theme(title: str, body: list[str]) -> str:
    """A news theme: menu, ticker, breadcrumb, author, day, share bars, a box of links within, tags in one line, comments."""
    middle = len(body) // 2
    inner = ["اقرأ أيضا", "كيف بدأ الخلاف على الخزان الكبير", "خمسة أرقام عن النهر"] if len(body) > 3 else []
    return "\n".join(
        ["تخطى إلى المحتوى", "القائمة", "بحث عن", "الرئيسية", "أخبار", "رياضة", "من نحن", "عاجل", "افتتاح جسر جديد على النهر الكبير", "",
         "الرئيسية/تقارير/" + title[:40] + "…", "تقارير", title, "سعاد المنذري", "10 مارس، 2024", "0 148 3 دقائق", "فيسبوك", "تويتر", "",
         *body[:middle], *inner, *body[middle:], "", "فيسبوك", "واتساب", "طباعة", "الوسوم", " ".join(TAGS), "", "سعاد المنذري", "",
         "سعاد المنذري باحثة في شؤون المياه والحدود، تكتب عن الأنهار المشتركة واتفاقات تقاسمها منذ عشر سنوات.", "",
         "مقالات ذات صلة", "الخزان الكبير في أرقام", "تعليق واحد", "يقول منير:", "10 مارس، 2024 الساعة 9:12 م", "مقال مفيد.", "رد",
         "اترك تعليقاً", "جميع الحقوق محفوظة © 2024"]
    )  # fmt: skip


def newspaper(title: str, body: list[str]) -> str:
    """An old site without blank lines: the page's title with the site's name, menu, the most read at the end."""
    return "\n".join(
        [f"{title} - صحيفة الضفة", "الرئيسية", "محليات", "دولي", "اقتصاد", "ثقافة", "رأي", title, "نشر في: 2024/03/10 - 11:30 ص", "طباعة",
         *body, "شارك", "الأكثر قراءة", "أسعار الذهب اليوم في السوق المحلي", "موعد بدء العام الدراسي", "اتصل بنا"]
    )  # fmt: skip


def typed(title: str, body: list[str]) -> str:
    """A title and paragraphs."""
    return title + "\n\n" + "\n\n".join(body)


def main() -> None:
    if not CORPUS.is_dir():
        print(f"needs the measuring data in {CORPUS}")
        return
    random.seed(1)
    stories = [one for one in read_all(sorted(CORPUS.glob("*.zip"))[:4]) if isinstance(one, Story) and _usable(one)]
    sample = random.sample(stories, ARTICLES)
    for kind in (journal, theme, newspaper, typed):
        counts: Counter[str] = Counter()
        for story in sample:
            body = [line for part in story.parts for line in part.paragraphs]
            _compare(kind(story.title, body), story.title, body, counts)
        print(
            f"{kind.__name__:10} titles {counts['title'] / ARTICLES:6.1%}   paragraphs {counts['found'] / counts['lines']:6.2%}"
            f"   whole bodies {counts['whole'] / ARTICLES:6.1%}   lines too many {counts['more'] / ARTICLES:5.2f} a page"
        )


def _usable(story: Story) -> bool:
    """An article with a title of its own and at least two sentences."""
    return "title_from" not in story.extra and len(story.title.split()) > 3 and len(story.text.split()) > 60


def _compare(page: str, title: str, body: list[str], counts: Counter[str]) -> None:
    (item,) = read_opened(Opened(io.BytesIO(page.encode()), "page"), Options())
    counts["lines"] += len(body)
    if isinstance(item, Reject):
        return
    counts["title"] += item.title == title
    got = item.text.split("\n")
    counts["found"] += sum((Counter(body) & Counter(got)).values())
    counts["more"] += sum((Counter(got) - Counter(body)).values())
    counts["whole"] += got == body
