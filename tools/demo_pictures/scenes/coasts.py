"""Cities by the water."""

from __future__ import annotations

import random

from tools.demo_pictures import built, land
from tools.demo_pictures.registry import scene
from tools.demo_pictures.svg import (
    DUSK,
    GULF,
    ROSE,
    SAND,
    H,
    W,
    circle,
    group,
    line,
    mix,
    path,
    polar,
    poly,
    rect,
    ring,
    sky,
)


@scene("aden")
def aden() -> str:
    p = DUSK
    out = [sky(p), land.disc(p, 800, 360, 120)]
    out.append(
        poly(
            [
                (-20, 640),
                (140, 470),
                (250, 510),
                (360, 330),
                (430, 370),
                (520, 260),
                (600, 380),
                (650, 360),
                (760, 560),
                (840, 640),
            ],
            p.layers[1],
        )
    )
    out.append(
        poly(
            [(360, 330), (430, 370), (520, 260), (560, 322), (470, 470), (400, 640), (250, 640)],
            p.layers[0],
            opacity="0.55",
        )
    )
    out.append(
        poly(
            [
                (820, 640),
                (960, 520),
                (1060, 560),
                (1180, 380),
                (1260, 430),
                (1380, 330),
                (1500, 500),
                (1660, 420),
                (1660, 640),
            ],
            p.layers[1],
        )
    )
    out.append(
        poly(
            [(1180, 380), (1260, 430), (1380, 330), (1420, 390), (1290, 560), (1220, 640), (1050, 640)],
            p.layers[0],
            opacity="0.5",
        )
    )
    out.append(built.skyline(21, 650, 26, 90, p.layers[2], p.disc, 60, 760))
    out.append(built.skyline(22, 650, 20, 70, p.layers[2], p.disc, 900, 1560))
    out.append(built.minaret(600, 650, 190, 14, p.layers[2]))
    out.append(
        rect(1064, 470, 46, 180, p.layers[2])
        + poly([(1058, 470), (1116, 470), (1087, 420)], p.layers[2])
        + circle(1087, 510, 15, p.disc)
    )
    out.append(land.sea(650, "#a5677a", p.layers[3], p.line, 6))
    out.append(land.glitter(800, 652, p.disc, 130))
    out.append(built.dhow(330, 740, 1.0, p.layers[3], "#f0d9b5") + built.dhow(1190, 800, 1.35, p.layers[3], "#f0d9b5"))
    return group(*out)


@scene("bosphorus")
def bosphorus() -> str:
    p = ROSE
    out = [
        sky(p),
        land.disc(p, 830, 330, 96),
        land.cloud(1150, 160, 280, p.line, 0.6),
        land.cloud(160, 220, 240, p.line, 0.5),
    ]
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


@scene("gulf")
def gulf() -> str:
    p = GULF
    out = [sky(p), land.disc(p, 1140, 330, 104), land.cloud(300, 170, 330, p.line, 0.25)]
    out.append(built.skyline(3, 600, 40, 150, p.layers[0]))
    for x, w, h in ((420, 44, 300), (520, 34, 360), (620, 60, 240), (940, 40, 330), (1060, 52, 220), (1300, 38, 260)):
        out.append(
            poly(
                [
                    (x - w / 2, 600),
                    (x - w / 2, 600 - h * 0.85),
                    (x, 600 - h),
                    (x + w / 2, 600 - h * 0.85),
                    (x + w / 2, 600),
                ],
                p.layers[1],
            )
        )
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
    out += [
        ring(x, y, 250 + 34 * k, c, 2, stroke_opacity=f"{0.5 - 0.1 * k:.2f}") for x, y, c in centres for k in (1, 2, 3)
    ]
    out.append(circle(800, 470, 70, p.line))
    out += [
        line([polar(800, 470, 78, k * 10), polar(800, 470, 90 if k % 3 else 98, k * 10)], p.line, 2.5)
        for k in range(36)
    ]
    for x, y, c in centres:
        vx, vy = (x - 800) * 0.55 + x, (y - 470) * 0.4 + y
        out.append(circle(vx, vy, 26, p.line) + circle(vx, vy, 12, c))
        out.append(line([(vx, vy), (800, 470)], p.line, 2.5, stroke_dasharray="1 11"))
    base = 900
    out.append(built.skyline(41, base, 30, 110, p.layers[2], None, 0, 500))
    out.append(built.skyline(43, base, 30, 110, p.layers[2], None, 1110, 1600))
    for x, w, h in ((180, 44, 260), (262, 34, 330), (338, 54, 220), (1236, 40, 300), (1320, 56, 240), (1420, 36, 350)):
        out.append(
            poly(
                [(x - w / 2, base), (x - w / 2, base - h * 0.9), (x + w / 2, base - h), (x + w / 2, base)], p.layers[3]
            )
        )
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
    out.append(
        poly([(1380, 640), (1394, 400), (1426, 400), (1440, 640)], p.line) + rect(1384, 384, 52, 18, p.layers[2])
    )
    out.append(rect(1396, 352, 28, 34, p.disc) + poly([(1388, 354), (1432, 354), (1410, 322)], p.layers[2]))
    out.append(poly([(1280, 640), (1330, 600), (1480, 596), (1620, 640)], p.layers[2]))
    out.append(rect(0, 638, W, 26, p.layers[2]))
    out.append(land.sea(664, "#b87f8c", p.layers[2], p.line, 8))
    for i, (y, a) in enumerate(((760, 26), (830, 34))):
        out.append(land.swell(i + 5, y, a, 640, mix(p.layers[1], p.layers[3], 0.3 + i * 0.5)))
    out.append(land.glitter(1210, 666, p.disc, 90))
    return group(*out)
