"""What the newsroom announces. Lower rooms listen; the newsroom knows none of them.

Each signal is sent after the database has committed, with `ids`: primary keys of articles, and `bulk`: whether they
are part of a large import, when a listener should put off what can wait.
"""

from django.dispatch import Signal

articles_published = Signal()
"""Articles became live or changed while live."""

articles_withdrawn = Signal()
"""Articles are no longer live: unpublished, expired or deleted."""

stories_imported = Signal()
"""Stories became articles. Sent with `pairs`: (primary key of the article, Story), for what a Story holds that is not
the newsroom's, such as readers' comments."""

schedule_ran = Signal()
"""The clock's work was done, every half minute in one process of the site. Rooms do what falls due with them; what takes
long belongs into a task."""
