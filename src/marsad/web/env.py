"""The settings that an operator can make, as environment variables; `docs/settings.md` explains each."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off", ""})


class SettingError(ValueError):
    """A variable holds a value that cannot be used; the message names it and what is wanted."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: its name, the kind of its value, its default and what it is for."""

    name: str
    kind: type
    default: Any
    help: str
    choices: tuple[str, ...] = ()

    def read(self, environ: dict[str, str] | os._Environ[str] = os.environ) -> Any:
        """Return the value from `environ`, or the default. Raises SettingError for one that cannot be used."""
        raw = environ.get(self.name)
        if raw is None:
            return self.default
        raw = raw.strip()
        if self.kind is bool:
            if raw.lower() in TRUE | FALSE:
                return raw.lower() in TRUE
            raise SettingError(f"{self.name} is {raw!r}; write 1 or 0.")
        if self.kind is int:
            try:
                return int(raw)
            except ValueError:
                raise SettingError(f"{self.name} is {raw!r}; write a whole number.") from None
        if self.kind is list:
            return [item.strip() for item in raw.split(",") if item.strip()]
        if self.kind is Path:
            return Path(raw).expanduser().absolute()
        if self.kind is ZoneInfo:
            return _zone(self.name, raw)
        if self.choices and raw not in self.choices:
            raise SettingError(f"{self.name} is {raw!r}; write one of {', '.join(self.choices)}.")
        return raw


def _zone(name: str, raw: str) -> str:
    try:
        ZoneInfo(raw)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise SettingError(f"{name} is {raw!r}; write a time zone such as Asia/Riyadh or UTC.") from None
    return raw


SETTINGS = (
    Setting("MARSAD_HOME", Path, Path("var").absolute(), "Folder of everything that Marsad keeps"),
    Setting("MARSAD_BASE_URL", str, "http://127.0.0.1:8000", "Public address of the site, without a final slash"),
    Setting("MARSAD_ALLOWED_HOSTS", list, [], "Further host names that the site answers to, separated by commas"),
    Setting("MARSAD_HOST", str, "127.0.0.1", "Address that `marsad serve` listens on"),
    Setting("MARSAD_PORT", int, 8000, "Port that `marsad serve` listens on"),
    Setting("MARSAD_WORKERS", int, 1, "Web processes that `marsad serve` starts"),
    Setting("MARSAD_THREADS", int, 4, "Threads of each web process"),
    Setting("MARSAD_TASKS", bool, True, "Whether `marsad serve` also runs background tasks and the schedule"),
    Setting("MARSAD_SECRET_KEY", str, "", "Key that signs sessions and forms; made and kept in MARSAD_HOME when empty"),
    Setting("MARSAD_DEBUG", bool, False, "Show errors in full to whoever meets them; for development only"),
    Setting("MARSAD_LANGUAGE", str, "ar", "Language of the site's and the desk's own words", ("ar", "en")),
    Setting(
        "MARSAD_TIME_ZONE", ZoneInfo, "Asia/Riyadh", "Time zone of dates on the site and of imports that name none"
    ),
    Setting("MARSAD_HTTPS", bool, False, "The site is reached by HTTPS: secure cookies, HSTS and redirects"),
    Setting("MARSAD_TRUST_PROXY", int, 0, "How many proxies in front set X-Forwarded-For and X-Forwarded-Proto"),
    Setting(
        "MARSAD_EMAIL_URL", str, "", "Mail server, smtp://user:password@host:587?tls=1; empty writes mail to a folder"
    ),
    Setting("MARSAD_EMAIL_FROM", str, "marsad@localhost", "Sender of the mail that Marsad writes"),
    Setting("MARSAD_LOG_LEVEL", str, "INFO", "How much is written to the log", ("DEBUG", "INFO", "WARNING", "ERROR")),
    Setting(
        "MARSAD_EMBED_HOSTS",
        list,
        ["www.youtube-nocookie.com", "player.vimeo.com"],
        "Hosts that articles may embed, loaded after a reader's click",
    ),
    Setting(
        "MARSAD_COMMENT_KEEP_DAYS",
        int,
        90,
        "Days after which commenters' e-mail addresses are erased, and rejected comments and spam removed",
    ),
    Setting(
        "MARSAD_SEARCH", str, "embedded", "Where the search index is: in MARSAD_HOME, or nowhere", ("embedded", "off")
    ),
    Setting("MARSAD_RECORD", bool, True, "Whether published articles are read into the record"),
    Setting("DATABASE_URL", str, "", "Database, postgres://user:password@host/name; empty is SQLite in MARSAD_HOME"),
)

BY_NAME = {setting.name: setting for setting in SETTINGS}


def get(name: str) -> Any:
    """Return the value of the setting `name`; KeyError when it is not one of SETTINGS."""
    return BY_NAME[name].read()
