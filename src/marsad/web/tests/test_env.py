import pytest

from marsad.web.env import BY_NAME, SettingError
from marsad.web.mail import email_settings
from marsad.web.secrets import kept_secret


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("MARSAD_DEBUG", "1", True),
        ("MARSAD_DEBUG", "off", False),
        ("MARSAD_PORT", " 9000 ", 9000),
        ("MARSAD_ALLOWED_HOSTS", "a.example, b.example,", ["a.example", "b.example"]),
        ("MARSAD_LANGUAGE", "en", "en"),
    ],
)
def test_a_setting_is_read_as_its_kind(name, raw, value):
    assert BY_NAME[name].read({name: raw}) == value


@pytest.mark.parametrize(
    ("name", "raw"),
    [("MARSAD_DEBUG", "maybe"), ("MARSAD_PORT", "x"), ("MARSAD_LANGUAGE", "fr"), ("MARSAD_TIME_ZONE", "Riyadh"),
     ("MARSAD_LOG_LEVEL", "loud")],
)  # fmt: skip
def test_a_bad_value_is_refused_by_name(name, raw):
    with pytest.raises(SettingError, match=name):
        BY_NAME[name].read({name: raw})


def test_defaults_are_safe():
    assert BY_NAME["MARSAD_DEBUG"].read({}) is False
    assert BY_NAME["MARSAD_HOST"].read({}) == "127.0.0.1"


def test_a_secret_is_made_once_and_for_its_owner_alone(tmp_path):
    path = tmp_path / "deep" / "secret"
    first = kept_secret(path)
    assert len(first) >= 50
    assert kept_secret(path) == first
    assert path.stat().st_mode & 0o077 == 0


def test_mail_address():
    settings = email_settings("smtp://me%40x:p%3Aw@mail.example:587?tls=1", None)
    assert settings["EMAIL_HOST_USER"] == "me@x"
    assert settings["EMAIL_HOST_PASSWORD"] == "p:w"
    assert settings["EMAIL_USE_TLS"] is True
    assert settings["EMAIL_PORT"] == 587
    with pytest.raises(SettingError):
        email_settings("mail.example", None)
