"""Every word for readers and editors is there in Arabic and English, compiled, and none is left over."""

from tools import messages


def test_translations_are_complete_and_compiled():
    assert messages.faults() == []


def test_templates_are_read_with_contexts_and_plurals():
    text = (
        '{% load i18n %}{% translate "One" context "number" %}'
        "{% blocktranslate count n=x %}{{ n }} thing{% plural %}{{ n }} things{% endblocktranslate %}"
    )
    found = list(messages.in_template(text, "x.html"))
    assert ("One", "number") in found
    assert (("%(n)s thing", "%(n)s things"), None) in found
