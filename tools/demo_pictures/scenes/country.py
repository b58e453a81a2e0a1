"""Open country."""

from __future__ import annotations

import random
from dataclasses import replace

from tools.demo_pictures import built, land
from tools.demo_pictures.registry import scene
from tools.demo_pictures.svg import (
    EMBER,
    GULF,
    OLIVE,
    ROSE,
    SAND,
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
    poly,
    rect,
    sky,
    smooth,
)


@scene("tents")
def tents() -> str:
    p = SAND
    out = [sky(p), land.disc(p, 1180, 230, 92), land.hills(3, 400, 40, p.layers[0])]
    r = random.Random(5)
    for row in range(8):
        y = 430 + row * 62 + row * row * 2.2
        size = 40 + row * 14
        count = int(W / (size * 1.55)) + 3
        out.append(rect(0, y - size * 0.1, W, H, mix(p.layers[0], p.layers[2], row / 9)))
        for i in range(count):
            x = i * size * 1.55 - size + (row % 2) * size * 0.75
            face = r.choice(("#fbf3e2", "#f4e6cc", "#fbf3e2", "#e3ecea", "#7fb0ae"))
            side = mix(face, p.layers[2], 0.35)
            out.append(
                poly([(x - size * 0.6, y + size * 0.34), (x, y - size * 0.42), (x + size * 0.3, y + size * 0.34)], face)
            )
            out.append(
                poly(
                    [(x, y - size * 0.42), (x + size * 0.3, y + size * 0.34), (x + size * 0.62, y + size * 0.26)], side
                )
            )
            out.append(
                poly(
                    [
                        (x - size * 0.24, y + size * 0.34),
                        (x - size * 0.1, y - size * 0.02),
                        (x + size * 0.04, y + size * 0.34),
                    ],
                    mix(side, p.layers[3], 0.5),
                )
            )
    return group(*out)


@scene("olives")
def olives() -> str:
    p = OLIVE
    out = [sky(p), land.disc(p, 1200, 220, 90), land.hills(22, 390, 50, p.layers[0])]
    r = random.Random(8)
    for row in range(6):
        y = 420 + row * 76 + row * row * 4
        c = mix("#d3c493", "#8f7f4c", row / 6)
        out.append(land.hills(60 + row, y, 24, c))
        out.append(
            path(
                smooth(land.heights(60 + row, y + 4, 24, 160, 2)),
                stroke="#f3ead0",
                stroke_width=6 + row,
                stroke_dasharray="26 5 14 4",
                stroke_opacity="0.8",
            )
        )
        size = 56 + row * 22
        for i in range(-1, int(W / (size * 1.5)) + 1):
            if r.random() < 0.66:
                out.append(
                    land.olive(
                        i * size * 1.5 + r.uniform(0, size * 0.6),
                        y + 30 + row * 6,
                        size,
                        p.layers[1 + row % 2],
                        p.layers[3],
                        row * 40 + i,
                    )
                )
    out.append(built.skyline(6, 400, 16, 44, "#f3ead0", None, 360, 700) + built.minaret(560, 400, 100, 8, "#f3ead0"))
    out.append(
        path(
            smooth([(640, 384), (636, 330), (668, 280), (640, 220), (690, 150), (670, 60)]),
            stroke="#5b5a52",
            stroke_width=16,
            stroke_opacity="0.45",
            stroke_linecap="round",
        )
    )
    return group(*out)


@scene("savanna")
def savanna() -> str:
    p = EMBER
    out = [sky(replace(p, top="#7c2f2f", bottom="#f3b05f")), land.disc(p, 960, 470, 210, 2)]
    out.append(land.hills(18, 600, 20, "#a3482f") + land.hills(19, 660, 24, "#7a3328"))
    out += [
        land.acacia(430, 740, 300, "#2b1618"),
        land.acacia(1370, 700, 180, "#4d2422"),
        land.acacia(90, 690, 140, "#5d2b26"),
    ]
    lion = (
        "M-190 70C-196 30 -180 -6 -130 -14C-90 -22 -20 -18 30 -22C40 -70 74 -104 122 -98C166 -94 190 -60 180 -20"
        "C176 4 160 16 146 22C150 50 140 80 132 112H108C110 84 104 60 96 44C50 50 0 46 -60 42C-84 46 -96 60 -100 76"
        "L-92 112H-118L-134 66C-146 60 -152 44 -158 30C-168 40 -170 60 -166 78C-160 96 -180 98 -190 70Z"
    )
    out.append(
        move(
            1000,
            640,
            path(lion, "#27131a"),
            circle(126, -40, 58, "#27131a"),
            path("M166 -54L204 -36L200 -16L168 -10Z", "#27131a"),
            scale=1.25,
        )
    )
    out.append(land.hills(20, 782, 16, "#3a1b1f"))
    r = random.Random(1)
    for _ in range(240):
        x = r.uniform(0, W)
        h = r.uniform(30, 90)
        out.append(line([(x, 900), (x + r.uniform(-14, 14), 900 - h)], "#27131a", 3))
    return group(*out)


