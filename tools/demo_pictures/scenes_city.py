"""Scenes of cities, halls and monuments."""

from __future__ import annotations

import random
from dataclasses import replace

from tools.demo_pictures import built, land
from tools.demo_pictures.registry import scene
from tools.demo_pictures.svg import (
    DUSK,
    EMBER,
    GULF,
    ICE,
    NIGHT,
    OLIVE,
    PAPER,
    ROSE,
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
    smooth,
)


@scene("vienna")
def vienna() -> str:
    p = DUSK
    out = [sky(p), land.stars(7, 60, p.line, 300)]
    out.append(land.disc(p, 800, 330, 92))
    for turn in (0, 60, 120):
        orbit = el("ellipse", cx="0", cy="0", rx="250", ry="86", fill="none", stroke=p.line, stroke_width="4", stroke_opacity="0.85")
        out.append(move(800, 330, orbit, circle(250, 0, 13, "#e8b04a"), turn=turn))
    wall, trim, shade = "#f0d2b4", "#fbe8d0", "#b98a83"
    out.append(built.skyline(17, 700, 60, 150, p.layers[1]))
    out += [rect(150, 560, 1300, 230, wall), rect(130, 540, 1340, 22, trim), rect(150, 672, 1300, 9, trim)]
    for i in range(26):
        x = 175 + i * 50
        if 640 < x + 12 < 960:
            continue
        out += [built.round_arch(x + 12, 660, 26, 70, shade), rect(x, 700, 25, 60, shade)]
    out += [rect(630, 500, 340, 290, mix(wall, "#ffffff", 0.25)), poly([(610, 500), (990, 500), (800, 420)], trim), poly([(670, 490), (930, 490), (800, 436)], shade)]
    out += [built.column(660 + i * 70, 760, 24, 220, trim, shade) for i in range(5)]
    out += [rect(600, 760 + i * 22, 400, 22, mix(trim, shade, 0.2 * i)) for i in range(3)]
    for x in (100, 40, 1500, 1560):
        out.append(land.olive(x, 830, 150, p.layers[2], p.layers[3], int(x)))
    out.append(rect(0, 820, W, 80, p.layers[3]))
    out += [rect(520 - i * 30, 826 + i * 25, 560 + i * 60, 25, mix(p.layers[2], p.layers[1], 0.3 * i)) for i in range(3)]
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
        out.append(move(x, y, rect(-13, -9, 26, 18, "#ffffff"), line([(-8, -2), (8, -2)], "#9aa3a8", 2), line([(-8, 3), (4, 3)], "#9aa3a8", 2), turn=a + 90))
    out.append(land.disc(p, 800, 560, 60, 2))
    out += [rect(690 + i * 46, 800, 36, 24, "#183a43", rx="6") for i in range(5)]
    return group(*out)


@scene("roundtable")
def roundtable() -> str:
    p = OLIVE
    out = [rect(0, 0, W, H, "#dfe3c6"), *(ring(800, 450, 150 + 70 * k, "#93a478", 2, stroke_opacity=f"{0.8 - 0.08 * k:.2f}") for k in range(9))]
    for k, (x, y, c) in enumerate(((430, 270, "#d9784a"), (1170, 270, "#4d6548"), (430, 640, "#314635"), (1170, 640, "#c9a24a"))):
        out.append(line([(x, y), (800, 450)], "#6f865c", 4, stroke_dasharray="2 12"))
        out.append(circle(x, y, 104, c))
        out.append(circle(x, y, 78, mix(c, "#ffffff", 0.18)))
        out += [circle(*polar(x, y, 138, i * 45 + k * 12), 20, mix(c, "#314635", 0.25)) for i in range(8)]
        out.append(rect(x - 24, y - 30, 48, 60, "#f9f8ea", rx="3"))
        out += [line([(x - 14, y - 16 + i * 13), (x + (14 if i < 3 else 2), y - 16 + i * 13)], c, 3.5) for i in range(4)]
    out.append(circle(800, 450, 96, "#f9f8ea"))
    out.append(land.disc(p, 800, 450, 58, 2))
    return group(*out)


