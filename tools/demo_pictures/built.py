"""Pieces that people build: arches, towers, columns, ships, cranes, patterns."""

from __future__ import annotations

import random

from tools.demo_pictures.svg import Point, circle, el, group, line, n, path, polar, poly, rect


def arch(x: float, base: float, w: float, h: float, fill: str) -> str:
    """Return a pointed arch opening, centred on `x`, standing on `base`."""
    spring = base - h + w * 0.62
    d = (
        f"M{n(x - w / 2)} {n(base)}V{n(spring)}C{n(x - w / 2)} {n(spring - w * 0.34)} {n(x - w * 0.2)}"
        f" {n(base - h + w * 0.08)} {n(x)} {n(base - h)}"
    )
    d += (
        f"C{n(x + w * 0.2)} {n(base - h + w * 0.08)} {n(x + w / 2)} {n(spring - w * 0.34)}"
        f" {n(x + w / 2)} {n(spring)}V{n(base)}Z"
    )
    return path(d, fill)


def round_arch(x: float, base: float, w: float, h: float, fill: str) -> str:
    """Return a round-headed opening, centred on `x`, standing on `base`."""
    return path(
        f"M{n(x - w / 2)} {n(base)}V{n(base - h + w / 2)}A{n(w / 2)} {n(w / 2)} 0 0 1"
        f" {n(x + w / 2)} {n(base - h + w / 2)}V{n(base)}Z",
        fill,
    )


def dome(x: float, base: float, w: float, fill: str, onion: bool = False) -> str:
    """Return a dome with its finial, standing on `base`."""
    if onion:
        d = (
            f"M{n(x - w * 0.3)} {n(base)}C{n(x - w * 0.75)} {n(base - w * 0.45)} {n(x - w * 0.3)}"
            f" {n(base - w * 0.8)} {n(x)} {n(base - w * 1.25)}"
        )
        d += f"C{n(x + w * 0.3)} {n(base - w * 0.8)} {n(x + w * 0.75)} {n(base - w * 0.45)} {n(x + w * 0.3)} {n(base)}Z"
        tip = base - w * 1.25
    else:
        d = f"M{n(x - w / 2)} {n(base)}A{n(w / 2)} {n(w * 0.54)} 0 0 1 {n(x + w / 2)} {n(base)}Z"
        tip = base - w * 0.53
    return group(
        path(d, fill),
        line([(x, tip + 4), (x, tip - w * 0.22)], fill, max(2.5, w * 0.03)),
        circle(x, tip - w * 0.1, w * 0.035, fill),
    )


def minaret(x: float, base: float, h: float, w: float, fill: str) -> str:
    """Return a slender minaret with two balconies."""
    top = base - h
    return group(
        rect(x - w / 2, top + h * 0.2, w, h * 0.8, fill),
        rect(x - w * 0.8, top + h * 0.42, w * 1.6, h * 0.025, fill),
        rect(x - w * 0.75, top + h * 0.2, w * 1.5, h * 0.025, fill),
        rect(x - w * 0.34, top + h * 0.1, w * 0.68, h * 0.12, fill),
        poly([(x - w * 0.45, top + h * 0.11), (x + w * 0.45, top + h * 0.11), (x, top - h * 0.03)], fill),
    )


