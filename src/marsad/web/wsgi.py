"""The WSGI application. In `marsad serve` the same process also runs tasks and the schedule."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marsad.web.settings")
application = get_wsgi_application()

if os.environ.get("MARSAD_SERVING") == "1":
    from marsad.arabic import warm_up
    from marsad.web import env

    warm_up()  # else the first reader who searches waits a second for the lexicon

    if env.get("MARSAD_TASKS"):
        from marsad.newsroom.background.runner import Background

        Background().start()