@scene("steps")
def steps() -> str:
    p = ICE
    out = [sky(replace(p, top="#3f7396", bottom="#b9cdd6")), land.disc(p, 1240, 240, 80), land.cloud(180, 180, 300, "#ffffff", 0.4), land.cloud(980, 110, 200, "#ffffff", 0.35)]
    light, mid, dark = "#faf6ec", "#dbe3e6", p.layers[2]
    out += [rect(760, 110, 80, 40, light), circle(800, 104, 22, dark), path("M650 300A150 150 0 0 1 950 300Z", light), rect(640, 296, 320, 22, mid)]
    out += [line([polar(800, 300, 150, 180 + a), polar(800, 300, 30, 180 + a)], mid, 4) for a in range(15, 180, 15)]
    out.append(rect(660, 318, 280, 90, light))
    out += [rect(672 + i * 23, 326, 10, 80, mid) for i in range(12)]
    out += [rect(360, 470, 880, 140, light), rect(340, 446, 920, 28, mid), poly([(620, 448), (980, 448), (800, 384)], light), poly([(664, 440), (936, 440), (800, 398)], mid)]
    out += [built.column(640 + i * 64, 610, 22, 130, "#ffffff", "#c3d1d8") for i in range(6)]
    out += [built.round_arch(410 + i * 52, 600, 26, 76, p.layers[1]) for i in range(4)] + [built.round_arch(1034 + i * 52, 600, 26, 76, p.layers[1]) for i in range(4)]
    for i in range(9):
        y = 610 + i * 32
        half = 300 + i * 62
        out.append(rect(800 - half, y, half * 2, 33, mix("#faf6ec", p.layers[1], i / 9)))
        out.append(line([(800 - half, y), (800 + half, y)], "#ffffff", 2, stroke_opacity="0.7"))
    pts = [(560, 880), (660, 800), (900, 740), (740, 690), (830, 640), (800, 606)]
    out.append(path(smooth(pts), stroke=p.disc, stroke_width=6, stroke_dasharray="2 14", stroke_linecap="round"))
    out.append(circle(560, 880, 14, p.disc) + circle(800, 606, 10, p.disc))
    return group(*out)


@scene("sanaa")
def sanaa() -> str:
    p = NIGHT
    out = [sky(p), land.stars(12, 120, p.line, 460), land.disc(p, 1120, 230, 86), land.mountains(6, 520, 90, p.layers[0])]
    wall = ("#a8684a", "#94583f", "#b8775a", "#874d38")
    r = random.Random(15)
    for x, w, h, k in ((20, 120, 380, 1), (160, 130, 470, 0), (470, 130, 430, 1), (760, 150, 520, 3), (1080, 120, 400, 1), (1390, 150, 470, 3)):
        out.append(built.tower_house(x, 850, w, h, mix(wall[k], p.layers[2], 0.45), "#c9b8a0", "#caa65e"))
    for x, w, h, k in ((70, 140, 300, 2), (290, 160, 430, 0), (600, 150, 360, 2), (900, 150, 420, 0), (1230, 160, 350, 2), (1480, 130, 300, 0)):
        out.append(built.tower_house(x, 880, w, h, wall[k], "#f3e6cf", r.choice(("#f2c46a", "#7fb7b2", "#f2c46a", "#e58f6b"))))
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
                out.append(path(f"M{n(x + w * 0.15)} {n(y - h * 0.6)}A{n(w * 0.25)} {n(w * 0.25)} 0 0 1 {n(x + w * 0.65)} {n(y - h * 0.6)}Z", white))
            out.append(built.round_arch(x + w * 0.28, y + 34, 32, 62, blue))
            if w > 160:
                out.append(rect(x + w * 0.5, y - 26, 30, 38, blue) + line([(x + w * 0.5 - 4, y + 14), (x + w * 0.5 + 34, y + 14)], shade, 5))
            x += w + 4
        if row == 1:
            out += [rect(740, 150, 92, 420, "#f1e4c8"), rect(730, 238, 112, 14, "#d9c49a"), rect(766, 92, 40, 60, "#f1e4c8"), poly([(762, 94), (810, 94), (786, 46)], "#3d8f6e")]
            out += [built.star8(786, 320, 30, blue), built.star8(786, 320, 16, "#f1e4c8"), built.arch(786, 222, 34, 58, blue)]
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
        out.append(poly([(380 - w / 2, y), (380 + w / 2, y), (380 + w / 2 - 9, y - 58), (380 - w / 2 + 9, y - 66)], mix(p.layers[1], "#c98a5a", 0.25 + 0.06 * k)))
        out.append(line([(380 - w / 2 - 6, y - 6), (380 + w / 2 + 6, y + 4)], p.line, 5, stroke_opacity="0.55"))
    out.append(built.dome(380, 188, 30, mix(p.layers[1], "#c98a5a", 0.7)))
    out += [rect(640, 520, 240, 110, p.layers[1]), built.dome(760, 524, 170, "#3f8a8c"), built.minaret(620, 630, 330, 18, p.layers[1]), built.minaret(900, 630, 330, 18, p.layers[1])]
    out += [built.arch(680 + i * 54, 630, 34, 74, p.layers[3]) for i in range(4)]
    out.append(land.sea(626, "#b8603f", p.layers[2], p.line, 12))
    out.append(land.glitter(1110, 628, p.disc, 110))
    for i in range(5):
        x = -60 + i * 380
        out.append(path(f"M{x} 900V760A190 150 0 0 1 {x + 380} 760V900H{x + 340}V790A150 120 0 0 0 {x + 40} 790V900Z", p.layers[3]))
    out.append(rect(0, 598 + 20, W, 0.1, p.layers[3]) + rect(0, 606, W, 18, p.layers[2]))
    for x, h in ((60, 250), (150, 190), (1330, 230), (1430, 290), (1530, 220)):
        out.append(land.palm(x, 780, h, p.layers[3], (x % 50) - 20))
    out.append(line([(x * 1.0, 60 + 50 * (1 - ((x - 800) / 800) ** 2)) for x in range(0, 1601, 50)], p.line, 2, stroke_opacity="0.5"))
    out += [circle(x, 66 + 50 * (1 - ((x - 800) / 800) ** 2), 6, p.disc, opacity="0.85") for x in range(80, 1600, 120)]
    return group(*out)


