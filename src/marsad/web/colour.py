"""Colours that can be read: an institution's accent, lightened or darkened until its contrast is enough.

Contrast is WCAG 2.2's ratio of relative luminances (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). Lightness is
changed in OKLab (https://bottosson.github.io/posts/oklab/), which keeps the hue as the eye sees it.
"""

from __future__ import annotations

import math
import re

RGB = tuple[float, float, float]
_HEX = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")

#: WCAG 2.2 AA for text of ordinary size (success criterion 1.4.3).
ENOUGH = 4.5
_STEP = 0.005


def parse(colour: str) -> RGB:
    """Return the red, green and blue of ``#0b5a6f``, each from 0 to 1. Raises ValueError for anything else."""
    match = _HEX.fullmatch(colour)
    if match is None:
        raise ValueError(f"{colour!r} is not a colour such as #0b5a6f")
    red, green, blue = (int(part, 16) / 255 for part in match.groups())
    return red, green, blue


def hexed(rgb: RGB) -> str:
    """Return a colour as ``#0b5a6f``, its channels clipped to what a screen shows."""
    return "#" + "".join(f"{round(min(1.0, max(0.0, channel)) * 255):02x}" for channel in rgb)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _gamma(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 for black to 1 for white."""
    red, green, blue = map(_linear, parse(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _to_oklab(rgb: RGB) -> RGB:
    red, green, blue = map(_linear, rgb)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _from_oklab(lab: RGB) -> RGB:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    red, green, blue = (_gamma(min(1.0, max(0.0, channel))) for channel in (red, green, blue))
    return red, green, blue


def readable(colour: str, *grounds: str, ratio: float = ENOUGH) -> str:
    """Return `colour`, or the nearest lighter or darker one that has `ratio` against each of `grounds`.

    It goes towards white on dark grounds and towards black on light ones, taking its saturation along as far as the
    screen allows. The grounds are all light or all dark; on others the result may fall short.
    """
    lightness, a, b = _to_oklab(parse(colour))
    step = _STEP if max(map(luminance, grounds)) < 0.18 else -_STEP
    found = hexed(parse(colour))
    while min(contrast(found, ground) for ground in grounds) < ratio and lightness != (step > 0):
        lightness = min(1.0, max(0.0, lightness + step))
        # White and black have no hue; fade it out on the last stretch so that the channels do not clip apart.
        keep = min(1.0, (1 - lightness) / 0.15, lightness / 0.15)
        found = hexed(_from_oklab((lightness, a * keep, b * keep)))
    return found


def on(colour: str, light: str = "#ffffff", dark: str = "#111417") -> str:
    """Return which of `light` and `dark` is read better on a ground of `colour`."""
    return light if contrast(colour, light) >= contrast(colour, dark) else dark
