"""Palaces, chambers and rooms."""

from __future__ import annotations

import random
from dataclasses import replace

from tools.demo_pictures import built, land
from tools.demo_pictures.registry import scene
from tools.demo_pictures.svg import (
    DUSK,
    ICE,
    OLIVE,
    PAPER,
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
    smooth,
)


@scene("vienna")
def vienna() -> str:
    p = DUSK
    out = [sky(p), land.stars(7, 60, p.line, 300)]
    out.append(land.disc(p, 800, 330, 92))
    for turn in (0, 60, 120):
        orbit = el(
            "ellipse",
            cx="0",
            cy="0",
            rx="250",
            ry="86",
            fill="none",
            stroke=p.line,
            stroke_width="4",
            stroke_opacity="0.85",
        )
        out.append(move(800, 330, orbit, circle(250, 0, 13, "#e8b04a"), turn=turn))
    wall, trim, shade = "#f0d2b4", "#fbe8d0", "#b98a83"
    out.append(built.skyline(17, 700, 60, 150, p.layers[1]))
    out += [rect(150, 560, 1300, 230, wall), rect(130, 540, 1340, 22, trim), rect(150, 672, 1300, 9, trim)]
    for i in range(26):
        x = 175 + i * 50
        if 640 < x + 12 < 960:
            continue
        out += [built.round_arch(x + 12, 660, 26, 70, shade), rect(x, 700, 25, 60, shade)]
    out += [
        rect(630, 500, 340, 290, mix(wall, "#ffffff", 0.25)),
        poly([(610, 500), (990, 500), (800, 420)], trim),
        poly([(670, 490), (930, 490), (800, 436)], shade),
    ]
    out += [built.column(660 + i * 70, 760, 24, 220, trim, shade) for i in range(5)]
    out += [rect(600, 760 + i * 22, 400, 22, mix(trim, shade, 0.2 * i)) for i in range(3)]
    for x in (100, 40, 1500, 1560):
        out.append(land.olive(x, 830, 150, p.layers[2], p.layers[3], int(x)))
    out.append(rect(0, 820, W, 80, p.layers[3]))
    out += [
        rect(520 - i * 30, 826 + i * 25, 560 + i * 60, 25, mix(p.layers[2], p.layers[1], 0.3 * i)) for i in range(3)
    ]
    return group(*out)


@scene("council")
def council() -> str:
    p = PAPER
    out = [rect(0, 0, W, H, "#24505a")]
    out += [circle(800, 560, 620 - i * 44, mix("#24505a", "#3d7d80", i / 6)) for i in range(6)]
    for r, count, colour, size in ((470, 31, "#183a43", 15), (410, 27, "#183a43", 15)):
        out += [circle(*polar(800, 560, r, 195 + k * 150 / (count - 1)), size, colour) for k in range(count)]
    ends = [polar(800, 560, 300, 160), polar(800, 560, 300, 20)]
    arc = f"M{n(ends[0][0])} {n(ends[0][1])}A300 300 0 1 1 {n(ends[1][0])} {n(ends[1][1])}"
    out.append(path(arc, stroke="#d9b681", stroke_width=86, stroke_linecap="round"))
    out.append(path(arc, stroke="#efd7ab", stroke_width=60, stroke_linecap="round"))
    for k in range(15):
        a = 160 + k * 220 / 14
        out.append(circle(*polar(800, 560, 366, a), 22, "#b5523b" if k in (2, 5, 7, 9, 12) else "#f1e8d8"))
        x, y = polar(800, 560, 300, a)
        out.append(
            move(
                x,
                y,
                rect(-13, -9, 26, 18, "#ffffff"),
                line([(-8, -2), (8, -2)], "#9aa3a8", 2),
                line([(-8, 3), (4, 3)], "#9aa3a8", 2),
                turn=a + 90,
            )
        )
    out.append(land.disc(p, 800, 560, 60, 2))
    out += [rect(690 + i * 46, 800, 36, 24, "#183a43", rx="6") for i in range(5)]
    return group(*out)


@scene("roundtable")
def roundtable() -> str:
    p = OLIVE
    out = [
        rect(0, 0, W, H, "#dfe3c6"),
        *(ring(800, 450, 150 + 70 * k, "#93a478", 2, stroke_opacity=f"{0.8 - 0.08 * k:.2f}") for k in range(9)),
    ]
    for k, (x, y, c) in enumerate(
        ((430, 270, "#d9784a"), (1170, 270, "#4d6548"), (430, 640, "#314635"), (1170, 640, "#c9a24a"))
    ):
        out.append(line([(x, y), (800, 450)], "#6f865c", 4, stroke_dasharray="2 12"))
        out.append(circle(x, y, 104, c))
        out.append(circle(x, y, 78, mix(c, "#ffffff", 0.18)))
        out += [circle(*polar(x, y, 138, i * 45 + k * 12), 20, mix(c, "#314635", 0.25)) for i in range(8)]
        out.append(rect(x - 24, y - 30, 48, 60, "#f9f8ea", rx="3"))
        out += [
            line([(x - 14, y - 16 + i * 13), (x + (14 if i < 3 else 2), y - 16 + i * 13)], c, 3.5) for i in range(4)
        ]
    out.append(circle(800, 450, 96, "#f9f8ea"))
    out.append(land.disc(p, 800, 450, 58, 2))
    return group(*out)


