"""Space, atoms and molecules."""

from __future__ import annotations

import math
import random
from dataclasses import replace

from tools.demo_pictures import land
from tools.demo_pictures.registry import scene
from tools.demo_pictures.svg import (
    GULF,
    NIGHT,
    ROSE,
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


@scene("pluto")
def pluto() -> str:
    p = NIGHT
    out = [rect(0, 0, W, H, "#0a1228"), land.stars(31, 260, p.line, 900)]
    for k in range(9):
        out.append(
            el(
                "ellipse",
                cx="-120",
                cy="1010",
                rx=n(260 + k * 150),
                ry=n(190 + k * 108),
                fill="none",
                stroke=p.line,
                stroke_width="1.6",
                stroke_opacity=f"{0.4 - 0.02 * k:.2f}",
            )
        )
    out.append(circle(-40, 960, 120, "#f4c77b") + circle(-40, 960, 190, "#f4c77b", opacity="0.18"))
    for k, (a, size, c) in enumerate(
        (
            (-40, 10, "#d9a27a"),
            (-62, 14, "#e3b98c"),
            (-30, 15, "#6fa3b8"),
            (-52, 12, "#c8694f"),
            (-33, 34, "#d9b38a"),
            (-58, 30, "#e8cf9c"),
            (-40, 22, "#8fc2c4"),
            (-24, 22, "#5a86c0"),
        )
    ):
        x = -120 + (260 + k * 150) * math.cos(math.radians(a))
        y = 1010 + (190 + k * 108) * math.sin(math.radians(a))
        out.append(circle(x, y, size, c))
        if k == 5:
            out.append(
                move(
                    x,
                    y,
                    el("ellipse", cx="0", cy="0", rx="56", ry="14", fill="none", stroke="#f2e3c0", stroke_width="6"),
                    turn=-18,
                )
            )
    clip = el("clipPath", circle(1190, 330, 190, "#000"), id="pluto")
    heart = path(
        "M1150 430C1060 380 1040 300 1090 270C1130 250 1160 280 1170 310C1190 270 1250"
        " 260 1280 300C1310 350 1250 410 1150 430Z",
        "#f6ead2",
    )
    face = [
        circle(1190, 330, 190, "#cfa98a"),
        path("M980 420C1080 380 1240 470 1400 400V560H980Z", "#7d4a3c"),
        path("M1000 200C1100 240 1300 160 1400 220V100H1000Z", "#e0c2a0"),
        heart,
        circle(1270, 330, 240, "#0a1228", opacity="0"),
        path("M1190 140A190 190 0 0 1 1190 520A240 240 0 0 0 1190 140Z", "#0a1228", opacity="0.35"),
    ]
    out.append(clip + group(*face, clip_path="url(#pluto)"))
    out += [ring(1190, 330, 190 + 46 * k, p.line, 1.8, stroke_opacity=f"{0.6 - 0.15 * k:.2f}") for k in (1, 2, 3)]
    out += [
        line(
            [polar(1190, 330, 328, k * 5), polar(1190, 330, 336 if k % 6 else 344, k * 5)],
            p.line,
            1.6,
            stroke_opacity="0.5",
        )
        for k in range(72)
    ]
    out.append(circle(1500, 190, 52, "#9aa0a8") + circle(1484, 168, 20, "#6f5a58", opacity="0.6"))
    probe = (
        poly([(-40, 20), (40, 20), (24, -20), (-24, -20)], "#e8b04a")
        + path("M-50 -24Q0 -74 50 -24Z", "#eef2f6")
        + line([(0, -50), (0, -84)], "#eef2f6", 4)
        + rect(40, 4, 70, 13, "#5c6a7a")
    )
    out.append(move(820, 560, probe, turn=28))
    out.append(
        path(
            smooth([(-20, 940), (300, 840), (600, 700), (800, 580)]),
            stroke="#e8b04a",
            stroke_width=3.5,
            stroke_dasharray="3 15",
            stroke_linecap="round",
        )
    )
    return group(*out)


@scene("centrifuge")
def centrifuge() -> str:
    p = SLATE
    out = [rect(0, 0, W, H, "#1f3440"), land.disc(p, 800, 250, 74)]
    for turn in (20, 80, 140):
        out.append(
            move(
                800,
                250,
                el(
                    "ellipse",
                    cx="0",
                    cy="0",
                    rx="190",
                    ry="66",
                    fill="none",
                    stroke=p.line,
                    stroke_width="3",
                    stroke_opacity="0.7",
                ),
                circle(190, 0, 10, "#e8b04a"),
                turn=turn,
            )
        )
    for row, (y, s, tone) in enumerate(((560, 0.75, 0.55), (690, 1.0, 0.25), (880, 1.35, 0))):
        count = (19, 15, 11)[row]
        for i in range(count):
            x = 800 + (i - (count - 1) / 2) * 96 * s
            light, dark = mix("#cfdde2", "#1f3440", tone), mix("#7f99a6", "#1f3440", tone)
            h = 240 * s
            live = (i + row) % 3 == 1
            out += [
                rect(x - 22 * s, y - h, 44 * s, h, light, rx=n(20 * s)),
                rect(x + 4 * s, y - h, 18 * s, h, dark, rx=n(9 * s)),
                rect(x - 22 * s, y - h * 0.66, 44 * s, 9 * s, mix("#e8b04a" if live else "#56707d", "#1f3440", tone)),
            ]
            out.append(line([(x, y - h), (x, y - h - 26 * s)], light, 5 * s))
        out.append(line([(-20, y - 266 * s), (1620, y - 266 * s)], mix("#cfdde2", "#1f3440", tone), 6 * s))
    out.append(rect(0, 872, W, 40, "#16262f"))
    return group(*out)


@scene("molecule")
def molecule() -> str:
    p = ROSE
    out = [rect(0, 0, W, H, "#2c3350")]
    for j in range(9):
        for i in range(14):
            x, y = i * 130 + (j % 2) * 65, j * 112
            hexagon = [polar(x, y, 66, 30 + 60 * k) for k in range(6)]
            out.append(
                poly(
                    hexagon, mix("#2c3350", "#3d4a73", ((i * 5 + j * 3) % 7) / 7), stroke="#4a5884", stroke_width="1.5"
                )
            )
    nodes = {
        "a": (620, 440, 78, "#c8d06a"),
        "b": (800, 330, 58, "#efe6d5"),
        "c": (980, 440, 78, "#c8d06a"),
        "d": (800, 540, 48, "#e58f6b"),
        "e": (440, 350, 40, "#efe6d5"),
        "f": (1160, 350, 40, "#efe6d5"),
        "g": (800, 690, 40, "#7fa3ba"),
    }
    for a, b in (("a", "b"), ("b", "c"), ("b", "d"), ("a", "e"), ("c", "f"), ("d", "g")):
        (x1, y1, *_), (x2, y2, *_) = nodes[a], nodes[b]
        out.append(line([(x1, y1), (x2, y2)], "#cfd6ea", 16))
    for x, y, r, c in nodes.values():
        out += [circle(x, y, r, c), circle(x - r * 0.3, y - r * 0.32, r * 0.3, "#ffffff", opacity="0.45")]
    out.append(ring(800, 450, 330, "#f8f0e2", 20) + line([(1040, 690), (1230, 880)], "#f8f0e2", 40))
    out.append(land.disc(replace(p, disc="#e8b04a"), 270, 700, 66, 2))
    return group(*out)


@scene("network")
def network() -> str:
    p = GULF
    out = [rect(0, 0, W, H, "#10333f")]
    out += [ring(800, 450, 110 * k, p.line, 1.2, stroke_opacity="0.16") for k in range(1, 9)]
    r = random.Random(23)
    nodes = [(800.0, 450.0, 46.0, 0)]
    for ringn, (count, radius) in enumerate(((6, 190), (11, 330), (17, 470), (13, 640)), 1):
        for k in range(count):
            x, y = polar(800, 450, radius + r.uniform(-34, 34), k * 360 / count + r.uniform(-9, 9))
            nodes.append((x, y * 0.9 + 45, r.uniform(9, 30 - ringn * 4), ringn))
    palette = ("#f4c77b", "#e8773f", "#7fc0b8", "#e2f0ea", "#c8553d")
    for i, (x, y, _, level) in enumerate(nodes[1:], 1):
        near = sorted(nodes[:i], key=lambda q: (q[0] - x) ** 2 + (q[1] - y) ** 2)[: 1 + (i % 3 == 0)]
        for qx, qy, *_ in near:
            out.append(
                path(
                    f"M{n(x)} {n(y)}Q{n((x + qx) / 2 + (qy - y) * 0.12)} {n((y + qy) / 2 + (x - qx) * 0.12)}"
                    f" {n(qx)} {n(qy)}",
                    stroke=p.line,
                    stroke_width=2.2,
                    stroke_opacity=f"{0.75 - level * 0.12:.2f}",
                )
            )
    for i, (x, y, s, _) in enumerate(nodes):
        c = palette[i % 5]
        out += [circle(x, y, s + 6, "#10333f"), circle(x, y, s, c), circle(x, y, s * 0.4, "#10333f")]
    out.append(land.disc(p, 800, 450, 40, 2))
    return group(*out)


@scene("radar")
def radar() -> str:
    p = SLATE
    out = [sky(replace(p, top="#16303c", bottom="#5b7f86"))]
    out += [ring(800, 900, 140 * k, p.line, 2, stroke_opacity=f"{0.6 - 0.05 * k:.2f}") for k in range(1, 9)]
    out += [
        line([(800, 900), polar(800, 900, 1150, a)], p.line, 1.6, stroke_opacity="0.25") for a in range(-180, 1, 15)
    ]
    out.append(poly([(800, 900), polar(800, 900, 1150, -62), polar(800, 900, 1150, -44)], p.disc, opacity="0.22"))
    out.append(line([(800, 900), polar(800, 900, 1150, -44)], p.disc, 4))
    out.append(land.disc(p, 800, 900, 60, 1))
    trail = [(180, 240), (420, 300), (660, 340), (880, 352), (1040, 350)]
    out.append(path(smooth(trail), stroke=p.line, stroke_width=4, stroke_dasharray="3 15", stroke_linecap="round"))
    plane = path(
        "M40 0C40 -8 20 -11 6 -11L-20 -54H-36L-22 -11L-48 -10L-62 -28H-72"
        "L-66 0L-72 28H-62L-48 10L-22 11L-36 54H-20L6 11C20 11 40 8 40 0Z",
        "#f6efe0",
    )
    out.append(move(1090, 350, plane, scale=1.25))
    out += [
        ring(1090, 350, 84 + 22 * k, "#e8773f", 4, stroke_opacity=f"{0.9 - 0.3 * k:.1f}", stroke_dasharray="16 10")
        for k in range(3)
    ]
    r = random.Random(2)
    for i in range(-1, 30):
        x = i * 58
        h = r.uniform(60, 120)
        out.append(
            line([(x, 910), (x + r.uniform(-12, 12), 910 - h)], "#3c4a2c", 5)
            + circle(x, 900 - h, 19, "#e8b04a")
            + circle(x, 900 - h, 9, "#6b4a2c")
        )
    return group(*out)
