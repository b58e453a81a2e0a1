"""Still lifes and diagrams: science, markets, documents."""

from __future__ import annotations

import math
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


@scene("pluto")
def pluto() -> str:
    p = NIGHT
    out = [rect(0, 0, W, H, "#0a1228"), land.stars(31, 260, p.line, 900)]
    for k in range(9):
        out.append(el("ellipse", cx="-120", cy="1010", rx=n(260 + k * 150), ry=n(190 + k * 108), fill="none", stroke=p.line, stroke_width="1.6", stroke_opacity=f"{0.4 - 0.02 * k:.2f}"))
    out.append(circle(-40, 960, 120, "#f4c77b") + circle(-40, 960, 190, "#f4c77b", opacity="0.18"))
    for k, (a, size, c) in enumerate(((-40, 10, "#d9a27a"), (-62, 14, "#e3b98c"), (-30, 15, "#6fa3b8"), (-52, 12, "#c8694f"), (-33, 34, "#d9b38a"), (-58, 30, "#e8cf9c"), (-40, 22, "#8fc2c4"), (-24, 22, "#5a86c0"))):
        x = -120 + (260 + k * 150) * math.cos(math.radians(a))
        y = 1010 + (190 + k * 108) * math.sin(math.radians(a))
        out.append(circle(x, y, size, c))
        if k == 5:
            out.append(move(x, y, el("ellipse", cx="0", cy="0", rx="56", ry="14", fill="none", stroke="#f2e3c0", stroke_width="6"), turn=-18))
    clip = el("clipPath", circle(1190, 330, 190, "#000"), id="pluto")
    heart = path("M1150 430C1060 380 1040 300 1090 270C1130 250 1160 280 1170 310C1190 270 1250 260 1280 300C1310 350 1250 410 1150 430Z", "#f6ead2")
    face = [circle(1190, 330, 190, "#cfa98a"), path("M980 420C1080 380 1240 470 1400 400V560H980Z", "#7d4a3c"), path("M1000 200C1100 240 1300 160 1400 220V100H1000Z", "#e0c2a0"), heart, circle(1270, 330, 240, "#0a1228", opacity="0") , path("M1190 140A190 190 0 0 1 1190 520A240 240 0 0 0 1190 140Z", "#0a1228", opacity="0.35")]
    out.append(clip + group(*face, clip_path="url(#pluto)"))
    out += [ring(1190, 330, 190 + 46 * k, p.line, 1.8, stroke_opacity=f"{0.6 - 0.15 * k:.2f}") for k in (1, 2, 3)]
    out += [line([polar(1190, 330, 328, k * 5), polar(1190, 330, 336 if k % 6 else 344, k * 5)], p.line, 1.6, stroke_opacity="0.5") for k in range(72)]
    out.append(circle(1500, 190, 52, "#9aa0a8") + circle(1484, 168, 20, "#6f5a58", opacity="0.6"))
    probe = poly([(-40, 20), (40, 20), (24, -20), (-24, -20)], "#e8b04a") + path("M-50 -24Q0 -74 50 -24Z", "#eef2f6") + line([(0, -50), (0, -84)], "#eef2f6", 4) + rect(40, 4, 70, 13, "#5c6a7a")
    out.append(move(820, 560, probe, turn=28))
    out.append(path(smooth([(-20, 940), (300, 840), (600, 700), (800, 580)]), stroke="#e8b04a", stroke_width=3.5, stroke_dasharray="3 15", stroke_linecap="round"))
    return group(*out)


