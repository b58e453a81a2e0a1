"""The desk: what Wagtail's admin is told about the newsroom, one module for each concern."""
