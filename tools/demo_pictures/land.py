"""Pieces of nature: the signature disc, stars, ridges, dunes, sea, trees."""

from __future__ import annotations

import math
import random

from tools.demo_pictures.svg import (
    H,
    Palette,
    Point,
    W,
    circle,
    el,
    group,
    line,
    mix,
    n,
    path,
    polar,
    poly,
    rect,
    ring,
    smooth,
)


def disc(p: Palette, x: float, y: float, r: float, rings: int = 3, ticks: bool = True) -> str:
    """Return the observatory disc that every picture has: a sun or moon within the fine rings of an astrolabe."""
    out = [circle(x, y, r, p.disc)]
    for i in range(1, rings + 1):
        out.append(ring(x, y, r * (1 + 0.42 * i), p.line, 1.6, stroke_opacity=f"{0.55 - 0.12 * i:.2f}"))
    if ticks:
        outer = r * (1 + 0.42 * rings)
        for k in range(72):
            long = 12 if k % 6 == 0 else 6
            a, b = polar(x, y, outer, k * 5), polar(x, y, outer + long, k * 5)
            out.append(line([a, b], p.line, 1.4, stroke_opacity="0.35"))
    return group(*out)


def stars(seed: int, count: int, colour: str, bottom: float = 520) -> str:
    """Return scattered small stars above `bottom`."""
    r = random.Random(seed)
    return group(
        *(
            circle(
                r.uniform(0, W), r.uniform(0, bottom), r.choice([1.2, 1.6, 2.4]), colour, opacity=n(r.uniform(0.3, 0.9))
            )
            for _ in range(count)
        )
    )


def heights(seed: int, base: float, amplitude: float, step: float = 40, octaves: int = 4) -> list[Point]:
    """Return a rough horizon from left to right: value noise summed over octaves."""
    r = random.Random(seed)
    lattices = [[r.uniform(-1, 1) for _ in range(64)] for _ in range(octaves)]
    points: list[Point] = []
    x = -step
    while x <= W + step:
        y, weight, size = 0.0, 1.0, 420.0
        for lattice in lattices:
            k = (x + 400) / size
            i, f = int(k), k - int(k)
            y += weight * (lattice[i % 64] * (1 - f) + lattice[(i + 1) % 64] * f)
            weight, size = weight * 0.5, size / 2
        points.append((x, base + amplitude * y))
        x += step
    return points


def mountains(seed: int, base: float, amplitude: float, fill: str, **more: object) -> str:
    """Return a sharp mountain range down to the picture's foot."""
    return poly([*heights(seed, base, amplitude, 22, 5), (W + 40, H), (-40, H)], fill, **more)


def hills(seed: int, base: float, amplitude: float, fill: str, **more: object) -> str:
    """Return rounded hills down to the picture's foot."""
    points = heights(seed, base, amplitude, 160, 2)
    return path(smooth(points) + f"L{W + 200} {H}L-200 {H}Z", fill, **more)


def ranges(p: Palette, seed: int, base: float, gap: float, amplitude: float, rounded: bool = False) -> str:
    """Return four layers of land from far to near."""
    draw = hills if rounded else mountains
    return "".join(
        draw(seed + i, base + gap * i, amplitude * (1 - 0.12 * i), colour) for i, colour in enumerate(p.layers)
    )


def dune(x: float, y: float, w: float, h: float, light: str, dark: str) -> str:
    """Return a dune with its crest at (x, y), a lit windward side and a shaded slip face."""
    lit = f"M{n(x - w)} {n(y + h)}C{n(x - w * 0.5)} {n(y + h * 0.8)} {n(x - w * 0.2)} {n(y)} {n(x)} {n(y)}"
    lit += f"C{n(x + w * 0.1)} {n(y + h * 0.5)} {n(x - w * 0.05)} {n(y + h * 0.8)} {n(x + w * 0.1)} {n(y + h)}Z"
    shade = (
        f"M{n(x)} {n(y)}C{n(x + w * 0.35)} {n(y + h * 0.25)} {n(x + w * 0.6)} {n(y + h * 0.8)} {n(x + w)} {n(y + h)}"
    )
    shade += (
        f"L{n(x + w * 0.1)} {n(y + h)}C{n(x - w * 0.05)} {n(y + h * 0.8)} {n(x + w * 0.1)}"
        f" {n(y + h * 0.5)} {n(x)} {n(y)}Z"
    )
    return path(lit, light) + path(shade, dark)


def sea(top: float, far: str, near: str, glint: str, seed: int = 1, bands: int = 7) -> str:
    """Return water from `top` to the foot: bands that widen towards the viewer, with short glints."""
    r = random.Random(seed)
    out, y = [], top
    for i in range(bands):
        height = (H - top) * (i + 1) / (bands * (bands + 1) / 2)
        out.append(rect(0, y, W, height + 1, mix(far, near, i / (bands - 1))))
        for _ in range(9):
            length = r.uniform(20, 60) * (0.6 + i * 0.35)
            gx, gy = r.uniform(-40, W), y + r.uniform(0.2, 0.8) * height
            curve = f"M{n(gx)} {n(gy)}q{n(length / 2)} {n(-3 - i)} {n(length)} 0"
            out.append(
                path(curve, stroke=glint, stroke_width=n(1.2 + i * 0.35), stroke_opacity="0.35", stroke_linecap="round")
            )
        y += height
    return group(*out)