def skyline(
    seed: int,
    base: float,
    low: float,
    high: float,
    fill: str,
    lit: str | None = None,
    left: float = 0,
    right: float = 1600,
) -> str:
    """Return flat-roofed buildings side by side, with some lit windows where `lit` is a colour."""
    r = random.Random(seed)
    out, x = [], left
    while x < right:
        w, h = min(r.uniform(46, 110), right - x), r.uniform(low, high)
        out.append(rect(x, base - h, w + 1, h, fill))
        if lit:
            cols, rows = int(w // 22), int(h // 30)
            for i in range(cols):
                for j in range(rows):
                    if r.random() < 0.3:
                        out.append(rect(x + 9 + i * 22, base - h + 14 + j * 30, 8, 12, lit, opacity="0.85"))
        x += w
    return group(*out)


def tower_house(x: float, base: float, w: float, h: float, wall: str, trim: str, lit: str) -> str:
    """Return a Sanaa tower house: brick storeys, white friezes and half-round coloured windows."""
    out = [rect(x, base - h, w, h, wall)]
    floors = max(3, int(h // 70))
    for f in range(floors):
        y = base - h + 16 + f * (h - 16) / floors
        out.append(line([(x + i * w / 12, y + (6 if i % 2 else 0)) for i in range(13)], trim, 3))
        count = max(2, int(w // 48))
        for i in range(count):
            cx = x + (i + 0.5) * w / count
            out.append(round_arch(cx, y + 48, 20, 36, trim))
            out.append(round_arch(cx, y + 46, 14, 30, lit))
    out += [rect(x + i * w / 5 + 2, base - h - 10, w / 5 - 6, 10, wall) for i in range(5)]
    return group(*out)


def column(x: float, base: float, w: float, h: float, light: str, dark: str, broken: bool = False) -> str:
    """Return a fluted column with base and capital; a broken one ends in a slant."""
    top = base - h
    flutes = [rect(x - w / 2 + w * k, top, w * 0.09, h, dark, opacity="0.55") for k in (0.24, 0.46, 0.7)]
    shaft = [rect(x - w / 2, top, w, h, light), *flutes, rect(x + w * 0.32, top, w * 0.18, h, dark)]
    foot = rect(x - w * 0.7, base - w * 0.22, w * 1.4, w * 0.22, light)
    if broken:
        return group(
            *shaft,
            foot,
            poly([(x - w / 2 - 1, top - 2), (x + w / 2 + 1, top - 2), (x + w / 2 + 1, top + w * 0.7)], "none"),
        )
    head = [
        rect(x - w * 0.62, top - w * 0.2, w * 1.24, w * 0.22, light),
        rect(x - w * 0.78, top - w * 0.42, w * 1.56, w * 0.24, light),
    ]
    return group(*shaft, foot, *head)


def tanker(x: float, water: float, length: float, hull: str, deck: str, flip: bool = False) -> str:
    """Return a tanker seen from the side, floating at `water`."""
    s = length / 400
    body = "M0 -34H372L400 -46L384 0H20Q4 -6 0 -34Z"
    parts = [
        path(body, hull),
        rect(14, -92, 52, 58, deck),
        rect(22, -112, 20, 22, hull),
        *(rect(100 + i * 62, -42, 44, 9, deck, rx="4") for i in range(4)),
        line([(90, -46), (350, -46)], deck, 3),
        line([(346, -34), (346, -74)], deck, 4),
    ]
    turn = f"translate({n(x + (length if flip else 0))} {n(water)}) scale({-s if flip else s:.3f} {s:.3f})"
    return group(*parts, transform=turn)


def container_ship(x: float, water: float, length: float, hull: str, boxes: tuple[str, ...], seed: int = 5) -> str:
    """Return a laden container ship, floating at `water`."""
    r = random.Random(seed)
    s = length / 520
    parts = [
        path("M0 -40H490L520 -56L498 0H18Q4 -8 0 -40Z", hull),
        rect(20, -150, 44, 110, "#f3efe6"),
        rect(24, -140, 36, 10, hull),
        rect(30, -172, 20, 24, hull),
    ]
    for i in range(12):
        for j in range(r.randint(3, 5)):
            parts.append(rect(76 + i * 34, -40 - 21 * (j + 1), 32, 19, r.choice(boxes)))
    return group(*parts, transform=f"translate({n(x)} {n(water)}) scale({s:.3f})")


def dhow(x: float, water: float, s: float, hull: str, sail: str) -> str:
    """Return a dhow under its lateen sail."""
    return group(
        path("M-60 -14C-30 -8 40 -8 74 -26C66 2 40 10 0 10C-34 10 -52 2 -60 -14Z", hull),
        line([(-6, -12), (6, -150)], hull, 4),
        path("M-48 -40C-20 -90 20 -140 62 -176C56 -120 50 -70 56 -34C20 -48 -14 -48 -48 -40Z", sail),
        transform=f"translate({n(x)} {n(water)}) scale({s:.3f})",
    )


def crane(x: float, base: float, s: float, colour: str) -> str:
    """Return a harbour gantry crane."""
    bars: list[list[Point]] = [
        [(-40, 0), (-30, -190)],
        [(40, 0), (30, -190)],
        [(-36, -90), (36, -90)],
        [(-120, -190), (210, -190)],
        [(0, -190), (0, -260)],
        [(0, -260), (-115, -192)],
        [(0, -260), (200, -192)],
        [(150, -190), (150, -120)],
    ]
    return group(
        *(line(b, colour, 9) for b in bars),
        rect(136, -120, 28, 18, colour),
        transform=f"translate({n(x)} {n(base)}) scale({s:.3f})",
    )


def star8(x: float, y: float, r: float, fill: str, **more: object) -> str:
    """Return the eight-pointed khatam star."""
    points = [polar(x, y, r if k % 2 == 0 else r * 0.765, k * 22.5) for k in range(16)]
    return poly(points, fill, **more)


def zellige(
    x0: float, y0: float, x1: float, y1: float, cell: float, colours: tuple[str, ...], grout: str, seed: int = 1
) -> str:
    """Return a field of star-and-cross tiles over a rectangle."""
    r = random.Random(seed)
    out = [rect(x0, y0, x1 - x0, y1 - y0, grout)]
    rows, cols = int((y1 - y0) / cell) + 2, int((x1 - x0) / cell) + 2
    for j in range(rows):
        for i in range(cols):
            cx, cy = x0 + i * cell, y0 + j * cell
            out.append(star8(cx, cy, cell * 0.5, colours[(i + j) % 2]))
            out.append(star8(cx, cy, cell * 0.25, grout))
            out.append(star8(cx, cy, cell * 0.17, r.choice(colours[2:])))
            mx, my, k = cx + cell / 2, cy + cell / 2, cell * 0.2
            cross = [polar(mx, my, k * (1.55 if m % 2 == 0 else 0.62), m * 45) for m in range(8)]
            out.append(poly(cross, colours[2 + (i * 3 + j) % (len(colours) - 2)]))
    clip = el("clipPath", rect(x0, y0, x1 - x0, y1 - y0, "#000"), id=f"z{int(x0)}-{int(y0)}")
    return clip + group(*out, clip_path=f"url(#z{int(x0)}-{int(y0)})")
