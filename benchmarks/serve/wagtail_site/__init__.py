"""An ordinary Wagtail site with the same articles, for comparison: what a team gets that starts with Wagtail's own docs."""
