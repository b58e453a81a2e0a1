"""Pictures in the sizes that pages use, without a page ever waiting for one to be made.

Encoding is the costly part (a 1,200 pixel AVIF takes about a quarter of a second of CPU), so a page only names files.
A picture's files are made in the background when it comes to the desk (`make`). Where one is still missing the page
names a signed address that makes the WebP file when a browser first asks for it; AVIF is offered once it exists.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagtail.images.models import Filter
from wagtail.images.views.serve import generate_image_url

if TYPE_CHECKING:
    from marsad.newsroom.models import Picture

#: Best first. Every browser of the last six years reads the second.
FORMATS = ("avif", "webp")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a picture stands: widths to offer in pixels, its share of the window, and its shape when it is cropped."""

    widths: tuple[int, ...]
    sizes: str
    ratio: float | None = None


PLACES = {
    "lead": Place((480, 800, 1200, 1600), "(min-width: 64rem) 60rem, 100vw"),
    "front": Place((480, 800, 1200), "(min-width: 64rem) 46rem, 100vw", 16 / 9),
    "body": Place((480, 800, 1200), "(min-width: 50rem) 42rem, 100vw"),
    "card": Place((320, 640), "(min-width: 64rem) 18rem, (min-width: 40rem) 45vw, 40vw", 3 / 2),
    "face": Place((96, 192), "6rem", 1.0),
}
#: What is made ahead; faces are few and small enough to be made when asked for.
#: What networks show beside a shared link, then what search engines ask for: 16×9, 4×3 and 1×1.
SHAPES = ((1200, 630), (1200, 675), (1200, 900), (1200, 1200))
MADE_AHEAD = ("lead", "front", "body", "card")


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a picture."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Offer:
    """What a page says of one picture: its files by format, smallest first, and the share of the window they fill."""

    sources: dict[str, list[Source]]
    sizes: str

    @property
    def fallback(self) -> Source:
        """The file for a browser that does not choose: the middle one."""
        files = self.sources["webp"]
        return files[len(files) // 2]

    def srcset(self, format_: str) -> str:
        return ", ".join(f"{file.address} {file.width}w" for file in self.sources[format_])


def variants(picture: Picture, place: Place) -> list[tuple[int, int, str]]:
    """Return (width, height, operation) of each size of `picture` in `place`, none larger than the picture itself."""
    widest, highest = picture.width, picture.height
    if place.ratio:
        widest, highest = min(widest, round(highest * place.ratio)), min(highest, round(widest / place.ratio))
    found = []
    for width in [w for w in place.widths if w <= widest] or [place.widths[0]]:
        if place.ratio:
            cut = round(width / place.ratio)
            size, operation = (width, cut), f"fill-{width}x{cut}"
        else:
            size, operation = (width, max(1, round(width * highest / widest))), f"width-{width}"
        found.append((*(size if width <= widest else (widest, highest)), operation))
    return found


def offer(picture: Picture, place: str) -> Offer:
    """Return what a page says of `picture` in one of `PLACES`. No file is made; renditions are read once, if at all."""
    sizes = variants(picture, PLACES[place])
    filters = {(op, fmt): Filter(spec=f"{op}|format-{fmt}") for _, _, op in sizes for fmt in FORMATS}
    made = picture.find_existing_renditions(*filters.values())
    sources: dict[str, list[Source]] = {}
    for fmt in FORMATS:
        files = []
        for width, height, op in sizes:
            rendition = made.get(filters[op, fmt])
            if rendition is not None:
                files.append(Source(rendition.url, width, height))
            elif fmt == "webp":
                files.append(Source(generate_image_url(picture, filters[op, fmt].spec), width, height))
        if len(files) == len(sizes):
            sources[fmt] = files
    return Offer(sources, PLACES[place].sizes)


def shared(picture: Picture, shape: tuple[int, int]) -> Source:
    """Return the JPEG of `picture` that other sites are given, in one of the `SHAPES`. No file is made."""
    spec = _shared_spec(shape)
    made = picture.find_existing_renditions(Filter(spec=spec)).get(Filter(spec=spec))
    width, height = shape
    share = min(1, picture.width / width, picture.height / height)
    address = made.url if made is not None else generate_image_url(picture, spec)
    return Source(address, round(width * share), round(height * share))


def _shared_spec(shape: tuple[int, int]) -> str:
    return f"fill-{shape[0]}x{shape[1]}|format-jpeg"


def make(picture: Picture) -> int:
    """Make the files that pages will name, and return how many were missing."""
    specs = {
        f"{op}|format-{fmt}" for place in MADE_AHEAD for _, _, op in variants(picture, PLACES[place]) for fmt in FORMATS
    } | {_shared_spec(shape) for shape in SHAPES}
    missing = len(specs) - len(picture.find_existing_renditions(*(Filter(spec=spec) for spec in specs)))
    if missing:
        picture.get_renditions(*sorted(specs))
    return missing
