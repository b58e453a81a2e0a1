"""Papers, words and seals."""

from __future__ import annotations

import random
from dataclasses import replace

from tools.demo_pictures import built, land
from tools.demo_pictures.registry import scene
from tools.demo_pictures.svg import (
    EMBER,
    OLIVE,
    PAPER,
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
    polar,
    poly,
    rect,
    ring,
    smooth,
)


@scene("snapback")
def snapback() -> str:
    p = EMBER
    out = [rect(0, 0, W, H, "#f0e2cb")]
    out += [circle(620, 450, 400 - k * 6, c) for k, c in enumerate(("#37202d", "#f7ecd8"))]
    for k in range(60):
        out.append(
            line(
                [polar(620, 450, 372, k * 6), polar(620, 450, 350 if k % 5 else 330, k * 6)],
                "#37202d",
                4 if k % 5 else 9,
            )
        )
    for start, sweep, c in ((-90, 90, "#d9b26a"), (0, 90, "#cf8a4e"), (90, 180, "#b5523b")):
        a, b = polar(620, 450, 296, start), polar(620, 450, 296, start + sweep - 3)
        out.append(
            path(
                f"M{n(a[0])} {n(a[1])}A296 296 0 {1 if sweep > 180 else 0} 1 {n(b[0])} {n(b[1])}",
                stroke=c,
                stroke_width=44,
            )
        )
    turns = [polar(620, 450, 20 + t * 1.9, -90 - t * 11) for t in range(110)]
    out.append(path(smooth(turns), stroke="#2f6f73", stroke_width=9, stroke_linecap="round"))
    out.append(
        line([(620, 450), polar(620, 450, 250, -90)], "#37202d", 14)
        + line([(620, 450), polar(620, 450, 170, 30)], "#37202d", 18)
    )
    out.append(land.disc(replace(p, disc="#c8553d", line="#37202d"), 620, 450, 34, 1, False))
    out.append(
        path(
            "M1090 250C1250 160 1420 220 1440 380S1330 640 1150 640",
            stroke="#2f6f73",
            stroke_width=26,
            stroke_linecap="round",
        )
        + poly([(1190, 570), (1190, 712), (1080, 640)], "#2f6f73")
    )
    for k in range(4):
        x, y = 1150 + k * 22, 330 + k * 26
        out.append(rect(x, y, 150, 190, mix("#ffffff", "#e3cfa8", k / 4), rx="4", stroke="#b79a6c", stroke_width="2"))
    out += [line([(1240, 450 + i * 22), (1340 - (i == 4) * 40, 450 + i * 22)], "#8a6f4c", 5) for i in range(5)]
    out.append(circle(1336, 566, 24, "#c8553d"))
    return group(*out)


@scene("words")
def words() -> str:
    out = [rect(0, 0, W, H, "#e9dcc3")]
    tones = ("#f6efdf", "#efd7ab", "#e3b96a", "#d9934e", "#c8693f", "#a8432f", "#6b2a2c")
    for i, c in enumerate(tones):
        x, y, w, h = 1240 - i * 190, 120 + i * 62, 250, 150
        ink = "#5b3729" if i < 4 else "#fbe8d0"
        out.append(
            path(
                f"M{x} {y + 24}Q{x} {y} {x + 24} {y}H{x + w - 24}Q{x + w} {y} {x + w} {y + 24}"
                f"V{y + h - 24}Q{x + w} {y + h} {x + w - 24} {y + h}H{x + 90}"
                f"L{x + 50} {y + h + 50}V{y + h}H{x + 24}Q{x} {y + h} {x} {y + h - 24}"
                "Z",
                c,
            )
        )
        for k in range(3):
            length = (170, 190, 110)[k] - (i * 13) % 40
            out.append(rect(x + w - 34 - length, y + 34 + k * 34, length, 10 + i, ink, rx="5", opacity="0.8"))
    out.append(land.disc(replace(PAPER, line="#8a6a44"), 240, 230, 80))
    for i in range(7):
        x = 1300 - i * 190
        out.append(rect(x, 800 - i * 8, 150, 100 + i * 8, mix("#c9b795", "#2b3440", i / 7)))
    return group(*out)