@scene("centrifuge")
def centrifuge() -> str:
    p = SLATE
    out = [rect(0, 0, W, H, "#1f3440"), land.disc(p, 800, 250, 74)]
    for turn in (20, 80, 140):
        out.append(move(800, 250, el("ellipse", cx="0", cy="0", rx="190", ry="66", fill="none", stroke=p.line, stroke_width="3", stroke_opacity="0.7"), circle(190, 0, 10, "#e8b04a"), turn=turn))
    for row, (y, s, tone) in enumerate(((560, 0.75, 0.55), (690, 1.0, 0.25), (880, 1.35, 0))):
        count = (19, 15, 11)[row]
        for i in range(count):
            x = 800 + (i - (count - 1) / 2) * 96 * s
            light, dark = mix("#cfdde2", "#1f3440", tone), mix("#7f99a6", "#1f3440", tone)
            h = 240 * s
            live = (i + row) % 3 == 1
            out += [rect(x - 22 * s, y - h, 44 * s, h, light, rx=n(20 * s)), rect(x + 4 * s, y - h, 18 * s, h, dark, rx=n(9 * s)), rect(x - 22 * s, y - h * 0.66, 44 * s, 9 * s, mix("#e8b04a" if live else "#56707d", "#1f3440", tone))]
            out.append(line([(x, y - h), (x, y - h - 26 * s)], light, 5 * s))
        out.append(line([(-20, y - 266 * s), (1620, y - 266 * s)], mix("#cfdde2", "#1f3440", tone), 6 * s))
    out.append(rect(0, 872, W, 40, "#16262f"))
    return group(*out)


@scene("snapback")
def snapback() -> str:
    p = EMBER
    out = [rect(0, 0, W, H, "#f0e2cb")]
    out += [circle(620, 450, 400 - k * 6, c) for k, c in enumerate(("#37202d", "#f7ecd8"))]
    for k in range(60):
        out.append(line([polar(620, 450, 372, k * 6), polar(620, 450, 350 if k % 5 else 330, k * 6)], "#37202d", 4 if k % 5 else 9))
    for start, sweep, c in ((-90, 90, "#d9b26a"), (0, 90, "#cf8a4e"), (90, 180, "#b5523b")):
        a, b = polar(620, 450, 296, start), polar(620, 450, 296, start + sweep - 3)
        out.append(path(f"M{n(a[0])} {n(a[1])}A296 296 0 {1 if sweep > 180 else 0} 1 {n(b[0])} {n(b[1])}", stroke=c, stroke_width=44))
    turns = [polar(620, 450, 20 + t * 1.9, -90 - t * 11) for t in range(110)]
    out.append(path(smooth(turns), stroke="#2f6f73", stroke_width=9, stroke_linecap="round"))
    out.append(line([(620, 450), polar(620, 450, 250, -90)], "#37202d", 14) + line([(620, 450), polar(620, 450, 170, 30)], "#37202d", 18))
    out.append(land.disc(replace(p, disc="#c8553d", line="#37202d"), 620, 450, 34, 1, False))
    out.append(path("M1090 250C1250 160 1420 220 1440 380S1330 640 1150 640", stroke="#2f6f73", stroke_width=26, stroke_linecap="round") + poly([(1190, 570), (1190, 712), (1080, 640)], "#2f6f73"))
    for k in range(4):
        x, y = 1150 + k * 22, 330 + k * 26
        out.append(rect(x, y, 150, 190, mix("#ffffff", "#e3cfa8", k / 4), rx="4", stroke="#b79a6c", stroke_width="2"))
    out += [line([(1240, 450 + i * 22), (1340 - (i == 4) * 40, 450 + i * 22)], "#8a6f4c", 5) for i in range(5)]
    out.append(circle(1336, 566, 24, "#c8553d"))
    return group(*out)