@scene("lake")
def lake() -> str:
    p = GULF
    out = [sky(p), land.disc(p, 800, 320, 100), land.ranges(p, 101, 400, 54, 60, rounded=True)]
    out.append(
        path(smooth([(-40, 660), (300, 620), (760, 640), (1200, 616), (1640, 650)]) + "L1640 960L-40 960Z", "#5fa7a4")
    )
    for i in range(8):
        y = 670 + i * 26
        out.append(
            line([(200 + (i * 137) % 600, y), (420 + (i * 137) % 600 + i * 20, y)], p.line, 2.5, stroke_opacity="0.4")
            + line([(900 + (i * 91) % 400, y + 9), (1040 + (i * 91) % 400, y + 9)], p.line, 2.5, stroke_opacity="0.35")
        )
    out.append(land.glitter(800, 640, p.disc, 110))
    for x, y, s in ((420, 740, 1.0), (1130, 700, 0.7)):
        out.append(
            move(
                x,
                y,
                path("M-120 -6C-60 14 60 14 124 -10C70 26 -70 26 -120 -6Z", p.layers[3]),
                circle(-10, -44, 11, p.layers[3]),
                path("M-24 0C-22 -34 2 -36 6 0Z", p.layers[3]),
                line([(2, -24), (56, 34)], p.layers[3], 4),
                scale=s,
            )
        )
    r = random.Random(3)
    for _ in range(44):
        x = r.choice((r.uniform(-20, 420), r.uniform(1180, 1620)))
        out.append(line([(x, 910), (x + r.uniform(-24, 24), 910 - r.uniform(70, 190))], p.layers[3], 4))
    out.append(land.hills(8, 868, 16, p.layers[3]))
    return group(*out)


@scene("nile")
def nile() -> str:
    p = OLIVE
    out = [rect(0, 0, W, H, "#c9b27a")]
    r = random.Random(6)
    for _ in range(60):
        x, y = r.uniform(0, W), r.uniform(0, H)
        out.append(
            el(
                "ellipse",
                cx=n(x),
                cy=n(y),
                rx=n(r.uniform(60, 160)),
                ry=n(r.uniform(30, 70)),
                fill=r.choice(("#bfa56b", "#a9a062", "#d4c08c")),
                opacity="0.5",
            )
        )
    river = [
        (-60, 180),
        (180, 240),
        (360, 160),
        (560, 240),
        (640, 420),
        (840, 520),
        (1060, 430),
        (1220, 520),
        (1300, 690),
        (1480, 760),
        (1680, 720),
    ]
    for width, c in ((210, "#8f9a5a"), (150, "#6f8a52"), (104, "#4d7a52"), (74, "#7fb7a8"), (58, "#2f7f83")):
        out.append(path(smooth(river), stroke=c, stroke_width=width, stroke_linecap="round"))
    side = [(640, 420), (560, 560), (420, 640), (360, 800), (280, 960)]
    for width, c in ((100, "#6f8a52"), (40, "#7fb7a8"), (28, "#2f7f83")):
        out.append(path(smooth(side), stroke=c, stroke_width=width, stroke_linecap="round"))
    out.append(path(smooth(river), stroke="#bfe0d6", stroke_width=2.5, stroke_dasharray="30 26", stroke_opacity="0.7"))
    for cx, cy in ((760, 250), (980, 690), (180, 520), (1320, 260)):
        for _k in range(9):
            x, y = cx + r.uniform(-80, 80), cy + r.uniform(-50, 50)
            out.append(circle(x, y, 17, "#8a5a38") + circle(x, y, 10, "#a87248") + circle(x, y, 3, "#5b3729"))
    for _ in range(60):
        x, y = r.uniform(0, W), r.uniform(0, H)
        out.append(circle(x, y, r.uniform(7, 14), r.choice(("#4d6548", "#6f865c", "#3f5a3e"))))
    out.append(land.disc(p, 1340, 190, 78))
    return group(*out)


@scene("balkan")
def balkan() -> str:
    p = ROSE
    out = [
        sky(replace(p, top="#f4d9c4", bottom="#e3a48c")),
        land.disc(p, 1010, 300, 100),
        land.ranges(replace(p, layers=("#c58a86", "#9d6a78", "#5f6f66", "#3f5650")), 131, 420, 96, 70, rounded=True),
    ]
    track = [(180, 910), (520, 800), (900, 760), (1080, 690), (960, 620), (760, 580), (800, 530), (930, 500)]
    for width, c in ((64, "#d9c3a0"), (44, "#b99f7c")):
        out.append(path(smooth(track), stroke=c, stroke_width=width, stroke_linecap="round"))
    out.append(path(smooth(track), stroke="#5b4438", stroke_width=30, stroke_dasharray="5 15"))
    for d in (-9, 9):
        out.append(path(smooth([(x, y + d) for x, y in track]), stroke="#3a2f2f", stroke_width=4))
    r = random.Random(7)
    for i in range(26):
        t = i / 25
        k = t * (len(track) - 2)
        j, f = int(k), k - int(k)
        x = track[j][0] * (1 - f) + track[j + 1][0] * f
        y = track[j][1] * (1 - f) + track[j + 1][1] * f
        s = 1.2 - 0.85 * t
        c = r.choice(("#c8553d", "#2f6f73", "#e8b04a", "#41243c", "#f8f0e2"))
        out.append(
            move(
                x + r.uniform(-30, 30) * s,
                y - 6,
                circle(0, -52, 12, "#41243c"),
                path("M-17 0C-20 -46 20 -46 17 0Z", c),
                rect(9, -36, 14, 24, "#5b4438", rx="4") if i % 3 == 0 else "",
                scale=s,
            )
        )
    for x, y, h in (
        (1240, 880, 230),
        (1340, 900, 290),
        (1440, 890, 240),
        (1540, 900, 300),
        (60, 860, 200),
        (1180, 860, 150),
    ):
        out.append(land.fir(x, y, h, "#2b3f3b"))
    return group(*out)
