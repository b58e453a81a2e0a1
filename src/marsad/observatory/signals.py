"""What the record announces."""

from django.dispatch import Signal

#: What is shown of the record in these articles is changing. ids: primary keys of articles, None for any article. Sent
#: within the transaction of the change.
record_changing = Signal()