@scene("manuscript")
def manuscript() -> str:
    p = SAND
    out = [rect(0, 0, W, H, "#45291f")]
    out += [ring(800, 450, 420 + 60 * k, "#6b4634", 1.6) for k in range(9)]
    r = random.Random(4)
    for k, (x0, turn) in enumerate(((230, -3), (830, 2))):
        edge = [
            (0, 12),
            (270, 0),
            (540, 8),
            (548, 200),
            (540, 420),
            (550, 660),
            (280, 668),
            (4, 658),
            (-8, 440),
            (6, 220),
        ]
        clip = el("clipPath", path(smooth(edge, True), "#000"), id=f"folio{k}")
        stains = [
            el(
                "ellipse",
                cx=n(r.uniform(0, 540)),
                cy=n(r.uniform(0, 660)),
                rx=n(r.uniform(20, 90)),
                ry=n(r.uniform(12, 50)),
                fill=r.choice(("#d9b67c", "#f4e0b8")),
                opacity="0.4",
            )
            for _ in range(18)
        ]
        rows = []
        for row in range(12):
            x, y = 500.0, 70 + row * 46
            while x > 70:
                w = min(r.choice((34, 52, 78, 104)), x - 46)
                rows.append(rect(x - w, y, w, 15, "#4a2a1a", rx="7.5", opacity="0.88"))
                x -= w + 13
                if r.random() < 0.1 and x > 120:
                    rows.append(built.star8(x - 10, y + 8, 15, "#c8553d") + circle(x - 10, y + 8, 6, "#f4c77b"))
                    x -= 36
        folio = path(smooth(edge, True), "#ead2a4") + group(*stains, *rows, clip_path=f"url(#folio{k})")
        out.append(
            move(
                x0,
                116,
                path(smooth(edge, True), "#1f120d", opacity="0.5", transform="translate(12 16)") + clip + folio,
                turn=turn,
            )
        )
    out.append(
        group(
            circle(1180, 520, 168, "#fff6e0", opacity="0.25"),
            ring(1180, 520, 176, "#f4c77b", 16),
            line([(1308, 648), (1450, 790)], "#f4c77b", 30),
        )
    )
    out.append(land.disc(replace(p, line="#e9cf9f"), 1460, 150, 56, 2))
    return group(*out)


@scene("study-verification")
def study_verification() -> str:
    p = PAPER
    out = [rect(0, 0, W, H, "#2b3d4f")]
    for i in range(17):
        out += [line([(i * 100, 0), (i * 100, H)], "#3d5266", 1.4), line([(0, i * 100), (W, i * 100)], "#3d5266", 1.4)]
    for _k, (x, y, c) in enumerate(((330, 300, "#d39b3a"), (330, 620, "#7fa3ba"), (640, 460, "#c8553d"))):
        out += [rect(x - 110, y - 130, 220, 270, "#f1e8d8", rx="4"), rect(x - 110, y - 130, 220, 26, c)]
        out += [
            line([(x + 84, y - 70 + i * 34), (x - (84 if i < 4 else 10), y - 70 + i * 34)], "#9aa3a8", 6)
            for i in range(6)
        ]
        out.append(circle(x - 72, y + 104, 20, c))
    lens = el("clipPath", circle(1080, 430, 250, "#000"), id="lens")
    inside = [rect(800, 150, 600, 600, "#f6efe0")]
    for j in range(5):
        for i in range(5):
            x, y = 900 + i * 92, 250 + j * 92
            inside.append(circle(x, y, 32, ("#2f6f73", "#2f6f73", "#d39b3a")[(i * 2 + j) % 3]))
            inside.append(path(f"M{x - 14} {y}l10 12l18 -24", stroke="#f6efe0", stroke_width=7, stroke_linecap="round"))
    out.append(lens + group(*inside, clip_path="url(#lens)"))
    out.append(ring(1080, 430, 250, "#d39b3a", 22) + line([(1264, 614), (1460, 810)], "#d39b3a", 50))
    out += [ring(1080, 430, 300 + 40 * k, p.line, 1.6, stroke_opacity=f"{0.5 - 0.12 * k:.2f}") for k in range(3)]
    out += [
        line(
            [polar(1080, 430, 380, k * 5), polar(1080, 430, 390 if k % 6 else 398, k * 5)],
            p.line,
            1.6,
            stroke_opacity="0.45",
        )
        for k in range(72)
    ]
    return group(*out)


@scene("study-language")
def study_language() -> str:
    p = OLIVE
    out = [rect(0, 0, W, H, "#efe6d5")]
    rows = (
        (1.0, "#b5523b"),
        (0.62, "#b5523b"),
        (0.8, "#d39b3a"),
        (0.45, "#2f6f73"),
        (0.9, "#2f6f73"),
        (0.36, "#d39b3a"),
        (0.7, "#b5523b"),
        (0.52, "#2f6f73"),
        (0.84, "#2b3440"),
    )
    for i, (k, c) in enumerate(rows):
        y = 110 + i * 80
        out += [
            circle(1400, y + 16, 20, c),
            rect(1350 - 620 * k, y, 620 * k, 32, c, rx="16"),
            rect(1350 - 620 * k - 190, y + 9, 160, 14, "#c9b795", rx="7"),
        ]
    out.append(line([(1400, 60), (1400, 840)], "#2b3440", 3))
    out.append(
        move(
            390,
            500,
            rect(-36, -300, 72, 210, "#8a5a38", rx="16"),
            rect(-64, -130, 128, 60, "#5b3729", rx="10"),
            rect(-150, -70, 300, 100, "#2b3440", rx="8"),
            rect(-150, 30, 300, 20, "#b5523b"),
            turn=-14,
        )
    )
    out += [rect(170, 640, 500, 40, "#c9b795", rx="6"), rect(140, 680, 560, 60, "#b3a07a", rx="6")]
    out.append(land.disc(replace(p, disc="#2f6f73", line="#b9a784"), 170, 170, 62, 2))
    return group(*out)
