"""Ships, boats and harbours."""

from __future__ import annotations

import math
import random

from tools.demo_pictures import built, land
from tools.demo_pictures.registry import scene
from tools.demo_pictures.svg import (
    EMBER,
    GULF,
    NIGHT,
    SLATE,
    H,
    W,
    circle,
    group,
    line,
    mix,
    move,
    path,
    rect,
    sky,
    smooth,
)

BOXES = ("#c8553d", "#e8b04a", "#2f6f73", "#e9dcc3", "#8a4b5c")


@scene("suez-opening")
def suez_opening() -> str:
    p = EMBER
    out = [
        sky(p),
        land.disc(p, 1090, 430, 110),
        land.cloud(240, 190, 300, p.line, 0.25),
        land.cloud(520, 280, 220, p.line, 0.2),
    ]
    out.append(land.hills(4, 560, 34, p.layers[0]))
    out.append(rect(0, 620, W, H - 620, p.layers[1]))
    out.append(land.sea(620, mix(p.layers[0], p.bottom, 0.4), p.layers[2], p.line, 4))
    out.append(land.glitter(1090, 622, p.disc, 120))
    out.append(built.container_ship(150, 668, 760, "#26161f", BOXES, 11))
    out.append(built.tanker(1180, 640, 250, "#3a1e28", "#e9c79a", True))
    near = mix(p.layers[2], p.layers[3], 0.5)
    out.append(land.dune(200, 720, 460, 240, mix(p.bottom, p.layers[0], 0.6), near))
    out.append(land.dune(1420, 740, 440, 240, mix(p.bottom, p.layers[0], 0.7), near))
    out.append(
        group(
            *(
                land.palm(x, y, h, p.layers[3], k)
                for x, y, h, k in ((80, 880, 230, 20), (170, 900, 170, -16), (1500, 890, 210, -24))
            )
        )
    )
    return group(*out)


@scene("boat")
def boat() -> str:
    p = NIGHT
    out = [sky(p), land.stars(5, 90, p.line, 420), land.disc(p, 1160, 250, 78)]
    for i, (y, a, length) in enumerate(
        ((470, 16, 620), (540, 24, 560), (620, 32, 680), (720, 40, 760), (820, 46, 900))
    ):
        if i == 2:
            heads = [circle(-92 + k * 23, -34 - 5 * (k % 3), 10, "#e8c9a0" if k % 4 else "#c8553d") for k in range(9)]
            bodies = [
                rect(
                    -103 + k * 23,
                    -26 - 5 * (k % 3),
                    22,
                    34,
                    ("#c8553d", "#e8b04a", "#7fa3ba", "#d9c8b0")[k % 4],
                    rx="8",
                )
                for k in range(9)
            ]
            hull = path("M-150 -10H150L116 42H-112Z", "#c8553d") + path("M-150 -10H150L145 -1H-145Z", "#f2d9a0")
            out.append(move(700, 590, *bodies, *heads, hull, scale=1.25, turn=-5))
        out.append(land.swell(i + 3, y, a, length, mix("#3b5f93", p.layers[3], i / 4)))
        pts = [(x, y + 26 + a * 0.9 * math.sin((x + i * 130) / length * 6.283)) for x in range(-40, W + 80, 40)]
        out.append(path(smooth(pts), stroke=p.line, stroke_width=2, stroke_opacity="0.22"))
    out.append(land.glitter(1160, 500, p.disc, 60, 5))
    return group(*out)


@scene("aid-ship")
def aid_ship() -> str:
    p = GULF
    out = [
        sky(p),
        land.disc(p, 380, 300, 96),
        land.mountains(9, 520, 130, p.layers[0]),
        land.mountains(14, 580, 90, p.layers[1]),
    ]
    out.append(land.sea(610, "#4f9a98", p.layers[2], p.line, 2))
    out.append(land.glitter(380, 612, p.disc, 100))
    out.append(built.container_ship(420, 690, 700, "#0d3541", ("#f4c77b", "#e9dcc3", "#c8553d", "#e9dcc3"), 3))
    out.append(built.crane(1280, 770, 1.5, "#f4c77b"))
    out.append(built.crane(1500, 770, 1.2, p.layers[3]))
    out.append(rect(1080, 770, 560, 140, p.layers[3]))
    r = random.Random(4)
    for i in range(8):
        for j in range(r.randint(1, 3)):
            out.append(rect(1110 + i * 58, 770 - 30 * (j + 1), 54, 28, r.choice(("#e9dcc3", "#d39b5a", "#c8553d"))))
    return group(*out)


