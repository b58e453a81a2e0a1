"""Straits, canals and the open sea, seen from above."""

from __future__ import annotations

import math
import random

from tools.demo_pictures import land
from tools.demo_pictures.registry import scene
from tools.demo_pictures.svg import (
    DUSK,
    GULF,
    ICE,
    SAND,
    H,
    Palette,
    Point,
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
    smooth,
)

BOXES = ("#c8553d", "#e8b04a", "#2f6f73", "#e9dcc3", "#8a4b5c")


def chart(p: Palette, coasts: list[list[Point]], land_colour: str, lanes: list[list[Point]]) -> str:
    """Return a nautical chart: depth bands around closed coasts, a fine grid and dashed shipping lanes."""
    out = [rect(0, 0, W, H, p.layers[2])]
    for width, t in ((330, 0.18), (240, 0.36), (160, 0.55), (86, 0.78), (34, 1.0)):
        tint = mix(p.layers[2], p.bottom, t)
        out += [path(smooth(c, True), tint, stroke=tint, stroke_width=width, stroke_linejoin="round") for c in coasts]
    for x in range(100, W, 200):
        out.append(line([(x, 0), (x, H)], p.line, 1, stroke_opacity="0.22"))
    for y in range(50, H, 200):
        out.append(line([(0, y), (W, y)], p.line, 1, stroke_opacity="0.22"))
    for c in coasts:
        out.append(path(smooth(c, True), land_colour))
        out.append(path(smooth(c, True), "none", stroke=mix(land_colour, p.layers[3], 0.35), stroke_width=3))
    for lane in lanes:
        out.append(path(smooth(lane), stroke=p.line, stroke_width=4, stroke_dasharray="2 16", stroke_linecap="round"))
    return group(*out)


def compass(p: Palette, x: float, y: float, r: float) -> str:
    """Return the observatory disc as a compass rose."""
    needle = [
        poly([polar(x, y, r * 0.86, a), polar(x, y, r * 0.16, a + 45), polar(x, y, r * 0.16, a - 45)], p.layers[3])
        for a in (0, 90, 180, 270)
    ]
    return group(land.disc(p, x, y, r, 1), *needle, circle(x, y, r * 0.1, p.disc))


@scene("bab-el-mandeb")
def bab_el_mandeb() -> str:
    p = GULF
    asia = [
        (760, -200),
        (800, 60),
        (838, 230),
        (868, 330),
        (850, 400),
        (930, 452),
        (1080, 470),
        (1260, 440),
        (1460, 420),
        (1900, 380),
        (1900, -200),
    ]
    africa = [
        (-300, -200),
        (430, -200),
        (500, 60),
        (590, 210),
        (660, 330),
        (700, 450),
        (690, 560),
        (600, 640),
        (480, 660),
        (520, 720),
        (700, 720),
        (980, 760),
        (1300, 800),
        (1900, 830),
        (1900, 1200),
        (-300, 1200),
    ]
    isle = [(792, 398), (812, 404), (816, 424), (796, 432), (782, 416)]
    lanes = [
        [(620, -20), (690, 180), (752, 330), (774, 440), (820, 540), (1040, 610), (1640, 640)],
        [(650, -20), (722, 190), (772, 320), (796, 470), (860, 540), (1060, 570), (1640, 590)],
    ]
    out = [chart(p, [asia, africa, isle], "#ecd9b4", lanes), compass(p, 1330, 190, 74)]
    for x, y, a in ((690, 180, 70), (842, 556, 35), (1290, 622, 4)):
        out.append(move(x, y, poly([(-20, -7), (14, -7), (26, 0), (14, 7), (-20, 7)], "#c8553d"), turn=a))
    return group(*out)


