"""Arches, columns and holy places."""

from __future__ import annotations

import random
from dataclasses import replace

from tools.demo_pictures import built, land
from tools.demo_pictures.registry import scene
from tools.demo_pictures.svg import (
    GULF,
    ICE,
    OLIVE,
    SAND,
    SLATE,
    H,
    W,
    circle,
    el,
    group,
    line,
    mix,
    move,
    n,
    path,
    polar,
    poly,
    rect,
    ring,
    sky,
)


@scene("hajj")
def hajj() -> str:
    gold = "#e3b557"
    p = SAND
    out = [rect(0, 0, W, H, "#efe3cb")]
    r = random.Random(1)
    for k in range(17, 0, -1):
        radius = 96 + k * 44
        out.append(circle(800, 450, radius, mix("#faf5e8", "#d9bf92", k / 17)))
        count = int(radius * 6.28 / 22)
        if k <= 13:
            for i in range(count):
                if r.random() < 0.84 - k * 0.035:
                    x, y = polar(800, 450, radius - 20 + r.uniform(-9, 9), i * 360 / count + r.uniform(-1, 1))
                    out.append(circle(x, y, 6, r.choice(("#ffffff", "#fffaf0", "#ffffff", "#7d6a55", "#4a4038"))))
    out.append(
        move(
            800,
            450,
            rect(-70, -70, 140, 140, "#1f1c1c"),
            rect(-70, -36, 140, 20, gold),
            rect(-70, -70, 140, 140, "none", stroke="#3a3432", stroke_width="4"),
            turn=30,
        )
    )
    out.append(
        path(
            f"M{n(polar(800, 450, 118, 215)[0])} {n(polar(800, 450, 118, 215)[1])}"
            f"A118 118 0 0 0 {n(polar(800, 450, 118, 85)[0])} {n(polar(800, 450, 118, 85)[1])}",
            stroke="#c9b28a",
            stroke_width=9,
        )
    )
    for i in range(-1, 12):
        for y, flip in ((-10, 1), (910, -1)):
            x = i * 150 + 50
            out.append(
                move(
                    x,
                    y,
                    path("M-66 0H66V30C66 80 40 104 0 134C-40 104 -66 80 -66 30Z", "#2f6f73"),
                    path("M-46 0H46V28C46 66 28 88 0 110C-28 88 -46 66 -46 28Z", "#efe3cb"),
                    scale=1,
                ).replace("scale(1.000)", f"scale(1 {flip})")
            )
    out += [land.disc(p, 1420, 450, 46, 2), land.disc(p, 180, 450, 46, 2)]
    return group(*out)


@scene("columns")
def columns() -> str:
    p = ICE
    out = [
        rect(0, 0, W, H, "#2a6f97"),
        rect(0, 0, W, H, "#3c86ad", opacity="0.35"),
        land.disc(p, 1180, 250, 92),
        land.cloud(260, 150, 320, "#ffffff", 0.35),
    ]
    out.append(land.hills(14, 640, 60, "#8fae8b") + land.hills(15, 720, 40, "#6f9477"))
    hs = (430, 390, 345, 300, 258, 214, 176)
    for i, h in enumerate(hs):
        x = 250 + i * 185
        out.append(built.column(x, 790, 78, h, "#f6f1e4", "#cfd6d2"))
    pts = [(250 + i * 185, 790 - h - 70) for i, h in enumerate(hs)]
    out.append(line(pts, p.disc, 7))
    out += [circle(x, y, 13, p.disc) + circle(x, y, 6, "#fff") for x, y in pts]
    out += [rect(120, 790, 1360, 30, "#f6f1e4"), rect(80, 820, 1440, 30, "#dfe0d6"), rect(40, 850, 1520, 60, "#c3cbc5")]
    return group(*out)


@scene("palmyra")
def palmyra() -> str:
    p = SAND
    out = [
        sky(p),
        land.disc(p, 735, 520, 82),
        land.mountains(40, 640, 40, p.layers[0]),
        land.hills(41, 660, 24, mix(p.layers[0], p.layers[1], 0.5)),
    ]
    light, dark = "#f2d4a4", "#c48a58"
    base = 780
    out += [built.column(x, base, 46, h, light, dark) for x, h in ((130, 360), (240, 360), (350, 360))]
    out.append(rect(84, base - 402, 312, 30, light) + rect(76, base - 420, 328, 20, dark))
    out.append(
        rect(520, base - 400, 110, 400, light)
        + rect(840, base - 400, 110, 400, light)
        + rect(600, base - 400, 30, 400, dark)
        + rect(920, base - 400, 30, 400, dark)
    )
    out.append(
        path(
            f"M520 {base - 400}H950V{base - 470}H520Z M630 {base - 250}A105 105 0 0 1 840"
            f" {base - 250}V{base - 400}H630Z",
            light,
            fill_rule="evenodd",
        )
    )
    out.append(path(f"M630 {base - 400}H840V{base - 250}A105 105 0 0 0 630 {base - 250}Z", light))
    out += [
        rect(500, base - 488, 470, 22, dark),
        *(rect(640 + i * 34, base - 440, 20, 20, dark, opacity="0.5") for i in range(6)),
    ]
    out += [
        built.column(x, base, 46, h, light, dark, True) for x, h in ((1090, 250), (1200, 330), (1310, 130), (1420, 210))
    ]
    out += [
        move(x, y, rect(-40, -20, 80, 40, light), rect(20, -20, 20, 40, dark), turn=t)
        for x, y, t in ((1120, 800, 8), (1370, 806, -12), (760, 812, 4), (460, 806, -6))
    ]
    out.append(land.hills(44, 840, 24, p.layers[2]))
    out += [
        land.palm(x, 900, h, p.layers[3], k)
        for x, h, k in ((60, 240, 20), (150, 180, -20), (1500, 260, -30), (1570, 190, 16))
    ]
    return group(*out)


