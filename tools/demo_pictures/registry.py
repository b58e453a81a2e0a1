"""The scenes by slug."""

from __future__ import annotations

from collections.abc import Callable

Scene = Callable[[], str]
SCENES: dict[str, Scene] = {}


def scene(slug: str) -> Callable[[Scene], Scene]:
    """Register a function that returns the SVG content of the picture `slug`."""

    def register(function: Scene) -> Scene:
        if slug in SCENES:
            raise ValueError(f"two scenes are called {slug}")
        SCENES[slug] = function
        return function

    return register
