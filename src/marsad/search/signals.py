"""What the search announces. Lower rooms listen."""

from django.dispatch import Signal

related_changed = Signal()
"""Other articles are offered beside these than before. Sent after the database has committed, with `ids`: primary keys
of articles."""

related_changing = Signal()
"""The same, within the transaction: for those who must write something that no crash may part from it."""