@scene("steps")
def steps() -> str:
    p = ICE
    out = [
        sky(replace(p, top="#3f7396", bottom="#b9cdd6")),
        land.disc(p, 1240, 240, 80),
        land.cloud(180, 180, 300, "#ffffff", 0.4),
        land.cloud(980, 110, 200, "#ffffff", 0.35),
    ]
    light, mid, dark = "#faf6ec", "#dbe3e6", p.layers[2]
    out += [
        rect(760, 110, 80, 40, light),
        circle(800, 104, 22, dark),
        path("M650 300A150 150 0 0 1 950 300Z", light),
        rect(640, 296, 320, 22, mid),
    ]
    out += [line([polar(800, 300, 150, 180 + a), polar(800, 300, 30, 180 + a)], mid, 4) for a in range(15, 180, 15)]
    out.append(rect(660, 318, 280, 90, light))
    out += [rect(672 + i * 23, 326, 10, 80, mid) for i in range(12)]
    out += [
        rect(360, 470, 880, 140, light),
        rect(340, 446, 920, 28, mid),
        poly([(620, 448), (980, 448), (800, 384)], light),
        poly([(664, 440), (936, 440), (800, 398)], mid),
    ]
    out += [built.column(640 + i * 64, 610, 22, 130, "#ffffff", "#c3d1d8") for i in range(6)]
    out += [built.round_arch(410 + i * 52, 600, 26, 76, p.layers[1]) for i in range(4)] + [
        built.round_arch(1034 + i * 52, 600, 26, 76, p.layers[1]) for i in range(4)
    ]
    for i in range(9):
        y = 610 + i * 32
        half = 300 + i * 62
        out.append(rect(800 - half, y, half * 2, 33, mix("#faf6ec", p.layers[1], i / 9)))
        out.append(line([(800 - half, y), (800 + half, y)], "#ffffff", 2, stroke_opacity="0.7"))
    pts = [(560, 880), (660, 800), (900, 740), (740, 690), (830, 640), (800, 606)]
    out.append(path(smooth(pts), stroke=p.disc, stroke_width=6, stroke_dasharray="2 14", stroke_linecap="round"))
    out.append(circle(560, 880, 14, p.disc) + circle(800, 606, 10, p.disc))
    return group(*out)


@scene("cinema")
def cinema() -> str:
    out = [rect(0, 0, W, H, "#141a2c"), rect(150, 110, 1000, 540, "#f3dfb4"), rect(150, 480, 1000, 170, "#e0b878")]
    screen = el("clipPath", rect(150, 110, 1000, 540, "#000"), id="screen")
    dunes = [
        rect(150, 110, 1000, 540, "#f6e2b8"),
        circle(820, 330, 100, "#d9784a"),
        *(ring(820, 330, 100 + 40 * k, "#ffffff", 2, stroke_opacity="0.6") for k in (1, 2, 3)),
        land.dune(420, 440, 420, 230, "#e6b873", "#b97b48"),
        land.dune(1000, 480, 400, 200, "#dca660", "#a9683c"),
        rect(150, 620, 1000, 40, "#a9683c"),
    ]
    rider = move(
        700,
        520,
        path("M-26 40L-20 -4C-10 -16 14 -16 22 -4L30 40H22L16 10H-12L-18 40Z", "#2b2033"),
        path("M22 -4L34 -26L44 -24L38 -12L28 2Z", "#2b2033"),
        path("M-8 -12C-8 -40 8 -40 8 -12Z", "#2b2033"),
        circle(0, -44, 8, "#2b2033"),
    )
    out.append(screen + group(*dunes, rider, clip_path="url(#screen)"))
    out.append(poly([(1500, 560), (1150, 110), (1150, 650)], "#f3dfb4", opacity="0.16"))
    out += [
        rect(1440, 500, 130, 120, "#2f4468", rx="10"),
        circle(1470, 450, 52, "#38568a"),
        circle(1560, 440, 64, "#38568a"),
        circle(1470, 450, 15, "#141a2c"),
        circle(1560, 440, 18, "#141a2c"),
        rect(1420, 536, 30, 46, "#f2d9a0"),
    ]
    out += [circle(*polar(1560, 440, 40, k * 72), 12, "#141a2c") for k in range(5)] + [
        circle(*polar(1470, 450, 32, k * 72), 9, "#141a2c") for k in range(5)
    ]
    r = random.Random(3)
    for row, (y, size) in enumerate(((770, 44), (840, 58))):
        for i in range(-1, 15):
            x = i * 124 + row * 62 + r.uniform(-5, 5)
            tone = mix("#2a4372", "#0b1328", row)
            shoulders = (
                f"M{n(x - size * 1.25)} 900C{n(x - size * 1.2)} {n(y - size * 0.2)} {n(x + size * 1.2)}"
                f" {n(y - size * 0.2)} {n(x + size * 1.25)} 900Z"
            )
            out.append(circle(x, y - size * 0.5, size * 0.56, tone) + path(shoulders, tone))
    for i in range(20):
        out += [rect(i * 84 + 14, 24, 44, 34, "#0b1020", rx="6")]
    return group(*out)