@scene("moscow")
def moscow() -> str:
    p = SLATE
    out = [sky(p), land.stars(3, 50, p.line, 360), land.disc(p, 480, 300, 104), land.disc(p, 1120, 300, 104)]
    out.append(line([(604, 300), (996, 300)], p.line, 3, stroke_dasharray="2 14"))
    out.append(built.skyline(19, 690, 30, 130, p.layers[0]))
    domes = ((800, 470, 130, 300, "#c8553d"), (690, 540, 84, 220, "#3f8a8c"), (910, 540, 84, 220, "#e8b04a"), (610, 600, 62, 160, "#b56f78"), (990, 600, 62, 160, "#7fa3ba"))
    for x, base, w, h, c in domes:
        out.append(rect(x - w * 0.3, base, w * 0.6, h + 60, "#efe6d5"))
        out.append(rect(x - w * 0.36, base - 4, w * 0.72, 16, "#d9c9a8"))
        out += [built.round_arch(x + k * w * 0.17, base + 100, w * 0.12, 70, p.layers[2]) for k in (-1, 1)]
        out.append(built.dome(x, base, w, c, onion=True))
        out += [path(f"M{n(x + k * w * 0.14)} {n(base)}C{n(x + k * w * 0.34)} {n(base - w * 0.5)} {n(x + k * w * 0.14)} {n(base - w * 0.8)} {n(x)} {n(base - w * 1.1)}", stroke=mix(c, "#ffffff", 0.35), stroke_width=w * 0.05) for k in (-2, -1, 1, 2)]
    wall = "#a34a3c"
    out.append(rect(0, 690, W, 130, wall))
    out += [path(f"M{i * 34} 692v-26h6l6 9l6 -9h6v26Z", wall) for i in range(48)]
    for x, h in ((230, 300), (1370, 300)):
        out += [rect(x - 44, 820 - h, 88, h, mix(wall, "#000000", 0.12)), poly([(x - 44, 820 - h), (x + 44, 820 - h), (x, 640 - h)], "#2f6157"), built.star8(x, 632 - h, 15, "#e8b04a"), built.round_arch(x, 800 - h + 90, 34, 62, p.layers[3])]
    out.append(rect(0, 812, W, 90, p.layers[3]))
    out += [rect(i * 92 - 30, 838, 70, 4, p.layers[0], opacity="0.5") for i in range(19)]
    return group(*out)


