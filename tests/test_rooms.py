"""The rule of the house: a room imports only the rooms above it, and the library rooms know no Django."""

import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
MOST_LINES = 400


def test_rooms_import_only_what_stands_above_them():
    linter = Path(sys.executable).parent / "lint-imports"
    result = subprocess.run([linter], check=False, cwd=REPOSITORY, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


def test_library_rooms_work_without_django():
    code = "import sys; import marsad.arabic, marsad.intake, marsad.reading; sys.exit('django' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], check=False, cwd=REPOSITORY / "src")
    assert result.returncode == 0


def test_no_file_has_grown_too_long():
    kinds = ("*.py", "*.html", "*.css", "*.js")
    files = [p for kind in kinds for p in (REPOSITORY / "src").rglob(kind) if "migrations" not in p.parts]
    long = {str(p.relative_to(REPOSITORY)): n for p in files if (n := len(p.read_text().splitlines())) > MOST_LINES}
    assert not long
