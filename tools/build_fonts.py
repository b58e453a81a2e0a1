"""Make the site's web fonts from the Fontsource packages of IBM Plex Sans Arabic and Noto Naskh Arabic.

    python tools/build_fonts.py FOLDER

FOLDER holds the two unpacked npm packages, ``@fontsource/ibm-plex-sans-arabic`` and ``@fontsource/noto-naskh-arabic``
(version 5.3.0 was used), each as a folder that ends in its name, with or without ``package/`` inside. The result in
``src/marsad/web/static/marsad/fonts`` is committed; this is run again only to change the characters or the weights.

Fontsource cuts a family into one file for Arabic and one for Latin. An Arabic page needs both at once, for its spaces
and digits, so they are joined here into one file, cut to the characters that Arabic, Persian, Urdu, Kurdish and the
Latin of western Europe and Turkey use, and unhinted. Glyphs that only other languages use fall to the system's fonts.

Both families are under the SIL Open Font License 1.1, which asks that a changed font carry another name; ours are
called «Marsad Sans» and «Marsad Naskh», and the licences lie beside them.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "src/marsad/web/static/marsad/fonts"

#: (package, weight, name of our family, name of our file)
FACES = (
    ("ibm-plex-sans-arabic", 600, "Marsad Sans", "sans-600.woff2"),
    ("noto-naskh-arabic", 400, "Marsad Naskh", "naskh-400.woff2"),
    ("noto-naskh-arabic", 700, "Marsad Naskh", "naskh-700.woff2"),
)
SUBSETS = ("arabic", "latin", "latin-ext")

ARABIC = "؟؛،٪٫٬٭۔ؠءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىي٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ٰٱ"
#: Persian, Urdu, Kurdish, Pashto, Uyghur, and the letters with which Arabic writes foreign sounds.
NEIGHBOURS = "پچژگکیۀہۂۃھےۓںٹڈڑۆۇۈۊۋۅێەېىڕڵڎڊډړږښځڅټڼڭڤڥڢڧڨڜۉۍۏݣ"
MARKS = "".join(map(chr, range(0x0610, 0x061B))) + "".join(map(chr, range(0x064B, 0x0660)))
#: Honorifics, and the signs of a Quran that a text may quote.
DEVOTION = "ﷲﷺﷻ﴾﴿" + "".join(map(chr, (*range(0x06D6, 0x06DD), *range(0x06DF, 0x06E9), *range(0x06EA, 0x06EE))))
LATIN = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) + "ĞğİıŒœŞş"
SIGNS = "‐‑‒–—‘’‚“”„•…′″‹›€™−←→◌\u200c\u200d\u200e\u200f"
CHARACTERS = ARABIC + NEIGHBOURS + MARKS + DEVOTION + LATIN + SIGNS

FEATURES = ["ccmp", "locl", "isol", "init", "medi", "fina", "rlig", "calt", "liga", "kern", "mark", "mkmk"]
HINTING = ("fpgm", "prep", "cvt ", "gasp", "STAT")


def package_folder(where: Path, package: str) -> Path:
    """Return the folder of `package` under `where`. Raises SystemExit when it is not there."""
    for found in sorted(where.glob(f"*{package}*")):
        for folder in (found / "package", found):
            if (folder / "files").is_dir():
                return folder
    raise SystemExit(f"{where} has no folder of the package {package}.")


def joined(package: Path, name: str, weight: int) -> TTFont:
    """Return the family's subsets for one weight as one font."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = []
        for part in SUBSETS:
            font = TTFont(package / "files" / f"{name}-{part}-{weight}-normal.woff2")
            for table in HINTING:
                if table in font:
                    del font[table]
            font.flavor = None
            path = Path(scratch) / f"{part}.ttf"
            font.save(path)
            paths.append(str(path))
        return merge.Merger().merge(paths)


def cut(font: TTFont) -> None:
    """Leave only the glyphs and features that our characters need."""
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    cutter = subset.Subsetter(options)
    cutter.populate(text=CHARACTERS)
    cutter.subset(font)


def rename(font: TTFont, family: str, weight: int) -> None:
    """Give the font its new name; copyright and licence stay as they are."""
    style = {400: "Regular", 600: "SemiBold", 700: "Bold"}[weight]
    values = {
        1: family,
        2: style,
        3: f"{family} {style}",
        4: f"{family} {style}",
        6: f"{family}-{style}".replace(" ", ""),
    }
    for record in list(font["name"].names):
        if record.nameID in values:
            record.string = values[record.nameID]
        elif record.nameID in (16, 17, 21, 22, 25):
            font["name"].names.remove(record)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder with the two unpacked packages")
    where = parser.parse_args().folder
    FONTS.mkdir(parents=True, exist_ok=True)
    for name, weight, family, file in FACES:
        package = package_folder(where, name)
        font = joined(package, name, weight)
        cut(font)
        rename(font, family, weight)
        font.flavor = "woff2"
        font.save(FONTS / file)
        print(f"{file}: {len(font.getGlyphOrder())} glyphs, {(FONTS / file).stat().st_size:,} bytes")
        shutil.copyfile(package / "LICENSE", FONTS / f"LICENSE-{name}.txt")


if __name__ == "__main__":
    main()