@scene("beirut")
def beirut() -> str:
    p = ROSE
    out = [sky(p), land.disc(p, 330, 250, 90), land.mountains(33, 430, 100, p.layers[0]), built.skyline(8, 620, 90, 260, p.layers[1], p.disc)]
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
            out += [line([(x + w * 0.1 + i * w * 0.1, y + 34), (x + w * 0.1 + i * w * 0.1, y + 44)], p.layers[2], 2) for i in range(9)]
        if r.random() < 0.5:
            out.append(poly([(x - 8, 762 - h), (x + w + 8, 762 - h), (x + w * 0.75, 716 - h), (x + w * 0.25, 716 - h)], "#c8694f"))
        x += w + r.uniform(4, 60)
    out.append(rect(0, 750, W, 160, p.layers[2]))
    bags = ("#3f3440", "#54404e", "#6b8a86", "#d9cbb8", "#4a3845")
    for _ in range(95):
        bx = min(max(r.gauss(960, 330), 180), 1560)
        by = 872 - max(0, 150 - abs(bx - 960) * 0.32) * r.random()
        s, c = r.uniform(26, 46), r.choice(bags)
        out.append(move(bx, by, path("M-1 -30C-34 -26 -40 8 -30 24H30C42 6 32 -26 3 -30L10 -42L0 -36L-9 -42Z", c), path("M-18 -8C-20 2 -18 12 -14 18", "none", stroke="#ffffff", stroke_width=3, stroke_opacity="0.25"), scale=s / 34, turn=r.uniform(-14, 14)))
    out.append(rect(0, 888, W, 20, p.layers[3]))
    return group(*out)


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
    out.append(move(800, 450, rect(-70, -70, 140, 140, "#1f1c1c"), rect(-70, -36, 140, 20, gold), rect(-70, -70, 140, 140, "none", stroke="#3a3432", stroke_width="4"), turn=30))
    out.append(path(f"M{n(polar(800, 450, 118, 215)[0])} {n(polar(800, 450, 118, 215)[1])}A118 118 0 0 0 {n(polar(800, 450, 118, 85)[0])} {n(polar(800, 450, 118, 85)[1])}", stroke="#c9b28a", stroke_width=9))
    for i in range(-1, 12):
        for y, flip in ((-10, 1), (910, -1)):
            x = i * 150 + 50
            out.append(move(x, y, path("M-66 0H66V30C66 80 40 104 0 134C-40 104 -66 80 -66 30Z", "#2f6f73"), path("M-46 0H46V28C46 66 28 88 0 110C-28 88 -46 66 -46 28Z", "#efe3cb"), scale=1).replace("scale(1.000)", f"scale(1 {flip})"))
    out += [land.disc(p, 1420, 450, 46, 2), land.disc(p, 180, 450, 46, 2)]
    return group(*out)


@scene("columns")
def columns() -> str:
    p = ICE
    out = [rect(0, 0, W, H, "#2a6f97"), rect(0, 0, W, H, "#3c86ad", opacity="0.35"), land.disc(p, 1180, 250, 92), land.cloud(260, 150, 320, "#ffffff", 0.35)]
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
    out = [sky(p), land.disc(p, 735, 520, 82), land.mountains(40, 640, 40, p.layers[0]), land.hills(41, 660, 24, mix(p.layers[0], p.layers[1], 0.5))]
    light, dark = "#f2d4a4", "#c48a58"
    base = 780
    out += [built.column(x, base, 46, h, light, dark) for x, h in ((130, 360), (240, 360), (350, 360))]
    out.append(rect(84, base - 402, 312, 30, light) + rect(76, base - 420, 328, 20, dark))
    out.append(rect(520, base - 400, 110, 400, light) + rect(840, base - 400, 110, 400, light) + rect(600, base - 400, 30, 400, dark) + rect(920, base - 400, 30, 400, dark))
    out.append(path(f"M520 {base - 400}H950V{base - 470}H520Z M630 {base - 250}A105 105 0 0 1 840 {base - 250}V{base - 400}H630Z", light, fill_rule="evenodd"))
    out.append(path(f"M630 {base - 400}H840V{base - 250}A105 105 0 0 0 630 {base - 250}Z", light))
    out += [rect(500, base - 488, 470, 22, dark), *(rect(640 + i * 34, base - 440, 20, 20, dark, opacity="0.5") for i in range(6))]
    out += [built.column(x, base, 46, h, light, dark, True) for x, h in ((1090, 250), (1200, 330), (1310, 130), (1420, 210))]
    out += [move(x, y, rect(-40, -20, 80, 40, light), rect(20, -20, 20, 40, dark), turn=t) for x, y, t in ((1120, 800, 8), (1370, 806, -12), (760, 812, 4), (460, 806, -6))]
    out.append(land.hills(44, 840, 24, p.layers[2]))
    out += [land.palm(x, 900, h, p.layers[3], k) for x, h, k in ((60, 240, 20), (150, 180, -20), (1500, 260, -30), (1570, 190, 16))]
    return group(*out)


