"""Draw the demo's pictures: ``python -m tools.demo_pictures [--only SLUG ...] [--to FOLDER]``."""

from __future__ import annotations

import argparse
import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tools.demo_pictures import scenes  # noqa: F401 (registers the scenes)
from tools.demo_pictures.registry import SCENES
from tools.demo_pictures.svg import H, W, document

PICTURES = Path(__file__).parents[2] / "src/marsad/web/demo/pictures"
QUALITY = 80


def main() -> None:
    """Rasterise the scenes with Chromium and write them as WebP."""
    parser = argparse.ArgumentParser(prog="python -m tools.demo_pictures", description=__doc__)
    parser.add_argument("--only", nargs="*", choices=sorted(SCENES), help="draw these alone")
    parser.add_argument("--to", type=Path, default=PICTURES, help="folder to write to (default: the demo's)")
    parser.add_argument("--chromium", help="path of the Chromium to use (default: Playwright's own)")
    arguments = parser.parse_args()
    arguments.to.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=arguments.chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": W, "height": H})
        total = 0
        for slug in arguments.only or sorted(SCENES):
            page.set_content(f'<body style="margin:0;font-size:0">{document(SCENES[slug]())}')
            image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            target = arguments.to / f"{slug}.webp"
            image.save(target, "WEBP", quality=QUALITY, method=6)
            total += target.stat().st_size
            print(f"{target.name}  {target.stat().st_size / 1000:.0f} kB")
        browser.close()
    print(f"{total / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
