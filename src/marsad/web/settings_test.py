"""Settings of the test suite: quick hashes, tasks at once, files in a folder that the tests throw away."""

import os
import tempfile

os.environ.setdefault("MARSAD_HOME", tempfile.mkdtemp(prefix="marsad-test-"))
os.environ.setdefault("MARSAD_SECRET_KEY", "tests-only")
os.environ.setdefault("MARSAD_LOG_LEVEL", "WARNING")
# The tests of search turn it on; the others need not wait for it.
os.environ["MARSAD_SEARCH"] = "off"
# So do the tests of the record.
os.environ["MARSAD_RECORD"] = "0"

from marsad.web.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    # In a file as on a real site: a database in memory that two threads share, as the browser tests need it, answers
    # «table is locked» instead of waiting.
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.sqlite3")}  # noqa: F405