@scene("zellige")
def zellige() -> str:
    p = GULF
    tiles = ("#0f5a66", "#1f7a74", "#d39b3a", "#e9dcc3", "#b5523b")
    out = [built.zellige(0, 0, W, H, 116, tiles, "#f4ecd8", 4)]
    out.append(built.arch(800, 920, 620, 830, "#f4ecd8") + built.arch(800, 920, 560, 790, "#0d3541"))
    window = el("clipPath", built.arch(800, 920, 560, 790, "#000"), id="window")
    inside = [rect(500, 0, 620, 920, "#14506a"), land.disc(p, 800, 420, 84), land.hills(5, 620, 40, "#1d5f6a"), rect(500, 690, 620, 230, "#0f4456"), land.glitter(800, 692, p.disc, 90)]
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
        out.append(path(f"M{800 - r * 1.5:.0f} 900V{560 - r * 0.2:.0f}A{r * 1.5:.0f} {r * 1.2:.0f} 0 0 1 {800 + r * 1.5:.0f} {560 - r * 0.2:.0f}V900Z", tone))
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
        out.append(line([(x, 900), (x, 600)], "#0d161c", 14) + line([(x, 600), (x + (30 if x < 800 else -30), 560)], "#0d161c", 10))
    for y in (640, 700, 760, 820):
        out += [line([(0, y), (250, y + 4)], "#0d161c", 3), line([(1350, y + 4), (1600, y)], "#0d161c", 3)]
    return group(*out)


@scene("cinema")
def cinema() -> str:
    p = NIGHT
    out = [rect(0, 0, W, H, "#141a2c"), rect(150, 110, 1000, 540, "#f3dfb4"), rect(150, 480, 1000, 170, "#e0b878")]
    screen = el("clipPath", rect(150, 110, 1000, 540, "#000"), id="screen")
    dunes = [rect(150, 110, 1000, 540, "#f6e2b8"), circle(820, 330, 100, "#d9784a"), *(ring(820, 330, 100 + 40 * k, "#ffffff", 2, stroke_opacity="0.6") for k in (1, 2, 3)), land.dune(420, 440, 420, 230, "#e6b873", "#b97b48"), land.dune(1000, 480, 400, 200, "#dca660", "#a9683c"), rect(150, 620, 1000, 40, "#a9683c")]
    rider = move(700, 520, path("M-26 40L-20 -4C-10 -16 14 -16 22 -4L30 40H22L16 10H-12L-18 40Z", "#2b2033"), path("M22 -4L34 -26L44 -24L38 -12L28 2Z", "#2b2033"), path("M-8 -12C-8 -40 8 -40 8 -12Z", "#2b2033"), circle(0, -44, 8, "#2b2033"))
    out.append(screen + group(*dunes, rider, clip_path="url(#screen)"))
    out.append(poly([(1500, 560), (1150, 110), (1150, 650)], "#f3dfb4", opacity="0.16"))
    out += [rect(1440, 500, 130, 120, "#2f4468", rx="10"), circle(1470, 450, 52, "#38568a"), circle(1560, 440, 64, "#38568a"), circle(1470, 450, 15, "#141a2c"), circle(1560, 440, 18, "#141a2c"), rect(1420, 536, 30, 46, "#f2d9a0")]
    out += [circle(*polar(1560, 440, 40, k * 72), 12, "#141a2c") for k in range(5)] + [circle(*polar(1470, 450, 32, k * 72), 9, "#141a2c") for k in range(5)]
    r = random.Random(3)
    for row, (y, size) in enumerate(((770, 44), (840, 58))):
        for i in range(-1, 15):
            x = i * 124 + row * 62 + r.uniform(-5, 5)
            tone = mix("#2a4372", "#0b1328", row)
            shoulders = f"M{n(x - size * 1.25)} 900C{n(x - size * 1.2)} {n(y - size * 0.2)} {n(x + size * 1.2)} {n(y - size * 0.2)} {n(x + size * 1.25)} 900Z"
            out.append(circle(x, y - size * 0.5, size * 0.56, tone) + path(shoulders, tone))
    for i in range(20):
        out += [rect(i * 84 + 14, 24, 44, 34, "#0b1020", rx="6")]
    return group(*out)