@scene("hormuz")
def hormuz() -> str:
    p = DUSK
    iran = [
        (-300, -200),
        (1900, -200),
        (1900, 330),
        (1480, 300),
        (1290, 250),
        (1190, 180),
        (1020, 190),
        (850, 200),
        (640, 300),
        (380, 330),
        (160, 250),
        (-300, 260),
    ]
    oman = [
        (-300, 1200),
        (-300, 780),
        (120, 760),
        (420, 700),
        (640, 640),
        (770, 520),
        (838, 386),
        (868, 372),
        (880, 420),
        (930, 412),
        (936, 470),
        (916, 560),
        (960, 680),
        (1030, 860),
        (1040, 1200),
    ]
    isles = [[(700, 292), (870, 240), (900, 258), (740, 322)], [(960, 262), (990, 254), (1002, 276), (972, 284)]]
    lanes = [
        [(-20, 520), (400, 500), (700, 430), (860, 318), (960, 340), (1060, 500), (1240, 700), (1400, 920)],
        [(-20, 480), (400, 460), (690, 392), (860, 290), (990, 310), (1110, 480), (1300, 690), (1470, 920)],
    ]
    out = [chart(p, [iran, oman, *isles], "#f0d9b5", lanes), compass(p, 1380, 470, 70)]
    for x, y, a in ((430, 500, -8), (870, 320, -10), (1130, 592, 52)):
        out.append(move(x, y, poly([(-22, -8), (14, -8), (28, 0), (14, 8), (-22, 8)], "#c8553d"), turn=a))
    return group(*out)


