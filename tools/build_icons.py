"""Draw the default mark as the raster icons that browsers and phones ask for, beside the SVG ones.

    python tools/build_icons.py

The mark is an eight-pointed star around a point, as on an astrolabe. Run again only to change it.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

ICONS = Path(__file__).parent.parent / "src/marsad/web/static/marsad/icons"
ACCENT, PAPER = "#0b5a6f", "#fdfcf9"
#: Drawn this much larger and then reduced, which smooths the edges.
FINE = 8

#: The mark in a square of 24 units, as in assets/icons/mark.svg.
SQUARE = ((5.6, 5.6), (18.4, 5.6), (18.4, 18.4), (5.6, 18.4))
DIAMOND = ((12, 2.95), (21.05, 12), (12, 21.05), (2.95, 12))
STROKE, POINT = 1.6, 2.75

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
    "<style>g{{fill:none;stroke:{accent};stroke-width:1.6;stroke-linejoin:round}}"
    "@media (prefers-color-scheme:dark){{g{{stroke:#6aaec5}}}}</style>"
    '<g><path d="M5.6 5.6h12.8v12.8H5.6zM12 2.95L21.05 12 12 21.05 2.95 12z"/>'
    '<circle cx="12" cy="12" r="1.95"/></g></svg>\n'
)


def mark(size: int, share: float, colour: str, ground: str | None) -> Image.Image:
    """Return the mark in `colour`, filling `share` of a square of `size` pixels, on `ground` or on nothing."""
    full = size * FINE
    image = Image.new("RGBA", (full, full), ground or (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    unit = full * share / 24
    offset = (full - 24 * unit) / 2
    width = round(STROKE * unit)
    for corners in (SQUARE, DIAMOND):
        points = [(offset + x * unit, offset + y * unit) for x, y in corners]
        pen.line([*points, points[0], points[1]], fill=colour, width=width, joint="curve")
    radius, middle = POINT * unit, full / 2
    pen.ellipse((middle - radius, middle - radius, middle + radius, middle + radius), fill=colour)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def main() -> None:
    ICONS.mkdir(parents=True, exist_ok=True)
    (ICONS / "favicon.svg").write_text(SVG.format(accent=ACCENT), encoding="utf-8")
    mark(48, 1.0, ACCENT, None).save(ICONS / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])
    mark(180, 0.72, PAPER, ACCENT).convert("RGB").save(ICONS / "apple-touch-icon.png", optimize=True)
    for size in (192, 512):
        mark(size, 0.92, ACCENT, None).save(ICONS / f"icon-{size}.png", optimize=True)
    # A launcher may cut a maskable icon to its inner 80 %.
    mark(512, 0.6, PAPER, ACCENT).convert("RGB").save(ICONS / "maskable-512.png", optimize=True)


if __name__ == "__main__":
    main()
