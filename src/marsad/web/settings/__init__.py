"""Django's settings, from the environment variables that `marsad.web.env` lists."""

from marsad.web.settings.base import *  # noqa: F403
