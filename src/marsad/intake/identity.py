"""Telling whether two Stories are the same one: by text (`fingerprint`) and by address (`address_key`)."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import quote, urlsplit

from marsad.arabic import fold
from marsad.intake.story import Story

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_OTHER_DIGITS = re.compile(r"[٠-٩۰-۹]")
_NOT_WORD = re.compile(r"[\W_]+")

#: Query parameters that say where a reader came from, not what the page is.
TRACKING = re.compile(
    r"^(utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_[ce]id|_ga|_gl|ref|ref_src|ref_url|"
    r"spm|cmpid|ocid|at_(medium|campaign|custom\d)|amp|outputtype|share|replytocom)$"
)
_LINE_ENDS = re.compile(r"[\t\r\n]")
_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):", re.I)
_WEB = re.compile(r"^(?:https?:)?/{2,}", re.I)
_WWW = re.compile(r"^(?:www\.)+")
_ESCAPES = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_BAD_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})")

#: From this many words on, a text is recognised whatever its title says.
WORDS_ALONE = 20

#: Characters that keep their escape, because plain they would mean something else (RFC 3986, 2.2).
_KEPT = set("%/?#[]@!$&'()*+,;=:")


def fingerprint(story: Story) -> str:
    """Return a digest of what `story` says, folded, without spaces, marks and punctuation.

    The same for two copies of one report that differ in spelling variants, digits' script, punctuation, white space or
    the cutting into paragraphs. A text of `WORDS_ALONE` words or more stands for itself: papers give an agency's report
    headlines of their own. A shorter one counts together with its title. 32 hexadecimal digits.
    """
    text = story.text
    said = text if len(text.split()) >= WORDS_ALONE else f"{story.title} {text}"
    folded = _NOT_WORD.sub("", fold(unicodedata.normalize("NFKC", said))).casefold()
    if _OTHER_DIGITS.search(folded):
        folded = folded.translate(_DIGITS)
    return hashlib.blake2b(folded.encode("utf-8", "replace"), digest_size=16).hexdigest()


def address_key(address: str) -> str:
    """Return the form of `address` in which two addresses of one page are equal. Idempotent; "" for "".

    For http and https: no scheme, ``www.``, default port, user, fragment, trailing slash or tracking parameter;
    host in lower case and Unicode; the other parameters sorted; percent-encoded letters (Arabic above all) plain;
    Unicode in NFC. What is not such an address (``urn:…``, ``tag:…``) is only stripped.
    """
    address = unicodedata.normalize("NFC", _LINE_ENDS.sub("", address.strip()))
    if not _WEB.match(address) and _SCHEME.match(address) and not _looks_like_port(address):
        return address
    rest = _WEB.sub("", address)
    try:
        parts = urlsplit("//" + rest)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return rest.partition("#")[0]
    pairs = [(_plain(k), _plain(v)) for k, v in _pairs(parts.query) if not TRACKING.match(k.lower())]
    query = "&".join(f"{k}={v}" if v else k for k, v in sorted(pairs))
    path = re.sub(r"/{2,}", "/", _plain(parts.path)).rstrip("/")
    place = _host(host) + (f":{port}" if port and port not in (80, 443) else "")
    return place + path + (f"?{query}" if query else "")


def _looks_like_port(address: str) -> bool:
    return re.match(r"^[^/?#]*\.[^/?#:]*:\d+(?:[/?#]|$)", address) is not None


def _pairs(query: str) -> list[tuple[str, str]]:
    split = (one.partition("=") for one in query.split("&") if one)
    return [(name, value) for name, _, value in split if name or value]


def _host(host: str) -> str:
    host = _WWW.sub("", host).rstrip(".")
    labels = []
    for label in host.split("."):
        try:
            labels.append(label.encode("ascii").decode("idna") if label.startswith("xn--") else label)
        except UnicodeError:
            labels.append(label)
    return ".".join(labels)


def _plain(part: str) -> str:
    """Decode escapes of letters; keep those that carry meaning, in upper case; escape what must not stand plain."""
    part = _BAD_PERCENT.sub("%25", part)
    part = _ESCAPES.sub(_decode_run, part)
    return unicodedata.normalize("NFC", "".join(quote(c, safe="") if _never_plain(c) else c for c in part))


def _decode_run(match: re.Match[str]) -> str:
    data = bytes.fromhex(match[0].replace("%", ""))
    try:
        decoded = data.decode("utf-8")
    except UnicodeDecodeError:
        return match[0].upper()
    return "".join(quote(c, safe="") if c in _KEPT or _never_plain(c) else c for c in decoded)


def _never_plain(c: str) -> bool:
    return c in ' "<>\\^`{|}' or not c.isprintable()
