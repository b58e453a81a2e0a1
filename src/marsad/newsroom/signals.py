"""What the newsroom announces. Lower rooms listen; the newsroom knows none of them.

What has happened is told after the database has committed, with `ids`: primary keys of articles, and `bulk`: whether
they are part of a large import, when a listener should put off what can wait. What is happening (`…_changing`) is told
within the transaction, to those who must write something that no crash may part from it; an error there undoes it.
"""

from django.dispatch import Signal

articles_published = Signal()
"""Articles became live or changed while live."""

articles_withdrawn = Signal()
"""Articles are no longer live: unpublished, expired or deleted."""

articles_changing = Signal()
"""Articles are becoming live, changing while live or being withdrawn: sent with `ids`, within the transaction."""

lists_changing = Signal()
"""Entries come into lists or leave them: sent with `changed`, (kind, key, published_at) of each, within the transaction.
An entry whose time changes is sent twice, with both."""

stories_imported = Signal()
"""Stories became articles. Sent with `pairs`: (primary key of the article, Story), for what a Story holds that is not
the newsroom's, such as readers' comments."""

schedule_ran = Signal()
"""The clock's work was done, every half minute in one process of the site. Rooms do what falls due with them; what takes
long belongs into a task."""