@scene("radar")
def radar() -> str:
    p = SLATE
    out = [sky(replace(p, top="#16303c", bottom="#5b7f86"))]
    out += [ring(800, 900, 140 * k, p.line, 2, stroke_opacity=f"{0.6 - 0.05 * k:.2f}") for k in range(1, 9)]
    out += [line([(800, 900), polar(800, 900, 1150, a)], p.line, 1.6, stroke_opacity="0.25") for a in range(-180, 1, 15)]
    out.append(poly([(800, 900), polar(800, 900, 1150, -62), polar(800, 900, 1150, -44)], p.disc, opacity="0.22"))
    out.append(line([(800, 900), polar(800, 900, 1150, -44)], p.disc, 4))
    out.append(land.disc(p, 800, 900, 60, 1))
    trail = [(180, 240), (420, 300), (660, 340), (880, 352), (1040, 350)]
    out.append(path(smooth(trail), stroke=p.line, stroke_width=4, stroke_dasharray="3 15", stroke_linecap="round"))
    plane = path("M40 0C40 -8 20 -11 6 -11L-20 -54H-36L-22 -11L-48 -10L-62 -28H-72L-66 0L-72 28H-62L-48 10L-22 11L-36 54H-20L6 11C20 11 40 8 40 0Z", "#f6efe0")
    out.append(move(1090, 350, plane, scale=1.25))
    out += [ring(1090, 350, 84 + 22 * k, "#e8773f", 4, stroke_opacity=f"{0.9 - 0.3 * k:.1f}", stroke_dasharray="16 10") for k in range(3)]
    r = random.Random(2)
    for i in range(-1, 30):
        x = i * 58
        h = r.uniform(60, 120)
        out.append(line([(x, 910), (x + r.uniform(-12, 12), 910 - h)], "#3c4a2c", 5) + circle(x, 900 - h, 19, "#e8b04a") + circle(x, 900 - h, 9, "#6b4a2c"))
    return group(*out)


@scene("molecule")
def molecule() -> str:
    p = ROSE
    out = [rect(0, 0, W, H, "#2c3350")]
    for j in range(9):
        for i in range(14):
            x, y = i * 130 + (j % 2) * 65, j * 112
            hexagon = [polar(x, y, 66, 30 + 60 * k) for k in range(6)]
            out.append(poly(hexagon, mix("#2c3350", "#3d4a73", ((i * 5 + j * 3) % 7) / 7), stroke="#4a5884", stroke_width="1.5"))
    nodes = {"a": (620, 440, 78, "#c8d06a"), "b": (800, 330, 58, "#efe6d5"), "c": (980, 440, 78, "#c8d06a"), "d": (800, 540, 48, "#e58f6b"), "e": (440, 350, 40, "#efe6d5"), "f": (1160, 350, 40, "#efe6d5"), "g": (800, 690, 40, "#7fa3ba")}
    for a, b in (("a", "b"), ("b", "c"), ("b", "d"), ("a", "e"), ("c", "f"), ("d", "g")):
        (x1, y1, *_), (x2, y2, *_) = nodes[a], nodes[b]
        out.append(line([(x1, y1), (x2, y2)], "#cfd6ea", 16))
    for x, y, r, c in nodes.values():
        out += [circle(x, y, r, c), circle(x - r * 0.3, y - r * 0.32, r * 0.3, "#ffffff", opacity="0.45")]
    out.append(ring(800, 450, 330, "#f8f0e2", 20) + line([(1040, 690), (1230, 880)], "#f8f0e2", 40))
    out.append(land.disc(replace(p, disc="#e8b04a"), 270, 700, 66, 2))
    return group(*out)


