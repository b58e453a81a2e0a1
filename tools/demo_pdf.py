"""Make the PDF of each demo study: ``PYTHONPATH=src python tools/demo_pdf.py``.

It uses the site's own fonts, whose licence allows embedding. Chromium shapes the Arabic, tags the document and embeds
only the glyphs in use; qpdf then packs it, to about half. Run it after a study's text has changed.
"""

from __future__ import annotations

import argparse
import base64
import subprocess
from html import escape
from pathlib import Path

from playwright.sync_api import sync_playwright

from marsad.web.demo.content import load
from marsad.web.demo.model import (
    Block,
    Bullets,
    DataTable,
    DemoContent,
    Heading,
    Link,
    NoteMark,
    Paragraph,
    PictureBlock,
    Quote,
    Study,
)

STUDIES = Path(__file__).parents[1] / "src/marsad/web/demo/studies"
PACKING = ("--object-streams=generate", "--recompress-flate", "--compression-level=9")
FONTS = Path(__file__).parents[1] / "src/marsad/web/static/marsad/fonts"
FACES = (("Sans", 600, "sans-600.woff2"), ("Naskh", 400, "naskh-400.woff2"))
STYLE = """
@page { size: A4; margin: 24mm 22mm 22mm }
body { font: 400 11.5pt/1.95 Naskh; color: #1d2930; margin: 0 }
h1, h2, b, .authors, caption, th, .speaker { font-family: Sans; font-weight: 600 }
h1 { font-size: 22pt; line-height: 1.5; margin: 14mm 0 4mm; color: #12323c }
h2 { font-size: 14pt; line-height: 1.6; margin: 8mm 0 2mm; color: #174f5a; break-after: avoid }
p { margin: 0 0 3mm; text-align: start; orphans: 3; widows: 3 }
header img { height: 17mm }
.authors { font-size: 10.5pt; line-height: 1.8; color: #174f5a }
.abstract { background: #f4efe3; padding: 5mm 6mm; margin: 6mm 0; font-size: 11pt }
.citation, .notice { font-size: 9.5pt; color: #4a5a62 }
blockquote { margin: 6mm 0; padding-inline-start: 5mm; border-inline-start: 1.2mm solid #e0a53f; font-size: 13pt;
  break-inside: avoid }
.speaker { font-size: 9.5pt; color: #4a5a62 }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt; line-height: 1.6; margin: 5mm 0; break-inside: avoid }
caption { text-align: start; margin-bottom: 2mm }
th, td { border-block-end: .2mm solid #b9c4c8; padding: 1.4mm 1.6mm; text-align: start }
th { color: #174f5a }
sup { font-size: 70%; line-height: 0 }
sup a, li a { color: inherit; text-decoration: none }
.notes { font-size: 9.5pt; line-height: 1.75 }
"""


def running(paragraph: Paragraph, numbers: dict[str, int]) -> str:
    """Return a paragraph's runs as HTML; links stay as words, since paper has none."""
    parts = []
    for run in paragraph.runs:
        match run:
            case NoteMark(mark):
                parts.append(f'<sup><a href="#note-{mark}">{numbers[mark]}</a></sup>')
            case Link(text=text) | str(text):
                parts.append(escape(text))
    return "".join(parts)


def block_html(block: Block, numbers: dict[str, int]) -> str:
    """Return one block as HTML."""
    match block:
        case Heading(text):
            return f"<h2>{escape(text)}</h2>"
        case Paragraph():
            return f"<p>{running(block, numbers)}</p>"
        case Quote(text, speaker):
            return f'<blockquote>{escape(text)}<br><span class="speaker">{escape(speaker)}</span></blockquote>'
        case Bullets(items):
            return f"<ul>{''.join(f'<li>{running(item, numbers)}</li>' for item in items)}</ul>"
        case DataTable(caption, header, rows):
            head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
            lines = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
            return f"<table><caption>{escape(caption)}</caption><tr>{head}</tr>{lines}</table>"
        case PictureBlock():
            return ""


def study_html(content: DemoContent, study: Study) -> str:
    """Return the whole study as one HTML document with its fonts and logo inside."""
    faces = "".join(
        f"@font-face{{font-family:{family};font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{encoded(FONTS / name)})}}"
        for family, weight, name in FACES
    )
    numbers = {note.mark: i for i, note in enumerate(study.body.footnotes, 1)}
    institution = content.institution
    logo = f"data:image/svg+xml;base64,{encoded(institution.logo_light)}"
    authors = "".join(
        f"<div>{escape(a.name)} · {escape(a.affiliation)}</div>" for a in (content.authors[s] for s in study.authors)
    )
    notes = "".join(f'<li id="note-{note.mark}"><bdi>{escape(note.text)}</bdi></li>' for note in study.body.footnotes)
    return f"""<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>{escape(study.title)}</title>
<style>{faces}{STYLE}</style>
<header><img alt="{escape(institution.name)}" src="{logo}"></header>
<h1>{escape(study.title)}</h1><div class="authors">{authors}</div>
<div class="abstract"><b>الملخص.</b> {escape(study.abstract)}<br><b>الكلمات المفتاحية:</b>
{escape("، ".join(study.keywords))}</div>
<p class="citation"><b>للاستشهاد:</b> {escape(study.citation)}</p>
{"".join(block_html(block, numbers) for block in study.body.blocks)}
<h2>الحواشي</h2><ol class="notes">{notes}</ol><p class="notice">{escape(institution.notice)}</p></html>"""


def encoded(path: Path) -> str:
    """Return the file's bytes in base64."""
    return base64.b64encode(path.read_bytes()).decode()


def main() -> None:
    """Write one PDF a study, beside its text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chromium", help="path of the Chromium to use (default: Playwright's own)")
    arguments = parser.parse_args()
    for path in STUDIES.glob("*.md"):  # the loader insists on the files, so a new study's must be there first
        (STUDIES / f"{path.stem.partition('-')[2]}.pdf").touch()
    content = load()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=arguments.chromium, args=["--no-sandbox"])
        page = browser.new_page()
        for study in content.studies.values():
            page.set_content(study_html(content, study), wait_until="load")
            page.evaluate("document.fonts.ready")
            target = STUDIES / f"{study.slug}.pdf"
            page.pdf(path=target, prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
            subprocess.run(["qpdf", "--replace-input", *PACKING, str(target)], check=True)
            print(f"{target.name}  {target.stat().st_size / 1000:.0f} kB")
        browser.close()


if __name__ == "__main__":
    main()