@scene("harbour")
def harbour() -> str:
    p = EMBER
    out = [
        sky(p),
        circle(980, 470, 330, "#f08b4a", opacity="0.35"),
        circle(980, 480, 220, "#f7b05a", opacity="0.5"),
        land.disc(p, 980, 490, 110, 4),
    ]
    for i, (x, y, r) in enumerate(
        ((900, 300, 90), (1010, 250, 110), (1100, 170, 120), (980, 150, 90), (1210, 90, 110), (1330, 40, 120))
    ):
        out.append(circle(x, y, r, mix(p.layers[2], p.layers[3], i / 6), opacity="0.8"))
    out.append(built.skyline(31, 640, 30, 110, p.layers[1]))
    out += [
        built.crane(260, 690, 1.7, p.layers[3]),
        built.crane(520, 680, 1.25, p.layers[2]),
        built.crane(1420, 690, 1.5, p.layers[3]),
    ]
    r = random.Random(9)
    for row, (y, size) in enumerate(((690, 34), (760, 46), (850, 62))):
        for i in range(-1, int(W / (size * 1.9)) + 1):
            for j in range(r.randint(0, 3)):
                c = r.choice(("#933f36", "#c86a44", "#5b2f33", "#d9994f", "#3b2430"))
                out.append(
                    rect(
                        i * size * 1.9 + row * 11,
                        y - (j + 1) * size * 0.72,
                        size * 1.84,
                        size * 0.68,
                        mix(c, p.layers[3], 0.15 * (2 - row)),
                    )
                )
    out.append(rect(0, 850, W, 60, p.layers[3]))
    return group(*out)


@scene("platform")
def platform() -> str:
    p = SLATE
    out = [
        sky(p),
        land.disc(p, 420, 300, 100),
        land.cloud(980, 140, 330, p.line, 0.22),
        land.cloud(160, 470, 240, p.line, 0.15),
    ]
    x = 1030
    steel, dark = "#e8b04a", p.layers[3]
    out += [line([(x + a, 450), (x + b, 720)], dark, 16) for a, b in ((-170, -210), (-60, -80), (60, 80), (170, 210))]
    out += [
        line([(x - 190, 600), (x - 70, 690)], dark, 7),
        line([(x + 190, 600), (x + 70, 690)], dark, 7),
        line([(x - 60, 590), (x + 70, 680)], dark, 7),
    ]
    out.append(rect(x - 230, 420, 460, 34, dark) + rect(x - 250, 380, 500, 40, mix(dark, "#ffffff", 0.12)))
    out.append(
        rect(x - 220, 310, 130, 70, steel)
        + rect(x - 80, 330, 90, 50, "#e9dcc3")
        + rect(x + 150, 320, 70, 60, "#c8553d")
    )
    out.append(line([(x + 20, 380), (x + 64, 130), (x + 108, 380)], dark, 9))
    out += [line([(x + 24 + k * 5, 360 - k * 44), (x + 104 - k * 5, 330 - k * 44)], dark, 4) for k in range(5)]
    out.append(
        line([(x - 230, 380), (x - 380, 250)], dark, 8)
        + path(
            f"M{x - 380} 250C{x - 430} 220 {x - 400} 190 {x - 396} 150C{x - 370} 180 {x - 350} 220 {x - 380} 250Z",
            "#e8773f",
        )
    )
    out.append(land.sea(650, "#5d7b8a", p.layers[2], p.line, 3))
    out.append(land.glitter(420, 652, p.disc, 100))
    out.append(built.tanker(300, 760, 260, p.layers[3], "#e9dcc3"))
    return group(*out)