def glitter(x: float, top: float, colour: str, width: float = 90, seed: int = 3) -> str:
    """Return the broken reflection of the disc on water below `top`."""
    r = random.Random(seed)
    out, y, step = [], top + 6, 9.0
    while y < H:
        w = width * (0.5 + (y - top) / 420) * r.uniform(0.35, 1)
        dx = r.uniform(-14, 14)
        out.append(rect(x - w / 2 + dx, y, w, step * 0.42, colour, rx=n(step * 0.2), opacity="0.75"))
        y += step
        step *= 1.13
    return group(*out)


def swell(seed: int, y: float, amplitude: float, length: float, fill: str) -> str:
    """Return one big rolling wave layer down to the foot."""
    shift = random.Random(seed).uniform(0, length)
    points = [(x, y + amplitude * math.sin((x + shift) / length * math.tau)) for x in range(-80, W + 160, 40)]
    return path(smooth(points) + f"L{W + 160} {H}L-80 {H}Z", fill)


def cloud(x: float, y: float, w: float, colour: str, opacity: float = 0.5) -> str:
    """Return a flat cloud of rounded bars."""
    bars = [(0, 0, 1), (0.18, -18, 0.5), (0.4, 18, 0.7)]
    return group(*(rect(x + w * dx, y + dy, w * k, 14, colour, rx="7") for dx, dy, k in bars), opacity=n(opacity))


def palm(x: float, y: float, h: float, colour: str, lean: float = 0) -> str:
    """Return a date palm whose foot is at (x, y)."""
    tx, ty = x + lean, y - h
    trunk = path(
        f"M{n(x - h * 0.03)} {n(y)}Q{n(x + lean * 0.3)} {n(y - h * 0.5)} {n(tx - h * 0.015)} {n(ty)}"
        f"L{n(tx + h * 0.015)} {n(ty)}Q{n(x + lean * 0.3 + h * 0.05)} {n(y - h * 0.5)} {n(x + h * 0.03)} {n(y)}Z",
        colour,
    )
    fronds = []
    for angle in (-170, -145, -115, -90, -65, -35, -10, 15, 165):
        ex, ey = polar(tx, ty, h * 0.42, angle)
        ey += h * 0.16 * abs(math.cos(math.radians(angle)))
        mx, my = polar(tx, ty, h * 0.28, angle - (8 if angle < -90 else -8))
        my -= h * 0.06
        fronds.append(
            path(
                f"M{n(tx)} {n(ty)}Q{n(mx)} {n(my)} {n(ex)} {n(ey)}Q{n(mx)} {n(my + h * 0.09)} {n(tx)} {n(ty)}Z", colour
            )
        )
    return group(trunk, *fronds)


def olive(x: float, y: float, s: float, leaf: str, trunk: str, seed: int = 0) -> str:
    """Return an olive tree of size `s` whose foot is at (x, y)."""
    r = random.Random(seed)
    out = [
        path(
            f"M{n(x - s * 0.1)} {n(y)}C{n(x - s * 0.02)} {n(y - s * 0.2)} {n(x - s * 0.12)}"
            f" {n(y - s * 0.3)} {n(x - s * 0.04)} {n(y - s * 0.5)}"
            f"L{n(x + s * 0.06)} {n(y - s * 0.5)}C{n(x + s * 0.02)} {n(y - s * 0.3)} {n(x + s * 0.12)}"
            f" {n(y - s * 0.2)} {n(x + s * 0.1)} {n(y)}Z",
            trunk,
        )
    ]
    for _ in range(11):
        a, d = r.uniform(0, 360), r.uniform(0, s * 0.28)
        cx, cy = polar(x, y - s * 0.72, d, a)
        rx, ry = n(s * r.uniform(0.14, 0.24)), n(s * 0.15)
        out.append(el("ellipse", cx=n(cx), cy=n(cy * 1.0), rx=rx, ry=ry, fill=mix(leaf, trunk, r.uniform(0, 0.3))))
    return group(*out)


def acacia(x: float, y: float, s: float, colour: str) -> str:
    """Return an umbrella acacia of size `s` whose foot is at (x, y)."""
    top = y - s
    branches = [
        line([(x, y), (x + s * 0.04, y - s * 0.4), (x - s * 0.3, top + s * 0.1)], colour, s * 0.05),
        line([(x + s * 0.04, y - s * 0.4), (x + s * 0.36, top + s * 0.08)], colour, s * 0.04),
        line([(x + s * 0.04, y - s * 0.4), (x + s * 0.03, top)], colour, s * 0.03),
    ]
    crown = f"M{n(x - s * 0.8)} {n(top + s * 0.12)}Q{n(x - s * 0.4)} {n(top - s * 0.2)} {n(x)} {n(top - s * 0.14)}"
    crown += f"T{n(x + s * 0.85)} {n(top + s * 0.1)}Q{n(x)} {n(top + s * 0.2)} {n(x - s * 0.8)} {n(top + s * 0.12)}Z"
    return group(*branches, path(crown, colour))


def fir(x: float, y: float, h: float, colour: str) -> str:
    """Return a fir tree whose foot is at (x, y)."""
    tiers = ((0, 0.5, 0.24), (0.25, 0.75, 0.19), (0.5, 1, 0.13))
    return group(*(poly([(x - h * w, y - h * a), (x + h * w, y - h * a), (x, y - h * b)], colour) for a, b, w in tiers))