@scene("yuan")
def yuan() -> str:
    p = EMBER
    out = [rect(0, 0, W, H, "#f3e3c7")]
    out += [line([(0, 100 + i * 100), (W, 100 + i * 100)], "#d9c19a", 1.5) for i in range(8)]
    for i, h in enumerate((11, 11, 10, 7, 5, 3)):
        x = 210 + i * 235
        for k in range(h):
            y = 800 - k * 42
            out += [el("ellipse", cx=n(x), cy=n(y), rx="88", ry="26", fill="#9c3a30"), rect(x - 88, y - 24, 176, 24, "#b5523b"), el("ellipse", cx=n(x), cy=n(y - 24), rx="88", ry="26", fill="#d9784a")]
        top = 800 - (h - 1) * 42 - 24
        out += [el("ellipse", cx=n(x), cy=n(top), rx="70", ry="19", fill="none", stroke="#f7c873", stroke_width="4"), rect(x - 14, top - 8, 28, 16, "#f3e3c7", transform=f"rotate(0 {x} {top})")]
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
    fall = [(60, 150), (200, 190), (330, 160), (470, 250), (600, 330), (720, 300), (860, 420), (1000, 400), (1140, 510), (1280, 560), (1420, 540), (1560, 640)]
    out.append(poly([*fall, (1560, 900), (60, 900)], "#e8b04a", opacity="0.14"))
    out.append(line(fall, "#e8b04a", 8))
    out += [circle(x, y, 10, "#f6e6c0") for x, y in fall]
    colours = ("#b5523b", "#2f6f73", "#41525c", "#c98f3f", "#7d3f38")

    def barrel(x: float, y: float, s: float, c: str) -> str:
        dark, lightc = mix(c, "#000000", 0.28), mix(c, "#ffffff", 0.2)
        return move(x, y, rect(-60, -170, 120, 170, c), rect(20, -170, 40, 170, dark), el("ellipse", cx="0", cy="0", rx="60", ry="17", fill=dark), el("ellipse", cx="0", cy="-170", rx="60", ry="17", fill=lightc), el("ellipse", cx="0", cy="-170", rx="48", ry="12", fill=mix(c, "#000000", 0.1)), *(path(f"M-62 {h}A62 17 0 0 0 62 {h}", "none", stroke=lightc, stroke_width="8") for h in (-118, -62)), circle(18, -170, 6, dark), scale=s)

    for row, (y, s, count, x0) in enumerate(((760, 0.8, 16, 40), (830, 1.0, 13, 20), (930, 1.28, 11, 0))):
        for i in range(count):
            if row == 0 and i % 4 == 3:
                continue
            out.append(barrel(x0 + i * 128 * s + row * 12, y, s, colours[(i * 2 + row) % 5]))
    return group(*out)


@scene("pump")
def pump() -> str:
    p = SAND
    out = [rect(0, 0, W, H, "#2f6f73"), circle(800, 470, 420, "#3a8085"), circle(800, 470, 320, "#4a9296"), land.disc(replace(p, disc="#f4c77b", line="#e2f0ea"), 1290, 210, 84)]
    out.append(built.skyline(51, 800, 60, 200, "#24595f"))
    out += [poly([(x - w / 2, 800), (x, 800 - h), (x + w / 2, 800)], "#24595f") for x, w, h in ((300, 90, 460), (1330, 70, 380))]
    out.append(rect(0, 796, W, 110, "#163c42"))
    out += [rect(580, 240, 320, 560, "#f4ecd8", rx="26"), rect(580, 240, 320, 90, "#c8553d", rx="26"), rect(580, 290, 320, 40, "#c8553d"), rect(620, 366, 240, 130, "#163c42", rx="10"), rect(560, 780, 360, 34, "#e0d2b2", rx="6")]
    for i, (h, c) in enumerate(((36, "#7fb7b2"), (52, "#7fb7b2"), (70, "#f4c77b"), (96, "#e8773f"))):
        out.append(rect(646 + i * 52, 484 - h, 34, h, c))
    out += [rect(620, 530 + i * 62, 240, 44, mix("#e9dcc3", "#d3c09a", i / 3), rx="6") for i in range(3)]
    out += [circle(648, 552 + i * 62, 11, c) for i, c in enumerate(("#c8553d", "#2f6f73", "#d39b3a"))]
    out.append(path("M900 330C1010 330 1000 420 1000 520V640C1000 720 1100 720 1100 640V430", stroke="#163c42", stroke_width=22, stroke_linecap="round"))
    out.append(move(1100, 400, rect(-22, -60, 44, 110, "#c8553d", rx="8"), path("M-10 -58L-24 -120L-92 -140", stroke="#e0d2b2", stroke_width=18, stroke_linecap="round"), turn=14))
    out.append(path("M960 290C930 330 940 356 960 356S990 330 960 290Z", "#f4c77b", transform="translate(10 -160) scale(1.0)"))
    return group(*out)


