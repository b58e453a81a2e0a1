"""Money, fuel and votes."""

from __future__ import annotations

import random
from dataclasses import replace

from tools.demo_pictures import built, land
from tools.demo_pictures.registry import scene
from tools.demo_pictures.svg import (
    EMBER,
    ICE,
    PAPER,
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


@scene("yuan")
def yuan() -> str:
    p = EMBER
    out = [rect(0, 0, W, H, "#f3e3c7")]
    out += [line([(0, 100 + i * 100), (W, 100 + i * 100)], "#d9c19a", 1.5) for i in range(8)]
    for i, h in enumerate((11, 11, 10, 7, 5, 3)):
        x = 210 + i * 235
        for k in range(h):
            y = 800 - k * 42
            out += [
                el("ellipse", cx=n(x), cy=n(y), rx="88", ry="26", fill="#9c3a30"),
                rect(x - 88, y - 24, 176, 24, "#b5523b"),
                el("ellipse", cx=n(x), cy=n(y - 24), rx="88", ry="26", fill="#d9784a"),
            ]
        top = 800 - (h - 1) * 42 - 24
        out += [
            el("ellipse", cx=n(x), cy=n(top), rx="70", ry="19", fill="none", stroke="#f7c873", stroke_width="4"),
            rect(x - 14, top - 8, 28, 16, "#f3e3c7", transform=f"rotate(0 {x} {top})"),
        ]
    pts = [(210, 270), (445, 275), (680, 300), (915, 430), (1150, 530), (1385, 620)]
    out.append(path(smooth([(x, y - 90) for x, y in pts]), stroke="#2f6f73", stroke_width=9, stroke_linecap="round"))
    out += [circle(x, y - 90, 15, "#2f6f73") + circle(x, y - 90, 7, "#f3e3c7") for x, y in pts]
    out.append(land.disc(replace(p, disc="#c8553d", line="#8a5a38"), 1290, 230, 80))
    out.append(rect(0, 826, W, 80, "#37202d"))
    return group(*out)


@scene("barrels")
def barrels() -> str:
    p = SLATE
    out = [sky(replace(p, top="#24333c", bottom="#8b7a5c")), land.disc(p, 1180, 270, 100)]
    fall = [
        (60, 150),
        (200, 190),
        (330, 160),
        (470, 250),
        (600, 330),
        (720, 300),
        (860, 420),
        (1000, 400),
        (1140, 510),
        (1280, 560),
        (1420, 540),
        (1560, 640),
    ]
    out.append(poly([*fall, (1560, 900), (60, 900)], "#e8b04a", opacity="0.14"))
    out.append(line(fall, "#e8b04a", 8))
    out += [circle(x, y, 10, "#f6e6c0") for x, y in fall]
    colours = ("#b5523b", "#2f6f73", "#41525c", "#c98f3f", "#7d3f38")

    def barrel(x: float, y: float, s: float, c: str) -> str:
        dark, lightc = mix(c, "#000000", 0.28), mix(c, "#ffffff", 0.2)
        return move(
            x,
            y,
            rect(-60, -170, 120, 170, c),
            rect(20, -170, 40, 170, dark),
            el("ellipse", cx="0", cy="0", rx="60", ry="17", fill=dark),
            el("ellipse", cx="0", cy="-170", rx="60", ry="17", fill=lightc),
            el("ellipse", cx="0", cy="-170", rx="48", ry="12", fill=mix(c, "#000000", 0.1)),
            *(path(f"M-62 {h}A62 17 0 0 0 62 {h}", "none", stroke=lightc, stroke_width="8") for h in (-118, -62)),
            circle(18, -170, 6, dark),
            scale=s,
        )

    for row, (y, s, count, x0) in enumerate(((760, 0.8, 16, 40), (830, 1.0, 13, 20), (930, 1.28, 11, 0))):
        for i in range(count):
            if row == 0 and i % 4 == 3:
                continue
            out.append(barrel(x0 + i * 128 * s + row * 12, y, s, colours[(i * 2 + row) % 5]))
    return group(*out)


@scene("pump")
def pump() -> str:
    p = SAND
    out = [
        rect(0, 0, W, H, "#2f6f73"),
        circle(800, 470, 420, "#3a8085"),
        circle(800, 470, 320, "#4a9296"),
        land.disc(replace(p, disc="#f4c77b", line="#e2f0ea"), 1290, 210, 84),
    ]
    out.append(built.skyline(51, 800, 60, 200, "#24595f"))
    out += [
        poly([(x - w / 2, 800), (x, 800 - h), (x + w / 2, 800)], "#24595f")
        for x, w, h in ((300, 90, 460), (1330, 70, 380))
    ]
    out.append(rect(0, 796, W, 110, "#163c42"))
    out += [
        rect(580, 240, 320, 560, "#f4ecd8", rx="26"),
        rect(580, 240, 320, 90, "#c8553d", rx="26"),
        rect(580, 290, 320, 40, "#c8553d"),
        rect(620, 366, 240, 130, "#163c42", rx="10"),
        rect(560, 780, 360, 34, "#e0d2b2", rx="6"),
    ]
    for i, (h, c) in enumerate(((36, "#7fb7b2"), (52, "#7fb7b2"), (70, "#f4c77b"), (96, "#e8773f"))):
        out.append(rect(646 + i * 52, 484 - h, 34, h, c))
    out += [rect(620, 530 + i * 62, 240, 44, mix("#e9dcc3", "#d3c09a", i / 3), rx="6") for i in range(3)]
    out += [circle(648, 552 + i * 62, 11, c) for i, c in enumerate(("#c8553d", "#2f6f73", "#d39b3a"))]
    out.append(
        path(
            "M900 330C1010 330 1000 420 1000 520V640C1000 720 1100 720 1100 640V430",
            stroke="#163c42",
            stroke_width=22,
            stroke_linecap="round",
        )
    )
    out.append(
        move(
            1100,
            400,
            rect(-22, -60, 44, 110, "#c8553d", rx="8"),
            path("M-10 -58L-24 -120L-92 -140", stroke="#e0d2b2", stroke_width=18, stroke_linecap="round"),
            turn=14,
        )
    )
    out.append(
        path("M960 290C930 330 940 356 960 356S990 330 960 290Z", "#f4c77b", transform="translate(10 -160) scale(1.0)")
    )
    return group(*out)


@scene("wheel")
def wheel() -> str:
    hues = (
        "#c8553d",
        "#d39b3a",
        "#5d8f5a",
        "#a34a4a",
        "#cf6a45",
        "#3f9aa8",
        "#e8b04a",
        "#8a3f4c",
        "#d9784a",
        "#b5567a",
        "#e3a24e",
        "#b58a3a",
        "#4d6f4a",
        "#3f7fa6",
        "#6fa05a",
        "#2f5f86",
        "#28456a",
    )
    out = [rect(0, 0, W, H, "#efe6d5")]
    out += [ring(800, 450, 430 + 46 * k, "#b9a784", 1.6, stroke_opacity=f"{0.7 - 0.06 * k:.2f}") for k in range(9)]
    for k, c in enumerate(hues):
        a, b = -90 + k * 360 / 17 + 1.2, -90 + (k + 1) * 360 / 17 - 1.2
        outer, inner = 390, 190
        p1, p2, p3, p4 = (
            polar(800, 450, outer, a),
            polar(800, 450, outer, b),
            polar(800, 450, inner, b),
            polar(800, 450, inner, a),
        )
        out.append(
            path(
                f"M{n(p1[0])} {n(p1[1])}A{outer} {outer} 0 0 1 {n(p2[0])} {n(p2[1])}"
                f"L{n(p3[0])} {n(p3[1])}A{inner} {inner} 0 0 0 {n(p4[0])} {n(p4[1])}"
                "Z",
                c,
            )
        )
        mid = (a + b) / 2
        out.append(
            built.star8(
                *polar(800, 450, 300, mid),
                30,
                mix(c, "#ffffff", 0.75),
                transform=f"rotate({mid:.0f} {polar(800, 450, 300, mid)[0]:.0f} {polar(800, 450, 300, mid)[1]:.0f})",
            )
        )
    out.append(land.disc(replace(PAPER, disc="#2f6f73", line="#8a7a5c"), 800, 450, 74, 3, False))
    for x in (210, 1390):
        for k in range(5):
            out.append(
                rect(x - 60, 300 + k * 70, 120, 10, hues[(k * 3) % 17], rx="5", opacity="0.8")
                + circle(x - 90, 305 + k * 70, 11, hues[(k * 3) % 17])
            )
    return group(*out)


@scene("ballot")
def ballot() -> str:
    p = ICE
    out = [rect(0, 0, W, H, "#dce8ec"), land.disc(replace(p, line="#82a6bc"), 1240, 240, 88)]
    r = random.Random(9)
    for _ in range(26):
        x, y, a = r.uniform(60, 1540), r.uniform(60, 560), r.uniform(-40, 40)
        out.append(
            move(
                x,
                y,
                rect(-34, -24, 68, 48, r.choice(("#ffffff", "#f3f3ee", "#c9dce8")), rx="3"),
                line([(-18, -6), (18, -6)], "#82a6bc", 3),
                line([(-18, 6), (6, 6)], "#82a6bc", 3),
                turn=a,
            )
        )
    out.append(
        move(
            800,
            330,
            rect(-90, -150, 180, 260, "#ffffff", rx="6"),
            *(
                rect(-62, -112 + k * 56, 30, 30, "none", stroke="#345c77", stroke_width="5")
                + line([(-14, -97 + k * 56), (60, -97 + k * 56)], "#82a6bc", 7)
                for k in range(4)
            ),
            path("M-58 -40L-46 -26L-24 -60", stroke="#e9866a", stroke_width="9", stroke_linecap="round"),
            turn=-7,
        )
    )
    out += [
        poly([(480, 430), (1120, 430), (1180, 480), (420, 480)], "#4f86a8"),
        rect(420, 480, 760, 430, "#345c77"),
        rect(420, 480, 760, 60, "#2a4d66"),
        rect(640, 446, 320, 18, "#16303f", rx="9"),
    ]
    out.append(rect(640, 446, 320, 18, "#16303f", rx="9"))
    out += [
        built.star8(800, 690, 96, "#4f86a8"),
        built.star8(800, 690, 56, "#e9866a"),
        built.star8(800, 690, 26, "#f4f3ec"),
    ]
    out += [built.column(x, 900, 54, 420, "#f7f5ec", "#c6d5dc") for x in (120, 260, 1340, 1480)]
    return group(*out)


@scene("bonds")
def bonds() -> str:
    p = SAND
    out = [sky(p), land.disc(p, 330, 250, 96), land.cloud(900, 130, 300, p.line, 0.7)]
    out.append(built.skyline(71, 760, 40, 150, p.layers[0]) + built.skyline(72, 790, 30, 110, p.layers[1]))
    for x, w, h in ((180, 60, 330), (300, 44, 260), (1360, 56, 300), (1470, 70, 380)):
        out.append(poly([(x - w / 2, 800), (x - w / 2, 800 - h), (x + w / 2, 790 - h), (x + w / 2, 800)], p.layers[1]))
    out.append(rect(0, 786, W, 120, p.layers[3]))
    for k, (x, y, turn) in enumerate(((560, 500, -9), (690, 480, -3), (830, 470, 3))):
        paper = [
            rect(-190, -250, 380, 500, mix("#ffffff", "#f0dfc0", k / 3), rx="6"),
            rect(-168, -228, 336, 456, "none", stroke="#2f6f73", stroke_width="5"),
        ]
        paper += [
            built.star8(0, -150, 44, "#2f6f73"),
            built.star8(0, -150, 24, "#f1e3c6"),
            rect(-110, -74, 220, 18, "#2f6f73", rx="9"),
        ]
        paper += [rect(-120, -34 + i * 34, 240 - (i == 3) * 90, 8, "#c9b795", rx="4") for i in range(4)]
        paper += [
            circle(92, 160, 38, "#c8553d"),
            built.star8(92, 160, 22, "#f1e3c6"),
            line([(-120, 176), (-10, 176)], "#5b3729", 4),
        ]
        out.append(move(x, y, *paper, turn=turn))
    for i, h in enumerate((4, 7, 10, 13)):
        x = 1120 + i * 96
        for k in range(h):
            y = 800 - k * 26
            out.append(
                rect(x - 38, y - 22, 76, 22, "#b8862f")
                + el("ellipse", cx=n(x), cy=n(y - 22.0), rx="38", ry="11", fill="#e8b04a")
            )
    return group(*out)
