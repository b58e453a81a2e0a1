"""The newsroom: articles, sections, series, sources, the institution, and the desk that makes them."""