@scene("wheel")
def wheel() -> str:
    hues = ("#c8553d", "#d39b3a", "#5d8f5a", "#a34a4a", "#cf6a45", "#3f9aa8", "#e8b04a", "#8a3f4c", "#d9784a", "#b5567a", "#e3a24e", "#b58a3a", "#4d6f4a", "#3f7fa6", "#6fa05a", "#2f5f86", "#28456a")
    out = [rect(0, 0, W, H, "#efe6d5")]
    out += [ring(800, 450, 430 + 46 * k, "#b9a784", 1.6, stroke_opacity=f"{0.7 - 0.06 * k:.2f}") for k in range(9)]
    for k, c in enumerate(hues):
        a, b = -90 + k * 360 / 17 + 1.2, -90 + (k + 1) * 360 / 17 - 1.2
        outer, inner = 390, 190
        p1, p2, p3, p4 = polar(800, 450, outer, a), polar(800, 450, outer, b), polar(800, 450, inner, b), polar(800, 450, inner, a)
        out.append(path(f"M{n(p1[0])} {n(p1[1])}A{outer} {outer} 0 0 1 {n(p2[0])} {n(p2[1])}L{n(p3[0])} {n(p3[1])}A{inner} {inner} 0 0 0 {n(p4[0])} {n(p4[1])}Z", c))
        mid = (a + b) / 2
        out.append(built.star8(*polar(800, 450, 300, mid), 30, mix(c, "#ffffff", 0.75), transform=f"rotate({mid:.0f} {polar(800, 450, 300, mid)[0]:.0f} {polar(800, 450, 300, mid)[1]:.0f})"))
    out.append(land.disc(replace(PAPER, disc="#2f6f73", line="#8a7a5c"), 800, 450, 74, 3, False))
    for x in (210, 1390):
        for k in range(5):
            out.append(rect(x - 60, 300 + k * 70, 120, 10, hues[(k * 3) % 17], rx="5", opacity="0.8") + circle(x - 90, 305 + k * 70, 11, hues[(k * 3) % 17]))
    return group(*out)


@scene("words")
def words() -> str:
    out = [rect(0, 0, W, H, "#e9dcc3")]
    tones = ("#f6efdf", "#efd7ab", "#e3b96a", "#d9934e", "#c8693f", "#a8432f", "#6b2a2c")
    for i, c in enumerate(tones):
        x, y, w, h = 1240 - i * 190, 120 + i * 62, 250, 150
        ink = "#5b3729" if i < 4 else "#fbe8d0"
        out.append(path(f"M{x} {y + 24}Q{x} {y} {x + 24} {y}H{x + w - 24}Q{x + w} {y} {x + w} {y + 24}V{y + h - 24}Q{x + w} {y + h} {x + w - 24} {y + h}H{x + 90}L{x + 50} {y + h + 50}V{y + h}H{x + 24}Q{x} {y + h} {x} {y + h - 24}Z", c))
        for k in range(3):
            length = (170, 190, 110)[k] - (i * 13) % 40
            out.append(rect(x + w - 34 - length, y + 34 + k * 34, length, 10 + i, ink, rx="5", opacity="0.8"))
    out.append(land.disc(replace(PAPER, line="#8a6a44"), 240, 230, 80))
    for i in range(7):
        x = 1300 - i * 190
        out.append(rect(x, 800 - i * 8, 150, 100 + i * 8, mix("#c9b795", "#2b3440", i / 7)))
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
            out.append(path(f"M{n(x)} {n(y)}Q{n((x + qx) / 2 + (qy - y) * 0.12)} {n((y + qy) / 2 + (x - qx) * 0.12)} {n(qx)} {n(qy)}", stroke=p.line, stroke_width=2.2, stroke_opacity=f"{0.75 - level * 0.12:.2f}"))
    for i, (x, y, s, _) in enumerate(nodes):
        c = palette[i % 5]
        out += [circle(x, y, s + 6, "#10333f"), circle(x, y, s, c), circle(x, y, s * 0.4, "#10333f")]
    out.append(land.disc(p, 800, 450, 40, 2))
    return group(*out)


