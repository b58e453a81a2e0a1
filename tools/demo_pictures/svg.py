"""SVG primitives, palettes and the random numbers of a scene. Every picture is W by H units."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

W, H = 1600, 900
Point = tuple[float, float]


@dataclass(frozen=True)
class Palette:
    """Colours of one picture: sky from top to bottom, layers from far to near, one accent disc, one line colour."""

    top: str
    bottom: str
    layers: tuple[str, str, str, str]
    disc: str
    line: str


DUSK = Palette("#2f2f5f", "#e9a27e", ("#8d5b78", "#5e4470", "#3a3059", "#231f42"), "#f6d7a8", "#f8e6cf")
SAND = Palette("#f1dfbf", "#e9bd8f", ("#d8a273", "#bd7c50", "#8f563a", "#5b3729"), "#c8553d", "#fff4e0")
GULF = Palette("#0f4456", "#86bcb4", ("#438f90", "#276d73", "#174f5a", "#0d3541"), "#f4c77b", "#e2f0ea")
NIGHT = Palette("#0b1730", "#38568a", ("#2f4870", "#23385e", "#182947", "#0e1a31"), "#f2d9a0", "#c9d8ee")
OLIVE = Palette("#e4e7cd", "#bcc59d", ("#93a478", "#6f865c", "#4d6548", "#314635"), "#d9784a", "#f9f8ea")
ROSE = Palette("#f3dad2", "#dba09a", ("#b9747c", "#905266", "#673852", "#41243c"), "#f8f0e2", "#fcece6")
ICE = Palette("#c9dce8", "#f4f3ec", ("#abc6d6", "#82a6bc", "#57809b", "#345c77"), "#e9866a", "#ffffff")
EMBER = Palette("#37202d", "#d9693f", ("#933f36", "#692e32", "#45222b", "#27171f"), "#f7c873", "#fbdcb4")
SLATE = Palette("#22303c", "#66808f", ("#4a6373", "#374d5b", "#263844", "#18262f"), "#e8b04a", "#dfe8ec")
PAPER = Palette("#f1e8d8", "#e7dac3", ("#c9b795", "#2f6f73", "#24505a", "#2b3440"), "#b5523b", "#fbf6ea")


def n(value: float) -> str:
    """Return `value` as a short number."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def el(name: str, content: str = "", **attributes: object) -> str:
    """Return an element; underscores in attribute names become hyphens and floats are shortened."""
    parts = []
    for key, value in attributes.items():
        if value is not None:
            text = n(value) if isinstance(value, float) else str(value)
            parts.append(f' {key.rstrip("_").replace("_", "-")}="{text}"')
    return f"<{name}{''.join(parts)}>{content}</{name}>" if content else f"<{name}{''.join(parts)}/>"


def rect(x: float, y: float, w: float, h: float, fill: str, **more: object) -> str:
    """Return a rectangle."""
    return el("rect", x=n(x), y=n(y), width=n(w), height=n(h), fill=fill, **more)


def circle(x: float, y: float, r: float, fill: str, **more: object) -> str:
    """Return a circle."""
    return el("circle", cx=n(x), cy=n(y), r=n(r), fill=fill, **more)


def ring(x: float, y: float, r: float, colour: str, width: float = 1.5, **more: object) -> str:
    """Return the outline of a circle."""
    return circle(x, y, r, "none", stroke=colour, stroke_width=n(width), **more)


def poly(points: Iterable[Point], fill: str, **more: object) -> str:
    """Return a filled polygon."""
    return el("polygon", points=" ".join(f"{n(x)},{n(y)}" for x, y in points), fill=fill, **more)


def line(points: Iterable[Point], colour: str, width: float = 2, **more: object) -> str:
    """Return an open line with round ends."""
    text = " ".join(f"{n(x)},{n(y)}" for x, y in points)
    more = {"stroke_linecap": "round", "stroke_linejoin": "round", **more}
    return el("polyline", points=text, fill="none", stroke=colour, stroke_width=n(width), **more)


def path(d: str, fill: str = "none", **more: object) -> str:
    """Return a path."""
    return el("path", d=d, fill=fill, **more)


def group(*content: str, **more: object) -> str:
    """Return a group of elements."""
    return el("g", "".join(content), **more)


def move(x: float, y: float, *content: str, scale: float = 1, turn: float = 0) -> str:
    """Return `content` moved to (x, y), scaled and turned by degrees about its origin."""
    return group(*content, transform=f"translate({n(x)} {n(y)}) rotate({n(turn)}) scale({scale:.3f})")


def smooth(points: Sequence[Point], close: bool = False) -> str:
    """Return path data of a curve through `points` (Catmull-Rom turned into Bézier)."""
    count = len(points)

    def at(i: int) -> Point:
        return points[i % count] if close else points[max(0, min(count - 1, i))]

    d = f"M{n(points[0][0])} {n(points[0][1])}"
    for i in range(count if close else count - 1):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = at(i - 1), at(i), at(i + 1), at(i + 2)
        d += f"C{n(x1 + (x2 - x0) / 6)} {n(y1 + (y2 - y0) / 6)} {n(x2 - (x3 - x1) / 6)} {n(y2 - (y3 - y1) / 6)}"
        d += f" {n(x2)} {n(y2)}"
    return d + ("Z" if close else "")


def polar(x: float, y: float, r: float, degrees: float) -> Point:
    """Return the point at distance `r` from (x, y); 0 degrees points right, 90 down."""
    return x + r * math.cos(math.radians(degrees)), y + r * math.sin(math.radians(degrees))


def sky(p: Palette, bands: int = 0) -> str:
    """Return the background: a soft gradient, or flat `bands` for a printed look."""
    if not bands:
        stops = el("stop", offset="0", stop_color=p.top) + el("stop", offset="1", stop_color=p.bottom)
        gradient = el("linearGradient", stops, id="sky", x1="0", y1="0", x2="0", y2="1")
        return el("defs", gradient) + rect(0, 0, W, H, "url(#sky)")
    height = H / bands
    return "".join(
        rect(0, i * height, W, height + 1, mix(p.top, p.bottom, i / max(1, bands - 1))) for i in range(bands)
    )


def mix(a: str, b: str, t: float) -> str:
    """Return the colour at `t` between `a` (0) and `b` (1), both as #rrggbb."""
    channels = (round(int(a[i : i + 2], 16) * (1 - t) + int(b[i : i + 2], 16) * t) for i in (1, 3, 5))
    return "#" + "".join(f"{c:02x}" for c in channels)


def document(content: str) -> str:
    """Return a whole SVG document."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{W}" height="{H}" viewBox="0 0 {W} {H}">'
    return f"{head}{content}</svg>"
