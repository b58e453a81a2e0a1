"""The WSGI application. `marsad serve` runs it behind the front door (`door.py`), with tasks and the schedule beside."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marsad.web.settings")
application = get_wsgi_application()