@scene("leaf")
def leaf() -> str:
    p = OLIVE
    out = [rect(0, 0, W, H, "#24505a")]
    for j in range(7):
        for i in range(11):
            out.append(built.star8(i * 160, j * 160 - 20, 66, "none", stroke="#3a6f78", stroke_width="2") + built.star8(i * 160 + 80, j * 160 + 60, 26, "none", stroke="#3a6f78", stroke_width="2"))
    out.append(built.arch(800, 920, 760, 860, "#efe6d5") + built.arch(800, 920, 700, 826, "#2f6f73"))
    out += [ring(800, 420, 170 + 40 * k, "#efe6d5", 1.6, stroke_opacity=f"{0.55 - 0.1 * k:.2f}") for k in range(4)]
    out.append(land.disc(replace(p, disc="#f4c77b"), 800, 420, 120, 0, False))
    stem = path("M800 900C796 760 806 640 800 480", stroke="#e4e7cd", stroke_width=10)
    leaves = []
    for k in range(7):
        y = 840 - k * 54
        for s in (-1, 1):
            length = 190 - k * 16
            leaves.append(path(f"M800 {y}C{800 + s * length * 0.3} {y - 90} {800 + s * length * 0.8} {y - 100} {800 + s * length} {y - 84}C{800 + s * length * 0.8} {y - 20} {800 + s * length * 0.3} {y + 6} 800 {y}Z", mix("#93b46a", "#4d7a48", (k + (s > 0) * 0.6) / 7)))
            leaves.append(line([(800, y), (800 + s * length * 0.8, y - 70)], "#e4e7cd", 2, stroke_opacity="0.5"))
    out += [stem, *leaves, path("M800 500C760 440 770 390 800 350C830 390 840 440 800 500Z", "#a9c77a")]
    return group(*out)


@scene("ballot")
def ballot() -> str:
    p = ICE
    out = [rect(0, 0, W, H, "#dce8ec"), land.disc(replace(p, line="#82a6bc"), 1240, 240, 88)]
    r = random.Random(9)
    for _ in range(26):
        x, y, a = r.uniform(60, 1540), r.uniform(60, 560), r.uniform(-40, 40)
        out.append(move(x, y, rect(-34, -24, 68, 48, r.choice(("#ffffff", "#f3f3ee", "#c9dce8")), rx="3"), line([(-18, -6), (18, -6)], "#82a6bc", 3), line([(-18, 6), (6, 6)], "#82a6bc", 3), turn=a))
    out.append(move(800, 330, rect(-90, -150, 180, 260, "#ffffff", rx="6"), *(rect(-62, -112 + k * 56, 30, 30, "none", stroke="#345c77", stroke_width="5") + line([(-14, -97 + k * 56), (60, -97 + k * 56)], "#82a6bc", 7) for k in range(4)), path("M-58 -40L-46 -26L-24 -60", stroke="#e9866a", stroke_width="9", stroke_linecap="round"), turn=-7))
    out += [poly([(480, 430), (1120, 430), (1180, 480), (420, 480)], "#4f86a8"), rect(420, 480, 760, 430, "#345c77"), rect(420, 480, 760, 60, "#2a4d66"), rect(640, 446, 320, 18, "#16303f", rx="9")]
    out.append(rect(640, 446, 320, 18, "#16303f", rx="9"))
    out += [built.star8(800, 690, 96, "#4f86a8"), built.star8(800, 690, 56, "#e9866a"), built.star8(800, 690, 26, "#f4f3ec")]
    out += [built.column(x, 900, 54, 420, "#f7f5ec", "#c6d5dc") for x in (120, 260, 1340, 1480)]
    return group(*out)


