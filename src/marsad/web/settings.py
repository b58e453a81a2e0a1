"""Settings shared by every way of running Marsad. Safe by default; nothing here needs editing to run a site."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from marsad.web import env
from marsad.web.database import database_settings, search_engine
from marsad.web.mail import email_settings
from marsad.web.secrets import kept_secret

WEB = Path(__file__).resolve().parent
HOME: Path = env.get("MARSAD_HOME")
BASE_URL: str = env.get("MARSAD_BASE_URL").rstrip("/")
HTTPS: bool = env.get("MARSAD_HTTPS")

DEBUG: bool = env.get("MARSAD_DEBUG")
SECRET_KEY: str = env.get("MARSAD_SECRET_KEY") or kept_secret(HOME / "secret_key")
ALLOWED_HOSTS = sorted(
    {urlsplit(BASE_URL).hostname or "localhost", "127.0.0.1", "localhost", "[::1]", *env.get("MARSAD_ALLOWED_HOSTS")}
)
CSRF_TRUSTED_ORIGINS = [BASE_URL]

INSTALLED_APPS = [
    "marsad.web",
    "marsad.delivery",
    "marsad.observatory",
    "marsad.search",
    "marsad.discussion",
    "marsad.newsroom",
    "wagtail.contrib.frontend_cache",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "marsad.newsroom.desk.users_app.DeskUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "marsad.delivery.pages.middleware.KeepPages",
    "marsad.web.chrome.LendChrome",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "marsad.web.measuring.MeasuringMiddleware",
    "marsad.web.policy.DeskPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "marsad.newsroom.desk.page_choice.PageChoicePolicy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "marsad.web.urls"
WSGI_APPLICATION = "marsad.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "marsad.web.chrome.chrome",
            ],
        },
    },
]

DATABASE_URL: str = env.get("DATABASE_URL")
if DATABASE_URL:
    DATABASES = {"default": database_settings(DATABASE_URL)}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "marsad.sqlite3",
            # Opening anew for every request costs more than most requests do.
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                # IMMEDIATE takes the write lock at the start, so that two writers wait instead of failing half-way.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # Each thread has a connection with a cache of its own; what is mapped into memory, all share.
                "init_command": (
                    "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=67108864;"
                    "PRAGMA cache_size=-1024;PRAGMA temp_store=MEMORY;"
                ),
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_USER_MODEL = "newsroom.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "wagtailadmin_login"

# Five wrong passwords for one name from one address close the door for a quarter of an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "web/locked_out.html"
AXES_CLIENT_IP_CALLABLE = "marsad.newsroom.visitors.client_address"
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

LANGUAGE_CODE: str = env.get("MARSAD_LANGUAGE")
LANGUAGES = [("ar", _("Arabic")), ("en", _("English"))]
LOCALE_PATHS = [WEB / "locale"]
TIME_ZONE: str = env.get("MARSAD_TIME_ZONE")
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = HOME / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = False
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "marsad.web.bundles.BundleFinder",
]

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default"],
    }
}
MARSAD_TASK_ATTEMPTS = 5
# A programmer who changes a template wants to see it.
MARSAD_PAGES: bool = env.get("MARSAD_PAGES") and not DEBUG
MARSAD_PAGES_FOLDER: Path = HOME / "pages"
MARSAD_PLAIN_PAGES: bool = env.get("MARSAD_PLAIN_PAGES")
MARSAD_FRAME = "marsad.web.chrome.frame"
MARSAD_UPSTREAM = f"{env.get('MARSAD_HOST')}:{env.get('MARSAD_PORT')}"
MARSAD_SEARCH: str = search_engine(env.get("MARSAD_SEARCH"), DATABASES["default"]["ENGINE"])
MARSAD_OPENSEARCH_URL: str = env.get("MARSAD_OPENSEARCH_URL")
MARSAD_VECTORS: bool = env.get("MARSAD_VECTORS")
MARSAD_RECORD: bool = env.get("MARSAD_RECORD")
MARSAD_TRUST_PROXY: int = env.get("MARSAD_TRUST_PROXY")
MARSAD_COMMENT_KEEP_DAYS: int = env.get("MARSAD_COMMENT_KEEP_DAYS")

# Security. Pages carry no inline script or style; the desk needs what Wagtail's admin needs.
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
if env.get("MARSAD_TRUST_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
EMBED_HOSTS: list[str] = env.get("MARSAD_EMBED_HOSTS")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [f"https://{host}" for host in EMBED_HOSTS] or [NONE],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    },
}
CSP_NONCE = NONCE

DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long article's blocks are many form fields

# Wagtail
WAGTAIL_SITE_NAME = "مرصد"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILIMAGES_IMAGE_MODEL = "newsroom.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "marsad.newsroom.picture_form.PictureForm"
# At Wagtail's own 80 an AVIF is larger than the WebP that it should beat.
WAGTAILIMAGES_AVIF_QUALITY = 55
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "pdf", "txt", "xlsx", "zip"]
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAIL_AUTO_UPDATE_PREVIEW = True
WAGTAIL_AUTOSAVE_INTERVAL = 1500  # ms after the last change
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
if env.get("MARSAD_PURGE"):
    WAGTAILFRONTENDCACHE = {
        "front": {"BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend", "LOCATION": env.get("MARSAD_PURGE")}
    }
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "marsad.search.backend"}}
TAGGIT_CASE_INSENSITIVE = True
TAG_SPACES_ALLOWED = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "marsad.web.logs.JsonLines"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": env.get("MARSAD_LOG_FORMAT")}},
    "root": {"handlers": ["console"], "level": env.get("MARSAD_LOG_LEVEL")},
    # A line for every saved page and every task would bury what an operator looks for.
    "loggers": {name: {"level": "WARNING"} for name in ("wagtail", "django_tasks", "django_tasks_db")},
}

globals().update(email_settings(env.get("MARSAD_EMAIL_URL"), HOME / "mail"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.get("MARSAD_EMAIL_FROM")
