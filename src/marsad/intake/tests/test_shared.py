"""The measuring data beside the checkout: the page that must be read right, and a day of real newspapers."""

from marsad.intake import Options, Reject, Story, fingerprint, read_all, story_from_json, story_to_json


def test_the_page(shared):
    (story,) = read_all([shared / "seed"])
    assert isinstance(story, Story)
    assert story.sections == ("الشرق الأوسط",)
    assert story.breaking
    assert [len(part.paragraphs) for part in story.parts] == [11, 1, 3, 2]
    assert [part.source for part in story.parts] == [None, None, "رويترز", None]
    assert story.tags == ()
    assert story.extra["institution"]
    assert story.extra["institution_about"].endswith("غير حكومية.")
    for around in ("fbpx", "الوسوم", "ذات صلة", "اترك تعليق", "الحقول", "إغلاق", "زر الذهاب", "عاجل", "رويترز"):
        assert around not in story.text
        assert around not in story.title


def test_a_day_of_newspapers(shared):
    items = list(read_all([shared / "corpus" / "2015-07-22.zip"], Options(zone="Asia/Riyadh")))
    stories = [one for one in items if isinstance(one, Story)]
    rejects = [one for one in items if isinstance(one, Reject)]
    assert len(stories) > 1500
    assert all("has no text" in one.reason for one in rejects)
    assert all(one.published and one.address and one.source for one in stories)
    assert all(story_from_json(story_to_json(one)) == one for one in stories)
    assert len({fingerprint(one) for one in stories}) > 0.9 * len(stories)
    several = [one for one in stories if len(one.parts) > 1]
    assert len(several) < 0.02 * len(stories)
    for line in ("// انتهى //", "...المزيد", "Next Previous", "ثم نص الرسالة إلى"):
        assert not any(line in one.text for one in stories)
