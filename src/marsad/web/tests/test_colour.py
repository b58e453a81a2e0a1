"""Colours become readable without losing what they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.web import colour, theme

channel = st.integers(0, 255)
colours = st.builds("#{:02x}{:02x}{:02x}".format, channel, channel, channel)


def test_contrast_is_wcags():
    assert colour.contrast("#000000", "#ffffff") == 21
    assert colour.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@given(colours)
def test_every_colour_is_readable_on_light_and_on_dark(own):
    light, dark = theme.pair(own)
    assert min(colour.contrast(light, ground) for ground in theme.LIGHT) >= colour.ENOUGH
    assert min(colour.contrast(dark, ground) for ground in theme.DARK) >= colour.ENOUGH


@given(colours)
def test_words_on_a_coloured_ground_are_readable(own):
    for ground in theme.pair(own):
        assert colour.contrast(ground, colour.on(ground)) >= colour.ENOUGH


@given(colours)
def test_a_colour_that_is_readable_stays(own):
    if min(colour.contrast(own, ground) for ground in theme.LIGHT) >= colour.ENOUGH:
        assert colour.readable(own, *theme.LIGHT) == own


def test_a_changed_colour_keeps_its_hue():
    red, green, blue = colour.parse(colour.readable("#ffcc00", *theme.LIGHT))
    assert red > green > blue


@pytest.mark.parametrize("wrong", ["", "red", "#12345", "#1234567", "#12345g", "0b5a6f"])
def test_what_is_no_colour_is_refused(wrong):
    with pytest.raises(ValueError, match="#0b5a6f"):
        colour.parse(wrong)
