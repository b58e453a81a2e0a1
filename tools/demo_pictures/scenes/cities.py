"""Streets and roofs."""

from __future__ import annotations

import random

from tools.demo_pictures import built, land
from tools.demo_pictures.registry import scene
from tools.demo_pictures.svg import (
    EMBER,
    GULF,
    NIGHT,
    ROSE,
    SLATE,
    H,
    W,
    circle,
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


@scene("sanaa")
def sanaa() -> str:
    p = NIGHT
    out = [
        sky(p),
        land.stars(12, 120, p.line, 460),
        land.disc(p, 1120, 230, 86),
        land.mountains(6, 520, 90, p.layers[0]),
    ]
    wall = ("#a8684a", "#94583f", "#b8775a", "#874d38")
    r = random.Random(15)
    for x, w, h, k in (
        (20, 120, 380, 1),
        (160, 130, 470, 0),
        (470, 130, 430, 1),
        (760, 150, 520, 3),
        (1080, 120, 400, 1),
        (1390, 150, 470, 3),
    ):
        out.append(built.tower_house(x, 850, w, h, mix(wall[k], p.layers[2], 0.45), "#c9b8a0", "#caa65e"))
    for x, w, h, k in (
        (70, 140, 300, 2),
        (290, 160, 430, 0),
        (600, 150, 360, 2),
        (900, 150, 420, 0),
        (1230, 160, 350, 2),
        (1480, 130, 300, 0),
    ):
        out.append(
            built.tower_house(x, 880, w, h, wall[k], "#f3e6cf", r.choice(("#f2c46a", "#7fb7b2", "#f2c46a", "#e58f6b")))
        )
    out += [built.minaret(540, 870, 520, 30, "#efe0c8"), built.dome(505, 870, 0.1, "#efe0c8")]
    out.append(rect(0, 860, W, 50, p.layers[3]))
    return group(*out)


@scene("medina")
def medina() -> str:
    p = GULF
    out = [rect(0, 0, W, H, "#cfe3e6"), land.disc(p, 1180, 210, 84)]
    out.append(land.cloud(300, 130, 320, "#ffffff", 0.8))
    r = random.Random(2)
    white, shade, blue = "#fbfaf4", "#dfe7e6", "#2d7fa6"
    for row in range(4):
        y = 420 + row * 120
        x = -60.0 + row * 37
        while x < W:
            w, h = r.uniform(130, 220), r.uniform(110, 200)
            out += [rect(x, y - h * 0.6, w, H, white), rect(x + w * 0.8, y - h * 0.6, w * 0.2, H, shade)]
            kind = r.random()
            if kind < 0.25:
                out.append(
                    path(
                        f"M{n(x + w * 0.15)} {n(y - h * 0.6)}A{n(w * 0.25)} {n(w * 0.25)}"
                        f" 0 0 1 {n(x + w * 0.65)} {n(y - h * 0.6)}Z",
                        white,
                    )
                )
            out.append(built.round_arch(x + w * 0.28, y + 34, 32, 62, blue))
            if w > 160:
                out.append(
                    rect(x + w * 0.5, y - 26, 30, 38, blue)
                    + line([(x + w * 0.5 - 4, y + 14), (x + w * 0.5 + 34, y + 14)], shade, 5)
                )
            x += w + 4
        if row == 1:
            out += [
                rect(740, 150, 92, 420, "#f1e4c8"),
                rect(730, 238, 112, 14, "#d9c49a"),
                rect(766, 92, 40, 60, "#f1e4c8"),
                poly([(762, 94), (810, 94), (786, 46)], "#3d8f6e"),
            ]
            out += [
                built.star8(786, 320, 30, blue),
                built.star8(786, 320, 16, "#f1e4c8"),
                built.arch(786, 222, 34, 58, blue),
            ]
    door = "#1f6d96"
    out.append(built.arch(330, 910, 200, 330, "#e9dcc0") + built.arch(330, 910, 160, 296, door))
    for i in range(6):
        for j in range(-2, 3):
            out.append(circle(330 + j * 26, 890 - i * 36, 4.5, "#f4c77b"))
    for x in (1240, 1330, 1410):
        out.append(land.palm(x, 900, 210 - (x % 70), "#24696f", 16))
    out.append(path(smooth([(480, 760), (560, 700), (700, 720), (760, 640)]), stroke="#5d8f4e", stroke_width=10))
    out += [circle(480 + i * 28, 756 - (i * 53) % 90, 15, "#d0547a") for i in range(10)]
    return group(*out)


@scene("baghdad")
def baghdad() -> str:
    p = EMBER
    out = [sky(p), land.disc(p, 1110, 330, 116), land.cloud(200, 160, 280, p.line, 0.22)]
    out.append(built.skyline(7, 620, 30, 100, p.layers[0]))
    for k in range(7):
        w = 150 - k * 18
        y = 620 - k * 62
        out.append(
            poly(
                [(380 - w / 2, y), (380 + w / 2, y), (380 + w / 2 - 9, y - 58), (380 - w / 2 + 9, y - 66)],
                mix(p.layers[1], "#c98a5a", 0.25 + 0.06 * k),
            )
        )
        out.append(line([(380 - w / 2 - 6, y - 6), (380 + w / 2 + 6, y + 4)], p.line, 5, stroke_opacity="0.55"))
    out.append(built.dome(380, 188, 30, mix(p.layers[1], "#c98a5a", 0.7)))
    out += [
        rect(640, 520, 240, 110, p.layers[1]),
        built.dome(760, 524, 170, "#3f8a8c"),
        built.minaret(620, 630, 330, 18, p.layers[1]),
        built.minaret(900, 630, 330, 18, p.layers[1]),
    ]
    out += [built.arch(680 + i * 54, 630, 34, 74, p.layers[3]) for i in range(4)]
    out.append(land.sea(626, "#b8603f", p.layers[2], p.line, 12))
    out.append(land.glitter(1110, 628, p.disc, 110))
    for i in range(5):
        x = -60 + i * 380
        out.append(
            path(
                f"M{x} 900V760A190 150 0 0 1 {x + 380} 760V900H{x + 340}V790A150 120 0 0 0 {x + 40} 790V900Z",
                p.layers[3],
            )
        )
    out.append(rect(0, 598 + 20, W, 0.1, p.layers[3]) + rect(0, 606, W, 18, p.layers[2]))
    for x, h in ((60, 250), (150, 190), (1330, 230), (1430, 290), (1530, 220)):
        out.append(land.palm(x, 780, h, p.layers[3], (x % 50) - 20))
    out.append(
        line(
            [(x * 1.0, 60 + 50 * (1 - ((x - 800) / 800) ** 2)) for x in range(0, 1601, 50)],
            p.line,
            2,
            stroke_opacity="0.5",
        )
    )
    out += [circle(x, 66 + 50 * (1 - ((x - 800) / 800) ** 2), 6, p.disc, opacity="0.85") for x in range(80, 1600, 120)]
    return group(*out)


@scene("moscow")
def moscow() -> str:
    p = SLATE
    out = [sky(p), land.stars(3, 50, p.line, 360), land.disc(p, 480, 300, 104), land.disc(p, 1120, 300, 104)]
    out.append(line([(604, 300), (996, 300)], p.line, 3, stroke_dasharray="2 14"))
    out.append(built.skyline(19, 690, 30, 130, p.layers[0]))
    domes = (
        (800, 470, 130, 300, "#c8553d"),
        (690, 540, 84, 220, "#3f8a8c"),
        (910, 540, 84, 220, "#e8b04a"),
        (610, 600, 62, 160, "#b56f78"),
        (990, 600, 62, 160, "#7fa3ba"),
    )
    for x, base, w, h, c in domes:
        out.append(rect(x - w * 0.3, base, w * 0.6, h + 60, "#efe6d5"))
        out.append(rect(x - w * 0.36, base - 4, w * 0.72, 16, "#d9c9a8"))
        out += [built.round_arch(x + k * w * 0.17, base + 100, w * 0.12, 70, p.layers[2]) for k in (-1, 1)]
        out.append(built.dome(x, base, w, c, onion=True))
        out += [
            path(
                f"M{n(x + k * w * 0.14)} {n(base)}C{n(x + k * w * 0.34)} {n(base - w * 0.5)}"
                f" {n(x + k * w * 0.14)} {n(base - w * 0.8)} {n(x)} {n(base - w * 1.1)}",
                stroke=mix(c, "#ffffff", 0.35),
                stroke_width=w * 0.05,
            )
            for k in (-2, -1, 1, 2)
        ]
    wall = "#a34a3c"
    out.append(rect(0, 690, W, 130, wall))
    out += [path(f"M{i * 34} 692v-26h6l6 9l6 -9h6v26Z", wall) for i in range(48)]
    for x, h in ((230, 300), (1370, 300)):
        out += [
            rect(x - 44, 820 - h, 88, h, mix(wall, "#000000", 0.12)),
            poly([(x - 44, 820 - h), (x + 44, 820 - h), (x, 640 - h)], "#2f6157"),
            built.star8(x, 632 - h, 15, "#e8b04a"),
            built.round_arch(x, 800 - h + 90, 34, 62, p.layers[3]),
        ]
    out.append(rect(0, 812, W, 90, p.layers[3]))
    out += [rect(i * 92 - 30, 838, 70, 4, p.layers[0], opacity="0.5") for i in range(19)]
    return group(*out)


@scene("beirut")
def beirut() -> str:
    p = ROSE
    out = [
        sky(p),
        land.disc(p, 330, 250, 90),
        land.mountains(33, 430, 100, p.layers[0]),
        built.skyline(8, 620, 90, 260, p.layers[1], p.disc),
    ]
    r = random.Random(10)
    x = 40.0
    while x < W:
        w, h = r.uniform(120, 170), r.uniform(240, 400)
        c = r.choice(("#f0dfc6", "#e6cdb4", "#f3e6d4", "#d9b8a4"))
        out.append(rect(x, 760 - h, w, h, c))
        for row in range(int(h // 74)):
            y = 760 - h + 26 + row * 74
            out += [built.round_arch(x + w * k, y + 40, 20, 38, p.layers[2]) for k in (0.25, 0.5, 0.75)]
            out.append(rect(x + w * 0.1, y + 42, w * 0.8, 6, p.layers[2]))
            out += [
                line([(x + w * 0.1 + i * w * 0.1, y + 34), (x + w * 0.1 + i * w * 0.1, y + 44)], p.layers[2], 2)
                for i in range(9)
            ]
        if r.random() < 0.5:
            out.append(
                poly(
                    [(x - 8, 762 - h), (x + w + 8, 762 - h), (x + w * 0.75, 716 - h), (x + w * 0.25, 716 - h)],
                    "#c8694f",
                )
            )
        x += w + r.uniform(4, 60)
    out.append(rect(0, 750, W, 160, p.layers[2]))
    bags = ("#3f3440", "#54404e", "#6b8a86", "#d9cbb8", "#4a3845")
    for _ in range(95):
        bx = min(max(r.gauss(960, 330), 180), 1560)
        by = 872 - max(0, 150 - abs(bx - 960) * 0.32) * r.random()
        s, c = r.uniform(26, 46), r.choice(bags)
        out.append(
            move(
                bx,
                by,
                path("M-1 -30C-34 -26 -40 8 -30 24H30C42 6 32 -26 3 -30L10 -42L0 -36L-9 -42Z", c),
                path("M-18 -8C-20 2 -18 12 -14 18", "none", stroke="#ffffff", stroke_width=3, stroke_opacity="0.25"),
                scale=s / 34,
                turn=r.uniform(-14, 14),
            )
        )
    out.append(rect(0, 888, W, 20, p.layers[3]))
    return group(*out)
