"""The text of scraped pages, and plain title-and-paragraphs files."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from marsad.intake import Options, Reject
from marsad.intake.pages import furniture
from marsad.intake.pages.labels import split_labels, split_tags, tags_on_line


def test_page_of_several_reports(page, read_one):
    story = read_one(page("several_reports.txt"))
    assert story.title == "اليحياوي: على دول الحوض أن تعود إلى التفاوض قبل موسم الأمطار"
    assert story.sections == ("أفريقيا",)
    assert story.breaking
    assert [len(part.paragraphs) for part in story.parts] == [3, 1, 3, 1]
    assert [part.source for part in story.parts] == [None, None, "د ب أ", None]
    assert story.parts[2].paragraphs[1].endswith("المنابع”.")
    assert story.tags == ()
    assert story.extra["institution"] == "المرصد الأهلى للمياه"
    assert story.extra["institution_about"].startswith("المرصد الأهلي للمياه مؤسسة مستقلة")


@pytest.mark.parametrize(
    "furniture_line",
    ["fbpx", "الوسوم", "المرصد", "ذات صلة", "اترك تعليق", "عنوان بريدك", "زر الذهاب", "إغلاق", "عاجل", "د ب أ"],
)
def test_nothing_around_the_article_reaches_its_text(page, read_one, furniture_line):
    assert furniture_line not in read_one(page("several_reports.txt")).text


def test_theme_page_with_menu_breadcrumb_and_comments(page, read_one):
    story = read_one(page("theme_with_comments.txt"), Options(zone="Africa/Cairo"))
    cairo = ZoneInfo("Africa/Cairo")
    assert story.title == "وزراء المياه يختتمون اجتماعهم بلا اتفاق على موعد الملء"
    assert story.sections == ("تحليلات",)
    assert story.breaking
    assert story.authors == ("سعاد المنذري",)
    assert story.extra["author_about"].startswith("سعاد المنذري باحثة")
    assert story.published == datetime(2024, 3, 10, tzinfo=cairo)
    assert story.updated == datetime(2024, 3, 11, tzinfo=cairo)
    assert story.tags == ("الخزان", "اللجنة الفنية", "ليلى حداد", "المياه")
    assert len(story.parts) == 1
    assert len(story.parts[0].paragraphs) == 3
    assert [(one.name, one.text) for one in story.comments] == [
        ("منير", "تحليل مفيد، لكن أين موقف وزارة الزراعة؟"),
        ("هند", "شكرا للكاتبة على الجداول."),
    ]
    assert story.comments[0].published == datetime(2024, 3, 10, 21, 12, tzinfo=cairo)


def test_study_keeps_its_headings_and_references(page, read_one):
    story = read_one(page("study.txt"))
    assert story.sections == ("الدراسات البحثية", "المتخصصة")
    assert story.authors == ("د. منير الصباغ",)
    assert story.published == datetime(2015, 8, 9, tzinfo=UTC)
    assert story.tags == ("أنهار", "حدود")
    assert story.extra["institution"] == "المركز الأهلي للدراسات"
    assert [p for p in story.parts[0].paragraphs if len(p) < 60] == [
        "مقدمة:",
        "أولا: مفهوم الحدود النهرية",
        "المراجع",
        "1- الصباغ، منير: أنهار بلا حدود، دار الضفة، 2011.",
        "2- Haddad, L. Rivers and Borders, 2009, pp. 12-40.",
    ]


def test_english_page(page, read_one):
    story = read_one(page("english.txt"))
    assert story.title == "Water talks end without a date for filling the reservoir"
    assert story.authors == ("Laila Haddad",)
    assert story.sections == ("Politics",)
    assert story.tags == ("water", "reservoir", "ministers")
    assert story.published == datetime(2024, 3, 10, tzinfo=UTC)
    assert story.language == "und"


def test_title_with_site_name_menu_and_box_within_the_text(page, read_one):
    story = read_one(page("question_and_box.txt"))
    assert story.title.endswith("قبل موسم الأمطار؟")
    assert story.extra["site"] == "موقع الضفة"
    assert story.sections == ()
    assert story.authors == ("سالم العنزي",)
    assert story.published == datetime(2024, 3, 10, 11, 30, tzinfo=UTC)
    (part,) = story.parts
    assert part.source == "رويترز"
    assert len(part.paragraphs) == 3
    assert "الخزان في أرقام" not in part.text
    assert "أسعار الذهب" not in part.text


def test_title_and_paragraphs(page, read_one):
    story = read_one(page("title_and_paragraphs.txt"))
    assert story.title == "قمة الأنهار تبدأ غدا في العاصمة"
    assert story.parts[0].paragraphs == (
        "تبدأ غدا في العاصمة قمة الأنهار بحضور سبع دول.",
        "ويرأس الوفد المضيف وزير الخارجية.",
    )


def test_lines_broken_at_a_fixed_width_are_joined(page, read_one):
    story = read_one(page("wrapped.txt"))
    assert len(story.parts[0].paragraphs) == 2


def test_paragraph_without_title(page, read_one):
    story = read_one(page("one_paragraph.txt"))
    assert story.title == "أعلنت البلدية أمس إغلاق الجسر القديم أمام الشاحنات مدة شهرين لأعمال الصيانة، ودعت السائقين…"
    assert story.extra["title_from"] == "text"


def test_text_without_article_is_rejected(page, read):
    (item,) = read(page("list.txt"))
    assert isinstance(item, Reject)
    assert "No article" in item.reason


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256"])
def test_encodings(page, read_one, encoding):
    # «fb» of the tracking pixel and quotation marks are in all of these encodings; some themes' joiners are not.
    written = page("several_reports.txt").decode()
    story = read_one(written.encode(encoding))
    assert story.title == "اليحياوي: على دول الحوض أن تعود إلى التفاوض قبل موسم الأمطار"
    assert [part.source for part in story.parts] == [None, None, "د ب أ", None]


@pytest.mark.parametrize(
    ("line", "labels", "breaking"),
    [
        ("الشرق الأوسطعاجل", ["الشرق الأوسط"], True),
        ("عاجلأفريقيا", ["أفريقيا"], True),
        ("السياسةالاقتصاد", ["السياسة", "الاقتصاد"], False),
        ("شؤون النهرعاجل", ["شؤون النهر"], True),
        ("الصحف العربية", ["الصحف العربية"], False),
        ("كلام عام", ["كلام عام"], False),
        ("الإعلام", ["الإعلام"], False),
        ("مصرية", ["مصرية"], False),
        ("أخبار / تقارير", ["أخبار", "تقارير"], False),
        ("عاجل", [], True),
    ],
)
def test_labels_run_together(line, labels, breaking):
    assert split_labels(line) == (labels, breaking)


def test_site_gives_its_own_section_names():
    assert split_labels("ضفاف ومصباتحوار النهر", ["ضفاف ومصبات", "حوار النهر"]) == (
        ["ضفاف ومصبات", "حوار النهر"],
        False,
    )


def test_tags_of_one_line_are_parted_by_the_text():
    body = "قالت اللجنة الفنية إن الخزان امتلأ، ونفت ليلى حداد ذلك."
    assert split_tags(["الخزان اللجنة الفنية ليلى حداد سماء صافية"], body) == [
        "الخزان",
        "اللجنة الفنية",
        "ليلى حداد",
        "سماء صافية",
    ]
    assert split_tags(["الخزان، اللجنة"], body) == ["الخزان", "اللجنة"]
    assert split_tags(["#سد_الضفة #خزان"], body) == ["سد الضفة", "خزان"]


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("الوسوم: قمة، مياه", "قمة، مياه"),
        ("الوسومقمة مياه", "قمة مياه"),
        ("Tags: water", "water"),
        ("الوسوم", ""),
        ("سماتها كثيرة", ""),
        ("علامات على الطريق", ""),
    ],
)
def test_tags_on_the_line_of_their_heading(line, rest):
    assert tags_on_line(line) == rest


def test_furniture_lists_are_sound():
    lists = furniture.load("furniture.toml")
    for name in ("drop", "end", "tags", "breaking", "navigation", "sections"):
        assert all(furniture.key(line) for line in lists[name]), name
    kinds = {}
    for name in ("drop", "end", "tags", "breaking"):
        for line in lists[name]:
            assert kinds.setdefault(furniture.key(line), name) == name, line


def test_study_whose_headings_could_be_furniture(page, read_one):
    story = read_one(page("study_with_keywords.txt"))
    assert story.title == "اتفاقات تقاسم المياه بين دول الحوض في نصف قرن من التفاوض المتقطع."
    assert story.sections == ("الافريقية وحوض النيل", "الدراسات البحثية", "المتخصصة")
    assert story.authors == ("ليلى حداد", "منير الصباغ")
    assert story.tags == ("المياه", "التفاوض", "دول الحوض")
    (part,) = story.parts
    assert [line for line in part.paragraphs if len(line) < 20] == ["ملخص:", "البحث", "المشاركة", "تعليق", "المراجع"]
    assert part.paragraphs[-1] == "الصباغ، منير: أنهار بلا حدود."
    assert story.extra["institution"] == "المرصد الأهلي للمياه"


def test_row_of_buttons_within_the_text_is_left_out(read_one):
    lines = [
        "قمة الأنهار تبدأ غدا في العاصمة",
        "تبدأ غدا في العاصمة قمة الأنهار بحضور سبع دول من حوض النهر الكبير ومراقبين من القارة.",
        "مشاركة",
        "طباعة",
        "تويتر",
        "ويرأس الوفد المضيف وزير الخارجية الذي وصل مساء أمس إلى مقر القمة قادما من الشمال.",
        "إعلان",
        "وتختتم القمة بعد غد ببيان يتضمن موعد الجولة المقبلة من المفاوضات بين دول الحوض.",
    ]
    assert read_one("\n\n".join(lines)).parts[0].paragraphs == (lines[1], lines[5], lines[7])
