"""Draw the demo institute's logo and icons: ``python tools/demo_brand.py``.

The words are set in the site's own font and become outlines, so that a reader's browser needs no font for the logo.
Needs uharfbuzz, fonttools, brotli and Playwright's Chromium, none of which Marsad needs at run time.
"""

from __future__ import annotations

import argparse
import io
import math
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont
from PIL import Image
from playwright.sync_api import sync_playwright

FONT = Path(__file__).parents[1] / "src/marsad/web/static/marsad/fonts/sans-600.woff2"
BRAND = Path(__file__).parents[1] / "src/marsad/web/demo/brand"
INK, PAPER, TEAL, SEA, GOLD = "#12323c", "#f4efe3", "#174f5a", "#7fc0b8", "#e0a53f"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}"{size}>{title}{content}</svg>'


def outline(text: str, size: float) -> tuple[str, float]:
    """Return path data of `text` shaped right to left, its left edge at 0 and its baseline at 0, and its width."""
    sfnt = io.BytesIO()
    with TTFont(FONT) as font:
        font.flavor = None
        font.save(sfnt)
    font = hb.Font(hb.Face(sfnt.getvalue()))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    scale = size / font.face.upem
    pen = 0.0
    parts: list[str] = []

    def add(command: str, *numbers: float) -> None:
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        parts.append(command + " ".join(f"{(pen + x) * scale:.2f} {-y * scale:.2f}" for x, y in pairs))

    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, _: add("M", x, y))
    functions.set_line_to_func(lambda x, y, _: add("L", x, y))
    functions.set_quadratic_to_func(lambda a, b, x, y, _: add("Q", a, b, x, y))
    functions.set_cubic_to_func(lambda a, b, c, d, x, y, _: add("C", a, b, c, d, x, y))
    functions.set_close_path_func(lambda _: parts.append("Z"))
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if position.x_offset or position.y_offset:
            raise SystemExit("marks with offsets are not drawn; take a text without them")
        font.draw_glyph(info.codepoint, functions)
        pen += position.x_advance
    return "".join(parts), pen * scale


def star(x: float, y: float, r: float, turn: float = 0) -> str:
    """Return the points of an eight-pointed star."""
    points = []
    for k in range(16):
        angle, radius = math.radians(k * 22.5 + turn), r if k % 2 == 0 else r * 0.765
        points.append(f"{x + radius * math.cos(angle):.2f},{y + radius * math.sin(angle):.2f}")
    return " ".join(points)


def lens(ring: str, ground: str, eye: str) -> str:
    """Return the mark's heart about (50, 50): a khatam star as a lens, an eye of gold."""
    return (
        f'<circle cx="50" cy="50" r="37" fill="{ring}"/><polygon points="{star(50, 50, 29)}" fill="{ground}"/>'
        f'<circle cx="50" cy="50" r="13.5" fill="{ring}"/><circle cx="50" cy="50" r="7.5" fill="{eye}"/>'
    )


def mark(ring: str, ground: str, eye: str) -> str:
    """Return the mark on a 100 by 100 field: the lens within an astrolabe's ring of hours."""
    ticks = "".join(
        f'<rect x="49.2" y="1" width="1.6" height="{5 if k % 3 else 8}" fill="{ring}" '
        f'transform="rotate({k * 30} 50 50)"/>'
        for k in range(12)
    )
    return ticks + lens(ring, ground, eye)


def logo(ink: str, ring: str, ground: str) -> str:
    """Return the whole logo, the mark on the right and the words to its left."""
    word, word_width = outline("مرصد", 66)
    line, line_width = outline("مركز مرصد للدراسات", 19)
    width = max(word_width, line_width) + 112
    content = (
        f'<g transform="translate({width - 100:.2f} 0)">{mark(ring, ground, GOLD)}</g>'
        f'<path fill="{ink}" transform="translate({width - 112 - word_width:.2f} 54)" d="{word}"/>'
        f'<path fill="{ink}" transform="translate({width - 112 - line_width:.2f} 92)" d="{line}"/>'
    )
    return SVG.format(
        w=f"{width:.0f}",
        h=100,
        size=f' width="{width:.0f}" height="100"',
        title="<title>مركز مرصد للدراسات</title>",
        content=content,
    )


def icon() -> str:
    """Return the application icon: the mark on a full ground, within the safe zone of maskable icons."""
    ground = f'<rect width="512" height="512" fill="{TEAL}"/>'
    content = f'{ground}<g transform="translate(76 76) scale(3.6)">{mark(PAPER, TEAL, GOLD)}</g>'
    return SVG.format(w=512, h=512, size=' width="512" height="512"', title="", content=content)


def main() -> None:
    """Write the SVG files, then the PNG icons from the icon's SVG."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chromium", help="path of the Chromium to use (default: Playwright's own)")
    arguments = parser.parse_args()
    BRAND.mkdir(parents=True, exist_ok=True)
    (BRAND / "logo-light.svg").write_text(logo(INK, TEAL, "#ffffff"), encoding="utf-8")
    (BRAND / "logo-dark.svg").write_text(logo(PAPER, SEA, INK), encoding="utf-8")
    square = SVG.format(w=100, h=100, size="", title="<title>مرصد</title>", content=mark(TEAL, PAPER, GOLD))
    (BRAND / "mark.svg").write_text(square, encoding="utf-8")
    heart = f'<g transform="translate(-17.57 -17.57) scale(1.3514)">{lens(TEAL, PAPER, GOLD)}</g>'
    favicon = SVG.format(w=100, h=100, size="", title="", content=heart)
    (BRAND / "favicon.svg").write_text(favicon, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=arguments.chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 512, "height": 512})
        page.set_content(f'<body style="margin:0;font-size:0">{icon()}')
        image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        browser.close()
    for size in (512, 192):
        image.resize((size, size), Image.Resampling.LANCZOS).save(BRAND / f"icon-{size}.png", optimize=True)


if __name__ == "__main__":
    main()