@scene("suez-canal")
def suez_canal() -> str:
    p = SAND
    out = [rect(0, 0, W, H, p.top)]
    r = random.Random(8)
    for i in range(26):
        y = i * 38 - 20
        pts = [(x, y + 16 * ((x / 400 + i * 0.3) % 1) + r.uniform(-10, 10)) for x in range(-60, W + 120, 120)]
        out.append(
            path(
                smooth(pts),
                stroke=mix(p.top, p.layers[0], r.uniform(0.3, 0.8)),
                stroke_width=r.uniform(2, 10),
                stroke_opacity="0.55",
            )
        )
    main = [(700, -60), (716, 150), (700, 300), (780, 420), (860, 520), (850, 680), (880, 960)]
    twin = [(716, 120), (790, 220), (800, 330), (810, 430)]
    lake = [(700, 400), (800, 380), (900, 450), (940, 540), (900, 640), (820, 610), (760, 520)]
    for width, colour in ((96, "#d8bd8c"), (64, "#8fbcae"), (52, "#2f7f83"), (30, "#246b72")):
        for c in (main, twin):
            out.append(path(smooth(c), stroke=colour, stroke_width=width, stroke_linecap="round"))
        grow = max(0, width - 52)
        out.append(path(smooth(lake, True), colour, stroke=colour, stroke_width=grow))
    for x, y in ((560, 90), (590, 190), (540, 300), (1010, 330), (1050, 420), (1010, 700), (640, 640), (690, 780)):
        for k in range(9):
            out.append(rect(x + (k % 3) * 26, y + (k // 3) * 24, 18, 15, mix("#7d8f5a", "#5d7346", r.random()), rx="2"))
    for x, y, a, c in (
        (712, 60, 88, 0),
        (706, 230, 92, 1),
        (790, 250, 84, 2),
        (800, 470, 55, 0),
        (870, 560, 80, 4),
        (852, 730, 88, 1),
        (868, 850, 84, 2),
    ):
        boxes = [rect(-24 + i * 12, -6, 10, 12, BOXES[(c + i) % 5]) for i in range(4)]
        out.append(move(x, y, poly([(-34, -9), (26, -9), (40, 0), (26, 9), (-34, 9)], "#3b2a24"), *boxes, turn=a))
    out.append(land.disc(p, 1290, 250, 92))
    for x, y in ((220, 250), (330, 620), (1280, 660), (130, 780)):
        out += [ring(x, y, 26 + 22 * k, p.layers[0], 2, stroke_opacity=f"{0.7 - 0.11 * k:.2f}") for k in range(6)]
    return group(*out)


@scene("ocean")
def ocean() -> str:
    p = ICE
    out = [rect(0, 0, W, H, p.layers[3])]
    for k in range(14, 0, -1):
        out.append(
            el(
                "ellipse",
                cx="1010",
                cy="430",
                rx=n(90 * k),
                ry=n(62 * k),
                fill=mix(p.bottom, p.layers[3], (k / 14) ** 0.8),
            )
        )
        out.append(
            el(
                "ellipse",
                cx="1010",
                cy="430",
                rx=n(90 * k),
                ry=n(62 * k),
                fill="none",
                stroke=p.line,
                stroke_width="1.4",
                stroke_opacity="0.4",
                stroke_dasharray=f"{20 + k * 6} {8 + k}",
            )
        )
    wing = path("M-210 38C-120 -20 90 -46 214 -40C226 -20 196 6 150 20C40 48 -90 60 -210 38Z", "#f6f2e8") + path(
        "M-210 38C-120 -20 90 -46 214 -40C160 -22 -60 4 -210 38Z", "#d5dde0"
    )
    wing += line([(-80, 44), (-64, 2)], p.layers[2], 3) + line([(60, 34), (78, -26)], p.layers[2], 3)
    out.append(move(1010, 440, wing, turn=-14))
    out.append(land.disc(p, 330, 240, 84))
    out.append(path(smooth([(-60, 700), (160, 640), (320, 720), (420, 830), (520, 960)]) + "L-60 960Z", "#e9dcc3"))
    out.append(path(smooth([(-60, 740), (140, 690), (280, 760), (370, 860), (450, 960)]) + "L-60 960Z", "#d9c49a"))
    out.append(land.palm(120, 840, 200, p.layers[3], 60) + land.palm(220, 880, 150, p.layers[3], 40))
    return group(*out)


@scene("el-nino")
def el_nino() -> str:
    out = [rect(0, 0, W, H, "#1f4f63")]
    ramp = ("#2a6274", "#3f7f86", "#6b9f95", "#a9bd9a", "#dcc98e", "#e5a565", "#d97a4b", "#bf4d3a")
    for i, c in enumerate(ramp):
        pts = [
            (240 + i * 96, 450),
            (620 + i * 60, 330 + i * 12),
            (1100, 270 + i * 20),
            (1500, 240 + i * 22),
            (1800, 300),
            (1800, 640),
            (1500, 650 - i * 20),
            (1100, 620 - i * 18),
            (620 + i * 60, 560 - i * 11),
        ]
        out.append(path(smooth(pts, True), c))
    for k in range(-3, 9):
        pts = [(x, k * 110 + 20 * math.sin(x / 240 + k)) for x in range(-40, W + 80, 80)]
        out.append(path(smooth(pts), stroke="#fff4e0", stroke_width=1.4, stroke_opacity="0.25"))
    for y in (396, 450, 504):
        for x in (520, 760, 1000):
            out.append(
                line([(x, y), (x + 110, y)], "#fff4e0", 4, stroke_opacity="0.8")
                + line([(x + 92, y - 13), (x + 112, y), (x + 92, y + 13)], "#fff4e0", 4, stroke_opacity="0.8")
            )
    west = [(-60, 160), (110, 130), (190, 230), (150, 330), (240, 420), (180, 520), (250, 620), (170, 740), (-60, 780)]
    east = [
        (1660, -40),
        (1480, 40),
        (1540, 170),
        (1470, 300),
        (1500, 420),
        (1450, 540),
        (1490, 700),
        (1520, 960),
        (1700, 960),
    ]
    for c in (west, east):
        out.append(
            path(smooth(c, True), "#efe0c0")
            + path(smooth(c, True), "none", stroke="#8a6a44", stroke_width=3, stroke_opacity="0.6")
        )
    p = Palette("#000000", "#000000", ("", "", "", ""), "#f6d7a8", "#fff4e0")
    out.append(land.disc(p, 420, 190, 70))
    return group(*out)
