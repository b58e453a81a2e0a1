"""The demo's illustrations, drawn by code: scenes become SVG, Chromium rasterises them, Pillow writes WebP.

Run ``python -m tools.demo_pictures`` from the repository root; see ``docs/demo.md``.
"""
