"""Scenes of sea, straits and canals."""

from __future__ import annotations

import math
import random

from tools.demo_pictures import built, land
from tools.demo_pictures.registry import scene
from tools.demo_pictures.svg import (
    DUSK,
    EMBER,
    GULF,
    ICE,
    NIGHT,
    ROSE,
    SAND,
    SLATE,
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
    sky,
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
    needle = [poly([polar(x, y, r * 0.86, a), polar(x, y, r * 0.16, a + 45), polar(x, y, r * 0.16, a - 45)], p.layers[3]) for a in (0, 90, 180, 270)]
    return group(land.disc(p, x, y, r, 1), *needle, circle(x, y, r * 0.1, p.disc))


@scene("bab-el-mandeb")
def bab_el_mandeb() -> str:
    p = GULF
    asia = [(760, -200), (800, 60), (838, 230), (868, 330), (850, 400), (930, 452), (1080, 470), (1260, 440), (1460, 420), (1900, 380), (1900, -200)]
    africa = [(-300, -200), (430, -200), (500, 60), (590, 210), (660, 330), (700, 450), (690, 560), (600, 640), (480, 660), (520, 720), (700, 720), (980, 760), (1300, 800), (1900, 830), (1900, 1200), (-300, 1200)]
    isle = [(792, 398), (812, 404), (816, 424), (796, 432), (782, 416)]
    lanes = [[(620, -20), (690, 180), (752, 330), (774, 440), (820, 540), (1040, 610), (1640, 640)], [(650, -20), (722, 190), (772, 320), (796, 470), (860, 540), (1060, 570), (1640, 590)]]
    out = [chart(p, [asia, africa, isle], "#ecd9b4", lanes), compass(p, 1330, 190, 74)]
    for x, y, a in ((690, 180, 70), (842, 556, 35), (1290, 622, 4)):
        out.append(move(x, y, poly([(-20, -7), (14, -7), (26, 0), (14, 7), (-20, 7)], "#c8553d"), turn=a))
    return group(*out)


@scene("hormuz")
def hormuz() -> str:
    p = DUSK
    iran = [(-300, -200), (1900, -200), (1900, 330), (1480, 300), (1290, 250), (1190, 180), (1020, 190), (850, 200), (640, 300), (380, 330), (160, 250), (-300, 260)]
    oman = [(-300, 1200), (-300, 780), (120, 760), (420, 700), (640, 640), (770, 520), (838, 386), (868, 372), (880, 420), (930, 412), (936, 470), (916, 560), (960, 680), (1030, 860), (1040, 1200)]
    isles = [[(700, 292), (870, 240), (900, 258), (740, 322)], [(960, 262), (990, 254), (1002, 276), (972, 284)]]
    lanes = [[(-20, 520), (400, 500), (700, 430), (860, 318), (960, 340), (1060, 500), (1240, 700), (1400, 920)], [(-20, 480), (400, 460), (690, 392), (860, 290), (990, 310), (1110, 480), (1300, 690), (1470, 920)]]
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
        out.append(path(smooth(pts), stroke=mix(p.top, p.layers[0], r.uniform(0.3, 0.8)), stroke_width=r.uniform(2, 10), stroke_opacity="0.55"))
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
    for x, y, a, c in ((712, 60, 88, 0), (706, 230, 92, 1), (790, 250, 84, 2), (800, 470, 55, 0), (870, 560, 80, 4), (852, 730, 88, 1), (868, 850, 84, 2)):
        boxes = [rect(-24 + i * 12, -6, 10, 12, BOXES[(c + i) % 5]) for i in range(4)]
        out.append(move(x, y, poly([(-34, -9), (26, -9), (40, 0), (26, 9), (-34, 9)], "#3b2a24"), *boxes, turn=a))
    out.append(land.disc(p, 1290, 250, 92))
    for x, y in ((220, 250), (330, 620), (1280, 660), (130, 780)):
        out += [ring(x, y, 26 + 22 * k, p.layers[0], 2, stroke_opacity=f"{0.7 - 0.11 * k:.2f}") for k in range(6)]
    return group(*out)


@scene("suez-opening")
def suez_opening() -> str:
    p = EMBER
    out = [sky(p), land.disc(p, 1090, 430, 110), land.cloud(240, 190, 300, p.line, 0.25), land.cloud(520, 280, 220, p.line, 0.2)]
    out.append(land.hills(4, 560, 34, p.layers[0]))
    out.append(rect(0, 620, W, H - 620, p.layers[1]))
    out.append(land.sea(620, mix(p.layers[0], p.bottom, 0.4), p.layers[2], p.line, 4))
    out.append(land.glitter(1090, 622, p.disc, 120))
    out.append(built.container_ship(150, 668, 760, "#26161f", BOXES, 11))
    out.append(built.tanker(1180, 640, 250, "#3a1e28", "#e9c79a", True))
    near = mix(p.layers[2], p.layers[3], 0.5)
    out.append(land.dune(200, 720, 460, 240, mix(p.bottom, p.layers[0], 0.6), near))
    out.append(land.dune(1420, 740, 440, 240, mix(p.bottom, p.layers[0], 0.7), near))
    out.append(group(*(land.palm(x, y, h, p.layers[3], k) for x, y, h, k in ((80, 880, 230, 20), (170, 900, 170, -16), (1500, 890, 210, -24)))))
    return group(*out)


@scene("bosphorus")
def bosphorus() -> str:
    p = ROSE
    out = [sky(p), land.disc(p, 830, 330, 96), land.cloud(1150, 160, 280, p.line, 0.6), land.cloud(160, 220, 240, p.line, 0.5)]
    out.append(land.hills(12, 520, 60, p.layers[0]))
    out.append(built.skyline(2, 640, 20, 80, p.layers[1], None, 0, 560))
    for x, b, w in ((210, 580, 150), (140, 600, 80), (285, 600, 80)):
        out.append(built.dome(x, b + 10, w, p.layers[2]))
    out.append(rect(120, 588, 190, 60, p.layers[2]))
    out += [built.minaret(x, 648, h, 13, p.layers[2]) for x, h in ((96, 250), (338, 250), (60, 190), (376, 190))]
    out.append(land.sea(640, mix(p.bottom, p.layers[1], 0.45), p.layers[2], p.line, 9))
    out.append(land.glitter(830, 642, p.disc, 100))
    deck = 560
    for x in (560, 1230):
        out.append(rect(x - 9, 330, 18, 330, p.layers[3]))
        out.append(rect(x + 17, 330, 12, 330, p.layers[3]))
        out.append(rect(x - 9, 430, 38, 12, p.layers[3]))
    cable = [(x, 340 + 200 * (1 - ((x - 895) / 335) ** 2)) for x in range(560, 1231, 30)]
    out.append(line(cable, p.layers[3], 4))
    out += [line([(x, y), (x, deck)], p.layers[3], 1.6) for x, y in cable[1:-1]]
    out += [line([(560, 340), (200, deck)], p.layers[3], 4), line([(1230, 340), (1620, deck)], p.layers[3], 4)]
    out.append(rect(0, deck, W, 11, p.layers[3]))
    out.append(built.tanker(700, 740, 330, p.layers[3], "#f3dad2"))
    out.append(land.hills(77, 850, 30, p.layers[3]))
    return group(*out)


@scene("boat")
def boat() -> str:
    p = NIGHT
    out = [sky(p), land.stars(5, 90, p.line, 420), land.disc(p, 1160, 250, 78)]
    for i, (y, a, length) in enumerate(((470, 16, 620), (540, 24, 560), (620, 32, 680), (720, 40, 760), (820, 46, 900))):
        if i == 2:
            heads = [circle(-92 + k * 23, -34 - 5 * (k % 3), 10, "#e8c9a0" if k % 4 else "#c8553d") for k in range(9)]
            bodies = [rect(-103 + k * 23, -26 - 5 * (k % 3), 22, 34, ("#c8553d", "#e8b04a", "#7fa3ba", "#d9c8b0")[k % 4], rx="8") for k in range(9)]
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
    out = [sky(p), land.disc(p, 380, 300, 96), land.mountains(9, 520, 130, p.layers[0]), land.mountains(14, 580, 90, p.layers[1])]
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


@scene("aden")
def aden() -> str:
    p = DUSK
    out = [sky(p), land.disc(p, 800, 360, 120)]
    out.append(poly([(-20, 640), (140, 470), (250, 510), (360, 330), (430, 370), (520, 260), (600, 380), (650, 360), (760, 560), (840, 640)], p.layers[1]))
    out.append(poly([(360, 330), (430, 370), (520, 260), (560, 322), (470, 470), (400, 640), (250, 640)], p.layers[0], opacity="0.55"))
    out.append(poly([(820, 640), (960, 520), (1060, 560), (1180, 380), (1260, 430), (1380, 330), (1500, 500), (1660, 420), (1660, 640)], p.layers[1]))
    out.append(poly([(1180, 380), (1260, 430), (1380, 330), (1420, 390), (1290, 560), (1220, 640), (1050, 640)], p.layers[0], opacity="0.5"))
    out.append(built.skyline(21, 650, 26, 90, p.layers[2], p.disc, 60, 760))
    out.append(built.skyline(22, 650, 20, 70, p.layers[2], p.disc, 900, 1560))
    out.append(built.minaret(600, 650, 190, 14, p.layers[2]))
    out.append(rect(1064, 470, 46, 180, p.layers[2]) + poly([(1058, 470), (1116, 470), (1087, 420)], p.layers[2]) + circle(1087, 510, 15, p.disc))
    out.append(land.sea(650, "#a5677a", p.layers[3], p.line, 6))
    out.append(land.glitter(800, 652, p.disc, 130))
    out.append(built.dhow(330, 740, 1.0, p.layers[3], "#f0d9b5") + built.dhow(1190, 800, 1.35, p.layers[3], "#f0d9b5"))
    return group(*out)


@scene("gulf")
def gulf() -> str:
    p = GULF
    out = [sky(p), land.disc(p, 1140, 330, 104), land.cloud(300, 170, 330, p.line, 0.25)]
    out.append(built.skyline(3, 600, 40, 150, p.layers[0]))
    for x, w, h in ((420, 44, 300), (520, 34, 360), (620, 60, 240), (940, 40, 330), (1060, 52, 220), (1300, 38, 260)):
        out.append(poly([(x - w / 2, 600), (x - w / 2, 600 - h * 0.85), (x, 600 - h), (x + w / 2, 600 - h * 0.85), (x + w / 2, 600)], p.layers[1]))
    out.append(path("M760 600C744 420 770 250 800 170C830 250 856 420 840 600Z", p.layers[1]))
    out.append(path("M800 600C800 420 806 250 800 170C830 250 856 420 840 600Z", p.layers[2]))
    out.append(built.skyline(13, 612, 14, 60, p.layers[2]))
    out.append(land.sea(610, "#6fb0ab", p.layers[3], p.line, 7))
    out.append(land.glitter(1140, 612, p.disc, 110))
    for x, y, s in ((250, 730, 1.2), (640, 690, 0.8), (1340, 790, 1.6)):
        out.append(built.dhow(x, y, s, p.layers[3], "#f1e3c6"))
    return group(*out)


@scene("doha")
def doha() -> str:
    p = SAND
    out = [rect(0, 0, W, H, p.top)]
    centres = ((640, 400, "#c8553d"), (960, 400, "#2f6f73"), (800, 610, "#d39b3a"))
    for x, y, c in centres:
        out.append(circle(x, y, 250, c, opacity="0.82"))
    out += [ring(x, y, 250 + 34 * k, c, 2, stroke_opacity=f"{0.5 - 0.1 * k:.2f}") for x, y, c in centres for k in (1, 2, 3)]
    out.append(circle(800, 470, 70, p.line))
    out += [line([polar(800, 470, 78, k * 10), polar(800, 470, 90 if k % 3 else 98, k * 10)], p.line, 2.5) for k in range(36)]
    for x, y, c in centres:
        vx, vy = (x - 800) * 0.55 + x, (y - 470) * 0.4 + y
        out.append(circle(vx, vy, 26, p.line) + circle(vx, vy, 12, c))
        out.append(line([(vx, vy), (800, 470)], p.line, 2.5, stroke_dasharray="1 11"))
    base = 900
    out.append(built.skyline(41, base, 30, 110, p.layers[2], None, 0, 500))
    out.append(built.skyline(43, base, 30, 110, p.layers[2], None, 1110, 1600))
    for x, w, h in ((180, 44, 260), (262, 34, 330), (338, 54, 220), (1236, 40, 300), (1320, 56, 240), (1420, 36, 350)):
        out.append(poly([(x - w / 2, base), (x - w / 2, base - h * 0.9), (x + w / 2, base - h), (x + w / 2, base)], p.layers[3]))
    return group(*out)


@scene("havana")
def havana() -> str:
    p = ROSE
    out = [sky(p), land.disc(p, 1210, 300, 104), land.cloud(640, 150, 300, p.line, 0.6)]
    colours = ("#c8836f", "#7fa7a6", "#d9a65c", "#b9747c", "#9aa977", "#c9907a")
    x = -10.0
    r = random.Random(6)
    for i in range(9):
        w, h = r.uniform(104, 132), r.uniform(190, 300)
        c = colours[i % 6]
        out.append(rect(x, 640 - h, w - 3, h, c) + rect(x - 4, 640 - h - 12, w + 5, 14, mix(c, "#ffffff", 0.35)))
        for row in range(int(h // 86)):
            for k in range(2):
                cx = x + (k + 0.5) * (w - 3) / 2
                out.append(built.round_arch(cx, 628 - row * 86, 28, 58, mix(c, p.layers[3], 0.6)))
            out.append(rect(x + 8, 628 - row * 86, w - 20, 5, mix(c, "#ffffff", 0.5)))
        x += w
    out.append(poly([(1380, 640), (1394, 400), (1426, 400), (1440, 640)], p.line) + rect(1384, 384, 52, 18, p.layers[2]))
    out.append(rect(1396, 352, 28, 34, p.disc) + poly([(1388, 354), (1432, 354), (1410, 322)], p.layers[2]))
    out.append(poly([(1280, 640), (1330, 600), (1480, 596), (1620, 640)], p.layers[2]))
    out.append(rect(0, 638, W, 26, p.layers[2]))
    out.append(land.sea(664, "#b87f8c", p.layers[2], p.line, 8))
    for i, (y, a) in enumerate(((760, 26), (830, 34))):
        out.append(land.swell(i + 5, y, a, 640, mix(p.layers[1], p.layers[3], 0.3 + i * 0.5)))
    out.append(land.glitter(1210, 666, p.disc, 90))
    return group(*out)


@scene("ocean")
def ocean() -> str:
    p = ICE
    out = [rect(0, 0, W, H, p.layers[3])]
    for k in range(14, 0, -1):
        out.append(el("ellipse", cx="1010", cy="430", rx=n(90 * k), ry=n(62 * k), fill=mix(p.bottom, p.layers[3], (k / 14) ** 0.8)))
        out.append(el("ellipse", cx="1010", cy="430", rx=n(90 * k), ry=n(62 * k), fill="none", stroke=p.line, stroke_width="1.4", stroke_opacity="0.4", stroke_dasharray=f"{20 + k * 6} {8 + k}"))
    wing = path("M-210 38C-120 -20 90 -46 214 -40C226 -20 196 6 150 20C40 48 -90 60 -210 38Z", "#f6f2e8") + path("M-210 38C-120 -20 90 -46 214 -40C160 -22 -60 4 -210 38Z", "#d5dde0")
    wing += line([(-80, 44), (-64, 2)], p.layers[2], 3) + line([(60, 34), (78, -26)], p.layers[2], 3)
    out.append(move(1010, 440, wing, turn=-14))
    out.append(land.disc(p, 330, 240, 84))
    out.append(path(smooth([(-60, 700), (160, 640), (320, 720), (420, 830), (520, 960)]) + "L-60 960Z", "#e9dcc3"))
    out.append(path(smooth([(-60, 740), (140, 690), (280, 760), (370, 860), (450, 960)]) + "L-60 960Z", "#d9c49a"))
    out.append(land.palm(120, 840, 200, p.layers[3], 60) + land.palm(220, 880, 150, p.layers[3], 40))
    return group(*out)


@scene("harbour")
def harbour() -> str:
    p = EMBER
    out = [sky(p), circle(980, 470, 330, "#f08b4a", opacity="0.35"), circle(980, 480, 220, "#f7b05a", opacity="0.5"), land.disc(p, 980, 490, 110, 4)]
    for i, (x, y, r) in enumerate(((900, 300, 90), (1010, 250, 110), (1100, 170, 120), (980, 150, 90), (1210, 90, 110), (1330, 40, 120))):
        out.append(circle(x, y, r, mix(p.layers[2], p.layers[3], i / 6), opacity="0.8"))
    out.append(built.skyline(31, 640, 30, 110, p.layers[1]))
    out += [built.crane(260, 690, 1.7, p.layers[3]), built.crane(520, 680, 1.25, p.layers[2]), built.crane(1420, 690, 1.5, p.layers[3])]
    r = random.Random(9)
    for row, (y, size) in enumerate(((690, 34), (760, 46), (850, 62))):
        for i in range(-1, int(W / (size * 1.9)) + 1):
            for j in range(r.randint(0, 3)):
                c = r.choice(("#933f36", "#c86a44", "#5b2f33", "#d9994f", "#3b2430"))
                out.append(rect(i * size * 1.9 + row * 11, y - (j + 1) * size * 0.72, size * 1.84, size * 0.68, mix(c, p.layers[3], 0.15 * (2 - row))))
    out.append(rect(0, 850, W, 60, p.layers[3]))
    return group(*out)


@scene("platform")
def platform() -> str:
    p = SLATE
    out = [sky(p), land.disc(p, 420, 300, 100), land.cloud(980, 140, 330, p.line, 0.22), land.cloud(160, 470, 240, p.line, 0.15)]
    x = 1030
    steel, dark = "#e8b04a", p.layers[3]
    out += [line([(x + a, 450), (x + b, 720)], dark, 16) for a, b in ((-170, -210), (-60, -80), (60, 80), (170, 210))]
    out += [line([(x - 190, 600), (x - 70, 690)], dark, 7), line([(x + 190, 600), (x + 70, 690)], dark, 7), line([(x - 60, 590), (x + 70, 680)], dark, 7)]
    out.append(rect(x - 230, 420, 460, 34, dark) + rect(x - 250, 380, 500, 40, mix(dark, "#ffffff", 0.12)))
    out.append(rect(x - 220, 310, 130, 70, steel) + rect(x - 80, 330, 90, 50, "#e9dcc3") + rect(x + 150, 320, 70, 60, "#c8553d"))
    out.append(line([(x + 20, 380), (x + 64, 130), (x + 108, 380)], dark, 9))
    out += [line([(x + 24 + k * 5, 360 - k * 44), (x + 104 - k * 5, 330 - k * 44)], dark, 4) for k in range(5)]
    out.append(line([(x - 230, 380), (x - 380, 250)], dark, 8) + path(f"M{x - 380} 250C{x - 430} 220 {x - 400} 190 {x - 396} 150C{x - 370} 180 {x - 350} 220 {x - 380} 250Z", "#e8773f"))
    out.append(land.sea(650, "#5d7b8a", p.layers[2], p.line, 3))
    out.append(land.glitter(420, 652, p.disc, 100))
    out.append(built.tanker(300, 760, 260, p.layers[3], "#e9dcc3"))
    return group(*out)


@scene("el-nino")
def el_nino() -> str:
    out = [rect(0, 0, W, H, "#1f4f63")]
    ramp = ("#2a6274", "#3f7f86", "#6b9f95", "#a9bd9a", "#dcc98e", "#e5a565", "#d97a4b", "#bf4d3a")
    for i, c in enumerate(ramp):
        pts = [(240 + i * 96, 450), (620 + i * 60, 330 + i * 12), (1100, 270 + i * 20), (1500, 240 + i * 22), (1800, 300), (1800, 640), (1500, 650 - i * 20), (1100, 620 - i * 18), (620 + i * 60, 560 - i * 11)]
        out.append(path(smooth(pts, True), c))
    for k in range(-3, 9):
        pts = [(x, k * 110 + 20 * math.sin(x / 240 + k)) for x in range(-40, W + 80, 80)]
        out.append(path(smooth(pts), stroke="#fff4e0", stroke_width=1.4, stroke_opacity="0.25"))
    for y in (396, 450, 504):
        for x in (520, 760, 1000):
            out.append(line([(x, y), (x + 110, y)], "#fff4e0", 4, stroke_opacity="0.8") + line([(x + 92, y - 13), (x + 112, y), (x + 92, y + 13)], "#fff4e0", 4, stroke_opacity="0.8"))
    west = [(-60, 160), (110, 130), (190, 230), (150, 330), (240, 420), (180, 520), (250, 620), (170, 740), (-60, 780)]
    east = [(1660, -40), (1480, 40), (1540, 170), (1470, 300), (1500, 420), (1450, 540), (1490, 700), (1520, 960), (1700, 960)]
    for c in (west, east):
        out.append(path(smooth(c, True), "#efe0c0") + path(smooth(c, True), "none", stroke="#8a6a44", stroke_width=3, stroke_opacity="0.6"))
    p = Palette("#000000", "#000000", ("", "", "", ""), "#f6d7a8", "#fff4e0")
    out.append(land.disc(p, 420, 190, 70))
    return group(*out)
