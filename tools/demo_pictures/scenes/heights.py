"""Mountains, snow and sky."""

from __future__ import annotations

import math
import random
from dataclasses import replace

from tools.demo_pictures import built, land
from tools.demo_pictures.registry import scene
from tools.demo_pictures.svg import (
    DUSK,
    EMBER,
    ICE,
    NIGHT,
    OLIVE,
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


@scene("anatolia")
def anatolia() -> str:
    p = DUSK
    out = [sky(p), land.disc(p, 540, 330, 108), land.ranges(p, 50, 480, 96, 80)]
    r = random.Random(2)
    for x, y, s in (
        (1120, 720, 1.0),
        (1260, 760, 1.3),
        (1420, 730, 1.1),
        (980, 780, 0.8),
        (180, 760, 1.0),
        (300, 800, 0.8),
    ):
        for k in range(3):
            dx = k * 62 * s
            h = r.uniform(150, 240) * s
            c = mix(p.layers[0], "#e9a27e", r.uniform(0.25, 0.5))
            out.append(
                path(
                    f"M{n(x + dx - 40 * s)} 900C{n(x + dx - 30 * s)} {n(y - h * 0.4)} {n(x + dx - 12 * s)}"
                    f" {n(y - h)} {n(x + dx)} {n(y - h)}C{n(x + dx + 12 * s)} {n(y - h)}"
                    f" {n(x + dx + 30 * s)} {n(y - h * 0.4)} {n(x + dx + 44 * s)} 900"
                    "Z",
                    c,
                )
            )
            out.append(
                path(
                    f"M{n(x + dx - 16 * s)} {n(y - h * 0.84)}L{n(x + dx)} {n(y - h * 1.1)}"
                    f"L{n(x + dx + 17 * s)} {n(y - h * 0.84)}Z",
                    p.layers[3],
                )
            )
            out.append(built.round_arch(x + dx, y + 30, 14 * s, 26 * s, p.layers[3]))
    for x, y in ((760, 150), (880, 110), (1000, 170)):
        out.append(line([(x, y), (x + 420, y - 50)], p.line, 3.5, stroke_opacity="0.45"))
        out.append(poly([(x - 26, y + 4), (x + 8, y - 4), (x + 4, y + 6)], p.line))
    out.append(land.hills(66, 862, 20, p.layers[3]))
    return group(*out)


@scene("mountains")
def mountains() -> str:
    p = replace(ICE, top="#6f93ab", bottom="#f0e3d2")
    out = [sky(p), land.disc(p, 1120, 260, 96)]
    for i, base in enumerate((430, 540, 650, 770)):
        points = land.heights(80 + i, base, 150 - 22 * i, 26, 5)
        out.append(poly([*points, (W + 40, H), (-40, H)], p.layers[i]))
        if i < 2:
            snow = [(x, y) for x, y in points] + [
                (x, y + 30 + 20 * ((k * 7) % 3)) for k, (x, y) in reversed(list(enumerate(points)))
            ]
            out.append(poly(snow, "#ffffff", opacity=f"{0.75 - 0.3 * i:.2f}"))
        out.append(rect(0, base + 90, W, 60, "#ffffff", opacity="0.10"))
    pts = [(80, 900), (330, 830), (620, 850), (760, 770), (640, 700), (760, 640), (900, 610)]
    out.append(path(smooth(pts), stroke="#f6efe0", stroke_width=7, stroke_dasharray="1 17", stroke_linecap="round"))
    return group(*out)


@scene("snow")
def snow() -> str:
    p = replace(ICE, top="#5d90b3", bottom="#dbe9ef")
    out = [
        sky(p),
        land.disc(p, 360, 230, 86),
        land.mountains(91, 420, 150, "#8fb4c9"),
        land.mountains(93, 520, 110, "#b5cfdc"),
    ]
    out.append(path("M-20 900V560C260 500 420 640 720 560C1020 480 1240 380 1640 330V900Z", "#f4f8f9"))
    out.append(path("M-20 900V700C300 640 560 800 900 720C1200 650 1400 600 1640 600V900Z", "#ffffff"))
    out.append(
        path("M1240 420C1120 520 1280 600 1090 680C900 760 1010 820 820 910", stroke="#c5dbe5", stroke_width=14)
        + path("M1262 420C1142 520 1302 604 1112 690C922 774 1036 830 850 910", stroke="#c5dbe5", stroke_width=8)
    )
    r = random.Random(4)
    for _ in range(34):
        x = r.uniform(0, W)
        y = 600 + 70 * math.sin(x / 260) + r.uniform(-20, 190)
        out.append(land.fir(x, y, 44 + (y - 500) * 0.22, mix("#2f6b73", "#345c77", r.random())))
    for k, c in enumerate(("#e9866a", "#e8b04a", "#2f6f73", "#345c77", "#b5523b")):
        out.append(
            path(
                f"M{300 + k * 26} {910}C{500 + k * 30} {790} {760 + k * 20} {740} {930 + k * 10}"
                f" {640}S{1240} {500 - k * 8} {1330 + k * 12} {360 - k * 14}",
                stroke=c,
                stroke_width=9,
                stroke_linecap="round",
            )
        )
    for _ in range(90):
        out.append(circle(r.uniform(0, W), r.uniform(0, 700), r.uniform(1.5, 4), "#ffffff", opacity="0.8"))
    return group(*out)


@scene("heat")
def heat() -> str:
    out = []
    ramp = ("#7f2b2b", "#9c3a30", "#ba4f36", "#d2693f", "#e38a4e", "#eea865", "#f4c483", "#f9dca6")
    out.append(rect(0, 0, W, H, ramp[0]))
    for i, c in enumerate(ramp[1:], 1):
        out.append(circle(1020, 420, 900 - i * 108, c))
    p = replace(EMBER, disc="#fff1cf", line="#fff6e0")
    out.append(land.disc(p, 1020, 420, 96, 4))
    for k in range(5):
        pts = [(x, 560 + k * 34 + 9 * math.sin(x / 46 + k * 1.7)) for x in range(-20, W + 40, 20)]
        out.append(path(smooth(pts), stroke="#fff1cf", stroke_width=3, stroke_opacity="0.3"))
    out.append(built.skyline(61, 760, 40, 150, "#6b2a2c") + built.skyline(62, 800, 20, 80, "#4f2027"))
    out += [
        line([(x, 800), (x, 560)], "#3a171e", 9)
        + line([(x - 44, 600), (x + 44, 600)], "#3a171e", 6)
        + line([(x - 34, 636), (x + 34, 636)], "#3a171e", 6)
        for x in (200, 480, 760)
    ]
    for a, b in ((200, 480), (480, 760), (-80, 200), (760, 1040)):
        for dx in (-40, 40):
            out.append(path(f"M{a + dx} 600Q{(a + b) / 2 + dx} 660 {b + dx} 600", stroke="#3a171e", stroke_width=2.5))
    out.append(rect(0, 796, W, 110, "#3a171e"))
    out += [
        land.palm(x, 820, h, "#2a1016", k)
        for x, h, k in ((1180, 260, 30), (1290, 330, -26), (1400, 230, 16), (1500, 300, -30))
    ]
    out.append(
        rect(70, 120, 46, 420, "#fff1cf", rx="23")
        + circle(93, 560, 48, "#fff1cf")
        + rect(82, 170, 22, 380, "#c8402f", rx="11")
        + circle(93, 560, 34, "#c8402f")
    )
    out += [line([(126, 150 + i * 32), (150 if i % 3 == 0 else 140, 150 + i * 32)], "#fff1cf", 4) for i in range(12)]
    return group(*out)


@scene("turbines")
def turbines() -> str:
    p = OLIVE
    out = [
        sky(replace(p, top="#8db6b0", bottom="#eee9cf")),
        land.disc(p, 420, 260, 94),
        land.cloud(1000, 150, 320, "#ffffff", 0.6),
    ]
    out.append(land.hills(25, 560, 60, p.layers[0]))
    for x in (1080, 1250):
        out.append(
            path(
                f"M{x - 70} 640C{x - 40} 560 {x - 40} 480 {x - 56} 400H{x + 56}"
                f"C{x + 40} 480 {x + 40} 560 {x + 70} 640Z",
                "#a59d8c",
            )
        )
    out.append(group(*(circle(1070 + k * 38, 370 - k * 24, 30 + k * 7, "#8d8779", opacity="0.5") for k in range(6))))
    out.append(land.hills(26, 650, 50, p.layers[1]))
    for x, y, s, a in ((300, 700, 1.0, 10), (560, 640, 0.72, 40), (760, 680, 0.85, 75), (120, 640, 0.6, 100)):
        blade = "".join(
            path("M0 0C16 -60 12 -150 0 -190C-8 -130 -12 -60 0 0Z", "#ffffff", transform=f"rotate({a + 120 * k})")
            for k in range(3)
        )
        out.append(
            move(
                x,
                y,
                poly([(-7, 0), (7, 0), (4, -330), (-4, -330)], "#f9f8ea"),
                group(blade, circle(0, 0, 10, "#d9784a"), transform="translate(0 -330)"),
                scale=s,
            )
        )
    out.append(land.hills(27, 740, 40, p.layers[2]))
    for row in range(3):
        for i in range(6):
            x, y, w = 900 + i * 118 - row * 40, 770 + row * 46, 104
            out.append(
                poly([(x, y + 34), (x + 24, y), (x + w, y), (x + w - 24, y + 34)], "#24505a")
                + line([(x + 12, y + 17), (x + w - 12, y + 17)], "#6fa3a8", 2)
                + line([(x + w / 2 - 12, y + 34), (x + w / 2 + 12, y)], "#6fa3a8", 2)
            )
    return group(*out)


@scene("korea")
def korea() -> str:
    p = NIGHT
    out = [
        sky(replace(p, top="#27415f", bottom="#e0b49a")),
        land.disc(replace(p, disc="#f6ead0"), 800, 270, 96),
        land.ranges(replace(p, layers=("#8b8fa3", "#66718c", "#465676", "#2c3b59")), 141, 400, 84, 90),
    ]
    for i in range(4):
        out.append(rect(0, 470 + i * 84, W, 26, "#f6ead0", opacity="0.14"))
    out.append(rect(0, 730, W, 180, "#22304c"))
    for side in (-1, 1):
        x = 800 + side * 330
        out += [
            rect(x - 180, 640, 360, 96, "#5f93b0" if side < 0 else "#7fa9bd"),
            poly([(x - 200, 642), (x + 200, 642), (x + 170, 606), (x - 170, 606)], "#39586f"),
        ]
        out += [rect(x - 150 + i * 62, 668, 34, 40, "#f2d9a0") for i in range(5)]
    out += [
        rect(792, 560 + 176, 16, 180, "#efe6d5"),
        rect(560, 816, 480, 26, "#8a6a4a"),
        rect(600, 842, 14, 60, "#5b4632"),
        rect(986, 842, 14, 60, "#5b4632"),
    ]
    for k, x in enumerate((620, 700, 900, 980)):
        c = "#c8553d" if k < 2 else "#2f6f73"
        out.append(circle(x, 760, 22, "#efe0c8") + path(f"M{x - 40} 818C{x - 40} 772 {x + 40} 772 {x + 40} 818Z", c))
    out.append(rect(700, 806, 80, 8, "#ffffff") + rect(820, 806, 80, 8, "#ffffff"))
    return group(*out)
