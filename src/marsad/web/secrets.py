"""Secrets that Marsad makes for itself and keeps in files that only its own user may read."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from marsad.web.env import SettingError


def kept_secret(path: Path, length: int = 50) -> str:
    """Return the secret in the file `path`, making file and secret on first use.

    Two processes that start together agree: the file is linked into place whole, and the first one wins.
    Raises SettingError when the folder cannot be used.
    """
    try:
        return _read_or_make(path, length)
    except OSError as error:
        raise SettingError(
            f"{path} cannot be kept: {error.strerror}. Set MARSAD_HOME to a folder of your own."
        ) from None


def _read_or_make(path: Path, length: int) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        pass
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(length) + "\n")
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text(encoding="ascii").strip()
