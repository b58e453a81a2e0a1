"""What the search announces. Lower rooms listen."""

from django.dispatch import Signal

related_changed = Signal()
"""Other articles are offered beside these than before. Sent after the database has committed, with `ids`: primary keys
of articles."""