@scene("zellige")
def zellige() -> str:
    p = GULF
    tiles = ("#0f5a66", "#1f7a74", "#d39b3a", "#e9dcc3", "#b5523b")
    out = [built.zellige(0, 0, W, H, 116, tiles, "#f4ecd8", 4)]
    out.append(built.arch(800, 920, 620, 830, "#f4ecd8") + built.arch(800, 920, 560, 790, "#0d3541"))
    window = el("clipPath", built.arch(800, 920, 560, 790, "#000"), id="window")
    inside = [
        rect(500, 0, 620, 920, "#14506a"),
        land.disc(p, 800, 420, 84),
        land.hills(5, 620, 40, "#1d5f6a"),
        rect(500, 690, 620, 230, "#0f4456"),
        land.glitter(800, 692, p.disc, 90),
    ]
    out.append(window + group(*inside, clip_path="url(#window)"))
    out.append(poly([(700, 920), (740, 800), (860, 800), (900, 920)], "#e9dcc3") + rect(690, 790, 220, 16, "#d39b3a"))
    return group(*out)


@scene("tunnel")
def tunnel() -> str:
    p = SLATE
    out = [rect(0, 0, W, H, "#1b2730")]
    for k in range(12, 0, -1):
        r = 44 * k
        tone = mix("#e8b04a", "#22303c", min(1, (k / 12) ** 0.6))
        out.append(
            path(
                f"M{800 - r * 1.5:.0f} 900V{560 - r * 0.2:.0f}A{r * 1.5:.0f} {r * 1.2:.0f}"
                f" 0 0 1 {800 + r * 1.5:.0f} {560 - r * 0.2:.0f}V900Z",
                tone,
            )
        )
    out.append(land.disc(p, 800, 520, 46, 2))
    out.append(poly([(770, 566), (830, 566), (1340, 900), (260, 900)], "#18262f"))
    for a, b in ((788, 560), (812, 1040)):
        out.append(line([(a, 570), (b, 900)], p.line, 8))
    for i in range(11):
        y = 580 + 320 * (i / 10) ** 1.8
        half = 26 + (y - 566) * 1.15
        out.append(rect(800 - half, y, half * 2, 3 + (y - 566) * 0.03, "#7d5f3c"))
    for a, b in ((788, 560), (812, 1040)):
        out.append(line([(a, 570), (b, 900)], p.line, 8))
    for x in (90, 230, 1370, 1510):
        out.append(
            line([(x, 900), (x, 600)], "#0d161c", 14)
            + line([(x, 600), (x + (30 if x < 800 else -30), 560)], "#0d161c", 10)
        )
    for y in (640, 700, 760, 820):
        out += [line([(0, y), (250, y + 4)], "#0d161c", 3), line([(1350, y + 4), (1600, y)], "#0d161c", 3)]
    return group(*out)


@scene("leaf")
def leaf() -> str:
    p = OLIVE
    out = [rect(0, 0, W, H, "#24505a")]
    for j in range(7):
        for i in range(11):
            out.append(
                built.star8(i * 160, j * 160 - 20, 66, "none", stroke="#3a6f78", stroke_width="2")
                + built.star8(i * 160 + 80, j * 160 + 60, 26, "none", stroke="#3a6f78", stroke_width="2")
            )
    out.append(built.arch(800, 920, 760, 860, "#efe6d5") + built.arch(800, 920, 700, 826, "#2f6f73"))
    out += [ring(800, 420, 170 + 40 * k, "#efe6d5", 1.6, stroke_opacity=f"{0.55 - 0.1 * k:.2f}") for k in range(4)]
    out.append(land.disc(replace(p, disc="#f4c77b"), 800, 420, 120, 0, False))
    stem = path("M800 900C796 760 806 640 800 480", stroke="#e4e7cd", stroke_width=10)
    leaves = []
    for k in range(7):
        y = 840 - k * 54
        for s in (-1, 1):
            length = 190 - k * 16
            leaves.append(
                path(
                    f"M800 {y}C{800 + s * length * 0.3} {y - 90} {800 + s * length * 0.8}"
                    f" {y - 100} {800 + s * length} {y - 84}C{800 + s * length * 0.8} {y - 20}"
                    f" {800 + s * length * 0.3} {y + 6} 800 {y}Z",
                    mix("#93b46a", "#4d7a48", (k + (s > 0) * 0.6) / 7),
                )
            )
            leaves.append(line([(800, y), (800 + s * length * 0.8, y - 70)], "#e4e7cd", 2, stroke_opacity="0.5"))
    out += [stem, *leaves, path("M800 500C760 440 770 390 800 350C830 390 840 440 800 500Z", "#a9c77a")]
    return group(*out)