@scene("manuscript")
def manuscript() -> str:
    p = SAND
    out = [rect(0, 0, W, H, "#45291f")]
    out += [ring(800, 450, 420 + 60 * k, "#6b4634", 1.6) for k in range(9)]
    r = random.Random(4)
    for k, (x0, turn) in enumerate(((230, -3), (830, 2))):
        edge = [(0, 12), (270, 0), (540, 8), (548, 200), (540, 420), (550, 660), (280, 668), (4, 658), (-8, 440), (6, 220)]
        clip = el("clipPath", path(smooth(edge, True), "#000"), id=f"folio{k}")
        stains = [el("ellipse", cx=n(r.uniform(0, 540)), cy=n(r.uniform(0, 660)), rx=n(r.uniform(20, 90)), ry=n(r.uniform(12, 50)), fill=r.choice(("#d9b67c", "#f4e0b8")), opacity="0.4") for _ in range(18)]
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
        out.append(move(x0, 116, path(smooth(edge, True), "#1f120d", opacity="0.5", transform="translate(12 16)") + clip + folio, turn=turn))
    out.append(group(circle(1180, 520, 168, "#fff6e0", opacity="0.25"), ring(1180, 520, 176, "#f4c77b", 16), line([(1308, 648), (1450, 790)], "#f4c77b", 30)))
    out.append(land.disc(replace(p, line="#e9cf9f"), 1460, 150, 56, 2))
    return group(*out)


@scene("study-verification")
def study_verification() -> str:
    p = PAPER
    out = [rect(0, 0, W, H, "#2b3d4f")]
    for i in range(17):
        out += [line([(i * 100, 0), (i * 100, H)], "#3d5266", 1.4), line([(0, i * 100), (W, i * 100)], "#3d5266", 1.4)]
    for k, (x, y, c) in enumerate(((330, 300, "#d39b3a"), (330, 620, "#7fa3ba"), (640, 460, "#c8553d"))):
        out += [rect(x - 110, y - 130, 220, 270, "#f1e8d8", rx="4"), rect(x - 110, y - 130, 220, 26, c)]
        out += [line([(x + 84, y - 70 + i * 34), (x - (84 if i < 4 else 10), y - 70 + i * 34)], "#9aa3a8", 6) for i in range(6)]
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
    out += [line([polar(1080, 430, 380, k * 5), polar(1080, 430, 390 if k % 6 else 398, k * 5)], p.line, 1.6, stroke_opacity="0.45") for k in range(72)]
    return group(*out)


@scene("study-language")
def study_language() -> str:
    p = OLIVE
    out = [rect(0, 0, W, H, "#efe6d5")]
    rows = ((1.0, "#b5523b"), (0.62, "#b5523b"), (0.8, "#d39b3a"), (0.45, "#2f6f73"), (0.9, "#2f6f73"), (0.36, "#d39b3a"), (0.7, "#b5523b"), (0.52, "#2f6f73"), (0.84, "#2b3440"))
    for i, (k, c) in enumerate(rows):
        y = 110 + i * 80
        out += [circle(1400, y + 16, 20, c), rect(1350 - 620 * k, y, 620 * k, 32, c, rx="16"), rect(1350 - 620 * k - 190, y + 9, 160, 14, "#c9b795", rx="7")]
    out.append(line([(1400, 60), (1400, 840)], "#2b3440", 3))
    out.append(move(390, 500, rect(-36, -300, 72, 210, "#8a5a38", rx="16"), rect(-64, -130, 128, 60, "#5b3729", rx="10"), rect(-150, -70, 300, 100, "#2b3440", rx="8"), rect(-150, 30, 300, 20, "#b5523b"), turn=-14))
    out += [rect(170, 640, 500, 40, "#c9b795", rx="6"), rect(140, 680, 560, 60, "#b3a07a", rx="6")]
    out.append(land.disc(replace(p, disc="#2f6f73", line="#b9a784"), 170, 170, 62, 2))
    return group(*out)
