"""The scenes; importing this package registers them all."""

from tools.demo_pictures.scenes import (  # noqa: F401 (they register themselves)
    cities,
    coasts,
    country,
    documents,
    halls,
    heights,
    markets,
    monuments,
    science,
    ships,
    straits,
)
